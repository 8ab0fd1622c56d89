"""Which column of a response file is which question, and what is said of the others."""

from dataclasses import replace

import pytest

from assessment.columns import Columns, columns_of
from assessment.definition import LONGEST_CODE, short_code
from assessment.errors import Problem, Refused
from assessment.mapping import ColumnMapping
from assessment.survey_files.raw_table import Kind, RawColumn, RawTable, Tool
from tests.notation import Folder, raw_table

WHO = "respondent,wave,unit,level"


def columns(folder: Folder, table: RawTable | str, mapping: ColumnMapping | None = None) -> Columns:
    table = raw_table(table) if isinstance(table, str) else table
    return columns_of(table, folder.questionnaire, mapping)


def of_tool(csv_text: str, tool: Tool = "limesurvey", **of_head: RawColumn | Kind) -> RawTable:
    """A table of a survey tool; some heads with a kind, or with a column of their own."""
    table = raw_table(csv_text)
    known = {one.head: one for one in table.columns}
    for head, one in of_head.items():
        known[head] = one if isinstance(one, RawColumn) else replace(known[head], kind=one)
    return replace(table, tool=tool, columns=tuple(known.values()))


def ids(found: Columns) -> list[str]:
    return [column.id for column in found.known]


def targets(found: Columns) -> list[str]:
    return [column.target for column in found.known]


def problems_of(
    folder: Folder, table: RawTable | str, mapping: ColumnMapping | None = None
) -> list[Problem]:
    with pytest.raises(Refused) as refusal:
        columns(folder, table, mapping)
    return list(refusal.value.problems)


@pytest.mark.parametrize("head", ["s1", "S1", "We say so", "we SAY so"])
def test_a_question_is_known_by_its_id_or_text_in_any_case(folder: Folder, head: str) -> None:
    assert ids(columns(folder, f"{WHO},{head}\nr1,2026,A,top,4")) == [*WHO.split(","), "s1"]


def test_a_question_is_known_by_its_text_in_any_language(folder: Folder) -> None:
    folder.change("questionnaire.toml", '{en = "We say so"}', '{en = "We say so", et = "Ütleme"}')
    assert ids(columns(folder, "ÜTLEME\n4")) == ["s1"]


def test_a_text_that_two_questions_share_names_neither(folder: Folder) -> None:
    folder.change("questionnaire.toml", '"We do so"', '"We say so"')
    (problem,) = problems_of(folder, "We say so\n4")
    assert (problem.code, problem.values["found"]) == ("unknown_column", "We say so")


def test_an_id_comes_before_a_text(folder: Folder) -> None:
    folder.change("questionnaire.toml", '"We do so"', '"s1"')
    assert ids(columns(folder, "s1\n4")) == ["s1"]


def test_every_unknown_and_repeated_head_is_named_with_its_column(folder: Folder) -> None:
    first, second, third = problems_of(folder, "x1,s1,We say so,E-mail\n1,2,3,4")
    assert (first.code, first.values["column"], first.values["found"]) == (
        "unknown_column",
        "#1",
        "x1",
    )
    assert str(first.values["expected"]).startswith("respondent, wave, unit, level, felt, ")
    assert str(first.values["expected"]).endswith(", …")
    assert second == Problem(
        "duplicate_head", "answers.csv", {"row": 1, "column": "#3", "found": "s1", "first": 2}
    )
    assert (third.code, third.values["column"]) == ("unknown_column", "#4")


def test_a_short_list_of_questions_is_told_whole(folder: Folder) -> None:
    text = (folder / "questionnaire.toml").read_text(encoding="utf-8")
    folder.write("questionnaire.toml", text[: text.index('[[items]]\nid = "t1"')])
    folder.change(
        "questionnaire.toml",
        '[[themes]]\nid = "three"\npillar = "p"\nname = {en = "Three"}\nsource = "invented"\n',
        "",
    )
    (problem,) = problems_of(folder, "x1\n1")
    assert problem.values["expected"] == "respondent, wave, unit, level, s1, d1"


def test_an_empty_column_without_a_head_is_no_column(folder: Folder) -> None:
    assert ids(columns(folder, "s1,\n4,\n5,")) == ["s1"]


def test_cells_without_a_head_are_an_unknown_column(folder: Folder) -> None:
    (problem,) = problems_of(folder, "s1,\n4,\n5,yes")
    assert (problem.code, problem.values["column"]) == ("unknown_column", "#2")


def test_questions_that_a_file_lacks_are_warned_of_and_a_wave_is_not(folder: Folder) -> None:
    found = columns(folder, "respondent,unit,level,felt,deed,owner,s1,d1,t1,t2,t3\n1,,,,,,,,,,")
    assert found.warnings == (
        Problem("column_missing", "answers.csv", {"found": "used"}),
        Problem("column_missing", "answers.csv", {"found": "first"}),
    )


def test_with_a_mapping_columns_are_found_by_it_and_others_are_dropped(folder: Folder) -> None:
    mapping = ColumnMapping(columns={"Say": "s1", "#2": "d1"})
    found = columns(folder, "Say,Do,t1,E-mail,\n1,2,3,4,5", mapping)
    assert [(column.position, column.head, column.id) for column in found.known] == [
        ("0", "Say", "s1"),
        ("1", "Do", "d1"),
        ("2", "t1", "t1"),
    ]
    assert found.dropped == ("E-mail", "#5")


def test_a_mapping_may_name_a_column_without_a_head(folder: Folder) -> None:
    assert ids(columns(folder, "s1,\n4,", ColumnMapping(columns={"#2": "d1"}))) == ["s1", "d1"]


def test_a_mapping_to_an_unknown_id_or_from_an_unknown_head_is_refused(folder: Folder) -> None:
    mapping = ColumnMapping(columns={"Say": "x1", "Do": "d1"})
    unknown, missing = problems_of(folder, "Say\n4", mapping)
    assert (unknown.code, unknown.values["found"]) == ("mapped_id_unknown", "x1")
    assert missing == Problem("mapped_head_missing", "answers.csv", {"found": "Do"})


def test_two_columns_mapped_to_one_question_are_refused(folder: Folder) -> None:
    (problem,) = problems_of(folder, "Say,s1\n4,5", ColumnMapping(columns={"Say": "s1"}))
    assert problem.code == "duplicate_head"


def test_a_question_is_known_by_the_code_that_survey_tools_take(folder: Folder) -> None:
    long = "we_know_what_customers_say_of_us"
    folder.change("questionnaire.toml", 'id = "t1"', f'id = "{long}"')
    code = short_code(long, LONGEST_CODE)
    assert len(code) == LONGEST_CODE
    assert ids(columns(folder, f"{code}\n4")) == ids(columns(folder, f"{long}\n4")) == [long]


def test_a_code_that_two_questions_share_names_neither_and_an_id_comes_before_it(
    folder: Folder,
) -> None:
    folder.change("questionnaire.toml", 'id = "t1"', 'id = "a_bc"')
    folder.change("questionnaire.toml", 'id = "t2"', 'id = "ab_c"')
    assert problems_of(folder, "abc\n4")[0].code == "unknown_column"
    folder.change("questionnaire.toml", 'id = "t3"', 'id = "abc"')
    assert ids(columns(folder, "abc,ab_c,a_bc\n4,4,4")) == ["abc", "ab_c", "a_bc"]


def test_unit_and_level_are_known_by_how_the_questionnaire_asks_for_them(folder: Folder) -> None:
    folder.change(
        "questionnaire.toml",
        'languages = ["en"]',
        'languages = ["en"]\nunit_text = {en = "Your unit?"}\nlevel_text = {en = "Your level?"}',
    )
    assert ids(columns(folder, "s1,Your unit?,YOUR LEVEL?\n4,A,top")) == ["s1", "unit", "level"]


def test_a_column_is_known_by_the_first_of_its_names_that_says_anything(folder: Folder) -> None:
    column = RawColumn("x", ("x", "How true? [We say so]", "We do so", "s1"))
    assert ids(columns(folder, of_tool("x\n4", x=column))) == ["d1"]


@pytest.mark.parametrize("name", ["survey", "a SURVEY", short_code("survey", 5)])
def test_a_column_may_be_one_option_of_its_question(folder: Folder, name: str) -> None:
    column = RawColumn("x", ("x", name), ("Group", "What is used?"))
    (found,) = columns(folder, of_tool("x\nY", x=column)).known
    assert (found.id, found.target) == ("used", "used:survey")
    assert found.option is not None
    assert found.option.id == "survey"


@pytest.mark.parametrize(
    ("name", "part_of"),
    [("every", "owner"), ("visits", "used"), ("a survey", "s1"), ("a survey", "another")],
    ids=["of one option only", "no option", "no choice", "no question"],
)
def test_a_part_of_anything_else_is_unknown(folder: Folder, name: str, part_of: str) -> None:
    table = of_tool("x,s1\nY,4", x=RawColumn("x", (name,), (part_of,)))
    found = columns(folder, table)
    assert (ids(found), found.dropped) == (["s1"], ("x",))


def test_two_columns_of_one_option_are_refused_and_of_two_options_are_not(folder: Folder) -> None:
    def option(head: str, name: str) -> RawColumn:
        return RawColumn(head, (name,), ("used",))

    table = of_tool("x,y\nY,N", x=option("x", "survey"), y=option("y", "complaints"))
    assert targets(columns(folder, table)) == ["used:survey", "used:complaints"]
    table = of_tool("x,y\nY,N", x=option("x", "survey"), y=option("y", "a survey"))
    (problem,) = problems_of(folder, table)
    assert (problem.code, problem.values["found"]) == ("duplicate_head", "used:survey")


def test_a_mapping_may_name_an_option(folder: Folder) -> None:
    mapping = ColumnMapping(columns={"A": "used:survey", "B": "used:nothing", "C": "s1"})
    found = columns(folder, "A,B,C,d1\n1,0,4,4", mapping)
    assert targets(found) == ["used:survey", "used:nothing", "s1", "d1"]
    assert [column.found for column in found.known] == ["mapping", "mapping", "mapping", "file"]


@pytest.mark.parametrize(
    "target", ["used:visits", "owner:every", "s1:4", "unit:A", "x:y", ":survey"]
)
def test_a_mapping_to_an_option_that_is_none_is_refused(folder: Folder, target: str) -> None:
    (problem,) = problems_of(folder, "A\n1", ColumnMapping(columns={"A": target}))
    assert (problem.code, problem.values["found"]) == ("mapped_id_unknown", target)


def test_a_bare_head_is_an_option_where_its_cells_repeat_it_and_typeform_wrote_it(
    folder: Folder,
) -> None:
    text = "s1,a survey,complaints,nothing\n4,A Survey,,yes"
    found = columns(folder, of_tool(text, "typeform"))
    assert targets(found) == ["s1", "used:survey", "used:complaints"]
    assert found.dropped == ("nothing",)
    assert columns(folder, of_tool(text)).dropped == ("a survey", "complaints", "nothing")


def test_columns_of_a_tool_that_nobody_knows_are_dropped_with_a_warning(folder: Folder) -> None:
    found = columns(
        folder, of_tool("s1,Why?,seed,Name,\n4,x,1,Mari,y", seed="metadata", Name="personal")
    )
    assert found.dropped == ("Why?", "seed", "Name", "#5")
    assert found.warnings[-1] == Problem(
        "columns_unknown", "answers.csv", {"found": "Why?, #5", "count": 2}
    )


def test_with_a_mapping_dropping_is_what_was_asked_for(folder: Folder) -> None:
    found = columns(folder, of_tool("A,Why?\n4,x"), ColumnMapping(columns={"A": "s1"}))
    assert found.dropped == ("Why?",)
    assert "columns_unknown" not in {one.code for one in found.warnings}


def test_personal_columns_are_dropped_in_the_plain_form_too(folder: Folder) -> None:
    table = of_tool("s1,Name\n4,Mari", "generic", Name="personal")
    assert columns(folder, table).dropped == ("Name",)


def test_metadata_is_never_a_question_and_personal_data_may_be_one(folder: Folder) -> None:
    found = columns(folder, of_tool("s1,d1,t1\n4,4,4", s1="metadata", d1="personal"))
    assert (ids(found), found.dropped) == (["d1", "t1"], ("s1",))


def test_a_mapping_also_finds_metadata(folder: Folder) -> None:
    mapping = ColumnMapping(columns={"seed": "respondent"})
    assert ids(columns(folder, of_tool("seed,s1\n7,4", seed="metadata"), mapping)) == [
        "respondent",
        "s1",
    ]


def test_a_file_of_a_tool_in_which_no_question_is_found_is_refused(folder: Folder) -> None:
    (problem,) = problems_of(folder, of_tool("unit,Why?,What?\nA,x,y"))
    assert problem == Problem("no_question_found", "answers.csv", {"found": "Why?, What?"})


def test_ids_of_the_tool_are_respondents_and_without_them_that_is_warned_of(
    folder: Folder,
) -> None:
    table = of_tool("s1\n4")
    codes = [one.code for one in columns(folder, table).warnings]
    assert codes == ["respondents_nameless", *["column_missing"] * 11]
    with_ids = replace(table, respondents=table.cells["0"])
    assert [one.code for one in columns(folder, with_ids).warnings] == codes[1:]
