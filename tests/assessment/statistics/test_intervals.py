"""How far a mean or a share may be off: published examples, SciPy, and what always holds."""

from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from assessment.statistics.intervals import (
    Interval,
    mean_half_width,
    share_difference,
    wilson,
    worst_case,
)
from assessment.statistics.tally import tallied

SCIPY = cast("Any", stats)  # it brings no types
SHARES = st.integers(1, 60).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))


def ends(interval: Interval) -> list[float]:
    return [float(interval.low), float(interval.high)]


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [(0, 5, 0, 0.4345), (3, 5, 0.2307, 0.8824), (8, 50, 0.0834, 0.2851), (5, 5, 0.5655, 1)],
)
def test_wilson_intervals_of_few_people(count: int, base: int, low: float, high: float) -> None:
    assert ends(wilson(count, base)) == pytest.approx([low, high], abs=5e-5)


@settings(max_examples=50, deadline=None)
@given(SHARES)
def test_a_wilson_interval_is_scipys_within_0_and_1_and_around_its_share(
    share: tuple[int, int],
) -> None:
    low, high = ends(wilson(*share))
    reference = SCIPY.binomtest(*share).proportion_ci(method="wilson")
    assert [low, high] == pytest.approx([reference.low, reference.high], abs=1e-12)
    assert 0 <= low <= share[0] / share[1] <= high <= 1


# Newcombe, Statistics in Medicine 17 (1998) 873, table II, method 10
@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1),
        ((10, 10), (0, 10), 0.6075, 1),
    ],
)
def test_newcombes_differences_of_shares(
    a: tuple[int, int], b: tuple[int, int], low: float, high: float
) -> None:
    assert ends(share_difference(*a, *b)) == pytest.approx([low, high], abs=5e-5)


@settings(max_examples=50, deadline=None)
@given(SHARES, SHARES)
def test_a_difference_of_shares_lies_in_its_interval_and_swaps_sign_with_its_sides(
    a: tuple[int, int], b: tuple[int, int]
) -> None:
    low, high = ends(share_difference(*a, *b))
    assert -1 <= low <= a[0] / a[1] - b[0] / b[1] <= high <= 1
    assert ends(share_difference(*b, *a)) == pytest.approx([-high, -low])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(1, 10), min_size=2, max_size=40).filter(lambda some: len({*some}) > 1))
def test_the_interval_of_a_mean_is_scipys(scores: list[int]) -> None:
    width = mean_half_width(*tallied(scores))
    reference = SCIPY.t.interval(
        0.95, len(scores) - 1, loc=np.mean(scores), scale=SCIPY.sem(scores)
    )
    assert [np.mean(scores) - width, np.mean(scores) + width] == pytest.approx(reference)


def test_three_of_twelve_leave_three_quarters_of_the_variance_open() -> None:
    # The variance of 4, 6, 8 is 4: √(4/3) · √(1 − 3/12) = 1, which leaves Student's t of 2 degrees.
    assert mean_half_width([4, 6, 8], [1, 1, 1], 12) == pytest.approx(4.302653, abs=5e-7)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 10), min_size=1, max_size=40))
def test_at_a_full_census_a_mean_is_not_off_at_all(scores: list[int]) -> None:
    values, heads = tallied(scores)
    assert mean_half_width(values, heads, len(scores)) == 0


def test_more_answers_than_invitations_are_a_full_census() -> None:
    assert mean_half_width([4, 8], [1, 1], 1) == 0


def test_many_groups_are_measured_at_once_each_against_its_own_invited() -> None:
    found = mean_half_width([4, 8], [[1, 1], [2, 2], [3, 0], [1, 0], [0, 0]], [2, 8, 9, 9, 9])
    assert found[:3].tolist() == [0, pytest.approx(mean_half_width([4, 8], [2, 2], 8)), 0]
    assert np.isnan(found[3:]).all()  # one person, nobody


def test_where_nobody_was_asked_a_share_may_be_anything_and_there_is_none() -> None:
    assert ends(wilson(0, 0)) == [0, 1]
    assert np.isnan([*share_difference(0, 0, 1, 2), *worst_case(0, 0, 0)]).all()
    assert np.isnan(mean_half_width([4], [0], 0))


def test_the_worst_case_counts_the_silent_out_and_in() -> None:
    # 4 of 9 who answered, 12 invited: the three silent belong to it or don't.
    assert ends(worst_case(4, 9, 12)) == [4 / 12, 7 / 12]


@settings(max_examples=50, deadline=None)
@given(SHARES, st.integers(0, 40))
def test_the_worst_case_holds_the_share_and_shrinks_to_it_when_nobody_is_silent(
    share: tuple[int, int], silent: int
) -> None:
    count, base = share
    low, high = ends(worst_case(count, base, base + silent))
    assert 0 <= low <= count / base <= high <= 1
    assert (low == high) == (silent == 0)
