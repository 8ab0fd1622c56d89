"""What a cell means: an answer, or why it is none."""

import pytest

from assessment.cells import Chosen, NotAnAnswer, Rated, read_choice, read_rating
from assessment.questions import Choice, Option, Scale

POINTS = Scale.model_validate(
    {
        "lowest": 1,
        "highest": 7,
        "low_to": 4,
        "top_from": 6,
        "lowest_label": {"en": "no"},
        "highest_label": {"en": "yes"},
        "cant_say": ["8", "Can't say"],
        "not_applicable": ["n/a"],
    }
)
AROUND_ZERO = POINTS.model_copy(update={"lowest": -2, "highest": 2, "cant_say": ()})

OPTIONS = (
    Option(id="survey", text={"en": "A survey", "et": "Küsitlus"}),
    Option(id="complaints", text={"en": "Complaints", "et": "Kaebused; kiitused"}),
    Option(id="nothing", text={"en": "Nothing", "et": "Mitte midagi"}, exclusive=True),
    Option(id="cant_say", text={"en": "Can't say", "et": "Ei oska öelda"}, cant_say=True),
)
ONE = Choice(id="c", role="ownership", headline="survey", options=OPTIONS, text={"en": "Which?"})
MANY = ONE.model_copy(update={"many": True})


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("1", Rated("rated", 1)),
        ("7", Rated("rated", 7)),
        ("+3", Rated("rated", 3)),
        ("07", Rated("rated", 7)),
        ("8", Rated("cant_say")),
        ("CAN'T SAY", Rated("cant_say")),
        ("can\u2019t say", Rated("cant_say")),
        ("N/A", Rated("not_applicable")),
        ("0", NotAnAnswer("off_scale", "1–7")),
        ("9", NotAnAnswer("off_scale", "1–7")),
        ("-1", NotAnAnswer("off_scale", "1–7")),
        ("4,5", NotAnAnswer("decimal_comma", "1–7")),
        ("4,0", NotAnAnswer("decimal_comma", "1–7")),
        ("4.5", NotAnAnswer("not_a_whole_point", "1–7")),
        (".5", NotAnAnswer("not_a_whole_point", "1–7")),
        ("often", NotAnAnswer("not_a_code", "1–7, 8")),
        ("1 2", NotAnAnswer("not_a_code", "1–7, 8")),
        ("٣", NotAnAnswer("not_a_code", "1–7, 8")),
        ("9" * 5000, NotAnAnswer("not_a_code", "1–7, 8")),
    ],
)
def test_a_cell_of_a_rated_question_is(cell: str, answer: object) -> None:
    assert read_rating(cell, POINTS) == answer


def test_a_scale_may_reach_below_zero_and_have_no_words() -> None:
    assert read_rating("-2", AROUND_ZERO) == Rated("rated", -2)
    assert read_rating("8", AROUND_ZERO) == NotAnAnswer("off_scale", "-2–2")
    assert read_rating("x", AROUND_ZERO) == NotAnAnswer("not_a_code", "-2–2")


@pytest.mark.parametrize("cell", ["survey", "SURVEY", "a survey", "küsitlus", "KÜSITLUS"])
def test_an_option_is_known_by_its_id_or_text_in_any_language_and_case(cell: str) -> None:
    assert read_choice(cell, ONE) == read_choice(cell, MANY) == Chosen(("survey",))


@pytest.mark.parametrize(
    ("cell", "options"),
    [
        ("survey;complaints", ("survey", "complaints")),
        (" survey ; ; complaints;", ("survey", "complaints")),
        ("survey;A survey", ("survey",)),
        ("nothing", ("nothing",)),
        ("Can't say", ("cant_say",)),
    ],
)
def test_several_options_are_separated_by_semicolons(cell: str, options: tuple[str, ...]) -> None:
    assert read_choice(cell, MANY) == Chosen(options)


def test_an_option_of_one_choice_may_have_a_semicolon_in_its_text() -> None:
    assert read_choice("kaebused; kiitused", ONE) == Chosen(("complaints",))


@pytest.mark.parametrize("cell", ["visits", "survey;visits", ";", "; ;"])
def test_an_unknown_option_is_told_those_possible(cell: str) -> None:
    expected = "survey, complaints, nothing, cant_say"
    assert read_choice(cell, MANY) == NotAnAnswer("unknown_option", expected)


def test_several_options_where_one_is_asked_are_unknown() -> None:
    answer = read_choice("survey;complaints", ONE)
    assert isinstance(answer, NotAnAnswer)
    assert answer.reason == "unknown_option"


@pytest.mark.parametrize("cell", ["nothing;survey", "survey;cant_say"])
def test_an_exclusive_option_stands_alone(cell: str) -> None:
    alone = cell.replace("survey", "").strip(";")
    assert read_choice(cell, MANY) == NotAnAnswer("exclusive_option", alone)


def test_two_exclusive_options_exclude_each_other() -> None:
    answer = read_choice("nothing;cant_say", MANY)
    assert answer == NotAnAnswer("exclusive_option", "cant_say, nothing")
