"""The ledger beside the file: nothing is lost without a word, whatever happens to the file."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

import duckdb
import pytest

from assessment.beside import beside
from assessment.errors import Problem, Refused
from assessment.ledger import Content, Ledger, content_of
from assessment.loading import load
from assessment.store import open_to_read
from assessment.stories import save_story
from assessment.story import Story
from assessment.writing import open_to_write
from tests.notation import EVERYBODY, Folder, answers

REFUSED = {"file_damaged", "file_is_unlike", "file_is_older", "file_gone", "not_an_assessment_file"}
SAME = "the same"
STORY = Story(id="board", language="en", entries=())
KILLED_AFTER_COMMIT = """
import os, signal, sys
from pathlib import Path
from assessment.stories import save_story
from assessment.story import Story
import assessment.writing
def killed(_):
    os.kill(os.getpid(), signal.SIGKILL)
assessment.writing._checkpoint = killed
save_story(Path(sys.argv[1]), Story(id="board", language="en", entries=()))
"""


@pytest.fixture
def path(folder: Folder) -> Path:
    """A file that was loaded once."""
    folder.write("a.csv", answers(f"r1..r6: unit=A level=low {EVERYBODY}"))
    load(folder / "a.duckdb", folder.checked("a.csv"), folder.definitions)
    return folder / "a.duckdb"


def content(path: Path) -> Content:
    with closing(open_to_read(path)) as file:
        return content_of(file.connection)


def codes(path: Path) -> list[str]:
    """Why the file can't be opened, neither to read nor to write."""
    with pytest.raises(Refused) as to_read:
        open_to_read(path)
    with pytest.raises(Refused) as to_write, open_to_write(path):
        pass
    assert to_read.value.problems == to_write.value.problems
    return [problem.code for problem in to_read.value.problems]


def outcome(path: Path, good: Content) -> str:
    """The same content, or why it is refused; anything else is a quiet loss."""
    try:
        found = content(path)
    except Refused as refusal:
        code = refusal.problems[0].code
    else:
        code = SAME if found == good else "lost without a word"
    assert code in {SAME, *REFUSED}
    return code


def test_a_line_says_when_and_what_the_file_holds(path: Path) -> None:
    (line,) = beside(path, "ledger").read_text().splitlines()
    said = json.loads(line)
    assert (said["is_written"], said["load"], said["released"]) == (True, 1, {})
    assert said["rows"] == content(path).rows
    assert said["duckdb"] == duckdb.__version__
    assert beside(path, "key").read_bytes().hex() not in line


def test_what_changes_nothing_writes_no_line(path: Path) -> None:
    before = beside(path, "ledger").read_bytes()
    with open_to_write(path):
        pass
    assert beside(path, "ledger").read_bytes() == before


def test_a_file_without_a_ledger_is_taken_as_it_is_and_gets_one(path: Path) -> None:
    beside(path, "ledger").unlink()
    save_story(path, STORY)
    assert Ledger(path).last is not None


def test_an_older_file_in_its_place_is_refused_with_what_to_restore(path: Path) -> None:
    old = path.read_bytes()
    save_story(path, STORY)
    path.write_bytes(old)
    assert codes(path) == ["file_is_older", "no_backup"]
    backups = beside(path, "backups")
    backups.mkdir()
    for name in ("1-load.duckdb", "2-load.duckdb"):
        (backups / name).touch()
    with pytest.raises(Refused) as refusal:
        open_to_read(path)
    older, restore = refusal.value.problems
    assert str(older.values["found"]) <= str(older.values["expected"])
    newest = str(backups / "2-load.duckdb")
    assert restore == Problem("restore_backup", "", {"database": str(path), "backup": newest})


def test_a_file_that_another_program_changed_is_refused(path: Path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE answers SET code = 10 WHERE question = 's1'")
    assert codes(path) == ["file_is_unlike", "no_backup"]


def test_a_file_that_is_gone_is_not_made_anew(path: Path, folder: Folder) -> None:
    path.unlink()
    assert codes(path) == ["file_gone", "no_backup"]
    folder.write("b.csv", answers(f"r7..r9: unit=A level=low {EVERYBODY}"))
    with pytest.raises(Refused, match="file_gone"):
        load(path, folder.checked("b.csv"), folder.definitions)
    assert not path.exists()


def test_an_emptied_file_is_refused(path: Path) -> None:
    path.write_bytes(b"")
    assert codes(path) == ["file_damaged", "no_backup"]
    duckdb.connect(empty := path.with_name("empty")).close()
    empty.replace(path)
    assert codes(path) == ["file_is_unlike", "no_backup"]


def test_a_ledger_that_can_not_be_read_is_refused(path: Path) -> None:
    with beside(path, "ledger").open("a") as file:
        file.write('{"at"\n')
    with pytest.raises(Refused) as refusal:
        open_to_read(path)
    problem, _ = refusal.value.problems
    assert (problem.code, problem.values["row"]) == ("ledger_damaged", 2)


def test_what_was_begun_and_not_done_stands_in_nobodys_way(path: Path) -> None:
    before = content(path)
    Ledger(path).begin(Content("another", 2, {}))
    assert content(path) == before
    save_story(path, STORY)
    newest = Ledger(path)
    assert newest.last is not None
    assert newest.last.rows == content(path).rows != before.rows


def test_what_was_done_when_the_program_ended_is_marked_by_the_next_write(path: Path) -> None:
    with open_to_read(path).connection as connection:
        now = content_of(connection)
    beside(path, "ledger").unlink()
    Ledger(path).begin(now)
    assert Ledger(path).last is None
    with open_to_write(path):
        pass
    assert Ledger(path).last is not None


def test_another_duckdb_may_reckon_its_hash_otherwise(path: Path) -> None:
    ledger = beside(path, "ledger")
    said = json.loads(ledger.read_text()) | {"duckdb": "1.0.0", "rows": "otherwise"}
    ledger.write_text(json.dumps(said))
    assert content(path).load == 1
    ledger.write_text(json.dumps(said | {"load": 2}))
    assert codes(path) == ["file_is_unlike", "no_backup"]


def test_answers_are_not_linked_with_another_key(path: Path, folder: Folder) -> None:
    key = bytearray(beside(path, "key").read_bytes())
    key[0] ^= 1
    beside(path, "key").write_bytes(key)
    folder.write("b.csv", answers(f"r7: unit=A level=low {EVERYBODY}"))
    with pytest.raises(Refused) as refusal:
        load(path, folder.checked("b.csv"), folder.definitions)
    assert [problem.code for problem in refusal.value.problems] == ["key_is_other", "no_backup"]


def flipped(good: bytes, at: int) -> bytes:
    return good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :]


def places(good: bytes) -> list[int]:
    """Of every 64th byte some: the two heads of the file, and a few in each block."""
    every = range(0, len(good), 64)
    heads = [at for at in every if at < 12288][::4]
    return heads + Random(7).sample(every, 100)  # noqa: S311 -- the same places each time


def test_a_byte_that_flips_is_told_or_changes_nothing(path: Path) -> None:
    """A sample; `make crash` flips every 64th."""
    good, held = path.read_bytes(), content(path)
    found: set[str] = set()
    for at in places(good):
        path.write_bytes(flipped(good, at))
        found.add(outcome(path, held))
    assert "file_damaged" in found


def test_a_file_that_is_cut_is_told_or_holds_the_same(path: Path) -> None:
    good, held = path.read_bytes(), content(path)
    found: list[str] = []
    for part in range(50):
        path.write_bytes(good[: len(good) * part // 50])
        found.append(outcome(path, held))
    assert found.count(SAME) <= 1


@pytest.fixture
def logged(path: Path) -> Path:
    """A file whose last write lies in its write-ahead log alone: the program was killed there."""
    killed = subprocess.run([sys.executable, "-c", KILLED_AFTER_COMMIT, path], check=False)
    assert killed.returncode < 0
    assert beside(path, "wal").stat().st_size
    return path


def test_a_write_that_ended_in_the_log_is_whole_and_goes_into_the_file(logged: Path) -> None:
    with closing(open_to_read(logged)) as file:
        assert file.connection.execute("SELECT count(*) FROM stories").fetchone() == (1,)
    held = content(logged)
    with open_to_write(logged):
        assert not beside(logged, "wal").exists() or not beside(logged, "wal").stat().st_size
    assert content(logged) == held


def test_a_log_that_is_damaged_or_gone_is_told_or_holds_the_same(logged: Path) -> None:
    """Once the write is known to the ledger: before, the program never said that it was done."""
    held = content(logged)
    Ledger(logged).end()
    wal = beside(logged, "wal")
    good = wal.read_bytes()
    damaged = [flipped(good, at) for at in range(0, len(good), 64)]
    cut = [good[: len(good) * part // 50] for part in range(50)]
    found: set[str] = set()
    for log in (*damaged, *cut):
        wal.write_bytes(log)
        found.add(outcome(logged, held))
    assert found & REFUSED
    wal.unlink()
    assert codes(logged) == ["file_is_older", "no_backup"]
