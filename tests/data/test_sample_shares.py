"""Shares on the sample: whatever is drawn as a whole sums to a hundred."""

from contextlib import closing
from pathlib import Path

import polars as pl

from assessment.results import open_results

BLOCKS = ("low", "middle", "top_box")


def test_stacked_labels_sum_to_a_hundred(sample_database: Path) -> None:
    with closing(open_results(sample_database)) as results:
        shown = results.shown().filter(status="shown")
    bounded = pl.any_horizontal(pl.col("shares_bound").str.contains(block) for block in BLOCKS)
    blocks = shown.filter(pl.col("middle").is_not_null(), ~bounded)
    assert blocks.height > 1000
    assert (blocks.select(pl.sum_horizontal(BLOCKS)).to_series() == 100).all()
    owners = shown.filter(pl.col("measure").str.starts_with("cx_owner:"), pl.col("base") >= 10)
    groups = owners.group_by("wave", "unit_kind", "division", "unit", "level").agg(
        pl.col("share").sum(), bounded=(pl.col("share_bound") != "").any()
    )
    exact = groups.filter(~pl.col("bounded"))
    assert exact.height
    assert (exact["share"] == 100).all()
