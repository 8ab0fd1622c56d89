"""What stands behind the certainty of each gap that was tested."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from assessment.appendix.statistic import Statistic
from assessment.certainty import TOO_FEW_P
from assessment.gaps import PAIRED
from assessment.statistics.families import benjamini_hochberg, holm


def tests_of_gaps(gaps: pl.DataFrame) -> Iterator[Statistic]:
    """Of the gaps that `tested_gaps` gives: difference, effect, p, and p within its family."""
    tested = gaps.filter(pl.col("family") != "", pl.col("smallest_p") <= TOO_FEW_P)
    for family in tested.partition_by("family"):
        p = family["p"].to_numpy()
        adjusted = family.with_columns(bh_adjusted_p=benjamini_hochberg(p), holm_adjusted_p=holm(p))
        for row in adjusted.iter_rows(named=True):
            yield from _of_gap(row)


def _of_gap(row: dict[str, Any]) -> Iterator[Statistic]:
    paired = row["kind"] in PAIRED
    blank = Statistic(
        *("difference", row["measure_kind"], row["measure"], row["a"], row["b"], row["wave"]),
        value=(row["low"] + row["high"]) / 2,
        low=row["low"],
        high=row["high"],
        n_a=row["n_a"],
        n_b=row["n_b"],
        note=row["family"],
    )
    if row["measure_kind"] != "option":  # of shares the interval lies askew about the difference
        yield blank
    delta = "cliffs_delta_paired" if paired else "cliffs_delta"
    yield blank._replace(
        statistic=delta, value=row["effect"], low=row["effect_low"], high=row["effect_high"]
    )
    names = ("wilcoxon_p",) if paired else ("mann_whitney_p", "welch_p")
    values = (row["p"], row["welch_p"])
    for name, value in zip(
        (*names, "bh_adjusted_p", "holm_adjusted_p"),
        (*values[: len(names)], row["bh_adjusted_p"], row["holm_adjusted_p"]),
        strict=True,
    ):
        yield blank._replace(statistic=name, value=value, low=None, high=None)
