"""Rated questions on paper: a row each, a column for each point, and can't say apart from them."""

from collections.abc import Sequence

from docx.document import Document as Paper
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Length
from docx.table import Table

from dashboard.fielding.asked import Asked, Steps
from dashboard.fielding.markup import Cell, keep_whole, repeat, rule, shade
from dashboard.fielding.paper import INNER_WIDTH

BOX = "☐"
POINT, OTHER = Cm(0.74), Cm(1.9)
"""Widths of a point's column, and of one beside the scale."""
HEADS = 2
"""Rows: what the ends mean, and the points."""


def add_rating_table(
    paper: Paper, asked: Sequence[tuple[int, Asked]], steps: Steps, language: str
) -> None:
    """Numbered questions as a table whose head is repeated where it breaks."""
    points, others = len(steps.points), len(steps.others)
    table = paper.add_table(rows=HEADS + len(asked), cols=1 + points + others)
    rows = list(table.rows)
    # Asked for once: python-docx reads the whole table for it, and merged cells twice.
    cells = [list(row.cells) for row in rows]
    _set_widths(table, cells, points, others)
    for cell, answer in zip(cells[1][1:], steps.points, strict=False):
        _write(cell, answer.id, "Head")
    for row, (number, one) in zip(cells[HEADS:], asked, strict=True):
        _write(row[0], f"{number}.\t{one.text[language]}", "Statement")
        for cell in row[1:]:
            _write(cell, BOX, "Box")
    _merge_heads(cells, steps, language)
    rule(table)
    for row in rows:
        keep_whole(row)
    for row in rows[:HEADS]:
        repeat(row)
    for row in cells:
        for cell in row[1 + points :]:
            shade(cell)
        for cell in row:
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            cell.paragraphs[0].paragraph_format.keep_with_next = row is not cells[-1]


def _set_widths(table: Table, cells: list[list[Cell]], points: int, others: int) -> None:
    table.autofit = False
    statement = Length(INNER_WIDTH - points * POINT - others * OTHER)
    for column, width in enumerate([statement, *[POINT] * points, *[OTHER] * others]):
        table.columns[column].width = width
        for row in cells:
            row[column].width = width


def _merge_heads(cells: list[list[Cell]], steps: Steps, language: str) -> None:
    """What the ends mean over a half of the points each; the others have a head over both rows."""
    ends, points = cells[0], len(steps.points)
    ends[0].merge(cells[1][0])
    half = 1 + points // 2
    low, high = ends[1].merge(ends[half - 1]), ends[half].merge(ends[points])
    _write(low, steps.lowest_label[language], "Head")
    low.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
    _write(high, steps.highest_label[language], "Head")
    high.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for column, answer in enumerate(steps.others, 1 + points):
        _write(ends[column].merge(cells[1][column]), answer.text[language], "Head")


def _write(cell: Cell, text: str, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.text = text
    paragraph.style = style
