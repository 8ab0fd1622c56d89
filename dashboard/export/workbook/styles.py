"""How cells look: titles, notes, heads, and numbers as the exhibit writes them."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from dashboard.export.numbers import Number
from dashboard.look import LIGHT

TYPE, TITLE = 11, 16


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
        self.prose = self._made(text_wrap=True, valign="top")
        aside = self._made(align="right", valign="top", text_wrap=True)
        self._cells = (self.text, aside)
        self.link = self._made(font_color=LIGHT.strong.colour, underline=1, valign="top")
        line = {"bold": True, "bottom": 1, "bottom_color": LIGHT.line, "text_wrap": True}
        self._heads = (self._made(**line), self._made(align="right", **line))

    def head_of(self, *, aside: bool) -> Format:
        """The head of a column of texts, or of numbers, which stand at its right."""
        return self._heads[aside]

    def cell(self, *, aside: bool) -> Format:
        """A text in such a column."""
        return self._cells[aside]

    def number(self, number: Number) -> Format:
        """A number with the decimals, the sign and the percent that it was written with."""
        form = "0" + ("." + "0" * number.digits if number.digits else "") + "%" * number.percent
        if number.signed or number.value < 0:
            form = f"+{form};−{form};{form}"
        if form not in self._numbers:
            self._numbers[form] = self._made(num_format=form, valign="top")
        return self._numbers[form]

    def _made(self, **properties: object) -> Format:
        return self._book.add_format({"font_size": TYPE, **properties})
