"""How many people of each group have which score: what intervals and tests stand on.

Never leaves the data layer. Only groups that the plan shows are here, and the rests beside them.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb
import numpy as np
import polars as pl

from assessment.statistics.tally import Numbers
from queries.runner import query

Key = tuple[str, str]
"""Kind and id of a measure."""
Sample = tuple[str, int]
"""A group in a wave: wave id and the group's number."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one measure: its distinct scores, rising, and for each sample its people at each."""

    values: Numbers
    counts: Numbers
    row: dict[Sample, int]

    def people(self, sample: Sample) -> int:
        """How many people of a sample have a score."""
        return int(self.counts[self.row[sample]].sum())

    def of(self, samples: Iterable[Sample]) -> Numbers:
        """Head counts (samples, values), in the order asked."""
        return self.counts[[self.row[sample] for sample in samples]]


def tallies_of(connection: duckdb.DuckDBPyConnection) -> dict[Key, Tally]:
    """Every measure's tally, from the scores that the cells stand on."""
    frame = query(connection, "results/cell_values")
    return {
        (str(kind), str(measure)): _tally(rows)
        for (kind, measure), rows in frame.group_by("measure_kind", "measure")
    }


def _tally(rows: pl.DataFrame) -> Tally:
    values, column = np.unique(rows["score"].to_numpy(), return_inverse=True)
    samples = list(zip(rows["wave"], rows["group_id"], strict=True))
    row = {sample: number for number, sample in enumerate(dict.fromkeys(samples))}
    counts = np.zeros((len(row), len(values)))
    place = [row[sample] for sample in samples]
    counts[place, column] = rows["people"].to_numpy()
    return Tally(values, counts, row)
