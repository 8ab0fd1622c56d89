"""What the command line prints of a plan: names of groups, and how the plan was made."""

import pytest

from assessment.disclosure import Plan, disclosure_plan
from assessment.organisation import OVERALL, Group
from dashboard.i18n import words_in
from dashboard.reports import group_name, plan_as_json, plan_report
from tests.notation import Folder

PLAN = Plan(
    shown=(OVERALL, Group(level="top")),
    too_small=(Group(unit="B", level="top"),),
    complementary=(Group(unit="A", level="top"),),
    counts_not_stated=False,
    method="exact",
)


@pytest.mark.parametrize(
    ("group", "name"),
    [
        (OVERALL, "the whole organisation"),
        (Group(level="top"), "Top managers"),
        (Group(unit="A", level="low"), "Unit A, First line"),
        (Group(division="north"), "North"),
        (Group(unit_kind="support"), "support units"),
        (Group(unit_kind="customer_facing", level="top"), "customer-facing units, Top managers"),
    ],
)
def test_a_group_is_named_by_its_keys(folder: Folder, group: Group, name: str) -> None:
    assert group_name(words_in("en"), folder.organisation, group) == name


def test_a_group_is_named_in_the_readers_language_and_else_in_the_first(folder: Folder) -> None:
    folder.change("organisation.toml", '{en = "Unit A"}', '{en = "Unit A", et = "Üksus A"}')
    group = Group(unit="A", level="top")
    assert group_name(words_in("et"), folder.organisation, group) == "Üksus A, Top managers"
    assert group_name(words_in("fi"), folder.organisation, group) == "Unit A, Top managers"


def test_a_plan_lists_what_is_shown_and_why_the_rest_is_not(folder: Folder) -> None:
    report = plan_report(words_in("en"), folder.organisation, {"2026": PLAN}, {"2026": 30})
    assert report.splitlines() == [
        "2026: 30 invited; of 4 groups 2 are shown and 2 protected.",
        "  Shown (2):",
        "    the whole organisation",
        "    Top managers",
        "  Protected: too few people (1):",
        "    Unit B, Top managers",
        "  Protected: a small group could be worked out otherwise (1):",
        "    Unit A, Top managers",
    ]


def test_a_plan_made_by_blocks_says_so(folder: Folder) -> None:
    organisation = folder.organisation
    heads = dict.fromkeys(organisation.atoms, 3)
    plan = disclosure_plan(organisation, heads, work_limit=0)
    report = plan_report(words_in("en"), organisation, {"2026": plan}, {"2026": 12})
    assert report.splitlines()[1].startswith("The plan was made in blocks")
    assert '"method": "blocks"' in plan_as_json({"2026": plan}, {"2026": 12})
