"""Runs the statements of this folder, and reads the contract in the head of each.

A statement is named by folder and file: `results/cells`. Its head says what it is, which
parameters it takes, and for a query which columns it returns; `tests/queries` holds every
statement to its head.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

FOLDER = Path(__file__).parent

TABLES = (
    "schema_version",
    "definitions",
    "loads",
    "refusals",
    "mappings",
    "stories",
    "links",
    "respondents",
    "answers",
    "chosen",
    "comments",
    "ticked_comments",
    "roster",
    "merged_units",
    "rated_populations",
    "questions",
    "measures",
    "parts",
    "groups",
    "group_atoms",
    "further_groups",
    "rests",
    "changes",
    "comparisons",
    "comparable",
    "outside_figures",
    "plan",
    "mixes",
    "shown_groups",
    "results",
    "gaps",
    "shown_comments",
    "provenance",
    "editions",
    "published_people",
    "published_plan",
    "published_changes",
    "published_response",
    "published_results",
    "published_gaps",
    "published_comments",
    "kept_waves",
)
"""Tables of an assessment file."""

VIEWS = (
    "people",
    "scores",
    "rated_people",
    "personal_questions",
    "personal_sides",
    "personal_gaps",
    "personal_passive",
    "personal_scores",
    "personal_wholes",
    "populations",
    "placed_people",
    "difference",
    "difference_bound",
    "whole_percent",
    "shown_results",
    "group_names",
    "shown_gaps",
    "written_comments",
)
"""Views and macros over them, each standing on the ones before it."""


@dataclass(frozen=True, slots=True)
class Contract:
    """What the head of a statement promises: its parameters, and its columns with their types."""

    says: str
    parameters: Mapping[str, str]
    columns: Mapping[str, str]


@cache
def statement(name: str) -> str:
    """The text of a statement, by folder and file name without the suffix."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def contract(name: str) -> Contract:
    """The contract in the head comment of a statement."""
    head = [line[2:].strip() for line in statement(name).splitlines() if line.startswith("--")]
    says: list[str] = []
    sections: dict[str, dict[str, str]] = {"parameters:": {}, "columns:": {}}
    section = None
    for line in head:
        if line in sections:
            section = sections[line]
        elif section is None:
            says.append(line)
        else:
            name, kind, *_ = line.removeprefix("$").split()
            section[name] = kind
    return Contract(" ".join(says), sections["parameters:"], sections["columns:"])


def query(connection: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> pl.DataFrame:
    """The rows of a query, seen from inside the connection's transaction.

    A connection serves one thread: give a cursor where several share one.
    """
    return connection.sql(statement(name), params=parameters).pl()


def execute(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    given: pl.DataFrame | None = None,
    **parameters: object,
) -> None:
    """Run a statement that returns no rows, inside the connection's transaction.

    `given` are rows that it reads as a table of that name.
    """
    if given is not None:
        connection.register("given", given)
    connection.execute(statement(name), parameters)
    if given is not None:
        connection.unregister("given")


def clear(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Empty one of TABLES."""
    connection.execute(f"DELETE FROM {_of_tables(table)}")  # noqa: S608 -- a name of ours


def table(connection: duckdb.DuckDBPyConnection, name: str) -> pl.DataFrame:
    """All rows of one of TABLES."""
    return connection.table(_of_tables(name)).pl()


def insert(connection: duckdb.DuckDBPyConnection, into: str, rows: pl.DataFrame) -> None:
    """Add the rows of a frame to one of TABLES; columns are matched by name."""
    connection.register("inserted", rows)
    connection.execute(f"INSERT INTO {_of_tables(into)} BY NAME SELECT * FROM inserted")  # noqa: S608 -- a name of ours
    connection.unregister("inserted")


def _of_tables(name: str) -> str:
    if name not in TABLES:
        raise KeyError(name)
    return name
