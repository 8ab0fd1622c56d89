"""Which small units stand in the way, and what merging them would open."""

import pytest

from assessment.disclosure import disclosure_plan
from assessment.merges import LIKELY, merged, possible_merges, small_units
from assessment.organisation import Atom, Group
from tests.rosters import outlook

ROSTER = """
    a customer_facing north: top=1 low=12
    b support north: low=3
    c support north: low=4
    d support: top=2 low=9
    e support: low=3
"""


def test_a_unit_is_small_that_would_be_too_small_at_the_likely_response() -> None:
    plans = outlook("a support: low=7\nb support: low=8\nc support: low=4")
    assert {one.unit: one.people for one in small_units(plans)} == {"c": 4, "a": 7}
    assert 7 * LIKELY < 500 < 8 * LIKELY


def test_a_unit_nobody_was_invited_from_is_not_small() -> None:
    assert small_units(outlook("a support: low=9\nb support: low=0")) == ()


def test_a_small_unit_hides_what_would_be_shown_without_it() -> None:
    plans = outlook(ROSTER)
    found = small_units(plans)
    assert [one.unit for one in found] == ["e", "b", "c"]
    assert found[0].hides == (Group(division="north"),)
    others = {atom: n for atom, n in plans.invited.items() if atom.unit != "e"}
    assert Group(division="north") in disclosure_plan(plans.organisation, others).shown
    assert Group(division="north") not in plans.full.shown


def test_a_merge_says_how_many_groups_are_shown_before_and_after_and_which() -> None:
    plans = outlook(ROSTER)
    best = possible_merges(plans)[0]
    assert (best.units, best.into, best.shown) == (("b",), "c", (5, 8))
    after = merged(plans.organisation, best.units, best.into)
    heads = dict(plans.invited)
    heads[Atom("c", "low")] += heads.pop(Atom("b", "low"))
    shown = disclosure_plan(after, heads).shown
    assert best.opens == tuple(group for group in shown if group not in plans.full.shown)
    assert best.closes == tuple(group for group in plans.full.shown if group not in shown)
    assert Group(unit="c") in best.opens
    assert Group(unit="d") in best.closes
    assert len(shown) == best.shown[1]


def test_the_best_merges_come_first_by_full_then_by_likely_response() -> None:
    gains = [one.gain for one in possible_merges(outlook(ROSTER))]
    assert gains == sorted(gains, reverse=True)
    assert len(gains) > 2


def test_before_a_merge_is_what_the_prospects_say_of_the_likely_response() -> None:
    plans = outlook(ROSTER)
    drawn = next(one for one in plans.prospects if one.condition == (LIKELY, 0))
    before = {one.likely[0] for one in possible_merges(plans)}
    assert {round(one, 6) for one in before} == {round(sum(drawn.shown.values()), 6)}


def test_a_unit_is_merged_into_one_of_its_division_and_kind_else_division_else_kind() -> None:
    tried = {
        (one.units, one.into)
        for one in possible_merges(
            outlook(
                """
                a support north: low=2
                b support north: low=30
                c customer_facing north: low=30
                d customer_facing south: low=3
                e support south: low=30
                f support: low=4
                """
            )
        )
    }
    assert (("a",), "b") in tried
    assert (("a",), "c") not in tried
    assert (("d",), "e") in tried
    assert (("f",), "b") in tried
    assert (("f",), "c") not in tried


def test_of_two_small_units_the_smaller_goes_into_the_larger_and_all_into_one_at_once() -> None:
    merges = possible_merges(outlook("a support: low=2\nb support: low=3\nc support: low=4"))
    assert {(one.units, one.into) for one in merges} == {
        (("a",), "b"),
        (("a",), "c"),
        (("b",), "c"),
        (("a", "b"), "c"),
    }


def test_small_neighbours_are_merged_at_once_into_each_larger_one_too() -> None:
    merges = possible_merges(outlook("a support: low=2\nb support: low=3\nc support: low=40"))
    assert (("a", "b"), "c") in {(one.units, one.into) for one in merges}


def test_a_unit_that_another_was_merged_into_goes_nowhere_else() -> None:
    plans = outlook("a support: low=1\nb support: low=2\nc support: low=40")
    again = type(plans)(merged(plans.organisation, ["a"], "b"), {Atom("b", "low"): 3, **_rest(40)})
    assert possible_merges(again) == ()


def test_of_very_many_small_units_only_the_smallest_are_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plans = outlook("a support: low=3\nb support: low=2\nc support: low=30")
    monkeypatch.setattr("assessment.merges.DECISIONS", len(plans.organisation.groups))
    assert [one.unit for one in small_units(plans)] == ["b"]


def test_no_more_merges_are_tried_than_take_seconds() -> None:
    many = "\n".join(f"u{number} support: low=3 top=1" for number in range(60))
    assert 0 < len(possible_merges(outlook(many))) < 60


def test_without_small_units_there_is_nothing_to_merge() -> None:
    assert possible_merges(outlook("a support: low=20\nb support: low=20")) == ()


def _rest(people: int) -> dict[Atom, int]:
    return {Atom("c", "low"): people}
