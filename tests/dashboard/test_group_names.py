"""Groups are called by the names of their keys, in the reader's language."""

from functools import partial

import pytest

from assessment.organisation import OVERALL, Group
from dashboard.group_names import group_name
from dashboard.i18n import words_in
from tests.notation import Folder


@pytest.mark.parametrize(
    ("group", "name"),
    [
        (OVERALL, "All managers"),
        (Group(level="top"), "Top managers"),
        (Group(unit="A", level="low"), "Unit A · First line"),
        (Group(division="north"), "North"),
        (Group(unit_kind="support"), "Support units"),
        (Group(unit_kind="customer_facing", level="top"), "Customer-facing units · Top managers"),
    ],
)
def test_a_group_is_named_by_its_keys(folder: Folder, group: Group, name: str) -> None:
    assert group_name(words_in("en"), folder.organisation, group) == name


def test_a_group_is_named_in_the_readers_language_and_else_in_the_first(folder: Folder) -> None:
    folder.change("organisation.toml", '{en = "Unit A"}', '{en = "Unit A", et = "Üksus A"}')
    group = Group(unit="A", level="top")
    assert group_name(words_in("et"), folder.organisation, group) == "Üksus A · Top managers"
    assert group_name(words_in("fi"), folder.organisation, group) == "Unit A · Top managers"


def test_an_id_may_stand_for_a_unit_and_a_division_and_their_names_tell_them_apart(
    folder: Folder,
) -> None:
    folder.change("organisation.toml", '"north"', '"A"', times=2)
    folder.change("organisation.toml", '{en = "North"}', '{en = "Unit A"}')
    name = partial(group_name, words_in("en"), folder.organisation)
    assert (name(Group(unit="A")), name(Group(division="A"))) == ("Unit A", "Unit A (division)")
