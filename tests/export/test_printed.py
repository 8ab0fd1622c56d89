"""The report as PDF: tagged, whole, and the same each time."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from assessment.story import Story
from dashboard.export.pictures import Pictures
from dashboard.export.report.contents import contents_of
from dashboard.export.report.printed import printed
from dashboard.i18n import LANGUAGES
from dashboard.readout import Told
from tests.export.conftest import Tell

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="600"><path d="M0 0H9"/></svg>'


class Drawn(Pictures):
    """Pictures of one mark: what they show is the matter of other tests."""

    def svg(self, told: Told, *, alone: bool) -> str | None:  # noqa: ARG002
        return SVG


def words(text: str) -> str:
    """A text without its spaces and hyphens: lines of a PDF are broken anywhere."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "-\u00ad\u2060")


def objects_of(content: bytes) -> list[Any]:
    """Whatever a PDF holds that has names: links, headings, pictures with what they say."""
    reader = PdfReader(BytesIO(content))
    held: list[Any] = [reader.get_object(n) for n in range(1, int(str(reader.trailer["/Size"])))]
    return [one for one in held if hasattr(one, "get")]


def text_of(content: bytes) -> str:
    return words("".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_and_sentence_of_the_exhibits_stands_in_the_report(
    tell: Tell, every_story: Story, language: str
) -> None:
    readout = tell(language, every_story)
    said = text_of(printed(readout, Drawn(readout)).content)
    for one in contents_of(readout).shown:
        exhibit = one.told.exhibit
        assert words(exhibit.headline) in said
        assert all(words(note) in said for note in exhibit.notes)
        for row in exhibit.table.rows():
            assert all(words(cell) in said for cell in row), (one.told.key, row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_tagged_and_says_its_language_and_title(tell: Tell, language: str) -> None:
    readout = tell(language)
    reader = PdfReader(BytesIO(printed(readout, Drawn(readout)).content))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]) == language
    assert "StructTreeRoot" in str(root.keys())
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata
    assert reader.metadata.title == "Helmeranna Vesi ja Soojus"
    loaded = readout.provenance.loaded_at
    assert str(reader.metadata.get("/CreationDate")).startswith(f"D:{loaded:%Y%m%d}")


def test_the_real_pictures_are_in_it_with_what_they_say(tell: Tell) -> None:
    readout = tell("et")
    few = replace(readout, told=readout.told[:2])
    pictures = Pictures(few)
    made = printed(few, pictures)
    assert made.undrawn == ()
    said = text_of(made.content)
    assert words("100% (9/9)") in said
    alts = {one.get("/Alt") for one in objects_of(made.content)}
    assert {one.alt for one in contents_of(few).shown} <= alts


def test_the_same_readout_gives_the_same_bytes_and_says_how_far_it_is(tell: Tell) -> None:
    heard: list[tuple[int, int]] = []
    readout = tell()
    first = printed(readout, Drawn(readout), lambda done, of: heard.append((done, of)))
    assert printed(readout, Drawn(readout)) == first
    assert heard[-1] == (len(heard), len(heard))


def test_a_picture_that_cannot_be_drawn_is_named_and_loses_no_other(tell: Tell) -> None:
    readout = tell("en")

    class Torn(Drawn):
        def svg(self, told: Told, *, alone: bool) -> str | None:
            return None if told.key == "waves" else super().svg(told, alone=alone)

    said = text_of(printed(readout, Torn(readout)).content)
    assert words("This picture couldn't be drawn: Waves. Everything else is in the file.") in said


@pytest.mark.parametrize(
    "text", ["#strong[x]", "$x^2$ *bold* <label> @ref", '"quoted\\" #{1+1}', "=1+1", "<w:p>&amp;"]
)
def test_what_the_consultant_writes_arrives_as_text(tell: Tell, text: str) -> None:
    readout = tell()
    exhibit = replace(readout.told[0].exhibit, headline=text)
    odd = replace(readout, told=(replace(readout.told[0], section=text, exhibit=exhibit),))
    said = text_of(printed(odd, Drawn(odd)).content)
    assert said.count(words(text)) >= 3  # in the summary, over the figure, below it


def test_signs_without_a_shape_and_control_characters_lose_no_report(tell: Tell) -> None:
    readout = tell()
    text = "Well done 🎉\x07, 東京"
    exhibit = replace(readout.told[0].exhibit, headline=text)
    odd = replace(readout, told=(replace(readout.told[0], section=text, exhibit=exhibit),))
    assert words("Well done □, □□") in text_of(printed(odd, Drawn(odd)).content)


def test_paragraphs_of_the_consultant_stay_apart(tell: Tell) -> None:
    readout = tell()
    odd = replace(readout, told=(replace(readout.told[0], section="First.\n\nSecond."),))
    pages = PdfReader(BytesIO(printed(odd, Drawn(odd)).content)).pages
    lines = [line.strip() for page in pages for line in page.extract_text().splitlines()]
    assert lines.index("Second.") == lines.index("First.") + 1


def test_figures_and_tables_are_linked_both_ways_the_report_names_them(tell: Tell) -> None:
    readout = tell("et")
    content = printed(readout, Drawn(readout)).content
    shown = contents_of(readout).shown
    links = [one for one in objects_of(content) if one.get("/Subtype") == "/Link"]
    assert len(links) >= 2 * len(shown)
    said = text_of(content)
    for one in shown:
        assert said.count(words(f"{one.figure}. {one.title}")) == 1
        assert said.count(words(f"{one.table}. {one.title}")) == 1
        assert words(f"Joonise arvud: {one.table}") in said


def test_no_heading_is_passed_over(tell: Tell) -> None:
    readout = tell("fi")
    kinds = [one.get("/S") for one in objects_of(printed(readout, Drawn(readout)).content)]
    assert {"/H1", "/H2"} <= set(kinds)
    assert "/H3" not in kinds
    assert "/TH" in kinds
    assert kinds.count("/Figure") >= len(contents_of(readout).shown)


def test_no_number_of_a_protected_group_is_in_the_report(tell: Tell, every_story: Story) -> None:
    readout = tell("en", every_story)
    reading = readout.reading
    hidden = reading.results.protected(reading.wave)
    names = {reading.group_name(group) for group in hidden if sum(map(bool, group)) == 1}
    assert names
    contents = contents_of(readout)
    for one in contents.shown:
        for name, *cells in one.told.exhibit.table.rows():
            if name in names:
                assert not any(sign.isdigit() for cell in cells for sign in cell)
    pages = PdfReader(BytesIO(printed(readout, Drawn(readout)).content)).pages
    lines = [line for page in pages for line in page.extract_text().splitlines()]
    of_hidden = [line for line in lines if any(line.startswith(f"{name} ") for name in names)]
    assert not any(sign.isdigit() for line in of_hidden for sign in line)


def test_a_picture_is_no_higher_than_a_page(tell: Tell) -> None:
    readout = tell()

    class Tall(Drawn):
        def svg(self, told: Told, *, alone: bool) -> str | None:  # noqa: ARG002
            return SVG.replace("600", "9000")

    usual, tall = (
        len(PdfReader(BytesIO(printed(readout, kind(readout)).content)).pages)
        for kind in (Drawn, Tall)
    )
    assert usual <= tall <= usual + len(contents_of(readout).shown)
