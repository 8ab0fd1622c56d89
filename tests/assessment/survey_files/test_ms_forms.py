"""Microsoft Forms: a number, two times, e-mail and name, then the questions."""

import pytest

from assessment.checked_file import CheckedFile
from assessment.checking import check_files
from assessment.errors import Refused
from assessment.survey_files.raw_table import RawTable
from assessment.survey_files.reading import read_survey_file
from tests.notation import Folder

ENGLISH = "ID,Start time,Completion time,Email,Name"
ESTONIAN = "ID,Algusaeg,Lõpetamise aeg,Meiliaadress,Nimi"
GERMAN = "Nr.,Anfang,Ende,Adresse,Wer"
WHO = "17,2026-10-05 08:30:00,2026-10-05 08:39:00,anonymous,"


def read(folder: Folder, *lines: str) -> RawTable:
    return read_survey_file(folder.write("answers.csv", "\n".join(lines) + "\n"))


def checked(folder: Folder, *lines: str) -> CheckedFile:
    path = folder.write("answers.csv", "\n".join(lines) + "\n")
    (file,) = check_files([path], folder.definitions, wave="2026")
    return file


@pytest.mark.parametrize("heads", [ENGLISH, ESTONIAN, GERMAN])
def test_the_answers_are_read_whatever_the_language_of_the_first_heads(
    folder: Folder, heads: str
) -> None:
    file = checked(
        folder,
        f"{heads},We say so\u00a0,Who owns it?,What is used?,What first?",
        f"{WHO},10,nobody's,a survey;complaints;,More",
        f"{WHO.replace('17', '18')},dk,every manager's,nothing;,",
    )
    assert file.tool == "ms_forms"
    assert file.respondents["respondent"].to_list() == [
        "ms_forms 2026 17 2026-10-05 08:30:00",
        "ms_forms 2026 18 2026-10-05 08:30:00",
    ]
    assert sorted(file.answers.rows()) == [(2, "s1", "rated", 10), (3, "s1", "cant_say", None)]
    assert sorted(file.chosen.rows()) == [
        (2, "owner", "nobody"),
        (2, "used", "complaints"),
        (2, "used", "survey"),
        (3, "owner", "every"),
        (3, "used", "nothing"),
    ]
    assert file.comments.rows() == [(2, "first", "More")]
    assert file.personal_columns == tuple(heads.split(",")[3:])


def test_english_heads_are_enough_also_without_times(folder: Folder) -> None:
    table = read(folder, f"{ENGLISH},We say so", "1,,,,,7")
    assert table.tool == "ms_forms"
    assert table.respondents is not None
    assert table.respondents.to_list() == ["1 "]


@pytest.mark.parametrize(
    "row",
    [
        "r1,2026-10-05 08:30:00,2026-10-05 08:39:00,,,7",
        "1,yes,2026-10-05 08:39:00,,,7",
        "1,,no,,,7",
    ],
)
def test_other_heads_over_other_cells_are_a_plain_table(folder: Folder, row: str) -> None:
    assert read(folder, f"{GERMAN},We say so", row).tool == "generic"


def test_five_columns_are_the_fewest(folder: Folder) -> None:
    assert read(folder, ENGLISH.removesuffix(",Name"), "1,,,x").tool == "generic"
    assert read(folder, ENGLISH, "1,,,,x").tool == "ms_forms"


@pytest.mark.parametrize(
    "head",
    [
        "Last modified time",
        "Language",
        "Total points",
        "Quiz feedback",
        "Points - We say so",
        "Feedback - We say so",
        "Punktid – We say so",
        "Tagasiside - We say so",
        "Palaute - We say so",
    ],
)
def test_what_forms_adds_is_no_answer(folder: Folder, head: str) -> None:
    file = checked(folder, f"{ENGLISH},We say so,{head}", f"{WHO},7,x")
    assert file.answers.rows() == [(2, "s1", "rated", 7)]
    assert head in file.dropped_columns
    assert "columns_unknown" not in {one.code for one in file.warnings}


def test_a_head_that_stands_twice_is_known_without_its_number(folder: Folder) -> None:
    table = read(folder, f"{ENGLISH},We say so,We say so2,Phase 1,Area 51", f"{WHO},7,8,1,1")
    assert [column.names for column in table.columns[5:]] == [
        ("We say so",),
        ("We say so2", "We say so"),
        ("Phase 1",),
        ("Area 51",),
    ]


def test_a_question_that_was_asked_twice_is_left_to_a_person(folder: Folder) -> None:
    with pytest.raises(Refused) as refusal:
        checked(folder, f"{ENGLISH},We say so,We say so2", f"{WHO},7,8")
    (problem,) = refusal.value.problems
    assert (problem.code, problem.values["column"], problem.values["first"]) == (
        "duplicate_head",
        "#7",
        6,
    )


def test_without_their_numbers_respondents_have_no_id(folder: Folder) -> None:
    table = read(folder, "ID,Start time,Completion time,Email,Name,s1", ",,,,,4", ",,,,,5")
    assert table.respondents is not None
    assert table.respondents.to_list() == [None, None]
