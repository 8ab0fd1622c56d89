"""The handout: one page of the story, one on what is protected and why."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from assessment.story import Entry, Story
from dashboard.export.report.contents import alternative
from dashboard.export.report.handout import handout
from dashboard.export.report.protection import protection_of
from dashboard.i18n import LANGUAGES
from tests.export.conftest import Tell
from tests.export.test_printed import objects_of, text_of, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_handout_is_one_page_of_the_story_and_one_on_what_is_protected(
    tell: Tell, every_story: Story, language: str
) -> None:
    readout = tell(language, every_story)
    assert len(readout.told) >= 24
    first, second = PdfReader(BytesIO(handout(readout).content)).pages
    on_first, on_second = words(first.extract_text()), words(second.extract_text())
    assert all(words(told.exhibit.headline) in on_first for told in readout.told)
    protection = protection_of(readout)
    for section in (protection.here, *protection.sections):
        assert words(section.heading) in on_second
        assert all(words(paragraph) in on_second for paragraph in section.paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headlines_of_a_usual_story_have_their_bases(tell: Tell, language: str) -> None:
    readout = tell(language)
    first, _ = PdfReader(BytesIO(handout(readout).content)).pages
    said = words(first.extract_text())
    assert all(words(told.exhibit.base) in said for told in readout.told)


def test_the_chart_of_a_handout_says_what_is_seen(tell: Tell) -> None:
    readout = tell("et")
    hero = next(told for told in readout.told if told.key == "level_gap")
    alts = {one.get("/Alt") for one in objects_of(handout(readout).content)}
    assert alternative(hero.slide) in alts


def test_a_story_without_charts_has_its_headlines(tell: Tell) -> None:
    readout = tell("en", Story(id="x", language="en", entries=(Entry(exhibit="key_figures"),)))
    made = handout(readout)
    assert made.undrawn == ()
    assert words("The customer-centricity index is 6.2") in text_of(made.content)


def test_a_chart_that_cannot_be_drawn_is_named_and_the_headlines_stay(tell: Tell) -> None:
    readout = tell("en")
    hero = next(told for told in readout.told if told.key == "level_gap")
    (panel,) = hero.slide.panels
    assert panel.chart
    torn: dict[str, Any] = {**panel.chart.spec, "mark": "no mark", "layer": None, "$schema": None}
    chart = replace(panel.chart, spec=torn)
    slide = replace(hero.slide, panels=(replace(panel, chart=chart),))
    told = tuple(replace(one, slide=slide) if one is hero else one for one in readout.told)
    made = handout(replace(readout, told=told))
    assert made.undrawn == ("Level gap",)
    assert words(hero.exhibit.headline) in text_of(made.content)


def test_the_same_readout_gives_the_same_bytes(tell: Tell) -> None:
    assert handout(tell()) == handout(tell())


@pytest.mark.parametrize("text", ["#strong[x]", "$x$ *bold* <label> @ref", "=1+1", "<w:p>&amp;"])
def test_what_the_consultant_writes_arrives_as_text(tell: Tell, text: str) -> None:
    readout = tell()
    exhibit = replace(readout.told[0].exhibit, headline=text)
    odd = replace(readout, told=(replace(readout.told[0], exhibit=exhibit),))
    assert words(text) in text_of(handout(odd).content)
