"""Results as files: the same rows in every format, and nothing a spreadsheet would run."""

from contextlib import closing
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pytest

from assessment.errors import Problem, Refused
from assessment.results import open_results
from dashboard.result_files import Format, as_text, write

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def shown(sample_database: Path) -> pl.DataFrame:
    with closing(open_results(sample_database)) as results:
        return results.shown()


def read_back(path: Path, schema: pl.Schema) -> pl.DataFrame:
    match path.suffix:
        case ".csv":
            return pl.read_csv(path, schema=schema).with_columns(pl.col(pl.String).fill_null(""))
        case ".json":
            return pl.read_json(path, schema=schema)
        case _:
            return pl.read_parquet(path)


@pytest.mark.parametrize("file_format", ["csv", "json", "parquet"])
def test_every_row_and_type_can_be_read_back(
    shown: pl.DataFrame, tmp_path: Path, file_format: Format
) -> None:
    path = tmp_path / f"results.{file_format}"
    write(shown, file_format, path)
    assert read_back(path, shown.schema).equals(shown)


def test_a_workbook_has_a_sheet_with_every_column_and_row(
    shown: pl.DataFrame, tmp_path: Path
) -> None:
    path = tmp_path / "results.xlsx"
    some = shown.head(500)  # a workbook of all takes seconds, and its rows are alike
    write(some, "xlsx", path)
    with ZipFile(path) as workbook:
        sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
        texts = workbook.read("xl/sharedStrings.xml").decode()
        assert b'name="results"' in workbook.read("xl/workbook.xml")
    assert sheet.count("<row ") == some.height + 1
    assert all(f">{column}<" in texts for column in shown.columns)
    assert ">customer_goals<" in texts


def test_text_that_looks_like_a_formula_or_address_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "results.xlsx"
    write(pl.DataFrame({"text": ["=1+1", "https://example.test", "42"]}), "xlsx", path)
    with ZipFile(path) as workbook:
        sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert sheet.count('t="s"') == 4


def test_no_text_of_the_results_would_be_run_by_a_spreadsheet(shown: pl.DataFrame) -> None:
    for column in shown.select(pl.col(pl.String)):
        assert not [text for text in column.unique() if text.startswith(FORMULA_STARTS)]


def test_text_formats_are_text_and_others_need_a_file(shown: pl.DataFrame) -> None:
    assert as_text(shown, "csv").startswith("wave,unit_kind,")
    assert pl.read_json(StringIO(as_text(shown, "json"))).height == shown.height
    for file_format in ("parquet", "xlsx"):
        with pytest.raises(Refused) as refusal:
            as_text(shown, file_format)
        assert refusal.value.problems == (Problem("output_needed", file_format),)
