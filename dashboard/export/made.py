"""What an export hands back, and how it says how far it is."""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int], None]
"""Called with how many exhibits are done, and of how many."""


def silent(done: int, of: int) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file, and the titles of the exhibits whose picture couldn't be drawn for it."""

    content: bytes
    undrawn: tuple[str, ...] = ()
