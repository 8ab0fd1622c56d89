"""Which tables and views an assessment file has: those of now, or those of an earlier time."""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from pathlib import Path

import duckdb
import polars as pl

from assessment.errors import refused
from queries.runner import TABLES, execute, insert, table

SCHEMA = 3
"""The number of the tables and views as they are now; it is raised with every change of them."""
FIRST_SCHEMA = 1
"""Of files that don't say."""
ALWAYS = {"definitions", "loads", "links", "respondents", "answers"}
"""Tables that every schema has had."""
VERSION = "schema_version"


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the empty tables of a new assessment file."""
    for name in TABLES:
        execute(connection, f"tables/{name}")
    insert(connection, VERSION, pl.DataFrame({"version": [SCHEMA]}, schema={"version": pl.Int32}))


def has_tables(path: Path, connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a file isn't empty. Raises Refused when it has others than our tables."""
    names = _names(connection)
    if names and not names >= ALWAYS:
        raise refused("not_an_assessment_file", str(path))
    return bool(names)


def require_ours(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Raises Refused when a file hasn't the tables of an assessment file."""
    if not has_tables(path, connection):
        raise refused("not_an_assessment_file", str(path))


def require_now(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Raises Refused when the tables of a file aren't those of now."""
    if (version := schema_of(connection)) != SCHEMA:
        code = "file_is_newer" if version > SCHEMA else "file_is_old"
        raise refused(code, str(path), database=str(path))


def schema_of(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the tables and views of an open assessment file."""
    if VERSION not in _names(connection):
        return FIRST_SCHEMA
    (version,) = table(connection, VERSION)["version"]
    return version


def _names(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for (name,) in connection.execute("SHOW TABLES").fetchall()}
