"""What has changed in a deck whose numbers were updated: values, headlines, slides."""

from dataclasses import dataclass

from dashboard.export.made import Made


@dataclass(frozen=True, slots=True)
class Change:
    """A number on a slide, as it was written and as it is; `what` is its series and its row.

    `old` is empty of a new row, `new` of one that is shown no more.
    """

    slide: int
    title: str
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A text of the consultant that stayed, while the computed one became another.

    `old` is empty of what is no headline.
    """

    slide: int
    title: str
    old: str
    new: str
    kept: str


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A deck with the numbers of now, and what is to be read again in it.

    `gone`: titles of exhibits on slides that keep former numbers, and say so. `added`: those that
    got a slide at the end. `left_out`: those whose slide somebody had taken out, and that got none.
    `unfound`: those on whose slide a text of ours isn't known again, so that it wasn't renewed.
    """

    made: Made
    changes: tuple[Change, ...]
    kept: tuple[Kept, ...]
    gone: tuple[str, ...]
    added: tuple[str, ...]
    left_out: tuple[str, ...]
    unfound: tuple[str, ...]
