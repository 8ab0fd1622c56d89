"""The report and the handout as PDF: tagged, whole, and the same each time."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from assessment.story import Entry, Story
from dashboard.export.pictures import Pictures
from dashboard.export.report.contents import contents_of, protection_of
from dashboard.export.report.handout import handout
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
    reader = PdfReader(BytesIO(made.content))
    numbers = range(1, int(str(reader.trailer["/Size"])))
    held: list[Any] = [reader.get_object(n) for n in numbers]
    alts = {one.get("/Alt") for one in held if hasattr(one, "get")}
    assert {one.alt for one in contents_of(few).shown} <= alts


def test_the_same_readout_gives_the_same_bytes_and_says_how_far_it_is(tell: Tell) -> None:
    heard: list[tuple[int, int]] = []
    readout = tell()
    first = printed(readout, Drawn(readout), lambda done, of: heard.append((done, of)))
    assert printed(readout, Drawn(readout)) == first
    assert heard[-1] == (len(heard), len(heard))
    assert handout(readout) == handout(readout)


def test_a_picture_that_cannot_be_drawn_is_named_and_loses_no_other(tell: Tell) -> None:
    readout = tell("en")

    class Torn(Drawn):
        def svg(self, told: Told, *, alone: bool) -> str | None:
            return None if told.key == "waves" else super().svg(told, alone=alone)

    said = text_of(printed(readout, Torn(readout)).content)
    assert words("This picture couldn't be drawn: Waves. Everything else is in the file.") in said


@pytest.mark.parametrize("text", ["#strong[x]", "$x^2$ *bold* <label> @ref", '"quoted\\" #{1+1}'])
def test_what_the_consultant_writes_arrives_as_text(tell: Tell, text: str) -> None:
    readout = tell()
    exhibit = replace(readout.told[0].exhibit, headline=text)
    told = replace(readout.told[0], section=text, exhibit=exhibit)
    odd = replace(readout, told=(told,))
    for content in (printed(odd, Drawn(odd)).content, handout(odd).content):
        assert words(text) in text_of(content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_handout_is_one_page_of_the_story_and_one_on_what_is_protected(
    tell: Tell, every_story: Story, language: str
) -> None:
    readout = tell(language, every_story)
    assert len(readout.told) >= 24
    made = handout(readout)
    first, second = PdfReader(BytesIO(made.content)).pages
    on_first = words(first.extract_text())
    assert all(words(told.exhibit.headline) in on_first for told in readout.told)
    on_second = words(second.extract_text())
    for section in protection_of(readout):
        assert words(section.heading) in on_second
    assert "Talous" in on_second or "Finants" in on_second or "Finance" in on_second


def test_a_handout_of_a_story_without_charts_has_its_headlines(tell: Tell) -> None:
    readout = tell("en", Story(id="x", language="en", entries=(Entry(exhibit="key_figures"),)))
    made = handout(readout)
    assert made.undrawn == ()
    assert words("The customer-centricity index is 6.2") in text_of(made.content)


def test_a_story_of_a_pillar_and_a_theme_has_them_in_the_chapter_of_the_pillar(tell: Tell) -> None:
    pillar = Entry(exhibit="level_gap", choices={"pillar": "employee_experience"})
    theme = Entry(exhibit="theme_detail", choices={"theme": "own_part"})
    story = Story(id="x", language="en", entries=(theme, Entry(exhibit="coverage"), pillar))
    contents = contents_of(tell("en", story))
    titles = {
        chapter.title: [one.told.key for one in chapter.shown] for chapter in contents.chapters
    }
    assert titles["The whole picture"] == ["coverage"]
    assert titles["Employee experience"] == [theme.key, pillar.key]
    assert titles["Strategic focus"] == ["level_gap|pillar:strategic_focus"]
    assert [one.told.key for one in contents.summary] == [theme.key, "coverage", pillar.key]
