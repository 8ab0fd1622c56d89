"""What a server shows while its file changes: the results before, until the change is done."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from assessment.errors import Refused
from assessment.loading import load
from assessment.snapshot import read_shown
from dashboard.gate import GATE
from dashboard.shown import Shown
from tests.held import held
from tests.notation import EVERYBODY, Folder, answers


@pytest.fixture
def path(small: Folder, tmp_path: Path) -> Path:
    """An assessment file of the test's own."""
    load(tmp_path / "c.duckdb", small.checked("answers.csv"), small.definitions)
    return tmp_path / "c.duckdb"


def add(path: Path, definitions: Folder) -> None:
    late = Folder(path.parent)
    late.write("late.csv", answers(f"late: unit=A level=low {EVERYBODY}"))
    load(path, late.checked("late.csv"), definitions.definitions)


def test_the_results_stay_while_a_load_writes_and_are_new_afterwards(
    small: Folder, path: Path
) -> None:
    shown = Shown()
    former = shown.results(path)
    with GATE.writing():
        add(path, small)
        assert shown.results(path) is former
        assert former.shown().height
    now = shown.results(path)
    assert now.data_version != former.data_version
    assert shown.results(path) is now


def test_a_load_by_another_program_is_seen_when_it_is_done(small: Folder, path: Path) -> None:
    shown = Shown()
    former = shown.results(path)
    with held(path, read_only=False):
        os.utime(path)
        assert shown.results(path) is former
    add(path, small)
    assert shown.results(path).data_version != former.data_version


def test_with_nothing_from_before_a_file_in_use_is_said(path: Path) -> None:
    with held(path, read_only=False), pytest.raises(Refused, match="database_in_use"):
        Shown().results(path)


def test_a_file_that_is_gone_is_no_longer_shown(path: Path) -> None:
    shown = Shown()
    shown.results(path)
    path.unlink()
    for _ in range(2):
        with pytest.raises(Refused, match="file_gone"):
            shown.results(path)


def test_another_file_is_another_ones_results(small: Folder, path: Path) -> None:
    shown = Shown()
    former = shown.results(path)
    add(path, small)
    assert shown.results(small / "small.duckdb") is not former


def test_no_answer_is_behind_what_is_shown(path: Path) -> None:
    with closing(read_shown(path)) as file:
        tables = {name for (name,) in file.connection.execute("SHOW TABLES").fetchall()}
    assert "results" in tables
    assert not tables & {"respondents", "answers", "chosen", "comments", "links", "rests"}
