"""Who answered what, person by person: the scores of some questions, and whose they are."""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import polars as pl
from numpy.typing import NDArray

from assessment.organisation import NOT_STATED, Atom
from assessment.statistics.tally import Numbers
from queries.runner import query


@dataclass(frozen=True, slots=True)
class Answered:
    """Everybody who answered a wave: a person in each row, in their atom."""

    atoms: Sequence[Atom]
    row: dict[int, int]
    scores: pl.DataFrame

    def matrix(self, questions: Sequence[str]) -> Numbers:
        """Scores (people, questions); what wasn't rated is not a number."""
        matrix = np.full((len(self.atoms), len(questions)), np.nan)
        column = {question: place for place, question in enumerate(questions)}
        asked = self.scores.filter(pl.col("question").is_in(questions))
        for person, question, score in asked.select("person", "question", "score").iter_rows():
            matrix[self.row[person], column[question]] = score
        return matrix

    def inside(self, atoms: Iterable[Atom]) -> NDArray[np.bool_]:
        """Which people stand in these atoms."""
        members = set(atoms)
        return np.array([atom in members for atom in self.atoms])


def answered_by_wave(connection: duckdb.DuckDBPyConnection) -> dict[str, Answered]:
    """Everybody who answered, by wave."""
    people = query(connection, "results/people").partition_by("wave", as_dict=True)
    scores = query(connection, "results/scores").partition_by("wave", as_dict=True)
    empty = query(connection, "results/scores").clear()
    return {
        str(wave): Answered(
            [Atom(*atom) if atom[0] else NOT_STATED for atom in one.select("unit", "level").rows()],
            {person: place for place, person in enumerate(one["person"])},
            scores.get((wave,), empty),
        )
        for (wave,), one in people.items()
    }
