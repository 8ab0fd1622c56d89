"""The heatmap as a table: a row a unit, a column a theme, each cell with its number on its step."""

from pptx.enum.text import PP_ALIGN
from pptx.shapes.base import BaseShape

from dashboard.exhibits.exhibit import Chart
from dashboard.export.deck.fit import LINE, lines_in, widest
from dashboard.export.deck.native.cells import (
    MARGIN,
    fill_cell,
    fill_ground,
    gridded_table,
    ruled,
)
from dashboard.export.deck.native.labels import SIZE
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.native.rows import marks, rows_of
from dashboard.export.deck.paint import INK, PAGE, PAINTS, THIRD
from dashboard.export.deck.texts import Style
from dashboard.typeface import BOLD

NAMES = 0.36
"""Of the width, for the names of the rows."""
SIZES = (14, 13, 12, 11, 10)
"""Points of the type of a column's name: the largest at which no word is cut."""
SLACK = 4
"""Points that a name has more than it needs."""
LEAST_ROW, MOST_ROW = 22.0, 34.0


def heatmap(place: Place, chart: Chart) -> BaseShape:
    """The table: a cell without a number is hatched, and nothing is in it."""
    rows = rows_of(chart)
    steps = marks(chart.spec, "color", "step")
    units = list(dict.fromkeys(row["unit"] for row in rows))
    themes = list(dict.fromkeys(row["theme"] for row in rows))
    heads = [theme.replace("\n", " ") for theme in themes]
    width, height = place.box.points
    names = min(width * NAMES, widest(units, SIZE, BOLD) + 2 * MARGIN + SLACK)
    columns = [names, *[(width - names) / len(themes)] * len(themes)]
    inside = columns[1] - 2 * MARGIN
    size = next((s for s in SIZES if widest(" ".join(heads).split(" "), s) <= inside), SIZES[-1])
    head = max(lines_in(one, inside, size) for one in heads) * size * LINE + 8
    high = min(MOST_ROW, max(LEAST_ROW, (height - head) / len(units)))
    frame = gridded_table(place, columns, [head, *[high] * len(units)])
    table, language = frame.table, place.words.language
    ruled(table, PAGE)
    fill_cell(table.cell(0, 0), place.words.text("table.unit"), language, Style(SIZE, bold=True))
    for n, one in enumerate(heads, 1):
        fill_cell(table.cell(0, n), one, language, Style(size, align=PP_ALIGN.CENTER))
    for n, unit in enumerate(units, 1):
        fill_cell(table.cell(n, 0), unit, language, Style(SIZE, bold=n == 1))
    for row in rows:
        cell = table.cell(units.index(row["unit"]) + 1, themes.index(row["theme"]) + 1)
        fill = None if row["hatched"] else PAINTS[steps[row["step"]]]
        fill_ground(cell, fill, THIRD if fill is None else None)
        paint = INK if fill is None else place.palette.ink_on(fill)
        fill_cell(cell, row["label"], language, Style(SIZE, paint=paint, align=PP_ALIGN.CENTER))
    return frame
