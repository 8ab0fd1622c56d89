"""What python-docx has no words for: fields, bookmarks, references, descriptions, table styles."""

# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001

from html import escape
from typing import cast

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dashboard.look import LIGHT

LINE = LIGHT.line.removeprefix("#")
CELL_MARGIN = 60
"""Twentieths of a point beside the text of a cell."""


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word can count anew, with what it shows until then."""
    open_field(paragraph, instruction)
    paragraph.add_run(shown)
    close_field(paragraph)


def open_field(paragraph: Paragraph, instruction: str) -> None:
    """Begin a field; what is written until it is closed is what it shows, over paragraphs too."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", "")):
        run = paragraph.add_run()
        run._r.append(_mark(kind) if kind else _element("w:instrText", text=text))


def close_field(paragraph: Paragraph) -> None:
    """End the field that was opened last."""
    paragraph.add_run()._r.append(_mark("end"))


def bookmark(first: Run, last: Run, name: str) -> None:
    """A name for the text from one run to another, to refer to."""
    number = str(len(first._r.xpath("//w:bookmarkStart")))
    first._r.addprevious(_element("w:bookmarkStart", id=number, name=name))
    last._r.addnext(_element("w:bookmarkEnd", id=number))


def add_link(paragraph: Paragraph, text: str, name: str) -> None:
    """A text that leads to a bookmark."""
    link = _element("w:hyperlink", anchor=name, history="1")
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def describe(picture: InlineShape, alt: str, number: int) -> None:
    """What is said instead of seen, and a number that no other picture has."""
    about = cast("BaseOxmlElement", picture._inline.docPr)
    about.set("descr", alt)
    about.set("id", str(number))


def outline_level(style: ParagraphStyle, level: int) -> None:
    """Make a style that of a heading, 1 the highest, for contents and navigation."""
    properties = cast("BaseOxmlElement", style.element.get_or_add_pPr())
    for former in cast("list[BaseOxmlElement]", properties.findall(qn("w:outlineLvl"))):
        properties.remove(former)
    properties.append(_element("w:outlineLvl", val=str(level - 1)))


def table_style(name: str) -> BaseOxmlElement:
    """A style of tables: hairlines between the rows, and room beside the text."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for edge in ("bottom", "insideH")
    )
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1"'
        f' w:styleId="{style_id(name)}"><w:name w:val="{name}"/><w:tblPr>'
        f"<w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>"
        f'<w:left w:w="{CELL_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{CELL_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def style_id(name: str) -> str:
    """What a style of ours is called in the file."""
    return name.replace(" ", "")


def _mark(kind: str) -> BaseOxmlElement:
    return _element("w:fldChar", fldCharType=kind)


def _element(tag: str, text: str = "", **values: str) -> BaseOxmlElement:
    attributes = "".join(f' w:{name}="{escape(value)}"' for name, value in values.items())
    found = parse_xml(f"<{tag} {nsdecls('w')}{attributes}/>")
    if text:
        found.text = text
        found.set(qn("xml:space"), "preserve")
    return found
