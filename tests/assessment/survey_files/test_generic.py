"""A plain table: heads and rows; and SPSS, which brings labels with them."""

from pathlib import Path

import polars as pl
import pytest

from assessment.errors import Problem, Refused
from assessment.survey_files.generic import read_generic, read_spss
from assessment.survey_files.raw_table import RawColumn, RawTable
from assessment.survey_files.reading import read_survey_file
from assessment.survey_files.sheet import Sheet
from assessment.survey_files.table import Source
from tests.notation import Folder


def source(
    *rows: tuple[str | None, ...],
    questions: dict[int, str] | None = None,
    labels: dict[int, dict[str, str]] | None = None,
) -> Source:
    schema = {str(position): pl.String for position in range(len(rows[0]))}
    grid = pl.DataFrame(rows, schema=schema, orient="row")
    return Source("a", "hash", Sheet(grid, labels=labels or {}, questions=questions or {}))


def read(folder: Folder, text: str, name: str = "answers.csv") -> RawTable:
    return read_survey_file(folder.write(name, text))


def test_what_is_no_tools_is_a_plain_table(folder: Folder) -> None:
    table = read(folder, "respondent;unit;<b>We say</b> so;E-mail\nr1;A;7;m@example.org\n")
    assert (table.tool, table.encoding, table.header_rows, table.first_row) == (
        "generic",
        "utf-8",
        1,
        2,
    )
    assert table.heads == ("respondent", "unit", "<b>We say</b> so", "E-mail")
    assert table.columns[2].names == ("We say so",)
    assert table.personal == ("E-mail",)
    assert (table.respondents, table.unfinished, table.tests) == (None, frozenset(), frozenset())


def test_responses_are_the_rows_that_say_anything(folder: Folder) -> None:
    table = read(folder, "respondent,s1\nr1,7\n\n,\nr2,\n")
    assert (table.cells.height, table.responses) == (4, 2)


def test_heads_alone_are_refused() -> None:
    with pytest.raises(Refused) as refusal:
        read_generic(source(("s1", "d1")))
    assert refusal.value.problems == (Problem("header_only", "a"),)


def test_the_variables_of_spss_are_known_by_name_and_label_and_keep_their_codes() -> None:
    table = read_spss(
        source(
            ("V1", "V2", None),
            ("1", "x", None),
            questions={0: "We <i>say</i> so"},
            labels={0: {"1": "no"}},
        )
    )
    assert (table.tool, table.encoding) == ("spss", None)
    assert table.columns == (
        RawColumn("V1", ("V1", "We say so"), codebook={"1": "no"}),
        RawColumn("V2", ("V2",)),
        RawColumn("", ("",)),
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x04\x00\x08\x06"),
        ("organisation.toml", b'id = "small"\nname = "Small"\n'),
        ("A.TOML", b"a,b\n1,2\n"),
    ],
)
def test_a_picture_and_a_definition_hold_no_answers(
    folder: Folder, name: str, content: bytes
) -> None:
    with pytest.raises(Refused) as refusal:
        read_survey_file(folder.write(name, content))
    assert refusal.value.problems == (Problem("not_a_response_file", name),)


def test_a_few_controls_are_cleaned_away_and_not_held_against_a_file(folder: Folder) -> None:
    table = read(folder, "respondent,s1\nr\x001,7\n")
    assert table.cells.rows() == [("r1", "7")]
    assert [note.code for note in table.notes] == ["text_cleaned_controls"]


def test_a_folder_is_no_file(folder: Folder) -> None:
    with pytest.raises(Refused) as refusal:
        read_survey_file(folder.path)
    assert refusal.value.problems == (Problem("is_a_folder", str(folder.path)),)


@pytest.mark.parametrize(
    "text",
    [
        "respondent,started,ended,unit,level,s1\n1001,2026-10-01 10:00,2026-10-01 10:09,A,top,7\n",
        "respondent,time,s1,level,unit,d1\n1001,2026-10-01 10:00,7,top,A,7\n",
    ],
)
def test_a_plain_table_is_one_whatever_its_cells_look_like(tmp_path: Path, text: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(text, encoding="utf-8")
    assert read_survey_file(path).tool == "generic"
