"""Google Forms: a first column of times, then the questions; nobody has an id."""

import pytest

from assessment.checked_file import CheckedFile
from assessment.checking import check_files
from assessment.survey_files.raw_table import RawTable
from assessment.survey_files.reading import read_survey_file
from tests.notation import Folder

TIME = "05.10.2026 8:30:00"


def read(folder: Folder, *lines: str) -> RawTable:
    return read_survey_file(folder.write("answers.csv", "\n".join(lines) + "\n"))


def checked(folder: Folder, *lines: str) -> CheckedFile:
    path = folder.write("answers.csv", "\n".join(lines) + "\n")
    (file,) = check_files([path], folder.definitions, wave="2026")
    return file


@pytest.mark.parametrize(
    "time",
    [
        "2026/10/05 8:30:00 AM GMT+5:30",
        "2026/10/05 8:30:00 PM EEST",
        "10/5/2026 8:30:00",
        "05/10/2026 08:30:00",
        "05.10.2026 8:30:00",
        "5.10.2026 8.30.00",
        "2026-10-05 08:30:00",
    ],
)
def test_a_time_in_any_shape_is_how_it_is_known(folder: Folder, time: str) -> None:
    table = read(folder, "Zeit,We say so", f"{time},7", f"{time},8")
    assert table.tool == "google_forms"
    assert [column.kind for column in table.columns] == ["metadata", "answers"]
    assert table.respondents is None


@pytest.mark.parametrize("head", ["Timestamp", "Ajatempel", "aikaleima", "Zeitstempel"])
def test_its_head_is_enough_where_a_time_is_written_otherwise(folder: Folder, head: str) -> None:
    assert read(folder, f"{head},We say so", "45935.35,7").tool == "google_forms"


@pytest.mark.parametrize(
    "lines",
    [
        ("Timestamp", TIME),
        ("Zeit,We say so", "yesterday,7"),
        ("From,To,We say so", f"{TIME},{TIME},7"),
    ],
    ids=["a time alone", "no time", "two times"],
)
def test_anything_else_is_a_plain_table(folder: Folder, lines: tuple[str, ...]) -> None:
    assert read(folder, *lines).tool == "generic"


@pytest.mark.parametrize("several", ["a survey;complaints", '"a survey, complaints"'])
def test_several_options_are_joined_by_semicolons_or_commas(folder: Folder, several: str) -> None:
    file = checked(folder, "Ajatempel,What is used?", f"{TIME},{several}")
    assert file.chosen.rows() == [(2, "used", "survey"), (2, "used", "complaints")]


def test_a_row_of_a_grid_is_known_by_itself_and_an_option_by_its_question(folder: Folder) -> None:
    heads = "Ajatempel,How true? [We say so],How true? [We do so],What is used? [complaints]"
    file = checked(folder, heads, f"{TIME},1 - no,n/a,Yes")
    assert file.answers.rows() == [(2, "s1", "rated", 1), (2, "d1", "not_applicable", None)]
    assert file.chosen.rows() == [(2, "used", "complaints")]


def test_a_name_in_brackets_of_several_lines_is_a_row_too(folder: Folder) -> None:
    (_, column) = read(
        folder, 'Ajatempel,"How true?\nAll in all [ We say so ]"', f"{TIME},7"
    ).columns
    assert column.names == ("How true? All in all [ We say so ]", "We say so")
    assert column.parts_of == ("How true? All in all",)


def test_nobody_has_an_id_and_that_is_warned_of(folder: Folder) -> None:
    file = checked(folder, "Ajatempel,We say so", f"{TIME},7", f"{TIME},7")
    assert file.respondents["respondent"].to_list() == [None, None]
    assert "respondents_nameless" in {one.code for one in file.warnings}


def test_an_address_and_a_score_are_no_answers(folder: Folder) -> None:
    file = checked(
        folder, "Ajatempel,Meiliaadress,Skoor,We say so", f"{TIME},m@example.org,3 / 10,7"
    )
    assert file.dropped_columns == ("Ajatempel", "Meiliaadress", "Skoor")
    assert file.personal_columns == ("Meiliaadress",)
    assert "columns_unknown" not in {one.code for one in file.warnings}
