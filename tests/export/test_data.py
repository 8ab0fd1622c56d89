"""The shown results as data: as spreadsheets of the language read it, for Parquet and for SPSS."""

from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import polars as pl
import pyreadstat
import pytest
from polars.testing import assert_frame_equal

from dashboard.export import data as data_files
from dashboard.export.data import CODED, _csv, data  # pyright: ignore[reportPrivateUsage]
from dashboard.i18n import words_in
from tests.export.conftest import Tell

NAMES = ["group_name", "measure_name"]
GAP_NAMES = ["a_name", "b_name", "measure_name"]


@pytest.mark.parametrize(
    ("language", "separator", "decimal", "mark"),
    [("et", ";", ",", True), ("fi", ";", ",", True), ("en", ",", ".", False)],
)
def test_a_csv_is_what_is_shown_as_the_language_writes_it(
    tell: Tell, language: str, separator: str, decimal: str, mark: bool
) -> None:
    readout = tell(language)
    shown = readout.reading.results.shown()
    content = data(readout)["results.csv"]
    assert content.startswith(b"\xef\xbb\xbf") is mark
    text = content.decode("utf-8-sig")
    read = pl.read_csv(
        StringIO(text),
        separator=separator,
        decimal_comma=decimal == ",",
        schema_overrides=shown.schema,
    )
    assert_frame_equal(read.drop(NAMES), shown.drop(NAMES, strict=False))
    assert f"6{decimal}1" in text.splitlines()[1]


def test_parquet_has_the_same_rows_with_names_in_the_language(tell: Tell) -> None:
    readout = tell("et")
    files = data(readout)
    results = pl.read_parquet(BytesIO(files["results.parquet"]))
    assert_frame_equal(results.drop(NAMES), readout.reading.results.shown())
    gaps = pl.read_parquet(BytesIO(files["gaps.parquet"]))
    assert_frame_equal(gaps.drop(GAP_NAMES), readout.reading.results.gaps())
    named = results.filter(unit="customer_service", level="", measure="customer_voice")
    assert set(named[NAMES[0]]) == {"Klienditeenindus"}
    assert set(named[NAMES[1]]) == {"Kliendi hääl"}
    derived = results.filter(measure="gap_2:promise")
    assert set(derived[NAMES[1]]) == {
        "Sõnad tegudest vähemalt 2 palli ees: Mõte, väärtused ja lubadus"
    }
    listened = gaps.filter(
        kind="level", wave="2026", a="level=top", b="level=first_line", measure="customer_voice"
    )
    assert listened.select(GAP_NAMES).row(0) == ("Tippjuhid", "Esmatasandi juhid", "Kliendi hääl")


def test_a_protected_row_holds_no_number(tell: Tell) -> None:
    results = pl.read_parquet(BytesIO(data(tell())["results.parquet"]))
    protected = results.filter(status="protected").select(pl.selectors.numeric())
    assert protected.height > 0
    assert protected.null_count().row(0) == (protected.height,) * protected.width


def test_spss_reads_it_with_the_labels_of_the_language(tell: Tell, tmp_path: Path) -> None:
    readout = tell("fi")
    path = tmp_path / "results.sav"
    path.write_bytes(data(readout)["results.sav"])
    read: tuple[Any, Any] = pyreadstat.read_sav(path, output_format="polars")
    rows, about = read  # its stubs know of pandas alone
    shown = readout.reading.results.shown()
    assert rows["mean"].to_list() == shown["mean"].to_list()
    labels = about.variable_value_labels["status"]
    assert labels == {1.0: "näytetty", 2.0: "suojattu"}
    codes = [CODED["status"][1].index(one) + 1.0 for one in shown["status"]]
    assert rows["status"].to_list() == codes
    assert dict(zip(about.column_names, about.column_labels, strict=True))["mean"] == (
        "Keskiarvo, pistettä"
    )
    path.write_bytes(data(readout)["gaps.sav"])
    read_gaps: tuple[Any, Any] = pyreadstat.read_sav(path, output_format="polars")
    gaps, about_gaps = read_gaps
    assert about_gaps.variable_value_labels["certainty"][1.0] == "selvä"
    kinds = CODED["kind"][1]
    assert [kinds[int(code) - 1] for code in gaps["kind"]] == readout.reading.results.gaps()[
        "kind"
    ].to_list()
    assert about.creation_time == readout.provenance.loaded_at.replace(microsecond=0)


def test_the_same_readout_gives_the_same_bytes_and_says_where_they_come_from(tell: Tell) -> None:
    files = data(tell("et"))
    assert data(tell("et")) == files
    about = files["about.txt"].decode()
    for label, value in tell("et").provenance.lines:
        assert f"{label}: {value}" in about
    assert "mean: Keskmine, pallides" in about


def test_without_the_package_for_spss_the_rest_is_there_and_says_so(
    tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_files, "find_spec", dict[str, str]().get)
    files = data(tell("en"))
    assert list(files) == [
        "results.csv",
        "results.parquet",
        "gaps.csv",
        "gaps.parquet",
        "about.txt",
    ]
    assert "There is no SPSS file here" in files["about.txt"].decode()


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_of_a_csv_is_taken_for_a_formula(begins: str) -> None:
    frame = pl.DataFrame({"unit": [f"{begins}1+1", "plain"], "mean": [-1.5, 2.0]})
    text = _csv(frame, words_in("en")).decode()
    assert f"'{begins}1+1" in text
    assert "-1.5" in text
    assert "'-1.5" not in text
