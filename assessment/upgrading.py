"""An assessment file of an earlier schema as one of now: a new file is built from its answers.

What is written once is carried over, column by column of the same name; what is made from it is
made anew.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import duckdb

from assessment.backups import back_up
from assessment.beside import beside, private
from assessment.errors import refused
from assessment.ledger import Ledger, content_of
from assessment.schema import SCHEMA, make_tables, require_now, schema_of
from assessment.scoring import rebuild
from assessment.store import AssessmentFile, attached, open_of_any_schema
from assessment.writing import refuse_in_use, remove_unfinished, take_the_place

CARRIED = (
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
    "editions",
    "published_people",
    "published_plan",
    "published_changes",
    "published_response",
    "published_results",
    "published_gaps",
    "published_comments",
)
"""Tables whose rows can't be made anew."""


@private()
def upgrade(path: Path, *, is_backup: bool = False) -> bool:
    """Bring an assessment file to the schema of now; whether it was of an earlier one.

    A backup is made first, unless the file is one. Raises Refused as `open_of_any_schema` does, and
    when a released number would be another.
    """
    with closing(open_of_any_schema(path)) as file:
        path = file.path
        if schema_of(file.connection) >= SCHEMA:
            require_now(path, file.connection)
            return False
        released = content_of(file.connection).released
        if not is_backup:
            back_up(path, "upgrade")
    refuse_in_use(path)
    try:
        remove_unfinished(path)
        _build(path, released)
        take_the_place(beside(path, "anew"), path, Ledger(path))
    finally:
        remove_unfinished(path)
    return True


def _build(path: Path, released: Mapping[int, str]) -> None:
    """Build the new file beside the old one. Raises Refused where it says another number."""
    with attached(old=path, anew=beside(path, "anew")) as connection:
        connection.execute("USE anew")
        connection.execute("BEGIN")
        make_tables(connection)
        for name in CARRIED:
            _carry(connection, name)
        file = AssessmentFile(path, connection)
        rebuild(connection, file.questionnaires, file.organisation)
        if content_of(connection).released != released:
            raise refused("upgrade_differs", str(path))
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT anew")


def _carry(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Copy the rows of a table, where there was one, by the names of its columns."""
    columns = {
        column
        for (column,) in connection.execute(
            "SELECT column_name FROM duckdb_columns() WHERE database_name = 'old'"
            " AND table_name = $name",
            {"name": name},
        ).fetchall()
    }
    both = [one for one in connection.table(name).columns if one in columns]
    if both:
        listed = ", ".join(f'"{one}"' for one in both)
        connection.execute(f"INSERT INTO {name} ({listed}) SELECT {listed} FROM old.{name}")  # noqa: S608 -- names of ours
