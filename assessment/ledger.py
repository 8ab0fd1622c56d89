"""The ledger beside an assessment file: what it held after each time that it was written.

DuckDB opens a file whose newest header or write-ahead log is damaged as it was before, without a
word. So what a file holds is compared with a ledger outside of it whenever it is opened. A line is
written before the change that it stands for, and marked when the change is on the disk.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import duckdb
from pydantic import BaseModel, ConfigDict, ValidationError

from assessment.beside import backups_beside, beside, key_of, write_whole
from assessment.errors import Problem, Refused
from queries.runner import TABLES, table

RELEASED = ("published_results", "published_gaps", "published_response")
"""The tables with the numbers of every edition."""


class Content(NamedTuple):
    """What a file holds: a hash of all rows, the newest load, the hash of each edition's numbers.

    The first is DuckDB's own, which its next version may reckon otherwise; empty without tables.
    """

    rows: str
    load: int
    released: Mapping[int, str]


class Line(BaseModel):
    """What the file was about to hold, and whether it is known to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: datetime
    is_written: bool
    rows: str
    load: int
    released: dict[int, str]
    key: str
    duckdb: str

    def says(self, content: Content) -> bool:
        """Whether a file that holds this is the one that the line stands for."""
        if self.duckdb == duckdb.__version__:
            return self.rows == content.rows
        return (self.load, self.released) == content[1:]


class Ledger:
    """The lines beside the assessment file at `path`; without a ledger there are none."""

    def __init__(self, path: Path, *, is_damaged: bool = False) -> None:
        """Read the lines. Raises Refused when one can't be read, unless that is known."""
        self._file, self.path = path, beside(path, "ledger")
        self._lines: list[Line] = []
        lines = self.path.read_bytes().splitlines() if self.path.exists() else []
        for number, content in enumerate(lines, 1):
            try:
                self._lines.append(Line.model_validate_json(content))
            except ValidationError as error:
                if is_damaged:
                    continue
                problem = Problem("ledger_damaged", str(self.path), {"row": number})
                raise Refused([problem, self._to_do()]) from error

    @property
    def last(self) -> Line | None:
        """What was last written."""
        return next((line for line in reversed(self._lines) if line.is_written), None)

    @property
    def is_begun(self) -> bool:
        """Whether a write was begun that isn't known to be on the disk."""
        return bool(self._lines) and not self._lines[-1].is_written

    @property
    def released(self) -> dict[int, str]:
        """The hash of the numbers of every edition so far."""
        written = (line.released for line in self._lines if line.is_written)
        return {edition: said for released in written for edition, said in released.items()}

    def compare(self, content: Content) -> None:
        """Raises Refused when the file holds neither what was last written nor what was begun."""
        last = self.last
        if not last or last.says(content) or self._has_begun(content):
            return
        earlier = [line for line in self._lines if line.says(content)]
        if earlier:
            raise self.refused("file_is_older", found=_when(earlier[-1]))
        raise self.refused("file_is_unlike")

    def require_key(self, key: bytes) -> None:
        """Raises Refused when the hashes of the file were made with another key."""
        if self.last and self.last.key != _hash(key):
            raise self.refused("key_is_other")

    def settle(self, content: Content) -> None:
        """Mark what was begun as written, where the file holds it."""
        if self._has_begun(content):
            self.end()

    def begin(self, content: Content) -> None:
        """Note what is about to be written."""
        self._lines.append(
            Line(
                at=datetime.now(UTC).replace(microsecond=0),
                is_written=False,
                rows=content.rows,
                load=content.load,
                released=dict(content.released),
                key=_hash(key_of(self._file)),
                duckdb=duckdb.__version__,
            )
        )
        self._write()

    def end(self) -> None:
        """Note that what was begun is on the disk."""
        self._lines[-1] = self._lines[-1].model_copy(update={"is_written": True})
        self._write()

    def refused(self, code: str, **values: str) -> Refused:
        """Why a file can't be taken as it is, and what to restore where it was written before."""
        if self.last is None:
            return Refused([Problem(code, str(self._file), values)])
        values["expected"] = _when(self.last)
        return Refused([Problem(code, str(self._file), values), self._to_do()])

    def _has_begun(self, content: Content) -> bool:
        return self.is_begun and self._lines[-1].says(content)

    def _to_do(self) -> Problem:
        backups = backups_beside(self._file)
        values = {"database": str(self._file), "backup": str(backups[-1]) if backups else ""}
        return Problem("restore_backup" if backups else "no_backup", values=values)

    def _write(self) -> None:
        content = "".join(f"{line.model_dump_json()}\n" for line in self._lines)
        write_whole(self.path, content.encode())


def content_of(connection: duckdb.DuckDBPyConnection) -> Content:
    """What an open file holds, seen from inside the connection's transaction."""
    there = {name for (name,) in connection.execute("SHOW TABLES").fetchall()}
    hashed = [
        f"SELECT '{name}' AS name, count(*) AS rows, sum(hash({name})) AS hash FROM {name}"  # noqa: S608 -- names of ours
        for name in TABLES
        if name in there
    ]
    if not hashed:
        return Content("", 0, {})
    rows = connection.execute(" UNION ALL ".join(hashed)).fetchall()
    load = max(table(connection, "loads")["load"], default=0) if "loads" in there else 0
    return Content(_hash(repr(rows).encode()), load, _released(connection, there))


def _released(connection: duckdb.DuckDBPyConnection, there: set[str]) -> dict[int, str]:
    """By edition, a hash of its numbers that every version of DuckDB and Polars gives."""
    numbers: dict[int, list[str]] = {}
    for name in RELEASED if there.issuperset(RELEASED) else ():
        for edition, *row in table(connection, name).rows():
            numbers.setdefault(edition, []).append(repr((name, *row)))
    return {
        edition: _hash("".join(sorted(rows)).encode()) for edition, rows in sorted(numbers.items())
    }


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _when(line: Line) -> str:
    return line.at.isoformat(" ", "minutes").removesuffix("+00:00")
