"""The data behind a native chart: what a person sees who chooses “Edit data”.

Rows down the first column, a column a series; what the chart needs beside its numbers stands right
of them. Text is text, whatever it begins with.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from dashboard.export.deck.elements import Untyped
from dashboard.result_files import AS_TEXT

NAME = "Sheet1"
"""The sheet that python-pptx points a chart to."""
UNSEEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """A text without the characters that XML can't hold."""
    return UNSEEN.sub("", text)


@dataclass(frozen=True, slots=True)
class Column:
    """A series: a value a row, empty where there is none, as it is `written`, and its format."""

    name: str
    values: tuple[float | None, ...]
    written: tuple[str, ...]
    number_format: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A column that no series is drawn of: numbers, or a formula for each row number."""

    name: str
    values: tuple[float | None, ...]
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows by name, what they are called, the columns drawn, and those beside them."""

    head: str
    rows: tuple[str, ...]
    columns: tuple[Column, ...]
    beside: tuple[Beside, ...] = ()

    def place(self, column: int) -> str:
        """Where the values of a column stand, those drawn counted first."""
        letter = xl_col_to_name(column + 1)
        return f"{NAME}!${letter}$2:${letter}${len(self.rows) + 1}"

    @property
    def longest(self) -> float:
        """The largest of its values without their sign, 0 without any."""
        found = [abs(one) for column in self.columns for one in column.values if one is not None]
        return max(found, default=0.0)


def workbook(sheet: Sheet, at: datetime) -> bytes:
    """The sheet as a file of Excel, dated `at`."""
    content = BytesIO()
    with Workbook(content, {**AS_TEXT, "in_memory": True}) as book:
        book.set_properties({"created": at.replace(tzinfo=None), "author": "Keskmes"})
        page = book.add_worksheet(NAME)
        write_formula: Untyped = page.write_formula
        for row, text in enumerate((sheet.head, *sheet.rows)):
            page.write_string(row, 0, text)
        for place, column in enumerate(sheet.columns, 1):
            style = book.add_format({"num_format": column.number_format})
            page.write_string(0, place, column.name)
            for row, value in enumerate(column.values, 1):
                if value is not None:
                    page.write_number(row, place, value, style)
        for place, one in enumerate(sheet.beside, len(sheet.columns) + 1):
            page.write_string(0, place, one.name)
            for row, value in enumerate(one.values, 1):
                if one.formulas:
                    formula = one.formulas[row - 1]
                    write_formula(row, place, formula, None, value or 0)
                elif value is not None:
                    page.write_number(row, place, value)
        page.set_column(0, 0, 40)
        page.set_column(1, len(sheet.columns) + len(sheet.beside), 16)
    return content.getvalue()
