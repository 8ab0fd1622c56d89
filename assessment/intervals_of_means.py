"""The spread and the interval of every shown mean: what is added to results from twice k people."""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Mapping

import duckdb
import polars as pl

from assessment.statistics.agreement import average_deviation, nearly_unanimous
from assessment.statistics.intervals import mean_half_width
from assessment.tallies import Key, Tally
from queries.runner import execute, query


def add_intervals(
    connection: duckdb.DuckDBPyConnection, tallies: Mapping[Key, Tally], distribution_from: int
) -> None:
    """Fill spread and interval of shown means with `distribution_from` people or more.

    Band A: had everybody invited answered (docs/measures.md). A bounded mean has neither, nor one
    on which all or all but one agree: they would print unanimity. The base
    of pillars and index is all who answered, so the people are counted who have a score of them.
    """
    asked = query(connection, "results/intervals_asked", people=distribution_from)
    parts = [
        _found(rows, tallies[key], distribution_from)
        for rows in asked.partition_by("measure_kind", "measure")
        if (key := (rows["measure_kind"][0], rows["measure"][0])) in tallies
    ]
    if parts:
        execute(connection, "release/intervals", given=pl.concat(parts))


def _found(rows: pl.DataFrame, tally: Tally, distribution_from: int) -> pl.DataFrame:
    samples = rows.select("wave", "group_id").rows()
    there = [one in tally.row and tally.people(one) >= distribution_from for one in samples]
    rows = rows.filter(pl.Series(there, dtype=pl.Boolean))
    counts = tally.of(rows.select("wave", "group_id").rows())
    spread_out = ~nearly_unanimous(counts)
    rows, counts = rows.filter(pl.Series(spread_out)), counts[spread_out]
    invited = rows["invited"].fill_null(float("inf")).to_numpy()
    return rows.select(
        "wave",
        "group_id",
        "measure_kind",
        "measure",
        spread=average_deviation(tally.values, counts),
        half_width=mean_half_width(tally.values, counts, invited),
    )
