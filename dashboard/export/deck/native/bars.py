"""Bars: a row an answer, its name beside its bar; each role is a series, and so has its colour."""

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.base import BaseShape

from dashboard.charts.bars import LABEL_ROOM
from dashboard.exhibits.exhibit import Chart
from dashboard.export.deck.fit import widest
from dashboard.export.deck.native.formats import share_format
from dashboard.export.deck.native.labels import SIZE, Labels, label
from dashboard.export.deck.native.markup import coloured_fill, shaped
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.native.plot import (
    inside,
    names_share,
    plotted,
    rows_down,
    scaled,
    series_of,
    spaced,
)
from dashboard.export.deck.native.rows import marks, rows_of, scale_ends
from dashboard.export.deck.native.written import own_labels
from dashboard.export.deck.paint import PAINTS
from dashboard.export.deck.sheet import Column, Sheet
from dashboard.typeface import BOLD

GAP = 60
"""Percent of a bar's height between two."""
LEAST_BARS = 0.4
"""Of what the names leave, that the bars have."""
MOST_NAMES = 0.62
"""Of the width, that the names of the rows take at most."""


def bars(place: Place, chart: Chart) -> BaseShape:
    """The chart, a column of its sheet for each role that there is."""
    rows = rows_of(chart)
    colours = marks(chart.spec, "color", "role")
    roles = [role for role in colours if any(row["role"] == role for row in rows)]
    sheet = Sheet(
        head=place.words.text("table.answer"),
        rows=tuple(row["heading"] for row in rows),
        columns=tuple(_column(place, role, rows) for role in roles),
    )
    frame = plotted(place, XL_CHART_TYPE.BAR_CLUSTERED, sheet)
    drawn = frame.chart
    spaced(drawn, GAP)
    rows_down(drawn)
    _, most = scale_ends(chart.spec, "x", "share")
    width, height = place.box.points
    left = names_share(sheet.rows, width, height, MOST_NAMES)
    room = _room([row["label"] for row in rows], width * (1 - left))
    scaled(drawn.value_axis, 0, round(most / LABEL_ROOM * room, 1))
    drawn.value_axis.visible = False
    inside(drawn, left, 0.0, 0.0, 0.0)
    for role, column, series in zip(roles, sheet.columns, series_of(drawn), strict=True):
        shaped(series, coloured_fill(PAINTS[colours[role]]))
        label(
            series, Labels(column.number_format, "outEnd", points=own_labels(place.words, column))
        )
    return frame


def _column(place: Place, role: str, rows: list[dict[str, Any]]) -> Column:
    values = [row["share"] if row["role"] == role else None for row in rows]
    return Column(
        name=place.words.text(f"deck.role.{role}"),
        values=tuple(None if one is None else float(round(float(str(one)))) for one in values),
        written=tuple(str(row["label"]) if row["role"] == role else "" for row in rows),
        number_format=share_format(place.words),
    )


def _room(words: list[str], width: float) -> float:
    """How much longer than the longest bar the axis is, for the widest label after it."""
    return 1 / max(LEAST_BARS, 1 - widest(words, SIZE, BOLD) / width)
