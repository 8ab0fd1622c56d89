"""What tests of all packages share: a folder to spoil, the command line, loaded databases."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from assessment.checking import check_files
from assessment.comments_review import tick_comments, written_comments
from assessment.definition_files import read_definitions
from assessment.loading import load
from assessment.store import open_to_read
from dashboard.cli import main
from tests.notation import EVERYBODY, Folder, answers

DATA = Path(__file__).parents[1] / "data"
SAMPLE = DATA / "sample"
QUESTIONNAIRE = DATA / "questionnaire" / "customer_centricity.toml"

PEOPLE = f"""
    r1..r6: unit=A level=top {EVERYBODY}
    r7..r16: unit=A level=low {EVERYBODY} s1=4
    r17..r19: unit=B level=top {EVERYBODY}
    r20..r24: unit=B level=low {EVERYBODY} s1=dk
    r25: unit=- level=low {EVERYBODY}
"""
"""The people of the small database: A and its levels are shown, the top of B is too small."""


class Outcome(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A small organisation's definition files in a folder of the test's own."""
    return Folder(tmp_path)


@pytest.fixture
def keskmes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Outcome]:
    """Runs the command line in this process, in English unless the arguments say otherwise."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)

    def run(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["keskmes", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Outcome(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The small organisation with its answers in `answers.csv`, loaded into `small.duckdb`."""
    folder = Folder(tmp_path_factory.mktemp("small"))
    folder.write("answers.csv", answers(PEOPLE))
    load(folder / "small.duckdb", folder.checked("answers.csv"), folder.definitions)
    return folder


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample organisation, both waves, loaded once for all tests that only read it."""
    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    definitions = read_definitions(QUESTIONNAIRE, SAMPLE / "organisation.toml")
    load(path, check_files(sorted(SAMPLE.glob("answers_*.csv")), definitions), definitions)
    return path


@pytest.fixture(scope="session")
def quoted_database(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, every third of its comments ticked."""
    path = tmp_path_factory.mktemp("quoted") / "sample.duckdb"
    copy(sample_database, path)
    copy(f"{sample_database}.key", f"{path}.key")
    tick_some(path)
    return path


def tick_some(path: Path) -> None:
    """Tick every third comment of a database."""
    with closing(open_to_read(path)) as file:
        keys = written_comments(file)["key"]
    tick_comments(path, dict.fromkeys(keys[::3], True))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of all tests that look at something; a second can't run beside it."""
    from tests.browser.conftest import chromium

    with chromium() as launched:
        yield launched
