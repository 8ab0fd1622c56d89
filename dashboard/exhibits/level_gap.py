"""Where do the top and the first line see it differently? The hero of the overview."""

from assessment.organisation import Group
from dashboard.exhibits.comparison import (
    Difference,
    Series,
    differences,
    dumbbells,
    headline_of,
    largest,
    most_different,
    notes_of,
    table,
    themes_protected,
)
from dashboard.exhibits.exhibit import Exhibit, Panel
from dashboard.exhibits.reading import Reading


def levels_shown(reading: Reading) -> tuple[Series, ...]:
    """The levels that may be shown, top first, each with the mark of its rank."""
    levels = reading.results.organisation.levels
    groups = set(reading.results.groups(reading.wave))
    marks = reading.look.level_marks(len(levels))
    return tuple(
        Series(Group(level=level.id), reading.named(level.name), mark)
        for level, mark in zip(levels, marks, strict=True)
        if Group(level=level.id) in groups
    )


def level_gap(
    reading: Reading,
    most: int | None = None,
    chosen: str | None = None,
    pillar: str | None = None,
) -> Exhibit:
    """The gap between the highest and the lowest level shown, theme by theme, or of a pillar's.

    With `most`, of so many themes: that of the headline, and those that the two see most
    differently. With a `chosen` one, a click chooses another.
    """
    series = levels_shown(reading)
    two = len(series) > 1
    found = differences(reading, series[0].group, series[-1].group) if two else ()
    if pillar:
        themes = {theme.id for theme in reading.questionnaire.themes_of(pillar)}
        found = tuple(one for one in found if one.theme in themes)
    widest = largest(found)
    headline = _headline(reading, series, widest)
    if pillar:
        names = {one.id: reading.named(one.name) for one in reading.questionnaire.pillars}
        headline = reading.text("level_gap.of", pillar=names[pillar], headline=headline)
    found = most_different(found, most)
    return Exhibit(
        id="level_gap",
        headline=headline,
        base=reading.themes_base([one.group for one in series]),
        footnotes=_how_to_read(reading, series, found),
        protected=_protected(reading, series),
        table=table(reading, series, found),
        panels=(Panel("", dumbbells(reading, series, found, headline, chosen)),) if found else (),
    )


def _headline(reading: Reading, series: tuple[Series, ...], widest: Difference | None) -> str:
    if widest is None:
        return reading.text("level_gap.headline.none")
    ends = {"a_name": series[0].group, "b_name": series[-1].group}
    names = {name: reading.group_inside(group) for name, group in ends.items()}
    return headline_of(reading, widest, names, "level_gap.headline.calm")


def _how_to_read(
    reading: Reading, series: tuple[Series, ...], found: tuple[Difference, ...]
) -> tuple[str, ...]:
    if not found:
        return ()
    return (
        reading.text(
            "note.difference",
            a=reading.group_inside(series[0].group),
            b=reading.group_inside(series[-1].group),
        ),
        *notes_of(reading, found),
    )


def levels_protected(reading: Reading) -> tuple[str, ...]:
    """The names of the levels that are protected in this wave."""
    hidden = set(reading.results.protected(reading.wave))
    levels = reading.results.organisation.levels
    return tuple(reading.named(level.name) for level in levels if Group(level=level.id) in hidden)


def _protected(reading: Reading, series: tuple[Series, ...]) -> tuple[str, ...]:
    return reading.protected_note([*levels_protected(reading), *themes_protected(reading, series)])
