"""What `keskmes plan` prints: groups, kinds, orders, small units and merges; and as JSON."""

import json
from typing import Any

from assessment.prospects import Outlook
from dashboard.i18n import words_in
from dashboard.plan_json import plan_as_json
from dashboard.plan_reports import plan_report
from tests.rosters import outlook

KEYS = ["order", "release_order", "response", "skipped", "draws", "kinds", "groups"]
ROSTER = """
    a customer_facing north: top=1 low=12
    b support north: low=3
    c support north: low=4
    d support: top=2 low=9
    e support: low=3
"""


def report(plans: Outlook, language: str = "en") -> list[str]:
    return plan_report(words_in(language), {"2026": plans}).splitlines()


def line(lines: list[str], start: str) -> list[str]:
    """The cells of the first line that begins like this."""
    return next(one for one in lines if one.startswith(start)).removeprefix(start).split()


def as_json(plans: Outlook) -> dict[str, Any]:
    return json.loads(plan_as_json({"2026": plans}))["2026"]


def test_a_plan_lists_what_is_shown_and_why_the_rest_is_not() -> None:
    lines = report(outlook(ROSTER))
    assert lines[0] == "2026: 34 invited; of 27 groups 5 are shown and 22 protected."
    assert line(lines, "  Shown (5):")[:3] == ["80%", "70%", "60%"]
    too_small = lines.index("  Protected: too few people (15):")
    assert lines[too_small + 1 : too_small + 3] == ["    top", "    B"]
    assert any(
        one.startswith("  Protected: a small group could be worked out otherwise (7):")
        for one in lines
    )


def test_a_group_has_the_share_of_draws_that_show_it_and_a_dash_for_none() -> None:
    lines = report(outlook(ROSTER))
    assert line(lines, "    All managers ") == ["100%"] * 5
    assert line(lines, "    low ") == ["–"] * 5
    assert "–" not in line(lines, "    D ")


def test_kinds_and_orders_are_told_with_how_many_are_large_enough() -> None:
    lines = report(outlook(ROSTER))
    assert line(lines, "  No question skipped") == ["groups", "100%", "80%", "70%", "60%"]
    assert line(lines, "    All groups")[:2] == ["12", "5"]
    assert line(lines, "    Divisions")[:2] == ["1", "0"]
    assert "  B  Kinds and divisions first" in lines
    start = next(n for n, one in enumerate(lines) if one.startswith("  100% "))
    assert lines[start].split() == ["100%", "groups", "A", "B", "C", "D"]
    assert lines[start + 1].split() == ["All", "groups", "12", "5", "6", "6", "5"]


def test_how_the_shares_came_about_is_said_with_the_generator_and_the_draws() -> None:
    (said,) = (one for one in report(outlook(ROSTER)) if "PCG64" in one)
    assert "25 draws" in said
    assert "seed 5" in said


def test_small_units_and_merges_are_told_with_the_option_that_writes_them() -> None:
    lines = report(outlook(ROSTER))
    assert "  E (3): north" in lines
    assert "  B (3): only itself" in lines
    best = next(n for n, one in enumerate(lines) if one.startswith("  B → C: 5 → 8 (5.9 → "))
    assert lines[best].endswith("opens: C; north; C · low; D · low; closes: D")
    assert lines[best + 1] == "    --merge b=c"
    assert "    --merge b=a --merge c=a" in lines


def test_a_unit_that_is_large_enough_while_everybody_answers_hides_nothing_then() -> None:
    lines = report(outlook("a support: low=7\nb support: low=30"))
    assert "  A (7): nothing while everybody answers" in lines


def test_where_no_unit_is_small_and_there_is_nothing_to_merge_it_says_so() -> None:
    lines = report(outlook("a support: low=20\nb support: low=20"))
    assert [lines[-3], lines[-1]] == ["  –", "  –"]


def test_a_plan_made_by_blocks_says_so() -> None:
    plans = outlook(ROSTER)
    by_blocks = Outlook(plans.organisation, plans.invited, work_limit=0)
    assert report(by_blocks)[1].startswith("The plan was made in blocks")
    assert as_json(by_blocks)["method"] == "blocks"


def test_json_has_every_order_under_every_condition() -> None:
    wave = as_json(outlook(ROSTER))
    assert [list(one) for one in wave["prospects"]] == [KEYS] * len(wave["prospects"])
    cases = [(one["order"], one["response"], one["skipped"]) for one in wave["prospects"]]
    assert sorted(cases) == sorted(
        (order, response, skipped)
        for order in ("file", "kinds", "divisions", "units_by_level")
        for response in (100, 80, 70, 60)
        for skipped in (0, 3, 8)
    )


def test_json_of_full_response_has_the_groups_that_are_shown_and_the_kinds() -> None:
    wave = as_json(outlook(ROSTER))
    full = wave["prospects"][0]
    assert (full["order"], full["response"], full["skipped"], full["draws"]) == ("file", 100, 0, 1)
    assert full["groups"] == [{**group, "share": 1.0} for group in wave["shown"]]
    assert {"kind": "unit", "groups": 2, "shown": 2.0} in full["kinds"]


def test_json_has_small_units_merges_and_the_simulation() -> None:
    wave = as_json(outlook(ROSTER))
    assert wave["small_units"][0] == {"unit": "e", "invited": 3, "hides": [{"division": "north"}]}
    best = wave["merges"][0]
    assert (best["units"], best["into"]) == (["b"], "c")
    assert (best["shown_before"], best["shown_after"]) == (5, 8)
    assert {"unit": "c"} in best["opens"]
    assert best["closes"] == [{"unit": "d"}]
    assert wave["simulation"] == {
        "generator": "PCG64",
        "seed": 5,
        "draws": 25,
        "questions": 4,
        "rated_from": 3,
        "likely_response": 70,
    }
