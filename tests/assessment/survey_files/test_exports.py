"""Exports of real tools, kept beside the repository and never in it; skipped where they aren't."""

import json
from pathlib import Path
from typing import TypedDict

import pytest

from assessment.errors import Refused
from assessment.survey_files.reading import read_survey_file

EXPORTS = Path(__file__).parents[4] / "shared" / "exports"
MANIFEST = EXPORTS / "MANIFEST.json"


class Export(TypedDict, total=False):
    """What the manifest says of a file; of a structure it doesn't say how many rows there are."""

    file: str
    tool: str
    encoding: str
    header_rows: int
    responses: int
    cols: int


def listed() -> list[Export]:
    found: list[Export] = json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.exists() else []
    return found


TABLES = [export for export in listed() if "header_rows" in export]
STRUCTURES = [str(one.get("file")) for one in listed() if "header_rows" not in one]


def test_the_exports_are_there() -> None:
    if not MANIFEST.exists():
        pytest.skip("no exports of real tools beside the repository")
    assert TABLES
    assert STRUCTURES


@pytest.mark.parametrize("export", TABLES, ids=[str(one.get("file")) for one in TABLES])
def test_an_export_is_read_as_what_it_is(export: Export) -> None:
    table = read_survey_file(EXPORTS / export.get("file", ""))
    assert table.tool == export.get("tool")
    assert table.encoding == export.get("encoding")
    assert table.header_rows == export.get("header_rows")
    assert table.responses == export.get("responses")
    assert len(table.columns) == table.cells.width == export.get("cols")


@pytest.mark.parametrize("file", STRUCTURES)
def test_a_structure_is_refused_for_what_it_is(file: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_survey_file(EXPORTS / file)
    assert [problem.code for problem in refusal.value.problems] == ["structure_only"]
