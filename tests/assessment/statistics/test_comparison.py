"""Two sides compared: published examples, SciPy, all ways counted, and what always holds."""

from collections.abc import Callable, Sequence
from itertools import combinations, product
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from assessment.statistics.comparison import (
    EXACT_PEOPLE,
    EXACT_SIGNS,
    EXACT_SMALLER_SIDE,
    cliffs_delta,
    cliffs_delta_interval,
    mann_whitney,
    mann_whitney_normal,
    smallest_p,
    smallest_paired_p,
    welch,
    wilcoxon,
    wins,
)
from assessment.statistics.families import benjamini_hochberg, holm
from assessment.statistics.tally import Numbers, tallied

SCIPY = cast("Any", stats)  # it brings no types
FEW = st.lists(st.integers(1, 6), min_size=1, max_size=6)
SOME = st.lists(st.integers(1, 10), min_size=2, max_size=30)

Scores = Sequence[float]
Comparison = Callable[[Numbers, Numbers], Numbers]


def of(comparison: Comparison, a: Scores, b: Scores) -> float:
    """What a comparison of counts says of people."""
    _, *counts = tallied(a, b)
    return float(comparison(*counts))


def paired(differences: Scores) -> float:
    """The p of the signed-rank test."""
    return float(wilcoxon(*tallied(differences)))


def delta_ends(a: Scores, b: Scores) -> list[float]:
    _, *counts = tallied(a, b)
    return [float(end) for end in cliffs_delta_interval(*counts)]


# effsize 0.8 (R), tests/testthat/testCliff.R; the last are its A, B and C
@pytest.mark.parametrize(
    ("a", "b", "delta"),
    [
        ([10, 10, 20, 20, 20, 30, 30, 30, 40, 50], [10, 20, 30, 40, 40, 50], -0.25),
        ([10, 20, 20, 20, 30, 30, 30, 40, 50, 100], [10, 20, 30, 40, 40, 50], -0.0666667),
        ([1, 2, 1, 3, 2], [3, 2, 2, 3, 2], -0.44),
    ],
)
def test_cliffs_delta_of_the_examples_of_effsize(a: Scores, b: Scores, delta: float) -> None:
    assert of(cliffs_delta, a, b) == pytest.approx(delta, abs=5e-8)


def test_the_interval_of_cliffs_delta_is_that_of_effsize() -> None:
    # What R printed of use.unbiased=F, use.normal=T: effsize's tests/testCliff.Rout.save. Another
    # interval in the comments beside it is that of the unbiased variance and Student's t.
    found = delta_ends([10, 10, 20, 20, 20, 30, 30, 30, 40, 50], [10, 20, 30, 40, 40, 50])
    assert found == pytest.approx([-0.7125351, 0.3639999], abs=5e-8)


@pytest.mark.parametrize(
    ("lower", "higher", "nearest"),
    [
        ([1, 2, 3, 4], [5, 6, 7, 8, 9], 0.0202183),  # z² = 3.8414588: (4 − z²) / (4 + z²)
        ([1, 2], [3, 4], -0.3152395),  # (2 − z²) / (2 + z²)
        ([1], [2, 3], -0.5869014),  # (1 − z²) / (1 + z²)
    ],
)
def test_sides_that_do_not_overlap_leave_delta_as_open_as_their_people_are_few(
    lower: Scores, higher: Scores, nearest: float
) -> None:
    # Feng and Cliff, J. Modern Applied Statistical Methods 3 (2004) 322, equation 8
    assert delta_ends(higher, lower) == pytest.approx([nearest, 1], abs=5e-7)
    assert delta_ends(lower, higher) == pytest.approx([-1, -nearest], abs=5e-7)


@settings(max_examples=50, deadline=None)
@given(FEW, FEW)
def test_wins_and_delta_count_the_pairs(a: list[int], b: list[int]) -> None:
    won = sum(one > other for one, other in product(a, b))
    tied = sum(one == other for one, other in product(a, b))
    lost = len(a) * len(b) - won - tied
    assert of(wins, a, b) == won + tied / 2
    assert of(cliffs_delta, a, b) == pytest.approx((won - lost) / (len(a) * len(b)))


@settings(max_examples=100, deadline=None)
@given(SOME, SOME)
def test_deltas_interval_holds_delta_and_stays_within_minus_1_and_1(
    a: list[int], b: list[int]
) -> None:
    low, high = delta_ends(a, b)
    assert -1 <= low <= of(cliffs_delta, a, b) + 1e-12
    assert of(cliffs_delta, a, b) - 1e-12 <= high <= 1


@settings(max_examples=50, deadline=None)
@given(SOME, SOME)
def test_with_the_sides_swapped_differences_turn_and_p_stays(a: list[int], b: list[int]) -> None:
    assert of(cliffs_delta, a, b) == pytest.approx(-of(cliffs_delta, b, a))
    assert delta_ends(a, b) == pytest.approx([-end for end in reversed(delta_ends(b, a))])
    assert of(mann_whitney, a, b) == pytest.approx(of(mann_whitney, b, a))
    assert of(mann_whitney_normal, a, b) == pytest.approx(of(mann_whitney_normal, b, a))
    values, *counts = tallied(a, b)
    one, other = welch(values, *counts), welch(values, *reversed(counts))
    assert one.difference == -other.difference
    assert float(one.p) == pytest.approx(float(other.p), nan_ok=True)
    assert float(one.half_width) == pytest.approx(float(other.half_width))
    turned = [-difference for difference in a]
    assert paired([*a, *b, *turned[:1]]) == pytest.approx(paired([*turned, *(-n for n in b), a[0]]))


@settings(max_examples=30, deadline=None)
@given(FEW.flatmap(lambda a: st.tuples(st.just(a), st.permutations(a))), FEW)
def test_the_order_of_the_people_changes_nothing(
    orders: tuple[list[int], list[int]], b: list[int]
) -> None:
    for comparison in (cliffs_delta, mann_whitney, mann_whitney_normal):
        assert of(comparison, orders[0], b) == of(comparison, orders[1], b)


@settings(max_examples=50, deadline=None)
@given(SOME, SOME, st.booleans())
def test_the_normal_mann_whitney_is_scipys(a: list[int], b: list[int], continuity: bool) -> None:
    assume(len({*a, *b}) > 1)  # of people all alike SciPy says nothing
    _, *counts = tallied(a, b)
    p = mann_whitney_normal(*counts, continuity=continuity)
    reference = SCIPY.mannwhitneyu(a, b, use_continuity=continuity, method="asymptotic")
    assert p == pytest.approx(reference.pvalue)
    assert of(wins, a, b) == reference.statistic


@settings(max_examples=50, deadline=None)
@given(st.permutations(range(14)), st.integers(1, EXACT_SMALLER_SIDE))
def test_without_ties_the_exact_mann_whitney_is_scipys(order: list[int], smaller: int) -> None:
    a, b = order[:smaller], order[smaller:]
    reference = SCIPY.mannwhitneyu(a, b, method="exact")
    assert of(mann_whitney, a, b) == pytest.approx(reference.pvalue)


@settings(max_examples=50, deadline=None)
@given(FEW, FEW)
def test_with_ties_mann_whitney_counts_all_ways_to_deal_out_the_scores(
    a: list[int], b: list[int]
) -> None:
    everyone = a + b
    ways: list[int] = []
    for places in combinations(range(len(everyone)), len(a)):
        others = [everyone[n] for n in range(len(everyone)) if n not in places]
        pairs = product([everyone[n] for n in places], others)
        ways.append(abs(sum((one > other) - (one < other) for one, other in pairs)))
    found = ways[0]  # the first way is the one found: a has the first places
    as_far = sum(way >= found for way in ways) / len(ways)
    assert of(mann_whitney, a, b) == pytest.approx(as_far)


@pytest.mark.parametrize(
    ("a_people", "b_people", "exact"),
    [
        (EXACT_SMALLER_SIDE, EXACT_SMALLER_SIDE + 1, True),
        (EXACT_SMALLER_SIDE + 1, EXACT_SMALLER_SIDE + 1, False),
        (1, EXACT_PEOPLE - 1, True),
        (1, EXACT_PEOPLE, False),
    ],
)
def test_mann_whitney_is_exact_up_to_its_limits(a_people: int, b_people: int, exact: bool) -> None:
    everyone = list(range(a_people + b_people))
    a, b = everyone[:a_people], everyone[a_people:]
    assert of(mann_whitney, a, b) == pytest.approx(
        smallest_p(a_people, b_people) if exact else of(mann_whitney_normal, a, b)
    )


def test_many_pairs_are_compared_at_once_each_as_if_alone() -> None:
    a = np.array([[[3, 0, 1], [0, 0, 0]], [[0, 9, 9], [1, 1, 1]]])
    b = np.array([0, 5, 4])
    for comparison in (mann_whitney, mann_whitney_normal, wins):
        alone = [[float(comparison(one, b)) for one in row] for row in a]
        assert comparison(a, b).tolist() == alone
    values = [-2, 0, 1]
    assert wilcoxon(values, a).tolist() == [[wilcoxon(values, one) for one in row] for row in a]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(-9, 9), min_size=40, max_size=80))
def test_of_many_the_signed_rank_test_is_scipys(differences: list[int]) -> None:
    assume(len(differences) - differences.count(0) > EXACT_SIGNS)
    reference = SCIPY.wilcoxon(
        differences, zero_method="pratt", correction=True, method="asymptotic"
    )
    assert paired(differences) == pytest.approx(reference.pvalue)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(-4, 4), min_size=1, max_size=8))
def test_of_few_the_signed_rank_test_counts_all_ways_to_sign(differences: list[int]) -> None:
    ranks = SCIPY.rankdata(np.abs(differences))[np.array(differences) != 0]
    signs = [1 if difference > 0 else -1 for difference in differences if difference]
    ways = [abs(sum(ranks * way)) for way in product([-1, 1], repeat=len(signs))]
    found = abs(sum(ranks * signs))
    assert paired(differences) == pytest.approx(sum(way >= found for way in ways) / len(ways))


@pytest.mark.parametrize("people", [EXACT_SIGNS, EXACT_SIGNS + 1])
def test_the_signed_rank_test_is_exact_up_to_its_limit(people: int) -> None:
    p = paired(range(1, people + 1))
    assert (p == smallest_paired_p(people)) == (people == EXACT_SIGNS)
    assert p < 1e-5


@settings(max_examples=50, deadline=None)
@given(SOME, SOME)
def test_welch_is_scipys_with_its_interval(a: list[int], b: list[int]) -> None:
    assume(len({*a}) > 1 and len({*b}) > 1)  # of people all alike SciPy warns
    found = welch(*tallied(a, b))
    reference = SCIPY.ttest_ind(a, b, equal_var=False)
    interval = reference.confidence_interval(0.95)
    ends = [found.difference - found.half_width, found.difference + found.half_width]
    assert [found.t, found.degrees, found.p] == pytest.approx(
        [reference.statistic, reference.df, reference.pvalue], abs=1e-12
    )
    assert ends == pytest.approx([interval.low, interval.high], abs=1e-12)


@settings(max_examples=50, deadline=None)
@given(SOME, SOME)
def test_every_p_lies_between_0_and_1(a: list[int], b: list[int]) -> None:
    found = [
        of(mann_whitney, a, b),
        of(mann_whitney_normal, a, b),
        paired([one - other for one, other in zip(a, b, strict=False)]),
    ]
    assert 0 < min(found) <= max(found) <= 1


@pytest.mark.parametrize(
    ("a", "b", "p"), [(3, 3, 0.10), (3, 5, 0.036), (4, 4, 0.029), (5, 5, 0.008)]
)
def test_the_smallest_p_of_small_groups_is_that_of_sides_that_do_not_overlap(
    a: int, b: int, p: float
) -> None:
    assert smallest_p(a, b) == pytest.approx(p, abs=5e-4)
    assert of(mann_whitney, range(a), range(a, a + b)) == pytest.approx(smallest_p(a, b))


@pytest.mark.parametrize(
    ("people", "p"), [(0, 1), (1, 1), (2, 0.5), (5, 0.0625), (6, 0.03125), (5000, 0)]
)
def test_the_smallest_p_of_pairs_is_that_of_differences_all_of_one_sign(
    people: int, p: float
) -> None:
    assert smallest_paired_p(people) == p
    assert people > EXACT_SIGNS or paired(range(1, people + 1)) == p


def test_one_person_a_side_is_compared_and_never_tested() -> None:
    assert of(mann_whitney, [8], [5]) == smallest_p(1, 1) == 1
    assert of(cliffs_delta, [8], [5]) == 1
    assert np.isnan(delta_ends([5], [5])).all()
    found = welch([5, 8], [0, 1], [1, 0])
    assert found.difference == 3
    assert np.isnan([found.t, found.degrees, found.p, found.half_width]).all()


@pytest.mark.parametrize("a_score", [0.1, 7.3, 8])
def test_sides_that_do_not_vary_differ_without_a_doubt_and_without_a_test(a_score: float) -> None:
    found = welch(*tallied([a_score] * 3, [7.3] * 7))
    assert found.difference == a_score - 7.3
    assert found.half_width == 0
    assert np.isnan(found.p)


def test_people_who_are_all_alike_are_no_sign_of_anything() -> None:
    for people in (3, 30):
        assert of(mann_whitney, [8] * people, [8] * people) == 1
        assert delta_ends([8] * people, [8] * people) == [0, 0]
        assert paired([0] * people) == 1


@pytest.mark.parametrize("people", [0, 1, 5])
def test_an_empty_side_is_no_sign_of_anything(people: int) -> None:
    others = [1, 2, 3, 4, 5][:people]
    assert of(mann_whitney, [], others) == of(mann_whitney, others, []) == 1
    assert np.isnan(of(cliffs_delta, [], others))
    assert np.isnan(delta_ends(others, [])).all()
    assert np.isnan(welch(*tallied(others, [])).difference)
    assert paired([]) == 1


# Benjamini and Hochberg, JRSS B 57 (1995) 289, section 3.2: a trial's fifteen hypotheses
FIFTEEN = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
]


def test_of_benjamini_and_hochbergs_fifteen_four_stand_and_three_of_holms() -> None:
    assert (benjamini_hochberg(FIFTEEN) <= 0.05).tolist() == [True] * 4 + [False] * 11
    assert (holm(FIFTEEN) <= 0.05).tolist() == [True] * 3 + [False] * 12
    assert (15 * np.array(FIFTEEN) <= 0.05).sum() == 3  # Bonferroni's


def test_adjusted_p_are_those_of_rs_p_adjust_in_any_order() -> None:
    p = [0.03, 0.5, 0.001, 0.04, 0.02]
    assert benjamini_hochberg(p) == pytest.approx([0.05, 0.5, 0.005, 0.05, 0.05])
    assert holm(p) == pytest.approx([0.09, 0.5, 0.005, 0.09, 0.08])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_adjusted_p_are_scipys_and_neither_below_the_plain_ones_nor_above_1(p: list[float]) -> None:
    assert benjamini_hochberg(p) == pytest.approx(SCIPY.false_discovery_control(p))
    assert (np.array(p) <= benjamini_hochberg(p) * (1 + 1e-12)).all()
    assert (benjamini_hochberg(p) <= holm(p) * (1 + 1e-12)).all()
    assert holm(p).max() <= 1


def test_a_family_of_none_is_adjusted_to_none() -> None:
    assert benjamini_hochberg([]).tolist() == holm([]).tolist() == []
