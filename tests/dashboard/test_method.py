"""The Method page: everything that is done with an answer, every limit, and every question."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from assessment.certainty import FALSE_DISCOVERIES, HINT_P, SMALLEST_EFFECT, TOO_FEW_P
from dashboard.exhibits.asked import items_tables, others_table, themes_table
from dashboard.exhibits.method import sections, thresholds_table
from dashboard.exhibits.reading import Reading
from dashboard.i18n import LANGUAGES
from tests.dashboard.conftest import Read
from tests.small import QUESTIONNAIRE, scored

ASKED_OF_THE_SAMPLE = 17


def written(reading: Reading) -> str:
    return "\n".join(
        text for section in sections(reading) for text in (section.heading, *section.paragraphs)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_is_there_in_every_language(read: Read, language: str) -> None:
    told = sections(read(language))
    assert len(told) == ASKED_OF_THE_SAMPLE
    assert all(all(section.paragraphs) for section in told)
    assert "{" not in written(read(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_limits_are_those_of_the_definitions_and_the_code(read: Read, language: str) -> None:
    reading = read(language)
    words = reading.words
    limits = dict(thresholds_table(reading).rows())
    organisation = reading.results.organisation
    assert limits[reading.text("threshold.smallest_group")] == str(organisation.smallest_group)
    assert limits[reading.text("threshold.shares_from")] == str(2 * organisation.smallest_group)
    for name, value in (
        ("false_discoveries", words.percent(100 * FALSE_DISCOVERIES)),
        ("effect", words.number(SMALLEST_EFFECT, 3)),
        ("hint", words.number(HINT_P, 2)),
        ("too_few", words.number(TOO_FEW_P, 2)),
    ):
        assert limits[reading.text(f"threshold.{name}")] == value
    passive = reading.questionnaire.passive
    assert passive
    assert str(round(passive.say_from)) in limits[reading.text("threshold.passive")]
    scale = reading.questionnaire.scale_of(reading.themes[0].id)
    blocks = limits[reading.text("threshold.blocks", scale=reading.scale_words(scale))]
    assert [part.split("(")[1] for part in blocks.split("; ")] == ["1–6)", "7–8)", "9–10)"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_stands_there_in_full(read: Read, language: str) -> None:
    reading = read(language)
    asked = reading.questionnaire
    items = {row[0] for table in items_tables(reading).values() for row in table.rows()}
    assert items == {reading.named(item.text) for item in asked.items}
    others = others_table(reading)
    assert set(others[reading.text("table.id")]) == {
        one.id for one in (*asked.ratings, *asked.choices, *asked.comments)
    }
    told = "\n".join(others[reading.text("table.answers")])
    for choice in asked.choices:
        assert all(reading.named(option.text) in told for option in choice.options)
    assert set(themes_table(reading)[reading.text("table.source")]) == {
        theme.source for theme in asked.themes
    }


def test_what_was_not_asked_is_not_explained(read: Read, tmp_path: Path) -> None:
    plain = re.sub(r"ratings = \[.*?\n\]\n", "", QUESTIONNAIRE, flags=re.DOTALL)
    plain = plain.replace("passive = {say_from = 8, deeds_to = 6}\n", "")
    plain = re.sub(r'side = "(say|do)", pair = "t1", ', "", plain)
    with closing(scored(tmp_path, "r1: a.top s1=7 d1=7 x1=7", questionnaire=plain)) as results:
        reading = read(results=results)
        told = [section.heading for section in sections(reading)]
        questions = len(others_table(reading))
    assert told == [
        "What is shown here",
        "Theme, pillar, index",
        "Needs work, fine, strong",
        "Who owns customer experience",
        "Gaps",
        "How sure a gap is",
        "Rounding",
        "How small a group is shown",
        "What is protected, and why",
        "Can my answer be seen?",
    ]
    assert questions == 2
