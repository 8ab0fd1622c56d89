"""The assessment file: one DuckDB file per client organisation.

It holds definitions, answers, the ledger of loads, the disclosure plan and the shown results.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import duckdb
import polars as pl

from assessment.beside import beside, key_of
from assessment.errors import Refused, refused
from assessment.ledger import Ledger, content_of
from assessment.mapping import ColumnMapping
from assessment.organisation import Organisation
from assessment.questionnaire import Questionnaire
from assessment.schema import require_now, require_ours
from queries.runner import query

SETTINGS = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",  # a name in SQL is a table, never a Python variable
    "lock_configuration": "true",
    "default_block_size": "16384",  # bytes, the least: there are many tables, most of them small
}
"""Of every connection: nothing is read or written but the file itself."""

KEY_BYTES = 32
DAMAGED = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.SerializationException,
    duckdb.TransactionException,
)
"""What DuckDB raises where a file that it could open can't be read or written further."""
CLOSED = ("permission denied", "read-only file system")
"""Of what it says where a file can't be opened, the words for a closed disk."""
FULL = (*CLOSED, "write", "space", "too large")
"""And where it can't be written further."""


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
        """The key of the respondents' hashes. Raises Refused when its file is gone or another's."""
        key = key_of(self.path)
        if len(key) != KEY_BYTES:
            raise refused("key_file_missing", str(beside(self.path, "key")))
        Ledger(self.path).require_key(key)
        return key

    def undamaged(self) -> AbstractContextManager[None]:
        """Read inside this. Raises Refused where the file turns out to be damaged."""
        return refusing(self.path)

    def _read(self, name: str) -> pl.DataFrame:
        with self.undamaged():
            return query(self.connection, name)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def open_to_read(path: Path) -> AssessmentFile:
    """An existing assessment file, read only; close it after use.

    Raises Refused when it is missing, in use by a load, no assessment file, of another schema, or
    not what was last written to it.
    """
    file = open_of_any_schema(path)
    try:
        require_now(file.path, file.connection)
    except Refused:
        file.close()
        raise
    return file


def open_of_any_schema(path: Path) -> AssessmentFile:
    """As `open_to_read`, but the file may be of a schema that came before."""
    path = path.resolve()
    ledger = Ledger(path)
    if not path.exists():
        raise ledger.refused("file_gone" if ledger.last else "database_missing")
    file = AssessmentFile(path, connected(path, read_only=True))
    try:
        with refusing(path):
            ledger.compare(content_of(file.connection))
            require_ours(path, file.connection)
    except BaseException:
        file.close()
        raise
    return file


@contextmanager
def attached(**files: Path) -> Generator[duckdb.DuckDBPyConnection]:
    """Several databases under their names, with everything else locked down."""
    # Attaching a file is external access, so it has to come first.
    late = {"enable_external_access": "true", "lock_configuration": "false"}
    with duckdb.connect(config=dict(SETTINGS | late)) as connection:
        for name, file in files.items():
            connection.execute(f"ATTACH $file AS {name}", {"file": str(file)})
        for setting in late:
            connection.execute(f"SET {setting} = {SETTINGS[setting]}")
        yield connection


@contextmanager
def refusing(path: Path) -> Generator[None]:
    """What DuckDB raises inside this, as a refusal: the file is damaged, or can't be written."""
    try:
        yield
    except duckdb.Error as error:
        # A block whose checksum is wrong is an error of no kind of its own.
        if not isinstance(error, DAMAGED) and type(error) is not duckdb.Error:
            raise
        raise _refusal(path, error, FULL) from error


def connected(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection to a database that does nothing but what we ask. Raises Refused as above."""
    try:
        return duckdb.connect(path, read_only=read_only, config=dict(SETTINGS))
    except duckdb.Error as error:
        # A damaged file is told by its block: only a lock that can't be set is another program's.
        if "set lock" in str(error):
            raise refused("database_in_use", str(path)) from error
        raise _refusal(path, error, CLOSED) from error


def _refusal(path: Path, error: duckdb.Error, not_writable: tuple[str, ...]) -> Refused:
    """What DuckDB found: no right or room to write, damage to a file of ours, or another file."""
    said = str(error).replace(str(path), "").lower()  # a folder may be called "workspace"
    if any(word in said for word in not_writable):
        return refused("not_writable", str(path))
    ledger = Ledger(path)
    return ledger.refused("file_damaged" if ledger.last else "not_an_assessment_file")
