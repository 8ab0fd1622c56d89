"""Backups: made by themselves and when asked, put back only when they are whole."""

import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest

from assessment.backups import KEPT, back_up, restore
from assessment.beside import OURS, backups_beside, beside
from assessment.errors import Refused
from assessment.ledger import Ledger
from assessment.loading import load, undo
from assessment.publication import publish
from assessment.results import open_results
from assessment.stories import save_story
from assessment.story import Story
from assessment.writing import open_to_write
from tests.held import HOLDER, held
from tests.notation import EVERYBODY, Folder, answers

STORY = Story(id="board", language="en", entries=())
OTHERS = "s1=2 d1=3 t1=4 t2=4 t3=8 felt=3 deed=8 owner=nobody used=nothing first=Less"


@pytest.fixture
def client(folder: Folder) -> Folder:
    """A client whose answers of one wave are loaded."""
    add(folder, "1", "2025")
    return folder


def add(folder: Folder, name: str, wave: str, said: str = EVERYBODY) -> None:
    """Load one more file, of six people."""
    rows = answers(f"r{name}1..r{name}6: unit=A level=low {said}", wave=wave)
    folder.write(f"{name}.csv", rows)
    load(folder / "c.duckdb", folder.checked(f"{name}.csv"), folder.definitions._replace(roster=()))


def asked(path: Path, output: Path | None = None) -> Path:
    return back_up(path, "asked", output)


def shown(path: Path) -> pl.DataFrame:
    with closing(open_results(path)) as results:
        return results.shown()


def reasons(path: Path) -> list[str]:
    return [one.stem.partition("-")[2] for one in backups_beside(path)]


def test_the_first_load_has_nothing_to_back_up_and_the_next_ones_do(client: Folder) -> None:
    path = client / "c.duckdb"
    assert reasons(path) == []
    before = shown(path)
    add(client, "2", "2026")
    assert reasons(path) == ["load"]
    (backup,) = backups_beside(path)
    assert shown(backup).equals(before)
    assert not shown(path).equals(before)


def test_a_load_that_is_refused_makes_no_backup(client: Folder) -> None:
    client.write("bad.csv", answers("x1: unit=A level=low s1=11"))
    load(client / "c.duckdb", client.checked("bad.csv"), client.definitions)
    assert reasons(client / "c.duckdb") == []


def test_a_backup_is_its_owners_alone_and_has_key_and_ledger(client: Folder) -> None:
    path = client / "c.duckdb"
    backup = asked(path)
    parts = [backup, beside(backup, "key"), beside(backup, "ledger")]
    assert {stat.S_IMODE(one.stat().st_mode) for one in parts} == {0o600}
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700
    assert [one.read_bytes() for one in parts] == [
        one.read_bytes() for one in (path, beside(path, "key"), beside(path, "ledger"))
    ]


def test_a_backup_can_lie_anywhere_but_on_another_file(client: Folder, tmp_path: Path) -> None:
    output = tmp_path / "elsewhere" / "backup.duckdb"
    assert asked(client / "c.duckdb", output) == output
    with pytest.raises(Refused, match="file_exists"):
        asked(client / "c.duckdb", output)


def test_of_those_made_by_themselves_the_newest_stay_and_all_others(client: Folder) -> None:
    path = client / "c.duckdb"
    by_hand = asked(path)
    publish(path, client / "release")
    automatic = [back_up(path, "load") for _ in range(KEPT + 2)]
    assert set(backups_beside(path)) >= {by_hand, *automatic[2:]}
    assert reasons(path).count("release") == 1
    left = {one.name for one in beside(path, "backups").iterdir()}
    assert not {one.name for gone in automatic[:2] for one in (gone, beside(gone, "key"))} & left


def test_a_backup_takes_the_place_and_what_it_replaces_becomes_one(client: Folder) -> None:
    path = client / "c.duckdb"
    before = shown(path)
    add(client, "2", "2026")
    after = shown(path)
    (backup,) = backups_beside(path)
    restore(backup, path)
    assert shown(path).equals(before)
    *_, replaced = backups_beside(path)
    assert shown(replaced).equals(after)
    restore(replaced, path)
    assert shown(path).equals(after)
    add(client, "3", "2026", OTHERS)


def breakages(path: Path) -> Iterator[None]:
    """Each leaves the file unreadable in a way of its own."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    yield
    path.unlink()
    yield
    path.write_bytes(b"")
    yield
    beside(path, "wal").write_bytes(b"of another file")
    yield
    beside(path, "ledger").write_bytes(b"{")
    yield
    beside(path, "key").unlink()
    beside(path, "ledger").unlink()
    yield


def test_whatever_happened_to_the_file_its_backup_brings_it_back(client: Folder) -> None:
    path = client / "c.duckdb"
    before = shown(path)
    backup = asked(path)
    for _ in breakages(path):
        restore(backup, path)
        assert shown(path).equals(before)
        with open_to_write(path) as file:
            assert len(file.key) == 32
    assert len(list(beside(path, "backups").glob("*.damaged"))) >= 3


def test_a_backup_that_is_not_whole_is_not_put_back(client: Folder) -> None:
    path = client / "c.duckdb"
    backup = asked(path)
    save_story(path, STORY)
    before, content = path.read_bytes(), bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 0xFF
    backup.write_bytes(content[: len(content) * 3 // 4])
    with pytest.raises(Refused):
        restore(backup, path)
    assert path.read_bytes() == before


def test_a_backup_that_forgets_a_released_number_is_not_put_back(client: Folder) -> None:
    path = client / "c.duckdb"
    early = asked(path)
    publish(path, client / "release")
    save_story(path, STORY)
    with pytest.raises(Refused) as refusal:
        restore(early, path)
    (problem,) = refusal.value.problems
    assert (problem.code, problem.values["found"]) == ("release_forgotten", "1")
    (released,) = [one for one in backups_beside(path) if one.stem.endswith("release")]
    restore(released, path)
    assert Ledger(path).released.keys() == {1}
    restore(early, client / "elsewhere.duckdb")


def test_released_numbers_that_are_others_are_not_put_back(client: Folder) -> None:
    path = client / "c.duckdb"
    publish(path, client / "release")
    (released,) = backups_beside(path)
    beside(released, "ledger").unlink()
    with open_to_write(released) as file:
        file.connection.execute("UPDATE published_results SET mean = mean + 1")
    with pytest.raises(Refused, match="release_forgotten"):
        restore(released, path)


def test_a_file_in_use_is_not_replaced(client: Folder) -> None:
    path = client / "c.duckdb"
    backup = asked(path)
    with pytest.raises(Refused, match="database_in_use"), held(path, read_only=True):
        restore(backup, path)


def test_a_copy_that_is_not_whole_is_no_backup(
    client: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, output = client / "c.duckdb", client / "elsewhere.duckdb"

    def cut(one: Path, copy: Path) -> None:
        copy.write_bytes(one.read_bytes()[: one.stat().st_size // 2])

    monkeypatch.setattr("assessment.backups.copy_file", cut)
    with pytest.raises(Refused):
        back_up(path, "asked", output)
    assert not list(client.path.glob("elsewhere*"))


def test_while_it_is_backed_up_for_a_load_nobody_else_can_open_the_file(client: Folder) -> None:
    path = client / "c.duckdb"
    with open_to_write(path):
        back_up(path, "load")
        other = subprocess.run(
            [sys.executable, "-c", HOLDER, path, "True"], capture_output=True, check=False
        )
    assert b"lock" in other.stderr


def test_a_load_after_a_restore_goes_on_from_there(client: Folder) -> None:
    path = client / "c.duckdb"
    backup = asked(path)
    add(client, "2", "2026")
    restore(backup, path)
    add(client, "2", "2026")
    assert undo(path, 2) == "2.csv"
    assert not [one for one in OURS if beside(path, f"{one}.unfinished").exists()]


def test_a_backup_without_its_key_leaves_the_key_that_is_there(client: Folder) -> None:
    path = client / "c.duckdb"
    backup, key = asked(path), beside(path, "key").read_bytes()
    beside(backup, "key").unlink()
    restore(backup, path)
    assert beside(path, "key").read_bytes() == key
    add(client, "2", "2026")


def test_the_oldest_backup_is_put_back_before_it_goes(client: Folder) -> None:
    path = client / "c.duckdb"
    before = shown(path)
    for _ in range(KEPT):
        back_up(path, "load")
    add(client, "2", "2026")
    oldest = backups_beside(path)[0]
    restore(oldest, path)
    assert shown(path).equals(before)
    assert not oldest.exists()
