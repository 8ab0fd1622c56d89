"""Answers as managers give them, for invented organisations: what the ends of a scale are worth.

A theme stands somewhere between 5 and 8; everybody has an attitude that all of their answers share;
each answer has something of its own. Rounded, and within the scale: a third are nines and tens
where a theme stands high.
"""

import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl

from assessment.checked_file import ANSWERS, CheckedFile
from assessment.results import open_results
from tests.hostile.further import named
from tests.hostile.invented import QUESTIONNAIRE, Case, invented
from tests.hostile.narrowing import Narrowed, narrowed
from tests.hostile.public import answers_of, load_case, who_answered

STANDS = (5.0, 8.0)
ATTITUDE, OWN = 1.0, 1.2
"""Standard deviations in points."""


def with_realistic_scores(file: CheckedFile, case: Case, seed: int) -> CheckedFile:
    """The same file, the same people and skips, with such scores."""
    dice = np.random.default_rng([seed, 7])
    stands = {
        question.id: stand
        for theme in (*QUESTIONNAIRE.themes, None)
        for stand in [dice.uniform(*STANDS)]
        for question in (QUESTIONNAIRE.items_of(theme.id) if theme else QUESTIONNAIRE.ratings)
    }
    attitudes = dice.normal(0, ATTITUDE, len(case.people))
    answers = file.answers.with_columns(
        said=pl.Series(
            [
                stands[question] + attitudes[key] + dice.normal(0, OWN)
                for key, question in file.answers.select("key", "question").rows()
            ],
            dtype=pl.Float64,
        )
    )
    code = pl.when(state="rated").then(pl.col("said").round().clip(1, 10))
    coded = answers.with_columns(code=code).select(list(ANSWERS)).cast(pl.Schema(ANSWERS))
    return replace(file, answers=coded)


def narrowed_in(seed: int) -> tuple[int, list[Narrowed]]:
    """Of an invented organisation's first wave with such scores: k, and each protected mean."""
    answered = who_answered(invented(seed))
    first = answered.people[0].wave
    people = tuple(person for person in answered.people if person.wave == first)
    case = Case(answered.organisation, people)
    file = with_realistic_scores(answers_of(case, named(case, seed), seed), case, seed)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "invented.duckdb"
        load_case(case, file, database)
        with closing(open_results(database)) as results:
            shown = results.shown(), results.gaps()
    found = narrowed(case.organisation, QUESTIONNAIRE, people, *shown)
    return case.organisation.smallest_group, list(found)
