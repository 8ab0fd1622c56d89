"""Workbooks to a grid of text: every cell in its place, and what is hostile refused."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pytest
import xlsxwriter

from assessment.errors import Problem, Refused
from assessment.survey_files import guarded, workbook_scan
from assessment.survey_files.guarded import read_guarded
from assessment.survey_files.sheet import Sheet
from assessment.survey_files.workbook import read_workbook
from tests.hostile.workbooks import GOOD, HOSTILE, SHEET, cell, row, sheet, workbook

DAY = datetime(2026, 10, 15, 9, 30, tzinfo=UTC).replace(tzinfo=None)


def read(folder: Path, content: bytes) -> Sheet:
    path = folder / "answers.xlsx"
    path.write_bytes(content)
    return read_workbook(path)


def reason(folder: Path, content: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        read(folder, content)
    (problem,) = refusal.value.problems
    return problem.code


def test_every_kind_of_cell_is_text_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Answers")
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        page.write_row(2, 1, ["a", "b", " c\u00a0"])
        page.write_row(3, 1, [7, 0.1, 12345678901])
        page.write_datetime(4, 1, DAY, moment)
        page.write_boolean(4, 2, boolean=True)
        page.write(4, 3, "=1/0", None, "#DIV/0!")
        page.write_string(5, 1, "two\nlines")
        page.write_string(5, 2, " ")
        page.write_formula(5, 3, "=2+2", None, 4)
    found = read_workbook(path)
    assert found.first_line == 3
    assert found.rows.rows() == [
        (None, "a", "b", "c"),
        (None, "7", "0.1", "12345678901"),
        (None, "2026-10-15 09:30:00", "true", "#DIV/0!"),
        (None, "two\nlines", None, "4"),
    ]
    assert found.notes == (Problem("formula_cells", "answers.xlsx", {"found": "D5", "count": 2}),)


SPREAD = "sheet_too_wide_spread"


def test_the_first_visible_sheet_with_a_cell_is_read_and_the_others_named(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Empty").set_first_sheet()
        hidden = book.add_worksheet("Hidden")
        hidden.write(0, 0, "secret")
        hidden.hide()
        book.add_worksheet("Answers").write(0, 0, "s1")
        book.add_worksheet("Notes").write(0, 0, "note")
        book.add_chartsheet("Chart")
    found = read_workbook(path)
    assert found.rows.rows() == [("s1",)]
    (note,) = found.notes
    assert (note.code, note.values) == ("other_sheets", {"found": "Notes", "expected": "Answers"})


@pytest.mark.parametrize("code", HOSTILE)
def test_a_hostile_workbook_is_refused_also_from_a_process_of_its_own(
    tmp_path: Path, code: str
) -> None:
    assert reason(tmp_path, HOSTILE[code]) == code
    with pytest.raises(Refused) as refusal:
        read_guarded(tmp_path / "answers.xlsx")
    assert [problem.code for problem in refusal.value.problems] == [code]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/other.xml": "<?xml?><!DOCTYPE a>".encode("utf-16")}, "workbook_with_doctype"),
        ({"xl/other.xml": " " * 5_000_000 + "<!ENTITY a>"}, "workbook_with_doctype"),
        ({"xl/workbook.xml": "<workbook"}, "not_a_workbook"),
        ({"xl/_rels/workbook.xml.rels": "<none/>"}, "not_a_workbook"),
        ({SHEET: sheet()}, "empty_file"),
        ({SHEET: sheet(row(1, cell("A1", "x" * 32_768)))}, "cell_too_long"),
        ({SHEET: "<worksheet><c"}, "not_a_workbook"),
        ({f"part{n}": b"" for n in range(5_001)}, "workbook_too_large"),
        (
            {SHEET: sheet(row(1, cell("A1", "a")), row(900_000, cell("ZZ1", "b")))},
            SPREAD,
        ),
        ({SHEET: sheet(row(1, cell("A1", "a")), row(900_000, cell("ABC900000", "b")))}, SPREAD),
    ],
)
def test_a_workbook_is_refused(tmp_path: Path, parts: Mapping[str, str | bytes], code: str) -> None:
    assert reason(tmp_path, workbook(GOOD, parts)) == code


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert reason(tmp_path, path.read_bytes()) == "not_a_response_file"


def test_a_part_that_inflates_beyond_what_it_says_is_refused(tmp_path: Path) -> None:
    content = workbook(GOOD, {"xl/styles.xml": "x" * 70_000})
    size = (70_000).to_bytes(4, "little")
    assert content.count(size) == 2
    assert reason(tmp_path, content.replace(size, (9).to_bytes(4, "little"))) == "not_a_workbook"


def test_a_row_without_an_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_scan, "LONGEST_ROW", 10)
    monkeypatch.setattr(workbook_scan, "CHUNK", 50)
    assert reason(tmp_path, workbook(GOOD)) == "workbook_too_large"


def test_names_of_elements_may_have_a_prefix_and_cells_no_reference(tmp_path: Path) -> None:
    prefixed = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData>'
        "</x:worksheet>"
    )
    assert read(tmp_path, workbook(prefixed)).rows.rows() == [("1",)]
    unplaced = sheet('<row r="1"><c t="e"><v>#N/A</v></c><c/></row>', row(2, cell("A2", "a")))
    assert read(tmp_path, workbook(unplaced)).rows.rows()[-1][0] == "a"


def test_an_absolute_path_to_a_sheet_is_followed(tmp_path: Path) -> None:
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = (
        f'<Relationships xmlns="{links}"><Relationship Id="r1" Type="http://schemas.openxmlformats'
        f'.org/officeDocument/2006/relationships/worksheet" Target="/{SHEET}"/></Relationships>'
    )
    content = workbook(GOOD, {"xl/_rels/workbook.xml.rels": rels})
    assert read(tmp_path, content).rows.height == 2


def test_columns_far_apart_are_read_while_they_are_few(tmp_path: Path) -> None:
    wide = workbook(sheet(row(1, cell("B1", "a"), cell("AAA1", "b"))))
    found = read(tmp_path, wide)
    assert (found.rows.width, found.rows.row(0)[1], found.rows.row(0)[-1]) == (703, "a", "b")


def test_the_grid_comes_back_from_the_other_process_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(workbook(GOOD))
    here, there = read_workbook(path), read_guarded(path)
    assert there.rows.equals(here.rows)
    assert (there.first_line, there.notes, there.encoding) == (1, here.notes, None)


def test_a_parser_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded, "SECONDS", 0)
    path = tmp_path / "answers.xlsx"
    path.write_bytes(workbook(GOOD))
    with pytest.raises(Refused, match="file_too_demanding"):
        read_guarded(path)


def test_a_file_is_read_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(workbook(GOOD))
    monkeypatch.chdir(tmp_path)
    assert read_guarded(path).rows.schema == {"0": pl.String, "1": pl.String}
