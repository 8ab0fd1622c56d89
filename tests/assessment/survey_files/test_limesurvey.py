"""LimeSurvey's files: heads as code, text or both; answers as code or text; the R pair; VV."""

from pathlib import Path

import pytest

from assessment.checked_file import CheckedFile
from assessment.checking import check_files
from assessment.errors import Problem, Refused
from assessment.survey_files.limesurvey_r import columns_of_r
from assessment.survey_files.raw_table import RawTable
from assessment.survey_files.reading import read_survey_file
from tests.notation import Folder

CODES = [
    "id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp",
    "say[s1]", "say[d1]", "owner", "used[survey]", "used[complaints]", "used[nothing]",
    "used[other]", "first",
]  # fmt: skip
TEXTS = [
    "Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started",
    "Date last action", "How true is this? [We say so]", "How true is this? [We do so]",
    "Who owns it?", "What is used? [a survey]", "What is used? [complaints]",
    "What is used? [nothing]", "What is used? [Other]", "What first?",
]  # fmt: skip
BOTH = [f"{code}. {text}" for code, text in zip(CODES, TEXTS, strict=True)]
ESTONIAN = [
    "Vastuse ID", "Saatmise kuupäev", "Viimane lehekülg", "Alguskeel", "Seeme", "Alguskuupäev",
    "Viimase tegevuse kuupäev", *TEXTS[7:],
]  # fmt: skip

TIMES = ["2026-10-05 08:30:00", "2026-10-05 08:39:00"]
FINISHED = ["17", TIMES[1], "4", "et", "1000007919", *TIMES]
UNFINISHED = ["18", "", "2", "et", "1000015838", *TIMES]
IN_TEXTS = ["10 - yes", "dk", "every manager's", "Yes", "No", "N/A", "", "More"]
IN_CODES = ["10", "dk", "every", "Y", "N", "", "", "More"]


def lines(*rows: list[str], separator: str = ",") -> str:
    """A file as LimeSurvey writes it: all quoted, Windows line ends, a blank line at the end."""
    quoted = (separator.join(f'"{cell}"' for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in quoted) + "\r\n"


def read(folder: Folder, text: str, name: str = "answers.csv") -> RawTable:
    return read_survey_file(folder.write(name, text))


def checked(folder: Folder, text: str, name: str = "answers.csv") -> CheckedFile:
    (file,) = check_files([folder.write(name, text)], folder.definitions, wave="2026")
    return file


def given(file: CheckedFile) -> dict[str, object]:
    """What one person answered, by question; the points, or the state of an answer without."""
    rated = {q: state if code is None else code for _, q, state, code in file.answers.rows()}
    chosen: dict[str, list[str]] = {}
    for _, choice, option in file.chosen.rows():
        chosen.setdefault(choice, []).append(option)
    return rated | chosen | {question: text for _, question, text in file.comments.rows()}


@pytest.mark.parametrize("answers", [IN_TEXTS, IN_CODES], ids=["in texts", "in codes"])
@pytest.mark.parametrize(
    "heads",
    [CODES, TEXTS, BOTH, [one.replace(". ", ": ", 1) for one in BOTH], ESTONIAN],
    ids=["codes", "texts", "both", "both with a colon", "texts in Estonian"],
)
def test_the_same_answers_are_read_whatever_heads_and_answers_are_written_as(
    folder: Folder, heads: list[str], answers: list[str]
) -> None:
    file = checked(folder, lines(heads, [*FINISHED, *answers], [*UNFINISHED, *answers]))
    assert file.tool == "limesurvey"
    assert file.respondents.rows() == [
        (2, "limesurvey 2026 17 2026-10-05 08:30:00", "2026", None, None)
    ]
    assert given(file) == {
        "s1": 10,
        "d1": "cant_say",
        "owner": ["every"],
        "used": ["survey"],
        "first": "More",
    }
    assert file.set_aside_rows == {"unfinished": (3,)}
    assert (file.rows_in, file.accepted, file.refused) == (2, 1, 0)


def test_a_field_for_something_else_is_an_unknown_column_and_is_warned_of(folder: Folder) -> None:
    file = checked(folder, lines(CODES, [*FINISHED, *IN_CODES]))
    (warning,) = [one for one in file.warnings if one.code == "columns_unknown"]
    assert warning.values == {"found": "used[other]", "count": 1}
    assert "seed" in file.dropped_columns


def test_every_option_has_a_column_that_says_so(folder: Folder) -> None:
    file = checked(folder, lines(CODES, [*FINISHED, *IN_CODES]))
    targets = {one.head: one.target for one in file.readings}
    assert targets["used[complaints]"] == "used:complaints"
    assert targets["say[d1]"] == "d1"


def test_an_exclusive_option_beside_others_refuses_the_row(folder: Folder) -> None:
    cells = ["10", "dk", "every", "Y", "N", "Y", "", ""]
    (refusal,) = checked(folder, lines(CODES, [*FINISHED, *cells])).refusals
    assert (refusal.column, refusal.reason) == ("used[survey]", "exclusive_option")


@pytest.mark.parametrize(
    "head",
    [
        "interviewtime",
        "Total time",
        "groupTime71",
        "Group time: First page",
        "s1Time",
        "Question time: s1",
        "interviewtime. Total time",
        "s1Time. Question time: s1",
    ],
)
def test_a_timing_is_no_answer(folder: Folder, head: str) -> None:
    (*_, column) = read(folder, lines([*CODES, head], [*FINISHED, *IN_CODES, "12.5"])).columns
    assert (column.head, column.kind) == (head, "metadata")


@pytest.mark.parametrize("head", ["leadtime", "Time", "Group times are kept", "How much time?"])
def test_a_question_about_time_is_no_timing(folder: Folder, head: str) -> None:
    (*_, column) = read(folder, lines([*CODES, head], [*FINISHED, *IN_CODES, "7"])).columns
    assert column.kind == "answers"


def test_an_answer_is_unfinished_without_a_time_of_submission(folder: Folder) -> None:
    unknown = ["19", "N/A", *UNFINISHED[2:]]
    anonymous = ["20", "1980-01-01 00:00:00", *FINISHED[2:]]
    people = [[*one, *IN_CODES] for one in (FINISHED, UNFINISHED, unknown, anonymous)]
    for heads in (CODES, ESTONIAN):
        assert read(folder, lines(heads, *people)).unfinished == {3, 4}


def test_an_empty_row_is_set_aside_as_empty_and_not_as_unfinished(folder: Folder) -> None:
    nothing = [""] * len(IN_CODES)
    rows = [[*FINISHED, *IN_CODES], [*UNFINISHED, *nothing], [*FINISHED, *nothing]]
    assert checked(folder, lines(CODES, *rows)).set_aside_rows == {"empty": (3, 4)}


def test_without_the_column_of_submission_nobody_is_known_to_be_unfinished(folder: Folder) -> None:
    folder.write("survey_1_R_syntax_file.R", R_SYNTAX)
    table = read(folder, "say[s1],first\n4,\n,x\n", "survey_1_R_data_file.csv")
    assert (table.tool, table.unfinished, table.respondents) == ("limesurvey", frozenset(), None)


def test_without_numbers_nobody_is_told_from_others(folder: Folder) -> None:
    table = read(folder, lines(CODES[1:], [*FINISHED[1:], *IN_CODES]))
    assert (table.tool, table.respondents) == ("limesurvey", None)


def test_without_the_time_of_their_start_respondents_have_their_number(folder: Folder) -> None:
    table = read(folder, lines(CODES[:5], FINISHED[:5], UNFINISHED[:5]))
    assert table.respondents is not None
    assert table.respondents.to_list() == ["17", "18"]


def test_a_point_behind_translated_heads_is_no_seed(folder: Folder) -> None:
    heads = [*ESTONIAN[:4], *ESTONIAN[7:]]
    file = checked(folder, lines(heads, [*FINISHED[:4], *IN_CODES]))
    assert given(file)["s1"] == 10


def test_translated_heads_may_end_with_their_metadata(folder: Folder) -> None:
    table = read(folder, lines(ESTONIAN[:7], FINISHED, UNFINISHED))
    assert [column.kind for column in table.columns] == ["metadata"] * 7


@pytest.mark.parametrize(
    ("place", "cell"),
    [(0, "r17"), (1, "yesterday"), (2, "last"), (3, "Estonian"), (3, "")],
    ids=["no number", "no time", "no page", "no language", "nothing"],
)
def test_translated_heads_over_something_else_are_a_plain_table(
    folder: Folder, place: int, cell: str
) -> None:
    row = [*FINISHED, *IN_CODES]
    row[place] = cell
    assert read(folder, lines(ESTONIAN, row)).tool == "generic"


# ── the R pair ───────────────────────────────────────────────────────────────────────────────────

R_SYNTAX = r"""
data <- read.csv("survey_1_R_data_file.csv", quote = "'\"", na.strings=c("", "\"\""))
# LimeSurvey Field type: F
data[, 1] <- as.numeric(data[, 1])
attributes(data)$variable.labels[1] <- "id"
names(data)[1] <- "id"
attributes(data)$variable.labels[2] <- "submitdate"
names(data)[2] <- "submitdate"
attributes(data)$variable.labels[8] <- "[We say so] How \"true\" is this?"
data[, 8] <- factor(data[, 8], levels=c("A1","A5","A10"),labels=c("1 - no", "5 (\"so, so\")", "10"))
names(data)[8] <- "say_s1"
attributes(data)$variable.labels[9] <- "[We do so] How \"true\" is this?"
data[, 9] <- factor(data[, 9], levels=c("A1","dk"),labels=c("1", "can\'t say"))
names(data)[9] <- "say_d1"
attributes(data)$variable.labels[10] <- "Who owns it?"
data[, 10] <- factor(data[, 10], levels=c("B1","B2"),labels=c("every manager\'s", "nobody\'s"))
names(data)[10] <- "owner"
attributes(data)$variable.labels[11] <- "[a survey] What is used?"
data[, 11] <- factor(data[, 11], levels=c(1,0),labels=c("Yes", "Not selected"))
names(data)[11] <- "used_SQ001"
attributes(data)$variable.labels[12] <- "[complaints] What is used?"
data[, 12] <- factor(data[, 12], levels=c(1,0),labels=c("Yes", "Not selected"))
names(data)[12] <- "used_SQ002"
names(data)[13] <- "first"
names(data)[99] <- "later"
"""
R_HEADS = [*CODES[:7], *(f"column {number}" for number in range(8, 14))]


@pytest.fixture
def pair(folder: Folder) -> Folder:
    folder.write("survey_1_R_syntax_file.R", R_SYNTAX)
    return folder


def test_the_r_file_beside_says_what_columns_and_codes_are(pair: Folder) -> None:
    rows = [[*FINISHED, "A5", "dk", "B1", "1", "0", "More"], [*FINISHED, *[""] * 6]]
    file = checked(pair, lines(R_HEADS, *rows), "survey_1_R_data_file.csv")
    assert given(file) == {
        "s1": 5,
        "d1": "cant_say",
        "owner": ["every"],
        "used": ["survey"],
        "first": "More",
    }
    reading = {one.target: one for one in file.readings}
    assert (reading["s1"].head, reading["s1"].lowest) == ("column 8", "no")


def test_heads_that_say_what_they_are_come_before_the_r_file(pair: Folder) -> None:
    heads = [*R_HEADS[:7], "say[d1]", "say[s1]", *R_HEADS[9:]]
    row = [*FINISHED, "3", "4", "B2", "0", "1", ""]
    answered = given(checked(pair, lines(heads, row), "survey_1_R_data_file.csv"))
    assert (answered["d1"], answered["s1"]) == (3, 4)


def test_a_file_of_fewer_columns_than_its_r_file_is_read(pair: Folder) -> None:
    table = read(pair, lines(R_HEADS[:8], [*FINISHED, "A5"]), "survey_1_R_data_file.csv")
    assert table.columns[7].codebook == {"A1": "1 - no", "A5": '5 ("so, so")', "A10": "10"}
    assert len(table.columns) == 8


def test_without_its_r_file_the_data_file_is_read_by_its_own_heads(folder: Folder) -> None:
    name = "survey_1_R_data_file.csv"
    assert given(checked(folder, lines(CODES, [*FINISHED, *IN_CODES]), name))["s1"] == 10


def test_of_an_r_file_labels_are_read_with_their_escapes_and_nothing_else() -> None:
    columns = columns_of_r(R_SYNTAX)
    assert set(columns) == {7, 8, 9, 10, 11, 12, 98}
    assert columns[7].names == ("say_s1", "s1", '[We say so] How "true" is this?', "We say so")
    assert columns[7].parts_of == ("say", 'How "true" is this?')
    assert columns[9].codebook == {"B1": "every manager's", "B2": "nobody's"}
    assert columns[10].codebook == {"1": "Yes", "0": "Not selected"}
    assert columns[12].names == ("first",)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("survey_1_R_syntax_file.R", R_SYNTAX),
        (
            "survey.lss",
            '<?xml version="1.0"?>\n<document>\n <LimeSurveyDocType>Survey</LimeSurveyDocType>\n',
        ),
    ],
)
def test_a_file_that_describes_a_questionnaire_holds_no_answers(
    folder: Folder, name: str, text: str
) -> None:
    with pytest.raises(Refused) as refusal:
        read(folder, text, name)
    assert refusal.value.problems == (Problem("structure_only", name),)


# ── VV ───────────────────────────────────────────────────────────────────────────────────────────


def vv(folder: Folder, *rows: list[str]) -> RawTable:
    text = "\n".join("\t".join(row) for row in (TEXTS, CODES, *rows)) + "\n"
    return read(folder, text, "vvexport_1.txt")


def test_a_vv_file_has_texts_over_codes(folder: Folder) -> None:
    table = vv(folder, [*FINISHED, *IN_CODES], [*UNFINISHED, *IN_CODES])
    assert (table.tool, table.header_rows, table.first_row) == ("limesurvey", 2, 3)
    assert table.heads == tuple(CODES)
    assert table.unfinished == {4}
    assert table.columns[7].names[:3] == ("say[s1]", "s1", TEXTS[7])
    path = Path("vvexport_1.txt")
    (file,) = check_files([folder / path.name], folder.definitions, wave="2026")
    assert given(file)["used"] == ["survey"]


def test_signs_of_a_vv_file_come_back_and_the_brace_at_last(folder: Folder) -> None:
    comment = "{lbrace}tab}{newline}two{cr}three{tab}four {quote}five{quote}"
    table = vv(folder, [*FINISHED, *IN_CODES[:-1], comment])
    assert table.cells[0, -1] == '{tab}\ntwo\nthree\tfour "five"'


def test_a_question_that_was_not_shown_was_not_answered(folder: Folder) -> None:
    hidden = "{question_not_shown}"
    vv(folder, [*FINISHED, "10", hidden, hidden, "Y", hidden, hidden, "", hidden])
    (file,) = check_files([folder / "vvexport_1.txt"], folder.definitions, wave="2026")
    assert given(file) == {"s1": 10, "used": ["survey"]}
    assert file.refused == 0
