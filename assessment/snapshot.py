"""What is shown, apart from the answers: in memory for pages, and as a release for the leadership.

A release is a file of its own with shown figures and texts alone.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from assessment.errors import refused
from assessment.organisation import Organisation
from assessment.store import SETTINGS, AssessmentFile, open_to_read
from assessment.story import Story
from queries.runner import execute, insert, table

SNAPSHOT = (
    "definitions",
    "stories",
    "provenance",
    "measures",
    "groups",
    "shown_groups",
    "results",
    "gaps",
    "shown_comments",
)
"""The tables of a release: nothing else of an assessment file leaves with it."""
VIEWS = ("difference", "difference_bound", "shown_results", "shown_gaps")

Snapshot = Mapping[str, pl.DataFrame]
"""Rows by table."""


def snapshot_of(file: AssessmentFile, stories: Iterable[Story]) -> dict[str, pl.DataFrame]:
    """What a release of an open assessment file holds, but for its place in time."""
    frames = _shown(file.connection)
    told = [(story.id, story.model_dump_json()) for story in stories]
    frames["stories"] = pl.DataFrame(told, schema=frames["stories"].schema, orient="row")
    texts = _without_aliases(file.organisation).model_dump_json()
    frames["definitions"] = frames["definitions"].with_columns(
        content=pl.when(kind="organisation").then(pl.lit(texts)).otherwise("content")
    )
    # Rows are made in any order, which may say something of what they are made from.
    return {name: frame.sort(frame.columns) for name, frame in frames.items()}


def write_snapshot(path: Path, snapshot: Snapshot, *, edition: int, published_at: datetime) -> None:
    """Write a release; `path` must be free."""
    provenance = snapshot["provenance"].with_columns(
        edition=pl.lit(edition, pl.Int32), published_at=pl.lit(published_at)
    )
    with duckdb.connect(path, config=dict(SETTINGS)) as connection:
        _fill(connection, {**snapshot, "provenance": provenance})
        connection.execute("CHECKPOINT")


def read_shown(path: Path) -> AssessmentFile:
    """What is shown of an assessment file, read whole into memory: no answer is behind it.

    The file is free for a load at once. Raises Refused as `open_to_read` does.
    """
    with closing(open_to_read(path)) as file, file.undamaged():
        return _in_memory(file.path, _shown(file.connection))


def read_release(path: Path) -> AssessmentFile:
    """A release, read whole into memory: its file may be replaced by the next one meanwhile.

    Raises Refused when it is missing or no release.
    """
    path = path.resolve()
    if not path.exists():
        raise refused("release_missing", str(path))
    try:
        with duckdb.connect(path, read_only=True, config=dict(SETTINGS)) as connection:
            tables = {name for (name,) in connection.execute("SHOW TABLES").fetchall()}
            found = {name: table(connection, name) for name in SNAPSHOT if name in tables}
    except duckdb.Error as error:
        raise refused("not_a_release", str(path)) from error
    if found.keys() != set(SNAPSHOT) or "respondents" in tables:
        raise refused("not_a_release", str(path))
    return _in_memory(path, found)


def _shown(connection: duckdb.DuckDBPyConnection) -> dict[str, pl.DataFrame]:
    frames = {name: table(connection, name) for name in SNAPSHOT}
    # Rests, linked people and mixes are figures behind gaps; by themselves nobody asks for them.
    frames["results"] = frames["results"].join(frames["groups"], on="group_id", how="semi")
    return frames


def _in_memory(path: Path, snapshot: Snapshot) -> AssessmentFile:
    memory = duckdb.connect(config=dict(SETTINGS))
    _fill(memory, snapshot)
    return AssessmentFile(path, memory)


def _fill(connection: duckdb.DuckDBPyConnection, snapshot: Snapshot) -> None:
    for name, rows in snapshot.items():
        execute(connection, f"tables/{name}")
        insert(connection, name, rows)
    for view in VIEWS:
        execute(connection, f"views/{view}")


def _without_aliases(organisation: Organisation) -> Organisation:
    """The organisation without the words that answer files may call its parts by."""
    levels = tuple(level.model_copy(update={"aliases": ()}) for level in organisation.levels)
    units = tuple(unit.model_copy(update={"aliases": ()}) for unit in organisation.units)
    return organisation.model_copy(update={"levels": levels, "units": units})
