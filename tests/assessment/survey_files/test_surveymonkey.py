"""SurveyMonkey: two rows of heads, the question over the first of its options; or both in one."""

from pathlib import Path

import pytest

from assessment.checked_file import CheckedFile
from assessment.checking import check_files
from assessment.survey_files.raw_table import RawTable
from assessment.survey_files.reading import read_survey_file
from tests.notation import Folder

NUMBER = "118000000001"
ABOVE = "Respondent ID,Collector ID,Date Created,IP Address,How true?,,Who owns it?,What is used?,,"
BELOW = ",,,,We say so,We do so,Response,a survey,complaints,nothing"
WHO = f"{NUMBER},431177222,10/05/2026 08:30:00 AM,192.0.2.17"
ROW = f"{WHO},7,dk,nobody's,a survey,complaints,"


def read(folder: Folder, *lines: str) -> RawTable:
    return read_survey_file(folder.write("answers.csv", "\n".join(lines) + "\n"))


def checked(folder: Folder, *lines: str) -> CheckedFile:
    path = folder.write("answers.csv", "\n".join(lines) + "\n")
    (file,) = check_files([path], folder.definitions, wave="2026")
    return file


def require_answers(file: CheckedFile, row: int) -> None:
    assert file.tool == "surveymonkey"
    assert file.respondents.rows() == [(row, f"surveymonkey 2026 {NUMBER}", "2026", None, None)]
    assert file.answers.rows() == [(row, "s1", "rated", 7), (row, "d1", "cant_say", None)]
    assert file.chosen.rows() == [
        (row, "owner", "nobody"),
        (row, "used", "survey"),
        (row, "used", "complaints"),
    ]


def test_a_question_stands_over_the_first_of_its_options_only(folder: Folder) -> None:
    file = checked(folder, ABOVE, BELOW, ROW)
    require_answers(file, 3)
    assert [one.head for one in file.readings] == [
        "How true?",
        "How true? - We do so",
        "Who owns it?",
        "What is used?",
        "What is used? - complaints",
        "What is used? - nothing",
    ]
    assert file.personal_columns == ("IP Address",)


def test_question_and_option_may_be_in_one_row(folder: Folder) -> None:
    heads = ABOVE.replace("How true?,,", "How true? - We say so,How true? - We do so,")
    options = ("a survey", "complaints", "nothing")
    heads = heads.replace(
        "What is used?,,", ",".join(f"What is used? - {option}" for option in options)
    )
    require_answers(checked(folder, heads, ROW), 2)


def test_a_dash_may_belong_to_the_question_or_to_its_option(folder: Folder) -> None:
    (_, column) = read(folder, "RespondentID,All in all - how true? - We say - so", "1,7").columns
    assert column.names == (
        "All in all - how true? - We say - so",
        "how true? - We say - so",
        "We say - so",
        "so",
    )
    assert column.parts_of == (
        "All in all",
        "All in all - how true?",
        "All in all - how true? - We say",
    )


def test_heads_are_read_without_their_tags(folder: Folder) -> None:
    above = ABOVE.replace("Who owns it?", "<p>Who <b>owns</b><br>it?</p>")
    below = BELOW.replace("We say so", "We&nbsp;<em>say</em> so")
    require_answers(checked(folder, above, below, ROW), 3)


@pytest.mark.parametrize("number", ["Vastaja ID", "Respondenten-ID"])
@pytest.mark.parametrize("response", ["Vastus", "Antwort"])
def test_translated_heads_are_known_by_the_options_under_them(
    folder: Folder, number: str, response: str
) -> None:
    above = ABOVE.replace("Respondent ID", number).replace("Collector ID", "Koguja ID")
    file = checked(folder, above, BELOW.replace("Response", response), ROW)
    require_answers(file, 3)


def test_without_options_a_word_for_response_has_to_be_known(folder: Folder) -> None:
    heads = "Nr,We say so,What first?"
    assert read(folder, heads, ",Vastus,Avatud vastus", f"{NUMBER},7,x").header_rows == 2
    assert read(folder, heads, ",Antwort,Antwort", f"{NUMBER},7,x").tool == "generic"


@pytest.mark.parametrize("number", ["17", NUMBER])
def test_a_first_row_that_lacks_its_number_is_no_row_of_heads(folder: Folder, number: str) -> None:
    lines = ("respondent,wave,s1,first", ",2026,4,More", f"{number},2026,5,Less")
    table = read(folder, *lines)
    assert (table.tool, table.header_rows, table.responses) == ("generic", 1, 2)
    table = read(folder, lines[0].replace("respondent", "Respondent ID"), *lines[1:])
    assert (table.tool, table.header_rows, table.responses) == ("surveymonkey", 1, 2)


@pytest.mark.parametrize(
    "lines",
    [("Nr,,", ",Vastus,x"), ("Nr", "", NUMBER), ("Nr,,", ",Vastus,", f"{NUMBER},7,8")],
    ids=["no row under them", "one column", "nothing under an empty head"],
)
def test_other_heads_are_those_of_a_plain_table(folder: Folder, lines: tuple[str, ...]) -> None:
    assert read(folder, *lines).tool == "generic"


def test_empty_columns_behind_the_last_are_none(folder: Folder) -> None:
    file = checked(folder, f"{ABOVE},,", f"{BELOW},,", f"{ROW},,")
    require_answers(file, 3)


def test_a_person_without_a_number_is_nameless(folder: Folder) -> None:
    file = checked(folder, ABOVE, BELOW, ROW, ROW.removeprefix(NUMBER))
    assert file.respondents["respondent"].to_list() == [f"surveymonkey 2026 {NUMBER}", None]


def test_a_plain_table_whose_first_row_has_no_id_keeps_that_row(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("respondent,wave,s1\n,2026,4\n2,2026,5\n", encoding="utf-8")
    table = read_survey_file(path)
    assert (table.tool, table.header_rows, table.responses) == ("generic", 1, 2)


def test_a_field_for_something_else_leaves_the_question_its_own(folder: Folder) -> None:
    table = read(
        folder,
        "Respondent ID,We say so,,Last",
        ",Response,Other (please specify),Response",
        "118000000001,4,,x",
    )
    assert table.columns[1].names[0] == "We say so"
    assert "We say so" not in table.columns[2].names
