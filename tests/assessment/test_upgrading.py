"""Files of every schema that there was are read, and become files of now.

`schemas` holds a file of each, made by the program of that day from the answers beside it; its name
says what it was the first to have. Those with editions and with a ledger were released from.
"""

from contextlib import closing
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from assessment.backups import restore
from assessment.beside import backups_beside
from assessment.erasing import erase_respondent
from assessment.errors import Refused
from assessment.ledger import Ledger
from assessment.loading import load
from assessment.results import open_results
from assessment.schema import SCHEMA
from assessment.store import open_to_read
from assessment.upgrading import upgrade
from assessment.writing import open_to_write
from queries.runner import TABLES, VIEWS, statement
from tests.notation import EVERYBODY, Folder, answers

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.zip"))
EDITIONS, LEDGER = (
    next(one for one in SCHEMAS if one.stem.endswith(name)) for name in ("editions", "ledger")
)
AS_NUMBERED = {3: "a73ac050d7fe2324"}
"""By the number of a schema, the hash of its statements."""


@pytest.fixture
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    """The folder with a file of an earlier schema."""
    folder = Folder(tmp_path)
    with ZipFile(request.param) as packed:
        packed.extractall(tmp_path)
    return folder


every = pytest.mark.parametrize("old", SCHEMAS, indirect=True, ids=[one.stem for one in SCHEMAS])


def test_a_change_of_tables_or_views_is_a_new_schema_with_a_file_of_the_one_before() -> None:
    names = [f"tables/{one}" for one in TABLES] + [f"views/{one}" for one in VIEWS]
    made = "".join(
        line for name in names for line in statement(name).splitlines() if not line.startswith("--")
    )
    assert {SCHEMA: sha256(made.encode()).hexdigest()[:16]} == AS_NUMBERED


@every
def test_an_older_file_says_how_to_go_on(old: Folder) -> None:
    with pytest.raises(Refused, match="file_is_old"):
        open_to_read(old / "small.duckdb")
    with pytest.raises(Refused, match="file_is_old"), open_to_write(old / "small.duckdb"):
        pass


@every
def test_an_older_file_becomes_what_its_answers_would_be_now(old: Folder) -> None:
    path, new = old / "small.duckdb", old / "new.duckdb"
    assert upgrade(path)
    for name in ("0.csv", "1.csv"):
        load(new, old.checked(name), old.definitions)
    with closing(open_results(path)) as upgraded, closing(open_results(new)) as loaded:
        assert upgraded.shown().equals(loaded.shown())
        assert upgraded.gaps().equals(loaded.gaps())
    old.write("more.csv", answers(f"late: unit=A level=low {EVERYBODY}"))
    load(path, old.checked("more.csv"), old.definitions)
    assert not upgrade(path)


@every
def test_the_file_that_was_is_kept_and_can_be_put_back(old: Folder) -> None:
    path = old / "small.duckdb"
    before = path.read_bytes()
    upgrade(path)
    (backup,) = backups_beside(path)
    assert backup.read_bytes() == before
    restore(backup, path)
    assert upgrade(path)


@pytest.mark.parametrize("old", [EDITIONS], indirect=True)
def test_a_backup_of_an_earlier_schema_can_be_erased_from(old: Folder) -> None:
    path = old / "small.duckdb"
    assert erase_respondent(path, "a1", is_backup=True) == 1
    assert backups_beside(path) == []


@pytest.mark.parametrize("old", [LEDGER], indirect=True)
def test_the_ledger_goes_on_where_it_was(old: Folder) -> None:
    path = old / "small.duckdb"
    released = Ledger(path).released
    assert released.keys() == {1}
    assert upgrade(path)
    assert Ledger(path).released == released
    path.unlink()
    with pytest.raises(Refused, match="file_gone"):
        open_to_read(path)


@pytest.mark.parametrize("old", [EDITIONS], indirect=True)
def test_stories_and_released_numbers_are_carried_over(old: Folder) -> None:
    path = old / "small.duckdb"
    upgrade(path)
    with closing(open_results(path)) as results:
        assert results.stories.keys() == {"board"}
    assert Ledger(path).released.keys() == {1}
    with closing(open_to_read(path)) as file:
        editions = file.connection.execute("SELECT edition, data_version FROM editions").fetchall()
    assert [edition for edition, _ in editions] == [1]


@pytest.mark.parametrize("old", [EDITIONS], indirect=True)
def test_a_file_whose_released_numbers_would_be_others_stays_as_it_is(
    old: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old / "small.duckdb"
    before = path.read_bytes()
    monkeypatch.setattr("assessment.upgrading.CARRIED", ("definitions", "loads", "links"))
    with pytest.raises(Refused, match="upgrade_differs"):
        upgrade(path)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.anew*"))


@pytest.fixture
def newer(small: Folder, tmp_path: Path) -> Path:
    """A file of a schema that we don't know yet."""
    path = tmp_path / "newer.duckdb"
    path.write_bytes((small / "small.duckdb").read_bytes())
    with open_to_write(path) as file:
        file.connection.execute("UPDATE schema_version SET version = version + 1")
    return path


def test_a_file_of_a_newer_program_is_left_to_that(newer: Path) -> None:
    for use in (open_to_read, upgrade):
        with pytest.raises(Refused, match="file_is_newer"):
            use(newer)
