"""How cells look: titles, notes, heads, and numbers as the exhibit writes them."""

from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from dashboard.export.numbers import Number
from dashboard.look import LIGHT

TYPE, TITLE = 11, 16
Side = Literal["left", "apart", "right"]
"""Where a column's texts stand: at its left, there but apart from numbers before it, its right."""


class Styles:
    """The formats of one book, each made once."""

    def __init__(self, book: Workbook) -> None:
        """Formats belong to the book that they are made in."""
        self._book = book
        self._numbers: dict[str, Format] = {}
        self.title = self._made(bold=True, font_size=TITLE, text_wrap=True, valign="top")
        self.note = self._made(font_color=LIGHT.muted, text_wrap=True, valign="top")
        self.head = self._made(bold=True)
        self.text = self._made(text_wrap=True, valign="top")
        self.link = self._made(font_color=LIGHT.strong.colour, underline=1, valign="top")
        line = {"bold": True, "bottom": 1, "bottom_color": LIGHT.line, "text_wrap": True}
        apart, right = {"align": "left", "indent": 1}, {"align": "right"}
        self.heads: dict[Side, Format] = {
            "left": self._made(**line),
            "apart": self._made(**line, **apart),
            "right": self._made(**line, **right),
        }
        cell = {"text_wrap": True, "valign": "top"}
        self.cells: dict[Side, Format] = {
            "left": self.text,
            "apart": self._made(**cell, **apart),
            "right": self._made(**cell, **right),
        }

    def number(self, number: Number) -> Format:
        """A number with the decimals, the sign and the percent that it was written with."""
        form = "#,##0" + ("." + "0" * number.digits if number.digits else "") + "%" * number.percent
        if number.signed or number.value < 0:
            form = f"+{form};−{form};{form}"
        if form not in self._numbers:
            self._numbers[form] = self._made(num_format=form, valign="top")
        return self._numbers[form]

    def _made(self, **properties: object) -> Format:
        return self._book.add_format({"font_size": TYPE, **properties})
