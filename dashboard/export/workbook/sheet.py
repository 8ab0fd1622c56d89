"""Sheets: a title, what it is about, tables with real numbers, notes; set to be printed."""

from collections.abc import Iterable, Mapping, Sequence

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.exhibits.method import Section
from dashboard.export.numbers import number_in
from dashboard.export.workbook.styles import Styles
from dashboard.i18n import Words
from dashboard.readout import Readout, Told
from dashboard.typeface import SEMIBOLD, width_of, wrapped

LONGEST_CELL = 32767
"""Signs; Excel loses a longer cell without a word."""
NARROWEST, WIDEST, PADDING = 8, 60, 2
"""Of a column, in the widths of a digit."""
TYPE, DIGIT = 11, 6.1
"""Points of the type, and how wide a digit of it is."""
EMPTY_COLUMN = 8.4
PROSE = 90
"""The width of sentences, in digits."""
LINE = 1.35
"""The height of a line, in its type."""
TABLE_ROW = 3
"""Where the table of an exhibit begins: under headline, base and an empty row."""
WIDE = 110
"""Digits across, from which on a sheet is printed across."""
A4 = 9


class Sheets:
    """The sheets of a book, each written from its top."""

    def __init__(self, book: Workbook, words: Words, foot: str) -> None:
        """`foot` is printed under every page."""
        self._book, self._words = book, words
        self._styles = Styles(book)
        self._foot = foot

    def contents(self, readout: Readout, name: str, titles: Mapping[str, str]) -> None:
        """What is in the book: each exhibit with its headline, and the way to its sheet."""
        sheet = self._sheet(name)
        self._text(sheet, 0, readout.provenance.organisation, "title")
        self._text(sheet, 1, readout.provenance.line, "note")
        row = 3
        for place, told in zip(titles, readout.told, strict=False):
            quoted = place.replace("'", "''")
            sheet.write_url(row, 0, f"internal:'{quoted}'!A1", self._styles.link, titles[place])
            sheet.write_string(row, 1, _cell(told.exhibit.headline), self._styles.text)
            row += 1
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 1, PROSE)

    def exhibit(self, name: str, told: Told) -> None:
        """An exhibit: headline, base, what was chosen, its table, its notes."""
        sheet, exhibit = self._sheet(name), told.exhibit
        widths: dict[int, float] = {}
        row = self._table(sheet, TABLE_ROW, exhibit.table, widths)
        sheet.freeze_panes(TABLE_ROW + 1, 1)
        self._across(sheet, 0, exhibit.headline, self._styles.title, widths)
        about = " · ".join(filter(None, [exhibit.base, told.about]))
        self._across(sheet, 1, about, self._styles.note, widths)
        for note in filter(None, [*exhibit.notes, told.section]):
            row += 1
            self._across(sheet, row, note, self._styles.note, widths)

    def tables(self, name: str, title: str, tables: Mapping[str, pl.DataFrame]) -> None:
        """Tables one below the other, each under its head."""
        sheet = self._sheet(name)
        self._text(sheet, 0, title, "title")
        row, widths = 2, dict[int, float]()
        for head, table in tables.items():
            self._text(sheet, row, head, "head")
            row = self._table(sheet, row + 1, table, widths) + 1

    def method(self, name: str, sections: Sequence[Section], limits: pl.DataFrame) -> None:
        """How answers became numbers, and every limit that they are held against."""
        sheet = self._sheet(name)
        row = 0
        for section in sections:
            self._text(sheet, row, section.heading, "head")
            for paragraph in section.paragraphs:
                row += 1
                sheet.write_string(row, 0, _cell(paragraph), self._styles.prose)
            row += 2
        self._table(sheet, row, limits)
        sheet.set_column(0, 0, PROSE)

    def lines(self, name: str, title: str, lines: Iterable[tuple[str, str]]) -> None:
        """Labels and values below a title."""
        sheet = self._sheet(name)
        self._text(sheet, 0, title, "title")
        for row, (label, value) in enumerate(lines, start=2):
            sheet.write_string(row, 0, label, self._styles.head)
            sheet.write_string(row, 1, value, self._styles.text)
        sheet.set_column(0, 1, 40)

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&8{self._foot.replace('&', '&&')[:200]}&R&8&P / &N")
        return sheet

    def _text(self, sheet: Worksheet, row: int, text: str, style: str) -> None:
        sheet.write_string(row, 0, _cell(text), getattr(self._styles, style))

    def _across(
        self, sheet: Worksheet, row: int, text: str, style: Format, widths: Mapping[int, float]
    ) -> None:
        """A sentence over the columns of the table, broken so that it isn't wider when printed."""
        last, width = len(widths) - 1, sum(widths.values())
        while width < PROSE:
            last, width = last + 1, width + EMPTY_COLUMN
        size = style.font_size
        lines = len(wrapped(text, width * DIGIT, size, SEMIBOLD))
        sheet.merge_range(row, 0, row, last, _cell(text), style)
        sheet.set_row(row, lines * size * LINE)

    def _table(
        self,
        sheet: Worksheet,
        top: int,
        table: pl.DataFrame,
        widths: dict[int, float] | None = None,
    ) -> int:
        """Write a table; the row after it. `widths` are those of tables above, to be kept."""
        widths = {} if widths is None else widths
        for place, column in enumerate(table):
            read = [number_in(self._words, cell) if place else None for cell in column]
            aside = any(read)
            sheet.write_string(top, place, _cell(column.name), self._styles.head_of(aside=aside))
            for row, (written, number) in enumerate(zip(column, read, strict=True), start=top + 1):
                if number:
                    sheet.write_number(row, place, number.value, self._styles.number(number))
                else:
                    sheet.write_string(row, place, _cell(written), self._styles.cell(aside=aside))
            widths[place] = max(widths.get(place, NARROWEST), _width([column.name, *column]))
            sheet.set_column(place, place, widths[place])
        for row, cells in enumerate([table.columns, *table.iter_rows()], start=top):
            sheet.set_row(row, _height(cells, widths))
        if sum(widths.values()) > WIDE:
            sheet.set_landscape()
        return top + table.height + 1


def _height(cells: Sequence[str], widths: Mapping[int, float]) -> float:
    """The height of a row in which the longest cell is broken to the width of its column."""
    lines = max(
        len(wrapped(cell, widths[place] * DIGIT, TYPE, SEMIBOLD))
        for place, cell in enumerate(cells)
    )
    return lines * TYPE * LINE


def _cell(text: str) -> str:
    """A text within what a cell holds."""
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _width(texts: Iterable[str]) -> float:
    widest = max(width_of(text, TYPE, SEMIBOLD) for text in texts) / DIGIT
    return min(WIDEST, max(NARROWEST, widest + PADDING))
