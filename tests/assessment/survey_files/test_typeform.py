"""Typeform: one column a question or a bare option, with `#` and a network id or without them."""

import pytest

from assessment.checked_file import CheckedFile
from assessment.checking import check_files
from assessment.survey_files.raw_table import RawTable
from assessment.survey_files.reading import read_survey_file
from tests.notation import Folder

QUESTIONS = "We say so,Who owns it?,a survey,complaints,What first?"
HEADS = f"#,{QUESTIONS},Start Date (UTC),Submit Date (UTC),Network ID"
ROW = "7,nobody's,a survey,,More"
META = "2026-10-05 08:30:00,2026-10-05 08:39:00,0f1e2d"


def read(folder: Folder, *lines: str) -> RawTable:
    return read_survey_file(folder.write("answers.csv", "\n".join(lines) + "\n"))


def checked(folder: Folder, *lines: str) -> CheckedFile:
    path = folder.write("answers.csv", "\n".join(lines) + "\n")
    (file,) = check_files([path], folder.definitions, wave="2026")
    return file


def test_a_head_that_is_an_option_is_marked_by_its_own_word(folder: Folder) -> None:
    file = checked(folder, HEADS, f"a1b2,{ROW},{META}", f"c3d4,8,,,complaints,,{META}")
    assert file.tool == "typeform"
    assert file.respondents["respondent"].to_list() == [
        "typeform 2026 a1b2",
        "typeform 2026 c3d4",
    ]
    assert sorted(file.answers.rows()) == [(2, "s1", "rated", 7), (3, "s1", "rated", 8)]
    assert file.chosen.rows() == [
        (2, "owner", "nobody"),
        (2, "used", "survey"),
        (3, "used", "complaints"),
    ]
    assert file.personal_columns == ("Network ID",)
    assert file.dropped_columns == ("#", "Start Date (UTC)", "Submit Date (UTC)", "Network ID")


def test_a_column_with_other_words_is_no_option(folder: Folder) -> None:
    file = checked(folder, HEADS, f"a1b2,{ROW.replace('a survey', 'yes')},{META}")
    assert "a survey" in file.dropped_columns
    (warning,) = [one for one in file.warnings if one.code == "columns_unknown"]
    assert warning.values["found"] == "a survey"


def test_an_option_of_two_choices_is_left_to_a_person(folder: Folder) -> None:
    folder.change(
        "questionnaire.toml",
        '[[comments]]\nid = "first"',
        '[[choices]]\nid = "more"\nrole = "measures"\nmany = true\nheadline = "x"\n'
        'text = {en = "What more?"}\noptions = [\n    {id = "x", text = {en = "a survey"}},\n'
        '    {id = "y", text = {en = "y"}},\n]\n\n[[comments]]\nid = "first"',
    )
    file = checked(folder, HEADS, f"a1b2,{ROW},{META}")
    assert "a survey" in file.dropped_columns
    assert "used:complaints" in {one.target for one in file.readings}


def test_a_bare_option_is_none_in_a_file_of_another_tool(folder: Folder) -> None:
    file = checked(folder, f"Timestamp,{QUESTIONS}", f"2026-10-05 08:30:00,{ROW}")
    assert file.tool == "google_forms"
    assert "a survey" in file.dropped_columns


@pytest.mark.parametrize("kind", ["partial", "Started"])
def test_a_partial_response_is_unfinished(folder: Folder, kind: str) -> None:
    heads = f"#,Response Type,{QUESTIONS}"
    file = checked(folder, heads, f"a1b2,completed,{ROW}", f"c3d4,{kind},{ROW}", f"e5,,{ROW}")
    assert file.set_aside_rows == {"unfinished": (3,)}
    assert file.accepted == 2


def test_the_network_id_is_enough_and_gives_nobody_an_id(folder: Folder) -> None:
    table = read(folder, f"{QUESTIONS},Network ID", f"{ROW},0f1e2d")
    assert (table.tool, table.respondents) == ("typeform", None)
    assert table.personal == ("Network ID",)


STRIPPED = "Do we say what we do?,Do we do what we say?,Who is the owner of it?,Why"


def test_without_its_metadata_it_is_known_by_yes_and_no_as_one_and_zero(folder: Folder) -> None:
    rows = ("1,well enough,everybody,x", "0,not at all,nobody,")
    assert read(folder, STRIPPED, *rows).tool == "typeform"


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        ("s1,d1,owner,first", ("1,well enough,everybody,x", "0,not at all,nobody,")),
        (STRIPPED, ("1,well enough,everybody,x", "2,not at all,nobody,")),
        (STRIPPED, ("1,5,6,x", "0,7,8,y")),
    ],
    ids=["short heads", "no yes and no", "hardly a word"],
)
def test_other_tables_are_plain(folder: Folder, heads: str, rows: tuple[str, ...]) -> None:
    assert read(folder, heads, *rows).tool == "generic"
