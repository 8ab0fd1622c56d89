"""The consultant reads every comment, and ticks those that may be shown.

A tick is of the text as it was read: a comment that is another afterwards has none. What the ticks
let through is `Results.comments`.
"""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from assessment.errors import refused
from assessment.scoring import show_comments
from assessment.store import AssessmentFile, open_to_read
from assessment.writing import open_to_write
from queries.runner import execute, query


def written_comments(file: AssessmentFile) -> pl.DataFrame:
    """Every comment, shown or not; columns as in queries/results/written_comments.sql.

    Of those that say something (a letter or a digit), by whoever counts in the whole organisation;
    none of a wave in which that isn't shown.
    """
    with file.undamaged():
        return query(file.connection, "results/written_comments")


def tick_comments(path: Path, ticks: Mapping[str, bool]) -> None:
    """Tick and untick comments by their `key`; those that aren't named stay as they are.

    All is saved or nothing. Raises Refused when a key is none of the data as they are now: another
    load, or a comment that is gone.
    """
    open_to_read(path).close()
    with open_to_write(path) as file:
        if not set(ticks) <= set(written_comments(file)["key"]):
            raise refused("comments_changed", str(path))
        execute(file.connection, "comments/untick", keys=list(ticks))
        on = [key for key, ticked in ticks.items() if ticked]
        execute(file.connection, "comments/tick", keys=on)
        show_comments(file.connection, file.organisation)
