"""The report in Word: real styles, fields and descriptions, in our look or in the client's."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph
from PIL import Image

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


def named(line: Paragraph) -> str | None:
    return line.style.name if line.style else None


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


def test_headings_go_down_by_one_at_a_time(tell: Tell) -> None:
    levels = [
        int(line.style.name.removeprefix("Heading "))
        for line in paper_of(tell("fi")).paragraphs
        if line.style and line.style.name and line.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_figure_and_table_is_numbered_and_referred_to(tell: Tell) -> None:
    readout = tell("fi")
    paper = paper_of(readout)
    xml, shown = paper.element.xml, contents_of(readout).shown
    for one in shown:
        for kind in ("exhibit", "table"):
            assert f'w:name="{kind}_{one.number}"' in xml
            assert f"REF {kind}_{one.number} " in xml
    lines = [line.text for line in paper.paragraphs]
    assert [line.text for line in paper.paragraphs if named(line) == "Caption"] == [
        f"Kuvio {one.number}. {one.title}" for one in shown
    ]
    for one in shown:
        assert f"{one.table}. {one.title}" in lines
        assert f"Kuvion luvut: {one.table}" in lines
    summary = [line.text for line in paper.paragraphs if named(line) == "List Number"]
    assert summary == [
        f"{one.told.exhibit.headline} ({one.figure})" for one in contents_of(readout).summary
    ]


def test_the_contents_name_the_chapters_before_word_has_counted_them(tell: Tell) -> None:
    paper = paper_of(tell("et"))
    chapters = [line.text for line in paper.paragraphs if named(line) == "Heading 1"]
    listed = [line.text for line in paper.paragraphs if named(line) == "toc 1"]
    assert listed == chapters
    bookmarks = {one.get(qn("w:name")) for one in inside(paper, "w:bookmarkStart")}
    assert {one.get(qn("w:anchor")) for one in inside(paper, "w:hyperlink")} <= bookmarks
    numbers = [one.get(qn("w:id")) for one in inside(paper, "w:bookmarkStart")]
    assert len(set(numbers)) == len(numbers)


def test_fields_are_closed_as_often_as_they_are_opened(tell: Tell) -> None:
    kinds = [one.get(qn("w:fldCharType")) for one in inside(paper_of(tell()), "w:fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0


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
    assert len(inside(paper, "w:cantSplit")) == sum(len(one.rows) for one in paper.tables)
    assert {one.style.name for one in paper.tables if one.style} == {"Keskmes table"}


def test_the_heads_of_many_columns_are_upright_and_no_type_is_too_small(
    tell: Tell, every_story: Story
) -> None:
    paper = paper_of(tell("et", every_story))
    upright = [one.get(qn("w:val")) for one in inside(paper, "w:textDirection")]
    assert len(upright) > 10
    assert set(upright) == {"btLr"}
    sizes = {int(one.get(qn("w:val"))) for one in inside(paper, "w:sz")}
    assert min(sizes) >= 16
    for one in paper.tables:
        widths = [Length(column.width or 0).cm for column in one.columns]
        assert sum(widths) <= 25.4


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
    paper = paper_of(readout)
    foot = paper.sections[0].footer.paragraphs[0].text
    assert foot == f"{readout.provenance.line} · 1 / 1"
    assert {one.get(qn("w:val")) for one in languages_of(paper)} == {"et-EE"}


def languages_of(paper: Paper) -> list[Any]:
    styles: Any = paper.styles.element
    return list(styles.iter(qn("w:lang")))


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


@pytest.mark.parametrize("text", ["<w:p>&amp;", "#strong[x]", "=1+1", "one\ntwo", "{figure}"])
def test_what_the_consultant_writes_arrives_as_text(tell: Tell, text: str) -> None:
    readout = tell()
    exhibit = replace(readout.told[0].exhibit, headline=text)
    told = replace(readout.told[0], section=text, exhibit=exhibit)
    paper = paper_of(replace(readout, told=(told,)))
    lines = [line.text for line in paper.paragraphs]
    assert text in lines
    assert f"{text} (Figure 1)" in lines
    assert set(text.splitlines()) <= set(lines)


def test_characters_that_no_file_can_hold_are_left_out(tell: Tell) -> None:
    readout = tell()
    exhibit = replace(readout.told[0].exhibit, headline="a\x00b\ufffe")
    told = replace(readout.told[0], section="c\x07d", exhibit=exhibit)
    lines = [line.text for line in paper_of(replace(readout, told=(told,))).paragraphs]
    assert {"ab", "cd"} <= set(lines)


def test_no_number_of_a_protected_group_is_in_the_document(tell: Tell, every_story: Story) -> None:
    readout = tell("en", every_story)
    reading = readout.reading
    hidden = reading.results.protected(reading.wave)
    names = {reading.group_name(group) for group in hidden if sum(map(bool, group)) == 1}
    rows = [
        [cell.text for cell in row.cells] for one in paper_of(readout).tables for row in one.rows
    ]
    of_hidden = [cells for name, *cells in rows if name in names]
    assert of_hidden
    assert not any(sign.isdigit() for cells in of_hidden for cell in cells for sign in cell)


def test_a_tall_picture_leaves_room_for_what_belongs_to_it(tell: Tell) -> None:
    readout = tell()
    written = BytesIO()
    Image.new("1", (10, 90)).save(written, "PNG")

    class Tall(Drawn):
        def png(self, told: Told, scale: int, *, alone: bool) -> bytes | None:  # noqa: ARG002
            return written.getvalue()

    paper = Document(BytesIO(document(readout, pictures=Tall(readout)).content))
    page = paper.sections[0]
    sizes = [(int(one.get("cx")), int(one.get("cy"))) for one in inside(paper, "wp:extent")]
    assert len(sizes) == len(contents_of(readout).shown)
    for width, height in sizes:
        assert height < 0.85 * (page.page_height or 0)
        assert 8.9 * width < height < 9.1 * width


def test_an_exhibit_without_base_and_numbers_is_a_picture_with_its_caption(tell: Tell) -> None:
    readout = tell()
    exhibit = readout.told[0].exhibit
    bare = replace(exhibit, base="", footnotes=(), protected=(), table=exhibit.table.clear())
    paper = paper_of(replace(readout, told=(replace(readout.told[0], exhibit=bare),)))
    lines = [line.text for line in paper.paragraphs]
    at = lines.index(bare.headline)
    assert lines[at : at + 3] == [bare.headline, "", "Figure 1. Who answered"]
    assert named(paper.paragraphs[at + 3]) == "Heading 1"
