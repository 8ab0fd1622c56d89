"""The slide of an exhibit: its headline, its base, charts with their data, and what to know."""

from collections.abc import Sequence
from io import BytesIO

from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard.exhibits.exhibit import Exhibit, Panel
from dashboard.export.deck.box import POINT, Box
from dashboard.export.deck.canvas import BASE as BASE_HOLDER
from dashboard.export.deck.canvas import NOTES as NOTES_HOLDER
from dashboard.export.deck.canvas import Canvas
from dashboard.export.deck.fit import height_of, size_in
from dashboard.export.deck.names import (
    BASE,
    CHART,
    FIGURE,
    NOTES,
    PICTURE,
    QUOTES,
    SENTENCE,
    TITLE,
    describe,
    sign,
)
from dashboard.export.deck.native.figures import figures
from dashboard.export.deck.native.forms import form_of
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.notes import speak
from dashboard.export.deck.paint import MUTED
from dashboard.export.deck.plain_slide import plain_slide
from dashboard.export.deck.texts import Style, named, text_box, write
from dashboard.export.pictures import Pictures
from dashboard.readout import Readout, Told
from dashboard.typeface import BOLD

PICTURE_SCALE = 2
BASE_SIZE, NOTES_SIZE, TITLE_SIZE, SENTENCE_SIZE = 14, 11, 16, 20
QUOTE_SIZES = (22, 10)
GAP = 8 * POINT
GUTTER = 24 * POINT
SENTENCE_WIDTH = 0.55
"""Of a chart's width: what a sentence in the place of one takes beside charts."""


def exhibit_slide(canvas: Canvas, readout: Readout, told: Told, pictures: Pictures) -> Slide:
    """Add the slide of an entry at the end of the deck."""
    exhibit = told.slide
    slide = plain_slide(canvas, readout, told.key, exhibit.headline, told)
    room = _texts(canvas, slide, told, exhibit)
    place = Place(slide, room, canvas.palette, canvas.words, canvas.at, exhibit.table)
    if exhibit.figures:
        for n, shape in enumerate(figures(place, exhibit.figures), 1):
            sign(shape, told.key, f"{FIGURE}{n}", shape.text_frame.text)
    if exhibit.quotes:
        _quotes(place, told, exhibit.quotes)
    _panels(place, told, exhibit.panels, pictures)
    speak(slide, readout, told)
    return slide


def _texts(canvas: Canvas, slide: Slide, told: Told, exhibit: Exhibit) -> Box:
    """Write base line and notes; what is left between them is the charts'."""
    language = canvas.words.language
    room = canvas.room
    base, notes = named(slide, BASE_HOLDER), named(slide, NOTES_HOLDER)
    if base is None:
        box, room = room.below(height_of(exhibit.base, room.points[0], BASE_SIZE))
        base = text_box(slide, box, exhibit.base, language, Style(BASE_SIZE, MUTED))
        room = Box(room.left, room.top + GAP, room.width, room.height - GAP)
    else:
        write(base, exhibit.base, language)
    sign(base, told.key, BASE, exhibit.base)
    text = "\n".join(exhibit.notes)
    if notes is None:
        height = height_of(text, room.points[0], NOTES_SIZE)
        room, box = room.below(room.height - height - GAP)
        box = Box(box.left, box.top + GAP, box.width, height)
        notes = text_box(slide, box, text, language, Style(NOTES_SIZE, MUTED))
    else:
        write(notes, text, language)
    sign(notes, told.key, NOTES, text)
    return room


def _quotes(place: Place, told: Told, quotes: Sequence[str]) -> None:
    """What people wrote, a paragraph each, in type as large as there is room for."""
    _, box = place.box.below(GAP)
    text = "\n".join(quotes)
    # An empty line stands for the space between two of them.
    size = size_in("\n\n".join(quotes), box.points, QUOTE_SIZES)
    shape = text_box(place.slide, box, text, place.words.language, Style(size))
    for paragraph in shape.text_frame.paragraphs[:-1]:
        paragraph.space_after = Pt(size)
    sign(shape, told.key, QUOTES, text)


def _panels(place: Place, told: Told, panels: Sequence[Panel], pictures: Pictures) -> None:
    """The charts beside each other, and sentences in the place of charts in narrower columns."""
    if not panels:
        return
    if any(panel.chart and form_of(panel.chart) is None for panel in panels):
        _picture(place, told, pictures)
        return
    widths = tuple(1.0 if panel.chart else SENTENCE_WIDTH for panel in panels)
    boxes = place.box.columns(widths, GUTTER)
    heads = [
        height_of(panel.title, box.points[0], TITLE_SIZE, BOLD) if panel.title else 0
        for panel, box in zip(panels, boxes, strict=True)
    ]
    for n, (panel, box) in enumerate(zip(panels, boxes, strict=True), 1):
        head, body = box.below(max(heads))
        if panel.title:
            _titled(place.within(head), told.key, n, panel.title)
        draw_panel(place.within(body), told.key, n, panel)


def _titled(place: Place, key: str, n: int, title: str) -> None:
    language = place.words.language
    shape = text_box(place.slide, place.box, title, language, Style(TITLE_SIZE, bold=True))
    sign(shape, key, f"{TITLE}{n}", title)


def draw_panel(place: Place, key: str, n: int, panel: Panel) -> None:
    """Draw the chart of a panel, or write the sentence in its place."""
    form = form_of(panel.chart) if panel.chart else None
    if panel.chart and form:
        shape = form(place, panel.chart)
        sign(shape, key, f"{CHART}{n}")
        describe(shape, panel.chart.alt)
        return
    shape = text_box(
        place.slide, place.box, panel.sentence, place.words.language, Style(SENTENCE_SIZE)
    )
    sign(shape, key, f"{SENTENCE}{n}", panel.sentence)


def _picture(place: Place, told: Told, pictures: Pictures) -> None:
    """The exhibit as a picture, as large as its box: of a form that no table and no chart has."""
    drawn = pictures.png(told, PICTURE_SCALE, alone=False)
    if drawn is None:
        return
    box = place.box
    shape = place.slide.shapes.add_picture(BytesIO(drawn), *box.lengths[:2])
    share = min(box.width / shape.width, box.height / shape.height)
    shape.width, shape.height = Emu(round(shape.width * share)), Emu(round(shape.height * share))
    sign(shape, told.key, PICTURE)
    alts = (panel.chart.alt for panel in told.slide.panels if panel.chart)
    describe(shape, next(alts, told.slide.headline))
