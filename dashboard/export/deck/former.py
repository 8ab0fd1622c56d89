"""The line on a slide whose numbers are of an earlier wave: they must not pass for those of now."""

from copy import deepcopy

from pptx.oxml.ns import qn
from pptx.slide import Slide

from dashboard.export.deck.box import INCH, Box
from dashboard.export.deck.elements import Untyped, element_of
from dashboard.export.deck.names import BASE
from dashboard.export.deck.paint import SECOND
from dashboard.export.deck.renewal import ours
from dashboard.export.deck.texts import Style, remove, text_box
from dashboard.i18n import LANGUAGES, Words, words_in

SIZE = 14


def mark_former(slide: Slide, words: Words) -> None:
    """Say it over the base line, or in a box of its own where that is gone or empty."""
    said = words.text("deck.former")
    bases = (shape for shape, name in ours(slide) if name.part == BASE and shape.has_text_frame)
    first = next((element_of(base).find(f".//{qn('a:p')}") for base in bases), None)
    runs: list[Untyped] = [] if first is None else first.findall(qn("a:r"))
    if first is None or not runs:
        text_box(
            slide,
            Box(INCH // 2, INCH // 8, 8 * INCH, INCH // 4),
            said,
            words.language,
            Style(SIZE, SECOND, bold=True),
        )
        return
    line = deepcopy(first)
    run, *others = line.findall(qn("a:r"))
    run.find(qn("a:t")).text = said
    for other in others:
        line.remove(other)
    run.get_or_add_rPr().set("b", "1")
    first.addprevious(line)


def unmark_former(slide: Slide) -> None:
    """Take it off again, in whichever language it was said: what is under it is renewed next."""
    said = {words_in(language).text("deck.former") for language in LANGUAGES}
    shapes: list[Untyped] = [one for one in slide.shapes if one.has_text_frame]
    for shape in shapes:
        lines = shape.text_frame.paragraphs
        marks = [line for line in lines if line.text in said]
        if marks and len(marks) == len(lines):
            remove(shape)
            continue
        for mark in marks:
            element_of(mark).getparent().remove(element_of(mark))
