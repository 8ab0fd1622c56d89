"""Any two shown groups against each other, and a unit against everybody."""

from assessment.organisation import OVERALL, Group
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


def two_groups(
    reading: Reading, a: Group, b: Group, most: int | None = None, chosen: str | None = None
) -> Exhibit:
    """The difference of the shown means of two groups; no test is made.

    With `most`, of so many themes. With a `chosen` theme, a click chooses another.
    """
    return _compared(reading, "two_groups", (a, b), most, chosen)


def unit_detail(reading: Reading, unit: str, most: int | None = None) -> Exhibit:
    """How one unit sees the organisation, beside how all managers see it."""
    return _compared(reading, "unit_detail", (Group(unit=unit), OVERALL), most, None)


def _compared(
    reading: Reading, exhibit: str, sides: tuple[Group, Group], most: int | None, chosen: str | None
) -> Exhibit:
    a, b = sides
    marks = reading.look.pair_marks
    series = tuple(
        Series(group, reading.group_name(group), mark)
        for group, mark in zip(sides, marks, strict=True)
    )
    found = differences(reading, a, b) if a != b else ()
    headline = _headline(reading, exhibit, series, largest(found))
    found = most_different(found, most)
    notes = (
        reading.text("note.difference", a=reading.group_inside(a), b=reading.group_inside(b)),
        *notes_of(reading, found),
    )
    own = (reading.text("note.unit_detail"),) if exhibit == "unit_detail" else ()
    return Exhibit(
        id=exhibit,
        headline=headline,
        base=reading.themes_base([one.group for one in series]),
        footnotes=(*own, *(notes if found else ())),
        protected=reading.protected_note(themes_protected(reading, series)),
        table=table(reading, series, found) if a != b else table(reading, series[:1], found),
        panels=(Panel("", dumbbells(reading, series, found, headline, chosen)),) if found else (),
    )


def _headline(
    reading: Reading, exhibit: str, series: tuple[Series, ...], widest: Difference | None
) -> str:
    first = series[0].name if exhibit == "unit_detail" else reading.group_inside(series[0].group)
    names = {"a_name": first, "b_name": reading.group_inside(series[1].group)}
    if series[0].group == series[1].group:
        return reading.text("two_groups.headline.same")
    if widest is None:
        return reading.text("two_groups.headline.none", **names)
    if exhibit == "two_groups":
        return headline_of(reading, widest, names, "two_groups.headline.calm")
    form = "calm" if widest.alike else "clear"
    values = {"gap": widest.plain, "theme": widest.name, "a": widest.a, "b": widest.b}
    return reading.text(f"unit_detail.headline.{form}", **values, **names)
