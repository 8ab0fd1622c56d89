"""Names over the columns of a grid, broken into lines."""

from collections.abc import Sequence
from textwrap import wrap

HEAD_WIDTH, NARROW = 14, 15
"""Letters on a line: of a slanted name at least, of one over a column of a slide at most."""


def two_lines(name: str) -> str:
    """A name on two lines as even as its words allow, or on one when it is short."""
    width = HEAD_WIDTH
    while len(lines := wrap(name, width, break_long_words=False)) > 2:  # noqa: PLR2004 -- two lines
        width += 1
    return "\n".join(lines)


def narrow(names: Sequence[str]) -> list[str]:
    """Names over the columns of a slide: as many lines as the longest needs, all ending alike."""
    heads = [wrap(name, NARROW, break_long_words=False) for name in names]
    lines = max(map(len, heads))
    return ["\n".join([*[""] * (lines - len(head)), *head]) for head in heads]
