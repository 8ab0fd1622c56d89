"""Gaps about zero: a bar a gap, filled when it is clear, and a line for its interval.

A bar of a gap that isn't distinct from chance has a broken edge.
"""

from typing import Any

from pptx.chart.chart import Chart as Drawn
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape

from dashboard.exhibits.exhibit import Chart
from dashboard.export.deck.elements import Element, element_of
from dashboard.export.deck.native.formats import difference_format
from dashboard.export.deck.native.labels import Labels, label
from dashboard.export.deck.native.markup import coloured_fill, error_bars, line, shaped
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.native.plot import (
    gridded,
    inside,
    key_height,
    keyed,
    names_share,
    plotted,
    rows_down,
    scaled,
    series_of,
    spaced,
)
from dashboard.export.deck.native.rows import marks, rows_of, scale_ends, tick_step
from dashboard.export.deck.native.written import own_labels
from dashboard.export.deck.paint import INK, PAINTS, SECOND, THIRD
from dashboard.export.deck.sheet import Beside, Column, Sheet
from dashboard.look import LIGHT

GAP = 70
MOST_NAMES = 0.45
FOOT = 26
"""Points that the scale takes under the bars."""


def intervals(place: Place, chart: Chart) -> BaseShape:
    """The chart, a column of its sheet for each word on how sure a gap is.

    Where there are intervals, the gap is written beside its name: a number in the way of a line
    can't be read.
    """
    rows = rows_of(chart)
    edges, fills = (marks(chart.spec, channel, "certainty") for channel in ("stroke", "fill"))
    ranged = any(row["low"] is not None for row in rows)
    columns = tuple(_column(place, word, rows) for word in edges)
    names = tuple(f"{one['heading']}\n{one['gap']}" if ranged else one["heading"] for one in rows)
    sheet = Sheet(place.words.text("table.compared"), names, columns, _ends(place, rows))
    frame = plotted(place, XL_CHART_TYPE.BAR_CLUSTERED, sheet)
    drawn = frame.chart
    spaced(drawn, GAP)
    rows_down(drawn)
    keyed(drawn)
    ends = scale_ends(chart.spec, "x", "value")
    _scale(drawn, ends, tick_step(chart.spec))
    width, height = place.box.points
    key = key_height(list(edges), width)
    left = names_share(names, width, height - key - FOOT, MOST_NAMES)
    inside(drawn, left, key / height, 0.02, FOOT / height)
    for n, series in enumerate(series_of(drawn)):
        edge, fill = list(edges.values())[n], list(fills.values())[n]
        solid = None if fill == LIGHT.page else PAINTS[fill]
        dash = "sysDash" if PAINTS[edge] is THIRD else "solid"
        shaped(series, coloured_fill(solid) + line(PAINTS[edge], 2, dash))
        points = {} if ranged else own_labels(place.words, columns[n])
        number_format = columns[n].number_format
        label(series, Labels(number_format, "outEnd", shown=not ranged, points=points))
        if ranged:
            _range(series, sheet, columns[n])
    return frame


def _scale(drawn: Drawn, ends: tuple[float, float], step: float) -> None:
    """A tick more than the page has at each side with bars, for the labels after them."""
    low, high = ends
    scaled(drawn.value_axis, low - step * (low < 0), high + step * (high > 0), step)
    ticks = drawn.value_axis.tick_labels
    ticks.number_format = "+0;\u22120;0"
    ticks.number_format_is_linked = False
    # The rows run down, so the foot of the chart is where they end.
    element_of(drawn.value_axis).find(qn("c:crosses")).set("val", "max")
    gridded(drawn.value_axis)
    shaped(element_of(drawn.category_axis), line(INK, 1.5))


def _column(place: Place, word: str, rows: list[dict[str, Any]]) -> Column:
    mine = [row if row["certainty"] == word else None for row in rows]
    return Column(
        word,
        tuple(row["value"] if row else None for row in mine),
        tuple(row["gap"] if row else "" for row in mine),
        difference_format(place.words),
    )


def _ends(place: Place, rows: list[dict[str, Any]]) -> tuple[Beside, ...]:
    """How far the interval of each gap reaches above and below it."""
    lengths = {
        "up": [
            0.0 if row["high"] is None else round(row["high"] - row["value"], 1) for row in rows
        ],
        "down": [
            0.0 if row["low"] is None else round(row["value"] - row["low"], 1) for row in rows
        ],
    }
    return tuple(
        Beside(place.words.text(f"deck.interval.{name}"), tuple(of)) for name, of in lengths.items()
    )


def _range(series: Element, sheet: Sheet, column: Column) -> None:
    """The intervals of the gaps that this series draws."""
    up, down = (
        (
            sheet.place(len(sheet.columns) + n),
            tuple(
                (length or 0.0) if value is not None else 0.0
                for length, value in zip(beside.values, column.values, strict=True)
            ),
        )
        for n, beside in enumerate(sheet.beside)
    )
    series.find(qn("c:cat")).addprevious(error_bars(up, down, line(SECOND, 2.5), upright=False))
