"""Which texts of a definition file can be carried through every page, picture and file."""

from collections.abc import Iterator
from typing import cast

from assessment.errors import Value
from assessment.signs import is_seen

LINE_BREAKS = "\t\n\r"
"""How TOML lets a long text be written: each counts as a space."""
LONGEST_NAME, LONGEST_TEXT = 200, 4000
"""Characters. A chart takes seconds to set a longer label, and a cell of Excel loses it."""
NAME = "name"

Location = tuple[str | int, ...]
Uncarried = tuple[Location, str, dict[str, Value]]
"""Where, the code of what is wrong, and the values of its sentence."""


def uncarried(file: object) -> Iterator[Uncarried]:
    """Every text and key of a parsed file with an invisible sign, and every text too long."""
    ahead: list[tuple[Location, object]] = [((), file)]
    while ahead:  # tables lie in tables deeper than calls may
        location, data = ahead.pop()
        match data:
            case str():
                yield from _of_text(data, location)
            case dict():
                entries = cast("dict[str, object]", data)
                for key in entries:
                    yield from _unseen(key, location)
                ahead += reversed([((*location, key), one) for key, one in entries.items()])
            case list():
                places = enumerate(cast("list[object]", data))
                ahead += reversed([((*location, place), one) for place, one in places])
            case _:
                pass


def _of_text(text: str, location: Location) -> Iterator[Uncarried]:
    longest = LONGEST_NAME if NAME in location else LONGEST_TEXT
    if len(text) > longest:
        yield location, "text_too_long", {"found": len(text), "expected": longest}
    else:
        yield from _unseen(text, location)


def _unseen(text: str, location: Location) -> Iterator[Uncarried]:
    """The first sign of a text that can't be seen."""
    for place, sign in enumerate(text, 1):
        if sign not in LINE_BREAKS and not is_seen(sign):
            yield location, "sign_unseen", {"found": f"U+{ord(sign):04X}", "place": place}
            return
