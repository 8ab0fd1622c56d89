"""Names of sheets as Excel takes them."""

import re
from collections.abc import Sequence

LONGEST = 31
FORBIDDEN = r"[\[\]:*?/\\\x00-\x1f]"
RESERVED = "history"


def sheet_names(titles: Sequence[str]) -> list[str]:
    """A name for each title: short, without forbidden signs, each another one in any case."""
    names: list[str] = []
    for title in titles:
        plain = " ".join(re.sub(FORBIDDEN, " ", title).split()).strip("'") or "-"
        base = f"{plain} -" if plain.casefold() == RESERVED else plain
        taken = {name.casefold() for name in names}
        name, number = _cut(base), 1
        while name.casefold() in taken:
            number += 1
            name = _cut(base, f" ({number})")
        names.append(name)
    return names


def _cut(title: str, end: str = "") -> str:
    """The title with its end, within the longest length; a cut one ends in an ellipsis."""
    room = LONGEST - len(end)
    whole = title if len(title) <= room else f"{title[: room - 1].rstrip()}…"
    return (whole + end).strip("'")
