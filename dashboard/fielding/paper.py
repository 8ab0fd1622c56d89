"""A sheet of paper to print on: A4, its styles and language, and a file without a time in it."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt
from docx.styles.style import ParagraphStyle

from dashboard.fielding.markup import add_page_number

WIDTH, HEIGHT, MARGIN = Cm(21), Cm(29.7), Cm(2)
INNER_WIDTH = Length(WIDTH - 2 * MARGIN)
INDENT = Cm(0.9)
"""Where the text of a question begins, behind its number."""
FONT = "Calibri"
"""Most computers have it, and the others one of the same widths."""
WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001 -- the properties of a document know no time zone
"""A fixed time: the same questionnaire makes the same file."""
COUNTRIES = {"et": "et-EE", "en": "en-GB", "fi": "fi-FI"}
"""A word processor checks the spelling of a language in a country."""


def new_paper(title: str, language: str) -> Paper:
    """An empty document with its styles, and the number of the page at the foot."""
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    properties = paper.core_properties
    properties.title, properties.language = title, language
    properties.author = properties.comments = ""
    properties.created = properties.modified = WRITTEN
    for spoken in cast("Iterable[BaseOxmlElement]", paper.styles.element.iter(qn("w:lang"))):
        spoken.set(qn("w:val"), COUNTRIES.get(language, language))
    _add_styles(paper)
    foot = section.footer.paragraphs[0]
    foot.style = "Head"
    add_page_number(foot)
    return paper


def content_of(paper: Paper) -> bytes:
    """The file, the same each time: python-docx writes the hour into the archive."""
    written, file = BytesIO(), BytesIO()
    paper.save(written)
    with ZipFile(written) as archive, ZipFile(file, "w") as timeless:
        for name in archive.namelist():
            timeless.writestr(ZipInfo(name), archive.read(name), ZIP_DEFLATED)
    return file.getvalue()


def _add_styles(paper: Paper) -> None:
    title = _new_style(paper, "Form title", 20, 0, 14)
    title.font.bold = True
    _new_style(paper, "Body", 11, 0, 8)
    instruction = _new_style(paper, "Instruction", 10, 16, 4)
    instruction.font.italic = True
    question = _new_style(paper, "Question", 10.5, 16, 3)
    question.font.bold = True
    statement = _new_style(paper, "Statement", 10.5, 4, 4)
    for numbered in (question, statement):
        _hang(numbered, INDENT)
    _hang(_new_style(paper, "Answer", 10.5, 1, 1), Length(2 * INDENT))
    note = _new_style(paper, "Note", 9, 0, 3)
    note.paragraph_format.left_indent = INDENT
    for name, size in (("Head", 8.5), ("Box", 13)):
        centred = _new_style(paper, name, size, 1, 1)
        centred.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for heading in (title, instruction, question, note):
        heading.paragraph_format.keep_with_next = True


def _new_style(paper: Paper, name: str, size: float, before: int, after: int) -> ParagraphStyle:
    style = cast("ParagraphStyle", paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.font.name, style.font.size = FONT, Pt(size)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.0
    style.paragraph_format.keep_together = True
    return style


def _hang(style: ParagraphStyle, indent: Length) -> None:
    """The first line begins a step before the others, with a number or a box."""
    style.paragraph_format.left_indent = indent
    style.paragraph_format.first_line_indent = Length(-INDENT)
