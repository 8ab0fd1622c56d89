"""Answers to shown results: the disclosure plan first, then only what it lets through.

The counting is SQL (queries/atoms, cells, release), the inference Python. The plan is made from
head counts alone.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

import hashlib
from collections.abc import Mapping

import duckdb
import polars as pl

from assessment.comparisons import FixedList
from assessment.consensus import add_consensus
from assessment.definition_tables import insert_definitions
from assessment.gaps import make_gaps
from assessment.intervals_of_means import add_intervals
from assessment.organisation import Organisation
from assessment.planning import insert_plan
from assessment.questionnaire import Questionnaire
from assessment.questions import comments_from
from assessment.tallies import tallies_of
from queries.runner import VIEWS, clear, execute, insert, query

RELEASED = ("plan", "mixes", "kept_waves", "shown_groups", "results", "gaps", "provenance")
ATOMS = (
    "atoms/linked",
    "atoms/counted_people",
    "atoms/alike",
    "atoms/alike_scores",
    "atoms/alike_rated",
    "atoms/alike_sides",
    "atoms/alike_points",
    "atoms/alike_people",
    "atoms/everybody_rated",
    "atoms/everybody_sides",
    "atoms/everybody_scores",
    "atoms/across_populations",
    "atoms/everybody_points",
    "atoms/memberships",
    "atoms/heads",
    "atoms/values",
    "atoms/scores",
    "atoms/options",
    "atoms/cant_say",
)
CELLS = (
    "cells/people",
    "cells/values",
    "cells/scores",
    "cells/options",
    "cells/cant_say",
    "cells/rests",
    "cells/rest_people",
    "cells/rest_values",
    "cells/rest_scores",
    "cells/rest_options",
    "cells/rest_cant_say",
)
CELLS_BETWEEN_WAVES = (
    "cells/linked_people",
    "cells/linked_scores",
    "cells/linked_values",
    "cells/mixed_people",
    "cells/mixed_scores",
)


def rebuild(
    connection: duckdb.DuckDBPyConnection,
    questionnaires: Mapping[str, Questionnaire],
    organisation: Organisation,
) -> None:
    """Make plan, results and gaps anew from the answers, inside the connection's transaction.

    `questionnaires` holds, by wave, the questionnaire that its answers were read with.
    """
    for view in VIEWS:  # anew, since the file may be older than they are
        execute(connection, f"views/{view}")
    for table in RELEASED:
        clear(connection, table)
    waves = [wave.id for wave in organisation.waves_in_time if wave.id in questionnaires]
    answered = query(connection, "results/respondents_by_atom").select("wave", "unit").unique()
    counted = organisation.counted_under
    units = {wave: frozenset(map(counted, answered.filter(wave=wave)["unit"])) for wave in waves}
    fixed = FixedList(organisation, waves, units)
    insert_definitions(connection, questionnaires, fixed)
    for name in ATOMS:
        execute(connection, name)
    insert_plan(connection, fixed)
    for name in (*CELLS, *(CELLS_BETWEEN_WAVES if fixed.changes else ())):
        execute(connection, name)
    distribution_from = 2 * organisation.smallest_group
    execute(connection, "release/shown_groups")
    for name in ("scores", "derived", "options"):
        execute(connection, f"release/{name}", distribution_from=distribution_from)
    execute(connection, "release/say_do")
    for whole_kind in ("pillar", "index"):
        execute(connection, "release/wholes", whole_kind=whole_kind)
    add_consensus(connection, distribution_from)
    execute(connection, "keep/response")
    execute(connection, "keep/results")
    execute(connection, "release/protected")
    tallies = tallies_of(connection)
    add_intervals(connection, tallies, distribution_from)
    make_gaps(connection, tallies, distribution_from)
    execute(connection, "keep/without_gaps")
    execute(connection, "keep/gaps")
    _insert_provenance(connection)
    show_comments(connection, organisation)


def _insert_provenance(connection: duckdb.DuckDBPyConnection) -> None:
    """The version of the data is a hash of all that is shown: of answers it would confirm a guess.

    While there are no answers there is none.
    """
    shown = [query(connection, name).write_csv() for name in ("results/shown", "results/gaps")]
    content = "".join([*shown, *query(connection, "results/definitions")["content"]])
    figures = pl.lit(hashlib.sha256(content.encode()).hexdigest()[:12])
    newest = query(connection, "results/newest_load")
    rows = newest.with_columns(figures=figures, data_version=figures)
    insert(connection, "provenance", rows.drop_nulls())


def show_comments(connection: duckdb.DuckDBPyConnection, organisation: Organisation) -> None:
    """Make anew which comments are shown, inside the connection's transaction.

    Those that are ticked, of questions that at least `comments_from` people of the whole
    organisation wrote to, ticked or not. A tick goes with its comment. What was published may grow
    by as many late ones; where one of the published is gone, or few of those published together are
    left, the others are taken back with it.
    """
    execute(connection, "undo/ticked_comments")
    clear(connection, "shown_comments")
    enough = comments_from(organisation.smallest_group)
    execute(connection, "comments/showable", comments_from=enough)
    execute(connection, "release/comments", comments_from=enough)
    execute(connection, "release/data_version")


def count(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the atoms and cells of a file that is planned already, for as long as it is open."""
    for name in (*ATOMS, *CELLS, *CELLS_BETWEEN_WAVES):
        execute(connection, name)
