"""The client's document as a template of the report: what of it stays, and what can't be one."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from assessment.errors import Refused
from dashboard.export.report.document import document
from tests.export.conftest import Tell
from tests.export.test_document import PNG, Drawn, languages_of, paper_of, style, text_of

BODY, TYPES, SETTINGS = "word/document.xml", "[Content_Types].xml", "word/settings.xml"


def nothing(_: Paper) -> None:
    pass


def client(change: Callable[[Paper], None] = nothing) -> bytes:
    """A client's document: its own face and colour, a head and a foot, some text."""
    paper = Document()
    style(paper, "Heading 1").font.color.rgb = RGBColor(0xAA, 0, 0x55)
    style(paper, "Normal").font.size = Pt(13)
    paper.sections[0].header.paragraphs[0].text = "Client Ltd"
    paper.sections[0].footer.paragraphs[0].text = "Confidential"
    paper.add_paragraph("Old text of the client")
    change(paper)
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def rewritten(content: bytes, name: str, before: bytes, after: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w") as target:
        for part in source.namelist():
            body = source.read(part)
            assert part != name or before in body
            target.writestr(part, body.replace(before, after) if part == name else body)
    return made.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("kind", ["document", "template"])
def test_a_template_gives_its_styles_head_and_foot(tell: Tell, kind: str) -> None:
    template = rewritten(client(), TYPES, b"document.main+xml", f"{kind}.main+xml".encode())
    readout = tell()
    paper = paper_of(readout, template)
    page = paper.sections[0]
    assert page.header.paragraphs[0].text == "Client Ltd"
    assert [line.text for line in page.footer.paragraphs] == [
        "Confidential",
        f"{readout.provenance.line} · 1 / 1",
    ]
    assert style(paper, "Heading 1").font.color.rgb == RGBColor(0xAA, 0, 0x55)
    assert style(paper, "Normal").font.size == Pt(13)
    assert "Old text of the client" not in text_of(paper)
    assert "87% answered: 141 of 162 invited managers" in text_of(paper)
    content = document(readout, template, Drawn(readout)).content
    assert b"wordprocessingml.document.main" in parts_of(content)[TYPES]


def test_a_foot_that_numbers_its_pages_gets_no_second_number(tell: Tell) -> None:
    def numbered(paper: Paper) -> None:
        element: Any = paper.sections[0].footer.paragraphs[0].paragraph_format.element
        instruction = {qn("w:instr"): "PAGE \\* ARABIC"}
        element.append(element.makeelement(qn("w:fldSimple"), instruction))

    readout = tell()
    paper = paper_of(readout, client(numbered))
    assert paper.sections[0].footer.paragraphs[-1].text == readout.provenance.line


def test_even_pages_say_where_the_numbers_come_from_too(tell: Tell) -> None:
    def two_sided(paper: Paper) -> None:
        paper.settings.odd_and_even_pages_header_footer = True
        paper.sections[0].even_page_footer.paragraphs[0].text = "Even"

    readout = tell()
    foot = paper_of(readout, client(two_sided)).sections[0].even_page_footer
    assert foot.paragraphs[0].text == "Even"
    assert readout.provenance.line in foot.paragraphs[-1].text


def test_a_template_without_our_styles_gets_them(tell: Tell) -> None:
    def bare(paper: Paper) -> None:
        for name in ("Caption", "List Number", "Subtitle", "Heading 2"):
            style(paper, name).delete()

    paper = paper_of(tell(), client(bare))
    assert {"Caption", "List Number", "Subtitle", "Heading 2"} <= {one.name for one in paper.styles}
    heading = style(paper, "Heading 2")
    assert heading.base_style.name == "Normal"
    assert heading.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "1"


def test_a_report_made_earlier_can_be_the_template_of_the_next(tell: Tell) -> None:
    readout = tell("fi")
    former = document(tell("et"), client(), Drawn(tell("et"))).content
    paper = paper_of(readout, former)
    assert len(paper.tables) == len(paper_of(readout).tables)
    assert "Kokkuvõte" not in text_of(paper)
    assert [line.text for line in paper.sections[0].footer.paragraphs] == [
        "Confidential",
        f"{readout.provenance.line} · 1 / 1",
    ]
    assert {one.get(qn("w:val")) for one in languages_of(paper)} == {"fi-FI"}
    assert style(paper, "Keskmes table").type == WD_STYLE_TYPE.TABLE


def test_a_template_that_says_no_language_is_given_one(tell: Tell) -> None:
    def silent(paper: Paper) -> None:
        for one in languages_of(paper):
            one.getparent().remove(one)

    spoken = languages_of(paper_of(tell("fi"), client(silent)))
    assert [one.get(qn("w:val")) for one in spoken] == ["fi-FI"]


def test_of_several_sections_the_last_upright_one_stays_with_its_heads(tell: Tell) -> None:
    def sections(paper: Paper) -> None:
        upright = paper.sections[0]
        across = paper.add_section(WD_SECTION.NEW_PAGE)
        across.orientation = WD_ORIENT.LANDSCAPE
        across.page_width, across.page_height = upright.page_height, upright.page_width
        across.header.is_linked_to_previous = False
        across.header.paragraphs[0].text = "Across"

    first, across, last = paper_of(tell(), client(sections)).sections
    assert (first.page_width or 0) < (first.page_height or 0)
    assert (across.page_width or 0) > (across.page_height or 0)
    assert (last.page_width or 0) < (last.page_height or 0)
    assert first.header.paragraphs[0].text == "Client Ltd"


def test_a_head_from_an_earlier_section_stays(tell: Tell) -> None:
    def two(paper: Paper) -> None:
        paper.add_section(WD_SECTION.NEW_PAGE)

    paper = paper_of(tell(), client(two))
    assert paper.sections[0].header.paragraphs[0].text == "Client Ltd"


def test_a_document_without_a_page_of_its_own_gets_one(tell: Tell) -> None:
    def pageless(paper: Paper) -> None:
        whole: Any = paper.element
        whole.body.remove(whole.body.sectPr)

    page = paper_of(tell(), client(pageless)).sections[0]
    assert page.page_width
    assert page.page_height


def test_nothing_else_of_the_client_is_in_the_report(tell: Tell) -> None:
    def full(paper: Paper) -> None:
        paper.add_picture(BytesIO(PNG))
        paper.add_comment(paper.paragraphs[0].runs, text="A remark of the client", author="Client")
        paper.part.relate_to("http://elsewhere.example/x", "http://y.example/link", True)
        paper.core_properties.author = paper.core_properties.keywords = "Somebody"

    template = client(full)
    template = rewritten(
        template,
        SETTINGS,
        b"</w:settings>",
        b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>',
    )
    readout = tell()
    content = document(readout, template, Drawn(readout)).content
    parts = parts_of(content)
    whole = b"".join(parts.values())
    for secret in (b"A remark of the client", b"elsewhere.example", b"Somebody", b"readOnly"):
        assert secret in b"".join(parts_of(template).values())
        assert secret not in whole
    assert "docProps/thumbnail.jpeg" not in parts


def bomb() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as target:
        target.writestr(TYPES, client()[:10])
        for n in range(4):
            target.writestr(f"word/{n}.xml", b"\0" * 100_000_000)
    return made.getvalue()


def title_of_tables() -> bytes:
    """A template whose style called Title is one of tables."""

    def other(paper: Paper) -> None:
        style(paper, "Title").delete()
        paper.styles.add_style("Title", WD_STYLE_TYPE.TABLE, builtin=True)

    return client(other)


NO_TEMPLATES: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"no zip at all", "template_unreadable"),
    "torn": (lambda: client()[:2000], "template_unreadable"),
    "not XML": (lambda: rewritten(client(), BODY, b"<w:body", b"<w:bo"), "template_unreadable"),
    "entities": (
        lambda: rewritten(client(), BODY, b"<w:document", b"<!DOCTYPE x><w:document"),
        "template_unreadable",
    ),
    "a head that isn't there": (
        lambda: rewritten(
            client(), BODY, b"<w:headerReference ", b'<w:headerReference r:id="rId99" '
        ),
        "template_unreadable",
    ),
    "a title of tables": (title_of_tables, "template_unreadable"),
    "macros": (
        lambda: rewritten(client(), TYPES, b"main+xml", b"macroEnabled.main+xml"),
        "template_with_macros",
    ),
    "bomb": (bomb, "template_too_large"),
}


@pytest.mark.parametrize("name", NO_TEMPLATES)
def test_what_cannot_be_a_template_is_refused(tell: Tell, name: str) -> None:
    content, code = NO_TEMPLATES[name]
    with pytest.raises(Refused) as refusal:
        document(tell(), content())
    assert [problem.code for problem in refusal.value.problems] == [code]
