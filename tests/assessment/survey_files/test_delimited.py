"""Separated text to a raw table: every cell as it stands, what can't be read refused."""

import csv
import hashlib
from io import StringIO
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.errors import Problem, Refused
from assessment.survey_files.raw_table import RawTable
from assessment.survey_files.reading import read_survey_file


def read(folder: Path, content: str | bytes, name: str = "answers.csv") -> RawTable:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_survey_file(path)


def problem_of(folder: Path, content: str | bytes, name: str = "answers.csv") -> Problem:
    with pytest.raises(Refused) as refusal:
        read(folder, content, name)
    (problem,) = refusal.value.problems
    return problem


@pytest.mark.parametrize(
    "content",
    [
        "a,b\n1,ä\n2,\n",
        "a;b\n1;ä\n2;\n",
        "a\tb\n1\tä\n2\t\n",
        "a,b\r\n1,ä\r\n2,\r\n",
        "a,b\r1,ä\r2,",
        'a,"b"\n"1"," ä "\n 2,""',
        "\ufeffa,b\n1,ä\n2,\n",
        "a,b\n1,ä\n2\n",
        "a,b\n1,ä\n2,\n".encode("utf-16"),
        "\ufeffa,b\n1,ä\n2,\n".encode("utf-16-be"),
        "a,b\n1,ä\n2,\n".encode("utf-16-le"),
        "a|b\n1|ä\n2|\n",
        "a,b\n1,ä,\n2,,\n",
        "a,b\n1,ä\n2,\n\n\n",
    ],
    ids=[
        "commas",
        "semicolons",
        "tabs",
        "Windows line ends",
        "old Mac line ends",
        "quotation marks and spaces",
        "a byte order mark",
        "a short last row",
        "UTF-16",
        "big-endian UTF-16",
        "UTF-16 without its mark",
        "bars",
        "a separator behind every row",
        "blank lines at the end",
    ],
)
def test_the_same_table_is_read_from(tmp_path: Path, content: str | bytes) -> None:
    table = read(tmp_path, content)
    assert table.heads == ("a", "b")
    assert table.cells.rows() == [("1", "ä"), ("2", None)]
    assert table.cells.columns == ["0", "1"]


@pytest.mark.parametrize("named", ["sep=;\n", '"sep=;"\n', "SEP=;\r\n", "\nsep=;\n"])
def test_a_first_line_that_names_the_separator_is_no_head(tmp_path: Path, named: str) -> None:
    table = read(tmp_path, f"{named}a;b,c\n1;2\n3\n")
    assert table.heads == ("a", "b,c")
    assert table.cells.rows() == [("1", "2"), ("3", None)]
    assert table.first_row == named.count("\n") + 2
    assert table.short_rows == (table.first_row + 1,)


def test_a_head_with_commas_of_its_own_is_cut_at_the_semicolons(tmp_path: Path) -> None:
    table = read(tmp_path, "Which, if any;Why, or why not\n1;2\n3;4\n")
    assert table.heads == ("Which, if any", "Why, or why not")


def test_a_table_knows_its_file_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    table = read(tmp_path, b"a\n1\n", "ANSWERS.CSV")
    assert (table.file, table.first_row) == ("ANSWERS.CSV", 2)
    assert table.sha256 == hashlib.sha256(b"a\n1\n").hexdigest()


def test_cells_stay_text(tmp_path: Path) -> None:
    table = read(tmp_path, "a,b,c,d\n01,1.0,true,2026-01-01\n")
    assert table.cells.rows() == [("01", "1.0", "true", "2026-01-01")]


def test_an_empty_row_keeps_its_place(tmp_path: Path) -> None:
    assert read(tmp_path, "a,b\n\n1,2\n").cells.rows() == [(None, None), ("1", "2")]


def test_a_repeated_head_and_an_empty_one_are_left_to_the_check(tmp_path: Path) -> None:
    assert read(tmp_path, "a,a,\n1,2,3\n").heads == ("a", "a", "")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.csv", "", Problem("empty_file", "a.csv")),
        ("a.csv", "\ufeff \n\n", Problem("empty_file", "a.csv")),
        ("a.csv", "respondent,unit\n", Problem("header_only", "a.csv")),
        ("a.csv", "a\nä\nä\n".encode() + b"\xe4\n", Problem("not_utf8", "a.csv", {"found": 4})),
        (
            "a.csv",
            "a;" * 20_000,
            Problem("too_many_columns", "a.csv", {"found": 20_001, "expected": 16_384}),
        ),
        (
            "a.csv",
            "a;b\n1;2\n3;" + "x" * 1_000_001,
            Problem(
                "cell_too_long",
                "a.csv",
                {"row": 3, "column": "#2", "found": 1_000_001, "expected": 1_000_000},
            ),
        ),
        (
            "a.csv",
            "a,b\n1,2\n1,2,3\n",
            Problem("row_too_long", "a.csv", {"row": 3, "found": 3, "expected": 2}),
        ),
        (
            "a.csv",
            'a,b\n"x\ny",2\n1,2,3\n',
            Problem("row_too_long", "a.csv", {"row": 3, "found": 3, "expected": 2}),
        ),
        ("a.csv", 'a,b\n1,"2\n3,4\n', Problem("not_csv", "a.csv")),
        ("a.csv", 'a,b\r1,"2\n3"\r4,5', Problem("not_csv", "a.csv")),
    ],
)
def test_a_file_is_refused(
    tmp_path: Path, name: str, content: str | bytes, problem: Problem
) -> None:
    assert problem_of(tmp_path, content, name) == problem


def test_a_file_that_is_not_there_is_refused_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    with pytest.raises(Refused) as refusal:
        read_survey_file(path)
    assert refusal.value.problems == (Problem("file_unreadable", str(path)),)


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Mn", "Co"]), max_size=6
).filter(lambda cell: normalize("NFC", cell) == cell)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=6)
)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=TABLES, separator=st.sampled_from([",", ";", "\t"]))
def test_whatever_is_written_as_csv_is_read_as_it_was(
    tmp_path: Path, rows: list[list[str]], separator: str
) -> None:
    rows[0] = [f"head {position}" for position in range(len(rows[0]))]
    text = StringIO()
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows(rows)
    table = read(tmp_path, text.getvalue())
    assert table.heads == tuple(rows[0])
    assert table.cells.rows() == [tuple(cell.strip() or None for cell in row) for row in rows[1:]]


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=60) | st.text('a,;"\n\r\t1', max_size=30))
def test_any_bytes_are_a_table_or_refused(tmp_path: Path, content: str | bytes) -> None:
    try:
        table = read(tmp_path, content)
    except Refused:
        return
    assert table.cells.width == len(table.heads)


@pytest.mark.parametrize(
    ("content", "short"),
    [
        ("a,b,c\n1,2,3\n1,2,\n", ()),
        ("a,b,c\n1,2\n\n1,2,\n ,\n1\n", (2, 6)),
        ('a,b,c\n"1\n1",2\n\n1,2,\n"1"\n', (2, 5)),
        ('a,b\n"x",1\n1"\r"\n', ()),
    ],
)
def test_rows_with_fewer_cells_than_the_head_are_named(
    tmp_path: Path, content: str, short: tuple[int, ...]
) -> None:
    assert read(tmp_path, content).short_rows == short


def test_a_cell_may_be_longer_than_a_page(tmp_path: Path) -> None:
    table = read(tmp_path, f'a,b\n"{"x" * 200_000}",1\n"y"\n')
    assert table.cells["0"].str.len_chars().to_list() == [200_000, 1]
    assert table.short_rows == (3,)
