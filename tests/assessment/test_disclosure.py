"""The plan: what may be shown. `shown("a.top=3 b.top=5")` is a unit a with three top managers, ….

Groups are named by their keys ("all", "a", "top", "a.top", "support"); `-=4` stated no unit or
level; `a.top:new=2` is a part of a unit's top managers. A case is also given to an oracle that
tries every small set of people with fractions.
"""

import random
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import get_args

import pytest

from assessment.disclosure import (
    WORK_LIMIT,
    Heads,
    Plan,
    disclosure_plan,
    further_figures,
    plan_beside,
)
from assessment.organisation import NOT_STATED, Atom, Group, GroupKind, Organisation
from assessment.parts import Consent, Division, Level, Unit, Wave

CONSENT = Consent(date=date(2026, 10, 1), text="three of us may be shown")
DEFAULT_ORDER: tuple[GroupKind, ...] = get_args(GroupKind)


def heads_of(case: str) -> dict[Atom, int]:
    """Read "a.top=3 a.top:new=2 -=2"."""
    heads: dict[Atom, int] = {}
    for word in case.split():
        atom, _, people = word.partition("=")
        unit, _, rest = atom.partition(".")
        level, _, part = rest.partition(":")
        heads[NOT_STATED if unit == "-" else Atom(unit, level, part)] = int(people)
    return heads


def whole_of(heads: Heads) -> Heads:
    """The same, the parts of an atom put together."""
    whole = Heads(Counter[Atom](), Counter[Atom]())
    for atom, people in heads.people.items():
        whole.people[atom._replace(part="")] += people
        whole.complete[atom._replace(part="")] += heads.complete[atom]
    return whole


def organisation_of(
    heads: Collection[Atom],
    *,
    k: int = 5,
    own: Mapping[str, int] | None = None,
    support: str = "",
    north: str = "",
    order: tuple[GroupKind, ...] = DEFAULT_ORDER,
) -> Organisation:
    """The organisation of the units and levels named; `own` smallest groups of levels."""
    levels = dict.fromkeys(atom.level for atom in heads if atom.level)
    units = dict.fromkeys(atom.unit for atom in heads if atom.unit)
    return Organisation(
        id="small",
        name="Small",
        smallest_group=k,
        release_order=order,
        levels=tuple(
            Level(
                id=level, name={"en": level}, smallest_group=(own or {}).get(level), consent=CONSENT
            )
            for level in levels
        ),
        divisions=(Division(id="north", name={"en": "North"}),),
        units=tuple(
            Unit(
                id=unit,
                name={"en": unit},
                kind="support" if unit in support.split() else "customer_facing",
                division="north" if unit in north.split() else None,
            )
            for unit in units
        ),
        waves=(Wave(id="w", name={"en": "w"}, date=date(2026, 10, 1)),),
    )


def plan_of(
    case: str,
    *,
    k: int = 5,
    own: Mapping[str, int] | None = None,
    support: str = "",
    north: str = "",
    order: tuple[GroupKind, ...] = DEFAULT_ORDER,
    complete: str | None = None,
    work_limit: int = 10**9,
) -> Plan:
    heads = heads_of(case)
    return disclosure_plan(
        organisation_of(heads, k=k, own=own, support=support, north=north, order=order),
        heads,
        complete=None if complete is None else heads_of(complete),
        work_limit=work_limit,
    )


def named(groups: Sequence[Group]) -> set[str]:
    return {".".join(key for key in group if key) or "all" for group in groups}


def has(plan: Plan, *names: str) -> bool:
    return set(names) <= named(plan.shown)


# ── One group ────────────────────────────────────────────────────────────────────────────────────


def test_a_base_equal_to_the_smallest_group_is_shown_and_one_below_it_is_not() -> None:
    assert named(plan_of("a.top=5 b.top=6").shown) >= {"a", "b"}
    below = plan_of("a.top=4 b.top=6")
    assert "a" in named(below.too_small)
    assert "a" not in named(below.shown)


def test_a_raised_smallest_group_moves_the_line() -> None:
    assert has(plan_of("a.top=7 b.top=7", k=7), "a", "b")
    assert named(plan_of("a.top=6 b.top=7", k=7).too_small) >= {"a"}


def test_nobody_is_too_small_a_group() -> None:
    plan = plan_of("a.top=0 b.top=6")
    assert named(plan.too_small) >= {"a", "a.top"}
    empty = plan_of("a.top=0")
    assert not empty.shown
    assert not empty.complementary


def test_every_group_asked_for_is_in_one_part_of_the_plan_in_release_order() -> None:
    heads = heads_of("a.top=3 a.first=6 b.top=5 b.first=5")
    organisation = organisation_of(heads, support="b")
    plan = disclosure_plan(organisation, heads)
    for part in (plan.shown, plan.too_small, plan.complementary):
        assert list(part) == [group for group in organisation.groups if group in part]
    parts = [*plan.shown, *plan.too_small, *plan.complementary]
    assert sorted(parts, key=organisation.groups.index) == list(organisation.groups)


# ── Groups together ──────────────────────────────────────────────────────────────────────────────


def test_a_unit_is_protected_when_overall_minus_it_leaves_a_few() -> None:
    plan = plan_of("a.top=6 b.top=4")
    assert has(plan, "all")
    assert "a" in named(plan.complementary)
    assert "b" in named(plan.too_small)


def test_two_small_units_hide_behind_each_other_but_one_small_unit_hides_another() -> None:
    assert has(plan_of("a.top=6 b.top=4 c.top=4"), "all", "a")
    one = plan_of("a.top=6 b.top=4 c.top=7")
    assert has(one, "all", "a")
    assert "c" in named(one.complementary)


def test_a_level_of_a_unit_is_protected_when_the_rest_of_the_unit_is_small() -> None:
    plan = plan_of("a.top=2 a.first=6 b.top=9 b.first=9")
    assert has(plan, "all", "top", "first", "a", "b")
    assert "a.first" in named(plan.complementary)
    assert "b.first" in named(plan.complementary)  # first minus it would be a.first, a minus that …


def test_levels_and_units_are_shown_while_their_crossing_has_room() -> None:
    plan = plan_of("a.top=5 a.first=6 b.top=5 b.first=5")
    assert not plan.complementary
    assert has(plan, "a.top", "a.first", "b.top", "b.first")


def test_what_can_be_worked_out_anyway_is_shown() -> None:
    plan = plan_of("a.top=5 b.top=6 c.top=7", order=("unit", "overall", "level", "unit_kind"))
    assert has(plan, "all", "top", "customer_facing")


def test_a_kind_of_a_single_unit_goes_with_its_unit() -> None:
    assert has(plan_of("a.top=6 b.top=6 c.top=6", support="c"), "c", "support", "support.top")
    alone = plan_of("a.top=6 b.top=6 c.top=4", support="c")
    assert "support" in named(alone.too_small)
    assert "customer_facing" in named(alone.complementary)


def test_a_division_is_protected_when_a_small_unit_is_all_that_it_lacks() -> None:
    plan = plan_of("a.top=6 b.top=6 c.top=4", north="a b")
    assert has(plan, "all", "a")
    assert {"b", "north"} <= named(plan.complementary)


def test_the_order_decides_what_is_shown_of_two_groups_that_exclude_each_other() -> None:
    case = "a.top=6 b.top=7 c.top=4"
    units = plan_of(case, north="a c", order=("overall", "unit", "division"))
    divisions = plan_of(case, north="a c", order=("overall", "division", "unit"))
    assert "a" in named(units.shown)
    assert "north" in named(units.complementary)
    assert {"b", "north"} <= named(divisions.shown)
    assert "a" in named(divisions.complementary)


def test_a_difference_of_two_people_and_two_others_is_small_too() -> None:
    """Support is a and c, north is a and b: one minus the other is c minus b."""
    case = "a.top=9 b.top=2 c.top=2 d.top=9"
    order = ("overall", "unit_kind", "division")
    plan = plan_of(case, support="a c", north="a b", order=order)
    assert has(plan, "all", "support", "customer_facing")
    assert named(plan.complementary) == {"north"}


def test_a_themes_plan_has_only_the_groups_it_is_asked_for() -> None:
    base = plan_of("a.top=6 b.top=6 c.top=4 d.top=4")
    heads = heads_of("a.top=6 b.top=5 c.top=4 d.top=4")
    theme = disclosure_plan(organisation_of(heads), heads, base.shown)
    assert set(theme.shown) <= set(base.shown)
    assert not set(theme.too_small) & set(base.too_small)


# ── Levels with a smallest group of their own ────────────────────────────────────────────────────


def test_a_level_with_consent_is_shown_from_its_own_smallest_group() -> None:
    case = "a.top=3 a.first=9 b.first=9"
    assert "top" in named(plan_of(case).too_small)
    assert has(plan_of(case, own={"top": 3}), "all", "top", "first")
    assert "top" in named(plan_of("a.top=2 a.first=9", own={"top": 3}).too_small)


def test_a_consent_covers_the_rest_of_a_group_only_when_the_rest_is_of_that_level() -> None:
    of_level = plan_of("a.top=3 a.first=9 b.top=9 b.first=9", own={"top": 3})
    assert has(of_level, "a", "a.first")  # a minus its first line: three top managers
    mixed = plan_of("a.top=1 a.middle=2 a.first=9 b.top=9 b.middle=9 b.first=9", own={"top": 3})
    assert "a.first" in named(mixed.complementary)


def test_a_higher_smallest_group_of_a_level_holds_for_whatever_lies_inside_the_level() -> None:
    case = "a.top=6 a.first=9 b.top=9 b.first=9"
    assert has(plan_of(case), "a.top", "a.first")
    raised = plan_of(case, own={"top": 8})
    assert {"a.top"} <= named(raised.too_small)
    assert "a.first" in named(raised.complementary)  # a minus it: six of a level that needs eight
    assert "a" in named(plan_of("a.top=6 b.first=9 b.top=3", own={"top": 8}).complementary)


def test_two_levels_with_consent_are_shown_beside_each_other_under_a_high_default() -> None:
    """Their sum has fewer than the default, but tells nothing that they don't tell one by one."""
    plan = plan_of("a.top=3 a.middle=3 a.first=12", k=8, own={"top": 3, "middle": 3})
    assert has(plan, "top", "middle")


# ── Not stated ───────────────────────────────────────────────────────────────────────────────────


def test_those_who_stated_no_unit_or_level_count_in_overall_from_the_smallest_group_on() -> None:
    assert plan_of("a.top=6 -=5").counts_not_stated
    few = plan_of("a.top=6 -=4")
    assert not few.counts_not_stated
    assert has(few, "all", "a")


def test_too_few_not_stated_do_not_help_overall_over_the_line() -> None:
    assert "all" in named(plan_of("a.top=4 -=4").too_small)


# ── Skipped items ────────────────────────────────────────────────────────────────────────────────


def test_only_people_who_skipped_nothing_make_a_group_large_enough() -> None:
    case = "a.top=6 b.top=6 c.top=6"
    assert "a" in named(plan_of(case, complete="a.top=4 b.top=6 c.top=6").too_small)
    assert "a" in named(plan_of(case, complete="b.top=6 c.top=6").too_small)
    assert has(plan_of(case, complete="a.top=5 b.top=6 c.top=6"), "a", "b", "c")


def test_people_who_all_skipped_something_are_still_there_to_be_worked_out() -> None:
    plan = plan_of("a.top=9 b.top=6", complete="a.top=9")
    assert has(plan, "all")
    assert "a" in named(plan.complementary)  # overall minus it: six who can be made to drop out
    assert has(plan_of("a.top=9 b.top=0", complete="a.top=9"), "all", "a")


def test_a_level_with_a_higher_smallest_group_is_not_hidden_by_one_who_can_drop_out() -> None:
    case = "a.top=7 a.middle=1 a.first=6 b.top=9 b.middle=9 b.first=9"
    somebody = plan_of(case, own={"top": 8})
    assert has(somebody, "a", "a.first")
    skipper = plan_of(case, own={"top": 8}, complete=case.replace("a.middle=1", "a.middle=0"))
    assert "a.first" in named(skipper.complementary)


def test_too_few_complete_among_the_not_stated_leave_them_out() -> None:
    assert not plan_of("a.top=6 -=6", complete="a.top=6 -=4").counts_not_stated


# ── Figures of a part, or weighted ───────────────────────────────────────────────────────────────


def further(
    case: str,
    *figures: str,
    shown: str = "all",
    k: int = 5,
    own: Mapping[str, int] | None = None,
    complete: str | None = None,
    work_limit: int = WORK_LIMIT,
) -> tuple[bool, ...]:
    """Which of the figures may be shown beside some groups; a figure is the weights of people."""
    people = heads_of(case)
    organisation = organisation_of(people, k=k, own=own)
    return further_figures(
        organisation,
        Heads(people, people if complete is None else heads_of(complete)),
        [group for group in organisation.groups if named([group]) <= set(shown.split())],
        [heads_of(figure) for figure in figures],
        work_limit=work_limit,
    )


def test_of_no_further_figures_nothing_is_decided() -> None:
    assert further("a.top=6") == ()


@pytest.mark.parametrize(
    ("linked", "others", "may_be"),
    [(5, 5, True), (4, 9, False), (9, 4, False), (9, 1, False), (9, 0, True), (0, 9, False)],
)
def test_a_part_needs_enough_people_and_leaves_enough_or_nobody(
    linked: int, others: int, may_be: bool
) -> None:
    assert further(f"a.top:new={linked} a.top={others}", "a.top:new=1") == (may_be,)


def test_people_that_weigh_twice_must_be_enough_and_so_must_the_others() -> None:
    """Less overall there are those who weigh twice, less twice overall there are the others."""
    assert further("a.top=5 b.top=5", "a.top=2 b.top=1") == (True,)
    assert further("a.top=5 b.top=4", "a.top=2 b.top=1") == (False,)
    assert further("a.top=4 b.top=5", "a.top=2 b.top=1") == (False,)


def test_a_multiple_of_a_group_tells_nothing_new() -> None:
    assert further("a.top=5 b.top=4", "a.top=3 b.top=3") == (True,)


def test_weights_that_differ_everywhere_leave_no_atom_that_can_stand_alone() -> None:
    """With overall, any one atom of the three can be made to drop out, so any two are a support."""
    weights = "a.top=1 b.top=2 c.top=3"
    assert further("a.top=3 b.top=3 c.top=3", weights) == (True,)
    assert further("a.top=2 b.top=2 c.top=9", weights) == (False,)


def test_figures_are_taken_in_their_order_and_what_is_refused_leaves_no_trace() -> None:
    case = "a.top:new=6 a.first:new=3 a.top=9 a.first=9"
    both, top, first = "a.top:new=1 a.first:new=1", "a.top:new=1", "a.first:new=1"
    assert further(case, both, top) == (True, False)  # the difference is three of the first line
    assert further(case, top, both) == (True, False)
    assert further(case, first, both, top) == (False, True, False)


def test_a_part_of_a_level_needs_as_many_as_the_level_does() -> None:
    three = "a.top:new=3 a.top=3 a.first=9"
    assert further(three, "a.top:new=1", shown="all top") == (False,)
    assert further(three, "a.top:new=1", shown="all top", own={"top": 3}) == (True,)
    six = "a.top:new=9 a.top=6 a.first=9"
    assert further(six, "a.top:new=1", shown="all top") == (True,)
    assert further(six, "a.top:new=1", shown="all top", own={"top": 8}) == (False,)
    assert further(six.replace("9", "6"), "a.top:new=1", own={"top": 8}) == (False,)


def test_only_those_who_skipped_nothing_make_a_part_large_enough() -> None:
    case = "a.top:new=6 a.top=6"
    assert further(case, "a.top:new=1", complete="a.top:new=5 a.top=5") == (True,)
    assert further(case, "a.top:new=1", complete="a.top:new=4 a.top=6") == (False,)
    assert further(case, "a.top:new=1", complete="a.top:new=6 a.top=4") == (False,)


def test_who_weighs_nothing_and_too_few_not_stated_are_not_in_a_figure() -> None:
    assert further("a.top=6 b.top=6 -=4", "a.top=1 b.top=0 -=1", shown="all a") == (True,)
    assert further("a.top=6 b.top=6 -=5", "a.top=1 -=1", shown="all a b") == (True,)


def test_too_much_work_shows_parts_by_blocks() -> None:
    for case, may_be in (("a.top:new=5 a.top=5", True), ("a.top:new=5 a.top=4", False)):
        assert further(f"{case} b.top=6", "a.top:new=1", shown="all a", work_limit=0) == (may_be,)
    twice = further("a.top=5 b.top=5", "a.top=2 b.top=1", "a.top=1", work_limit=0)
    assert twice == (True, True)


def test_blocks_show_no_part_beside_groups_that_cut_people_smaller_than_blocks_may_be() -> None:
    """Nine of a's top are a large block; with a shown, they give its first line of three away."""
    case = "a.top=9 a.first=3 b.top=3 b.first=9"
    shown = "all top first a b"
    assert has(plan_of(case), *shown.split())
    assert further(case, "a.top=1", shown=shown) == (False,)
    assert further(case, "a.top=1", shown=shown, work_limit=0) == (False,)


# ── The plan as a whole ──────────────────────────────────────────────────────────────────────────


def test_the_order_of_the_heads_changes_nothing() -> None:
    organisation, heads, complete = any_case(7)
    plan = disclosure_plan(organisation, heads, complete=complete)
    for seed in range(10):
        atoms = list(heads)
        random.Random(seed).shuffle(atoms)  # noqa: S311 -- repeatable
        shuffled = {atom: heads[atom] for atom in atoms}
        assert disclosure_plan(organisation, shuffled, complete=complete) == plan


def test_too_much_work_is_planned_by_blocks() -> None:
    case = "a.top=5 a.first=6 b.top=5 b.first=2 c.first=4"
    assert plan_of(case).method == "exact"
    blocks = plan_of(case, work_limit=0)
    assert blocks.method == "blocks"
    assert has(blocks, "all", "top", "first", "a.top", "b.top", "a.first")
    assert {"a", "b"} & named(blocks.complementary) == {"b"}


def test_the_exact_search_stops_at_the_same_point_every_time() -> None:
    case = " ".join(f"u{unit}.top=1 u{unit}.middle=2 u{unit}.first=3" for unit in range(20))
    methods = [plan_of(case, work_limit=limit).method for limit in (1_000, 10_000, 100_000)]
    assert methods == ["blocks", "exact", "exact"]


def test_blocks_of_a_level_with_consent_have_half_the_default_at_least() -> None:
    case = "a.top=3 a.middle=3 a.first=12"
    plan = plan_of(case, k=8, own={"top": 3, "middle": 3}, work_limit=0)
    assert {"top", "middle"} <= named(plan.complementary)
    assert has(plan_of("a.top=3 a.first=12", own={"top": 3}, work_limit=0), "top", "first")


# ── The oracle ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("batch", range(8))
def test_the_exact_plan_is_the_one_that_trying_every_small_set_gives(batch: int) -> None:
    for seed in range(50 * batch, 50 * batch + 50):
        organisation, heads, complete = any_case(seed)
        plan = disclosure_plan(organisation, heads, complete=complete)
        assert plan.method == "exact"
        assert plan.shown == shown_by_trying(organisation, heads, complete), f"seed {seed}"


@pytest.mark.parametrize("batch", range(4))
def test_what_the_blocks_show_gives_no_small_set_away(batch: int) -> None:
    for seed in range(50 * batch, 50 * batch + 50):
        organisation, heads, complete = any_case(seed)
        plan = disclosure_plan(organisation, heads, complete=complete, work_limit=0)
        people = counted(organisation, heads, complete)
        rows = [row_of(organisation, group, people) for group in plan.shown]
        assert not gives_away(rows, organisation, people), f"seed {seed}"
        exact = disclosure_plan(organisation, heads, complete=complete)
        assert plan.too_small == exact.too_small
        assert plan.counts_not_stated == exact.counts_not_stated


@pytest.mark.parametrize("batch", range(4))
def test_further_figures_are_those_that_trying_every_small_set_gives(batch: int) -> None:
    for seed in range(20 * batch, 20 * batch + 20):
        organisation, heads, shown, figures = any_figures(seed)
        found = further_figures(organisation, heads, shown, figures)
        assert found == figures_by_trying(organisation, heads, shown, figures), f"seed {seed}"


@pytest.mark.parametrize("batch", range(4))
def test_what_blocks_show_beside_an_exact_plan_gives_no_small_set_away(batch: int) -> None:
    for seed in range(40 * batch, 40 * batch + 40):
        organisation, heads, shown, figures = any_figures(seed)
        found = further_figures(organisation, heads, shown, figures, work_limit=0)
        people = counted(organisation, heads.people, heads.complete)
        rows = [row_of_group(organisation, group, people) for group in shown]
        rows += [
            row_of_figure(figure, people)
            for figure, may_be in zip(figures, found, strict=True)
            if may_be
        ]
        assert not gives_away(rows, organisation, people), f"seed {seed}"


def any_figures(
    seed: int,
) -> tuple[Organisation, Heads, tuple[Group, ...], list[dict[Atom, int]]]:
    """A small case, its atoms in up to two parts, and figures that weigh some of them."""
    dice = random.Random(seed)  # noqa: S311 -- repeatable
    levels, units = ["top", "first"], ["a", "b"]
    most = dice.choice((3, 6, 9))
    people = {
        Atom(unit, level, part): dice.randint(0, most)
        for unit in units
        for level in levels
        for part in ("", "new")
    }
    people = {atom: n for atom, n in people.items() if n} | {NOT_STATED: dice.choice((0, 3, 6))}
    skips = (0,) if dice.random() < 0.5 else (0, 0, 1, 2)
    complete = {atom: max(0, n - dice.choice(skips)) for atom, n in people.items()}
    heads = Heads(people, complete)
    organisation = organisation_of(
        [Atom(unit, level) for unit in units for level in levels],
        own={level: k for level in levels if (k := dice.choice((0, 0, 3, 8)))},
        support="b",
    )
    whole = whole_of(heads)
    shown = disclosure_plan(organisation, whole.people, complete=whole.complete).shown
    figures = [
        {atom: weight for atom in people if (weight := dice.choice((0, 1, 1, dice.randint(1, 3))))}
        for _ in range(dice.randint(1, 3))
    ]
    linked = {atom: 1 for atom in people if atom.part}
    return organisation, heads, shown, [linked, *figures]


def figures_by_trying(
    organisation: Organisation,
    heads: Heads,
    shown: Sequence[Group],
    figures: Sequence[Mapping[Atom, int]],
) -> tuple[bool, ...]:
    people = counted(organisation, heads.people, heads.complete)
    basis = [row_of_group(organisation, group, people) for group in shown]
    few = [set(some) for some in small_sets(organisation, people)]
    may_be_shown: list[bool] = []
    for figure in figures:
        row = row_of_figure(figure, people)
        support = {atom for atom, weight in zip(people, row, strict=True) if weight}
        is_new = rank([*basis, row]) > rank(basis)
        tells = is_new and gives_away([*basis, row], organisation, people)
        may_be_shown.append(bool(support) and support not in few and not tells)
        if may_be_shown[-1]:
            basis.append(row)
    return tuple(may_be_shown)


def row_of_group(
    organisation: Organisation, group: Group, people: Collection[Atom]
) -> list[Fraction]:
    """Of a group, all parts of its atoms."""
    members = organisation.members(group)
    return [Fraction(atom._replace(part="") in members) for atom in people]


def row_of_figure(figure: Mapping[Atom, int], people: Collection[Atom]) -> list[Fraction]:
    return [Fraction(figure.get(atom, 0)) for atom in people]


def any_case(seed: int) -> tuple[Organisation, dict[Atom, int], dict[Atom, int]]:
    """One to four units, one to three levels, nobody to twelve in an atom, some skipping."""
    dice = random.Random(seed)  # noqa: S311 -- repeatable
    levels = ["top", "middle", "first"][: dice.randint(1, 3)]
    units = ["a", "b", "c", "d"][: dice.randint(1, 4 if len(levels) < 3 else 3)]
    most = dice.choice((3, 6, 12))
    heads = {Atom(unit, level): dice.randint(0, most) for unit in units for level in levels}
    order = list(DEFAULT_ORDER)
    if dice.random() < 0.5:
        dice.shuffle(order)
    organisation = organisation_of(
        heads,
        k=dice.choice((5, 5, 5, 6, 8)),
        own={level: k for level in levels if (k := dice.choice((0, 0, 0, 3, 4, 9)))},
        support=" ".join(unit for unit in units if dice.random() < 0.5),
        north=" ".join(unit for unit in units if dice.random() < 0.4),
        order=tuple(order),
    )
    heads[NOT_STATED] = dice.choice((0, 3, 5, 9))
    skips = (0,) if dice.random() < 0.5 else (0, 0, 1, 2, 5)
    complete = {atom: max(0, people - dice.choice(skips)) for atom, people in heads.items()}
    return organisation, heads, complete


def shown_by_trying(
    organisation: Organisation, heads: Mapping[Atom, int], complete: Mapping[Atom, int]
) -> tuple[Group, ...]:
    people = counted(organisation, heads, complete)
    shown: list[Group] = []
    basis: list[list[Fraction]] = []
    for group in organisation.groups:
        row = row_of(organisation, group, people)
        in_group = sum(people[atom] for atom in organisation.members(group) & people.keys())
        if in_group < organisation.smallest_of(group):
            continue
        if rank([*basis, row]) > len(basis):
            if gives_away([*basis, row], organisation, people):
                continue
            basis.append(row)
        shown.append(group)
    return tuple(shown)


def counted(
    organisation: Organisation, heads: Mapping[Atom, int], complete: Mapping[Atom, int]
) -> dict[Atom, int]:
    return {
        atom: complete[atom]
        for atom, there in heads.items()
        if there and (atom != NOT_STATED or complete[atom] >= organisation.smallest_group)
    }


def row_of(organisation: Organisation, group: Group, people: Collection[Atom]) -> list[Fraction]:
    members = organisation.members(group)
    return [Fraction(atom in members) for atom in people]


def gives_away(
    rows: Sequence[Sequence[Fraction]], organisation: Organisation, people: Mapping[Atom, int]
) -> bool:
    """Whether some combination lives on a small set, and on no part of that set alone."""
    atoms, whole = list(people), rank(rows)

    def lives_on(some: Collection[Atom]) -> bool:
        kept = [column for column, atom in enumerate(atoms) if atom not in some]
        return rank([[row[column] for column in kept] for row in rows]) < whole

    return any(
        lives_on(some) and not any(lives_on(part) for part in combinations(some, len(some) - 1))
        for some in small_sets(organisation, people)
    )


def small_sets(
    organisation: Organisation, people: Mapping[Atom, int]
) -> Iterator[tuple[Atom, ...]]:
    own = organisation.smallest_by_level
    for size in range(1, len(people) + 1):
        for some in combinations(people, size):
            enough: list[int] = []
            for left in (some, [atom for atom in some if people[atom]]):
                levels = {atom.level or "" for atom in left}
                alone = own.get(levels.pop(), 0) if len(levels) == 1 else 0
                enough.append(alone or organisation.smallest_group)
            if sum(people[atom] for atom in some) < max(enough):
                yield some


def rank(rows: Sequence[Sequence[Fraction]]) -> int:
    left, found = [list(row) for row in rows], 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        found += 1
        left = [
            [x - row[column] / pivot[column] * y for x, y in zip(row, pivot, strict=True)]
            for row in left
            if row is not pivot
        ]
    return found


@pytest.mark.parametrize(("few", "shown"), [(5, {"a"}), (4, set[str]())])
def test_beside_figures_that_cut_too_few_apart_blocks_show_nothing_more(
    few: int, shown: set[str]
) -> None:
    """What is out already may be of an exact plan: its sets can be smaller than any block."""
    heads = heads_of(f"a.top={few} a.low=9 b.top=9")
    organisation = organisation_of(heads)
    group = Group(unit="a")
    asked = [(group, dict.fromkeys(organisation.members(group) & heads.keys(), 1))]
    out = [{Atom("a", "top"): 1}]
    plan = plan_beside(organisation, Heads(heads, heads), out, asked, work_limit=0)
    assert plan.method == "blocks"
    assert named(plan.shown) == shown
