"""What a cell means: an answer, or why it is none."""

import pytest

from assessment.cells import Chosen, NotAnAnswer, Rated, read_choice, read_mark, read_ratings
from assessment.definition import LONGEST_ANSWER_CODE, short_code
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
        ("4,0", Rated("rated", 4)),
        ("4.00", Rated("rated", 4)),
        ("4\u00a0", Rated("rated", 4)),
        ("4 - so so", Rated("rated", 4)),
        ("(4): so so", Rated("rated", 4)),
        ("(4) so so", Rated("rated", 4)),
        ("4. so so", Rated("rated", 4)),
        ("4 so so", Rated("rated", 4)),
        ("7 – yes", Rated("rated", 7)),
        ("Yes", Rated("rated", 7)),
        ("2025 aasta", NotAnAnswer("off_scale", "1–7")),
        ("4 - 5", NotAnAnswer("not_a_code", "1–7, 8")),
        ("1 - yes", NotAnAnswer("end_elsewhere", "7 = yes")),
        ("5 - YES", NotAnAnswer("end_elsewhere", "7 = YES")),
        ("1 = yes", NotAnAnswer("end_elsewhere", "7 = = yes")),
        ("1 (yes)", NotAnAnswer("end_elsewhere", "7 = (yes)")),
        ("1 − “yes”.", NotAnAnswer("end_elsewhere", "7 = − “yes”.")),
        ("4 or 5", NotAnAnswer("not_a_code", "1–7, 8")),
        ("4 or rather can't say", NotAnAnswer("not_a_code", "1–7, 8")),
        ("4.5", NotAnAnswer("not_a_whole_point", "1–7")),
        (".5", NotAnAnswer("not_a_whole_point", "1–7")),
        ("often", NotAnAnswer("not_a_code", "1–7, 8")),
        ("1 2", NotAnAnswer("not_a_code", "1–7, 8")),
        ("٣", NotAnAnswer("not_a_code", "1–7, 8")),
        ("9" * 5000, NotAnAnswer("not_a_code", "1–7, 8")),
    ],
)
def test_a_cell_of_a_rated_question_is(cell: str, answer: object) -> None:
    assert read_ratings([cell], POINTS, {}) == {cell: answer}


def test_a_scale_may_reach_below_zero_and_have_no_words() -> None:
    assert read_ratings(["-2"], AROUND_ZERO, {}) == {"-2": Rated("rated", -2)}
    assert read_ratings(["8"], AROUND_ZERO, {}) == {"8": NotAnAnswer("off_scale", "-2–2")}
    assert read_ratings(["x"], AROUND_ZERO, {}) == {"x": NotAnAnswer("not_a_code", "-2–2")}


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


def test_labels_are_points_only_where_the_whole_column_can_be_read() -> None:
    strange = NotAnAnswer("not_a_code", "1–7, 8")
    read = read_ratings(["1 - no", "2 - rarely", "3", "sometimes"], POINTS, {})
    assert read == {
        "1 - no": Rated("rated", 1),
        "2 - rarely": strange,
        "3": Rated("rated", 3),
        "sometimes": strange,
    }


def test_a_label_of_an_end_at_another_point_refuses_the_column() -> None:
    elsewhere = NotAnAnswer("end_elsewhere", "7 = yes")
    assert read_ratings(["1 - yes", "4", "7 - no"], POINTS, {}) == dict.fromkeys(
        ["1 - yes", "4", "7 - no"], elsewhere
    )
    assert read_ratings(["4"], POINTS, {"1": "yes", "7": "no"}) == {"4": elsewhere}


def test_a_codebook_says_what_a_code_means() -> None:
    codebook = {"A1": "1 - no", "A2": "2", "99": "Can't say", "3": "in between", "Z": "who knows"}
    assert read_ratings(["A1", "A2", "99", "3", "5", "Z"], POINTS, codebook) == {
        "A1": Rated("rated", 1),
        "A2": Rated("rated", 2),
        "99": Rated("cant_say"),
        "3": Rated("rated", 3),
        "5": Rated("rated", 5),
        "Z": NotAnAnswer("not_a_code", "1–7, 8"),
    }


def test_a_word_of_the_scale_is_known_by_the_code_that_survey_tools_take() -> None:
    scale = POINTS.model_copy(update={"cant_say": ("cant_say",)})
    code = short_code("cant_say", LONGEST_ANSWER_CODE)
    assert read_ratings([code], scale, {}) == {code: Rated("cant_say")}


@pytest.mark.parametrize(
    "cell", ["Complaints, A survey", "complaints,a survey", "Complaints;A survey;"]
)
def test_options_are_joined_by_semicolons_or_commas(cell: str) -> None:
    assert read_choice(cell, MANY) == Chosen(("complaints", "survey"))


def test_an_option_may_have_a_comma_of_its_own() -> None:
    options = (*OPTIONS, Option(id="talks", text={"en": "Talks, long and short"}))
    choice = MANY.model_copy(update={"options": options})
    assert read_choice("Talks, long and short, A survey", choice) == Chosen(("talks", "survey"))
    assert read_choice("Talks, long and short", choice) == Chosen(("talks",))
    assert isinstance(read_choice("Talks, long, A survey", choice), NotAnAnswer)


@pytest.mark.parametrize(
    ("cell", "chosen"),
    [
        ("Y", True),
        ("Jah", True),
        ("1", True),
        ("A survey", True),
        ("survey", True),
        ("N", False),
        ("Ei", False),
        ("Not selected", False),
        ("Complaints", NotAnAnswer("not_a_mark", "survey, 1, 0")),
    ],
)
def test_a_mark_says_whether_an_option_was_chosen(cell: str, chosen: object) -> None:
    assert read_mark(cell, MANY, OPTIONS[0]) == chosen
