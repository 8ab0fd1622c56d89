"""What could be shown before anybody is asked, by response, skipped questions and release order."""

import pytest

from assessment.disclosure import Heads, disclosure_plan
from assessment.organisation import OVERALL, Atom, Group
from assessment.prospects import (
    MOST_DRAWS,
    OWN_ORDER,
    RESPONSES,
    SKIPPED,
    Condition,
    Outlook,
    Tally,
    outlooks,
)
from tests.rosters import WAVE, outlook, rostered

FULL = Condition(100, 0)
ROSTER = """
    a customer_facing north: top=1 low=12
    b support north: low=3
    c support north: low=4
    d support: top=2 low=9
    e support: low=3
"""


def test_full_response_without_skips_is_the_plan_itself_in_each_order() -> None:
    plans = outlook(ROSTER)
    exact = [one for one in plans.prospects if one.condition == FULL]
    assert [one.order for one in exact] == list(plans.orders)
    assert {one.draws for one in exact} == {1}
    for one in exact:
        model = plans.organisation.model_copy(update={"release_order": one.order.kinds})
        fresh = type(model).model_validate_json(model.model_dump_json())
        assert set(one.shown) == set(disclosure_plan(fresh, plans.invited).shown)
        assert set(one.shown.values()) == {1.0}
    assert set(exact[0].shown) == set(plans.full.shown)


def test_every_order_is_tried_under_every_condition() -> None:
    plans = outlook(ROSTER)
    conditions = {Condition(response, skipped) for response in RESPONSES for skipped in SKIPPED}
    for order in plans.orders:
        assert {one.condition for one in plans.prospects if one.order == order} == conditions
    drawn = {one.draws for one in plans.prospects if one.condition != FULL}
    assert drawn == {plans.draws} == {MOST_DRAWS}


def test_the_same_roster_has_the_same_prospects() -> None:
    assert outlook(ROSTER).prospects == outlook(ROSTER).prospects


def test_so_many_percent_answer_in_every_draw_and_nobody_who_was_not_invited() -> None:
    plans = outlook(ROSTER)
    for response in RESPONSES:
        draws = list(plans.answering(response))
        assert len(draws) == plans.draws
        for answered in draws:
            assert sum(answered.values()) == round(plans.people * response / 100)
            assert all(answered[atom] <= plans.invited[atom] for atom in answered)
    assert list(plans.answering(100)) == [dict(plans.invited)] * plans.draws


def test_fewer_answers_and_skipped_questions_show_a_group_at_the_smallest_size_less_often() -> None:
    plans = outlook("a support: low=5\nb support: low=30")
    shown = {
        one.condition: one.shown.get(Group(unit="a"), 0)
        for one in plans.prospects
        if one.order.name == OWN_ORDER
    }
    assert shown[FULL] == 1
    assert 0 < shown[Condition(100, 3)] < 1
    assert shown[Condition(100, 8)] < shown[Condition(100, 3)]
    assert shown[Condition(60, 0)] < 1
    assert shown[Condition(60, 8)] <= shown[Condition(60, 0)]


def test_skipping_takes_from_the_population_and_from_those_who_skip_nothing() -> None:
    """Of five who all count, a group is shown only while all of them skip nothing."""
    plans = outlook("a support: low=5")
    share = plans.in_own_order[Condition(100, 3)].shown[OVERALL]
    none_skips = (0.97**4) ** 5
    assert share == pytest.approx(none_skips, abs=0.3)


def test_orders_with_the_same_groups_in_the_same_places_are_tried_once() -> None:
    names = [order.name for order in outlook(ROSTER).orders]
    assert names == [OWN_ORDER, "kinds", "divisions", "units_by_level"]
    without_divisions = outlook("a support: low=6\nb customer_facing: low=6")
    assert [one.name for one in without_divisions.orders] == [OWN_ORDER, "kinds", "units_by_level"]
    kinds_first = ("overall", "level", "unit_kind", "division", "unit")
    plans = outlook(ROSTER, release_order=kinds_first)
    assert [one.name for one in plans.orders] == [OWN_ORDER, "units", "divisions"]
    assert all(set(one.kinds) == set(kinds_first) for one in plans.orders)


def test_a_kind_of_group_counts_those_with_enough_people_and_those_of_them_shown() -> None:
    plans = outlook(ROSTER)
    tallies = plans.tallies(plans.in_own_order[FULL].shown)
    assert tallies["unit"] == Tally(2, 2)
    assert tallies["division"] == Tally(1, 0)
    assert list(tallies) == list(plans.kinds)
    assert sum(one.groups for one in tallies.values()) == len(plans.large)


def test_kinds_without_a_group_are_left_out() -> None:
    assert "division" not in outlook("a support: low=6").kinds


def test_people_of_a_merged_unit_are_invited_where_they_are_counted() -> None:
    model, roster = rostered("a support: low=6\nb support: low=2 top=1")
    merged = {"units": [model.units[0], model.units[1].model_copy(update={"merged_into": "a"})]}
    fields = {name: getattr(model, name) for name in type(model).model_fields}
    plans = outlooks(type(model).model_validate(fields | merged), roster)
    assert plans[WAVE].invited == {Atom("a", "low"): 8, Atom("a", "top"): 1}
    assert plans[WAVE].people == 9


def test_a_large_organisation_has_fewer_draws_and_a_very_large_one_its_own_order_alone() -> None:
    many = "\n".join(f"u{number} support: low=6 top=1" for number in range(40))
    assert outlook(many).draws < MOST_DRAWS
    units = "\n".join(f"u{number} support: low=1 top=1" for number in range(1000))
    assert outlook(units).draws == 1
    assert [one.name for one in outlook(units).orders] == [OWN_ORDER]


def test_where_everybody_takes_blocks_every_draw_is_planned_by_blocks() -> None:
    exact = outlook(
        """
        a support north: top=2 low=2
        b support south: top=3 low=7
        c support north: low=5
        d support south: top=3 low=6
        e customer_facing north: top=3 low=4
        """
    )
    by_blocks = Outlook(exact.organisation, exact.invited, work_limit=0)
    assert (exact.full.method, by_blocks.full.method) == ("exact", "blocks")
    assert set(by_blocks.in_own_order[FULL].shown) == set(by_blocks.full.shown)
    for answered in exact.answering(80):
        blocks = disclosure_plan(exact.organisation, answered, work_limit=0)
        assert by_blocks.plan(Heads(answered)) == blocks.shown
        assert exact.plan(Heads(answered)) != blocks.shown
