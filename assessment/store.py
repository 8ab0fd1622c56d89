"""The assessment file: one DuckDB file per client organisation.

It holds definitions, answers, the ledger of loads, the disclosure plan and the shown results.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

import os
import secrets
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import duckdb
import polars as pl

from assessment.errors import refused
from assessment.mapping import ColumnMapping
from assessment.organisation import Organisation
from assessment.questionnaire import Questionnaire
from queries.runner import TABLES, execute, query

LOCKED_DOWN = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",  # a name in SQL is a table, never a Python variable
    "lock_configuration": "true",
}

KEY_BYTES = 32
DAMAGED = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.SerializationException,
    duckdb.TransactionException,
)
"""What DuckDB raises where a file that it could open can't be read or written further."""


class AssessmentFile:
    """An open assessment file; see `open_to_read` and `open_to_write`."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        """Take an open connection."""
        self.path = path
        self.connection = connection

    @property
    def questionnaires(self) -> dict[str, Questionnaire]:
        """By wave, the questionnaire that its answers were read with."""
        return {
            wave: Questionnaire.model_validate_json(content)
            for kind, wave, content in self._read("results/definitions").rows()
            if kind == "questionnaire"
        }

    @property
    def organisation(self) -> Organisation:
        """The organisation, as the last load knew it."""
        definitions = self._read("results/definitions").rows()
        content = {kind: content for kind, _, content in definitions}["organisation"]
        return Organisation.model_validate_json(content)

    @property
    def ledger(self) -> pl.DataFrame:
        """The loads so far; columns as in queries/results/loads.sql."""
        return self._read("results/loads")

    @property
    def refusals(self) -> pl.DataFrame:
        """The rows refused by loads; columns as in queries/results/refusals.sql."""
        return self._read("results/refusals")

    @property
    def coverage(self) -> pl.DataFrame:
        """Answered of invited; columns as in queries/results/coverage.sql."""
        return self._read("results/coverage")

    @property
    def last_load(self) -> int:
        """The number of the newest load; 0 when there is none."""
        return max(self.ledger["load"], default=0)

    @property
    def learned(self) -> ColumnMapping:
        """What the loads so far have taught about columns; of two loads the later one counts."""
        columns: dict[str, str] = {}
        values: dict[str, dict[str, str]] = {}
        for content in self._read("results/mappings")["mapping"]:
            one = ColumnMapping.model_validate_json(content)
            columns |= one.columns
            values |= one.values
        return ColumnMapping(columns=columns, values=values)

    @property
    def key(self) -> bytes:
        """The key of the respondents' hashes. Raises Refused when its file is gone."""
        path = _beside(self.path, "key")
        key = path.read_bytes() if path.exists() else b""
        if len(key) != KEY_BYTES:
            raise refused("key_file_missing", str(path))
        return key

    def undamaged(self) -> AbstractContextManager[None]:
        """Read inside this. Raises Refused where the file turns out to be damaged."""
        return _refusing(self.path)

    def _read(self, name: str) -> pl.DataFrame:
        with self.undamaged():
            return query(self.connection, name)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def open_to_read(path: Path) -> AssessmentFile:
    """An existing assessment file, read only; close it after use.

    Raises Refused when it is missing, in use by a load, or no assessment file.
    """
    path = path.resolve()
    if not path.exists():
        raise refused("database_missing", str(path))
    file = AssessmentFile(path, _connected(path, read_only=True))
    if _is_new(path, file.connection):
        file.close()
        raise refused("not_an_assessment_file", str(path))
    return file


@contextmanager
def open_to_write(path: Path) -> Generator[AssessmentFile]:
    """An assessment file, made if there is none, in one transaction: all is written or nothing.

    Raises Refused as `open_to_read` does, and when there is no room. What was made for a write
    that failed is removed. Nobody else may read what is made, the write-ahead log included.
    """
    path = path.resolve()
    if path.is_dir():
        raise refused("not_an_assessment_file", str(path))
    folders = [folder for folder in path.parents if not folder.exists()]
    was_there, made = path.exists(), list[Path]()
    former = os.umask(0o077)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # From here on the file is ours alone: whoever else loads at the same moment is refused.
        with _connected(path, read_only=False) as connection:
            is_new = _is_new(path, connection)
            if is_new and not was_there:
                made += (path, _beside(path, "wal"))
            if is_new:
                made += _key_made(path)
            path.chmod(0o600)
            with _refusing(path):
                connection.execute("BEGIN")
                for table in TABLES if is_new else ():
                    execute(connection, f"tables/{table}")
                yield AssessmentFile(path, connection)
                connection.execute("COMMIT")
            # A damaged write-ahead log would lose the load without a word; the file would not.
            # Where there is no room for it now, the log keeps the load until the next time.
            with suppress(duckdb.Error):
                connection.execute("CHECKPOINT")
    except BaseException:
        for one in made:
            one.unlink(missing_ok=True)
        for folder in folders:
            with suppress(OSError):
                folder.rmdir()
        raise
    finally:
        os.umask(former)


def rewrite(path: Path) -> None:
    """Write an assessment file anew: rows that were deleted stay readable in the old one.

    Raises Refused as `open_to_write` does.
    """
    path = path.resolve()
    anew = path.with_name(f".{path.name}.anew")
    anew.unlink(missing_ok=True)
    former = os.umask(0o077)
    try:
        # Attaching another file is external access; everything else is locked down here too.
        attaching = {"enable_external_access": "true", "lock_configuration": "false"}
        with _refusing(path), duckdb.connect(config=dict(LOCKED_DOWN | attaching)) as connection:
            for name, file in (("old", path), ("anew", anew)):
                connection.execute(f"ATTACH $file AS {name}", {"file": str(file)})
            connection.execute("COPY FROM DATABASE old TO anew")
            connection.execute("CHECKPOINT anew")
        anew.replace(path)
    finally:
        os.umask(former)
        anew.unlink(missing_ok=True)


def belongs_to(file: Path, path: Path) -> bool:
    """Whether a file is a database, its key or its write-ahead log, under whatever name."""
    path = path.resolve()
    ours = (path, _beside(path, "key"), _beside(path, "wal"))
    linked = (one.exists() and file.exists() and file.samefile(one) for one in ours)
    return file.resolve() in ours or any(linked)


def _beside(path: Path, what: str) -> Path:
    """Beside the database, so that either can be kept or handed over without the other."""
    return path.with_name(f"{path.name}.{what}")


def _key_made(path: Path) -> list[Path]:
    """Make the key of a new assessment file, unless a whole one is there; what was made."""
    key = _beside(path, "key")
    if key.exists() and key.stat().st_size == KEY_BYTES:
        return []
    key.write_bytes(secrets.token_bytes(KEY_BYTES))
    return [key]


@contextmanager
def _refusing(path: Path) -> Generator[None]:
    """What DuckDB raises inside this, as a refusal: the file is damaged, or can't be written."""
    try:
        yield
    except DAMAGED as error:
        said = str(error).replace(str(path), "").lower()  # a folder may be called "workspace"
        no_room = any(word in said for word in ("write", "space", "too large"))
        code = "not_writable" if no_room else "not_an_assessment_file"
        raise refused(code, str(path)) from error


def _is_new(path: Path, connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the file has no tables yet. Raises Refused when it has others than ours."""
    tables = {name for (name,) in connection.execute("SHOW TABLES").fetchall()}
    if tables and not tables.issuperset(TABLES):
        connection.close()
        raise refused("not_an_assessment_file", str(path))
    return not tables


def _connected(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(path, read_only=read_only, config=dict(LOCKED_DOWN))
    except duckdb.Error as error:
        # A damaged file is told by its block: only a lock that can't be set is another program's.
        code = "database_in_use" if "set lock" in str(error) else "not_an_assessment_file"
        raise refused(code, str(path)) from error
