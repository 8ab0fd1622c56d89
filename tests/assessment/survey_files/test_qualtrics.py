"""Qualtrics: ids, texts and import ids as three rows of heads, or fewer of them."""

import csv
from io import StringIO

import pytest

from assessment.checked_file import CheckedFile
from assessment.checking import check_files
from assessment.survey_files.raw_table import RawTable
from assessment.survey_files.reading import read_survey_file
from tests.notation import Folder

IDS = [
    "StartDate", "Status", "IPAddress", "Finished", "ResponseId", "RecipientEmail",
    "Q1_1", "Q1_2", "Q2", "Q3_1", "Q3_2", "Q4",
]  # fmt: skip
TEXTS = [
    "Anfangsdatum", "Antworttyp", "IP-Adresse", "Beendet", "Antwort-ID", "E-Mail des Empfängers",
    "How true? - We say so", "How true? - We do so", "Who owns it? - Selected Choice",
    "What is used? - Selected Choice - a survey", "What is used? - Selected Choice - complaints",
    "What first?",
]  # fmt: skip
JSON = [f'{{"ImportId":"{one}"}}' for one in IDS]
SINGLE_QUOTED = [f"{{'ImportId': '{one}'}}" for one in IDS]
META = ["2026-10-05 08:30:00", "0", "192.0.2.17", "True", "R_1a2b", "m@example.org"]
ANSWERED = ["7", "-99", "nobody's", "a survey", "", "More"]
ROW = [*META, *ANSWERED]


def changed(place: int, cell: str) -> list[str]:
    """Somebody else's row with another cell."""
    row = [*META[:4], f"R_{place}_{cell}", META[5], *ANSWERED]
    row[place] = cell
    return row


def lines(rows: tuple[list[str], ...]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def read(folder: Folder, *rows: list[str]) -> RawTable:
    return read_survey_file(folder.write("answers.csv", lines(rows)))


def checked(folder: Folder, *rows: list[str]) -> CheckedFile:
    path = folder.write("answers.csv", lines(rows))
    (file,) = check_files([path], folder.definitions, wave="2026")
    return file


def require_answers(file: CheckedFile, row: int) -> None:
    """One person said seven, nobody's, a survey and More; what was seen and left is none."""
    assert file.tool == "qualtrics"
    assert file.respondents.rows() == [(row, "qualtrics 2026 R_1a2b", "2026", None, None)]
    assert file.answers.rows() == [(row, "s1", "rated", 7)]
    assert file.chosen.rows() == [(row, "owner", "nobody"), (row, "used", "survey")]
    assert file.comments.rows() == [(row, "first", "More")]


@pytest.mark.parametrize("imported", [JSON, SINGLE_QUOTED], ids=["JSON", "single quotes"])
def test_three_rows_of_heads_are_ids_texts_and_import_ids(
    folder: Folder, imported: list[str]
) -> None:
    file = checked(folder, IDS, TEXTS, imported, ROW)
    require_answers(file, 4)
    assert file.personal_columns == ("IPAddress", "RecipientEmail")
    assert file.dropped_columns == tuple(IDS[:6])


def test_texts_may_be_missing(folder: Folder) -> None:
    table = read(folder, IDS, JSON, ROW)
    assert (table.tool, table.header_rows, table.heads) == ("qualtrics", 2, tuple(IDS))
    texts = [*IDS[:6], *TEXTS[6:]]
    require_answers(checked(folder, texts, JSON, ROW), 3)


def test_import_ids_alone_are_heads_too(folder: Folder) -> None:
    table = read(folder, JSON, ROW)
    assert (table.tool, table.header_rows, table.respondents) == ("qualtrics", 1, None)


def test_ids_may_be_the_questions_own(folder: Folder) -> None:
    ids = [*IDS[:6], "s1", "d1", "owner", "used_1", "used_2", "first"]
    table = read(folder, ids, TEXTS, JSON, ROW)
    assert table.columns[9].names[0] == "used_1"
    assert table.columns[9].parts_of[0] == "used"
    require_answers(checked(folder, ids, TEXTS, JSON, ROW), 4)


def test_the_former_form_has_two_rows_and_an_empty_last_column(folder: Folder) -> None:
    ids = [*(f"V{number}" for number in range(1, 6)), *IDS[6:], ""]
    texts = ["ResponseID", "ResponseSet", "EmailAddress", "Status", "Finished", *TEXTS[6:], ""]
    rows = [
        ["R_1a2b", "Default", "m@example.org", "0", "1", *ANSWERED, ""],
        ["R_2", "Default", "n@example.org", "0", "0", *ANSWERED, ""],
        ["R_3", "Default", "o@example.org", "1", "1", *ANSWERED, ""],
    ]
    file = checked(folder, ids, texts, *rows)
    require_answers(file, 3)
    assert file.set_aside_rows == {"unfinished": (4,), "test": (5,)}
    assert file.personal_columns == ("V3",)
    assert file.dropped_columns == ("V1", "V2", "V3", "V4", "V5")


@pytest.mark.parametrize("finished", ["0", "False", "FALSE", "false"])
def test_what_is_not_finished_is_set_aside(folder: Folder, finished: str) -> None:
    file = checked(folder, IDS, TEXTS, JSON, ROW, changed(3, finished))
    assert file.set_aside_rows == {"unfinished": (5,)}


@pytest.mark.parametrize("status", ["1", "2", "17", "Survey Preview", "Survey Test"])
def test_a_preview_is_a_test_also_when_it_is_not_finished(folder: Folder, status: str) -> None:
    row = changed(1, status)
    row[3] = "False"
    file = checked(folder, IDS, TEXTS, JSON, ROW, row)
    assert file.set_aside_rows == {"test": (5,)}


@pytest.mark.parametrize("status", ["0", "IP Address", "8", "16", ""])
def test_other_answers_are_no_tests(folder: Folder, status: str) -> None:
    assert checked(folder, IDS, TEXTS, JSON, ROW, changed(1, status)).accepted == 2


def test_an_answer_that_was_seen_and_left_is_missing_and_not_refused(folder: Folder) -> None:
    file = checked(folder, IDS, TEXTS, JSON, ROW, [*META[:4], "R_2", "", *["-99"] * 6])
    assert file.refused == 0
    assert file.set_aside_rows == {"empty": (5,)}


def test_without_its_metadata_nobody_is_set_aside_or_known(folder: Folder) -> None:
    table = read(folder, IDS[6:], TEXTS[6:], JSON[6:], ANSWERED)
    assert (table.tests, table.unfinished, table.respondents) == (frozenset(), frozenset(), None)


@pytest.mark.parametrize("few", [0, 1, 6])
def test_import_ids_under_half_of_the_heads_are_answers(folder: Folder, few: int) -> None:
    imported = [*JSON[:few], *[""] * (len(IDS) - few)]
    imported[-1] = "x"
    assert read(folder, IDS, imported, ROW).tool != "qualtrics"
