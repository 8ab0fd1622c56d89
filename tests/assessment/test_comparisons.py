"""The fixed list: which groups are held against each other, and the further groups it needs."""

import pytest

from assessment.comparisons import CHANGES, FixedList
from assessment.organisation import OVERALL, Group, GroupKind, Organisation
from tests.notation import Folder, changed
from tests.small import ALL, FIRST, ORGANISATION, TOP, A, B

CUSTOMER, SUPPORT = Group(unit_kind="customer_facing"), Group(unit_kind="support")
NORTH = Group(division="north")


def organisation_of(folder: Folder, *changes: tuple[str, str]) -> Organisation:
    """The small organisation of tests.small, with some of its text replaced."""
    text = ORGANISATION
    for old, new in changes:
        text = changed(text, old, new)
    folder.write("organisation.toml", text)
    (folder / "roster.csv").unlink(missing_ok=True)
    return folder.organisation


def released(*kinds: GroupKind) -> tuple[str, str]:
    return 'name = "Small"', f'name = "Small"\nrelease_order = {list(kinds)}'


def compared(fixed: FixedList, kind: str) -> list[tuple[str, Group | str, str, Group | str]]:
    """The comparisons of a kind with groups instead of numbers; a rest or change by its name."""
    groups: dict[int, Group | str] = {number: group for group, number in fixed.number_of.items()}
    groups |= {rest.number: "rest" for rest in fixed.rests}
    groups |= {change.number: change.group.level or "" for change in fixed.changes}
    return [
        (one.a_wave, groups[one.a_group], one.b_wave, groups[one.b_group])
        for one in fixed.comparisons
        if one.kind == kind
    ]


def test_of_two_levels_the_higher_one_is_a_however_they_are_called(folder: Folder) -> None:
    fixed = FixedList(organisation_of(folder), ["w1"])
    assert compared(fixed, "level") == [("w1", TOP, "w1", FIRST)]
    fixed = FixedList(organisation_of(folder, ('id = "first"', 'id = "alpha"')), ["w1"])
    assert compared(fixed, "level") == [("w1", TOP, "w1", Group(level="alpha"))]


def test_three_levels_are_three_pairs(folder: Folder) -> None:
    middle = '{id = "middle", name = {en = "Middle"}},\n  {id = "first"'
    fixed = FixedList(organisation_of(folder, ('{id = "first"', middle)), ["w1"])
    pairs = [(a, b) for _, a, _, b in compared(fixed, "level")]
    assert pairs == [(TOP, Group(level="middle")), (TOP, FIRST), (Group(level="middle"), FIRST)]


def test_customer_facing_units_stand_against_support(folder: Folder) -> None:
    fixed = FixedList(organisation_of(folder), ["w1"])
    assert compared(fixed, "unit_kind") == [("w1", CUSTOMER, "w1", SUPPORT)]
    alone = FixedList(organisation_of(folder, ("support", "customer_facing")), ["w1"])
    assert compared(alone, "unit_kind") == []


def test_a_unit_and_a_division_stand_against_their_rest_and_no_other_group_does(
    folder: Folder,
) -> None:
    fixed = FixedList(organisation_of(folder), ["w1"])
    assert [rest.beside for rest in fixed.rests] == [A, B, NORTH]
    assert compared(fixed, "unit_rest") == [("w1", A, "w1", "rest"), ("w1", B, "w1", "rest")]
    assert compared(fixed, "division_rest") == [("w1", NORTH, "w1", "rest")]


def test_there_is_no_rest_where_overall_can_not_be_asked_for(folder: Folder) -> None:
    fixed = FixedList(organisation_of(folder, released("unit", "level", "division")), ["w1"])
    assert fixed.rests == ()
    assert compared(fixed, "unit_rest") == []


def test_only_groups_that_can_be_asked_for_are_compared(folder: Folder) -> None:
    fixed = FixedList(organisation_of(folder, released("overall", "unit")), ["w1", "w2"])
    kinds = {comparison.kind for comparison in fixed.comparisons}
    assert kinds == {"unit_rest", "wave", "wave_linked", "wave_constant_mix"}
    assert {change.group for change in fixed.changes} == {OVERALL}


def test_every_group_stands_against_itself_in_the_wave_before_the_later_one_as_a(
    folder: Folder,
) -> None:
    fixed = FixedList(organisation_of(folder), ["w1", "w2"])
    groups = fixed.organisation.groups
    assert compared(fixed, "wave") == [("w2", group, "w1", group) for group in groups]


def test_of_three_waves_each_stands_against_the_one_before_it(folder: Folder) -> None:
    fixed = FixedList(organisation_of(folder, released("overall")), ["w1", "w2", "w3"])
    assert compared(fixed, "wave") == [("w2", ALL, "w1", ALL), ("w3", ALL, "w2", ALL)]
    assert {(change.wave, change.before) for change in fixed.changes} == {
        ("w2", "w1"),
        ("w3", "w2"),
    }


def test_a_single_wave_has_no_changes(folder: Folder) -> None:
    fixed = FixedList(organisation_of(folder), ["w1"])
    assert fixed.changes == ()
    assert compared(fixed, "wave") == []


def test_changes_are_of_everybody_and_of_each_level_with_numbers_of_their_own(
    folder: Folder,
) -> None:
    fixed = FixedList(organisation_of(folder), ["w1", "w2"])
    assert [(change.kind, change.group) for change in fixed.changes] == [
        (kind, group) for kind in CHANGES for group in (ALL, TOP, FIRST)
    ]
    further = [one.number for one in (*fixed.rests, *fixed.changes)]
    assert further == list(range(len(fixed.number_of), len(fixed.number_of) + len(further)))
    for kind in CHANGES:
        assert compared(fixed, kind) == [("w2", g, "w1", g) for g in ("", "top", "first")]


@pytest.mark.parametrize("wave", ["w1", "w2"])
def test_every_wave_has_comparisons_of_its_own(folder: Folder, wave: str) -> None:
    fixed = FixedList(organisation_of(folder), ["w1", "w2"])
    assert (wave, TOP, wave, FIRST) in compared(fixed, "level")


# ── Units that continue others ───────────────────────────────────────────────────────────────────

C_CONTINUES_B = (
    '{id = "b"',
    '{id = "c", name = {en = "C"}, kind = "support", continues = "b"},\n  {id = "b"',
)
C = Group(unit="c")


def test_a_unit_stands_against_the_one_that_it_continues(folder: Folder) -> None:
    fixed = FixedList(organisation_of(folder, C_CONTINUES_B), ["w1", "w2"])
    earlier = {now: before for _, now, _, before in compared(fixed, "wave")}
    assert earlier[C] == B
    assert earlier[C._replace(level="top")] == B._replace(level="top")
    assert {now for now, before in earlier.items() if now != before} == {
        C,
        C._replace(level="top"),
        C._replace(level="first"),
    }


def test_a_unit_that_answered_the_wave_before_stands_against_itself(folder: Folder) -> None:
    """Between the second wave and the third, what it continues is the past of the past."""
    organisation = organisation_of(folder, C_CONTINUES_B, released("unit"))
    units = {"w1": frozenset("ab"), "w2": frozenset("ac"), "w3": frozenset("ac")}
    fixed = FixedList(organisation, ["w1", "w2", "w3"], units)
    assert ("w2", C, "w1", B) in compared(fixed, "wave")
    assert ("w3", C, "w2", C) in compared(fixed, "wave")
    assert fixed.earlier(C, "w2") == C
    assert fixed.earlier(C, "w1") == B
