"""An exhibit in Word: headline, base, picture, numbered caption, notes, and what is said to it."""

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as Paper
from docx.section import Section
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph

from dashboard.export.report.contents import Shown, captioned
from dashboard.export.report.markup import describe
from dashboard.export.report.paper import NOTE, QUOTE, STYLES
from dashboard.export.report.references import add_numbered, add_reference
from dashboard.i18n import Words
from dashboard.typeface import wrapped

OWN_ROOM = 120.0
"""Points of a page for what is beside heading, picture and notes: a chapter's title, a caption."""
LINE = 1.45
"""The height of a line with what is after it, for each point of its type."""
LEAST = 0.4
"""Of the height of a page: a picture has so much, whatever else there is."""


def add_exhibit(paper: Paper, words: Words, one: Shown, drawn: bytes | None) -> None:
    """Write an exhibit; a picture that couldn't be drawn is named in its place.

    What people wrote is text, and goes over pages.
    """
    exhibit = one.told.exhibit
    together: list[Paragraph] = []
    paper.add_heading(exhibit.headline, 2)
    if exhibit.base:
        together.append(paper.add_paragraph(exhibit.base, NOTE))
    for quote in exhibit.quotes:
        paper.add_paragraph(quote, QUOTE)
    if drawn is not None:
        line = paper.add_paragraph()
        _add_picture(line, paper.sections[0], one, drawn)
        together.append(line)
    elif not exhibit.quotes:
        together.append(paper.add_paragraph(words.text("report.undrawn", title=one.title)))
    caption = paper.add_paragraph(style="Caption")
    add_numbered(caption, captioned(words, one.figure, one.title), one.figure, one.anchor)
    together.append(caption)
    together += [paper.add_paragraph(note, NOTE) for note in exhibit.notes]
    if one.table:
        line = paper.add_paragraph(style=NOTE)
        before, _, after = words.text("report.numbers", table=one.table).partition(one.table)
        line.add_run(before)
        add_reference(line, one.table_anchor, one.table)
        line.add_run(after)
        together.append(line)
    for line in together[:-1]:
        line.paragraph_format.keep_with_next = True
    for paragraph in one.paragraphs:
        paper.add_paragraph(paragraph)


def inside(section: Section) -> tuple[Length, Length]:
    """How wide and how high a page is between its margins."""
    width, left, right = section.page_width, section.left_margin, section.right_margin
    height, top, bottom = section.page_height, section.top_margin, section.bottom_margin
    across = (width or 0) - (left or 0) - (right or 0)
    return Length(across), Length((height or 0) - abs(top or 0) - abs(bottom or 0))


def _add_picture(line: Paragraph, section: Section, one: Shown, drawn: bytes) -> None:
    """As wide as the page, and no higher than what heading, base and notes leave of one."""
    width, height = inside(section)
    picture = line.add_run().add_picture(BytesIO(drawn), width)
    exhibit = one.told.exhibit
    texts = [exhibit.base, *exhibit.notes, one.table]
    others = _height([exhibit.headline], STYLES["Heading 2"].size, width)
    others += _height(texts, STYLES[NOTE].size, width) + OWN_ROOM
    room = max(height - Pt(others), LEAST * height)
    smaller = min(1.0, room / picture.height)
    picture.height = Length(round(smaller * picture.height))
    picture.width = Length(round(smaller * width))
    describe(picture, one.alt, one.number)


def _height(texts: Sequence[str], size: float, width: Length) -> float:
    """About how many points texts take, a paragraph each."""
    lines = sum(len(wrapped(text, width.pt, size)) for text in texts if text)
    return lines * size * LINE
