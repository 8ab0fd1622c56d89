"""Problems and refusals as sentences: where, what was found, what was expected, what to do."""

import pytest

from assessment.checked_file import Refusal
from assessment.errors import Problem, Refused, refused
from dashboard.i18n import words_in
from dashboard.sentences import LONGEST_QUOTE, refusal_sentence, refusal_sentences, sentence

DIVISION = Problem(
    "unknown_division",
    "organisation.toml",
    {"unit": "B", "found": "south", "expected": "north"},
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("et", "üksuse „B“ valdkonda „south“ ei ole. Võimalikud: north."),
        ("en", "the division “south” of the unit “B” does not exist. Possible: north."),
        ("fi", "yksikön ”B” toimialaa ”south” ei ole. Mahdolliset: north."),
    ],
)
def test_a_problem_is_a_sentence_after_its_place(language: str, said: str) -> None:
    assert sentence(words_in(language), DIVISION) == f"organisation.toml: {said}"


def test_a_problem_of_no_place_is_its_sentence_alone() -> None:
    said = sentence(words_in("en"), Problem("port_in_use", "", {"found": 8501}))
    assert (
        said == "the port 8501 is in use. Close the other dashboard or choose another one: --port."
    )


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"row": 1, "column": "#3", "found": "x", "first": 2}, "a.csv, row 1, column #3"),
        ({"column": "#3", "found": "x", "first": 2}, "a.csv"),
        ({"row": 1, "found": "x", "first": 2}, "a.csv"),
    ],
)
def test_a_place_with_a_row_and_a_column_is_told_in_words(
    values: dict[str, str | int], place: str
) -> None:
    said = sentence(words_in("en"), Problem("duplicate_head", "a.csv", values))
    assert said.startswith(f"{place}: this column is “x”")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("et", "a.csv, rida 7, veerg s1: „11“ on väljaspool skaalat 1–10. Paranda vastus."),
        ("en", "a.csv, row 7, column s1: “11” is off the scale 1–10. Correct the answer."),
        ("fi", "a.csv, rivi 7, sarake s1: ”11” on asteikon 1–10 ulkopuolella. Korjaa vastaus."),
    ],
)
def test_a_refusal_is_a_sentence_after_file_row_and_column(language: str, said: str) -> None:
    refusal = Refusal("a.csv", 7, "s1", "off_scale", "11", "1–10")
    assert refusal_sentence(words_in(language), refusal) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("et", "a.csv, 9 rida (2, 3, 4, 5, 6, 7, 8, 9, …), veerg s1: "),
        ("en", "a.csv, 9 rows (2, 3, 4, 5, 6, 7, 8, 9, …), column s1: "),
        ("fi", "a.csv, 9 riviä (2, 3, 4, 5, 6, 7, 8, 9, …), sarake s1: "),
    ],
)
def test_rows_with_the_same_fault_are_told_in_one_sentence(language: str, said: str) -> None:
    alike = [Refusal("a.csv", row, "s1", "off_scale", "11", "1–10") for row in range(2, 11)]
    other = Refusal("a.csv", 4, "s1", "off_scale", "12", "1–10")
    first, second = refusal_sentences(words_in(language), [*alike, other])
    assert first.startswith(said)
    assert second == refusal_sentence(words_in(language), other)


def test_what_was_found_is_quoted_as_it_stands() -> None:
    refusal = Refusal("{a}.csv", 7, "{s1}", "off_scale", "{found} {0}", "1–10")
    said = refusal_sentence(words_in("en"), refusal)
    assert said.startswith("{a}.csv, row 7, column {s1}: “{found} {0}” is off")


def test_what_was_found_is_short_and_nothing_in_it_moves_a_terminal() -> None:
    bell = Refusal("a\x1b.csv", 7, "s\a1", "off_scale", "\x1b[31m" + "9" * 500, "1–10")
    said = refusal_sentence(words_in("en"), bell)
    place, _, rest = said.partition(": ")
    assert place == "a\ufffd.csv, row 7, column s\ufffd1"
    assert rest.startswith("“\ufffd[31m" + "9" * (LONGEST_QUOTE - 5) + "…”")
    assert sentence(words_in("en"), Problem("empty_file", "a\x1b.csv")).startswith("a\ufffd.csv: ")


def test_a_refusal_tells_a_programmer_all_its_problems() -> None:
    both = Refused([*refused("empty_file", "a.csv").problems, DIVISION])
    assert str(both) == (
        "a.csv: empty_file {}; organisation.toml: unknown_division"
        " {'unit': 'B', 'found': 'south', 'expected': 'north'}"
    )
