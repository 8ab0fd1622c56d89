"""How much room a text takes on a slide, and the size of type at which it fits.

Measured in Source Sans, with a margin for the wider face that stands in where it is missing.
"""

from collections.abc import Iterable
from math import ceil

from dashboard.export.deck.box import POINT
from dashboard.typeface import BOLD, REGULAR, SEMIBOLD, width_of, wrapped

WIDER = {REGULAR: 1.22, SEMIBOLD: 1.33, BOLD: 1.33}
"""How much wider than Source Sans the face of a template or of another computer may run."""
LINE = 1.25
"""Height of a line, as a share of the size of its type."""


def lines_in(text: str, width: float, size: float, weight: str = REGULAR) -> int:
    """How many lines a text takes at this size in a width of so many points."""
    room = width / WIDER[weight]
    return sum(
        max(1, ceil(width_of(line, size, weight) / room))
        for one in text.splitlines() or [""]
        for line in wrapped(one, room, size, weight)
    )


def widest(texts: Iterable[str], size: float, weight: str = REGULAR) -> float:
    """Points that the longest of some texts takes on one line; 0 without any."""
    lines = (line for text in texts for line in text.splitlines())
    return max((width_of(line, size, weight) * WIDER[weight] for line in lines), default=0.0)


def height_of(text: str, width: float, size: float, weight: str = REGULAR) -> int:
    """How high a text runs, in EMU, in a width of so many points."""
    return round(lines_in(text, width, size, weight) * size * LINE * POINT)


def size_in(
    text: str, room: tuple[float, float], sizes: tuple[int, int], weight: str = REGULAR
) -> int:
    """The largest size between two (points) at which a text fits a room; the least if none does."""
    width, height = room
    largest, least = sizes
    for size in range(largest, least, -1):
        if height_of(text, width, size, weight) <= height * POINT:
            return size
    return least
