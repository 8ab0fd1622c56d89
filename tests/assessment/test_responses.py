"""Raw tables to checked answers: accepted, set aside, or refused with row, column and reason."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.checked_file import CheckedFile, Reading, UnmappedLabel
from assessment.errors import Problem, Refused
from assessment.mapping import ColumnMapping
from assessment.responses import check
from assessment.roster import Invited, check_against_roster
from assessment.survey_files.raw_table import RawColumn, RawTable
from tests.notation import EVERYBODY, Folder, answers, raw_table


def checked(
    folder: Folder,
    table: RawTable | str,
    mapping: ColumnMapping | None = None,
    wave: str | None = None,
) -> CheckedFile:
    definitions = (folder.questionnaire, folder.organisation)
    table = raw_table(table) if isinstance(table, str) else table
    return check(table, *definitions, mapping, wave)


def coded(csv_text: str, codebooks: Mapping[str, Mapping[str, str]]) -> RawTable:
    """A table with codebooks for some heads."""
    table = raw_table(csv_text)
    columns = [replace(one, codebook=codebooks.get(one.head, {})) for one in table.columns]
    return replace(table, columns=tuple(columns))


def by_option(csv_text: str) -> RawTable:
    """A table whose heads `used:survey` are the columns of one option."""
    table = raw_table(csv_text)
    parts = [(one.head, one.head.partition(":")) for one in table.columns]
    columns = [RawColumn(head, (head, part), (whole,)) for head, (whole, _, part) in parts]
    return replace(table, columns=tuple(columns))


def refusals(file: CheckedFile) -> list[tuple[int, str, str, str]]:
    """Row, column, reason and what was found."""
    return [(one.row, one.column, one.reason, one.found) for one in file.refusals]


def test_an_accepted_row_becomes_a_respondent_and_their_answers(folder: Folder) -> None:
    file = checked(
        folder, answers("r1: unit=A level=top s1=8 d1=dk t1=n/a t2=- owner=every first='More'")
    )
    assert file.respondents.rows() == [(2, "r1", "2026", "A", "top")]
    assert sorted(file.answers.rows()) == [
        (2, "d1", "cant_say", None),
        (2, "s1", "rated", 8),
        (2, "t1", "not_applicable", None),
    ]
    assert file.chosen.rows() == [(2, "owner", "every")]
    assert file.comments.rows() == [(2, "first", "More")]


def test_several_options_become_a_row_each(folder: Folder) -> None:
    file = checked(folder, answers("r1: unit=A level=top used='a survey;complaints'"))
    assert file.chosen.rows() == [(2, "used", "survey"), (2, "used", "complaints")]


def test_an_answer_is_kept_as_given_also_when_its_item_is_reversed(folder: Folder) -> None:
    assert checked(folder, answers("r1: unit=A level=top t3=2")).answers["code"].to_list() == [2]


@pytest.mark.parametrize("unit", ["A", "a", "Unit A"])
@pytest.mark.parametrize("level", ["top", "TOP", "Top managers", "board"])
def test_units_and_levels_are_known_by_id_name_and_alias(
    folder: Folder, unit: str, level: str
) -> None:
    file = checked(folder, answers(f"r1: unit='{unit}' level='{level}' s1=4"))
    assert file.respondents.row(0)[3:] == ("A", "top")


def test_an_empty_unit_or_level_is_not_stated_and_accepted(folder: Folder) -> None:
    file = checked(folder, answers("r1: unit=- level=top s1=4\nr2: unit=A level=- s1=4"))
    assert [row[3:] for row in file.respondents.rows()] == [(None, "top"), ("A", None)]
    assert file.refused == 0


def test_without_columns_for_unit_and_level_nobody_states_them(folder: Folder) -> None:
    file = checked(folder, "wave,s1\n2026,4")
    assert file.respondents.rows() == [(2, None, "2026", None, None)]


@pytest.mark.parametrize(
    ("row", "refusal"),
    [
        ("r1: unit=C level=top s1=4", (2, "unit", "unknown_unit", "C")),
        ("r1: unit=A level=boss s1=4", (2, "level", "unknown_level", "boss")),
        ("r1: wave=2024 unit=A s1=4", (2, "wave", "unknown_wave", "2024")),
        ("r1: wave=- unit=A s1=4", (2, "wave", "wave_missing", "")),
        ("r1: s1=11", (2, "s1", "off_scale", "11")),
        ("r1: s1=often", (2, "s1", "not_a_code", "often")),
        ("r1: s1=4,5", (2, "s1", "decimal_comma", "4,5")),
        ("r1: s1=4.5", (2, "s1", "not_a_whole_point", "4.5")),
        ("r1: felt=0", (2, "felt", "off_scale", "0")),
        ("r1: owner=someone", (2, "owner", "unknown_option", "someone")),
        ("r1: used=nothing;survey", (2, "used", "exclusive_option", "nothing;survey")),
    ],
)
def test_a_row_is_refused_for(folder: Folder, row: str, refusal: tuple[int, str, str, str]) -> None:
    file = checked(folder, answers(f"{row}\nr2: unit=A level=top s1=4"))
    assert refusals(file) == [refusal]
    assert (file.rows_in, file.accepted, file.refused, file.set_aside) == (2, 1, 1, 0)
    assert file.respondents["key"].to_list() == [3]
    assert set(file.answers["key"]) == {3}


def test_an_unknown_unit_is_told_each_unit_once(folder: Folder) -> None:
    file = checked(folder, answers("r1: unit=C level=top s1=4"))
    assert file.refusals[0].expected == "A, B"


def test_every_refused_cell_is_named_row_by_row_and_a_row_counts_once(folder: Folder) -> None:
    file = checked(
        folder, answers("r1: unit=C s1=11 d1=x\nr2: unit=A s1=4\nr3: unit=B s1=12 owner=x")
    )
    assert [(one.row, one.column) for one in file.refusals] == [
        (2, "d1"),
        (2, "s1"),
        (2, "unit"),
        (4, "owner"),
        (4, "s1"),
    ]
    assert (file.rows_in, file.accepted, file.refused) == (3, 1, 2)


def test_the_second_row_of_a_respondent_in_a_wave_is_refused_with_the_row_of_the_first(
    folder: Folder,
) -> None:
    text = "respondent,wave,s1\nr1,2026,4\nr2,2026,4\nr1,2025,4\nr1,2026,5\nr1,2026,6\n"
    file = checked(folder, text)
    assert [(one.row, one.reason, one.found, one.expected) for one in file.refusals] == [
        (5, "duplicate_respondent", "r1", "2"),
        (6, "duplicate_respondent", "r1", "2"),
    ]


def test_rows_without_an_answer_are_set_aside_whatever_else_they_hold(folder: Folder) -> None:
    file = checked(folder, "respondent,wave,unit,s1\nr1,?,?,\n,,,\nr1,2026,A,4\n")
    assert (file.rows_in, file.accepted, file.refused, file.set_aside) == (3, 1, 0, 2)


def test_a_file_without_any_answer_is_refused_with_its_rows(folder: Folder) -> None:
    with pytest.raises(Refused) as refusal:
        checked(folder, "respondent,wave,s1\nr1,2026,\nr2,2026,\n")
    assert refusal.value.problems == (Problem("no_answers", "answers.csv", {"found": 2}),)


def test_a_file_without_any_question_is_refused(folder: Folder) -> None:
    with pytest.raises(Refused) as refusal:
        checked(folder, "respondent,wave\nr1,2026\n")
    assert refusal.value.problems[0].code == "no_answers"


def test_a_file_may_leave_out_respondents_or_name_all_of_them(folder: Folder) -> None:
    assert checked(folder, "wave,s1\n2026,4\n2026,5\n").accepted == 2
    file = checked(folder, "respondent,wave,s1\nr1,2026,4\n,2026,5\n,2026,5\n")
    assert refusals(file) == [
        (3, "respondent", "respondent_missing", ""),
        (4, "respondent", "respondent_missing", ""),
    ]


def test_the_wave_asked_for_fills_an_empty_one_and_refuses_another(folder: Folder) -> None:
    assert checked(folder, "s1\n4", wave="2025").respondents["wave"].to_list() == ["2025"]
    file = checked(folder, "wave,s1\n2025,4\n2026,4\n,4", wave="2025")
    assert file.respondents["wave"].to_list() == ["2025", "2025"]
    assert refusals(file) == [(3, "wave", "wave_disagrees", "2026")]
    assert file.refusals[0].expected == "2025"


def test_a_wave_asked_for_that_the_organisation_lacks_is_refused(folder: Folder) -> None:
    with pytest.raises(Refused) as refusal:
        checked(folder, "s1\n4", wave="2024")
    (problem,) = refusal.value.problems
    assert problem.values == {"found": "2024", "expected": "2025, 2026"}


def test_a_mapping_gives_labels_their_codes_and_drops_what_it_does_not_name(folder: Folder) -> None:
    mapping = ColumnMapping(
        columns={"Where": "unit", "#3": "s1"},
        values={"Where": {"Head office": "A"}, "#3": {"Very much": "10", "No idea": "dk"}},
    )
    text = "Where,E-mail,Agree?,wave\nHead office,a@b,Very much,2026\nB,c@d,No idea,2026\nB,,7,2026"
    file = checked(folder, text, mapping)
    assert file.respondents["unit"].to_list() == ["A", "B", "B"]
    assert sorted(file.answers.rows()) == [
        (2, "s1", "rated", 10),
        (3, "s1", "cant_say", None),
        (4, "s1", "rated", 7),
    ]
    assert file.dropped_columns == ("E-mail",)


def test_a_refused_cell_is_named_by_the_head_of_its_column(folder: Folder) -> None:
    mapping = ColumnMapping(columns={"Agree?": "s1"})
    assert refusals(checked(folder, "wave,Agree?\n2026,11", mapping)) == [
        (2, "Agree?", "off_scale", "11")
    ]


def test_a_column_about_the_respondent_is_named_by_its_head_and_else_by_its_place(
    folder: Folder,
) -> None:
    mapping = ColumnMapping(
        columns={"Who": "respondent", "Your unit": "unit", "#3": "s1", "W": "wave"}
    )
    text = "Who,Your unit,,W\nr1,X,11,2026\nr1,A,4,2026\n,A,4,2026\nr4,A,4,"
    assert refusals(checked(folder, text, mapping)) == [
        (2, "#3", "off_scale", "11"),
        (2, "Your unit", "unknown_unit", "X"),
        (3, "Who", "duplicate_respondent", "r1"),
        (4, "Who", "respondent_missing", ""),
        (5, "W", "wave_missing", ""),
    ]


@pytest.mark.parametrize("name", ["key", "cell", "row", "first", "code", "state"])
def test_a_question_may_be_called_like_a_column_of_ours(folder: Folder, name: str) -> None:
    folder.change("questionnaire.toml", 'id = "first"', 'id = "comment"')
    folder.change("questionnaire.toml", 'id = "t1"', f'id = "{name}"')
    file = checked(folder, f"wave,{name}\n2026,4\n2026,x")
    assert file.answers.rows() == [(2, name, "rated", 4)]
    assert refusals(file) == [(3, name, "not_a_code", "x")]


@pytest.mark.parametrize(
    ("limits", "good", "bad"),
    [
        (
            {
                "highest = 10": "highest = 5",
                "low_to = 6": "low_to = 3",
                "top_from = 9": "top_from = 5",
            },
            "5",
            "6",
        ),
        (
            {
                "highest = 10": "highest = 7",
                "low_to = 6": "low_to = 4",
                "top_from = 9": "top_from = 6",
            },
            "7",
            "9",
        ),
        ({"lowest = 1": "lowest = 0", "highest = 10": "highest = 100"}, "100", "101"),
        ({"lowest = 1": "lowest = -2", "highest = 10": "highest = 9"}, "-2", "-3"),
    ],
    ids=["1 to 5", "1 to 7", "0 to 100", "-2 to 9"],
)
def test_a_scale_of_another_length_takes_its_own_points(
    folder: Folder, limits: dict[str, str], good: str, bad: str
) -> None:
    for old, new in limits.items():
        folder.change("questionnaire.toml", old, new)
    file = checked(folder, f"wave,s1\n2026,{good}\n2026,{bad}")
    assert file.answers["code"].to_list() == [int(good)]
    assert refusals(file) == [(3, "s1", "off_scale", bad)]


def test_a_code_without_a_score_is_an_answer_without_a_score(folder: Folder) -> None:
    folder.change("questionnaire.toml", '["dk", ', '["99", "dk", ')
    file = checked(folder, "wave,s1,d1\n2026,99,4")
    assert file.answers.select("question", "state", "code").rows() == [
        ("s1", "cant_say", None),
        ("d1", "rated", 4),
    ]


def test_rows_are_set_aside_by_the_first_reason_that_fits(folder: Folder) -> None:
    table = raw_table("wave,s1\n2026,4\n2026,5\n2026,6\n2026,\n2026,7\n2026,99\n")
    table = replace(table, unfinished=frozenset({3, 4, 5, 7}), tests=frozenset({4, 5}))
    file = checked(folder, table)
    assert file.set_aside_rows == {"test": (4,), "unfinished": (3, 7), "empty": (5,)}
    assert (file.rows_in, file.set_aside, file.accepted, file.refused) == (6, 4, 2, 0)


def test_a_file_of_unfinished_answers_and_tests_alone_has_none(folder: Folder) -> None:
    table = raw_table("wave,s1\n2026,4\n2026,5\n")
    with pytest.raises(Refused) as refusal:
        checked(folder, replace(table, unfinished=frozenset({2}), tests=frozenset({3})))
    assert refusal.value.problems == (Problem("no_answers", "answers.csv", {"found": 2}),)


def test_a_row_of_metadata_and_personal_data_alone_is_empty(folder: Folder) -> None:
    table = raw_table("wave,seed,E-mail,More?,s1\n2026,1,a@b,,4\n2026,2,c@d,,\n2026,3,,x,\n")
    kinds = {"seed": "metadata", "E-mail": "personal"}
    columns = [replace(one, kind=kinds.get(one.head, "answers")) for one in table.columns]
    file = checked(folder, replace(table, tool="limesurvey", columns=tuple(columns)))
    assert file.set_aside_rows == {"empty": (3,)}
    assert file.dropped_columns == ("seed", "E-mail", "More?")
    assert file.personal_columns == ("E-mail",)


def test_a_row_is_not_empty_where_metadata_is_mapped_to_a_question(folder: Folder) -> None:
    table = raw_table("wave,seed\n2026,7\n")
    columns = (table.columns[0], replace(table.columns[1], kind="metadata"))
    mapping = ColumnMapping(columns={"seed": "s1"})
    assert checked(folder, replace(table, columns=columns), mapping).accepted == 1


def test_what_the_tool_writes_for_nothing_is_nothing(folder: Folder) -> None:
    table = raw_table("wave,unit,s1,used,first\n2026,-99,4,-99,-99\n2026,A,-99,-99,-99\n")
    file = checked(folder, replace(table, missing=frozenset({"-99"})))
    assert file.respondents.rows() == [(2, None, "2026", None, None)]
    assert file.answers.height == 1
    assert file.chosen.is_empty()
    assert file.comments.is_empty()
    assert file.set_aside_rows == {"empty": (3,)}


def test_ids_of_the_tool_are_respondents_of_their_wave(folder: Folder) -> None:
    table = raw_table("wave,s1\n2025,4\n2026,5\n2026,6\n")
    own = pl.Series(["17 2026-10-05", "17 2026-10-05", "17 2026-10-05"])
    file = checked(folder, replace(table, tool="limesurvey", respondents=own))
    assert file.respondents["respondent"].to_list() == [
        "limesurvey 2025 17 2026-10-05",
        "limesurvey 2026 17 2026-10-05",
    ]
    assert refusals(file) == [
        (4, "respondent", "duplicate_respondent", "limesurvey 2026 17 2026-10-05")
    ]
    assert file.respondent_head == "respondent"


def test_options_in_columns_of_their_own_are_chosen_together(folder: Folder) -> None:
    text = "wave,used:survey,used:complaints,used:nothing\n2026,1,Yes,\n2026,N,complaints,0\n"
    file = checked(folder, by_option(text))
    assert sorted(file.chosen.rows()) == [
        (2, "used", "complaints"),
        (2, "used", "survey"),
        (3, "used", "complaints"),
    ]


def test_a_column_of_one_option_takes_a_mark_only(folder: Folder) -> None:
    file = checked(folder, by_option("wave,used:survey\n2026,perhaps\n2026,1\n"))
    assert refusals(file) == [(2, "used:survey", "not_a_mark", "perhaps")]
    assert file.refusals[0].expected == "survey, 1, 0"


def test_an_exclusive_option_in_a_column_of_its_own_stands_alone_too(folder: Folder) -> None:
    text = "wave,used:survey,used:nothing\n2026,1,1\n2026,0,1\n2026,1,0\n"
    file = checked(folder, by_option(text))
    assert refusals(file) == [(2, "used:survey", "exclusive_option", "nothing")]
    assert sorted(file.chosen.rows()) == [(3, "used", "nothing"), (4, "used", "survey")]


def test_codes_are_read_by_the_codebook_of_their_column(folder: Folder) -> None:
    codebooks = {
        "s1": {"A1": "1 - no", "A2": "can't say"},
        "owner": {"B1": "nobody's"},
        "unit": {"1": "Unit A"},
        "used": {"C": "complaints"},
    }
    text = "wave,unit,s1,owner,used\n2026,1,A1,B1,C\n2026,1,A2,every,survey\n2026,1,4,X,\n"
    file = checked(folder, coded(text, codebooks))
    assert file.respondents["unit"].to_list() == ["A", "A"]
    assert sorted(file.answers.rows()) == [(2, "s1", "rated", 1), (3, "s1", "cant_say", None)]
    assert sorted(file.chosen.rows()) == [
        (2, "owner", "nobody"),
        (2, "used", "complaints"),
        (3, "owner", "every"),
        (3, "used", "survey"),
    ]
    assert refusals(file) == [(4, "owner", "unknown_option", "X")]


def test_a_mark_is_read_by_its_label_too(folder: Folder) -> None:
    table = by_option("wave,used:survey\n2026,A\n2026,B\n")
    column = replace(table.columns[1], codebook={"A": "Yes", "B": "Not selected"})
    file = checked(folder, replace(table, columns=(table.columns[0], column)))
    assert file.chosen.rows() == [(2, "used", "survey")]
    assert file.accepted == 2


@pytest.mark.parametrize(
    ("cells", "codebook", "ends"),
    [
        (["1 - no", "4", "10 - yes"], {}, ("no", "yes")),
        (["10 – very much so"], {}, ("", "very much so")),
        (["1", "10"], {}, ("", "")),
        (["1 - no", "1"], {}, ("no", "")),
        (["1"], {"1": "never", "10": "always"}, ("never", "always")),
        (["A1"], {"A1": "(1): no", "A10": "(10): yes"}, ("no", "yes")),
        (["dk"], {}, ("", "")),
    ],
)
def test_a_reading_shows_the_words_at_the_ends_of_a_scale(
    folder: Folder, cells: list[str], codebook: dict[str, str], ends: tuple[str, str]
) -> None:
    text = "wave,s1,first\n" + "".join(f"2026,{cell},x\n" for cell in cells)
    readings = checked(folder, coded(text, {"s1": codebook})).readings
    assert readings == (
        Reading("wave", "wave", "file"),
        Reading("s1", "s1", "file", "points", *ends),
        Reading("first", "first", "file"),
    )


def test_a_label_of_one_end_at_the_other_refuses_every_cell_of_the_column(folder: Folder) -> None:
    file = checked(folder, "wave,s1,d1\n2026,1 - yes,4\n2026,10 - no,4\n2026,,4\n")
    assert {one.reason for one in file.refusals} == {"end_elsewhere"}
    assert (file.refused, file.accepted) == (2, 1)
    assert (file.readings[1].lowest, file.readings[1].highest) == ("yes", "no")


def test_words_that_are_no_answers_are_told_once_with_their_rows(folder: Folder) -> None:
    mapping = ColumnMapping(columns={"Agree?": "s1"})
    text = "wave,unit,Agree?,owner\n2026,A,often,every\n2026,A,often,me\n2026,A,11,every\n"
    file = checked(folder, text + "2026,Z,4,every\n2024,A,4,every\n", mapping)
    assert file.unmapped_labels == (
        UnmappedLabel("Agree?", "often", 2),
        UnmappedLabel("owner", "me", 1),
    )


def test_a_label_that_is_mapped_to_nothing_is_no_answer(folder: Folder) -> None:
    mapping = ColumnMapping(
        columns={"Agree?": "s1"},
        values={"Agree?": {"did not see it": ""}, "unit": {"elsewhere": ""}},
    )
    text = "wave,unit,Agree?\n2026,A,did not see it\n2026,elsewhere,4\n"
    file = checked(folder, text, mapping)
    assert file.set_aside_rows == {"empty": (2,)}
    assert file.respondents.rows() == [(3, None, "2026", None, None)]
    assert file.refused == 0


def test_what_a_mapping_said_is_learned_by_heads_that_stand_once(folder: Folder) -> None:
    mapping = ColumnMapping(
        columns={"Where": "unit", "#3": "s1", "#4": "d1", "#5": "t1", "#6": "t2"},
        values={"Where": {"North": "A"}, "s3": {"x": "1"}},
    )
    file = checked(folder, "wave,Where,Say,Twice,Twice,,s3\n2026,North,4,5,6,7,8\n", mapping)
    assert file.learned is not None
    assert file.learned.columns == {"Where": "unit", "Say": "s1"}
    assert file.learned.values["Where"] == {"North": "A"}


def test_without_a_mapping_nothing_is_learned(folder: Folder) -> None:
    assert checked(folder, "wave,s1\n2026,4\n").learned == ColumnMapping()


def test_notes_of_the_table_and_rows_that_are_too_short_are_warnings(folder: Folder) -> None:
    note = Problem("text_cleaned_controls", "answers.csv", {"count": 1})
    table = replace(raw_table("wave,s1\n2026,4\n"), notes=(note,), short_rows=(2, 4))
    warnings = checked(folder, table).warnings
    assert warnings[0] == note
    assert warnings[-1] == Problem("rows_too_short", "answers.csv", {"found": "2, 4", "count": 2})


def test_a_row_is_named_by_its_place_in_the_file(folder: Folder) -> None:
    table = replace(raw_table("wave,s1\n2026,99\n2026,4\n"), header_rows=3, first_row=5)
    file = checked(folder, table)
    assert refusals(file) == [(5, "s1", "off_scale", "99")]
    assert file.respondents["key"].to_list() == [6]


def test_a_checked_file_says_what_it_was_read_from(folder: Folder) -> None:
    file = checked(folder, raw_table("wave,s1\n2026,4\n"))
    assert (file.file, file.sha256, file.tool, file.encoding) == (
        "answers.csv",
        "hash of wave,s1\n2026,4\n",
        "generic",
        "utf-8",
    )


ROSTER = (
    Invited("2025", "A", "top", 2),
    Invited("2025", "B", "top", 2),
    Invited("2026", "A", "top", 3),
)


def test_as_many_answers_as_invited_are_in_order() -> None:
    answered = {("2025", "A", "top"): 2, ("2025", "B", "top"): 2, ("2026", "A", "top"): 0}
    assert check_against_roster(answered, ROSTER) == ()


def test_more_answers_than_the_waves_whole_roster_are_refused() -> None:
    answered = {("2025", "A", "top"): 2, ("2025", "B", "top"): 2, ("2025", "", ""): 1}
    with pytest.raises(Refused) as refusal:
        check_against_roster(answered, ROSTER)
    values = {"wave": "2025", "found": 5, "expected": 4}
    assert refusal.value.problems == (Problem("more_answers_than_roster", "roster.csv", values),)


def test_more_answers_than_invited_in_a_unit_and_level_are_a_warning() -> None:
    answered = {("2025", "A", "top"): 3, ("2025", "B", "low"): 1}
    found = check_against_roster(answered, ROSTER)
    assert {one.code for one in found} == {"more_than_invited"}
    assert [tuple(one.values.values()) for one in found] == [
        ("2025", "A", "top", 3, 2),
        ("2025", "B", "low", 1, 0),
    ]


def test_people_of_no_stated_unit_or_level_are_compared_with_the_whole_roster_only() -> None:
    answered = {("2025", "", ""): 1, ("2025", "A", ""): 1, ("2025", "", "top"): 1}
    assert check_against_roster(answered, ROSTER) == ()


def test_a_wave_that_the_roster_lacks_and_a_missing_roster_are_warnings() -> None:
    answered = {("2027", "A", "top"): 100}
    assert check_against_roster(answered, ROSTER) == (
        Problem("roster_without_wave", "roster.csv", {"found": "2027"}),
    )
    assert check_against_roster(answered, ()) == (Problem("roster_missing"),)


CELL = st.sampled_from(
    [
        "",
        "-",
        "r1",
        "r2",
        "2026",
        "2024",
        "A",
        "Unit B",
        "C",
        "top",
        "4",
        "11",
        "4,5",
        "dk",
        "every",
    ]
)
HEADS = ["respondent", "wave", "unit", "level", "s1", "owner", "used", "first"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    heads=st.lists(st.sampled_from(HEADS), min_size=1, unique=True),
    data=st.data(),
)
def test_of_any_file_every_row_is_accepted_refused_or_set_aside(
    small: Folder, heads: list[str], data: st.DataObject
) -> None:
    row = st.lists(CELL, min_size=len(heads), max_size=len(heads))
    rows = data.draw(st.lists(row, min_size=1, max_size=8))
    text = "\n".join(",".join(f'"{cell}"' for cell in one) for one in (heads, *rows))
    try:
        file = checked(small, text)
    except Refused as refusal:
        assert [problem.code for problem in refusal.problems] == ["no_answers"]  # noqa: PT017
        return
    assert file.rows_in == len(rows)
    assert file.rows_in == file.accepted + file.refused + file.set_aside
    assert {one.row for one in file.refusals}.isdisjoint(file.respondents["key"])
    for frame in (file.answers, file.chosen, file.comments):
        assert set(frame["key"]) <= set(file.respondents["key"])


def test_the_people_of_the_notation_answer_everything(folder: Folder) -> None:
    file = checked(folder, answers(f"r1..r3: unit=A level=top {EVERYBODY}"))
    assert (file.accepted, file.warnings) == (3, ())
    assert file.answers.height == 3 * 7


def test_the_label_of_a_code_comes_before_the_code(folder: Folder) -> None:
    mapping = ColumnMapping(columns={"m1": "used:survey", "m2": "used:complaints"})
    table = coded(
        "m1,m2\n1,1\n2,0\n", {"m1": {"1": "Ei", "2": "Jah"}, "m2": {"0": "Jah", "1": "Ei"}}
    )
    file = check(table, folder.questionnaire, folder.organisation, mapping, "2026")
    assert file.chosen.select("key", "option").rows() == [(3, "survey"), (3, "complaints")]


def test_a_column_can_be_left_out_by_a_mapping_to_nothing(folder: Folder) -> None:
    mapping = ColumnMapping(columns={"#2": ""})
    table = raw_table("s1,We say so\n4,5\n")
    file = check(table, folder.questionnaire, folder.organisation, mapping, "2026")
    assert (file.answers["code"].to_list(), file.dropped_columns) == ([4], ("We say so",))
