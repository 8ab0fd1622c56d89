"""A story: exhibits in an order that can be changed, with words that hold while the numbers do."""

import pytest
from pydantic import ValidationError

from assessment.story import Entry, Headline, Story

UNIT = Entry(exhibit="answers", choices={"group": "unit=a"})
STORY = Story(
    id="board", language="et", entries=(Entry(exhibit="coverage"), UNIT, Entry(exhibit="waves"))
)


def keys(story: Story) -> list[str]:
    return [entry.key for entry in story.entries]


def test_an_entry_is_told_from_others_by_its_exhibit_and_what_was_chosen_for_it() -> None:
    assert UNIT.key == "answers|group:unit=a"
    assert Entry(exhibit="answers").key == "answers"
    pair = {"pair": "x~y", "gap": "level"}
    assert Entry(exhibit="fixed_gaps", choices=pair).key == "fixed_gaps|gap:level|pair:x~y"


def test_an_exhibit_is_added_at_the_end_and_only_once() -> None:
    added = STORY.adding(Entry(exhibit="units"))
    assert keys(added) == [*keys(STORY), "units"]
    assert added.adding(Entry(exhibit="units")) == added


@pytest.mark.parametrize(
    ("key", "steps", "order"),
    [
        ("waves", -1, ["coverage", "waves", "answers|group:unit=a"]),
        ("coverage", 1, ["answers|group:unit=a", "coverage", "waves"]),
        ("coverage", -1, ["coverage", "answers|group:unit=a", "waves"]),
        ("waves", 1, ["coverage", "answers|group:unit=a", "waves"]),
    ],
)
def test_an_entry_moves_by_steps_and_stays_at_the_ends(
    key: str, steps: int, order: list[str]
) -> None:
    assert keys(STORY.moving(key, steps)) == order


def test_an_entry_is_taken_out() -> None:
    assert keys(STORY.without("coverage")) == ["answers|group:unit=a", "waves"]


def test_a_headline_stands_while_the_computed_one_is_what_it_was() -> None:
    entry = UNIT.saying(
        "et", headline="Meie sõnad", instead_of="Arvutatud 6,7", note="", section=""
    )
    assert entry.headline("et", "w1", "Arvutatud 6,7") == "Meie sõnad"
    assert entry.headline("et", "w1", "Arvutatud 5,9") == "Arvutatud 5,9"
    assert entry.headline("en", "w1", "Arvutatud 6,7") == "Arvutatud 6,7"


def test_in_a_release_a_headline_stands_in_the_waves_that_are_named() -> None:
    settled = UNIT.model_copy(update={"headlines": {"et": Headline(text="Oma", waves=("w2",))}})
    assert settled.headline("et", "w2", "Arvutatud 6,7") == "Oma"
    assert settled.headline("et", "w1", "Arvutatud 6,7") == "Arvutatud 6,7"


def test_words_are_kept_by_language_and_empty_ones_are_taken_out() -> None:
    both = UNIT.saying("et", headline="", instead_of="x", note="Märkus", section="Tekst")
    both = both.saying("fi", headline="Otsikko", instead_of="y", note="Muistio", section="")
    assert both.notes == {"et": "Märkus", "fi": "Muistio"}
    assert both.sections == {"et": "Tekst"}
    assert set(both.headlines) == {"fi"}
    assert both.saying("et", headline="", instead_of="x", note=" ", section="").notes == {
        "fi": "Muistio"
    }
    changed = STORY.replacing(both)
    assert changed.entries[1] == both
    assert keys(changed) == keys(STORY)


def test_what_cannot_be_seen_is_taken_out_of_typed_words() -> None:
    entry = UNIT.saying(
        "en", headline="A\x00B\u202eC", instead_of="x", note="one\ntwo\x07", section=""
    )
    assert entry.headlines["en"].text == "ABC"
    assert (
        UNIT.saying("en", headline="two\nlines\ufffe", instead_of="x", note="", section="")
        .headlines["en"]
        .text
        == "two lines"
    )
    assert entry.notes["en"] == "one\ntwo"


def test_a_headline_that_is_not_spoken_of_stays() -> None:
    own = UNIT.saying("en", headline="Ours", instead_of="x", note="", section="")
    noted = own.saying("en", headline=None, instead_of="y", note="Pause", section="")
    assert noted.headlines == own.headlines
    assert noted.notes == {"en": "Pause"}


def test_tabs_become_spaces_and_soft_breaks_lines() -> None:
    entry = UNIT.saying(
        "en", headline="a\tb", instead_of="x", note="one\vtwo\u2028three", section=""
    )
    assert entry.headlines["en"].text == "a b"
    assert entry.notes["en"] == "one\ntwo\nthree"


def test_a_story_comes_back_from_its_json_and_holds_each_exhibit_once() -> None:
    assert Story.model_validate_json(STORY.model_dump_json()) == STORY
    with pytest.raises(ValidationError):
        Story(id="twice", language="en", entries=(UNIT, UNIT))


@pytest.mark.parametrize("name", ["", "  ", "two\nlines", "x" * 81])
def test_a_story_has_a_name_of_one_line(name: str) -> None:
    with pytest.raises(ValidationError):
        Story(id=name, language="en", entries=())


def test_a_step_of_an_entry_that_is_gone_changes_nothing() -> None:
    assert STORY.moving("units", 1) == STORY


def test_a_story_takes_another_name_and_no_name_that_is_none() -> None:
    assert STORY.named("Council").id == "Council"
    assert STORY.named("Council").entries == STORY.entries
    with pytest.raises(ValidationError):
        STORY.named("two\tcells")


def test_words_of_nothing_that_can_be_seen_are_none() -> None:
    entry = UNIT.saying("en", headline="\u200b", instead_of="x", note="\u200b", section="\ufffe")
    assert entry == UNIT
