"""The first slide and the last ones: whose results these are, and how they came about."""

from collections.abc import Sequence

import polars as pl
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.exhibits.method import Section
from dashboard.export.deck.box import POINT, Box
from dashboard.export.deck.canvas import TITLES, Canvas
from dashboard.export.deck.fit import LINE, height_of, lines_in
from dashboard.export.deck.names import (
    BASE,
    CHART,
    COVER,
    HEADLINE,
    METHOD,
    SENTENCE,
    SOURCE,
    describe,
    sign,
)
from dashboard.export.deck.native.cells import MARGIN, fill_cell, gridded_table, ruled
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.paint import LINE as RULE
from dashboard.export.deck.plain_slide import plain_slide, provenance, write_footer
from dashboard.export.deck.texts import Style, remove, text_box, write
from dashboard.readout import Readout

SHORT = ("shown", "scores", "threshold", "protected", "trust")
"""The sections of the method that a room has to know."""
GAP = 8
"""Points over a heading."""
SIZE, COVER_SIZE, COVER_LINE = 14, 40, 20
CELL = 8
"""Points over and under the text of a cell."""
GUTTER = 30 * POINT
COLUMNS = 2


def cover(canvas: Canvas, readout: Readout) -> Slide:
    """Add the first slide: organisation, wave, how many answered, when."""
    slide = canvas.deck.slides.add_slide(canvas.cover)
    language = canvas.words.language
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in {*TITLES, PP_PLACEHOLDER.SUBTITLE}:
            remove(shape)
    subtitles = [shape for shape in slide.placeholders if shape != slide.shapes.title]
    title = slide.shapes.title
    name = readout.provenance.organisation
    if title is None:
        title = text_box(slide, canvas.title, name, language, Style(COVER_SIZE, bold=True))
    else:
        write(title, name, language)
    sign(title, COVER, HEADLINE, name)
    lines = "\n".join(cover_lines(readout))
    if subtitles:
        write(subtitles[0], lines, language, COVER_LINE)
        subtitle = subtitles[0]
    else:
        subtitle = text_box(slide, canvas.room, lines, language, Style(COVER_LINE))
    sign(subtitle, COVER, BASE, lines)
    write_footer(canvas, slide, COVER, provenance(readout, None))
    return slide


def cover_lines(readout: Readout) -> list[str]:
    """What stands under the organisation's name."""
    wave, answered, data, *_ = (f"{name} {value}" for name, value in readout.provenance.lines)
    return [readout.words.text("app.subtitle"), wave, answered, data]


def method(canvas: Canvas, readout: Readout) -> list[Slide]:
    """Add how answers became numbers and what is protected, in short."""
    heads = {readout.words.text(f"method.{name}.head") for name in SHORT}
    told = [section for section in readout.method if section.heading in heads]
    made: list[Slide] = []
    for n, columns in enumerate(_pages(told, canvas.room), 1):
        headline = readout.words.text("method.title")
        slide = plain_slide(canvas, readout, f"{METHOD}{n}", headline)
        boxes = canvas.room.columns((1.0,) * COLUMNS, GUTTER)
        for place, (box, sections) in enumerate(zip(boxes, columns, strict=False), 1):
            text = "\n".join(line for section in sections for line in _lines(section))
            shape = text_box(slide, box, text, canvas.words.language, Style(SIZE))
            for paragraph in shape.text_frame.paragraphs:
                if paragraph.text in heads:
                    paragraph.space_before = Pt(GAP)
                    for run in paragraph.runs:
                        run.font.bold = True
            sign(shape, f"{METHOD}{n}", f"{SENTENCE}{place}", text)
        made.append(slide)
    return made


def source(canvas: Canvas, readout: Readout) -> Slide:
    """Add where the numbers come from, line by line, and what isn't shown."""
    words = readout.words
    slide = plain_slide(canvas, readout, SOURCE, words.text("deck.source"))
    lines = [(words.text("deck.organisation"), readout.provenance.organisation)]
    lines += readout.provenance.lines
    if readout.untold:
        lines.append((words.text("deck.untold"), "; ".join(readout.untold)))
    place = Place(slide, canvas.room, canvas.palette, words, canvas.at, pl.DataFrame())
    widths = [place.box.points[0] * share for share in (0.3, 0.7)]
    heights = [
        max(
            lines_in(text, width - 2 * MARGIN, SIZE)
            for text, width in zip(one, widths, strict=True)
        )
        * SIZE
        * LINE
        + CELL
        for one in lines
    ]
    frame = gridded_table(place, widths, heights, headed=False)
    ruled(frame.table, RULE, 0.75)
    for n, (name, value) in enumerate(lines):
        fill_cell(frame.table.cell(n, 0), name, words.language, Style(SIZE, bold=True))
        fill_cell(frame.table.cell(n, 1), value, words.language, Style(SIZE))
    sign(frame, SOURCE, f"{CHART}1")
    describe(frame, words.text("deck.source"))
    return slide


def _pages(sections: Sequence[Section], room: Box) -> list[list[list[Section]]]:
    """The sections in columns, the columns on slides; a section stays whole."""
    width, height = room.columns((1.0,) * COLUMNS, GUTTER)[0].points
    columns: list[list[Section]] = [[]]
    taken = 0.0
    for section in sections:
        needed = height_of("\n".join(_lines(section)), width, SIZE) / POINT + GAP
        if columns[-1] and taken + needed > height:
            columns.append([])
            taken = 0.0
        columns[-1].append(section)
        taken += needed
    return [columns[n : n + COLUMNS] for n in range(0, len(columns), COLUMNS)]


def _lines(section: Section) -> list[str]:
    return [section.heading, *section.paragraphs]
