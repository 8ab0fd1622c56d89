"""A story told with the numbers as they are, and what it says where they aren't shown."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assessment.results import Results
from assessment.story import Entry, Story
from dashboard.exhibits.catalogue import CATALOGUE, NotShownError, choices_of, exhibit_of
from dashboard.i18n import LANGUAGES
from dashboard.readout import IN_THE_ROOM, readout_of, title_of, told_of, usual_story
from tests.dashboard.conftest import Read
from tests.small import people, scored

WORDS = {"headline": "Ours", "note": "Say it slowly", "section": "A paragraph"}


def story(*entries: Entry) -> Story:
    return Story(id="board", language="en", entries=entries)


def test_the_usual_story_tells_what_the_wave_has_in_the_order_of_the_room(read: Read) -> None:
    assert [one.key for one in usual_story(read()).entries] == list(IN_THE_ROOM)
    earlier = replace(read(), wave="2025")
    assert {"level_gap", "units"} <= {one.key for one in usual_story(earlier).entries}


def test_an_organisation_with_little_to_show_has_a_short_story(read: Read, tmp_path: Path) -> None:
    with closing(scored(tmp_path, *people(6, "f: b.first s1=6 d1=6 x1=6 x2=6 x3=6"))) as results:
        told = usual_story(read(results=results))
    assert {"ownership", "waves", "foundations"}.isdisjoint(one.key for one in told.entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exhibit_of_the_catalogue_has_a_name_and_is_told(
    read: Read, quoted: Results, language: str
) -> None:
    reading = read(language, results=quoted)
    for name in CATALOGUE:
        choices = {"a": "level=top", "b": "level=middle"} if name == "two_groups" else {}
        entry = Entry(exhibit=name, choices=choices)
        told = told_of(reading, entry)
        assert told is not None
        assert told.exhibit.headline == told.computed == told.slide.headline
        assert title_of(reading, entry).startswith(reading.text(f"exhibit.{name}"))


def test_the_words_of_the_consultant_are_told_and_the_computed_headline_stays_beside(
    read: Read,
) -> None:
    reading = read()
    computed = told_of(reading, Entry(exhibit="waves"))
    assert computed is not None
    entry = Entry(exhibit="waves").saying("en", instead_of=computed.computed, **WORDS)
    told = told_of(reading, entry)
    assert told is not None
    assert (told.exhibit.headline, told.slide.headline) == ("Ours", "Ours")
    assert told.computed == computed.computed
    assert (told.note, told.section) == ("Say it slowly", "A paragraph")
    in_finnish = told_of(read("fi"), entry)
    assert in_finnish is not None
    assert in_finnish.exhibit.headline == in_finnish.computed
    assert in_finnish.note == ""


def test_choices_make_an_exhibit_another_one_and_its_title_says_so(read: Read) -> None:
    reading = read()
    entry = Entry(exhibit="answers", choices={"group": "unit=customer_service"})
    told, whole = told_of(reading, entry), told_of(reading, Entry(exhibit="answers"))
    assert told is not None
    assert whole is not None
    assert told.exhibit.table.rows() != whole.exhibit.table.rows()
    assert told.about == "Customer service"
    assert title_of(reading, entry) == "Answers (Customer service)"
    gap = Entry(exhibit="fixed_gaps", choices={"gap": "level", "pair": "level=top~level=middle"})
    assert "Top managers" in title_of(reading, gap)


def test_an_entry_of_an_earlier_wave_is_told_with_that_wave(read: Read) -> None:
    reading = read()
    now = told_of(reading, Entry(exhibit="coverage"))
    then = told_of(reading, Entry(exhibit="coverage", choices={"wave": "2025"}))
    assert now is not None
    assert then is not None
    read_then = exhibit_of(replace(reading, wave="2025"), "coverage")
    assert read_then is not None
    assert then.computed == read_then.headline
    assert then.computed != now.computed
    assert then.about == "Autumn 2025"


@pytest.mark.parametrize(
    "entry",
    [
        Entry(exhibit="answers", choices={"group": "unit=finance"}),
        Entry(exhibit="unit_detail", choices={"unit": "finance"}),
        Entry(exhibit="theme_detail", choices={"theme": "nothing"}),
        Entry(exhibit="fixed_gaps", choices={"gap": "nothing"}),
        Entry(exhibit="coverage", choices={"wave": "1999"}),
        Entry(exhibit="no_such_exhibit"),
    ],
)
def test_what_is_protected_or_gone_is_named_and_not_told(read: Read, entry: Entry) -> None:
    reading = read()
    readout = readout_of(reading, story(Entry(exhibit="coverage"), entry))
    assert [one.key for one in readout.told] == ["coverage"]
    assert readout.untold == (title_of(reading, entry),)


def test_a_choice_that_is_not_shown_is_never_replaced_by_another(read: Read) -> None:
    with pytest.raises(NotShownError, match="finance"):
        exhibit_of(read(), "unit_detail", [("unit", "finance")])


def test_only_the_choices_that_an_exhibit_has_make_it_another_one() -> None:
    assert choices_of("coverage", {"group": "level=top"}) == {}
    assert choices_of("answers", {"group": "overall", "theme": "x"}) == {}
    assert choices_of("answers", {"group": "level=top"}) == {"group": "level=top"}


def test_the_level_gap_of_a_pillar_has_its_themes_alone(read: Read) -> None:
    reading = read()
    pillar = reading.questionnaire.pillars[1]
    told = told_of(reading, Entry(exhibit="level_gap", choices={"pillar": pillar.id}))
    assert told is not None
    names = {reading.named(one.name) for one in reading.questionnaire.themes_of(pillar.id)}
    assert set(told.exhibit.table[reading.text("table.theme")]) == names
    assert told.computed.startswith(reading.named(pillar.name))


def test_a_readout_says_where_its_numbers_come_from(read: Read) -> None:
    reading = read()
    provenance = readout_of(reading, usual_story(reading)).provenance
    line = provenance.line
    for part in ("Autumn 2026", "141 of 162", reading.results.data_version, "5", "0.1.0"):
        assert part in line
    assert provenance.loaded_at == reading.results.provenance.loaded_at


def test_a_readout_of_a_small_wave_says_that_the_count_is_protected(
    read: Read, tmp_path: Path
) -> None:
    with closing(scored(tmp_path, *people(6, "f: b.first s1=6 d1=6 x1=6 x2=6 x3=6"))) as results:
        reading = read(results=results)
        assert "6" in readout_of(reading, story()).provenance.lines[1][1]
