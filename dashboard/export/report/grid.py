"""A table of numbers in Word, written at once: cell by cell python-docx takes seconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.export.report.columns import Columns, columns_of

TWENTIETHS = 20
"""Of a point: what Word measures tables in."""
TOGETHER = 20
"""Rows that stay on one page; a longer table goes on with its head on the next one."""


@dataclass(frozen=True, slots=True)
class _Row:
    """How the cells of a row look: the id of their style, and whether the next row is beside it."""

    style: str
    with_next: bool
    is_head: bool = False


def grid(
    head: Sequence[str], rows: Sequence[Sequence[str]], width: float, styles: Sequence[str]
) -> BaseOxmlElement:
    """A table on paper `width` points wide, its head repeated on each page, its rows kept whole.

    `styles` are the ids of those of the table, of the paragraphs in its head, and of the others.
    """
    columns = columns_of(head, rows, width)
    table, of_head, of_cells = styles
    wide = [_twentieths(one) for one in columns.widths]
    places = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
    written = _row(head, columns, _Row(of_head, with_next=True, is_head=True))
    for place, row in enumerate(rows, start=1):
        look = _Row(of_cells, with_next=place < len(rows) <= TOGETHER)
        written += _row(row, columns, look)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{table}"/>'
        f'<w:tblW w:w="{sum(wide)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:firstRow="1" w:firstColumn="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{places}</w:tblGrid>{written}</w:tbl>"
    )


def _row(texts: Sequence[str], columns: Columns, look: _Row) -> str:
    height = f'<w:trHeight w:val="{_twentieths(columns.turned)}"/>' if columns.turned else ""
    head = f"{height}<w:tblHeader/>" if look.is_head else ""
    cells = "".join(_cell(text, n, columns, look) for n, text in enumerate(texts))
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _cell(text: str, n: int, columns: Columns, look: _Row) -> str:
    """A cell of the column `n`; a head stands at the bottom, or upright."""
    turned = bool(look.is_head and columns.aside[n] and columns.turned)
    place = '<w:vAlign w:val="bottom"/>' if look.is_head else ""
    place = '<w:textDirection w:val="btLr"/>' if turned else place
    side = '<w:jc w:val="right"/>' if columns.aside[n] and not turned else ""
    keep = "<w:keepNext/>" if look.with_next else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twentieths(columns.widths[n])}" w:type="dxa"/>{place}'
        f'</w:tcPr><w:p><w:pPr><w:pStyle w:val="{look.style}"/>{keep}{side}</w:pPr><w:r><w:rPr>'
        f'<w:sz w:val="{round(2 * columns.size)}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
    )


def _twentieths(points: float) -> int:
    return round(points * TWENTIETHS)
