"""The assessment file: made private, written whole or not at all, opened only when it is one."""

import secrets
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from assessment.beside import beside
from assessment.errors import Problem, Refused
from assessment.store import open_to_read
from assessment.writing import open_to_write
from queries.runner import TABLES, clear
from tests.held import held
from tests.notation import Folder


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "deep" / "new.duckdb"
    with open_to_write(path):
        pass
    return path


@pytest.fixture
def in_use(new: Path) -> Iterator[Path]:
    """A database that another process has open to write."""
    with held(new, read_only=False):
        yield new


def problem_of(path: Path) -> Problem:
    with pytest.raises(Refused) as refusal:
        open_to_read(path)
    with pytest.raises(Refused) as refusal_to_write, open_to_write(path):
        pass
    assert refusal.value.problems == refusal_to_write.value.problems
    (problem,) = refusal.value.problems
    return problem


def test_a_new_file_and_its_key_are_its_owners_alone(new: Path) -> None:
    key, ledger = beside(new, "key"), beside(new, "ledger")
    assert sorted(new.parent.iterdir()) == [new, key, ledger]
    assert {stat.S_IMODE(path.stat().st_mode) for path in (new, key, ledger)} == {0o600}
    assert len(key.read_bytes()) == 32


def test_every_file_has_a_key_of_its_own_and_keeps_it(new: Path) -> None:
    with open_to_write(new.with_name("other.duckdb")) as other:
        other_key = other.key
    with open_to_write(new) as file:
        key = file.key
    assert key == new.with_name("new.duckdb.key").read_bytes()
    assert key != other_key


def test_a_key_that_was_handed_over_before_the_file_is_made_is_kept(tmp_path: Path) -> None:
    key = secrets.token_bytes(32)
    (tmp_path / "new.duckdb.key").write_bytes(key)
    with open_to_write(tmp_path / "new.duckdb") as file:
        assert file.key == key


def test_a_lost_key_is_never_replaced_by_another(new: Path) -> None:
    key = new.with_name("new.duckdb.key")
    key.unlink()
    with open_to_write(new) as file, pytest.raises(Refused) as refusal:
        _ = file.key
    assert refusal.value.problems == (Problem("key_file_missing", str(key)),)
    assert not key.exists()


def test_an_empty_key_without_its_file_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "new.duckdb.key").touch()
    with open_to_write(tmp_path / "new.duckdb") as file:
        assert len(file.key) == 32


def test_a_link_leads_to_the_file_and_its_key(new: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.duckdb"
    link.symlink_to(new)
    with open_to_write(link) as file:
        assert file.key == new.with_name("new.duckdb.key").read_bytes()


def test_whoever_is_second_to_make_a_file_is_refused_and_removes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new.duckdb"
    with held(path, read_only=False), pytest.raises(Refused) as refusal, open_to_write(path):
        pass
    assert refusal.value.problems[0].code == "database_in_use"
    assert path.exists()
    assert not path.with_name("new.duckdb.key").exists()


def test_a_database_without_tables_can_not_be_read_and_is_filled_by_a_load(tmp_path: Path) -> None:
    path = tmp_path / "empty.duckdb"
    duckdb.connect(path).close()
    with pytest.raises(Refused) as refusal:
        open_to_read(path)
    assert refusal.value.problems == (Problem("not_an_assessment_file", str(path)),)
    with open_to_write(path) as file:
        assert file.ledger.is_empty()
    open_to_read(path).close()


def test_a_file_of_something_else_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE other (one INTEGER)")
    path.chmod(0o644)
    with pytest.raises(Refused), open_to_write(path):
        pass
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert sorted(one.name for one in tmp_path.iterdir()) == ["other.duckdb"]


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_a_file_that_was_cut_can_not_be_written_and_says_so(
    small: Folder, tmp_path: Path, share: float
) -> None:
    content = (small / "small.duckdb").read_bytes()
    path = tmp_path / "cut.duckdb"
    path.write_bytes(content[: int(len(content) * share)])

    def read_all() -> None:
        with open_to_write(path) as file:
            for table in TABLES:
                file.connection.execute(f"FROM {table}").fetchall()

    with pytest.raises(Refused) as refusal:
        read_all()
    assert refusal.value.problems == (Problem("not_an_assessment_file", str(path)),)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Could not write file {}: No space left on device", "not_writable"),
        ("Could not read enough bytes from file {}", "not_an_assessment_file"),
    ],
)
def test_a_file_that_finds_no_room_is_told_from_one_that_is_damaged(
    tmp_path: Path, said: str, code: str
) -> None:
    path = tmp_path / "workspace" / "write.duckdb"

    def fail() -> None:
        with open_to_write(path):
            raise duckdb.IOException(said.format(path))

    with pytest.raises(Refused) as refusal:
        fail()
    assert refusal.value.problems == (Problem(code, str(path)),)


def test_what_was_made_for_a_write_that_failed_is_removed(tmp_path: Path) -> None:
    def fail() -> None:
        with open_to_write(tmp_path / "client" / "spring" / "new.duckdb"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_failed_leaves_what_was_there(new: Path) -> None:
    before = {path.name: path.read_bytes() for path in new.parent.iterdir()}

    def fail() -> None:
        with open_to_write(new) as file:
            clear(file.connection, "definitions")
            file.connection.execute("INSERT INTO loads BY NAME SELECT 1 AS load")

    with pytest.raises(Exception, match="NOT NULL"):
        fail()
    with closing(open_to_read(new)) as file:
        assert file.ledger.is_empty()
    assert {path.name for path in new.parent.iterdir()} == set(before)


def test_a_file_that_another_process_writes_to_is_in_use(in_use: Path) -> None:
    assert problem_of(in_use) == Problem("database_in_use", str(in_use))


def test_a_file_that_others_read_can_be_read_and_not_written(new: Path) -> None:
    with held(new, read_only=True):
        open_to_read(new).close()
        with pytest.raises(Refused) as refusal, open_to_write(new):
            pass
    assert refusal.value.problems[0].code == "database_in_use"


def test_a_file_that_is_missing_can_not_be_read_and_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "missing.duckdb"
    with pytest.raises(Refused) as refusal:
        open_to_read(path)
    assert refusal.value.problems == (Problem("database_missing", str(path)),)
    assert not path.exists()


def test_a_database_of_something_else_is_no_assessment_file(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE answers (answer INTEGER)")
    assert problem_of(path) == Problem("not_an_assessment_file", str(path))
    assert [one.name for one in tmp_path.iterdir()] == ["other.duckdb"]


@pytest.mark.parametrize("content", [b"", b"respondent,unit\n", b"\0" * 10_000])
def test_a_file_that_is_no_database_is_no_assessment_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.duckdb"
    path.write_bytes(content)
    assert problem_of(path).code == "not_an_assessment_file"
    assert path.read_bytes() == content


def test_a_folder_is_no_assessment_file(tmp_path: Path) -> None:
    assert problem_of(tmp_path).code == "not_an_assessment_file"


@pytest.mark.parametrize("place", [4_106, 8_202])
def test_a_damaged_file_is_no_assessment_file_and_not_one_in_use(
    small: Folder, tmp_path: Path, place: int
) -> None:
    content = bytearray((small / "small.duckdb").read_bytes())
    content[place] ^= 0xFF
    content[place + 1] ^= 0xFF
    path = tmp_path / "damaged.duckdb"
    path.write_bytes(content)
    with pytest.raises(Refused) as refusal:
        open_to_read(path)
    assert refusal.value.problems == (Problem("not_an_assessment_file", str(path)),)


def test_an_open_file_reaches_nothing_outside_itself(small: Folder) -> None:
    with closing(open_to_read(small / "small.duckdb")) as file:
        for sql in (
            "SELECT * FROM read_text('answers.csv')",
            "INSTALL httpfs",
            "SET enable_external_access = true",
        ):
            with pytest.raises(Exception, match=r"disabled|locked"):
                file.connection.execute(sql)


def test_a_folder_can_not_be_written_to(tmp_path: Path) -> None:
    def write() -> None:
        with open_to_write(tmp_path):
            pass

    with pytest.raises(Refused) as refusal:
        write()
    assert refusal.value.problems == (Problem("not_an_assessment_file", str(tmp_path)),)


def test_a_key_cut_short_is_no_key(new: Path) -> None:
    new.with_name(f"{new.name}.key").write_bytes(b"short")
    with closing(open_to_read(new)) as file, pytest.raises(Refused) as refusal:
        _ = file.key
    assert refusal.value.problems[0].code == "key_file_missing"
