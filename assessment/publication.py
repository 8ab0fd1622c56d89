"""Publishing: the snapshot that the leadership may see, and the record of what it shows.

A snapshot is a file of its own with shown figures and texts alone. What later answers may change of
what was published is decided by a plan over all editions (assessment/planning.py).
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import duckdb
import polars as pl

from assessment.backups import back_up
from assessment.beside import replace_file
from assessment.errors import Problem, Refused, refused
from assessment.organisation import Organisation
from assessment.results import Results
from assessment.scoring import show_comments
from assessment.snapshot import snapshot_of, write_snapshot
from assessment.store import AssessmentFile, open_to_read
from assessment.story import Story
from assessment.writing import open_to_write
from queries.runner import execute, insert, query, table

PUBLISHED = ("people", "plan", "changes", "response", "results", "gaps", "comments")
"""What is remembered of an edition."""
SCORED = ("rated_populations", "questions", "measures", "parts")
"""What a wave's questionnaire means for its figures."""


Settle = Callable[[Results], Iterable[Story]]


class Kept(NamedTuple):
    """A wave whose published numbers stay, and whose answers came, went or changed after it."""

    wave: str
    edition: int
    late: int
    gone: int
    changed: int


class Published(NamedTuple):
    """An edition, when it was first published, and the waves that it keeps as they were."""

    edition: int
    published_at: datetime
    kept: tuple[Kept, ...]


def silent(results: Results) -> Iterable[Story]:
    """The saved stories without anybody's headlines."""
    return (story.settling(lambda _entry: {}) for story in results.stories.values())


def publish(path: Path, output: Path, settled: Settle = silent) -> Published:
    """Write a release, and remember what it shows; the same numbers make no new edition.

    `settled` gives the stories as they leave, since their headlines may hold other numbers.

    It is remembered before anybody can see it: a release that was shown and forgotten would make
    the next one unsafe. Raises Refused as `open_to_write` does, or when there are no answers.
    """
    open_to_read(path).close()
    unfinished = output.with_name(f".{output.name}.unfinished")
    try:
        with open_to_write(path) as file:
            if not file.ledger.height:
                raise refused("nothing_loaded", str(path))
            snapshot = snapshot_of(file, settled(Results(file)))
            published = _remembered(file)
            output.parent.mkdir(parents=True, exist_ok=True)
            unfinished.unlink(missing_ok=True)
            at = published.published_at
            write_snapshot(unfinished, snapshot, edition=published.edition, published_at=at)
        replace_file(unfinished, output)
        back_up(path, "release")
    finally:
        unfinished.unlink(missing_ok=True)
    return published


def kept_waves(connection: duckdb.DuckDBPyConnection) -> tuple[Kept, ...]:
    """The waves whose published numbers stay."""
    return tuple(Kept(*row) for row in query(connection, "results/kept_waves").rows())


def scored(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    """What the questionnaires of published waves mean for their figures, by wave."""
    published = set(query(connection, "results/came_and_went")["wave"])
    return {
        wave: [row for name in SCORED for row in table(connection, name).filter(wave=wave).rows()]
        for wave in published
    }


def refuse_other_meaning(
    connection: duckdb.DuckDBPyConnection, before: Mapping[str, list[tuple[object, ...]]]
) -> None:
    """Refuse other scoring than `scored` gave before; the answers themselves may be new."""
    after = scored(connection)
    changed = [wave for wave in before if _sorted(before[wave]) != _sorted(after[wave])]
    if changed:
        raise Refused([Problem("questionnaire_frozen", wave) for wave in sorted(changed)])


def _sorted(rows: list[tuple[object, ...]]) -> list[str]:
    """Rows in an order that doesn't depend on how they were written."""
    return sorted(map(repr, rows))


def refuse_other_smallest_groups(
    connection: duckdb.DuckDBPyConnection, organisation: Organisation
) -> None:
    """Refuse other smallest groups than what was published was planned with."""
    editions = query(connection, "results/editions")["organisation"].to_list()
    if not editions:
        return
    published = Organisation.model_validate_json(editions[-1])
    still = {level.id for level in published.levels} & {level.id for level in organisation.levels}
    groups = {"": (published.smallest_group, organisation.smallest_group)}
    groups |= {
        level: (
            published.smallest_by_level.get(level, published.smallest_group),
            organisation.smallest_by_level.get(level, organisation.smallest_group),
        )
        for level in still
    }
    problems = [
        Problem("smallest_group_frozen", level or organisation.id, {"expected": was, "found": now})
        for level, (was, now) in sorted(groups.items())
        if was != now
    ]
    if problems:
        raise Refused(problems)


def _remembered(file: AssessmentFile) -> Published:
    """The edition of what is shown; it is the last one when nothing of it has changed."""
    connection = file.connection
    kept = kept_waves(connection)
    (version,) = query(connection, "results/provenance")["data_version"]
    editions = query(connection, "results/editions")
    for edition, published_at, latest, _ in editions.tail(1).rows():
        if latest == version and not _others_count(connection, kept):
            return Published(edition, published_at, kept)
    edition, published_at = editions.height + 1, datetime.now(UTC).replace(tzinfo=None)
    row = (edition, published_at, version, file.organisation.model_dump_json())
    insert(connection, "editions", pl.DataFrame([row], schema=editions.columns, orient="row"))
    for name in ("atoms/linked", "atoms/counted_people"):
        execute(connection, name)
    show_comments(connection, file.organisation)
    for name in PUBLISHED:
        execute(connection, f"publish/{name}", edition=edition)
    return Published(edition, published_at, kept)


def _others_count(connection: duckdb.DuckDBPyConnection, kept: Iterable[Kept]) -> bool:
    """Whether figures stand on other answers than published, even if they look the same."""
    differing = query(connection, "results/came_and_went").filter(
        pl.sum_horizontal("late", "gone", "changed") > 0
    )
    return not set(differing["wave"]) <= {one.wave for one in kept}
