"""The questionnaire holds together, or says what doesn't."""

import re

import pytest

from assessment.definition import text_in
from assessment.errors import Problem, Refused
from assessment.questionnaire import Passive
from tests.notation import Folder

REFUSED = {
    "a scale's limits out of order": ("low_to = 6", "low_to = 9", "scale_out_of_order"),
    "a word that is a point": ('["n/a"]', '["10"]', "word_is_a_point"),
    "two items with one id": ('id = "d1"', 'id = "s1"', "id_repeated"),
    "two ids that differ by case alone": ('id = "d1"', 'id = "S1"', "id_repeated"),
    "an item called like a column of the respondent": ('id = "d1"', 'id = "unit"', "id_repeated"),
    "two themes with one id": ('id = "three"', 'id = "pair"', "id_repeated"),
    "two options with one id": ('id = "nobody"', 'id = "every"', "id_repeated"),
    "an item of no theme": ('theme = "pair"', 'theme = "pears"', "id_unknown"),
    "an item on no scale": ('scale = "points"', 'scale = "pints"', "id_unknown"),
    "a theme of no pillar": ('pillar = "p"', 'pillar = "q"', "id_unknown"),
    "a headline that is no option": ('headline = "every"', 'headline = "all"', "id_unknown"),
    "a choice about no pillar": ("many = true", 'many = true\npillar = "q"', "id_unknown"),
    "a pillar without themes": (
        "[[themes]]",
        '[[pillars]]\nid = "q"\nname = {en = "Q"}\n\n[[themes]]',
        "pillar_without_themes",
    ),
    "a theme without items": (
        "[[items]]",
        '[[themes]]\nid = "x"\npillar = "p"\nname = {en = "X"}\nsource = "y"\n\n[[items]]',
        "theme_without_items",
    ),
    "a pair without its half": ('pair = "one"', "", "pair_incomplete"),
    "a pair with two of one side": ('side = "do"', 'side = "say"', "pair_incomplete"),
    "a pair across themes": ('theme = "pair"', 'theme = "three"', "pair_incomplete"),
    "more items asked for than there are": (
        'id = "pair"',
        'id = "pair"\nanswered_from = 3',
        "answered_from_too_high",
    ),
    "a language without its text": ('["en"]', '["en", "et"]', "text_missing"),
}

ANOTHER_DEED = '[[ratings]]\nid = "x"\nrole = "own_deed"\nscale = "short"\ntext = {en = "X"}'
SHORT = """[scales.short]
lowest = 1
highest = 5
low_to = 3
top_from = 5
lowest_label = {en = "no"}
highest_label = {en = "yes"}

[[pillars]]"""


def problem_of(folder: Folder) -> Problem:
    with pytest.raises(Refused) as refusal:
        _ = folder.questionnaire
    (problem,) = refusal.value.problems
    return problem


@pytest.mark.parametrize("case", REFUSED)
def test_a_questionnaire_is_refused_that_has(folder: Folder, case: str) -> None:
    old, new, code = REFUSED[case]
    folder.change("questionnaire.toml", old, new)
    assert problem_of(folder).code == code


def test_a_theme_on_two_scales_is_refused(folder: Folder) -> None:
    folder.change("questionnaire.toml", "[[pillars]]", SHORT)
    folder.change(
        "questionnaire.toml",
        'theme = "three"\nscale = "points"',
        "theme = 'three'\nscale = 'short'",
    )
    assert problem_of(folder) == Problem(
        "theme_mixes_scales", "questionnaire.toml", {"found": "three"}
    )


def test_own_deeds_on_two_scales_are_refused(folder: Folder) -> None:
    folder.change("questionnaire.toml", "[[pillars]]", SHORT)
    folder.change(
        "questionnaire.toml",
        "[[choices]]",
        f"{ANOTHER_DEED}\n\n[[choices]]",
    )
    assert problem_of(folder).values["found"] == "deed, x"


def test_a_pair_without_its_half_names_the_pair_and_the_item_left(folder: Folder) -> None:
    folder.change("questionnaire.toml", 'pair = "one"', "")
    assert problem_of(folder).values == {"pair": "one", "found": "d1"}


def test_a_missing_text_is_named_with_its_place_and_language(folder: Folder) -> None:
    folder.change("questionnaire.toml", '["en"]', '["en", "et"]')
    english = (folder / "questionnaire.toml").read_text(encoding="utf-8")
    both = re.sub(r'\{en = "([^"]*)"', r'{et = "\1", en = "\1"', english)
    folder.write("questionnaire.toml", both)
    folder.change("questionnaire.toml", '{et = "complaints", en', "{en")
    assert problem_of(folder).values == {"found": "used:complaints", "expected": "et"}


def test_two_options_of_one_text_are_refused(folder: Folder) -> None:
    folder.change("questionnaire.toml", '{en = "a survey"}', '{en = "Complaints"}')
    assert problem_of(folder).values["found"] == "complaints"


def test_a_word_may_be_a_number_off_the_scale(folder: Folder) -> None:
    folder.change("questionnaire.toml", '["n/a"]', '["11", "0", "-1", "99999999999"]')
    assert folder.questionnaire.scales["points"].not_applicable[:2] == ("11", "0")


def test_a_word_may_not_be_a_point_below_zero_either(folder: Folder) -> None:
    folder.change("questionnaire.toml", "lowest = 1", "lowest = -2")
    folder.change("questionnaire.toml", '["n/a"]', '["-1"]')
    assert problem_of(folder).values["found"] == "-1"


def test_questions_stand_in_the_order_of_a_response_file(folder: Folder) -> None:
    ids = [question.id for question in folder.questionnaire.questions]
    assert ids == ["felt", "deed", "owner", "used", "s1", "d1", "t1", "t2", "t3", "first"]


def test_the_parts_of_a_questionnaire_are_found_by_what_they_are(folder: Folder) -> None:
    questionnaire = folder.questionnaire
    assert [deed.id for deed in questionnaire.own_deeds] == ["deed"]
    assert questionnaire.self_rating is not None
    assert questionnaire.self_rating.id == "felt"
    assert [item.id for item in questionnaire.items_of("three")] == ["t1", "t2", "t3"]
    assert [theme.id for theme in questionnaire.themes_of("p")] == ["pair", "three"]
    assert [choice.id for choice in questionnaire.choices_of("measures")] == ["used"]
    assert questionnaire.scale_of("three") is questionnaire.scales["points"]


def test_a_questionnaire_may_do_without_a_self_rating(folder: Folder) -> None:
    folder.change("questionnaire.toml", "self_rating", "own_deed")
    assert folder.questionnaire.self_rating is None


def test_two_thirds_of_the_items_are_needed_unless_the_theme_says_otherwise(folder: Folder) -> None:
    pair, three = folder.questionnaire.themes
    assert (
        folder.questionnaire.answered_from(pair),
        folder.questionnaire.answered_from(three),
    ) == (
        2,
        2,
    )
    folder.change("questionnaire.toml", 'id = "three"', 'id = "three"\nanswered_from = 1')
    assert folder.questionnaire.answered_from(folder.questionnaire.themes[1]) == 1


def test_two_thirds_are_rounded_up_and_on_a_scale_of_few_points_all_are_needed(
    folder: Folder,
) -> None:
    points = folder.questionnaire.scales["points"]
    five, four = (points.model_copy(update={"highest": highest}) for highest in (5, 4))
    assert [five.enough(count) for count in range(1, 7)] == [1, 2, 2, 3, 4, 4]
    assert [four.enough(count) for count in range(1, 7)] == [1, 2, 3, 4, 5, 6]


def test_on_a_scale_of_few_points_a_theme_may_not_ask_for_less(folder: Folder) -> None:
    folder.change("questionnaire.toml", "highest = 10", "highest = 4")
    folder.change("questionnaire.toml", "low_to = 6", "low_to = 2")
    folder.change("questionnaire.toml", "top_from = 9", "top_from = 4")
    three = folder.questionnaire.themes[1]
    assert folder.questionnaire.answered_from(three) == 3
    assert folder.questionnaire.own_deeds_from == len(folder.questionnaire.own_deeds)
    folder.change("questionnaire.toml", 'id = "three"', 'id = "three"\nanswered_from = 2')
    with pytest.raises(Refused) as refusal:
        _ = folder.questionnaire
    (problem,) = refusal.value.problems
    assert (problem.code, problem.values["found"]) == ("answered_from_too_low", "three")


def test_themes_of_one_scale_are_averaged_in_its_points_others_in_hundredths(
    folder: Folder,
) -> None:
    questionnaire = folder.questionnaire
    assert questionnaire.ends_of(questionnaire.themes) == (1, 10)
    folder.change("questionnaire.toml", "[[pillars]]", SHORT)
    folder.change("questionnaire.toml", 'scale = "points"', 'scale = "short"', times=2)
    questionnaire = folder.questionnaire
    assert questionnaire.ends_of(questionnaire.themes[:1]) == (1, 5)
    assert questionnaire.ends_of(questionnaire.themes) == (0, 100)


def test_limits_of_passive_are_numbers_whole_or_not(folder: Folder) -> None:
    folder.change(
        "questionnaire.toml",
        "[[comments]]",
        "[passive]\nsay_from = 8\ndeeds_to = 6.5\n\n[[comments]]",
    )
    assert folder.questionnaire.passive == Passive(say_from=8, deeds_to=6.5)


def test_a_text_in_a_language_that_it_lacks_is_its_first() -> None:
    text = {"et": "tere", "en": "hello"}
    assert (text_in(text, "en"), text_in(text, "fi")) == ("hello", "tere")
