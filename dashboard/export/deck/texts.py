"""Texts on a slide: in the placeholder of the layout that is for them, or in a box of their own."""

from dataclasses import dataclass

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Pt

from dashboard.export.deck.box import Box
from dashboard.export.deck.elements import Untyped, element_of, parsed, placeholders_of
from dashboard.export.deck.own_theme import placed
from dashboard.export.deck.paint import INK, Paint
from dashboard.export.deck.sheet import clean

INSET = 7.2
"""Points between the edge of a placeholder and its text."""
FIELD = (
    '<a:fld {} id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">'
    '<a:rPr lang="en-US"/><a:t>{}</a:t></a:fld>'
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: size in points, colour of the theme, weight, and where it stands."""

    size: float
    paint: Paint = INK
    bold: bool = False
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP
    align: PP_ALIGN = PP_ALIGN.LEFT


def write(shape: Untyped, text: str, language: str, size: float | None = None) -> None:
    """Put a text into a shape, a paragraph a line; in its own type unless a size is given."""
    frame: TextFrame = shape.text_frame
    frame.word_wrap = True
    lines = clean(text).splitlines() or [""]
    frame.text = lines[0]
    for line in lines[1:]:
        frame.add_paragraph().text = line
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            element_of(run).get_or_add_rPr().set("lang", language)
            if size is not None:
                run.font.size = Pt(size)


def text_box(slide: Slide, box: Box, text: str, language: str, style: Style) -> Shape:
    """A text in a box without margins."""
    shape = slide.shapes.add_textbox(*box.lengths)
    frame: Untyped = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = style.anchor
    write(shape, text, language)
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            styled(run, language, style)
    return shape


def styled(run: Untyped, language: str, style: Style) -> None:
    """Give a run of text its size, weight and colour, and its language."""
    run.font.size, run.font.bold = Pt(style.size), style.bold
    properties = element_of(run).get_or_add_rPr()
    properties.set("lang", language)
    fill = parsed(f"<a:solidFill {nsdecls('a')}/>")
    style.paint.written_into(fill)
    properties.insert(0, fill)


def furnish(slide: Slide, source: Untyped, box: Box | None = None) -> Shape:
    """Take a placeholder over that python-pptx leaves in the layout: footer, slide number."""
    slide.shapes.clone_placeholder(source)
    shape: Shape = placeholders_of(slide)[-1]
    if box is not None:
        placed(shape, box)
    return shape


def number_slide(shape: Shape, number: int) -> None:
    """Make a placeholder say the number of its slide, wherever the slide is moved."""
    paragraph = element_of(shape.text_frame.paragraphs[0])
    paragraph.insert(0, parsed(FIELD.format(nsdecls("a"), number)))


def named(slide: Slide, name: str) -> Shape | None:
    """The placeholder of a slide that its layout calls so."""
    layout = slide.slide_layout
    wanted = {one.placeholder_format.idx for one in placeholders_of(layout) if one.name == name}
    found = [one for one in placeholders_of(slide) if one.placeholder_format.idx in wanted]
    return next(iter(found), None)


def remove(shape: BaseShape) -> None:
    """Take a shape from its slide, and a chart's numbers from the file."""
    element = element_of(shape)
    element.getparent().remove(element)
    if shape.has_chart:
        charts = element.iter(qn("c:chart"))
        for rid in [one.get(qn("r:id")) for one in charts]:
            shape.part.drop_rel(rid)
