"""The sheet that the report is written on: the client's document, emptied, or one of our own."""

# pyright: reportPrivateUsage=false

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any, cast

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.exceptions import PythonDocxError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from assessment.errors import refused
from dashboard.export.office_package import UNREADABLE, as_plain
from dashboard.fielding.paper import COUNTRIES, FONT
from dashboard.look import LIGHT

KIND = b"application/vnd.openxmlformats-officedocument.wordprocessingml.%s.main+xml"
WIDTH, HEIGHT, MARGIN = Cm(21), Cm(29.7), Cm(2.2)
INK, STRONG, MUTED = (
    RGBColor.from_string(colour.removeprefix("#"))
    for colour in (LIGHT.ink, LIGHT.strong.colour, LIGHT.muted)
)
STYLES = (
    ("Normal", 10.5, 0, 6, INK),
    ("Title", 30, 120, 6, INK),
    ("Subtitle", 14, 0, 24, MUTED),
    ("Heading 1", 22, 0, 12, STRONG),
    ("Heading 2", 14, 18, 4, INK),
    ("Heading 3", 11, 14, 4, INK),
    ("Caption", 9, 6, 6, INK),
    ("List Number", 11, 0, 8, INK),
    ("Footer", 8, 0, 0, MUTED),
)
"""Name, size, space before and after (points), colour."""
NOTE = "Keskmes note"
"""Our own style, for what stands small and grey beside an exhibit."""


def new_paper(template: bytes | None, language: str, title: str, at: datetime) -> Paper:
    """An empty document: in the client's styles, or in ours.

    Raises Refused for a template that is none or damaged, too large, or with macros.
    """
    paper = Document() if template is None else _opened(template)
    if template is None:
        _set_out(paper)
    else:
        _empty(paper)
    for name, size, *_ in STYLES:
        if name not in (style.name for style in paper.styles):
            _added(paper, name).font.size = Pt(size)
    note = _added(paper, NOTE)
    note.font.size, note.font.color.rgb = Pt(9), MUTED
    note.paragraph_format.space_after = Pt(4)
    for spoken in cast("Iterable[BaseOxmlElement]", paper.styles.element.iter(qn("w:lang"))):
        spoken.set(qn("w:val"), COUNTRIES.get(language, language))
    about = paper.core_properties
    about.title, about.language, about.author = title, language, "Keskmes"
    about.comments = about.last_modified_by = ""
    about.created = about.modified = at
    about.revision = 1
    return paper


def content_of(paper: Paper) -> bytes:
    """The document as a file."""
    written = BytesIO()
    paper.save(written)
    return written.getvalue()


def _opened(template: bytes) -> Paper:
    try:
        return Document(BytesIO(as_plain(template, KIND % b"document", KIND % b"template")))
    except (*UNREADABLE, PythonDocxError) as error:
        raise refused("template_unreadable") from error


def _empty(paper: Paper) -> None:
    """Take the text out; the last section stays, with its page, head and foot."""
    body = cast("BaseOxmlElement", paper.element.body)
    for one in cast("list[BaseOxmlElement]", list(body)):
        if one.tag != qn("w:sectPr"):
            body.remove(one)


def _set_out(paper: Paper) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    section.different_first_page_header_footer = True
    for name, size, before, after, colour in STYLES:
        style = cast("ParagraphStyle", paper.styles[name])
        font = style.font
        font.name, font.size, font.color.rgb, font.italic = FONT, Pt(size), colour, False
        font.bold = name in {"Title", "Heading 1", "Heading 2", "Heading 3", "Caption"}
        _face(style)
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(before), Pt(after)
        spacing.line_spacing = 1.1
        spacing.keep_with_next = name.startswith("Heading")
    title = paper.styles["Title"].element
    for borders in cast("list[BaseOxmlElement]", title.findall(f".//{qn('w:pBdr')}")):
        cast("BaseOxmlElement", borders.getparent()).remove(borders)


def _face(style: ParagraphStyle) -> None:
    """The face for all letters: the styles name others by their theme."""
    look: Any = style.element  # python-docx makes its accessors when it runs
    fonts = look.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _added(paper: Paper, name: str) -> ParagraphStyle:
    built_in = name != NOTE
    return cast(
        "ParagraphStyle", paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=built_in)
    )
