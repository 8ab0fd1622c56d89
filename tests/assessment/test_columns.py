"""Which column of a response file is which question, and what is said of the others."""

import pytest

from assessment.columns import Columns, columns_of
from assessment.errors import Problem, Refused
from assessment.mapping import ColumnMapping
from tests.notation import Folder, raw_table

WHO = "respondent,wave,unit,level"


def columns(folder: Folder, csv_text: str, mapping: ColumnMapping | None = None) -> Columns:
    return columns_of(raw_table(csv_text), folder.questionnaire, mapping)


def ids(found: Columns) -> list[str]:
    return [column.id for column in found.known]


def problems_of(
    folder: Folder, csv_text: str, mapping: ColumnMapping | None = None
) -> list[Problem]:
    with pytest.raises(Refused) as refusal:
        columns(folder, csv_text, mapping)
    return list(refusal.value.problems)


@pytest.mark.parametrize("head", ["s1", "S1", "We say so", "we SAY so"])
def test_a_question_is_known_by_its_id_or_text_in_any_case(folder: Folder, head: str) -> None:
    assert ids(columns(folder, f"{WHO},{head}\nr1,2026,A,top,4")) == [*WHO.split(","), "s1"]


def test_a_question_is_known_by_its_text_in_any_language(folder: Folder) -> None:
    folder.change("questionnaire.toml", '{en = "We say so"}', '{en = "We say so", et = "Ütleme"}')
    assert ids(columns(folder, "ÜTLEME\n4")) == ["s1"]


def test_a_text_that_two_questions_share_names_neither(folder: Folder) -> None:
    folder.change("questionnaire.toml", '"We do so"', '"We say so"')
    (problem,) = problems_of(folder, "We say so\n4")
    assert (problem.code, problem.values["found"]) == ("unknown_column", "We say so")


def test_an_id_comes_before_a_text(folder: Folder) -> None:
    folder.change("questionnaire.toml", '"We do so"', '"s1"')
    assert ids(columns(folder, "s1\n4")) == ["s1"]


def test_every_unknown_and_repeated_head_is_named_with_its_column(folder: Folder) -> None:
    first, second, third = problems_of(folder, "x1,s1,We say so,E-mail\n1,2,3,4")
    assert (first.code, first.values["column"], first.values["found"]) == (
        "unknown_column",
        "#1",
        "x1",
    )
    assert str(first.values["expected"]).startswith("respondent, wave, unit, level, felt, ")
    assert str(first.values["expected"]).endswith(", …")
    assert second == Problem(
        "duplicate_head", "answers.csv", {"row": 1, "column": "#3", "found": "s1", "first": 2}
    )
    assert (third.code, third.values["column"]) == ("unknown_column", "#4")


def test_a_short_list_of_questions_is_told_whole(folder: Folder) -> None:
    text = (folder / "questionnaire.toml").read_text(encoding="utf-8")
    folder.write("questionnaire.toml", text[: text.index('[[items]]\nid = "t1"')])
    folder.change(
        "questionnaire.toml",
        '[[themes]]\nid = "three"\npillar = "p"\nname = {en = "Three"}\nsource = "invented"\n',
        "",
    )
    (problem,) = problems_of(folder, "x1\n1")
    assert problem.values["expected"] == "respondent, wave, unit, level, s1, d1"


def test_an_empty_column_without_a_head_is_no_column(folder: Folder) -> None:
    assert ids(columns(folder, "s1,\n4,\n5,")) == ["s1"]


def test_cells_without_a_head_are_an_unknown_column(folder: Folder) -> None:
    (problem,) = problems_of(folder, "s1,\n4,\n5,yes")
    assert (problem.code, problem.values["column"]) == ("unknown_column", "#2")


def test_questions_that_a_file_lacks_are_warned_of_and_a_wave_is_not(folder: Folder) -> None:
    found = columns(folder, "respondent,unit,level,felt,deed,owner,s1,d1,t1,t2,t3\n1,,,,,,,,,,")
    assert found.warnings == (
        Problem("column_missing", "answers.csv", {"found": "used"}),
        Problem("column_missing", "answers.csv", {"found": "first"}),
    )


def test_with_a_mapping_columns_are_found_by_it_and_others_are_dropped(folder: Folder) -> None:
    mapping = ColumnMapping(columns={"Say": "s1", "#2": "d1"})
    found = columns(folder, "Say,Do,t1,E-mail,\n1,2,3,4,5", mapping)
    assert [(column.position, column.head, column.id) for column in found.known] == [
        ("0", "Say", "s1"),
        ("1", "Do", "d1"),
        ("2", "t1", "t1"),
    ]
    assert found.dropped == ("E-mail", "#5")


def test_a_mapping_may_name_a_column_without_a_head(folder: Folder) -> None:
    assert ids(columns(folder, "s1,\n4,", ColumnMapping(columns={"#2": "d1"}))) == ["s1", "d1"]


def test_a_mapping_to_an_unknown_id_or_from_an_unknown_head_is_refused(folder: Folder) -> None:
    mapping = ColumnMapping(columns={"Say": "x1", "Do": "d1"})
    unknown, missing = problems_of(folder, "Say\n4", mapping)
    assert (unknown.code, unknown.values["found"]) == ("mapped_id_unknown", "x1")
    assert missing == Problem("mapped_head_missing", "answers.csv", {"found": "Do"})


def test_two_columns_mapped_to_one_question_are_refused(folder: Folder) -> None:
    (problem,) = problems_of(folder, "Say,s1\n4,5", ColumnMapping(columns={"Say": "s1"}))
    assert problem.code == "duplicate_head"
