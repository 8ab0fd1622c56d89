"""The assessment file: one DuckDB file per client organisation.

It holds definitions, answers, the ledger of loads, the disclosure plan and the shown results.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

import secrets
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from assessment.errors import refused
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
DAMAGED = (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException)
"""What DuckDB raises where a file that it could open can't be read further."""


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
    def key(self) -> bytes:
        """The key of the respondents' hashes. Raises Refused when its file is gone."""
        path = _key_path(self.path)
        key = path.read_bytes() if path.exists() else b""
        if len(key) != KEY_BYTES:
            raise refused("key_file_missing", str(path))
        return key

    @contextmanager
    def undamaged(self) -> Generator[None]:
        """Read inside this. Raises Refused where the file turns out to be damaged."""
        try:
            yield
        except DAMAGED as error:
            raise refused("not_an_assessment_file", str(self.path)) from error

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
    if not path.exists():
        raise refused("database_missing", str(path))
    file = AssessmentFile(path, _connected(path, read_only=True))
    tables = _tables(file.connection)
    if not tables.issuperset(TABLES):
        file.close()
        raise refused("not_an_assessment_file", str(path))
    return file


@contextmanager
def open_to_write(path: Path) -> Generator[AssessmentFile]:
    """An assessment file, made if there is none, in one transaction: all is written or nothing.

    Raises Refused as `open_to_read` does. What was made for a write that failed is removed.
    """
    if path.is_dir():
        raise refused("not_an_assessment_file", str(path))
    folders = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    made = [one for one in (path, _key_path(path)) if not one.exists()]
    if made == [path, _key_path(path)]:
        _key_path(path).touch(mode=0o600)
        _key_path(path).write_bytes(secrets.token_bytes(KEY_BYTES))
    try:
        with _connected(path, read_only=False) as connection:
            path.chmod(0o600)
            connection.execute("BEGIN")
            _make_tables(path, connection)
            yield AssessmentFile(path, connection)
            connection.execute("COMMIT")
            # A damaged write-ahead log would lose the load without a word; the file would not.
            connection.execute("CHECKPOINT")
    except BaseException:
        for one in made:
            one.unlink(missing_ok=True)
        for folder in folders:
            folder.rmdir()
        raise


def _key_path(path: Path) -> Path:
    """Beside the database, so that either can be kept or handed over without the other."""
    return path.with_name(f"{path.name}.key")


def _make_tables(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    tables = _tables(connection)
    if tables and not tables.issuperset(TABLES):
        raise refused("not_an_assessment_file", str(path))
    for table in () if tables else TABLES:
        execute(connection, f"tables/{table}")


def _tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for (name,) in connection.execute("SHOW TABLES").fetchall()}


def _connected(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(path, read_only=read_only, config=dict(LOCKED_DOWN))
    except duckdb.Error as error:
        # A damaged file is told by its block: only a lock that can't be set is another program's.
        code = "database_in_use" if "set lock" in str(error) else "not_an_assessment_file"
        raise refused(code, str(path)) from error
