"""Is the gap closing? The index, or a theme, of each level from wave to wave."""

from dataclasses import dataclass, replace

import polars as pl

from assessment.comparable import comparable
from assessment.organisation import Group
from dashboard.charts.slope import Style, slope
from dashboard.exhibits.cell import Cell
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.level_gap import levels_protected
from dashboard.exhibits.reading import ALIKE_BELOW, Reading
from dashboard.exhibits.sides import measure_name
from dashboard.exhibits.slopes import LINE_WIDTH, slope_ends, slope_rows

INDEX = "index"
DASHES = ((1, 0), (2, 3), (8, 5))
"""Of the highest level, of those between, of the lowest."""


def waves(reading: Reading, measure: str, line_width: int = LINE_WIDTH) -> Exhibit | None:
    """The index or a theme, level by level; None with a single wave.

    `line_width`: letters of a level's name on one line.
    """
    if len(reading.results.waves) < 2:  # noqa: PLR2004 -- a change has two ends
        return None
    over_time = _OverTime.of(reading, measure)
    headline = over_time.headline()
    return Exhibit(
        id="waves",
        headline=headline,
        base=reading.text("waves.base", measure=over_time.name, scale=over_time.scale_words),
        footnotes=(reading.text("waves.note"),),
        protected=reading.protected_note(levels_protected(reading)),
        table=over_time.table(),
        panels=(Panel("", over_time.chart(headline, line_width)),)
        if len(over_time.steps) > 1 and over_time.levels
        else (),
    )


@dataclass(frozen=True, slots=True)
class _OverTime:
    """The levels that are shown in some wave, by name in rank order, with their cell a wave."""

    reading: Reading
    measure: str
    steps: tuple[str, ...]
    levels: dict[str, list[Cell | None]]
    styles: tuple[Style, ...]

    @classmethod
    def of(cls, reading: Reading, measure: str) -> "_OverTime":
        organisation = reading.results.organisation
        kind = INDEX if measure == INDEX else "theme"
        groups = [Group(level=level.id) for level in organisation.levels]
        answered = _comparable_waves(reading, kind, measure)
        by_wave = [replace(reading, wave=wave).cells(kind, groups, [measure]) for wave in answered]
        levels = {
            reading.group_name(group): [cells.at(group, measure) for cells in by_wave]
            for group in groups
        }
        shown = {name: cells for name, cells in levels.items() if any(map(_has_mean, cells))}
        marks = reading.look.level_marks(len(groups))
        dashes = (DASHES[0], *(DASHES[1],) * (len(groups) - 2), DASHES[2])
        styles = tuple(map(Style, levels, marks, dashes))
        names = {wave.id: reading.named(wave.name) for wave in organisation.waves}
        return cls(
            reading,
            measure,
            tuple(names[wave] for wave in answered),
            shown,
            tuple(style for style in styles if style.name in shown),
        )

    @property
    def name(self) -> str:
        return measure_name(self.reading, self.measure)

    @property
    def scale_words(self) -> str:
        if self.measure == INDEX:
            return self.reading.themes_scale_words
        return self.reading.scale_words(self.reading.questionnaire.scale_of(self.measure))

    @property
    def ends(self) -> tuple[list[Cell | None], ...]:
        """The highest and the lowest of the levels that have a mean in the first wave and the last.

        Fewer than two where there is no gap to follow.
        """
        both = [
            cells for cells in self.levels.values() if _has_mean(cells[0]) and _has_mean(cells[-1])
        ]
        return (both[0], both[-1]) if len(both) > 1 else tuple(both)

    def _gap(self, place: int) -> str:
        """The gap of the ends in one wave as written; empty where it can't be told."""
        cells = [of[place] for of in self.ends]
        if len(cells) < 2 or any(cell is None or cell.mean_bound for cell in cells):  # noqa: PLR2004
            return ""
        top, low = map(_points, cells)
        return self.reading.words.signed(round(top - low, 1))

    def headline(self) -> str:
        """How the gap between the ends changed, and whether it was the higher side that fell."""
        if len(self.steps) < 2:  # noqa: PLR2004 -- a change has two ends
            return self.reading.text("waves.headline.changed", measure=self.name)
        if len(self.ends) < 2:  # noqa: PLR2004 -- a gap has two sides
            return self.reading.text("waves.headline.none", measure=self.name)
        top, low = self.ends
        if any(cell and cell.mean_bound for cell in (top[0], top[-1], low[0], low[-1])):
            return self.reading.text("waves.headline.bound", measure=self.name)
        first, last = (round(_points(top[n]) - _points(low[n]), 1) for n in (0, -1))
        higher, lower = (top, low) if first > 0 else (low, top)
        fell = _points(higher[0]) - _points(higher[-1])
        rose = _points(lower[-1]) - _points(lower[0])
        return self.reading.text(
            f"waves.headline.{self._form(first, last, fell=fell, rose=rose)}",
            measure=self.name,
            first=self.reading.words.signed(first),
            last=self.reading.words.signed(last),
        )

    def _form(self, first: float, last: float, *, fell: float, rose: float) -> str:
        """A gap that closed because the higher side fell is no good news, and is told apart."""
        if self._is_small(last - first):
            return "same"
        if first * last < 0:
            return "turned"
        if abs(last) > abs(first):
            return "widened"
        return "closed_by_falling" if fell > max(rose, 0) else "closed"

    def _is_small(self, points: float) -> bool:
        if self.measure != INDEX:
            return self.reading.alike(points, self.measure)
        lowest, highest = self.reading.ends
        return abs(points) < round(ALIKE_BELOW * (highest - lowest), 1)

    def chart(self, headline: str, line_width: int) -> Chart:
        """A line a level: dash, shape and colour of its rank."""
        series = {name: [_mean(cell) for cell in cells] for name, cells in self.levels.items()}
        written = {
            name: [self.reading.mean(cell) for cell in cells] for name, cells in self.levels.items()
        }
        ends = slope_ends(value for values in series.values() for value in values)
        return Chart(
            spec=slope(self.styles, len(self.steps), ends, self.reading.look),
            rows=slope_rows(self.steps, series, written, list(series), line_width),
            alt=shortened(self.reading.text("alt.slope", headline=headline, n=len(series))),
        )

    def table(self) -> pl.DataFrame:
        """Mean and base of each level in each wave, then the gap of the ends."""
        columns = {self.reading.text("table.level"): [*self.levels, self.reading.text("table.gap")]}
        for place, step in enumerate(self.steps):
            cells = [of[place] for of in self.levels.values()]
            columns[step] = [*map(self.reading.mean, cells), self._gap(place)]
            columns[self.reading.text("table.base_of", group=step)] = [
                *map(self.reading.base, cells),
                "",
            ]
        return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _comparable_waves(reading: Reading, kind: str, measure: str) -> tuple[str, ...]:
    """The newest waves in which the measure means the same."""
    asked = reading.results.questionnaires
    found = [reading.results.waves[-1]]
    for wave in reversed(reading.results.waves[:-1]):
        if (kind, measure) not in set(comparable(asked[found[0]], asked[wave])):
            break
        found.insert(0, wave)
    return tuple(found)


def _mean(cell: Cell | None) -> float | None:
    return cell.mean if cell else None


def _has_mean(cell: Cell | None) -> bool:
    return _mean(cell) is not None


def _points(cell: Cell | None) -> float:
    return _mean(cell) or 0.0
