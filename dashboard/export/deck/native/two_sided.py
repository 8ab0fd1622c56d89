"""Two-sided bars: needs work to the left of a common line, strong to the right, the rest beside.

The rest is a series on an axis of its own, whose zero lies right of the longest strong bar: all
three hold the shares themselves, and can be edited.
"""

from copy import deepcopy
from typing import Any

from pptx.chart.chart import Chart as Drawn
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape

from dashboard.charts.two_sided import ROOM, rest_begins
from dashboard.exhibits.exhibit import Chart
from dashboard.export.deck.elements import Element, element_of, plot_area
from dashboard.export.deck.native.formats import share_format
from dashboard.export.deck.native.labels import Labels, label
from dashboard.export.deck.native.markup import coloured_fill, line, shaped
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.native.plot import (
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
from dashboard.export.deck.native.rows import headed, marks, places, rows_of
from dashboard.export.deck.native.written import own_labels
from dashboard.export.deck.paint import INK, PAINTS
from dashboard.export.deck.sheet import Column, Sheet

GAP = 55
MOST_NAMES = 0.45
LEAST_LENGTH = 10
"""Percent that each side of the axis has room for."""


def two_sided(place: Place, chart: Chart) -> BaseShape:
    """The chart: needs work as negative values, strong, and the rest."""
    rows = rows_of(chart)
    colours = marks(chart.spec, "color", "block")
    names = headed(rows)
    columns = tuple(_column(place, block, rows) for block in colours)
    sheet = Sheet(place.words.text("table.theme"), tuple(names), columns)
    frame = plotted(place, XL_CHART_TYPE.BAR_CLUSTERED, sheet)
    drawn = frame.chart
    spaced(drawn, GAP)
    rows_down(drawn)
    keyed(drawn)
    needs, strong, fine = (max(LEAST_LENGTH, *_lengths(column)) for column in columns)
    begins = rest_begins(round(strong))
    low, high = -needs - ROOM, begins + fine + ROOM
    scaled(drawn.value_axis, low, high)
    drawn.value_axis.visible = False
    shaped(element_of(drawn.category_axis), line(INK, 1.5))
    for column, colour, series in zip(columns, colours.values(), series_of(drawn), strict=True):
        shaped(series, coloured_fill(PAINTS[colour]))
        points = own_labels(place.words, column)
        label(series, Labels(column.number_format, "outEnd", points=points))
    _onto_second_axis(drawn, low - begins, high - begins)
    width, height = place.box.points
    key = key_height(list(colours), width)
    left = names_share(names, width, height - key, MOST_NAMES)
    inside(drawn, left, key / height, 0.0, 0.0)
    return frame


def _lengths(column: Column) -> list[float]:
    return [abs(one) for one in column.values if one is not None]


def _column(place: Place, block: str, rows: list[dict[str, Any]]) -> Column:
    at = places(rows)
    values: list[float | None] = [None] * len(at)
    written = [""] * len(at)
    for row in rows:
        if row["block"] == block:
            length = float(str(row["end"])) - float(str(row["begin"]))
            values[at[row["row"]]] = float(round(length))
            written[at[row["row"]]] = f"{row['before']}{row['after']}"
    return Column(block, tuple(values), tuple(written), share_format(place.words))


def _onto_second_axis(drawn: Drawn, low: float, high: float) -> None:
    """Give the last series bars and axes of its own, as long in every percent as the others."""
    area: Element = plot_area(drawn)
    first = area.find(qn("c:barChart"))
    second = deepcopy(first)
    for series in second.findall(qn("c:ser"))[:-1]:
        second.remove(series)
    first.remove(first.findall(qn("c:ser"))[-1])
    first.addnext(second)
    axes = [area.find(qn("c:catAx")), area.find(qn("c:valAx"))]
    copies = [deepcopy(axis) for axis in axes]
    new = {axis.find(qn("c:axId")).get("val"): str(n) for n, axis in enumerate(axes, 50010)}
    for element in (second, *copies):
        for reference in (*element.findall(qn("c:axId")), *element.findall(qn("c:crossAx"))):
            reference.set("val", new[reference.get("val")])
    category, value = copies
    category.find(qn("c:delete")).set("val", "1")
    value.find(qn("c:delete")).set("val", "0")
    value.find(qn("c:crosses")).set("val", "max")
    for former in value.findall(qn("c:tickLblPos")):
        former.set("val", "none")
    scaling = value.find(qn("c:scaling"))
    scaling.find(qn("c:min")).set("val", str(low))
    scaling.find(qn("c:max")).set("val", str(high))
    axes[-1].addnext(value)
    value.addnext(category)
