"""Samples as head counts: what is counted, and what counts tell of people."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.statistics.tally import complete, moments, tallied

SCORES = st.lists(st.integers(1, 10), min_size=2, max_size=40)


def test_heads_are_counted_over_the_values_of_all_samples() -> None:
    values, first, second = tallied([7, 3.5, 7], [10])
    assert values.tolist() == [3.5, 7, 10]
    assert first.tolist() == [1, 2, 0]
    assert second.tolist() == [0, 0, 1]


def test_a_sample_of_nobody_has_no_heads() -> None:
    values, nobody, somebody = tallied([], [4])
    assert (values.tolist(), nobody.tolist(), somebody.tolist()) == ([4], [0], [1])
    assert [part.tolist() for part in tallied([], [])] == [[], [], []]


@settings(max_examples=50, deadline=None)
@given(SCORES)
def test_moments_of_counts_are_those_of_the_people(scores: list[int]) -> None:
    people, mean, variance = moments(*tallied(scores))
    assert people == len(scores)
    assert mean == pytest.approx(np.mean(scores))
    assert variance == pytest.approx(np.var(scores, ddof=1))


@settings(max_examples=30, deadline=None)
@given(SCORES.flatmap(lambda scores: st.tuples(st.just(scores), st.permutations(scores))))
def test_the_order_of_the_people_changes_nothing(orders: tuple[list[int], list[int]]) -> None:
    one, other = (tallied(order) for order in orders)
    assert [part.tolist() for part in one] == [part.tolist() for part in other]


@pytest.mark.parametrize("people", [2, 3, 7])
def test_people_who_are_all_alike_have_their_score_for_a_mean_and_no_variance(people: int) -> None:
    assert 3 * 0.1 / 3 != 0.1  # a sum of heads times value, divided by the heads
    found = moments([0.1, 7.3], [[people, 0], [0, people]])
    assert found.mean.tolist() == [0.1, 7.3]
    assert found.variance.tolist() == [0, 0]


def test_of_one_person_there_is_no_variance_and_of_nobody_no_mean() -> None:
    people, mean, variance = moments([4, 9], [[0, 1], [0, 0]])
    assert people.tolist() == [1, 0]
    assert mean[0] == 9
    assert np.isnan([mean[1], *variance]).all()
    assert np.isnan(moments(*tallied([])).mean)


def test_complete_are_the_scores_of_people_without_a_gap() -> None:
    assert complete([[1, 2], [np.nan, 3], [4, 5]]).tolist() == [[1, 2], [4, 5]]
