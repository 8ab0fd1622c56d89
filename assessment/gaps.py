"""Every gap of the fixed list, with its certainty: made at load, between shown figures only.

SQL puts the two sides together (queries/cells/gap_values); here they are tested, on the scores of
the very people that the figures stand on.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Any, TypeAlias

import duckdb
import numpy as np
import polars as pl
from numpy.typing import NDArray

from assessment.certainty import Certainty, certainty_words
from assessment.statistics.agreement import nearly_unanimous
from assessment.statistics.comparison import (
    cliffs_delta,
    cliffs_delta_interval,
    mann_whitney,
    smallest_p,
    smallest_paired_p,
    welch,
    wilcoxon,
)
from assessment.statistics.intervals import mean_half_width, share_difference
from assessment.statistics.tally import Numbers, moments
from assessment.tallies import Key, Tally
from queries.runner import execute, insert, query

PAIRED = ("say_do", "wave_linked")
"""Kinds of gaps inside the same people, each of whom is their own comparison."""
TESTED = ("level", "unit_rest", "unit_kind", "division_rest", "ownership", "wave", *PAIRED)
"""Kinds of gaps that are tested; of the others the difference is all that can be said."""

TEST = pl.Schema(
    {
        "row": pl.UInt32,
        "n_a": pl.Int64,
        "n_b": pl.Int64,
        "alike": pl.Boolean,
        "p": pl.Float64,
        "welch_p": pl.Float64,
        "smallest_p": pl.Float64,
        "effect": pl.Float64,
        "effect_low": pl.Float64,
        "effect_high": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
    }
)
"""What a test finds, unrounded: how many people it stands on (of pillars and index these aren't the
base), whether a side is all but unanimous, p, Welch's p, the smallest p that the sizes allow,
Cliff's δ with its interval, and the interval of the difference."""

Found: TypeAlias = dict[str, NDArray[Any]]
"""What the tests of one measure find, by the columns of TEST."""


def make_gaps(
    connection: duckdb.DuckDBPyConnection, tallies: Mapping[Key, Tally], distribution_from: int
) -> None:
    """Fill the gaps table; interval and effect from `distribution_from` people on both sides."""
    tested = tested_gaps(connection, tallies)
    worded = [
        part.with_columns(certainty=pl.Series(_words(part), dtype=pl.String))
        for part in tested.partition_by("family")
    ]
    if worded:
        insert(connection, "gaps", _released(pl.concat(worded).sort("row"), distribution_from))


def tested_gaps(
    connection: duckdb.DuckDBPyConnection, tallies: Mapping[Key, Tally]
) -> pl.DataFrame:
    """The gaps between shown figures, as results/gap_values has them, with what tests find (TEST).

    `family` says what was looked at together; it is empty where nothing was tested.
    """
    execute(connection, "cells/gap_values")
    gaps = query(connection, "results/gap_values").with_row_index("row")
    paired: list[Found] = []
    unpaired: list[Found] = []
    testable = gaps.filter(pl.col("kind").is_in(TESTED), bound="")
    parts = testable.partition_by("kind", "measure_kind", "measure", as_dict=True)
    for (kind, *key), part in parts.items():
        if tally := tallies.get((key[0], key[1])):
            rows, a, b = _both_sides(part, tally, is_paired=kind in PAIRED)
            if kind in PAIRED:
                paired.append({"row": rows, **_paired(tally.values, a)})
            else:
                is_option = key[0] == "option"
                found = _unpaired(tally.values, a, b, is_option=is_option)
                unpaired.append({"row": rows, **found})
    tests = pl.concat([_table(paired), _table(unpaired)])
    tested = pl.col("p").is_not_null()
    looked_at = pl.col("kind").replace("ownership", "level")  # levels are looked at as a whole
    family = pl.when(tested).then(pl.format("{}/{}", looked_at, "wave")).otherwise(pl.lit(""))
    return gaps.join(tests, on="row", how="left").with_columns(family=family)


def _table(tests: Sequence[Found]) -> pl.DataFrame:
    """Tests of several measures in one table (TEST); what isn't found for them is empty."""
    found = {
        name: pl.Series(np.concatenate([one[name] for one in tests])).cast(kind)
        if tests and name in tests[0]
        else pl.repeat(None, sum(len(one["row"]) for one in tests), dtype=kind, eager=True)
        for name, kind in TEST.items()
    }
    return pl.DataFrame(found)


def _both_sides(
    rows: pl.DataFrame, tally: Tally, *, is_paired: bool
) -> tuple[NDArray[np.uint32], Numbers, Numbers]:
    """The rows of gaps that the tally has both sides of, and the head counts of either side.

    Inside the same people both are the counts of their differences.
    """
    sides = [("wave", "a_group"), ("wave", "a_group") if is_paired else ("b_wave", "b_group")]
    a, b = (list(zip(rows[wave], rows[group], strict=True)) for wave, group in sides)
    there = [one in tally.row and other in tally.row for one, other in zip(a, b, strict=True)]
    counts_a, counts_b = (tally.of(compress(side, there)) for side in (a, b))
    return rows["row"].to_numpy()[there], counts_a, counts_b


def _paired(values: Numbers, counts: Numbers) -> Found:
    """Two sides of the same people: counts of their differences."""
    people, mean, _ = moments(values, counts)
    width = mean_half_width(values, counts)
    return {
        "n_a": people,
        "n_b": people,
        "alike": nearly_unanimous(counts),
        "p": wilcoxon(values, counts),
        "smallest_p": np.array([smallest_paired_p(int(n)) for n in people]),
        "effect": (counts * np.sign(values)).sum(axis=-1) / people,
        "low": mean - width,
        "high": mean + width,
    }


def _unpaired(values: Numbers, a: Numbers, b: Numbers, *, is_option: bool) -> Found:
    """Two groups; of options the shares of those who chose it, in percent."""
    n_a, n_b = a.sum(axis=-1), b.sum(axis=-1)
    means, delta = welch(values, a, b), cliffs_delta_interval(a, b)
    if is_option:
        is_chosen = values == 1
        chosen = (a[:, is_chosen].sum(axis=-1), b[:, is_chosen].sum(axis=-1))
        low, high = (100 * end for end in share_difference(chosen[0], n_a, chosen[1], n_b))
    else:
        low, high = means.difference - means.half_width, means.difference + means.half_width
    return {
        "n_a": n_a,
        "n_b": n_b,
        "alike": nearly_unanimous(a) | nearly_unanimous(b),
        "p": mann_whitney(a, b),
        "smallest_p": np.array([smallest_p(*map(int, n)) for n in zip(n_a, n_b, strict=True)]),
        "welch_p": means.p,
        "effect": cliffs_delta(a, b),
        "effect_low": delta.low,
        "effect_high": delta.high,
        "low": low,
        "high": high,
    }


def _words(family: pl.DataFrame) -> list[Certainty]:
    """The certainty of gaps that were tested together, or of those that weren't tested."""
    if not family["family"][0]:
        return ["no_test"] * family.height
    low, high, effect, p, smallest = (
        family[column].to_numpy() for column in ("low", "high", "effect", "p", "smallest_p")
    )
    off_zero = ((low > 0) | (high < 0)) & (family["difference"].to_numpy() != 0)
    return certainty_words(p=p, smallest_p=smallest, effect=effect, off_zero=off_zero)


def _released(rows: pl.DataFrame, distribution_from: int) -> pl.DataFrame:
    """Columns of the gaps table: rounded, and of smaller groups the word alone.

    The interval of a mean is the shown difference ± its half-width, so that it tells no more. Where
    a side is all but unanimous there is none, and no effect: they would print it.
    """
    spread_out = (pl.min_horizontal("n_a", "n_b") >= distribution_from) & ~pl.col("alike")
    is_share = pl.col("measure_kind") == "option"
    half = ((pl.col("high") - pl.col("low")) / 2).round(1)
    low = pl.when(is_share).then(pl.col("low").round()).otherwise(pl.col("difference") - half)
    high = pl.when(is_share).then(pl.col("high").round()).otherwise(pl.col("difference") + half)
    released = rows.with_columns(
        ci_low=pl.when(spread_out).then(low.round(1)),
        ci_high=pl.when(spread_out).then(high.round(1)),
        effect=pl.when(spread_out).then(pl.col("effect").round(2)),
    )
    return released.drop("b_wave", *(column for column in TEST if column != "effect"))
