"""A slide with what every slide has: its headline, where its numbers come from, its number."""

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.export.deck.box import Box
from dashboard.export.deck.canvas import BASE, NOTES, TITLES, Canvas, box_of, of_kind
from dashboard.export.deck.fit import size_in
from dashboard.export.deck.names import FOOTER, HEADLINE, NUMBER, remember, sign
from dashboard.export.deck.paint import MUTED
from dashboard.export.deck.texts import (
    INSET,
    Style,
    furnish,
    named,
    number_slide,
    remove,
    text_box,
    write,
)
from dashboard.export.source import source_of
from dashboard.readout import Readout, Told
from dashboard.typeface import BOLD

HEADLINE_SIZES = (28, 12)
FOOTER_SIZES = (11, 10)


def plain_slide(
    canvas: Canvas, readout: Readout, key: str, headline: str, told: Told | None = None
) -> Slide:
    """Add a slide to the deck; of an exhibit with the placeholders for its base and notes."""
    slide = canvas.deck.slides.add_slide(canvas.content)
    kept = [named(slide, name) for name in (BASE, NOTES)] if told else []
    for shape in list(slide.placeholders):
        is_kept = any(one is not None and one.shape_id == shape.shape_id for one in kept)
        if shape.placeholder_format.type not in TITLES and not is_kept:
            remove(shape)
    _headline(canvas, slide, key, headline, told)
    write_footer(canvas, slide, key, provenance(readout, told))
    for source in list(of_kind(canvas.content, {PP_PLACEHOLDER.SLIDE_NUMBER}))[:1]:
        number = furnish(slide, source)
        number_slide(number, len(canvas.deck.slides))
        sign(number, key, NUMBER)
    return slide


def provenance(readout: Readout, told: Told | None) -> str:
    """Where the numbers come from, and what was chosen for them."""
    return source_of(readout, told) if told else readout.provenance.line


def fit_headline(shape: Shape, text: str, box: Box) -> None:
    """Make the type of a headline as large as its box allows."""
    width, height = box.points
    inside = width - 2 * INSET, height - INSET
    size = size_in(text, inside, HEADLINE_SIZES, BOLD)
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _headline(canvas: Canvas, slide: Slide, key: str, text: str, told: Told | None) -> None:
    shape = slide.shapes.title
    language, box = canvas.words.language, canvas.title
    if shape is None:
        shape = text_box(slide, box, text, language, Style(HEADLINE_SIZES[0], bold=True))
    else:
        write(shape, text.replace("\n", " "), language)
    fit_headline(shape, text, box)
    sign(shape, key, HEADLINE, text)
    if told is not None:
        remember(shape, told.computed)


def write_footer(canvas: Canvas, slide: Slide, key: str, text: str) -> None:
    """Say where the numbers come from, at the foot of a slide."""
    box, language = canvas.footer, canvas.words.language
    size = size_in(text, (box.points[0] - 2 * INSET, box.points[1]), FOOTER_SIZES)
    found = list(of_kind(slide.slide_layout, {PP_PLACEHOLDER.FOOTER}))
    if found and box == box_of(found[0]):
        shape = furnish(slide, found[0])
        write(shape, text, language, size)
    else:
        shape = text_box(slide, box, text, language, Style(size, MUTED, anchor=MSO_ANCHOR.MIDDLE))
    sign(shape, key, FOOTER, text)
