"""The same number on the screen, a slide, in the document, the PDF and a sheet, one by one."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import polars as pl
import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from assessment.story import Story
from dashboard.export.deck.deck import deck
from dashboard.export.numbers import number_in
from dashboard.export.report.document import document
from dashboard.export.report.printed import printed
from dashboard.export.workbook.sheet import TABLE_ROW
from dashboard.export.workbook.workbook import workbook
from dashboard.i18n import LANGUAGES, Words
from dashboard.readout import Readout
from tests.export.conftest import Tell
from tests.export.test_document import Drawn as DrawnInWord
from tests.export.test_printed import Drawn as DrawnInPdf
from tests.export.test_printed import words as without_spaces
from tests.export.test_workbook import cells

NUMBER = r"[+−]?\d+(?:[.,]\d+)?"


def values_in(words: Words, texts: list[str]) -> set[float]:
    """How large each number is that texts hold, whatever stands around it."""
    found = (number_in(words, number) for text in texts for number in re.findall(NUMBER, text))
    return {abs(number.value) for number in found if number}


def on_slides(readout: Readout) -> Iterator[tuple[str, list[float], list[str]]]:
    """Of the slide of each exhibit: its headline, what its charts plot, what its tables say."""
    slides: Any = Presentation(BytesIO(deck(readout).content)).slides
    for slide in list(slides)[1 : 1 + len(readout.told)]:
        plots = [plot for shape in slide.shapes if shape.has_chart for plot in shape.chart.plots]
        plotted = [
            abs(value)
            for plot in plots
            for series in plot.series
            for value in series.values
            if value is not None
        ]
        rows = [row for shape in slide.shapes if shape.has_table for row in shape.table.rows]
        yield slide.shapes.title.text_frame.text, plotted, [c.text for r in rows for c in r.cells]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exhibit_says_the_same_wherever_it_is(
    tell: Tell, every_story: Story, language: str
) -> None:
    readout = tell(language, every_story)
    slides = list(on_slides(readout))
    paper = Document(BytesIO(document(readout, pictures=DrawnInWord(readout)).content))
    headings = {line.text for line in paper.paragraphs}
    in_word = [[[cell.text for cell in row.cells] for row in one.rows] for one in paper.tables]
    pdf = PdfReader(BytesIO(printed(readout, DrawnInPdf(readout)).content))
    in_pdf = without_spaces("".join(page.extract_text() for page in pdf.pages))
    book = workbook(readout).content
    plotted_at_all = 0
    for place, (told, slide) in enumerate(zip(readout.told, slides, strict=True)):
        headline, table = told.exhibit.headline, told.exhibit.table
        title, plotted, said = slide
        shown = values_in(readout.words, [cell for row in table.rows() for cell in row])
        assert " ".join(title.split()) == " ".join(headline.split())
        for value in plotted:
            assert {round(value, 6), round(value / 100, 6)} & {round(one, 6) for one in shown}, (
                told.key,
                value,
            )
        assert values_in(readout.words, said) <= shown | values_in(readout.words, table.columns)
        plotted_at_all += len(plotted)
        assert headline in headings
        assert [table.columns, *map(list, table.rows())] in in_word
        assert without_spaces(headline) in in_pdf
        assert all(without_spaces(cell) in in_pdf for row in table.rows() for cell in row)
        sheet = cells(book, place + 2)
        for row, read in enumerate(_as_numbers(readout.words, table), start=TABLE_ROW + 1):
            assert [sheet.get((row, column), "") for column in range(len(read))] == read
    assert plotted_at_all > 150


def _as_numbers(words: Words, table: pl.DataFrame) -> list[list[object]]:
    def read(place: int, cell: str) -> object:
        number = number_in(words, cell) if place else None
        return number.value if number else cell

    return [[read(place, cell) for place, cell in enumerate(row)] for row in table.rows()]
