"""SPSS files to a grid of text: codes, their labels, and what is missing."""

from pathlib import Path
from typing import Any, cast

import polars as pl
import pyreadstat
import pytest

from assessment.errors import Refused
from assessment.survey_files import spss
from assessment.survey_files.reading import read_survey_file
from assessment.survey_files.spss import read_spss


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three cases: labelled points, "can't say" declared missing, and a missing code of its own."""
    path = tmp_path / "answers.sav"
    frame = pl.DataFrame({"unit": ["A", "B ", ""], "s1": [7.0, 99.0, 98.0], "x": [0.5, None, 2.0]})
    write = cast("Any", pyreadstat).write_sav  # its stubs know of pandas alone
    write(
        frame,
        path,
        column_labels={"s1": "We say so"},
        variable_value_labels={"s1": {1.0: "no", 10.0: "yes", 99.0: "dk"}},
        missing_ranges={"s1": [{"lo": 98.0, "hi": 99.0}]},
    )
    return path


def test_codes_are_text_and_only_unlabelled_missing_ones_are_empty(file: Path) -> None:
    found = read_spss(file)
    assert found.rows.rows() == [
        ("unit", "s1", "x"),
        ("A", "7", "0.5"),
        ("B", "dk", None),
        (None, None, "2"),
    ]
    assert found.labels[1] == {"1": "no", "10": "yes", "99": "dk"}
    assert found.questions == {1: "We say so"}


def test_a_raw_table_has_the_names_and_labels_of_the_variables(file: Path) -> None:
    table = read_survey_file(file)
    assert (table.tool, table.encoding, table.header_rows, table.responses) == (
        *("spss", "utf-8", 1, 3),
    )
    assert table.columns[1].names == ("s1", "We say so")
    assert table.columns[1].codebook["99"] == "dk"


def test_a_file_without_variables_or_cut_short_is_refused(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:300])
    with pytest.raises(Refused, match="not_spss"):
        read_spss(file)


def test_without_the_package_the_refusal_says_what_to_install(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spss, "find_spec", dict[str, str]().get)
    with pytest.raises(Refused, match="spss_not_installed"):
        read_spss(file)
