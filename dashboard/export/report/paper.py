"""The sheet that the report is written on: the client's document, emptied, or one of our own."""

# pyright: reportPrivateUsage=false

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, cast

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from dashboard.export.report.markup import outline_level, table_style
from dashboard.export.report.template import opened
from dashboard.fielding.paper import COUNTRIES, FONT
from dashboard.look import LIGHT

WIDTH, HEIGHT, MARGIN = Cm(21), Cm(29.7), Cm(2.2)
INK, STRONG, MUTED = (
    RGBColor.from_string(colour.removeprefix("#"))
    for colour in (LIGHT.ink, LIGHT.strong.colour, LIGHT.muted)
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a style looks: type, space before, after and at the left in points."""

    size: float
    before: float
    after: float
    colour: RGBColor = INK
    bold: bool = False
    indent: float = 0


NOTE, FOOT = "Keskmes note", "Keskmes foot"
CELL, HEAD, TABLE = "Keskmes cell", "Keskmes head", "Keskmes table"
"""Our own styles: what stands small and grey beside an exhibit and below a page, the tables."""
QUOTE = "Quote"
CONTENTS, OF_CONTENTS = "toc 1", "TOC Heading"
STYLES = {
    "Normal": Look(10.5, 0, 6),
    "Title": Look(30, 120, 6, bold=True),
    "Subtitle": Look(14, 0, 24, MUTED),
    "Heading 1": Look(22, 0, 12, STRONG, bold=True),
    "Heading 2": Look(14, 18, 4, bold=True),
    "Caption": Look(9, 6, 6, bold=True),
    "List Number": Look(11, 0, 8),
    FOOT: Look(8, 0, 0, MUTED),
    CONTENTS: Look(11, 0, 6),
    OF_CONTENTS: Look(22, 0, 12, STRONG, bold=True),
    QUOTE: Look(10.5, 0, 8, indent=14),
    NOTE: Look(9, 0, 4, MUTED),
    CELL: Look(8.5, 1, 1),
    HEAD: Look(8.5, 1, 1, bold=True),
}
"""Those that a client's document has are as they are there."""


def new_paper(template: bytes | None, language: str, title: str, at: datetime) -> Paper:
    """An empty document: in the client's styles, or in ours.

    Raises Refused for a template that is none or damaged, too large, or with macros.
    """
    paper = Document() if template is None else opened(template, STYLES)
    names = {style.name for style in paper.styles}
    ours = set(STYLES) if template is None else set(STYLES) - names
    for name in STYLES:
        if name not in names:
            _add(paper, name)
        if name in ours:
            _look(paper, name, own_face=template is None)
    if TABLE not in names:
        paper.styles.element.append(table_style(TABLE))
    if template is None:
        _set_out(paper)
    _speak(paper, COUNTRIES.get(language, language))
    section = paper.sections[0]
    section.page_width, section.page_height = (
        section.page_width or WIDTH,
        section.page_height or HEIGHT,
    )
    about = paper.core_properties
    about.title, about.language, about.author = title, language, "Keskmes"
    about.comments = about.last_modified_by = about.subject = about.keywords = about.category = ""
    about.created = about.modified = at
    about.revision = 1
    return paper


def content_of(paper: Paper) -> bytes:
    """The document as a file."""
    written = BytesIO()
    paper.save(written)
    return written.getvalue()


def _set_out(paper: Paper) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    section.different_first_page_header_footer = True
    title = paper.styles["Title"].element
    for borders in cast("list[BaseOxmlElement]", title.findall(f".//{qn('w:pBdr')}")):
        cast("BaseOxmlElement", borders.getparent()).remove(borders)


def _add(paper: Paper, name: str) -> None:
    built_in = not name.startswith("Keskmes")
    paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=built_in)


def _look(paper: Paper, name: str, *, own_face: bool) -> None:
    """Give a style its look; in a client's document its face and colour are those of the text."""
    style, look = cast("ParagraphStyle", paper.styles[name]), STYLES[name]
    font, spacing = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, False
    spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
    spacing.left_indent = Pt(look.indent)
    if name != "Normal":
        style.base_style = cast("ParagraphStyle", paper.styles["Normal"])
    if name.startswith("Heading"):
        spacing.keep_with_next = True
        outline_level(style, int(name[-1]))
    if own_face:
        font.name, font.color.rgb = FONT, look.colour
        spacing.line_spacing = 1.1
        _face(style)


def _face(style: ParagraphStyle) -> None:
    """The face for all letters: the styles name others by their theme."""
    look: Any = style.element  # python-docx makes its accessors when it runs
    fonts = look.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _speak(paper: Paper, language: str) -> None:
    """The language that spelling is checked in, whatever the styles were made for."""
    normal: Any = paper.styles["Normal"].element
    run = normal.get_or_add_rPr()
    if run.find(qn("w:lang")) is None:
        run.append(run.makeelement(qn("w:lang")))
    for spoken in cast("Iterable[BaseOxmlElement]", paper.styles.element.iter(qn("w:lang"))):
        spoken.set(qn("w:val"), language)
