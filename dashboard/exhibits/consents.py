"""The consents that an exhibit stands on: levels that are shown in a smaller group than usual."""

from collections.abc import Iterator
from dataclasses import replace

from assessment.organisation import Group
from assessment.parts import Level
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.reading import Reading


def with_consents(reading: Reading, exhibit: Exhibit) -> Exhibit:
    """The exhibit with a note for each level in it that only its consent lets be shown."""
    said = f"{exhibit.base}\n{exhibit.headline}\n{exhibit.table.write_csv()}".casefold()
    notes = tuple(
        reading.text("note.consent", level=reading.named(level.name), k=level.smallest_group)
        for level in consenting(reading)
        if reading.named(level.name).casefold() in said
    )
    return replace(exhibit, footnotes=(*exhibit.footnotes, *notes)) if notes else exhibit


def consenting(reading: Reading) -> Iterator[Level]:
    """The levels of which fewer answered than are shown otherwise."""
    usual = reading.results.organisation.smallest_group
    for level in reading.results.organisation.levels:
        response = reading.response.get(Group(level=level.id))
        if level.consent and response and response.answered < usual:
            yield level


def smallest_groups(reading: Reading) -> str:
    """The smallest group; beside it those that levels have agreed to."""
    words, organisation = reading.words, reading.results.organisation
    usual = words.integer(organisation.smallest_group)
    lowered = [
        f"{reading.group_inside(Group(level=level))} {words.integer(k)}"
        for level, k in organisation.smallest_by_level.items()
        if k != organisation.smallest_group
    ]
    return f"{usual} ({', '.join(lowered)})" if lowered else usual
