"""What the product finds in planted organisations: through `load` and `Results.gaps` alone."""

import tempfile
from contextlib import closing
from math import comb
from pathlib import Path

import polars as pl

from assessment.loading import load
from assessment.results import open_results
from tests.planted.organisations import Planted

MOST_FALSE = 0.10
"""At most so many organisations without a true gap may show a clear one between levels."""
LEAST_FOUND = 0.90
"""At least so many organisations with a true gap must show it."""
FOUND_THEMES = 1 / 3
"""It is shown when at least so many themes are clear."""

IS_CLEAR = pl.col("certainty") == "clear"
IS_TESTED = pl.col("family") != ""
BETWEEN_LEVELS = (pl.col("kind") == "level") | (
    (pl.col("kind") == "ownership") & (pl.col("measure_kind") == "option")
)
TOP_TO_FIRST_LINE = (
    (pl.col("kind") == "level")
    & (pl.col("measure_kind") == "theme")
    & (pl.col("a") == "level=top")
    & (pl.col("b") == "level=first_line")
)


def gaps_of(planted: Planted) -> pl.DataFrame:
    """Every gap of the fixed list."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "planted.duckdb"
        loaded = load(database, [planted.answers], planted.definitions).loaded
        assert loaded == planted.answers.rows_in
        with closing(open_results(database)) as results:
            return results.gaps()


def has_clear(gaps: pl.DataFrame, where: pl.Expr) -> bool:
    """Whether one of these gaps is clear."""
    return not gaps.filter(where, IS_CLEAR).is_empty()


def is_found(gaps: pl.DataFrame) -> bool:
    """Whether the planted gap shows in enough themes."""
    themes = gaps.filter(TOP_TO_FIRST_LINE)
    return themes.filter(IS_CLEAR).height >= FOUND_THEMES * themes.height > 0


def as_many_as_chance_allows(trials: int, chance: float, doubt: float = 0.001) -> int:
    """The most hits that a chance this large still gives: more come with less than `doubt`."""
    more, hits = 1.0, -1
    while more >= doubt:
        hits += 1
        more -= comb(trials, hits) * chance**hits * (1 - chance) ** (trials - hits)
    return hits
