"""Other scores at the same skips: what is shown, and of how many people, must stay as it is."""

from contextlib import closing
from pathlib import Path

import polars as pl

from assessment.organisation import Group
from assessment.results import open_results
from tests.hostile.further import named
from tests.hostile.invented import Case
from tests.hostile.public import answers_of, load_case, who_answered

KEYS = ("wave", *Group._fields, "measure_kind", "measure", "status", "base", "answered")
BY_HEADS = ("mean", "top_box", "low", "middle", "cant_say", "count", "share")
"""Columns that head counts alone fill; others are empty where all are alike, too."""
KEYS_OF_GAPS = ("kind", "measure_kind", "measure", "wave", "a", "b", "a_base", "b_base")


def outlines(case: Case, seed: int, others: int, folder: Path) -> list[tuple[pl.DataFrame, ...]]:
    """What is shown with one set of scores, and with as many others."""
    answered = who_answered(case)
    names = named(answered, seed)
    found: list[tuple[pl.DataFrame, ...]] = []
    for number in range(1 + others):
        database = folder / f"{number}.duckdb"
        load_case(answered, answers_of(answered, names, 10 * seed + number), database)
        found.append(_outline(database))
    return found


def same_plan(case: Case, seed: int, others: int, folder: Path) -> bool:
    """Whether so many other sets of scores show the same."""
    first, *rest = outlines(case, seed, others, folder)
    return all(one.equals(same) for other in rest for one, same in zip(first, other, strict=True))


def _outline(database: Path) -> tuple[pl.DataFrame, ...]:
    with closing(open_results(database)) as results:
        filled = [pl.col(column).is_not_null() for column in BY_HEADS]
        return results.shown().select(*KEYS, *filled), results.gaps().select(KEYS_OF_GAPS)
