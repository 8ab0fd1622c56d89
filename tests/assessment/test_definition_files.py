"""Definition files say what is wrong with them: the key, what was found, what was expected."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assessment.definition_files import (
    read_definitions,
    read_mapping,
    read_organisation,
    read_questionnaire,
)
from assessment.errors import Problem, Refused
from assessment.roster import Invited
from tests.notation import ROSTER, Folder, changed

QUESTIONNAIRE, ORGANISATION = "questionnaire.toml", "organisation.toml"
TARGET = '[[targets]]\nmeasure = "felt"\nmean = '

WRONG_VALUES = {
    "a text for a whole number": (
        QUESTIONNAIRE,
        "lowest = 1",
        'lowest = "1"',
        "scales.points.lowest",
        "not_whole_number",
    ),
    "a fraction for a whole number": (
        QUESTIONNAIRE,
        "lowest = 1",
        "lowest = 1.5",
        "scales.points.lowest",
        "not_whole_number",
    ),
    "a truth for a whole number": (
        ORGANISATION,
        'aliases = ["board"]',
        "smallest_group = true",
        "levels[top].smallest_group",
        "not_whole_number",
    ),
    "a number for a text": (QUESTIONNAIRE, 'id = "s1"', "id = 5", "items[5].id", "not_text"),
    "an empty text": (QUESTIONNAIRE, '"Pair"', '" "', "themes[pair].name.en", "empty_text"),
    "a space in an id": (QUESTIONNAIRE, 'id = "s1"', 'id = "s 1"', "items[s 1].id", "not_an_id"),
    "a space in a table's id": (
        QUESTIONNAIRE,
        "[scales.points]",
        '[scales."my points"]',
        "scales.my points",
        "not_an_id",
    ),
    "a text for a truth": (
        QUESTIONNAIRE,
        "reversed = true",
        'reversed = "yes"',
        "items[t3].reversed",
        "not_true_false",
    ),
    "a text for a date": (
        ORGANISATION,
        "2025-10-15",
        '"2025-10-15"',
        "waves[2025].date",
        "not_date",
    ),
    "a text for a number": (
        ORGANISATION,
        "[[divisions]]",
        f'{TARGET}"7"\n\n[[divisions]]',
        "targets[1].mean",
        "not_number",
    ),
    "no number at all": (
        ORGANISATION,
        "[[divisions]]",
        f"{TARGET}nan\n\n[[divisions]]",
        "targets[1].mean",
        "wrong_value",
    ),
    "a text for a table": (
        QUESTIONNAIRE,
        '{en = "Pair"}',
        '"Pair"',
        "themes[pair].name",
        "not_table",
    ),
    "a text for a table with keys": (
        ORGANISATION,
        'aliases = ["board"]',
        'consent = "yes"',
        "levels[top].consent",
        "not_table",
    ),
    "a text for a list": (
        QUESTIONNAIRE,
        '["n/a"]',
        '"n/a"',
        "scales.points.not_applicable",
        "not_list",
    ),
    "an empty list": (QUESTIONNAIRE, '["en"]', "[]", "languages", "list_too_short"),
    "a word that is none of those possible": (
        QUESTIONNAIRE,
        'side = "do"',
        'side = "think"',
        "items[d1].side",
        "not_listed",
    ),
    "a number below the least": (
        ORGANISATION,
        'aliases = ["board"]',
        "smallest_group = 2",
        "levels[top].smallest_group",
        "too_low",
    ),
    "a number above the most": (
        QUESTIONNAIRE,
        "highest = 10",
        "highest = 1001",
        "scales.points.highest",
        "too_high",
    ),
    "a missing key": (QUESTIONNAIRE, "low_to = 6", "", "scales.points.low_to", "key_missing"),
    "an unknown key": (
        QUESTIONNAIRE,
        "low_to = 6",
        "low_to = 6\nlow_two = 6",
        "scales.points.low_two",
        "key_unknown",
    ),
}


def problems_of(read: Callable[[Path], object], path: Path) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refusal:
        read(path)
    return refusal.value.problems


@pytest.mark.parametrize("case", WRONG_VALUES)
def test_a_wrong_value_is_refused_with_the_path_of_its_key(folder: Folder, case: str) -> None:
    file, old, new, path, code = WRONG_VALUES[case]
    folder.change(file, old, new)
    read = read_questionnaire if file == QUESTIONNAIRE else read_organisation
    (problem,) = problems_of(read, folder / file)
    assert (problem.code, problem.where) == (code, f"{file}: {path}")


def test_every_problem_of_a_file_is_reported_at_once(folder: Folder) -> None:
    folder.change(QUESTIONNAIRE, "low_to = 6", 'low_to = "six"')
    folder.change(QUESTIONNAIRE, 'side = "do"', 'side = "think"\ncolour = "red"')
    where = {problem.where for problem in problems_of(read_questionnaire, folder / QUESTIONNAIRE)}
    paths = ("scales.points.low_to", "items[d1].side", "items[d1].colour")
    assert where == {f"{QUESTIONNAIRE}: {path}" for path in paths}


@pytest.mark.parametrize(
    ("old", "new", "path", "possible"),
    [
        ('version = "1"', 'version = "1"\ncolour = "red"', "colour", "choices, comments, id"),
        ('id = "first"', 'id = "first"\ncolour = 1', "comments[first].colour", "id, text"),
        ("lowest = 1", "lowest = 1\ncolour = 1", "scales.points.colour", "cant_say, highest"),
        (
            '"nobody",',
            '"nobody", colour = 1,',
            "choices[owner].options[nobody].colour",
            "cant_say, excl",
        ),
    ],
)
def test_an_unknown_key_is_told_the_keys_of_its_place(
    folder: Folder, old: str, new: str, path: str, possible: str
) -> None:
    folder.change(QUESTIONNAIRE, old, new)
    (problem,) = problems_of(read_questionnaire, folder / QUESTIONNAIRE)
    assert (problem.code, problem.where) == ("key_unknown", f"{QUESTIONNAIRE}: {path}")
    assert str(problem.values["expected"]).startswith(possible)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('side = "do"', 'side = "think"', "say, do"),
        ("lowest = 1", "lowest = -1001", -1000),
        ("highest = 10", "highest = 1001", 1000),
        ('["en"]', "[]", 1),
    ],
)
def test_a_wrong_value_is_told_what_is_possible(
    folder: Folder, old: str, new: str, expected: object
) -> None:
    folder.change(QUESTIONNAIRE, old, new)
    assert problems_of(read_questionnaire, folder / QUESTIONNAIRE)[0].values["expected"] == expected


def test_a_list_element_without_an_id_is_named_by_its_number(folder: Folder) -> None:
    folder.change(QUESTIONNAIRE, '["n/a"]', '["n/a", 8]')
    (problem,) = problems_of(read_questionnaire, folder / QUESTIONNAIRE)
    assert problem.where == f"{QUESTIONNAIRE}: scales.points.not_applicable[2]"


def test_a_problem_of_the_whole_file_has_the_file_as_its_place(folder: Folder) -> None:
    folder.change(QUESTIONNAIRE, 'id = "d1"', 'id = "s1"')
    assert problems_of(read_questionnaire, folder / QUESTIONNAIRE) == (
        Problem("id_repeated", QUESTIONNAIRE, {"found": "s1"}),
    )


@pytest.mark.parametrize(
    ("text", "line"), [('id = "x"\nname = ', 2), ('id = "x', 1), ('id = "x"\n[[units]', 2)]
)
def test_a_toml_error_is_named_with_its_line(folder: Folder, text: str, line: int) -> None:
    (problem,) = problems_of(read_organisation, folder.write(ORGANISATION, text))
    assert problem == Problem("toml_syntax", ORGANISATION, {"line": line})


def test_a_file_that_is_not_utf8_is_refused_with_its_line(folder: Folder) -> None:
    path = folder.write(ORGANISATION, '\nid = "\xe4"'.encode("latin-1"))
    assert problems_of(read_organisation, path) == (
        Problem("not_utf8", ORGANISATION, {"found": 2}),
    )


def test_a_byte_order_mark_is_no_part_of_the_file(folder: Folder) -> None:
    folder.write(ORGANISATION, b"\xef\xbb\xbf" + (folder / ORGANISATION).read_bytes())
    assert folder.organisation.id == "small"


def test_a_file_that_is_not_there_is_refused_with_its_path(folder: Folder) -> None:
    path = folder / "elsewhere.toml"
    assert problems_of(read_questionnaire, path) == (Problem("file_unreadable", str(path)),)


def test_a_mapping_is_read_and_its_unknown_keys_are_refused(folder: Folder) -> None:
    mapping = read_mapping(folder.write("mapping.toml", '[columns]\n"#2" = "s1"\nWho = "unit"'))
    assert (mapping.id_of(2, "Anything"), mapping.id_of(1, "Who")) == ("s1", "unit")
    (problem,) = problems_of(read_mapping, folder.write("mapping.toml", "[column]"))
    assert problem.values["expected"] == "columns, values"


def test_a_roster_is_read_row_by_row(folder: Folder) -> None:
    assert folder.roster[0] == Invited("2025", "A", "top", 6)
    assert len(folder.roster) == 8


def test_no_roster_is_an_empty_roster(folder: Folder) -> None:
    (folder / "roster.csv").unlink()
    assert folder.roster == ()


def test_a_rosters_columns_may_stand_in_any_order(folder: Folder) -> None:
    folder.write("roster.csv", "invited,level,unit,wave\n 4 , top,A,2026\n")
    assert folder.roster == (Invited("2026", "A", "top", 4),)


def test_a_roster_may_be_separated_by_semicolons_as_spreadsheets_here_do(folder: Folder) -> None:
    folder.write("roster.csv", ROSTER.replace(",", ";"))
    assert len(folder.roster) == 8


def test_a_roster_with_a_cell_beyond_all_measure_is_no_csv(folder: Folder) -> None:
    folder.write("roster.csv", ROSTER + f"2026,A,top,{'1' * 200_000}\n")
    with pytest.raises(Refused) as refusal:
        read_definitions(folder / "questionnaire.toml", folder / "organisation.toml")
    assert refusal.value.problems[0].code == "not_csv"


def test_a_number_too_long_for_toml_is_told_as_a_fault_of_the_file(folder: Folder) -> None:
    folder.change(QUESTIONNAIRE, "lowest = 1", f"lowest = {'1' * 5_000}")
    with pytest.raises(Refused) as refusal:
        read_questionnaire(folder / QUESTIONNAIRE)
    assert refusal.value.problems[0].code == "toml_syntax"


def roster_problems(folder: Folder) -> list[tuple[str, str, str]]:
    with pytest.raises(Refused) as refusal:
        read_definitions(folder / "questionnaire.toml", folder / "organisation.toml")
    return [(one.code, one.where, str(one.values["found"])) for one in refusal.value.problems]


@pytest.mark.parametrize(
    "text",
    ["", "wave,unit,level\n", "wave|unit|level|invited\n", changed(ROSTER, "invited", "wave")],
)
def test_a_roster_with_other_columns_is_refused(folder: Folder, text: str) -> None:
    folder.write("roster.csv", text)
    found = text.partition("\n")[0].replace(",", ", ")
    assert roster_problems(folder) == [("roster_columns", "roster.csv", found)]


def test_every_wrong_cell_of_a_roster_is_named_with_its_line(folder: Folder) -> None:
    folder.write(
        "roster.csv",
        "wave,unit,level,invited\n"
        "2024,A,top,1\n"
        "\n"
        "2026,C,middle,-1\n"
        "2026,A,low,many\n"
        "2026,B,low\n"
        "2026,A,top,1\n"
        "2026,A,top,2\n",
    )
    assert roster_problems(folder) == [
        ("roster_unknown", "roster.csv:2", "2024"),
        ("roster_unknown", "roster.csv:4", "C"),
        ("roster_unknown", "roster.csv:4", "middle"),
        ("roster_not_a_count", "roster.csv:4", "-1"),
        ("roster_not_a_count", "roster.csv:5", "many"),
        ("roster_not_a_count", "roster.csv:6", ""),
        ("roster_row_repeated", "roster.csv:8", "2026, A, top"),
    ]


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (
            '[[references]]\nid = "r"\nmeasure = "fellt"\ntop_box = 16\ncaption = {en = "c"}',
            "references[r]",
        ),
        ('[[targets]]\nmeasure = "fellt"\nmean = 7', "targets[1]"),
    ],
)
def test_a_reference_and_a_target_are_of_a_measure_of_the_questionnaire(
    folder: Folder, content: str, where: str
) -> None:
    organisation = folder / ORGANISATION
    folder.write(ORGANISATION, f"{organisation.read_text()}\n{content}")
    with pytest.raises(Refused) as refusal:
        read_definitions(folder / QUESTIONNAIRE, organisation)
    (problem,) = refusal.value.problems
    assert (problem.code, problem.where) == ("id_unknown", f"{ORGANISATION}: {where}.measure")
    assert "felt" in str(problem.values["expected"])
    folder.change(ORGANISATION, "fellt", "felt")
    assert read_definitions(folder / QUESTIONNAIRE, organisation).organisation.id == "small"


def test_tables_inside_tables_without_end_are_problems_as_any(folder: Folder) -> None:
    path = folder.write(ORGANISATION, "a" + ".a" * 3000 + " = 1")
    codes = {problem.code for problem in problems_of(read_organisation, path)}
    assert codes == {"key_missing", "key_unknown"}
