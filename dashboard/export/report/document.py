"""The report as DOCX: real styles, fields and bookmarks, so that it can be worked on in Word."""

from io import BytesIO

from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Length
from docx.text.paragraph import Paragraph

from dashboard.export.made import Made, Progress, silent
from dashboard.export.pictures import Pictures
from dashboard.export.report.contents import Contents, Shown, contents_of, written_number
from dashboard.export.report.markup import add_field, bookmark, describe, table
from dashboard.export.report.paper import NOTE, content_of, new_paper
from dashboard.export.steady import steady
from dashboard.readout import Readout

SCALE = 2
TWENTIETH = 635
"""English metric units of a twentieth of a point."""
TYPE, SMALL_TYPE, MANY = 8.5, 7.0, 8
"""Points of a table's type; smaller from so many columns on."""


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
    at = readout.provenance.loaded_at
    paper = new_paper(template, readout.words.language, contents.title, at)
    _foot(paper, contents.foot)
    _cover(paper, contents)
    _summary(paper, readout, contents)
    done = 0
    for chapter in contents.chapters:
        _heading(paper, chapter.title)
        for one in chapter.shown:
            _exhibit(paper, readout, one, pictures)
            done += 1
            progress(done, len(contents.shown))
    _method(paper, readout, contents)
    _appendix(paper, readout, contents)
    return Made(steady(content_of(paper), at), pictures.undrawn)


def _foot(paper: Paper, foot: str) -> None:
    """Where the numbers come from, and the page; a client's foot stays as it is."""
    footer = paper.sections[0].footer
    if any(one.text.strip() for one in footer.paragraphs):
        return
    line = footer.paragraphs[0] if footer.paragraphs else footer.add_paragraph()
    line.style = "Footer"
    line.add_run(f"{foot} · ")
    add_field(line, "PAGE", "1")
    line.add_run(" / ")
    add_field(line, "NUMPAGES", "1")


def _cover(paper: Paper, contents: Contents) -> None:
    paper.add_paragraph(contents.title, "Title")
    paper.add_paragraph(contents.subtitle, "Subtitle")
    for label, value in contents.facts:
        paper.add_paragraph(f"{label}: {value}", NOTE)


def _summary(paper: Paper, readout: Readout, contents: Contents) -> None:
    """The contents as a field that names the chapters, then the headlines with their figures."""
    text = readout.words.text
    last = ("method", "tables", "asked", "provenance")
    chapters = [text("report.summary"), *(chapter.title for chapter in contents.chapters)]
    chapters += [text(f"report.{name}") for name in last]
    head = paper.add_paragraph(text("report.toc"), NOTE)
    head.paragraph_format.page_break_before = True
    add_field(paper.add_paragraph(), 'TOC \\o "1-1" \\h \\n', "\n".join(chapters))
    _heading(paper, text("report.summary"))
    for one in contents.summary:
        line = paper.add_paragraph(f"{one.told.exhibit.headline} (", "List Number")
        add_field(line, f"REF {_name(one)} \\h", written_number(readout, one.number))
        line.add_run(")")


def _heading(paper: Paper, title: str) -> None:
    paper.add_heading(title, 1).paragraph_format.page_break_before = True


def _exhibit(paper: Paper, readout: Readout, one: Shown, pictures: Pictures) -> None:
    exhibit = one.told.exhibit
    paper.add_heading(exhibit.headline, 2)
    if exhibit.base:
        paper.add_paragraph(exhibit.base, NOTE).paragraph_format.keep_with_next = True
    drawn = pictures.png(one.told, SCALE, alone=False)
    if drawn is None:
        paper.add_paragraph(readout.words.text("report.undrawn", title=one.title))
    else:
        line = paper.add_paragraph()
        line.paragraph_format.keep_with_next = True
        picture = line.add_run().add_picture(BytesIO(drawn), _inside(paper.sections[0]))
        describe(picture, one.alt, one.number)
    _caption(paper.add_paragraph(style="Caption"), readout, one)
    for note in exhibit.notes:
        paper.add_paragraph(note, NOTE)
    for paragraph in filter(None, one.told.section.splitlines()):
        paper.add_paragraph(paragraph)


def _caption(line: Paragraph, readout: Readout, one: Shown) -> None:
    """Its number is counted by Word, and is what the summary refers to."""
    number = readout.words.integer(one.number)
    before, _, after = written_number(readout, one.number).partition(number)
    first = line.add_run(before)
    add_field(line, "SEQ Keskmes \\* ARABIC", number)
    bookmark(first, line.add_run(after), _name(one), one.number)
    line.add_run(f". {one.title}")


def _method(paper: Paper, readout: Readout, contents: Contents) -> None:
    _heading(paper, readout.words.text("report.method"))
    for section in contents.method:
        paper.add_heading(section.heading, 2)
        for paragraph in section.paragraphs:
            paper.add_paragraph(paragraph)


def _appendix(paper: Paper, readout: Readout, contents: Contents) -> None:
    """Every number on pages across; then, upright again, what was asked and where it is from."""
    text = readout.words.text
    upright = paper.sections[-1]
    width, height = upright.page_width, upright.page_height
    across = paper.add_section(WD_SECTION.NEW_PAGE)
    across.orientation, across.page_width, across.page_height = WD_ORIENT.LANDSCAPE, height, width
    paper.add_heading(text("report.tables"), 1)
    for title, rows in contents.tables:
        _table(paper, title, rows.columns, rows.rows())
    last = paper.add_section(WD_SECTION.NEW_PAGE)
    last.orientation, last.page_width, last.page_height = WD_ORIENT.PORTRAIT, width, height
    paper.add_heading(text("report.asked"), 1)
    for title, rows in contents.asked:
        _table(paper, title, rows.columns, rows.rows())
    _heading(paper, text("report.provenance"))
    for label, value in contents.facts:
        paper.add_paragraph(f"{label}: {value}")


def _table(paper: Paper, title: str, head: list[str], rows: list[tuple[str, ...]]) -> None:
    paper.add_heading(title, 3)
    size = TYPE if len(head) <= MANY else SMALL_TYPE
    width = _inside(paper.sections[-1]) // TWENTIETH
    paper.element.body.sectPr.addprevious(table(head, rows, width, size))


def _inside(section: Section) -> Length:
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return Length((width or 0) - (left or 0) - (right or 0))


def _name(one: Shown) -> str:
    """The bookmark of an exhibit: letters, digits and underscores."""
    return one.anchor.replace("-", "_")
