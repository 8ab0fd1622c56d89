"""The dot matrix as a table: a row an answer, a column a group, a dot as large as the share."""

from math import sqrt

from pptx.enum.text import PP_ALIGN
from pptx.shapes.base import BaseShape

from dashboard.exhibits.exhibit import Chart
from dashboard.export.deck.fit import LINE, lines_in
from dashboard.export.deck.native.cells import MARGIN, fill_cell, gridded_table, ruled
from dashboard.export.deck.native.labels import SIZE
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.native.rows import headed, places, rows_of
from dashboard.export.deck.paint import FIRST
from dashboard.export.deck.paint import LINE as RULE
from dashboard.export.deck.sheet import clean
from dashboard.export.deck.texts import Style, styled

NAMES = 0.4
LARGEST, SMALLEST = 34, 5
"""Points of the type of a dot that stands for everybody, and of the smallest that can be seen."""
MOST_ROW = 46.0
DOT = "\u25cf"


def dots(place: Place, chart: Chart) -> BaseShape:
    """The table: in each cell the dot and the share as written."""
    rows = rows_of(chart)
    columns = [clean(str(one)) for one in _columns(chart)]
    names, at = headed(rows), places(rows)
    width, height = place.box.points
    first = width * NAMES
    widths = [first, *[(width - first) / len(columns)] * len(columns)]
    head = SIZE * LINE * max(lines_in(one, widths[1] - 2 * MARGIN, SIZE) for one in columns) + 8
    high = min(MOST_ROW, (height - head) / len(names))
    frame = gridded_table(place, widths, [head, *[high] * len(names)])
    table, language = frame.table, place.words.language
    ruled(table, RULE, 0.75)
    fill_cell(table.cell(0, 0), place.words.text("table.answer"), language, Style(SIZE, bold=True))
    for n, one in enumerate(columns, 1):
        fill_cell(table.cell(0, n), one, language, Style(SIZE, bold=True))
    for n, one in enumerate(names, 1):
        fill_cell(table.cell(n, 0), one, language, Style(SIZE))
    for row in rows:
        cell = table.cell(at[row["row"]] + 1, columns.index(row["column"]) + 1)
        largest = min(LARGEST, high / LINE)
        dot = cell.text_frame.paragraphs[0].add_run()
        dot.text = DOT
        size = max(SMALLEST, round(largest * sqrt(row["share"] / 100)))
        styled(dot, language, Style(size, FIRST))
        fill_cell(cell, f" {row['label']}", language, Style(SIZE, align=PP_ALIGN.LEFT))
    return frame


def _columns(chart: Chart) -> list[str]:
    encodings = (layer["encoding"] for layer in chart.spec["layer"])
    return next(
        one["x"]["scale"]["domain"]
        for one in encodings
        if one.get("x", {}).get("field") == "column"
    )
