"""The line on a slide whose numbers are of an earlier wave: they must not pass for those of now."""

from copy import deepcopy

from pptx.oxml.ns import qn
from pptx.slide import Slide

from dashboard.export.deck.box import INCH, Box
from dashboard.export.deck.elements import element_of
from dashboard.export.deck.names import BASE
from dashboard.export.deck.paint import SECOND
from dashboard.export.deck.renewal import ours, text_of
from dashboard.export.deck.texts import Style, text_box
from dashboard.i18n import Words

SIZE = 14


def mark_former(slide: Slide, words: Words) -> None:
    """Say it over the base line, or in a box of its own where that is gone; once."""
    said = words.text("deck.former")
    if any(said in text_of(shape) for shape in slide.shapes if shape.has_text_frame):
        return
    base = next((shape for shape, name in ours(slide) if name.part == BASE), None)
    if base is None:
        text_box(
            slide,
            Box(INCH // 2, INCH // 8, 8 * INCH, INCH // 4),
            said,
            words.language,
            Style(SIZE, SECOND, bold=True),
        )
        return
    first = element_of(base).find(f".//{qn('a:p')}")
    line = deepcopy(first)
    runs = line.findall(qn("a:r"))
    runs[0].find(qn("a:t")).text = said
    for run in runs[1:]:
        line.remove(run)
    runs[0].get_or_add_rPr().set("b", "1")
    first.addprevious(line)
