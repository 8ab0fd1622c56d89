"""A native chart with its data: made by python-pptx, quiet as ours, its workbook our own."""

from collections.abc import Sequence
from dataclasses import replace

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Pt

from dashboard.export.deck.elements import Element, Untyped, element_of, parsed, plot_area
from dashboard.export.deck.fit import LINE, lines_in, widest
from dashboard.export.deck.native.labels import SIZE
from dashboard.export.deck.native.markup import line, shaped
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.paint import LINE as GRID
from dashboard.export.deck.sheet import Sheet, clean, workbook

SIZES = (SIZE, 13, 12)
"""Points of the type of names under columns."""
KEY_AND_GAP = 34
"""Points of a key's entry beside its text."""
KEY_SHARE = 0.6
"""Of the width: what programs of Office give a line of a key."""
LITTLE = 0.25
"""Of the width: names that take no more stand on one line each."""
MOST_LINES = 2
"""That the name of a row is broken to."""
NAME_GAP = 12
"""Points between a row's name and its bar."""


def plotted(place: Place, kind: XL_CHART_TYPE, sheet: Sheet) -> GraphicFrame:
    """The chart of a sheet, without axes' lines, title and key."""
    data = CategoryChartData()
    data.categories = [clean(row) for row in sheet.rows]
    for column in sheet.columns:
        data.add_series(clean(column.name), column.values, column.number_format)
    shapes: Untyped = place.slide.shapes
    frame: Untyped = shapes.add_chart(kind, *place.box.lengths, data)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(workbook(_clean(sheet), place.at))
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(SIZE)
    for axis in (chart.category_axis, chart.value_axis):
        axis.has_major_gridlines = False
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        shaped(element_of(axis), line(None))
    between = parsed(f'<c:crossBetween {nsdecls("c")} val="between"/>')
    element_of(chart.value_axis).find(qn("c:crosses")).addnext(between)
    return frame


def _clean(sheet: Sheet) -> Sheet:
    return replace(
        sheet,
        head=clean(sheet.head),
        rows=tuple(map(clean, sheet.rows)),
        columns=tuple(replace(one, name=clean(one.name)) for one in sheet.columns),
    )


def series_of(chart: Chart) -> list[Element]:
    """The markup of its series, in the order of the sheet."""
    plots: Untyped = chart.plots
    return [element_of(one) for plot in plots for one in plot.series]


def spaced(chart: Chart, gap: int) -> None:
    """Bars of a row over each other, so many percent of their height apart from the next row's."""
    plot: Untyped = chart.plots[0]
    plot.overlap, plot.gap_width = 100, gap


def rows_down(chart: Chart) -> None:
    """Rows from the top, each with its name, none left out."""
    chart.category_axis.reverse_order = True
    named_all(chart.category_axis)


def named_all(axis: Untyped) -> None:
    """Every category has its name, upright, beside the lowest value."""
    element = element_of(axis)
    element.get_or_add_tickLblPos().set("val", "low")
    text = element.get_or_add_txPr()
    text.find(qn("a:bodyPr")).set("rot", "0")
    text.find(qn("a:bodyPr")).set("vert", "horz")
    for tag in ("c:tickLblSkip", "c:tickMarkSkip"):
        skip = parsed(f'<{tag} {nsdecls("c")} val="1"/>')
        element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def scaled(axis: Untyped, low: float, high: float, step: float | None = None) -> None:
    """From one value to another."""
    axis.minimum_scale, axis.maximum_scale = low, high
    if step is not None:
        axis.major_unit = step


def gridded(axis: Untyped) -> None:
    """Fine lines at its ticks."""
    axis.has_major_gridlines = True
    shaped(axis.major_gridlines._xAx.majorGridlines, line(GRID, 0.75))  # noqa: SLF001


def keyed(chart: Chart) -> None:
    """A key in a line over the chart."""
    chart.has_legend = True
    legend = chart.legend
    if legend is not None:
        legend.position = XL_LEGEND_POSITION.TOP
        legend.include_in_layout = False
        legend.font.size = Pt(SIZE)


def key_height(names: Sequence[str], width: float) -> float:
    """Points that a key takes over a chart so wide."""
    needed = sum(widest([name], SIZE) + KEY_AND_GAP for name in names)
    return (int(needed // (KEY_SHARE * width)) + 1) * SIZE * LINE + NAME_GAP


def inside(chart: Chart, left: float, top: float, right: float, bottom: float) -> None:
    """Fix where its marks are drawn: what is free at each side, as shares of the chart."""
    area = plot_area(chart)
    for former in area.findall(qn("c:layout")):
        area.remove(former)
    sides = {"x": left, "y": top, "w": 1 - left - right, "h": 1 - top - bottom}
    listed = "".join(f'<c:{side} val="{share:.4f}"/>' for side, share in sides.items())
    area.insert(
        0,
        parsed(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{listed}</c:manualLayout></c:layout>'
        ),
    )


def names_share(names: Sequence[str], width: float, height: float, most: float) -> float:
    """The share of a chart's width that the names of its rows take.

    On one line where that is a little, else on two where the rows, `height` points all together,
    are high enough; no word is cut.
    """
    whole = (widest(names, SIZE) + NAME_GAP) / width
    if whole <= LITTLE:
        return whole
    lines = max(1, min(MOST_LINES, int(height / len(names) / SIZE / LINE)))
    word = widest((word for name in names for word in name.split(" ")), SIZE)
    for tried in range(10, round(100 * most)):
        room = width * tried / 100 - NAME_GAP
        if word <= room and all(lines_in(name, room, SIZE) <= lines for name in names):
            return tried / 100
    return most


def name_size(names: Sequence[str], width: float) -> int:
    """The largest type at which no word under the columns of a chart so wide is cut."""
    room = width / len(names) - NAME_GAP
    words = [word for name in names for word in name.split(" ")]
    return next((size for size in SIZES if widest(words, size) <= room), SIZES[-1])


def foot_height(names: Sequence[str], width: float, size: int) -> float:
    """Points that the names under the columns of a chart so wide take."""
    room = width / len(names) - NAME_GAP
    return max(lines_in(name, room, size) for name in names) * size * LINE + NAME_GAP
