"""Native tables: fills of the theme, fine lines, and rows as high as their text."""

from dataclasses import replace

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.table import Table
from pptx.util import Emu, Pt

from dashboard.export.deck.box import POINT
from dashboard.export.deck.elements import Untyped, element_of, parsed
from dashboard.export.deck.native.markup import coloured_fill
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.paint import PAGE, Paint
from dashboard.export.deck.sheet import clean
from dashboard.export.deck.texts import Style, styled

MARGIN = 6
"""Points beside the text of a cell."""
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of a table without lines and fills, as Office calls it."""


def gridded_table(
    place: Place, widths: list[float], heights: list[float], *, headed: bool = True
) -> GraphicFrame:
    """A table of columns and rows of so many points."""
    size = replace(place.box, width=round(sum(widths) * POINT), height=round(sum(heights) * POINT))
    frame = place.slide.shapes.add_table(len(heights), len(widths), *size.lengths)
    table: Untyped = frame.table
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(round(width * POINT))
    for row, height in zip(table.rows, heights, strict=True):
        row.height = Emu(round(height * POINT))
    properties = element_of(table).tblPr
    table.first_row, table.horz_banding = headed, False
    properties.find(qn("a:tableStyleId")).text = PLAIN
    return frame


def fill_cell(cell: Untyped, text: str, language: str, style: Style) -> None:
    """Put a text into a cell."""
    cell.margin_left = cell.margin_right = Pt(MARGIN)
    cell.margin_top = cell.margin_bottom = Pt(2)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = style.align
    run = paragraph.add_run()
    run.text = clean(text)
    styled(run, language, style)


def fill_ground(cell: Untyped, fill: Paint | None, edge: Paint | None = None) -> None:
    """Give a cell its surface; with an edge a hatched one, without a fill none."""
    properties = element_of(cell).get_or_add_tcPr()
    if edge is not None:
        properties.append(
            parsed(
                f'<a:pattFill {nsdecls("a")} prst="ltUpDiag"><a:fgClr>{edge.markup()}</a:fgClr>'
                f"<a:bgClr>{PAGE.markup()}</a:bgClr></a:pattFill>"
            )
        )
    elif fill is not None:
        holder = parsed(f"<a:tcPr {nsdecls('a')}>{coloured_fill(fill)}</a:tcPr>")
        properties.append(holder[0])


def ruled(table: Table, paint: Paint, width: float = 1.5) -> None:
    """Draw lines between all cells."""
    for cell in table.iter_cells():
        properties = element_of(cell).get_or_add_tcPr()
        for n, side in enumerate(("lnL", "lnR", "lnT", "lnB")):
            edge = parsed(
                f'<a:{side} {nsdecls("a")} w="{round(width * POINT)}">{coloured_fill(paint)}'
                f"</a:{side}>"
            )
            properties.insert(n, edge)
