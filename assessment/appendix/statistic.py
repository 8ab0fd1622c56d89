"""One row of the appendix."""

from collections.abc import Iterable
from typing import NamedTuple

import polars as pl


class Statistic(NamedTuple):
    """A statistic of a measure; groups in keys as in gaps, empty for everybody."""

    statistic: str
    measure_kind: str
    measure: str
    group_a: str
    group_b: str
    wave: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n_a: int | None = None
    n_b: int | None = None
    note: str = ""


SCHEMA = {
    "statistic": pl.String,
    "measure_kind": pl.String,
    "measure": pl.String,
    "group_a": pl.String,
    "group_b": pl.String,
    "wave": pl.String,
    "value": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "n_a": pl.Int64,
    "n_b": pl.Int64,
    "note": pl.String,
}


def as_frame(statistics: Iterable[Statistic]) -> pl.DataFrame:
    """The appendix as a frame; what isn't a number is empty."""
    frame = pl.DataFrame(list(statistics), schema=SCHEMA, orient="row")
    return frame.with_columns(pl.col("value", "low", "high").fill_nan(None))
