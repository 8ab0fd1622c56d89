"""What python-docx has no words for: lines and shades of a table, rows that hold together, fields.

It has the markup behind private names only.
"""

# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001

from typing import TypeAlias, cast

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

Cell: TypeAlias = _Cell

LINE, SHADE = "BFBFBF", "F0F0F0"


def rule(table: Table) -> None:
    """Thin lines around and between the rows, narrow margins in the cells."""
    properties = cast("BaseOxmlElement", table._tbl.tblPr)
    borders = _element("w:tblBorders")
    for edge in ("w:top", "w:bottom", "w:insideH"):
        borders.append(_element(edge, val="single", sz="4", space="0", color=LINE))
    margins = _element("w:tblCellMar")
    for edge in ("w:left", "w:right"):
        margins.append(_element(edge, w="40", type="dxa"))
    # The order of what is in there is part of the format.
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(margins, "w:tblLook")


def shade(cell: Cell) -> None:
    """A grey ground; before anything is said of how the cell is aligned."""
    shading = _element("w:shd", val="clear", color="auto", fill=SHADE)
    cell._tc.get_or_add_tcPr().append(shading)


def keep_whole(row: _Row) -> None:
    """Not to be broken over two pages."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def repeat(row: _Row) -> None:
    """A head, to stand again on each page that the table goes on to."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def add_page_number(paragraph: Paragraph) -> None:
    """The number of whichever page the paragraph stands on."""
    paragraph._p.append(_element("w:fldSimple", instr="PAGE"))


def _element(tag: str, **values: str) -> BaseOxmlElement:
    attributes = "".join(f' w:{name}="{value}"' for name, value in values.items())
    return parse_xml(f"<{tag} {nsdecls('w')}{attributes}/>")
