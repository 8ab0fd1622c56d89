"""Numbers as a language writes them, read back: what `Words` does, the other way round."""

import re
from dataclasses import dataclass
from functools import cache

from babel.numbers import get_decimal_symbol, get_group_symbol

from dashboard.i18n import Words
from dashboard.i18n.words import MINUS


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how it was written: its decimals, whether with its sign, whether in percent.

    `value` of a percentage is a share: 0.16 of "16 %".
    """

    value: float
    digits: int
    signed: bool
    percent: bool


def number_in(words: Words, written: str) -> Number | None:
    """The number that a text is, and nothing but it; None of a bound, a range, "x of n", words."""
    found = _pattern(words.language).fullmatch(written)
    if not found:
        return None
    sign, whole, decimals, percent = found.groups()
    digits = "".join(one for one in whole if one.isdigit())
    value = float(f"{digits}.{decimals or 0}") * (-1 if sign == MINUS else 1)
    return Number(
        value=value / 100 if percent else value,
        digits=len(decimals or ""),
        signed=sign == "+",
        percent=bool(percent),
    )


@cache
def _pattern(language: str) -> re.Pattern[str]:
    decimal, group = get_decimal_symbol(language), get_group_symbol(language)
    whole = rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+|\d+"
    return re.compile(rf"([+{MINUS}]?)({whole})(?:{re.escape(decimal)}(\d+))?(\s?%)?")
