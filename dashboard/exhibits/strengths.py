"""What do all levels rate well? The themes that levels see alike, the highest first."""

from collections.abc import Sequence
from itertools import combinations

from dashboard.exhibits.answers import block_points
from dashboard.exhibits.cell import Cell
from dashboard.exhibits.comparison import (
    Difference,
    Series,
    differences,
    dumbbells,
    notes_of,
    table,
)
from dashboard.exhibits.exhibit import Exhibit, Panel
from dashboard.exhibits.level_gap import levels_protected, levels_shown
from dashboard.exhibits.reading import Reading


def strengths(reading: Reading, most: int | None = None) -> Exhibit:
    """The themes on which no two levels differ, by their lowest level's mean.

    With `most`, of so many.
    """
    series = levels_shown(reading)
    found = _alike(reading, series)
    cells = reading.cells("theme", [one.group for one in series])
    levels = {
        one.theme: [
            cell
            for level in series
            if (cell := cells.at(level.group, one.theme)) and cell.mean is not None
        ]
        for one in found
    }
    order = sorted(found, key=lambda one: _lowest(reading, levels[one.theme], one), reverse=True)
    headline = _headline(reading, order, levels)
    kept = tuple(order[:most])
    return Exhibit(
        id="strengths",
        headline=headline,
        base=reading.themes_base([one.group for one in series]),
        footnotes=(
            reading.text("strengths.note", limit=reading.alike_below),
            *notes_of(reading, kept),
        )
        if kept
        else (),
        protected=reading.protected_note(levels_protected(reading)),
        table=table(reading, series, kept),
        panels=(Panel("", dumbbells(reading, series, kept, headline)),) if kept else (),
    )


def _alike(reading: Reading, series: Sequence[Series]) -> tuple[Difference, ...]:
    """The differences of the two ends, of themes on which each pair of levels is close together.

    A difference that is large and only uncertain is none of these.
    """
    pairs = combinations([one.group for one in series], 2)
    apart = {
        one.theme
        for a, b in pairs
        for one in differences(reading, a, b)
        if not (one.alike and reading.alike(one.points, one.theme))
    }
    ends = differences(reading, series[0].group, series[-1].group) if len(series) > 1 else ()
    return tuple(one for one in ends if one.theme not in apart)


def _lowest(reading: Reading, cells: Sequence[Cell], difference: Difference) -> float:
    return min(reading.placed(cell.mean or 0, difference.theme) for cell in cells)


def _headline(reading: Reading, order: Sequence[Difference], levels: dict[str, list[Cell]]) -> str:
    if not order:
        return reading.text("strengths.headline.none")
    first = order[0]
    low, *_, high = sorted(levels[first.theme], key=lambda cell: cell.mean or 0)
    ends = dict.fromkeys((reading.mean(low), reading.mean(high)))
    well_from, _ = block_points(reading.questionnaire.scale_of(first.theme))["fine"]
    form = "well" if (low.mean or 0) >= well_from else "alike"
    return reading.text(f"strengths.headline.{form}", theme=first.name, means="–".join(ends))
