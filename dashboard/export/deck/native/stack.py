"""Stacked bars: a row a question, a series an answer; each bar is as long as the whole."""

import re
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.base import BaseShape

from dashboard.exhibits.exhibit import Chart
from dashboard.export.deck.native.formats import share_format
from dashboard.export.deck.native.labels import Label, Labels, label
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
from dashboard.export.deck.paint import PAGE, PAINTS
from dashboard.export.deck.sheet import Column, Sheet

GAP = 45
NARROW = 5
"""Percent: a part that is smaller goes without its label; the sheet has it."""
MOST_NAMES = 0.4


def stack(place: Place, chart: Chart) -> BaseShape:
    """The chart, a column of its sheet an answer."""
    rows = rows_of(chart)
    colours = marks(chart.spec, "color", "answer")
    names = headed(rows)
    columns = tuple(_column(place, answer, rows) for answer in colours)
    sheet = Sheet(place.words.text("table.question"), tuple(names), columns)
    frame = plotted(place, XL_CHART_TYPE.BAR_STACKED_100, sheet)
    drawn = frame.chart
    spaced(drawn, GAP)
    rows_down(drawn)
    scaled(drawn.value_axis, 0, 1)
    drawn.value_axis.visible = False
    keyed(drawn)
    width, height = place.box.points
    key = key_height(list(colours), width)
    left = names_share(names, width, height - key, MOST_NAMES)
    inside(drawn, left, key / height, 0.01, 0.0)
    for column, paint, series in zip(columns, colours.values(), series_of(drawn), strict=True):
        fill = PAINTS[paint]
        shaped(series, coloured_fill(fill) + line(PAGE, 1.5))
        narrow = {
            n: Label(hidden=True) for n, one in enumerate(column.values) if (one or 0) < NARROW
        }
        ink = place.palette.ink_on(fill)
        points = own_labels(place.words, column) | narrow
        label(series, Labels(column.number_format, "ctr", ink, points=points))
    return frame


def _column(place: Place, answer: str, rows: list[dict[str, Any]]) -> Column:
    """Shares as written: the bars' own are stretched to end at the edge."""
    at = places(rows)
    written = [""] * len(at)
    for row in rows:
        if row["answer"] == answer:
            written[at[row["row"]]] = str(row["label"])
    return Column(
        name=answer,
        values=tuple(float("".join(re.findall(r"\d", one))) if one else None for one in written),
        written=tuple(written),
        number_format=share_format(place.words),
    )
