"""Agreement in groups: a published example, numbers by hand, and what always holds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.statistics.agreement import (
    average_deviation,
    average_deviation_j,
    consensus,
    icc,
    random_variance,
    rwg,
    rwg_j,
)
from assessment.statistics.tally import tallied

POINTS = 10
SCORES = st.lists(st.integers(1, POINTS), min_size=2, max_size=30)
nan = float("nan")


def test_random_answers_vary_as_james_demaree_and_wolf_say() -> None:
    # J. Applied Psychology 69 (1984) 85: (A² − 1) / 12; 2 on five points, 8.25 on ten
    assert (random_variance(5), random_variance(10)) == (2, 8.25)


def test_deviation_and_agreement_by_hand() -> None:
    values, heads = [4, 6, 8], [1, 2, 1]
    assert average_deviation(values, heads) == 1  # 2, 0, 0, 2 from their mean of 6
    assert rwg(values, heads, POINTS) == pytest.approx(1 - (8 / 3) / 8.25)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, POINTS), st.integers(2, 30))
def test_people_who_are_all_alike_agree_wholly(score: int, people: int) -> None:
    values, heads = tallied([score] * people)
    assert average_deviation(values, heads) == 0
    assert rwg(values, heads, POINTS) == 1
    scores = [[score, score + 1]] * people
    assert (average_deviation_j(scores), rwg_j(scores, POINTS)) == (0, 1)


def test_a_group_split_between_the_ends_does_not_agree_at_all() -> None:
    values, heads = [1, 10], [3, 3]
    assert average_deviation(values, heads) == 4.5
    assert rwg(values, heads, POINTS) == 0  # it varies more than random answers, and is called 0
    assert rwg_j([[1, 1], [10, 10]], POINTS) == 0


@settings(max_examples=50, deadline=None)
@given(SCORES)
def test_agreement_lies_between_0_and_1_and_deviation_within_half_the_scale(
    scores: list[int],
) -> None:
    values, heads = tallied(scores)
    agreed, deviation = float(rwg(values, heads, POINTS)), float(average_deviation(values, heads))
    assert 0 <= agreed <= 1
    assert 0 <= deviation <= (POINTS - 1) / 2
    of_one_item = [[score] for score in scores]
    assert rwg_j(of_one_item, POINTS) == pytest.approx(agreed)
    assert average_deviation_j(of_one_item) == pytest.approx(deviation)


def test_several_items_are_measured_on_people_without_a_gap() -> None:
    scores = [[1, 4], [2, 4], [6, 4], [nan, 9]]
    # Deviations of 2, 1, 3 and of 0; from the medians of 1, 0, 4 and of 0.
    assert average_deviation_j(scores) == pytest.approx((6 + 0) / 6)
    assert average_deviation_j(scores, around_median=True) == pytest.approx((5 + 0) / 6)
    # Variances of 7 and 0, on average 3.5 of 8.25; over two items 2r / (2r + 1 − r).
    agreed = 1 - 3.5 / 8.25
    assert rwg_j(scores, POINTS) == pytest.approx(2 * agreed / (1 + agreed))


def test_many_groups_are_measured_at_once() -> None:
    values, heads = [1, 5, 9], [[2, 0, 2], [0, 3, 0], [1, 0, 0], [0, 0, 0]]
    assert average_deviation(values, heads)[:3].tolist() == [4, 0, 0]
    assert rwg(values, heads, 9)[:2].tolist() == [0, 1]
    assert np.isnan([average_deviation(values, heads)[3], *rwg(values, heads, 9)[2:]]).all()


def test_of_one_person_there_is_no_agreement_and_of_nobody_no_deviation() -> None:
    assert np.isnan(rwg_j([[4, 5], [nan, 3]], POINTS))
    assert average_deviation_j([[4, 5], [nan, 3]]) == 0
    assert np.isnan(average_deviation_j([[nan, 3]]))
    assert np.isnan(rwg_j([[nan, 3]], POINTS))


# Shrout and Fleiss, Psychological Bulletin 86 (1979) 420, table 2: six targets, four judges each
JUDGED = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def test_shrout_and_fleiss_one_way_correlations() -> None:
    found = icc(*counted(JUDGED))
    assert found.single == pytest.approx(0.17, abs=0.005)
    assert found.mean == pytest.approx(0.44, abs=0.005)


def counted(groups: list[list[int]]) -> tuple[list[int], list[list[int]]]:
    """Values 1 to 10, and the heads of each group."""
    values = list(range(1, POINTS + 1))
    return values, [[group.count(value) for value in values] for group in groups]


def test_groups_of_several_sizes_are_weighed_by_their_mean_size() -> None:
    # Means of 2, 7 and 10, of all six 5: between (27 + 8 + 25) / 2, within (2 + 2 + 0) / 3.
    between, within, size = 30, 4 / 3, 2
    found = icc(*counted([[1, 2, 3], [6, 8], [10]]))
    assert found.single == pytest.approx((between - within) / (between + (size - 1) * within))
    assert found.mean == pytest.approx((between - within) / between)


def test_a_group_of_nobody_is_left_out() -> None:
    assert icc(*counted([*JUDGED, []])) == icc(*counted(JUDGED))


@pytest.mark.parametrize("groups", [[[3, 4, 5]], [[3], [4]], [[5, 5], [5, 5]], [[], []]])
def test_where_nothing_varies_within_or_between_groups_there_is_no_correlation(
    groups: list[list[int]],
) -> None:
    assert np.isnan(icc(*counted(groups))).all()


def test_groups_that_differ_and_do_not_vary_explain_everything() -> None:
    assert icc(*counted([[5, 5], [7, 7]])) == (1, 1)


@pytest.mark.parametrize("options", [2, 3, 7])
def test_all_on_one_option_are_a_consensus_and_all_options_alike_are_none(options: int) -> None:
    assert consensus([9] + [0] * (options - 1)) == 1
    assert consensus([4] * options) == pytest.approx(0, abs=1e-12)


def test_half_and_half_on_two_of_four_options_is_half_a_consensus() -> None:
    assert consensus([3, 3, 0, 0]) == pytest.approx(0.5)  # one bit of two


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=7).filter(any))
def test_consensus_lies_between_0_and_1_whatever_the_order_of_options(heads: list[int]) -> None:
    assert 0 <= consensus(heads) <= 1
    assert consensus(heads[::-1]) == pytest.approx(consensus(heads))


def test_of_nobody_there_is_no_consensus() -> None:
    found = consensus([[0, 0], [1, 0]])
    assert np.isnan(found[0])
    assert found[1] == 1
