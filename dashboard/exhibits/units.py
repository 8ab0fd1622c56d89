"""Which unit sees it differently? Units by themes, five blues with a fixed meaning."""

from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from assessment.organisation import OVERALL, Group
from assessment.questionnaire import Theme
from dashboard.charts.heatmap import heatmap
from dashboard.exhibits.cell import Cell, Cells
from dashboard.exhibits.column_heads import narrow, two_lines
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.reading import Reading
from dashboard.look import heat_cuts, heat_step

FIRST_LIGHT_INK = 3
SLIDE_UNITS, SLIDE_THEMES = 7, 4
"""Rows of a slide beside that of everybody, and columns: what can be read from the last chair."""

ROWS = {
    "unit": pl.String,
    "choice": pl.String,
    "theme": pl.String,
    "label": pl.String,
    "step": pl.String,
    "light": pl.Boolean,
    "hatched": pl.Boolean,
    "chosen": pl.Boolean,
    "tip": pl.String,
}


def units_shown(reading: Reading) -> tuple[Group, ...]:
    """The units that may be shown, in the organisation's order."""
    shown = set(reading.results.groups(reading.wave))
    units = (Group(unit=unit.id) for unit in reading.results.organisation.units)
    return tuple(group for group in units if group in shown)


def units(reading: Reading, chosen: str | None, *, on_slide: bool = False) -> Exhibit:
    """All units by all themes; protected ones hatched; `chosen` is framed.

    On a slide the units of the headline and those with most answers, by the themes that units rate
    most differently.
    """
    grid = _Grid.of(reading, on_slide=on_slide)
    headline = grid.headline()
    return Exhibit(
        id="units",
        headline=headline,
        base=reading.themes_base([OVERALL]),
        footnotes=(reading.text("note.unit_cell"),),
        protected=grid.protected(),
        table=grid.table(),
        panels=(Panel("", grid.chart(chosen, headline)),),
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells of everybody and of every unit, shown or hidden; `bases` as in theme_bases."""

    reading: Reading
    cells: Cells
    shown: tuple[Group, ...]
    hidden: tuple[Group, ...]
    bases: dict[Group, list[int]]
    on_slide: bool

    @classmethod
    def of(cls, reading: Reading, *, on_slide: bool) -> "_Grid":
        shown = (OVERALL, *units_shown(reading))
        hidden = tuple(
            group
            for group in reading.results.protected(reading.wave)
            if group.unit and group == Group(unit=group.unit)
        )
        cells = reading.cells("theme", shown)
        return cls(reading, cells, shown, hidden, reading.theme_bases(shown), on_slide)

    @property
    def groups(self) -> tuple[Group, ...]:
        return (*self.shown, *self.hidden)

    def headline(self) -> str:
        """The theme that the shown units rate most differently."""
        reading, widths, widest = self.reading, self._widths(), self._widest()
        if widest is None:
            return reading.text("units.headline.none")
        low, high = self._ends(widest)
        names = {theme.id: reading.named(theme.name) for theme in reading.themes}
        bound = low.mean_bound or high.mean_bound
        form = "calm" if reading.alike(widths[widest], widest, bound) else "clear"
        written = {"low": reading.mean(low), "high": reading.mean(high)}
        return reading.text(f"units.headline.{form}", theme=names[widest], **written)

    def protected(self) -> tuple[str, ...]:
        """The sentence on protected units, and on protected themes of shown ones."""
        reading = self.reading
        whole = [reading.group_name(group) for group in self.hidden]
        parts = [
            reading.words.plural("note.themes_of", n, group=reading.group_name(group))
            for group in self.shown
            if (n := len(self.cells.protected(group)))
        ]
        return reading.protected_note([*whole, *parts])

    def chart(self, chosen: str | None, headline: str) -> Chart:
        """The heatmap."""
        reading = self.reading
        steps = _steps(reading)
        units = {
            group: reading.group_with_n(group, *self.bases.get(group, ())) for group in self.rows
        }
        drawn = self.themes
        names = [reading.named(theme.name) for theme in drawn]
        heads = narrow(names) if self.on_slide else map(two_lines, names)
        themes = dict(zip((theme.id for theme in drawn), heads, strict=True))
        rows = [
            {
                "unit": units[group],
                "choice": group.unit or "",
                "theme": themes[theme.id],
                "label": reading.mean(self.cells.at(group, theme.id)),
                "step": None if step is None else steps[step],
                "light": step is not None and step >= FIRST_LIGHT_INK,
                "hatched": step is None,
                "chosen": chosen is not None and group.unit == chosen,
                "tip": reading.text(
                    "tip.mean",
                    group=reading.group_name(group),
                    measure=reading.named(theme.name),
                    mean=self._written(group, theme.id),
                ),
            }
            for group in self.rows
            for theme in drawn
            for step in [self._step(group, theme.id)]
        ]
        return Chart(
            spec=heatmap(
                tuple(units.values()),
                tuple(themes.values()),
                steps,
                reading.look,
                upright=self.on_slide,
            ),
            rows=pl.DataFrame(rows, schema=ROWS),
            alt=shortened(reading.text("alt.units", headline=headline)),
        )

    def table(self) -> pl.DataFrame:
        """A row a unit, a column a theme."""
        reading = self.reading
        columns = {
            reading.text("table.unit"): [reading.group_name(group) for group in self.groups],
            reading.text("table.base"): [
                reading.from_to(*self.bases.get(group, ())) for group in self.groups
            ],
        }
        for theme in reading.themes:
            written = [self._written(group, theme.id) for group in self.groups]
            columns[reading.named(theme.name)] = written
        return pl.DataFrame(columns)

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes that are drawn, in their order."""
        reading, widths = self.reading, self._widths()

        def share(theme: Theme) -> float:
            return reading.share_of_range(widths.get(theme.id, 0), theme.id)

        most = SLIDE_THEMES if self.on_slide else None
        kept = sorted(reading.themes, key=share, reverse=True)[:most]
        return tuple(theme for theme in reading.themes if theme in kept)

    @property
    def rows(self) -> tuple[Group, ...]:
        """The groups that are drawn, in their order, everybody first."""
        if not self.on_slide:
            return self.groups

        widest = self._widest()
        named = [cell.group for cell in self._ends(widest)] if widest else []

        def after(group: Group) -> tuple[bool, int]:
            return group not in named, -max(self.bases[group], default=0)

        kept = sorted(self.shown[1:], key=after)[:SLIDE_UNITS]
        return (OVERALL, *(group for group in self.shown if group in kept))

    def _widths(self) -> dict[str, float]:
        """How far apart the shown units are on each theme that two of them have."""
        themes = [theme.id for theme in self.reading.themes]
        ends = {theme: self._ends(theme) for theme in themes if self._cells_of_units(theme)[1:]}
        # Shown means have one decimal, and so has their difference.
        return {theme: round(_mean(high) - _mean(low), 1) for theme, (low, high) in ends.items()}

    def _widest(self) -> str | None:
        widths, share = self._widths(), self.reading.share_of_range
        return max(widths, key=lambda theme: share(widths[theme], theme), default=None)

    def _ends(self, theme: str) -> tuple[Cell, Cell]:
        cells = self._cells_of_units(theme)
        return min(cells, key=_mean), max(cells, key=_mean)

    def _cells_of_units(self, theme: str) -> list[Cell]:
        at = (self.cells.at(group, theme) for group in self.shown if group.unit)
        return [cell for cell in at if cell and cell.mean is not None]

    def _step(self, group: Group, theme: str) -> int | None:
        cell = self.cells.at(group, theme)
        if cell is None or cell.mean is None:
            return None
        return heat_step(self.reading.placed(cell.mean, theme), self.reading.ends)

    def _written(self, group: Group, theme: str) -> str:
        mean = self.reading.mean(self.cells.at(group, theme))
        return mean or self.reading.text("table.protected")


def _mean(cell: Cell) -> float:
    return cell.mean or 0


def _steps(reading: Reading) -> tuple[str, ...]:
    """The heat steps as written in the key."""
    limits = heat_cuts(reading.ends)
    digits = 0 if all(limit == round(limit) for limit in limits) else 1
    cuts = [reading.words.number(limit, digits) for limit in limits]
    return (f"< {cuts[0]}", *(f"{low}–{high}" for low, high in pairwise(cuts)), f"≥ {cuts[-1]}")
