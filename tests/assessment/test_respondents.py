"""Who answered: unit, level and wave by id, name, alias or code; whose row it is."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl
import pytest

from assessment.checked_file import RESPONDENTS, Refusal
from assessment.definition import LONGEST_ANSWER_CODE, short_code
from assessment.respondents import respondents_of
from assessment.survey_files.raw_table import RawTable
from tests.notation import Folder, raw_table

Codebooks = Mapping[str, Mapping[str, str]]


def table_of(text: str, own: list[str | None] | None = None) -> RawTable:
    """A table whose heads are the respondent columns; `own` are the tool's ids."""
    table = raw_table(text)
    if own is None:
        return table
    return replace(table, tool="limesurvey", respondents=pl.Series(own, dtype=pl.String))


def read(
    folder: Folder,
    table: RawTable,
    *,
    wave: str | None = None,
    codebooks: Codebooks | None = None,
) -> tuple[list[tuple[object, ...]], list[Refusal]]:
    cells = table.cells.rename({str(n): head for n, head in enumerate(table.heads)})
    cells = cells.with_row_index("key", table.first_row).cast({"key": pl.Int64})
    found, refusals = respondents_of(table, cells, codebooks or {}, folder.organisation, wave)
    assert list(found.schema.items()) == list(RESPONDENTS.items())
    return found.rows(), refusals


def test_units_and_levels_become_their_ids(folder: Folder) -> None:
    text = "respondent,wave,unit,level\nr1,2026,unit a,BOARD\nr2,2025,Bee,\n"
    assert read(folder, table_of(text)) == (
        [(2, "r1", "2026", "A", "top"), (3, "r2", "2025", "B", None)],
        [],
    )


def test_a_unit_is_known_by_the_code_that_survey_tools_take(folder: Folder) -> None:
    (folder / "roster.csv").unlink()
    folder.change("organisation.toml", 'id = "A"', 'id = "Sales_and_service"')
    folder.change("organisation.toml", 'id = "B"', 'id = "Sales_and_delivery"')
    first = short_code("Sales_and_service", LONGEST_ANSWER_CODE)
    second = short_code("Sales_and_delivery", LONGEST_ANSWER_CODE)
    assert len(first) == len(second) == LONGEST_ANSWER_CODE
    found, refusals = read(folder, table_of(f"unit\n{first}\n{second}\n"), wave="2026")
    assert [row[3] for row in found] == ["Sales_and_service", "Sales_and_delivery"]
    assert refusals == []


def test_a_code_is_read_by_the_label_that_the_file_has_for_it(folder: Folder) -> None:
    codebooks = {"unit": {"1": "Unit A", "2": "Unit B", "A": "Unit B"}, "level": {"3": "no such"}}
    found, refusals = read(
        folder, table_of("unit,level\n1,top\nA,3\n"), wave="2026", codebooks=codebooks
    )
    assert [row[3] for row in found] == ["A", "A"]
    assert [(one.row, one.column, one.found) for one in refusals] == [(3, "level", "3")]


def test_what_is_no_unit_level_or_wave_is_refused_with_those_that_there_are(
    folder: Folder,
) -> None:
    _, refusals = read(folder, table_of("wave,unit,level\n2024,C,boss\n"))
    assert refusals == [
        Refusal("answers.csv", 2, "unit", "unknown_unit", "C", "A, B"),
        Refusal("answers.csv", 2, "level", "unknown_level", "boss", "top, low"),
        Refusal("answers.csv", 2, "wave", "unknown_wave", "2024", "2025, 2026"),
    ]


def test_a_wave_is_that_of_its_row_and_else_the_one_asked_for(folder: Folder) -> None:
    table = table_of("wave,unit\n2025,A\n,A\n2026,A\n")
    _, (missing,) = read(folder, table)
    assert (missing.row, missing.reason, missing.expected) == (3, "wave_missing", "--wave")
    found, (other,) = read(folder, table, wave="2026")
    assert [row[2] for row in found] == ["2025", "2026", "2026"]
    assert (other.row, other.reason, other.found, other.expected) == (
        2,
        "wave_disagrees",
        "2025",
        "2026",
    )


def test_an_id_of_the_tool_is_one_of_its_wave_and_of_the_tool_alone(folder: Folder) -> None:
    table = table_of("wave\n2025\n2026\n2026\n", ["17 2026-10-05", "17 2026-10-05", None])
    found, refusals = read(folder, table)
    assert [row[1] for row in found] == [
        "limesurvey 2025 17 2026-10-05",
        "limesurvey 2026 17 2026-10-05",
        None,
    ]
    assert refusals == []


def test_an_id_of_the_tool_goes_with_its_row_when_rows_before_it_are_left_out(
    folder: Folder,
) -> None:
    table = table_of("wave\n2026\n2026\n2026\n", ["a", "b", "c"])
    cells = pl.DataFrame({"key": [4], "wave": ["2026"]})
    found, _ = respondents_of(table, cells, {}, folder.organisation, None)
    assert found["respondent"].to_list() == ["limesurvey 2026 c"]


def test_a_column_of_respondents_comes_before_the_ids_of_the_tool(folder: Folder) -> None:
    found, (missing,) = read(folder, table_of('respondent\nr1\n""\n', ["a", "b"]), wave="2026")
    assert [row[1] for row in found] == ["r1", None]
    assert (missing.row, missing.column, missing.reason) == (3, "respondent", "respondent_missing")


def test_without_either_nobody_is_known_and_nobody_is_twice(folder: Folder) -> None:
    found, refusals = read(folder, table_of("unit\nA\nA\n"), wave="2026")
    assert [row[1] for row in found] == [None, None]
    assert refusals == []


@pytest.mark.parametrize(
    "table",
    [
        table_of("respondent,wave\nr1,2026\nr1,2025\nr1,2026\n"),
        table_of("wave\n2026\n2025\n2026\n", ["1", "1", "1"]),
    ],
    ids=["by a column", "by the tool"],
)
def test_a_second_row_of_somebody_in_a_wave_is_refused_with_the_first(
    folder: Folder, table: RawTable
) -> None:
    _, (again,) = read(folder, table)
    assert (again.row, again.column, again.reason, again.expected) == (
        4,
        "respondent",
        "duplicate_respondent",
        "2",
    )
