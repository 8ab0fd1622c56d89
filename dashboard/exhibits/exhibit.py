"""What an exhibit is made of."""

from dataclasses import dataclass

import polars as pl

from dashboard.charts.drawing import Spec

ALT_LIMIT = 250


@dataclass(frozen=True, slots=True)
class Chart:
    """A specification and the rows it draws; `alt` is what is said instead of seen."""

    spec: Spec
    rows: pl.DataFrame
    alt: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One large number: its label, a note to it, the smaller numbers beside it, their caption."""

    label: str
    value: str
    note: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the charts of an exhibit that has several, or the sentence in its place."""

    title: str
    chart: Chart | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One message. `table` holds every number of it, written as the reader writes numbers.

    `protected` says what isn't shown and why; empty when everything is. `quotes` are what people
    wrote, in quotation marks; no chart is beside them.
    """

    id: str
    headline: str
    base: str
    footnotes: tuple[str, ...]
    table: pl.DataFrame
    panels: tuple[Panel, ...] = ()
    figures: tuple[Figure, ...] = ()
    protected: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Whether it has a chart, or only sentences and numbers."""
        return any(panel.chart for panel in self.panels)

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands under the chart: how to read it, then what is protected."""
        return (*self.footnotes, *self.protected)


def shortened(alt: str) -> str:
    """An alternative text within its limit, cut at a word."""
    if len(alt) <= ALT_LIMIT:
        return alt
    return alt[: ALT_LIMIT - 1].rsplit(" ", 1)[0] + "…"
