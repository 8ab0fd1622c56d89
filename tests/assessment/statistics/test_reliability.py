"""Whether items measure one thing: models that fit to the last digit, NumPy, SciPy, odd answers."""

from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from assessment.statistics.reliability import alpha, omega, omega_total
from assessment.statistics.tally import Numbers

SCIPY = cast("Any", stats)  # it brings no types
nan = float("nan")


def answers_of(covariances: Numbers, people: int = 40) -> Numbers:
    """Scores of people (…, items) that have exactly these covariances."""
    drawn = np.random.default_rng(2026).normal(size=(people, len(covariances)))
    drawn -= drawn.mean(axis=0)
    plain = drawn @ np.linalg.inv(np.linalg.cholesky(np.cov(drawn, rowvar=False))).T
    return 5 + plain @ np.linalg.cholesky(covariances).T


def one_factor(loadings: list[float], unique: list[float]) -> Numbers:
    """The covariances of items that one factor explains."""
    return np.outer(loadings, loadings) + np.diag(unique)


def test_alpha_by_hand() -> None:
    # Item variances 1 and 1, the sum's 3: 2 · (1 − 2/3); a correlation of 1/2, stepped up 2/3.
    found = alpha([[1, 2], [2, 1], [3, 3]], "listwise")
    assert found.value == pytest.approx(2 / 3)
    assert found.mean_correlation == pytest.approx(1 / 2)
    assert found.standardised == pytest.approx(2 / 3)
    assert found.people == 3


def test_the_standardised_alpha_does_not_care_for_an_items_unit() -> None:
    scores = answers_of(one_factor([0.9, 0.6, 0.7], [0.5, 0.4, 0.3]))
    stretched = alpha(scores * [1, 10, 100], "listwise")
    assert stretched.standardised == pytest.approx(alpha(scores, "listwise").standardised)
    assert stretched.value != pytest.approx(alpha(scores, "listwise").value)


def test_feldts_interval_is_that_of_an_f_distribution() -> None:
    found = alpha(answers_of(one_factor([0.9, 0.6, 0.7], [0.5, 0.4, 0.3]), people=31), "listwise")
    upper, lower = SCIPY.f(30, 60).ppf([0.025, 0.975])
    assert found.low == pytest.approx(1 - (1 - found.value) * lower)
    assert found.high == pytest.approx(1 - (1 - found.value) * upper)
    assert found.low < found.value < found.high


GAPS = [[1, 2, 2], [3, 4, nan], [5, 4, 4], [2, nan, 3], [6, 7, 5], [4, 4, 6]]


def test_a_gap_leaves_a_person_out_or_only_out_of_its_pairs() -> None:
    scores = np.array(GAPS)
    whole = np.cov(scores[[0, 2, 4, 5]], rowvar=False)
    pairs = np.empty((3, 3))
    for i, j in np.ndindex(3, 3):
        both = scores[~np.isnan(scores[:, i] + scores[:, j])]
        pairs[i, j] = np.cov(both[:, i], both[:, j])[0, 1]
    listwise, pairwise = alpha(GAPS, "listwise"), alpha(GAPS, "pairwise")
    assert listwise.value == pytest.approx(1.5 * (1 - np.trace(whole) / whole.sum()))
    assert pairwise.value == pytest.approx(1.5 * (1 - np.trace(pairs) / pairs.sum()))
    assert (listwise.people, pairwise.people) == (4, 6)


def test_omega_leaves_people_with_a_gap_out() -> None:
    kept = [GAPS[n] for n in (0, 2, 4, 5)]
    assert omega(GAPS) == omega(kept)
    assert omega_total(GAPS) == omega_total(kept)


@pytest.mark.parametrize(
    ("loadings", "unique"),
    [
        ([1.2, 0.9, 1.1], [0.5, 0.8, 0.7]),
        ([1.2, 0.3, 0.8, 0.5], [0.2, 0.9, 1.5, 0.4]),
        ([-0.9, 0.9, 1.2, 0.6], [0.5, 0.5, 0.5, 0.5]),
    ],
    ids=["three items", "four items", "an item that isn't reversed"],
)
def test_where_one_factor_explains_all_both_omegas_are_its_share(
    loadings: list[float], unique: list[float]
) -> None:
    covariances = one_factor(loadings, unique)
    scores, spread = answers_of(covariances), np.sqrt(np.diag(covariances))
    assert omega(scores) == pytest.approx(sum(loadings) ** 2 / covariances.sum(), abs=1e-6)
    standardised = covariances / np.outer(spread, spread)
    common = sum(loadings / spread) ** 2 / standardised.sum()
    assert omega_total(scores) == pytest.approx(common, abs=1e-6)


def test_of_items_that_weigh_the_same_omega_is_alpha() -> None:
    scores = answers_of(one_factor([0.8, 0.8, 0.8, 0.8], [0.3, 0.5, 0.7, 0.9]))
    assert omega(scores) == pytest.approx(alpha(scores, "listwise").value, abs=1e-6)


def test_the_same_item_asked_four_times_is_reliable_without_an_end_to_the_search() -> None:
    scores = np.repeat([[2], [9], [4], [5], [5]], 4, axis=1)
    assert alpha(scores, "listwise").value == pytest.approx(1)
    assert (omega(scores), omega_total(scores)) == pytest.approx((1, 1), abs=1e-6)


def test_of_items_that_correlate_beyond_one_factor_it_explains_at_most_all_of_one() -> None:
    # One factor would have to correlate 0.8 · 0.8 / 0.3, above 1, with the first.
    scores = answers_of(np.array([[1, 0.8, 0.8], [0.8, 1, 0.3], [0.8, 0.3, 1]]))
    assert 0 < omega(scores) < 1
    assert 0 < omega_total(scores) < 1


def test_an_item_the_wrong_way_round_makes_alpha_negative() -> None:
    scores = [[1, 9], [5, 6], [9, 1]]
    assert alpha(scores, "listwise").value < 0


@settings(max_examples=40, deadline=None)
@given(
    st.integers(3, 5).flatmap(
        lambda items: st.lists(
            st.lists(st.integers(1, 4), min_size=items, max_size=items), min_size=1, max_size=12
        )
    )
)
def test_few_people_and_few_points_never_stop_the_search(scores: list[list[int]]) -> None:
    found = omega(scores)
    assert np.isnan(found) or 0 <= found <= 1
    assert np.isnan(found) == np.isnan(omega_total(scores))


@pytest.mark.parametrize(
    "scores",
    [[[1, 5, 2], [2, 5, 4], [4, 5, 3]], [[0.1, 3, 2]], [[nan, 3, 2]], np.empty((0, 3))],
    ids=["an item all alike", "one person", "nobody without a gap", "nobody"],
)
def test_where_an_item_does_not_vary_there_is_no_factor(scores: list[list[float]]) -> None:
    assert np.isnan([omega(scores), omega_total(scores)]).all()
    assert np.isnan(alpha(scores, "listwise").standardised)
    assert np.isnan(alpha(scores, "pairwise").standardised)


def test_an_item_all_alike_takes_from_alpha_what_it_does_not_add() -> None:
    # 1.5 · (1 − 2/3): three items, of which the third only counts.
    assert alpha([[1, 2, 0.1], [2, 1, 0.1], [3, 3, 0.1]], "pairwise").value == pytest.approx(0.5)


def test_two_items_have_an_alpha_and_no_factor() -> None:
    scores = [[1, 2], [2, 1], [3, 3]]
    assert np.isnan([omega(scores), omega_total(scores)]).all()
