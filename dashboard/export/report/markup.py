"""What python-docx has no words for: fields, bookmarks, descriptions, whole tables at once."""

# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001

from collections.abc import Sequence
from html import escape
from typing import cast

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dashboard.look import LIGHT

LINE = LIGHT.line.removeprefix("#")
LONG = 24
"""Letters from which on a cell is a text and not a number with its mark."""
WIDER = 2.6
"""How much wider a column of texts is than one of numbers."""
CELL_MARGIN = 60
"""Twentieths of a point beside the text of a cell."""


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word can count anew, with what it shows until then."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", "")):
        run = paragraph.add_run()
        run._r.append(_mark(kind) if kind else _element("w:instrText", text=text))
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(_mark("end"))


def bookmark(first: Run, last: Run, name: str, number: int) -> None:
    """A name for the text from one run to another, to refer to; `number` is its own."""
    first._r.addprevious(_element("w:bookmarkStart", id=str(number), name=name))
    last._r.addnext(_element("w:bookmarkEnd", id=str(number)))


def describe(picture: InlineShape, alt: str, number: int) -> None:
    """What is said instead of seen, and a number that no other picture has."""
    about = cast("BaseOxmlElement", picture._inline.docPr)
    about.set("descr", alt)
    about.set("id", str(number))


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], width: int, size: float
) -> BaseOxmlElement:
    """A table `width` twentieths of a point wide, its head repeated on each page, rows kept whole.

    Columns of numbers stand at the right. `size`: points of the type.
    """
    columns = [[row[n] for row in rows] for n in range(len(head))]
    aside = [n > 0 and _is_of_numbers(column) for n, column in enumerate(columns)]
    shares = [1.0 if right else WIDER for right in aside]
    widths = [round(width * share / sum(shares)) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    places = list(zip(widths, aside, strict=True))
    body = _row(head, places, size, is_head=True)
    body += "".join(_row(cells, places, size, is_head=False) for cells in rows)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for edge in ("bottom", "insideH")
    )
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{CELL_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:firstRow="1" w:firstColumn="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _is_of_numbers(column: Sequence[str]) -> bool:
    """Whether the cells are figures, with their marks and words: short, and some with a digit."""
    has_digit = any(any(sign.isdigit() for sign in cell) for cell in column)
    return has_digit and all(len(cell) < LONG for cell in column)


def _row(
    cells: Sequence[str], places: Sequence[tuple[int, bool]], size: float, *, is_head: bool
) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    written = "".join(
        _cell(cell, place, size, is_bold=is_head) for cell, place in zip(cells, places, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{written}</w:tr>"


def _cell(text: str, place: tuple[int, bool], size: float, *, is_bold: bool) -> str:
    width, aside = place
    look = f'{"<w:b/>" if is_bold else ""}<w:sz w:val="{round(2 * size)}"/>'
    side = '<w:jc w:val="right"/>' if aside else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>{side}</w:pPr>'
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        "</w:tc>"
    )


def _mark(kind: str) -> BaseOxmlElement:
    return _element("w:fldChar", fldCharType=kind)


def _element(tag: str, text: str = "", **values: str) -> BaseOxmlElement:
    attributes = "".join(f' w:{name}="{escape(value)}"' for name, value in values.items())
    found = parse_xml(f"<{tag} {nsdecls('w')}{attributes}/>")
    if text:
        found.text = text
        found.set(qn("xml:space"), "preserve")
    return found
