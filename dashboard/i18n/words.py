"""What a language is for the rest of the dashboard: its sentences, its numbers, its dates."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

from dashboard.i18n.catalogue import sentence, sentence_for

LANGUAGES = ("et", "en", "fi")
NBSP = "\u00a0"
MINUS = "\u2212"
BOUND_SIGNS = {"ge": "≥", "le": "≤"}


@dataclass(frozen=True, slots=True)
class Words:
    """One language as a value; passed on to whoever writes for a reader, never installed."""

    language: str

    def text(self, msgid: str, **values: object) -> str:
        """The sentence under a message id, its placeholders filled."""
        return sentence(self.language, msgid).format(**values)

    def plural(self, msgid: str, n: int, **values: object) -> str:
        """The sentence for a count, which its form and its placeholder `n` follow."""
        return sentence_for(self.language, msgid, n).format(n=self.integer(n), **values)

    def number(self, x: float, digits: int = 1, *, bound: str = "") -> str:
        """A number with fixed decimals; a bound (ge, le) puts its sign before it."""
        pattern = "#,##0." + "0" * digits if digits else "#,##0"
        written = format_decimal(abs(x), pattern, locale=self.language)
        # -0.04 rounds to nothing: nothing has no sign.
        sign = MINUS if x < 0 and any(digit in written for digit in "123456789") else ""
        return self._bounded(sign + written, bound)

    def signed(self, x: float, digits: int = 1, *, bound: str = "") -> str:
        """A difference: a plus or a real minus before it, nothing before zero."""
        written = self.number(x, digits)
        plus = x > 0 and any(digit in written for digit in "123456789")
        return self._bounded("+" + written if plus else written, bound)

    def integer(self, n: int) -> str:
        """A count."""
        return self.number(n, 0)

    def percent(self, share: float, *, bound: str = "") -> str:
        """A share of 0 to 100 as whole percent."""
        written = format_percent(round(share) / 100, locale=self.language)
        return self._bounded(written, bound)

    def date(self, day: date) -> str:
        """A day, its month in letters."""
        return format_date(day, "long", locale=self.language)

    def moment(self, at: datetime) -> str:
        """A day and a time of day."""
        return format_datetime(at, "short", locale=self.language)

    @property
    def csv_separator(self) -> str:
        """What separates the cells of a CSV file where the comma is the decimal one."""
        return "," if self.language == "en" else ";"

    @staticmethod
    def _bounded(written: str, bound: str) -> str:
        return f"{BOUND_SIGNS[bound]}{NBSP}{written}" if bound else written


@cache
def words_in(language: str) -> Words:
    """The words of one of the `LANGUAGES`."""
    if language not in LANGUAGES:
        raise ValueError(language)
    return Words(language)
