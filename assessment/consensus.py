"""How far a group is of one mind on who owns customer experience, from the shown answers."""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

import duckdb
import numpy as np
import polars as pl

from assessment.measures import CONSENSUS
from assessment.statistics.agreement import consensus
from queries.runner import insert, query

AT_MOST_ONE = 0.5
"""Stands in for an answer of which only "none or one" is shown."""


def add_consensus(connection: duckdb.DuckDBPyConnection, distribution_from: int) -> None:
    """A row of results for each group in which all answers are shown; whole percent of one mind."""
    counts = query(connection, "results/ownership_counts", people=distribution_from)
    stands_for = pl.when(share_bound="le").then(AT_MOST_ONE).otherwise("count")
    groups = counts.group_by("wave", "group_id", "base", maintain_order=True).agg(counts=stands_for)
    rows = groups.select(
        "wave",
        "group_id",
        "base",
        measure_kind=pl.lit("derived"),
        measure=pl.lit(CONSENSUS),
        share=pl.Series([round(100 * float(consensus(np.array(of)))) for of in groups["counts"]]),
    )
    if rows.height:
        insert(connection, "results", rows)
