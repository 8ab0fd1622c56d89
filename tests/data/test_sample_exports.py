"""The second wave as five survey tools export it: all of them give the same results."""

from pathlib import Path

import polars as pl
import pytest

from assessment.checking import check_files
from assessment.definition_files import read_definitions
from assessment.loading import load
from assessment.results import open_results

DATA = Path(__file__).parents[2] / "data"
EXPORTS = sorted((DATA / "sample" / "exports").iterdir())
DEFINITIONS = read_definitions(
    DATA / "questionnaire" / "customer_centricity.toml", DATA / "sample" / "organisation.toml"
)


def results_of(folder: Path, answers: Path) -> pl.DataFrame:
    """The shown results of the second wave, from one file."""
    database = folder / f"{answers.stem}.duckdb"
    checked = check_files([answers], DEFINITIONS, wave="2026")
    assert not checked[0].refused
    load(database, checked, DEFINITIONS)
    opened = open_results(database)
    try:
        return opened.shown()
    finally:
        opened.close()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    return results_of(tmp_path_factory.mktemp("plain"), DATA / "sample" / "answers_2026.csv")


def test_there_is_an_export_of_five_tools() -> None:
    tools = {file.tool for file in check_files(EXPORTS[:1], DEFINITIONS, wave="2026")}
    for export in EXPORTS[1:]:
        tools |= {file.tool for file in check_files([export], DEFINITIONS, wave="2026")}
    assert tools == {"limesurvey", "ms_forms", "google_forms", "surveymonkey", "qualtrics"}


@pytest.mark.parametrize("export", EXPORTS, ids=lambda path: path.stem)
def test_an_export_gives_the_results_of_the_plain_file(
    tmp_path: Path, plain: pl.DataFrame, export: Path
) -> None:
    assert results_of(tmp_path, export).equals(plain)
