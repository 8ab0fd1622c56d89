"""The dumbbell: a column a theme, a mark a group, a line between the two that are compared.

A line chart without its lines: its marks are the groups', its sheet holds the score of each. The
line of a theme is as long as the sheet reckons it from those two, so it follows them.
"""

from dataclasses import replace
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.util import Pt
from xlsxwriter.utility import xl_col_to_name

from dashboard.exhibits.exhibit import Chart
from dashboard.export.deck.elements import Element
from dashboard.export.deck.fit import LINE
from dashboard.export.deck.native.formats import mean_format
from dashboard.export.deck.native.labels import SIZE, Label, Labels, Position, label
from dashboard.export.deck.native.markup import error_bars, line, marked, shaped
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.native.plot import (
    foot_height,
    gridded,
    inside,
    key_height,
    keyed,
    name_size,
    named_all,
    plotted,
    scaled,
    series_of,
)
from dashboard.export.deck.native.rows import headed, marks, places, rows_of, scale_ends, tick_step
from dashboard.export.deck.native.written import own_labels
from dashboard.export.deck.paint import PAGE, PAINTS, THIRD
from dashboard.export.deck.sheet import Beside, Column, Sheet, clean
from dashboard.look import BAR, CIRCLE, DIAMOND

SYMBOLS = {DIAMOND: ("diamond", 15), CIRCLE: ("circle", 13), BAR: ("square", 9)}
"""What a program of Office has for our marks, and their size in points."""
AXIS = 0.05
"""Of the width, for the labels of the scale."""


def dumbbell(place: Place, chart: Chart) -> BaseShape:
    """The chart, a column of its sheet a group; the last two hold the lines."""
    rows = rows_of(chart)
    colours, shapes = (marks(chart.spec, channel, "group") for channel in ("color", "shape"))
    ends = scale_ends(chart.spec, "x", "value")
    names = headed(rows)
    columns = tuple(_column(place, group, rows, names) for group in colours)
    sheet = Sheet(
        place.words.text("table.theme"),
        tuple(f"{name}\n{gap}".strip() for name, gap in zip(names, _gaps(rows), strict=True)),
        columns,
        _lines(place, columns),
    )
    frame = plotted(place, XL_CHART_TYPE.LINE_MARKERS, sheet)
    drawn = frame.chart
    keyed(drawn)
    named_all(drawn.category_axis)
    width, height = place.box.points
    size = name_size(sheet.rows, width * (1 - AXIS))
    drawn.category_axis.tick_labels.font.size = Pt(size)
    low, high = ends
    scaled(drawn.value_axis, low, high, tick_step(chart.spec))
    drawn.value_axis.tick_labels.number_format = "0"
    drawn.value_axis.tick_labels.number_format_is_linked = False
    gridded(drawn.value_axis)
    key = key_height(list(colours), width)
    below = foot_height(sheet.rows, width * (1 - AXIS), size)
    inside(drawn, AXIS, key / height, 0.0, below / height)
    near = SIZE * LINE / (height - key - below) * (high - low)
    positions = _positions(columns, near)
    for n, series in enumerate(series_of(drawn)):
        column, paint = columns[n], PAINTS[list(colours.values())[n]]
        symbol, size = SYMBOLS[list(shapes.values())[n]]
        shaped(series, line(None))
        marked(series, symbol, size, paint, PAGE)
        points = own_labels(place.words, column)
        for row, at in positions[n].items():
            own = points.get(row, Label())
            points[row] = replace(own, position=at, hidden=at is None)
        label(series, Labels(column.number_format, "r", points=points))
    _connect(series_of(drawn)[-1], sheet)
    return frame


def _column(place: Place, group: str, rows: list[dict[str, Any]], names: list[str]) -> Column:
    """The scores of a group, and how the exhibit's table writes them."""
    at = places(rows)
    values: list[float | None] = [None] * len(at)
    for row in rows:
        if row["group"] == group:
            values[at[row["row"]]] = round(float(str(row["value"])), 1)
    heads = [clean(one) for one in place.table.to_series(0).to_list()]
    listed = dict(zip(heads, place.table[group].to_list(), strict=True))
    written = tuple(listed.get(name, "") for name in names)
    return Column(group, tuple(values), written, mean_format(place.words))


def _gaps(rows: list[dict[str, Any]]) -> list[str]:
    """The gap of each row, as it is written on its first of the frame."""
    gaps: dict[int, str] = {}
    for row in rows:
        gaps[row["row"]] = gaps.get(row["row"]) or str(row["gap"])
    return list(gaps.values())


def _lines(place: Place, columns: tuple[Column, ...]) -> tuple[Beside, ...]:
    """How far the line of each row runs up and down from the last group, to the first."""
    first, last = "B", xl_col_to_name(len(columns))
    made: list[Beside] = []
    for name, (a, b) in {"up": (first, last), "down": (last, first)}.items():
        sign = 1 if name == "up" else -1
        pairs = zip(columns[0].values, columns[-1].values, strict=True)
        lengths = [
            max(0.0, round(sign * (one - other), 1))
            if one is not None and other is not None
            else 0.0
            for one, other in pairs
        ]
        formulas = tuple(
            f"=IF(COUNT({a}{row},{b}{row})=2,MAX({a}{row}-{b}{row},0),0)"
            for row in range(2, len(lengths) + 2)
        )
        made.append(Beside(place.words.text(f"deck.line.{name}"), tuple(lengths), formulas))
    return tuple(made)


def _connect(series: Element, sheet: Sheet) -> None:
    up, down = (
        (sheet.place(len(sheet.columns) + n), tuple(one or 0.0 for one in beside.values))
        for n, beside in enumerate(sheet.beside)
    )
    series.find(qn("c:cat")).addprevious(error_bars(up, down, line(THIRD, 4), upright=True))


def _positions(columns: tuple[Column, ...], near: float) -> list[dict[int, Position | None]]:
    """Right of the first group's marks, left of the last one's; others where there is room."""
    found: list[dict[int, Position | None]] = [{} for _ in columns]
    for row, (first, *between, last) in enumerate(
        zip(*(one.values for one in columns), strict=True)
    ):
        taken: dict[Position, list[float]] = {
            "r": [] if first is None else [first],
            "l": [] if last is None else [last],
        }
        found[0][row], found[-1][row] = "r", "l"
        for n, value in enumerate(between, 1):
            free: list[Position] = [
                side
                for side in taken
                if value is not None and all(abs(value - one) >= near for one in taken[side])
            ]
            found[n][row] = free[0] if free else None
            if free and value is not None:
                taken[free[0]].append(value)
    return found
