"""The slope: a line a series from step to step, its values and its name at the ends."""

from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape

from dashboard.exhibits.exhibit import Chart
from dashboard.export.deck.elements import element_of
from dashboard.export.deck.native.formats import as_written, mean_format
from dashboard.export.deck.native.labels import Label, Labels, label
from dashboard.export.deck.native.markup import line, marked, shaped
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.native.plot import inside, named_all, plotted, scaled, series_of
from dashboard.export.deck.native.rows import Row, marks, rows_of, scale_ends
from dashboard.export.deck.paint import PAGE, PAINTS
from dashboard.export.deck.sheet import Column, Sheet
from dashboard.look import BAR, CIRCLE, DIAMOND

SYMBOLS = {DIAMOND: ("diamond", 13), CIRCLE: ("circle", 11), BAR: ("square", 10)}
DASHES = {(1, 0): "solid", (2, 3): "sysDot", (8, 5): "dash"}
PAD = 0.1
"""Of the scale: free over and under its ends, for the texts at the marks."""
LEFT, RIGHT, TOP, FOOT = 0.08, 0.36, 0.03, 0.14
"""Of the chart: kept free for the first values, for values and names, for the steps."""


def slope(place: Place, chart: Chart) -> BaseShape:
    """The chart, a column of its sheet a series, a row a step."""
    rows = rows_of(chart)
    styles = {
        channel: marks(chart.spec, channel, "series")
        for channel in ("color", "strokeDash", "strokeWidth", "shape")
    }
    names = list(styles["color"])
    steps = {row["step"]: row["step_name"] for row in reversed(rows) if row["step_name"]}
    order = sorted(steps)
    by_point: dict[tuple[str, int], Row] = {(row["series"], row["step"]): row for row in rows}
    columns = tuple(_column(place, name, order, by_point) for name in names)
    sheet = Sheet("", tuple(steps[step] for step in order), columns)
    frame = plotted(place, XL_CHART_TYPE.LINE_MARKERS, sheet)
    drawn = frame.chart
    named_all(drawn.category_axis)
    low, high = scale_ends(chart.spec, "y", "value")
    pad = PAD * (high - low)
    low, high = low - pad, high + pad
    scaled(drawn.value_axis, low, high)
    drawn.value_axis.visible = False
    element_of(drawn.value_axis).find(qn("c:crossBetween")).set("val", "midCat")
    inside(drawn, LEFT, TOP, RIGHT, FOOT)
    share = (1 - TOP - FOOT) / (high - low)
    for name, column, series in zip(names, columns, series_of(drawn), strict=True):
        paint = PAINTS[styles["color"][name]]
        dash = DASHES[tuple(styles["strokeDash"][name])]
        shaped(series, line(paint, styles["strokeWidth"][name], dash))
        marked(series, *SYMBOLS[styles["shape"][name]], paint, PAGE)
        points = _labels(place, name, order, by_point, share)
        label(series, Labels(column.number_format, "r", shown=False, points=points))
    return frame


def _column(
    place: Place, name: str, order: list[int], by_point: dict[tuple[str, int], Row]
) -> Column:
    at = [by_point.get((name, step)) for step in order]
    return Column(
        name,
        tuple(round(row["value"], 1) if row else None for row in at),
        tuple(_written(row) if row else "" for row in at),
        mean_format(place.words),
    )


def _written(row: Row) -> str:
    """The value as it is written at the mark, without the name after it."""
    text = f"{row['label']}{row['above']}{row['end']}".replace("\n", " ")
    return text.removesuffix(row["series"]).strip()


def _labels(
    place: Place,
    name: str,
    order: list[int],
    by_point: dict[tuple[str, int], Row],
    share: float,
) -> dict[int, Label]:
    """Those of a series that has texts: apart from the others' as on the page."""
    found: dict[int, Label] = {}
    for n, step in enumerate(order):
        row = by_point.get((name, step))
        if row is None:
            continue
        written = _written(row)
        plain = as_written(place.words, row["value"], mean_format(place.words))
        own = "" if written == plain else written
        if row["end"]:
            text = f"{own} {name}" if own else ""
            down = (row["value"] - row["end_at"]) * share
            found[n] = Label(text, "r", named=True, down=down)
        elif row["label"]:
            found[n] = Label(own, "l", down=(row["value"] - row["label_at"]) * share)
        elif row["above"]:
            found[n] = Label(own, "t")
    return found
