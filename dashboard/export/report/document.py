"""The report as DOCX: real styles, fields and bookmarks, so that it can be worked on in Word."""

from collections.abc import Iterable
from itertools import count

import polars as pl
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION

from dashboard.exhibits.method import Section
from dashboard.export.made import Made, Progress, silent
from dashboard.export.pictures import Pictures
from dashboard.export.report.contents import Chapter, Contents, captioned, contents_of
from dashboard.export.report.exhibit_page import add_exhibit, inside
from dashboard.export.report.foot import write_foot
from dashboard.export.report.grid import grid
from dashboard.export.report.markup import add_link, bookmark, close_field, open_field
from dashboard.export.report.paper import (
    CELL,
    CONTENTS,
    HEAD,
    NOTE,
    OF_CONTENTS,
    TABLE,
    content_of,
    new_paper,
)
from dashboard.export.report.references import add_figures, add_numbered, chapter_name
from dashboard.export.steady import steady
from dashboard.i18n import Words
from dashboard.readout import Readout

SCALE = 2
LAST = ("method", "tables", "asked", "protection", "provenance")
"""The chapters after those of the exhibits."""


def document(
    readout: Readout,
    template: bytes | None = None,
    pictures: Pictures | None = None,
    progress: Progress = silent,
) -> Made:
    """The report as DOCX, in the client's template; a picture not drawn is named in its place.

    Raises Refused for a template that can't be used.
    """
    pictures, contents = pictures or Pictures(readout), contents_of(readout)
    at, words = readout.provenance.loaded_at, readout.words
    paper = new_paper(template, words.language, contents.title, at)
    write_foot(paper, contents.foot)
    _cover(paper, contents)
    _list_chapters(paper, words, contents)
    _summary(paper, words, contents)
    done = count(1)
    for chapter in contents.chapters:
        _begin(paper, chapter)
        for one in chapter.shown:
            is_text = one.told.exhibit.quotes
            drawn = None if is_text else pictures.png(one.told, SCALE, alone=False)
            add_exhibit(paper, words, one, drawn)
            progress(next(done), len(contents.shown))
    _heading(paper, words.text("report.method"))
    _sections(paper, contents.method)
    _numbers(paper, words, contents)
    _asked(paper, words, contents)
    return Made(steady(content_of(paper), at), pictures.undrawn)


def _cover(paper: Paper, contents: Contents) -> None:
    paper.add_paragraph(contents.title, "Title")
    paper.add_paragraph(contents.subtitle, "Subtitle")
    for label, value in contents.facts:
        paper.add_paragraph(f"{label}: {value}", NOTE)


def _list_chapters(paper: Paper, words: Words, contents: Contents) -> None:
    """The contents as a field, which names the chapters before Word has looked for them."""
    titles = [words.text("report.summary"), *(chapter.title for chapter in contents.chapters)]
    titles += [words.text(f"report.{name}") for name in LAST]
    head = paper.add_paragraph(words.text("report.toc"), OF_CONTENTS)
    head.paragraph_format.page_break_before = True
    lines = [paper.add_paragraph(style=CONTENTS) for _ in titles]
    open_field(lines[0], 'TOC \\o "1-1" \\h \\n')
    for line, title in zip(lines, titles, strict=True):
        add_link(line, title, chapter_name(title))
    close_field(lines[-1])


def _summary(paper: Paper, words: Words, contents: Contents) -> None:
    _heading(paper, words.text("report.summary"))
    for one in contents.summary:
        line = paper.add_paragraph(one.told.exhibit.headline, "List Number")
        add_figures(line, [one])


def _begin(paper: Paper, chapter: Chapter) -> None:
    _heading(paper, chapter.title)
    if chapter.said:
        add_figures(paper.add_paragraph(chapter.said), chapter.shown)


def _heading(paper: Paper, title: str, *, on_new_page: bool = True) -> None:
    """The heading of a chapter, which the contents lead to."""
    heading = paper.add_heading(title, 1)
    heading.paragraph_format.page_break_before = on_new_page
    bookmark(heading.runs[0], heading.runs[-1], chapter_name(title))


def _sections(paper: Paper, sections: Iterable[Section]) -> None:
    for section in sections:
        paper.add_heading(section.heading, 2)
        for paragraph in section.paragraphs:
            paper.add_paragraph(paragraph)


def _numbers(paper: Paper, words: Words, contents: Contents) -> None:
    """Every number, on pages across."""
    upright = paper.sections[-1]
    width, height = upright.page_width, upright.page_height
    across = paper.add_section(WD_SECTION.NEW_PAGE)
    across.orientation, across.page_width, across.page_height = WD_ORIENT.LANDSCAPE, height, width
    across.different_first_page_header_footer = False
    _heading(paper, words.text("report.tables"), on_new_page=False)
    for one in contents.shown:
        if one.table:
            caption = captioned(words, one.table, one.title)
            add_numbered(paper.add_heading(level=2), caption, one.table, one.table_anchor)
            _table(paper, one.told.exhibit.table)


def _asked(paper: Paper, words: Words, contents: Contents) -> None:
    """Upright again: what was asked, what is protected and why, where the numbers come from."""
    across = paper.sections[-1]
    width, height = across.page_height, across.page_width
    upright = paper.add_section(WD_SECTION.NEW_PAGE)
    upright.orientation, upright.page_width, upright.page_height = WD_ORIENT.PORTRAIT, width, height
    _heading(paper, words.text("report.asked"), on_new_page=False)
    for title, rows in contents.asked:
        paper.add_heading(title, 2)
        _table(paper, rows)
    _heading(paper, words.text("report.protection"))
    _sections(paper, [contents.protection.here, *contents.protection.sections])
    _heading(paper, words.text("report.provenance"))
    for label, value in contents.facts:
        paper.add_paragraph(f"{label}: {value}")


def _table(paper: Paper, rows: pl.DataFrame) -> None:
    styles = tuple(paper.styles[name].style_id for name in (TABLE, HEAD, CELL))
    width, _ = inside(paper.sections[-1])
    paper.element.body.sectPr.addprevious(grid(rows.columns, rows.rows(), width.pt, styles))
