"""Two groups against each other, theme by theme: what the dumbbell exhibits share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from assessment.organisation import Group
from dashboard.charts.dumbbell import dumbbell
from dashboard.exhibits.certainty import (
    CLEAR,
    NO_TEST,
    NOT_DISTINCT,
    TOO_FEW,
    certainty_notes,
    effect_written,
    gap_written,
    interval_written,
    word,
)
from dashboard.exhibits.exhibit import Chart, shortened
from dashboard.exhibits.reading import Reading
from dashboard.look import Mark

ALIKE = (NOT_DISTINCT, TOO_FEW)
ROWS = {
    "row": pl.Int64,
    "group": pl.String,
    "value": pl.Float64,
    "tip": pl.String,
    "heading": pl.String,
    "gap": pl.String,
    "small": pl.Boolean,
    "low": pl.Float64,
    "high": pl.Float64,
    "choice": pl.String,
    "chosen": pl.Boolean,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of two groups' shown means of a theme: a − b, in points.

    `size` is its share of the scale's range; `written`, `a` and `b` are as the reader writes them,
    `plain` without the mark of a difference that isn't distinct.
    `alike`: not called a gap, being not distinct from chance, or where no test was made too small.
    """

    theme: str
    name: str
    points: float
    size: float
    alike: bool
    certainty: str
    family: str
    written: str
    plain: str
    interval: str
    effect: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Series:
    """One group of the chart."""

    group: Group
    name: str
    mark: Mark


def differences(reading: Reading, a: Group, b: Group) -> tuple[Difference, ...]:
    """The themes shown in both groups, those that a rates higher first."""
    rows = reading.results.differences(reading.wave, a, b).filter(measure_kind="theme")
    by_theme = {row["measure"]: row for row in rows.iter_rows(named=True)}
    number = reading.words.number
    found = [
        Difference(
            theme=theme.id,
            name=reading.named(theme.name),
            points=row["difference"],
            size=reading.share_of_range(row["difference"], theme.id),
            alike=row["certainty"] in ALIKE
            or (row["certainty"] == NO_TEST and _is_small(reading, theme.id, row)),
            certainty=row["certainty"],
            family=row["family"],
            written=gap_written(reading, row),
            plain=reading.words.signed(row["difference"], bound=row["bound"]),
            interval=interval_written(reading, row),
            effect=effect_written(reading, row),
            a=number(row["a_value"], bound=row["a_bound"]),
            b=number(row["b_value"], bound=row["b_bound"]),
        )
        for theme in reading.themes
        if (row := by_theme.get(theme.id))
    ]
    return tuple(sorted(found, key=lambda difference: -difference.points))


def largest(found: Sequence[Difference]) -> Difference | None:
    """The widest of the clear differences, else of those that were tested, else of all."""
    clear = [one for one in found if one.certainty == CLEAR]
    looked_at = [one for one in found if one.certainty != NO_TEST]
    return max(clear or looked_at or found, key=lambda one: one.size, default=None)


def most_different(found: Sequence[Difference], most: int | None) -> tuple[Difference, ...]:
    """So many of the differences in their order: that of the headline, and the largest others."""
    named = largest(found)
    kept = sorted(found, key=lambda one: (one is not named, -one.size))[:most]
    return tuple(one for one in found if one in kept)


def headline_of(reading: Reading, widest: Difference, names: Mapping[str, str], calm: str) -> str:
    """What the widest difference says; `calm` is said of groups that weren't tested.

    A gap that is only possible is never headlined: most organisations without any have some.
    """
    written = {"gap": widest.plain, "theme": widest.name, "a": widest.a, "b": widest.b}
    if widest.certainty == NO_TEST:
        return reading.text(calm if widest.alike else "gap.headline", **written, **names)
    form = widest.certainty if widest.certainty in {CLEAR, TOO_FEW} else NOT_DISTINCT
    return reading.text(f"gap.headline.{form}", **written, **names)


def notes_of(reading: Reading, found: Sequence[Difference]) -> tuple[str, ...]:
    """How sure these differences are; of groups that weren't tested, what isn't called a gap."""
    return certainty_notes(reading, (one.family for one in found)) or (
        reading.text("note.no_test", limit=reading.alike_below),
    )


def dumbbells(
    reading: Reading,
    series: Sequence[Series],
    found: Sequence[Difference],
    headline: str,
    chosen: str | None = None,
) -> Chart:
    """The chart of these groups; the line runs between the first and the last of them.

    With a `chosen` theme its row stands out, and a click chooses another.
    """
    cells = reading.cells("theme", [one.group for one in series])
    rows: list[Mapping[str, object]] = []
    for place, difference in enumerate(found):
        values = {
            one.name: reading.placed(cell.mean, difference.theme)
            for one in series
            if (cell := cells.at(one.group, difference.theme)) and cell.mean is not None
        }
        ends = sorted(values[name] for name in (series[0].name, series[-1].name) if name in values)
        # The last group is drawn first: where marks meet, the first group's is on top.
        drawn = [one for one in reversed(series) if one.name in values]
        for i, one in enumerate(drawn):
            mean = reading.mean(cells.at(one.group, difference.theme))
            rows.append(
                {
                    "row": place,
                    "group": one.name,
                    "value": values[one.name],
                    "tip": reading.text(
                        "tip.mean", group=one.name, measure=difference.name, mean=mean
                    ),
                    "heading": difference.name if i == 0 else "",
                    "gap": difference.written if i == 0 else "",
                    "small": difference.alike,
                    "low": ends[0] if i == 0 else None,
                    "high": ends[-1] if i == 0 else None,
                    "choice": difference.theme,
                    "chosen": difference.theme == chosen,
                }
            )
    marks = tuple((one.name, one.mark) for one in series)
    return Chart(
        spec=dumbbell(marks, reading.ends, reading.look, clickable=chosen is not None),
        rows=pl.DataFrame(rows, schema=ROWS),
        alt=shortened(reading.text("alt.dumbbell", headline=headline, n=len(found))),
    )


def table(reading: Reading, series: Sequence[Series], found: Sequence[Difference]) -> pl.DataFrame:
    """Theme, mean and base of each group, and the difference; written, heads translated."""
    cells = reading.cells("theme", [one.group for one in series])
    columns: dict[str, list[str]] = {
        reading.text("table.theme"): [difference.name for difference in found]
    }
    for one in series:
        at = [cells.at(one.group, difference.theme) for difference in found]
        columns[one.name] = [reading.mean(cell) for cell in at]
        columns[reading.text("table.base_of", group=one.name)] = [reading.base(cell) for cell in at]
    columns[reading.text("table.gap")] = [difference.written for difference in found]
    if any(difference.certainty != NO_TEST for difference in found):
        words = [word(reading, difference.certainty) for difference in found]
        columns[reading.text("table.certainty")] = words
        columns[reading.text("table.interval")] = [one.interval for one in found]
        columns[reading.text("table.effect")] = [one.effect for one in found]
    return pl.DataFrame(columns)


def themes_protected(reading: Reading, series: Sequence[Series]) -> tuple[str, ...]:
    """Themes that are protected in one of the groups, each with the group's name."""
    cells = reading.cells("theme", [one.group for one in series])
    names = {theme.id: reading.named(theme.name) for theme in reading.themes}
    return tuple(
        f"{one.name} – {names[theme]}"
        for one in {one.group: one for one in series}.values()
        for theme in cells.protected(one.group)
    )


def _is_small(reading: Reading, theme: str, row: Mapping[str, Any]) -> bool:
    return reading.alike(row["difference"], theme, row["bound"])
