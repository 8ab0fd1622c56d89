"""The report in Word: real styles, fields and descriptions, in our look or in the client's."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from assessment.errors import Refused
from assessment.story import Story
from dashboard.export.pictures import Pictures
from dashboard.export.report.contents import contents_of
from dashboard.export.report.document import document
from dashboard.i18n import LANGUAGES
from dashboard.readout import Readout, Told
from tests.export.conftest import Tell

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8ffff3f0005fe02fea735815d0000000049454e44ae426082"
)


class Drawn(Pictures):
    """Pictures of one pixel: what they show is the matter of other tests."""

    def png(self, told: Told, scale: int, *, alone: bool) -> bytes | None:  # noqa: ARG002
        return PNG


def style(paper: Paper, name: str) -> Any:
    return paper.styles[name]


def paper_of(readout: Readout, template: bytes | None = None) -> Paper:
    return Document(BytesIO(document(readout, template, Drawn(readout)).content))


def inside(paper: Paper, tag: str) -> list[Any]:
    body: Any = paper.element
    return list(body.iter(qn(tag)))


def text_of(paper: Paper) -> str:
    return "\n".join(one.text or "" for one in inside(paper, "w:t"))


def pictures_in(paper: Paper) -> list[Any]:
    return inside(paper, "wp:docPr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_exhibits_stands_in_the_report(
    tell: Tell, every_story: Story, language: str
) -> None:
    readout = tell(language, every_story)
    paper = paper_of(readout)
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in paper.tables]
    for one in contents_of(readout).shown:
        table = one.told.exhibit.table
        assert [table.columns, *map(list, table.rows())] in tables, one.told.key
        assert one.told.exhibit.headline in [line.text for line in paper.paragraphs]


def test_headings_go_down_by_one_and_every_figure_is_referred_to(tell: Tell) -> None:
    paper = paper_of(tell("fi"))
    levels = [
        int(line.style.name.removeprefix("Heading "))
        for line in paper.paragraphs
        if line.style and line.style.name and line.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 or before == 1 for before, after in pairwise(levels))
    xml = paper.element.xml
    named = {f"exhibit_{n + 1}" for n in range(len(tell("fi").told))}
    assert all(f'w:name="{name}"' in xml and f"REF {name} " in xml for name in named)
    captions = [
        line.text for line in paper.paragraphs if line.style and line.style.name == "Caption"
    ]
    assert captions[0] == "Kuvio 1. Ketkä vastasivat"


def test_every_picture_says_what_is_seen(tell: Tell) -> None:
    readout = tell("et")
    paper = paper_of(readout)
    about = pictures_in(paper)
    shown = contents_of(readout).shown
    assert [one.get("descr") for one in about] == [one.alt for one in shown]
    assert len({one.get("id") for one in about}) == len(about)


def test_a_wide_table_has_pages_across_and_a_head_on_each(tell: Tell) -> None:
    paper = paper_of(tell())
    assert [(one.page_width or 0) > (one.page_height or 0) for one in paper.sections] == [
        False,
        True,
        False,
    ]
    assert len(inside(paper, "w:tblHeader")) == len(paper.tables)


def test_the_document_knows_its_language_title_and_date(tell: Tell) -> None:
    readout = tell("et")
    about = paper_of(readout).core_properties
    assert (about.title, about.author, about.language) == (
        "Helmeranna Vesi ja Soojus",
        "Keskmes",
        "et",
    )
    loaded = readout.provenance.loaded_at.replace(microsecond=0)
    assert about.created is not None
    assert about.created.replace(tzinfo=None) == loaded
    assert readout.provenance.line in paper_of(readout).sections[0].footer.paragraphs[0].text


def test_the_same_readout_gives_the_same_bytes(tell: Tell) -> None:
    first, second = (document(tell(), pictures=Drawn(tell())) for _ in range(2))
    assert first == second


def test_a_picture_that_cannot_be_drawn_is_named_and_loses_no_other(tell: Tell) -> None:
    readout = tell("en")

    class Torn(Drawn):
        def png(self, told: Told, scale: int, *, alone: bool) -> bytes | None:
            return None if told.key == "waves" else super().png(told, scale, alone=alone)

    paper = Document(BytesIO(document(readout, pictures=Torn(readout)).content))
    said = "This picture couldn't be drawn: Waves. Everything else is in the file."
    assert said in text_of(paper)
    assert len(pictures_in(paper)) == len(contents_of(readout).shown) - 1


@pytest.mark.parametrize("text", ["<w:p>&amp;", "#strong[x]", "=1+1", "one\ntwo"])
def test_what_the_consultant_writes_arrives_as_text(tell: Tell, text: str) -> None:
    readout = tell()
    told = replace(readout.told[0], section=text)
    said = text_of(paper_of(replace(readout, told=(told,))))
    assert all(line in said for line in text.splitlines())


def client(change: Callable[[Paper], None] = lambda _: None) -> bytes:
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
            target.writestr(part, body.replace(before, after) if part == name else body)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["document", "template"])
def test_a_template_of_the_client_gives_its_styles_head_and_foot(tell: Tell, kind: str) -> None:
    template = rewritten(
        client(), "[Content_Types].xml", b"document.main+xml", f"{kind}.main+xml".encode()
    )
    paper = paper_of(tell(), template)
    assert paper.sections[0].header.paragraphs[0].text == "Client Ltd"
    assert paper.sections[0].footer.paragraphs[0].text == "Confidential"
    assert style(paper, "Heading 1").font.color.rgb == RGBColor(0xAA, 0, 0x55)
    assert "Old text of the client" not in text_of(paper)
    assert "87% answered: 141 of 162 invited managers" in text_of(paper)


def test_a_template_without_our_styles_gets_them(tell: Tell) -> None:
    def bare(paper: Paper) -> None:
        for name in ("Caption", "List Number", "Subtitle"):
            style(paper, name).delete()

    paper = paper_of(tell(), client(bare))
    assert {"Caption", "List Number", "Subtitle"} <= {one.name for one in paper.styles}


def bomb() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", client()[:10])
        for n in range(4):
            target.writestr(f"word/{n}.xml", b"\0" * 100_000_000)
    return made.getvalue()


BODY, TYPES = "word/document.xml", "[Content_Types].xml"
NO_TEMPLATES: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"no zip at all", "template_unreadable"),
    "torn": (lambda: client()[:2000], "template_unreadable"),
    "not XML": (lambda: rewritten(client(), BODY, b"<w:body", b"<w:bo"), "template_unreadable"),
    "entities": (
        lambda: rewritten(client(), BODY, b"<w:document", b"<!DOCTYPE x><w:document"),
        "template_unreadable",
    ),
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
