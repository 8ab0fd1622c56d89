"""What was planted comes out, and what wasn't doesn't: a small sample of `make planted`.

The seeds are fixed, so nothing here is left to chance. The bounds are those of the binomial
distribution: a product that keeps its promise would break one for a single seed in a thousand. So
few organisations can't tell 10 % of false alarms from 20 %; they do tell them from the two thirds
that gaps looked at one by one would give. The promise itself is proved by `make planted`.
"""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from assessment.results import open_results
from tests.planted.found import (
    BETWEEN_LEVELS,
    IS_CLEAR,
    IS_TESTED,
    LEAST_FOUND,
    MOST_FALSE,
    as_many_as_chance_allows,
    gaps_of,
    has_clear,
    is_found,
)
from tests.planted.organisations import (
    NOBODY_DIFFERS,
    RATINGS,
    Truth,
    planted,
    with_gap,
    without_gap,
)

WITHOUT_GAP = range(1, 8)
WITH_GAP = range(1, 5)
MANY_PEOPLE = {"top": 2000, "first_line": 2000}


@pytest.fixture(scope="module")
def story(sample_database: Path) -> Generator[pl.DataFrame]:
    with closing(open_results(sample_database)) as results:
        yield results.gaps()


def scores(truth: Truth, seed: int) -> pl.DataFrame:
    """Each manager's theme scores, where both halves of the pair were answered, and level."""
    file = planted(truth, seed).answers
    themes = file.answers.filter(~pl.col("question").is_in(RATINGS)).with_columns(
        theme=pl.col("question").cast(pl.String).str.split("_").list.first()
    )
    both = themes.group_by("key", "theme").agg(pl.col("code").mean(), halves=pl.len())
    table = both.filter(halves=2).pivot("theme", index="key", values="code")
    return file.respondents.select("key", "level").join(table, on="key").drop("key").drop_nulls()


def test_managers_answer_as_they_are_said_to() -> None:
    truth = Truth(MANY_PEOPLE, 4, 8, above={"top": 2}, shared=0.5, skipped=0.01)
    table = scores(truth, 1)
    top, first = (table.filter(level=level).drop("level").to_numpy() for level in MANY_PEOPLE)
    assert top.mean(axis=0) - first.mean(axis=0) == pytest.approx(np.full(8, 2.0), abs=0.2)
    assert first.std(axis=0) == pytest.approx(np.full(8, 1.5), abs=0.1)
    correlations = np.corrcoef(first, rowvar=False)[np.triu_indices(8, 1)]
    assert correlations == pytest.approx(np.full(28, 0.5), abs=0.08)


def test_what_does_not_differ_seldom_shows_a_clear_gap() -> None:
    without = [gaps_of(planted(without_gap(seed), seed)) for seed in WITHOUT_GAP]
    assert all(not gaps.filter(BETWEEN_LEVELS, IS_TESTED).is_empty() for gaps in without)
    false = sum(has_clear(gaps, BETWEEN_LEVELS) for gaps in without)
    assert false <= as_many_as_chance_allows(len(without), MOST_FALSE)

    looked_at_together = [
        family
        for gaps in without
        for family in gaps.filter(IS_TESTED, pl.col("kind") != "say_do").partition_by("family")
    ]
    assert len(looked_at_together) > 3 * len(without)
    false = sum(has_clear(family, IS_CLEAR) for family in looked_at_together)
    assert false <= as_many_as_chance_allows(len(looked_at_together), MOST_FALSE)


def test_where_nobody_differs_no_gap_is_as_much_as_hinted_at() -> None:
    gaps = gaps_of(planted(without_gap(NOBODY_DIFFERS), NOBODY_DIFFERS))
    between = gaps.filter(pl.col("kind") != "say_do")
    assert not between.filter(IS_TESTED).is_empty()
    assert set(between["certainty"]) <= {"not_distinct", "too_few", "no_test"}


def test_two_points_between_ten_at_the_top_and_sixty_of_the_first_line_are_found() -> None:
    missed = sum(not is_found(gaps_of(planted(with_gap(seed), seed))) for seed in WITH_GAP)
    assert missed <= as_many_as_chance_allows(len(WITH_GAP), 1 - LEAST_FOUND)


def themes(story: pl.DataFrame, kind: str, a: str, b: str) -> dict[str, tuple[str, float]]:
    """By theme, the certainty and size of its gap in 2026."""
    rows = story.filter(pl.col("measure_kind").is_in(["theme", "say_do"]), wave="2026", kind=kind)
    found = rows.filter(a=a, b=b).select("measure", "certainty", "difference")
    return {theme: (certainty, difference) for theme, certainty, difference in found.rows()}


def test_in_the_sample_the_top_is_rosier_but_on_the_strength_that_all_agree_on(
    story: pl.DataFrame,
) -> None:
    gaps = themes(story, "level", "level=top", "level=first_line")
    for theme in ("customer_voice", "leadership"):
        certainty, difference = gaps[theme]
        assert certainty == "clear"
        assert difference > 2
    assert gaps["own_part"][0] == "not_distinct"


def test_in_the_sample_good_practice_alone_got_better(story: pl.DataFrame) -> None:
    gaps = themes(story, "wave", "wave=2026", "wave=2025")
    assert len(gaps) == 15
    assert [theme for theme, (certainty, _) in gaps.items() if certainty == "clear"] == [
        "good_practice"
    ]
    assert gaps["good_practice"][1] > 0


def test_in_the_sample_the_top_holds_customers_to_be_every_managers_job(
    story: pl.DataFrame,
) -> None:
    owners = story.filter(kind="ownership", wave="2026", a="level=top", b="level=first_line")
    assert owners.select("measure", "certainty").rows() == [("cx_owner:every_manager", "clear")]
    assert owners["difference"].item() > 0


def test_in_the_sample_words_run_ahead_of_deeds_furthest_in_leadership(story: pl.DataFrame) -> None:
    gaps = themes(story, "say_do", "side=say", "side=do")
    assert len(gaps) == 15
    assert max(gaps, key=lambda theme: gaps[theme][1]) == "leadership"
    assert gaps["leadership"][0] == "clear"


def test_in_the_sample_no_unit_is_a_story(story: pl.DataFrame) -> None:
    units = story.filter(kind="unit_rest", measure_kind="theme", wave="2026")
    assert not units.filter(IS_TESTED).is_empty()
    assert units.filter(IS_CLEAR).is_empty()


def test_a_pillar_whose_own_people_are_too_few_is_not_tested_and_stops_no_load() -> None:
    gaps = gaps_of(planted(without_gap(69), 69))
    pillars = gaps.filter(kind="unit_kind", measure_kind="pillar")
    assert "no_test" in set(pillars["certainty"])
