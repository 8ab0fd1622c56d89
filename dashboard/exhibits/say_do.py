"""Do we do what we say? Words and deeds of every theme; the three furthest apart stand out."""

from dataclasses import dataclass

import polars as pl

from assessment.organisation import Group
from dashboard.charts.slope import Style, slope
from dashboard.exhibits.cell import Cell, Cells
from dashboard.exhibits.certainty import said_form
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.slopes import LINE_WIDTH, slope_ends, slope_rows
from dashboard.look import CIRCLE, Mark

STAND_OUT = 3
SAY, DO, GAP = "say", "do", "say_do"


def say_do(reading: Reading, group: Group, line_width: int = LINE_WIDTH) -> Exhibit | None:
    """Of one group; None when the questionnaire tells no words from deeds.

    `line_width`: letters of a theme's name on one line.
    """
    said = _Said.of(reading, group)
    if said is None:
        return None
    headline = said.headline()
    return Exhibit(
        id="say_do",
        headline=headline,
        base=reading.themes_base([group]),
        footnotes=(reading.text("say_do.note"),),
        protected=reading.protected_note(said.protected),
        table=said.table(),
        panels=(Panel("", said.chart(headline, line_width)),) if said.order else (),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """The themes that have both sides, the furthest apart first, and the names of the others."""

    reading: Reading
    group: Group
    cells: dict[str, Cells]
    names: dict[str, str]
    order: tuple[str, ...]
    protected: tuple[str, ...]

    @classmethod
    def of(cls, reading: Reading, group: Group) -> "_Said | None":
        cells = {kind: reading.cells(kind, [group]) for kind in (SAY, DO, GAP)}
        asked = {theme for _, theme in cells[GAP].by_place}
        if not asked:
            return None
        names = {theme.id: reading.named(theme.name) for theme in reading.themes}
        shown = [
            (cell.mean, theme)
            for theme in names
            if (cell := cells[GAP].at(group, theme)) and cell.mean is not None
        ]
        order = tuple(theme for _, theme in sorted(shown, key=lambda one: -one[0]))
        protected = tuple(names[theme] for theme in names if theme in asked - set(order))
        return cls(reading, group, cells, names, order, protected)

    def at(self, kind: str, theme: str) -> Cell | None:
        return self.cells[kind].at(self.group, theme)

    def points(self, kind: str, theme: str) -> float:
        cell = self.at(kind, theme)
        return (cell.mean if cell else None) or 0.0

    def gap(self, theme: str) -> str:
        cell = self.at(GAP, theme)
        return self.reading.words.signed(
            self.points(GAP, theme), bound=cell.mean_bound if cell else ""
        )

    def headline(self) -> str:
        """Deeds are harder to confirm than words: what counts is where they are furthest apart."""
        if not self.order:
            return self.reading.text("headline.protected")
        first = self.order[0]
        keys = ((key, value) for key, value in self.group._asdict().items() if value)
        side = ";".join((*(f"{key}={value}" for key, value in keys), "side=say"))
        gaps = self.reading.results.gaps_of(GAP, self.reading.wave).filter(a=side, measure=first)
        cell = self.at(GAP, first)
        certainty, bound = gaps["certainty"].to_list(), cell.mean_bound if cell else ""
        form = said_form(self.points(GAP, first), certainty[0] if certainty else "", bound)
        return self.reading.text(
            f"fixed_gaps.headline.{form}",
            theme=self.names[first],
            gap=self.gap(first),
            a=self.reading.mean(self.at(SAY, first)),
            b=self.reading.mean(self.at(DO, first)),
        )

    def chart(self, headline: str, line_width: int) -> Chart:
        """The slope; those that stand out are drawn last, over the others."""
        reading, look = self.reading, self.reading.look
        themes = tuple(reversed(self.order))
        stand_out = [self.names[theme] for theme in themes if theme in self.order[:STAND_OUT]]
        series = {
            self.names[theme]: [
                reading.placed(self.points(side, theme), theme) for side in (SAY, DO)
            ]
            for theme in themes
        }
        written = {
            self.names[theme]: [reading.mean(self.at(side, theme)) for side in (SAY, DO)]
            for theme in themes
        }
        styles = tuple(
            Style(name, look.first_line, width=4)
            if name in stand_out
            else Style(name, Mark(look.fine.colour, CIRCLE), width=2)
            for name in series
        )
        ends = slope_ends(value for values in series.values() for value in values)
        steps = [reading.text(f"side.{side}") for side in (SAY, DO)]
        return Chart(
            spec=slope(styles, len(steps), ends, look),
            rows=slope_rows(steps, series, written, stand_out, line_width),
            alt=shortened(reading.text("alt.slope", headline=headline, n=len(series))),
        )

    def table(self) -> pl.DataFrame:
        """Words, deeds, the gap and the base of each theme."""
        reading = self.reading
        columns = {
            reading.text("table.theme"): [self.names[theme] for theme in self.order],
            reading.text("side.say"): [reading.mean(self.at(SAY, theme)) for theme in self.order],
            reading.text("side.do"): [reading.mean(self.at(DO, theme)) for theme in self.order],
            reading.text("table.gap"): [self.gap(theme) for theme in self.order],
            reading.text("table.base"): [reading.base(self.at(GAP, theme)) for theme in self.order],
        }
        return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
