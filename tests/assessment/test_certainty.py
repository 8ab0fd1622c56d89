"""How sure a gap is: the word that interval, effect and the family's tests give together."""

import numpy as np
import pytest

from assessment.certainty import SMALLEST_EFFECT, TOO_FEW_P, certainty_words
from assessment.statistics.comparison import smallest_p, smallest_paired_p

MANY = 1e-9
"""The smallest p that many people allow: they are enough."""


def words(
    p: list[float],
    *,
    effect: float = 0.5,
    off_zero: bool = True,
    smallest: list[float] | None = None,
) -> list[str]:
    """Of one family, all of whose gaps have this effect and interval."""
    found = certainty_words(
        p=np.array(p),
        smallest_p=np.array(smallest or [MANY] * len(p)),
        effect=np.full(len(p), effect),
        off_zero=np.full(len(p), off_zero),
    )
    return [str(word) for word in found]


@pytest.mark.parametrize(
    ("p", "word"),
    [
        (0.001, "clear"),
        (0.05, "clear"),
        (0.10, "clear"),
        (0.101, "not_distinct"),
        (1.0, "not_distinct"),
    ],
)
def test_a_gap_alone_in_its_family_is_clear_up_to_its_share_of_false_ones(
    p: float, word: str
) -> None:
    assert words([p]) == [word]


def test_what_the_family_takes_from_a_gap_leaves_a_hint() -> None:
    """Of ten gaps the smallest p counts ten times: 0.011 is 0.11; 0.051 by itself is no hint."""
    assert words([0.009] + [1.0] * 9)[0] == "clear"
    assert words([0.011] + [1.0] * 9)[0] == "hint"
    assert words([0.05] + [1.0] * 9)[0] == "hint"
    assert words([0.051] + [1.0] * 9)[0] == "not_distinct"


def test_many_small_p_carry_each_other() -> None:
    """Benjamini and Hochberg: the fourth smallest of ten counts 10 / 4 times."""
    assert words([0.04] * 4 + [1.0] * 6) == ["clear"] * 4 + ["not_distinct"] * 6
    assert words([0.04] * 3 + [1.0] * 7)[:3] == ["hint"] * 3


def test_an_interval_with_zero_in_it_is_not_distinct_whatever_the_test_says() -> None:
    assert words([0.001], off_zero=False) == ["not_distinct"]


@pytest.mark.parametrize("sign", [1, -1])
def test_a_negligible_effect_is_not_distinct_whatever_the_test_says(sign: int) -> None:
    assert words([0.001], effect=sign * (SMALLEST_EFFECT - 0.001)) == ["not_distinct"]
    assert words([0.001], effect=sign * SMALLEST_EFFECT) == ["clear"]


def test_too_few_people_are_told_so_and_take_nothing_from_the_others() -> None:
    """Nine gaps of too few beside one of enough: its family is itself."""
    p = [0.09] + [0.05] * 9
    assert words(p, smallest=[MANY] + [0.02] * 9) == ["clear"] + ["too_few"] * 9


def test_where_all_are_too_few_there_is_no_family() -> None:
    assert words([0.03, 0.5], smallest=[0.02, 0.02]) == ["too_few", "too_few"]


def test_the_order_of_the_gaps_changes_no_word() -> None:
    p = [0.3, 0.009, 0.04, 0.02, 0.9]
    assert words(p[::-1]) == words(p)[::-1]


@pytest.mark.parametrize(
    ("a", "b", "enough"), [(4, 4, False), (3, 9, True), (3, 8, False), (5, 5, True)]
)
def test_two_groups_are_enough_from_five_and_five_on(a: int, b: int, enough: bool) -> None:
    assert (smallest_p(a, b) <= TOO_FEW_P) == enough


@pytest.mark.parametrize(("people", "enough"), [(5, False), (7, False), (8, True)])
def test_two_sides_of_the_same_people_are_enough_from_eight_on(people: int, enough: bool) -> None:
    assert (smallest_paired_p(people) <= TOO_FEW_P) == enough
