"""How wide the columns of a table are: no word broken, no cell cut, no type too small to read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from dashboard.typeface import SEMIBOLD, width_of, wrapped

TRIES = ((8.5, False), (8.0, False), (8.5, True), (8.0, True))
"""Points of the type, and whether heads are set upright: the first that has room."""
INSET = 3.0
"""Points on either side of a cell's text."""
LINE = 1.25
"""The height of a line for each point of its type."""
TURNED = 150.0
"""Points that a head set upright may be long."""
LONG = 24
"""Letters from which on a cell is a text and not a number with its mark."""
AIR = 14.0
"""Points that a column has beside its longest cell where there is room."""
HALVINGS = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths in points, for so many points of type; `aside`: which stand at the right.

    `turned`: how long heads are that are set upright as they have no room side by side; else 0.
    `broken`: whether there is no room for whole words even so.
    """

    widths: tuple[float, ...]
    aside: tuple[bool, ...]
    size: float
    turned: float
    broken: bool


def columns_of(head: Sequence[str], rows: Sequence[Sequence[str]], width: float) -> Columns:
    """The columns of a table on paper so many points wide.

    Where even upright heads don't help, all are made narrower alike: words break, none is cut.
    """
    cells = [[row[n] for row in rows] for n in range(len(head))]
    columns = list(zip(head, cells, strict=True))
    size, turned, least = 0.0, False, [width]
    for size, turned in TRIES:
        least = [_least(name, of, size, turned=turned) for name, of in columns]
        if sum(least) <= width:
            break
    narrower = min(1.0, width / sum(least))
    names = ["" if turned else name for name in head]
    longest = max(width_of(name, size, SEMIBOLD) for name in head) + 2 * INSET
    return Columns(
        widths=_shared(
            [narrower * one for one in least],
            [_whole([name, *of], size) + AIR for name, of in zip(names, cells, strict=True)],
            [fmean(_whole([one], size) + AIR for one in ["", *of]) for of in cells],
            width,
        ),
        aside=tuple(n > 0 and _is_of_numbers(column) for n, column in enumerate(cells)),
        size=size,
        turned=min(longest, TURNED) if turned else 0.0,
        broken=narrower < 1,
    )


def _is_of_numbers(column: Sequence[str]) -> bool:
    """Whether the cells are figures, with their marks and words: short, and some with a digit."""
    has_digit = any(any(sign.isdigit() for sign in cell) for cell in column)
    return has_digit and all(len(cell) < LONG for cell in column)


def _least(head: str, cells: Sequence[str], size: float, *, turned: bool) -> float:
    """The width of what may not be broken: a word, or the lines of a head set upright."""
    lines = wrapped(head, TURNED - 2 * INSET, size, SEMIBOLD) if turned else []
    words = [word for cell in cells for word in re.split("[ \n]", cell)]
    of_head = [] if turned else head.split(" ")
    return max(len(lines) * LINE * size + 2 * INSET, _whole(words, size), _whole(of_head, size))


def _whole(texts: Sequence[str], size: float) -> float:
    """The width of the longest of the texts, as wide as it would be in the head."""
    return max((width_of(one, size, SEMIBOLD) for one in texts), default=0.0) + 2 * INSET


def _shared(
    least: Sequence[float], most: Sequence[float], usual: Sequence[float], width: float
) -> tuple[float, ...]:
    """To each the most it wants, or where that is too much as its usual cell is long."""

    def at(part: float) -> tuple[float, ...]:
        sizes = zip(least, most, usual, strict=True)
        return tuple(max(a, min(b, part * c)) for a, b, c in sizes)

    low, high = 0.0, max(b / c for b, c in zip(most, usual, strict=True))
    if sum(at(high)) <= width:
        return at(high)
    for _ in range(HALVINGS):
        part = (low + high) / 2
        low, high = (part, high) if sum(at(part)) <= width else (low, part)
    return at(low)
