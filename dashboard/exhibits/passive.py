"""Who holds the words for true, and does little of it? Passive customer-centricity, in persons."""

import polars as pl

from assessment.measures import PASSIVE
from assessment.organisation import OVERALL
from dashboard.exhibits.exhibit import Exhibit, Figure
from dashboard.exhibits.level_gap import levels_shown
from dashboard.exhibits.reading import Reading


def passive(reading: Reading) -> Exhibit | None:
    """Of everybody and each level, how many of how many; None when the questionnaire can't tell."""
    limits = reading.questionnaire.passive
    groups = [OVERALL, *(one.group for one in levels_shown(reading))]
    cells = reading.cells("derived", groups, [PASSIVE])
    if limits is None or not cells.by_place:
        return None
    protected = reading.text("table.protected")
    figures: list[Figure] = []
    for group in groups:
        cell = cells.at(group, PASSIVE)
        shown = cell is not None and cell.count is not None
        figures.append(
            Figure(
                label=reading.group_with_n(group, cell.base if cell else None),
                value=reading.percent(cell) if cell and shown else protected,
                note=reading.count(cell) if cell and shown else "",
            )
        )
    first = figures[0]
    named = {"share": first.value, "count": first.note}
    return Exhibit(
        id="passive",
        headline=reading.text("passive.headline" if first.note else "headline.protected", **named),
        base=reading.text(
            "passive.base",
            say=_points(reading, limits.say_from),
            deeds=_points(reading, limits.deeds_to),
        ),
        footnotes=(reading.text("passive.note"), *_from_twice(reading, figures)),
        table=pl.DataFrame(
            {
                reading.text("table.level"): [reading.group_name(group) for group in groups],
                reading.text("passive.share"): [figure.value for figure in figures],
                reading.text("passive.people"): [figure.note for figure in figures],
            }
        ),
        figures=tuple(figures),
    )


def _from_twice(reading: Reading, figures: list[Figure]) -> tuple[str, ...]:
    """Why a group has no share: there have to be twice the smallest group."""
    if all(figure.note for figure in figures):
        return ()
    twice = 2 * reading.results.organisation.smallest_group
    return (reading.text("passive.from", k=twice),)


def _points(reading: Reading, limit: float) -> str:
    return reading.words.number(limit, 0 if limit == round(limit) else 1)
