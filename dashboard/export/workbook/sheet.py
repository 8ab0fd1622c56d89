"""Sheets: a title, what it is about, tables with real numbers, notes; set to be printed."""

import re
from collections.abc import Iterable, Mapping, Sequence

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.exhibits.method import Section
from dashboard.export.numbers import number_in
from dashboard.export.workbook.styles import Side, Styles
from dashboard.i18n import Words
from dashboard.readout import Readout, Told
from dashboard.typeface import SEMIBOLD, width_of, wrapped

LONGEST_CELL = 32767
"""Signs; Excel loses a longer cell without a word."""
NARROWEST, WIDEST, PADDING = 8, 60, 3
"""Of a column, in the widths of a digit."""
HEAD = 14
"""Digits from which on the head of a column of figures is broken between its words."""
FIGURE, LONGEST_FIGURE = re.compile(r"[≈≥≤+−]?\s?[+−]?\d"), 24
"""How a figure begins that is no plain number, a bound or a range, and how long one is at most."""
TYPE, DIGIT = 11, 6.1
"""Points of the type, and how wide a digit of it is."""
EMPTY_COLUMN = 8.4
PROSE = 90
"""The width of sentences, in digits."""
LINE = 1.35
"""The height of a line, in its type."""
WIDER = 1.2
"""How much wider a face may run where Calibri is missing: rows are high enough for it."""
HIGHEST = 409
"""Points; Excel takes no higher row."""
TABLE_ROW = 3
"""Where the table of an exhibit begins: under headline, base and an empty row."""
WIDE = 110
"""Digits across, from which on a sheet is printed across."""
A4 = 9
LONGEST_FOOT = 240
"""Units of UTF-16 that a page's foot has room for, without the numbers of the page."""
CONTENTS, LABELS = {0: 44.0, 1: float(PROSE)}, {0: 40.0, 1: 40.0}
"""Columns of the sheets that aren't about an exhibit, and their widths."""


class Sheets:
    """The sheets of a book, each written from its top."""

    def __init__(self, book: Workbook, words: Words, foot: str) -> None:
        """`foot` is printed under every page that isn't about one exhibit."""
        self._book, self._words = book, words
        self._styles = Styles(book)
        self._foot = foot

    def contents(self, readout: Readout, name: str, titles: Mapping[str, str]) -> None:
        """What is in the book: each exhibit with its headline, and the way to its sheet."""
        sheet = self._sheet(name, CONTENTS)
        sheet.set_landscape()
        self._text(sheet, 0, readout.provenance.organisation, "title")
        self._across(sheet, 1, readout.provenance.line, self._styles.note, CONTENTS)
        for row, (place, told) in enumerate(zip(titles, readout.told, strict=False), start=3):
            quoted, title, headline = place.replace("'", "''"), titles[place], told.exhibit.headline
            sheet.write_url(row, 0, f"internal:'{quoted}'!A1", self._styles.link, _cell(title))
            sheet.write_string(row, 1, _cell(headline), self._styles.text)
            sheet.set_row(row, _height([title, headline], CONTENTS))

    def exhibit(self, name: str, told: Told, foot: str) -> None:
        """An exhibit: headline, base, what was chosen, its table, its notes, where it is from."""
        sheet, exhibit = self._sheet(name, foot=foot), told.exhibit
        widths: dict[int, float] = {}
        row = self._table(sheet, TABLE_ROW, exhibit.table, widths)
        sheet.freeze_panes(TABLE_ROW + 1, 1)
        sheet.repeat_rows(TABLE_ROW)
        self._across(sheet, 0, exhibit.headline, self._styles.title, widths)
        about = " · ".join(filter(None, [exhibit.base, told.about]))
        self._across(sheet, 1, about, self._styles.note, widths)
        for note in filter(None, [*exhibit.notes, *told.section.splitlines()]):
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
        widths = {0: float(PROSE)}
        sheet, row = self._sheet(name, widths), 0
        for section in sections:
            self._text(sheet, row, section.heading, "head")
            for paragraph in section.paragraphs:
                row += 1
                sheet.write_string(row, 0, _cell(paragraph), self._styles.text)
                sheet.set_row(row, _height([paragraph], widths))
            row += 2
        self._table(sheet, row, limits, widths)

    def lines(self, name: str, title: str, lines: Iterable[tuple[str, str]]) -> None:
        """Labels and values below a title."""
        sheet = self._sheet(name, LABELS)
        self._text(sheet, 0, title, "title")
        for row, (label, value) in enumerate(lines, start=2):
            sheet.write_string(row, 0, _cell(label), self._styles.head)
            sheet.write_string(row, 1, _cell(value), self._styles.text)
            sheet.set_row(row, _height([label, value], LABELS))

    def _sheet(
        self, name: str, widths: Mapping[int, float] | None = None, *, foot: str = ""
    ) -> Worksheet:
        """A sheet that is printed on one page across; `widths` of columns that are known."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        # The space: a foot that begins with a digit would be read as the size of its type.
        sheet.set_footer(f"&L&8 {_printed(foot or self._foot)}\n&P / &N")
        for place, width in (widths or {}).items():
            sheet.set_column(place, place, width)
        return sheet

    def _text(self, sheet: Worksheet, row: int, text: str, style: str) -> None:
        form: Format = getattr(self._styles, style)
        sheet.write_string(row, 0, _cell(text), form)
        sheet.set_row(row, _high(1, form.font_size))

    def _across(
        self, sheet: Worksheet, row: int, text: str, style: Format, widths: Mapping[int, float]
    ) -> None:
        """A sentence over the columns of the table, broken so that it isn't wider when printed."""
        last, width = len(widths) - 1, sum(widths.values())
        while width < PROSE:
            last, width = last + 1, width + EMPTY_COLUMN
        sheet.merge_range(row, 0, row, last, _cell(text), style)
        sheet.set_row(row, _high(_lines(text, width / WIDER, style.font_size), style.font_size))

    def _table(
        self,
        sheet: Worksheet,
        top: int,
        table: pl.DataFrame,
        widths: dict[int, float],
    ) -> int:
        """Write a table; the row after it. `widths` are those so far: they only grow."""
        for place, column in enumerate(table):
            read = [number_in(self._words, cell) if place else None for cell in column]
            figures = any(read) or (place > 0 and _is_of_figures(column))
            side: Side = "right" if figures else "apart" if place else "left"
            sheet.write_string(top, place, _cell(column.name), self._styles.heads[side])
            for row, (written, number) in enumerate(zip(column, read, strict=True), start=top + 1):
                if number:
                    sheet.write_number(row, place, number.value, self._styles.number(number))
                else:
                    sheet.write_string(row, place, _cell(written), self._styles.cells[side])
            head = _width([column.name])
            if figures:
                head = min(head, max(HEAD, _width(column.name.split())))
            widths[place] = max(widths.get(place, NARROWEST), head, _width(column))
            sheet.set_column(place, place, widths[place])
        for row, cells in enumerate([table.columns, *table.iter_rows()], start=top):
            sheet.set_row(row, _height(cells, widths))
        if sum(widths.values()) > WIDE:
            sheet.set_landscape()
        return top + table.height + 1


def _printed(line: str) -> str:
    """A line as it stands under a page: as long as Excel takes, no sign in it a command."""
    while len(line.replace("&", "&&").encode("utf-16-le")) > 2 * LONGEST_FOOT:
        line = line[:-1]
    return line.replace("&", "&&")


def _height(cells: Sequence[str], widths: Mapping[int, float]) -> float:
    """The height of a row in which the longest cell is broken to the width of its column."""
    lines = [
        # A column is as wide as its longest text, unless that is too wide: only then it is broken.
        _lines(cell, widths[place] / (WIDER if _width([cell]) == WIDEST else 1), TYPE)
        for place, cell in enumerate(cells)
    ]
    return _high(max(lines), TYPE)


def _high(lines: int, size: float) -> float:
    return min(lines * size * LINE, HIGHEST)


def _lines(text: str, width: float, size: float) -> int:
    """On how many lines a text stands in a column of so many digits, one of which is its edges."""
    parts = text.splitlines() or [""]
    room = (width - 1) * DIGIT
    return sum(len(wrapped(part, room, size, SEMIBOLD)) for part in parts)


def _is_of_figures(column: pl.Series) -> bool:
    """Whether a column is one of figures, and of words in the place of some."""
    cells: list[str] = column.to_list()
    return any(map(FIGURE.match, cells)) and all(len(cell) < LONGEST_FIGURE for cell in cells)


def _cell(text: str) -> str:
    """A text within what a cell holds."""
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _width(texts: Iterable[str]) -> float:
    parts = (part for text in texts for part in text.splitlines())
    widest = max((width_of(part, TYPE, SEMIBOLD) for part in parts), default=0) / DIGIT
    return min(WIDEST, max(NARROWEST, widest + PADDING))
