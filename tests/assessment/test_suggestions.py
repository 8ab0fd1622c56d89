"""What each column could be: certain by the file or an earlier load, likely by cells and words."""

from dataclasses import replace

import pytest

from assessment.definition import LONGEST_ANSWER_CODE, short_code
from assessment.mapping import ColumnMapping
from assessment.suggestions import Suggestion, suggestions
from assessment.survey_files.raw_table import RawColumn, RawTable
from tests.notation import Folder, raw_table


def suggested(
    folder: Folder, table: RawTable | str, learned: ColumnMapping | None = None
) -> list[tuple[str, str, str, int]]:
    """Head, target, origin and confidence of every suggestion."""
    table = raw_table(table) if isinstance(table, str) else table
    found = suggestions(table, folder.questionnaire, folder.organisation, learned)
    return [(one.head, one.target, one.origin, one.confidence) for one in found]


def test_a_column_known_by_its_own_words_is_certain(folder: Folder) -> None:
    assert suggested(folder, "respondent,We say so\nr1,4\n") == [
        ("respondent", "respondent", "file", 100),
        ("We say so", "s1", "file", 100),
    ]


def test_what_an_earlier_load_has_taught_comes_before_the_columns_own_words(
    folder: Folder,
) -> None:
    learned = ColumnMapping(columns={"s1": "d1", "Gone": "t1", "x": "used:survey", "y": "nothing"})
    assert suggested(folder, "s1,x,y\n4,1,1\n", learned) == [
        ("s1", "d1", "mapping", 100),
        ("x", "used:survey", "mapping", 100),
        ("y", "", "", 0),
    ]


@pytest.mark.parametrize(
    ("cells", "target"),
    [
        (["Unit A", "bee", '""'], "unit"),
        (["board", "low"], "level"),
        (["Unit A", "board"], ""),
        (["Unit A", "Unit C"], ""),
        ([], ""),
    ],
    ids=["units", "levels", "both", "another one", "nothing"],
)
def test_a_column_is_unit_or_level_when_every_cell_is_one(
    folder: Folder, cells: list[str], target: str
) -> None:
    table = raw_table("\n".join(["Where?", *cells, ""]))
    (found,) = suggested(folder, table)
    assert found[1:] == ((target, "cells", 99) if target else ("", "", 0))


def test_a_unit_is_also_known_by_its_code(folder: Folder) -> None:
    folder.change("organisation.toml", 'id = "A"', 'id = "Sales_and_service"')
    (folder / "roster.csv").unlink()
    code = short_code("Sales_and_service", LONGEST_ANSWER_CODE)
    assert suggested(folder, f"Where?\n{code}\n") == [("Where?", "unit", "cells", 99)]


def test_a_text_that_was_told_a_little_differently_is_near(folder: Folder) -> None:
    (found,) = suggested(folder, "How do you feel today?\n4\n")
    assert found[:3] == ("How do you feel today?", "felt", "near")
    assert 78 <= found[3] < 99


def test_the_same_words_in_another_order_are_near_and_not_certain(folder: Folder) -> None:
    (found,) = suggested(folder, "so say we\n4\n")
    assert found == ("so say we", "s1", "near", 98)


def test_an_option_and_the_question_for_the_unit_may_be_near_too(folder: Folder) -> None:
    folder.change(
        "questionnaire.toml",
        'languages = ["en"]',
        'languages = ["en"]\nunit_text = {en = "Which unit do you work in?"}',
    )
    text = "complaint,In which unit do you work?\nx,North\n"
    assert [one[1:3] for one in suggested(folder, text)] == [
        ("used:complaints", "near"),
        ("unit", "near"),
    ]


def test_another_text_is_no_question(folder: Folder) -> None:
    assert suggested(folder, "Favourite colour\nred\n") == [("Favourite colour", "", "", 0)]


def test_each_target_is_suggested_once_and_to_the_surest_column(folder: Folder) -> None:
    text = "We say so!,s1,so say we,Where?,There?\n4,4,4,A,B\n"
    assert suggested(folder, text) == [
        ("We say so!", "", "", 0),
        ("s1", "s1", "file", 100),
        ("so say we", "", "", 0),
        ("Where?", "unit", "cells", 99),
        ("There?", "", "", 0),
    ]


def test_of_two_near_texts_the_nearer_is_taken(folder: Folder) -> None:
    found = suggested(folder, "How do you feel just now?,How do you feel\n4,4\n")
    assert [one[1] for one in found] == ["", "felt"]


def test_of_several_names_of_a_column_the_nearest_counts(folder: Folder) -> None:
    names = ("nothing of the kind", "We say sooo", "so say we", "we all say so")
    table = replace(raw_table("x\n4\n"), columns=(RawColumn("x", names),))
    assert suggested(folder, table) == [("x", "s1", "near", 98)]


def test_metadata_and_personal_data_are_neither_near_nor_looked_into(folder: Folder) -> None:
    table = raw_table("so say we,Where?,s1\n4,A,4\n")
    columns = [
        replace(column, kind=kind)
        for column, kind in zip(table.columns, ("metadata", "personal", "personal"), strict=True)
    ]
    assert suggested(folder, replace(table, columns=tuple(columns))) == [
        ("so say we", "", "", 0),
        ("Where?", "", "", 0),
        ("s1", "s1", "file", 100),
    ]


def test_a_column_without_head_and_cells_is_left_out(folder: Folder) -> None:
    table = raw_table(",s1,\n,4,A\n")
    found = suggestions(table, folder.questionnaire, folder.organisation)
    assert found == (
        Suggestion(2, "s1", "s1", "s1", "file", 100),
        Suggestion(3, "#3", "", "unit", "cells", 99),
    )


def test_a_column_is_named_by_its_head_where_that_stands_once(folder: Folder) -> None:
    table = raw_table("Where?,Why?,Why?,\nA,x,y,4\n")
    found = suggestions(table, folder.questionnaire, folder.organisation)
    assert [one.key for one in found] == ["Where?", "#2", "#3", "#4"]
