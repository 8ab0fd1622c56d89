"""Text from strangers: what can't be seen is taken out, and how much of it is counted."""

from pathlib import Path

import polars as pl
import pytest

from assessment.errors import Problem
from assessment.survey_files.cleaning import LONG, cleaned
from assessment.survey_files.reading import read_survey_file


def cell_of(text: str | None) -> tuple[str | None, dict[str, int]]:
    """A cell after the cleaning, and what was counted."""
    rows, counts = cleaned(pl.DataFrame({"0": [text]}, schema={"0": pl.String}))
    return rows.item(), dict(counts)


@pytest.mark.parametrize("text", ["õige vastus", "two\nlines\tand a tab", "„jah“ – 10 %", "", None])
def test_what_can_be_seen_stays_as_it_is(text: str | None) -> None:
    assert cell_of(text) == (text, {})


@pytest.mark.parametrize(
    ("text", "left", "reason"),
    [
        ("a\x00b", "ab", "controls"),
        ("a\x1bb\x7f\x85", "ab", "controls"),
        ("one\rtwo", "onetwo", "controls"),
        ("\u202egnp.exe", "gnp.exe", "directions"),
        ("a\u200eb\u2066c\u2069", "abc", "directions"),
        ("Unit\u200b A", "Unit A", "no_width"),
        ("\ufeffrespondent", "respondent", "no_width"),
        ("kü\u00adsi", "küsi", "no_width"),
        ("o\u0303ige", "õige", "decomposed"),
    ],
)
def test_a_sign_that_nobody_sees_is_taken_out_and_counted(
    text: str, left: str, reason: str
) -> None:
    assert cell_of(text) == (left, {reason: 1})


def test_a_cell_is_counted_once_for_each_reason_and_not_for_each_sign() -> None:
    found = cell_of("\x00\x01o\u0303\u200b\u200b\u202ax")
    assert found == ("õx", {"controls": 1, "directions": 1, "no_width": 1, "decomposed": 1})


@pytest.mark.parametrize("text", ["\x00", " \u200b ", "\u202e\u200f"])
def test_a_cell_of_nothing_else_is_empty(text: str) -> None:
    assert cell_of(text)[0] is None


def test_the_joiners_in_a_long_comment_stay_and_those_of_a_name_go() -> None:
    family = "👩\u200d👧"
    assert cell_of(family)[0] == "👩👧"
    comment = family + "x" * LONG
    assert cell_of(comment) == (comment, {})
    assert cell_of("x" * (LONG - 1) + "\u200b")[0] == "x" * (LONG - 1)
    assert cell_of("x" * LONG + "\u200b")[0] == "x" * LONG + "\u200b"


def test_cells_are_cleaned_in_their_column_and_the_others_are_left() -> None:
    rows, counts = cleaned(pl.DataFrame({"0": ["a\x00", None, "b"], "1": ["c", "d", None]}))
    assert rows.rows() == [("a", "c"), (None, "d"), ("b", None)]
    assert rows.columns == ["0", "1"]
    assert counts == {"controls": 1}


def test_what_was_taken_out_of_a_file_is_a_note_of_its_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("unit,first\nA\x00,o\u0303ige\nB\x00,jah\n", encoding="utf-8")
    table = read_survey_file(path)
    assert table.cells.rows() == [("A", "õige"), ("B", "jah")]
    assert table.notes == (
        Problem("text_cleaned_controls", "a.csv", {"count": 2}),
        Problem("text_cleaned_decomposed", "a.csv", {"count": 1}),
    )
