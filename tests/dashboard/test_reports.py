"""What the command line prints of a plan: names of groups, and how the plan was made."""

from assessment.disclosure import Plan, disclosure_plan
from assessment.organisation import OVERALL, Group
from dashboard.i18n import words_in
from dashboard.reports import plan_as_json, plan_report
from tests.notation import Folder

PLAN = Plan(
    shown=(OVERALL, Group(level="top")),
    too_small=(Group(unit="B", level="top"),),
    complementary=(Group(unit="A", level="top"),),
    counts_not_stated=False,
    method="exact",
)


def test_a_plan_lists_what_is_shown_and_why_the_rest_is_not(folder: Folder) -> None:
    report = plan_report(words_in("en"), folder.organisation, {"2026": PLAN}, {"2026": 30})
    assert report.splitlines() == [
        "2026: 30 invited; of 4 groups 2 are shown and 2 protected.",
        "  Shown (2):",
        "    All managers",
        "    Top managers",
        "  Protected: too few people (1):",
        "    Unit B · Top managers",
        "  Protected: a small group could be worked out otherwise (1):",
        "    Unit A · Top managers",
    ]


def test_a_plan_made_by_blocks_says_so(folder: Folder) -> None:
    organisation = folder.organisation
    heads = dict.fromkeys(organisation.atoms, 3)
    plan = disclosure_plan(organisation, heads, work_limit=0)
    report = plan_report(words_in("en"), organisation, {"2026": plan}, {"2026": 12})
    assert report.splitlines()[1].startswith("The plan was made in blocks")
    assert '"method": "blocks"' in plan_as_json({"2026": plan}, {"2026": 12})
