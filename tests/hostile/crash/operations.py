"""What is ended in the middle: each operation as the command that a consultant gives.

A case has a folder as it is before, the command, and what may be found afterwards: the state of
before, or that of after the command has run to its end.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from resource import RLIMIT_FSIZE, prlimit
from shutil import copytree
from zipfile import ZipFile

from assessment.backups import back_up
from assessment.errors import Refused
from assessment.loading import load
from assessment.results import open_release, open_results
from assessment.store import open_of_any_schema, open_to_read
from tests.notation import EVERYBODY, Folder, answers

KESKMES = Path(sys.executable).with_name("keskmes")
SCHEMAS = Path(__file__).parents[2] / "assessment" / "schemas"
DATABASE, RELEASE = "c.duckdb", "release"
SENTINEL = "Sentinel-of-one-who-left"
GONE = f"gone: unit=A level=low s1=4 d1=4 first={SENTINEL}"
SAVE = """
import sys
from pathlib import Path
from resource import RLIMIT_FSIZE, prlimit
from assessment.stories import save_story
from assessment.story import Story
save_story(Path(sys.argv[1]), Story(id="board", language="en", entries=()))
"""
State = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """How its folder is made, and the command to run in it."""

    make: Callable[[Path], None]
    command: tuple[str, ...]

    def start(self, folder: Path, largest: int | None = None) -> subprocess.Popen[bytes]:
        """The command, running in the folder; no file may become larger than that, in bytes."""

        process = subprocess.Popen(
            self.command,
            cwd=folder,
            env=_unmeasured(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        if largest is not None:  # long before it has imported what it needs
            prlimit(process.pid, RLIMIT_FSIZE, (largest, largest))
        return process

    def run(self, folder: Path, largest: int | None = None) -> tuple[int, str]:
        """Run it to its end: its exit code, and what it said."""
        with self.start(folder, largest) as process:
            _, said = process.communicate()
        return process.returncode, said.decode()


def _unmeasured() -> dict[str, str]:
    """Our environment, but for coverage: a program that is ended would leave half of its data."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}


def state_of(folder: Path) -> State:
    """All that a consultant could find: numbers, people, stories, editions, a whole release."""
    path = folder / DATABASE
    with closing(open_of_any_schema(path)) as file:
        people = file.connection.execute("SELECT count(*) FROM respondents").fetchall()
        loads = file.connection.execute("SELECT count(*) FROM loads").fetchall()
    release = folder / RELEASE
    if release.exists():
        with closing(open_release(release)) as opened:
            opened.shown()
    try:
        with closing(open_results(path)) as results:
            figures = results.shown().write_csv() + results.gaps().write_csv()
            shown = sha256(figures.encode()).hexdigest()[:8]
            stories = sorted(results.stories)
        with closing(open_to_read(path)) as file:
            editions = file.connection.execute("SELECT count(*) FROM editions").fetchall()
    except Refused as refusal:
        return people, loads, [problem.code for problem in refusal.problems]
    return people, loads, shown, stories, editions


def erased_bytes(folder: Path) -> list[Path]:
    """Where the answer of the one who left can still be read, but for backups."""
    files = [one for one in folder.glob(f"{DATABASE}*") if one.is_file()]
    return [one for one in files if SENTINEL.encode() in one.read_bytes()]


def loaded(folder: Path) -> None:
    """One wave loaded, the next as a file."""
    made = Folder(folder)
    for wave in ("2025", "2026"):
        rows = f"a1..a6: unit=A level=low {EVERYBODY}\nb1..b6: unit=B level=low {EVERYBODY}\n"
        made.write(f"{wave}.csv", answers(rows + GONE, wave=wave))
    load(folder / DATABASE, made.checked("2025.csv"), made.definitions)


def backed_up(folder: Path) -> None:
    """As `loaded`, with a backup of the first wave and the second one loaded."""
    loaded(folder)
    back_up(folder / DATABASE, "asked", folder / "backup.duckdb")
    made = Folder(folder)
    load(folder / DATABASE, made.checked("2026.csv"), made.definitions)


def old(folder: Path) -> None:
    """A file of an earlier schema, published then."""
    folder.mkdir(exist_ok=True)
    with ZipFile(SCHEMAS / "2026-11-28-editions.zip") as packed:
        packed.extractall(folder)
    for name in ("small.duckdb", "small.duckdb.key"):
        (folder / name).replace(folder / name.replace("small.duckdb", DATABASE))


def keskmes(*arguments: str) -> tuple[str, ...]:
    """A command on the database."""
    return (str(KESKMES), *arguments, "-d", DATABASE)


DEFINITIONS = ("-q", "questionnaire.toml", "-o", "organisation.toml")
OPERATIONS = {
    "load": Operation(loaded, keskmes("load", "2026.csv", *DEFINITIONS)),
    "story": Operation(loaded, (sys.executable, "-c", SAVE, DATABASE)),
    "release": Operation(loaded, keskmes("release", "--output", RELEASE)),
    "erase": Operation(loaded, keskmes("erase", "--respondent", "gone")),
    "upgrade": Operation(old, keskmes("upgrade")),
    "restore": Operation(backed_up, keskmes("restore", "backup.duckdb")),
}


@dataclass(frozen=True, slots=True)
class Case:
    """An operation with its folder, the two states, and how long it takes by itself, in seconds."""

    operation: Operation
    folder: Path
    before: State
    after: State
    seconds: float

    def copied(self, to: Path) -> Path:
        """A folder of its own to do it in."""
        return Path(copytree(self.folder, to))

    def wrong(self, folder: Path) -> Iterator[str]:
        """What is lost where the operation was ended; and whether it can be done now."""
        found = state_of(folder)
        if found not in (self.before, self.after):
            yield f"neither before nor after: {found}"
        if found == self.after and self.after != self.before:
            yield from (f"not erased in {one.name}" for one in self._still_read(folder))
        code, said = self.operation.run(folder)
        if code and found == self.before:
            yield f"can't be done any more: {said}"
        if state_of(folder) != self.after:
            yield f"not done the second time: {said}"
        yield from (f"not erased in {one.name}" for one in self._still_read(folder))

    def _still_read(self, folder: Path) -> list[Path]:
        return erased_bytes(folder) if "erase" in self.operation.command else []


def case_of(name: str, folder: Path) -> Case:
    """Make the folder of an operation, and run it to its end in a copy."""
    operation, whole = OPERATIONS[name], folder / name
    whole.mkdir()
    operation.make(whole)
    copy = Path(copytree(whole, folder / f"{name} done"))
    start = time.perf_counter()
    code, said = operation.run(copy)
    assert code == 0, said
    seconds = time.perf_counter() - start
    return Case(operation, whole, state_of(whole), state_of(copy), seconds)
