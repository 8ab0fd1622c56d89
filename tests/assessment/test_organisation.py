"""The organisation holds together, and knows its groups and who is in them."""

import pytest

from assessment.errors import Refused
from assessment.organisation import NOT_STATED, OVERALL, Atom, Group
from tests.notation import Folder

MERGED_C = '[[units]]\nid = "C"\nname = {en = "C"}\nkind = "support"\nmerged_into = "D"'
MERGED_D = '[[units]]\nid = "D"\nname = {en = "D"}\nkind = "support"\nmerged_into = "A"'
REFUSED = {
    "a unit of an unknown division": (
        'division = "north"',
        'division = "south"',
        "unknown_division",
    ),
    "a lowered smallest group without consent": (
        'aliases = ["board"]',
        "smallest_group = 4",
        "consent_missing",
    ),
    "two levels with one id": ('id = "low"', 'id = "top"', "id_repeated"),
    "two units with one name": ('"Unit B"', '"unit a"', "id_repeated"),
    "an alias that is another unit's id": ('["Bee"]', '["a"]', "id_repeated"),
    "two waves with one id": ('id = "2025"', 'id = "2026"', "id_repeated"),
    "a unit that continues an unknown one": (
        'aliases = ["Bee"]',
        'continues = "C"',
        "id_unknown",
    ),
    "a unit that continues itself": ('aliases = ["Bee"]', 'continues = "B"', "id_unknown"),
    "a unit merged into an unknown one": ('aliases = ["Bee"]', 'merged_into = "C"', "id_unknown"),
    "a unit merged into itself": (
        'aliases = ["Bee"]',
        'merged_into = "B"',
        "merged_with_itself",
    ),
    "a unit merged into one that is merged itself": (
        "[[waves]]",
        f"{MERGED_C}\n\n{MERGED_D}\n\n[[waves]]",
        "merged_twice",
    ),
    "a kind of group that is released twice": (
        'name = "Small"',
        'name = "Small"\nrelease_order = ["level", "overall", "level"]',
        "id_repeated",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_organisation_is_refused_that_has(folder: Folder, case: str) -> None:
    old, new, code = REFUSED[case]
    folder.change("organisation.toml", old, new)
    with pytest.raises(Refused) as refusal:
        _ = folder.organisation
    assert [problem.code for problem in refusal.value.problems] == [code]


def test_an_unknown_division_is_named_with_its_unit_and_those_there_are(folder: Folder) -> None:
    folder.change("organisation.toml", 'division = "north"', 'division = "south"')
    with pytest.raises(Refused) as refusal:
        _ = folder.organisation
    values = refusal.value.problems[0].values
    assert values == {"unit": "A", "found": "south", "expected": "north"}


def test_a_level_may_have_a_smaller_group_with_its_consent_and_a_larger_without(
    folder: Folder,
) -> None:
    folder.change(
        "organisation.toml",
        'aliases = ["board"]',
        'smallest_group = 3\nconsent = {date = 2026-10-01, text = "agreed"}',
    )
    folder.change("organisation.toml", 'id = "low"', 'id = "low"\nsmallest_group = 8')
    organisation = folder.organisation
    assert organisation.smallest_by_level == {"top": 3, "low": 8}
    assert organisation.smallest_of(Group(level="top", unit="A")) == 3
    assert organisation.smallest_of(Group(level="low")) == 8
    assert organisation.smallest_of(Group(unit="A")) == 5


def test_a_unit_may_continue_another_and_was_that_before(folder: Folder) -> None:
    folder.change("organisation.toml", 'aliases = ["Bee"]', 'continues = "A"')
    organisation = folder.organisation
    assert organisation.before(Group(unit="B", level="top")) == Group(unit="A", level="top")
    assert organisation.before(Group(unit="A")) == Group(unit="A")
    assert organisation.before(Group(unit_kind="support")) == Group(unit_kind="support")
    assert organisation.before(OVERALL) == OVERALL


@pytest.mark.parametrize("figures", ["", "top_box = 16\nmean = 7.1"])
def test_a_reference_is_exactly_one_figure(folder: Folder, figures: str) -> None:
    reference = '[[references]]\nid = "p16"\nmeasure = "felt"\ncaption = {en = "Practice"}\n'
    folder.change("organisation.toml", "[[levels]]", f"{reference}{figures}\n\n[[levels]]")
    with pytest.raises(Refused) as refusal:
        _ = folder.organisation
    (problem,) = refusal.value.problems
    assert (problem.code, problem.values["found"]) == ("reference_not_one_figure", "p16")


@pytest.mark.parametrize(("figure", "expected"), [("top_box = 16", 16), ("mean = 7.1", 7.1)])
def test_a_reference_is_a_share_or_a_mean(folder: Folder, figure: str, expected: float) -> None:
    reference = '[[references]]\nid = "p16"\nmeasure = "felt"\ncaption = {en = "Practice"}\n'
    folder.change("organisation.toml", "[[levels]]", f"{reference}{figure}\n\n[[levels]]")
    (one,) = folder.organisation.references
    assert [one.top_box, one.mean] in ([expected, None], [None, expected])


def test_groups_stand_in_release_order_and_ties_by_id(folder: Folder) -> None:
    assert folder.organisation.groups == (
        OVERALL,
        Group(level="low"),
        Group(level="top"),
        Group(unit="A"),
        Group(unit="B"),
        Group(unit_kind="customer_facing"),
        Group(unit_kind="support"),
        Group(division="north"),
        Group(unit_kind="customer_facing", level="low"),
        Group(unit_kind="customer_facing", level="top"),
        Group(unit_kind="support", level="low"),
        Group(unit_kind="support", level="top"),
        Group(division="north", level="low"),
        Group(division="north", level="top"),
        Group(unit="A", level="low"),
        Group(unit="A", level="top"),
        Group(unit="B", level="low"),
        Group(unit="B", level="top"),
    )


def test_only_the_kinds_of_group_that_the_file_names_can_be_asked_for(folder: Folder) -> None:
    order = 'name = "Small"\nrelease_order = ["unit_kind", "overall"]'
    folder.change("organisation.toml", 'name = "Small"', order)
    assert folder.organisation.groups == (
        Group(unit_kind="customer_facing"),
        Group(unit_kind="support"),
        OVERALL,
    )


def test_members_of_a_group_are_atoms_and_those_of_no_stated_atom_count_in_overall_only(
    folder: Folder,
) -> None:
    organisation = folder.organisation
    assert organisation.members(Group(level="top")) == {Atom("A", "top"), Atom("B", "top")}
    assert organisation.members(Group(division="north")) == {Atom("A", "top"), Atom("A", "low")}
    assert organisation.members(Group(unit_kind="support", level="low")) == {Atom("B", "low")}
    assert organisation.members(OVERALL) == {*organisation.atoms, NOT_STATED}
