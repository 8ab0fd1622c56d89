"""Answers to shown results: rows computed by hand."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from assessment.organisation import Group
from assessment.results import Results
from tests.small import ALL, FIRST, QUESTIONNAIRE, TOP, A, B, people, scored

Scored = Callable[..., Results]
DERIVED = ["gap_2:t1", "consensus"]


@pytest.fixture
def results_of(tmp_path: Path) -> Generator[Scored]:
    opened: list[Results] = []

    def score(*rows: str, **definitions: str) -> Results:
        opened.append(scored(tmp_path, *rows, **definitions))
        return opened[-1]

    yield score
    for results in opened:
        results.close()


def cell(results: Results, kind: str, measure: str, group: Group = ALL) -> dict[str, Any]:
    return results.cells("w1", [kind], [group], [measure]).row(0, named=True)


def test_a_theme_its_items_say_do_and_their_difference_stand_on_the_same_people(
    results_of: Scored,
) -> None:
    results = results_of(
        "r1: a.top s1=9 d1=7",
        "r2: a.top s1=8 d1=4",
        "r3: a.top s1=7 d1=7",
        "r4: a.top s1=6 d1=2",
        "r5: a.top s1=5 d1=5",
        "r6: a.top s1=10 d1=?",  # rated one of two: not in the theme, so in none of its figures
    )
    shown = {kind: cell(results, kind, "t1") for kind in ("theme", "say", "do", "say_do")} | {
        item: cell(results, "item", item) for item in ("s1", "d1")
    }
    assert {name: row["base"] for name, row in shown.items()} == dict.fromkeys(shown, 5)
    means = {name: row["mean"] for name, row in shown.items()}
    # say 35/5, do 25/5, theme (8 + 6 + 7 + 4 + 5)/5
    assert means == {"theme": 6.0, "say": 7.0, "do": 5.0, "say_do": 2.0, "s1": 7.0, "d1": 5.0}


def test_a_missing_answer_takes_the_persons_own_mean_when_two_thirds_are_there(
    results_of: Scored,
) -> None:
    results = results_of(
        *people(4, "r: a.top x1=4 x2=4 x3=4"),
        "q1: a.top x1=4 x2=4 x3=4",
        "q2: a.top x1=10 x2=7 x3=?",  # own mean 8.5
        "q3: a.top x1=10 x2=na x3=",  # one of three: not counted
    )
    assert cell(results, "theme", "t2")["base"] == 6
    assert cell(results, "theme", "t2")["mean"] == 4.8  # (5 · 4 + 8.5) / 6 = 4.75
    assert cell(results, "item", "x1")["mean"] == 5.0  # (5 · 4 + 10) / 6
    assert cell(results, "item", "x3")["mean"] == 4.8  # (5 · 4 + 8.5) / 6


def test_a_reversed_item_counts_from_the_other_end(results_of: Scored) -> None:
    reversed_item = QUESTIONNAIRE.replace(
        'pair = "t1", scale = "ten", text = {en = "Do 1"}',
        'pair = "t1", scale = "ten", reversed = true, text = {en = "Do 1"}',
    )
    results = results_of(*people(5, "r: a.top s1=8 d1=3"), questionnaire=reversed_item)
    assert cell(results, "do", "t1")["mean"] == 8.0
    assert cell(results, "item", "d1")["mean"] == 8.0
    assert cell(results, "say_do", "t1")["mean"] == 0.0


@pytest.mark.parametrize(("lowest", "highest"), [(1, 5), (1, 7), (0, 10)])
def test_other_scales_work_as_well(results_of: Scored, lowest: int, highest: int) -> None:
    blocks = f"low_to = {highest - 3}\ntop_from = {highest - 1}"
    scale = QUESTIONNAIRE.replace(
        "lowest = 1\nhighest = 10\nlow_to = 6\ntop_from = 9",
        f"lowest = {lowest}\nhighest = {highest}\n{blocks}",
    )
    code = highest - 1
    results = results_of(*people(10, f"r: a.top s1={code} d1={code}"), questionnaire=scale)
    row = cell(results, "theme", "t1")
    assert (row["mean"], row["mean_bound"]) == (code, "")
    # Nobody is low or in the middle: at most one each, so at least eight of ten at the top.
    assert (row["top_box"], row["middle"], row["low"]) == (80.0, 10.0, 10.0)


def test_a_base_one_below_the_smallest_group_is_protected_and_one_equal_is_shown(
    results_of: Scored,
) -> None:
    results = results_of(*people(4, "r: a.top s1=5 d1=5"), *people(5, "q: b.first s1=6 d1=6"))
    assert cell(results, "theme", "t1", TOP)["status"] == "protected"
    # overall minus the first line would be the four at the top
    assert cell(results, "theme", "t1", ALL)["base"] == 9
    assert cell(results, "theme", "t1", FIRST)["status"] == "protected"


def test_a_protected_row_has_its_names_and_nothing_else(results_of: Scored) -> None:
    results = results_of(*people(4, "r: a.top s1=5 d1=5"), *people(6, "q: b.first s1=6 d1=6"))
    row = cell(results, "theme", "t1", TOP)
    named = {
        "wave": "w1",
        "level": "top",
        "measure_kind": "theme",
        "measure": "t1",
        "status": "protected",
    }
    assert {name: value for name, value in row.items() if value not in {None, ""}} == named


def test_from_the_smallest_group_there_is_the_mean_alone_and_from_twice_that_the_shares(
    results_of: Scored,
) -> None:
    results = results_of(
        *people(9, "r: a.top s1=5 d1=5"),
        *people(4, "q: b.first s1=6 d1=8"),
        *people(3, "p: b.first s1=9 d1=9"),
        *people(3, "o: b.first s1=8 d1=6"),
    )
    nine, ten = cell(results, "theme", "t1", TOP), cell(results, "theme", "t1", FIRST)
    assert (nine["base"], nine["mean"]) == (9, 5.0)
    assert [nine[share] for share in ("top_box", "low", "middle", "cant_say")] == [None] * 4
    # personal scores 7 7 7 7 9 9 9 7 7 7: the low block is empty, so at most one, and the largest
    # block is lowered by that one: middle 7 - 1
    assert (ten["base"], ten["top_box"], ten["middle"], ten["low"]) == (10, 30.0, 60.0, 10.0)
    assert ten["shares_bound"] == "low;middle;cant_say"


def test_shares_are_of_personal_scores_whole_percent_and_exact_where_no_block_is_nearly_empty(
    results_of: Scored,
) -> None:
    results = results_of(
        *people(5, "r: a.top s1=9 d1=9"),
        *people(4, "q: a.top s1=8 d1=7"),
        *people(3, "p: a.top s1=7 d1=6"),
    )
    row = cell(results, "theme", "t1")
    # 5 of 12 at 9; 4 of 12 at 7.5 (7 up to below 9); 3 of 12 at 6.5 (below 7)
    assert (row["top_box"], row["middle"], row["low"]) == (42.0, 33.0, 25.0)
    assert row["shares_bound"] == "cant_say"


def test_two_nearly_empty_blocks_cannot_be_told_apart_from_the_rest(results_of: Scored) -> None:
    one_high = results_of(*people(11, "r: a.top s1=2 d1=2"), "q: a.top s1=9 d1=9")
    row = cell(one_high, "theme", "t1")
    assert (row["low"], row["middle"], row["top_box"]) == (
        83.0,
        9.0,
        9.0,
    )  # ≥ 10/12, ≤ 1/12, ≤ 1/12
    assert row["shares_bound"] == "top_box;low;middle;cant_say"


def test_cant_say_is_a_share_of_all_who_answered_the_questionnaire(results_of: Scored) -> None:
    results = results_of(
        *people(10, "r: a.top s1=5 d1=5"),
        *people(3, "q: a.top s1=? d1=5"),
        *people(2, "p: a.top felt=5"),
    )
    assert cell(results, "item", "s1")["base"] == 10
    assert cell(results, "item", "s1")["cant_say"] == 20.0  # 3 of 15
    assert cell(results, "theme", "t1")["cant_say"] == 10.0  # 3 of 30 answers asked for
    assert cell(results, "item", "d1")["cant_say"] == 7.0  # none: at most 1 of 15
    assert "cant_say" in cell(results, "item", "d1")["shares_bound"]


@pytest.mark.parametrize(
    ("code", "mean", "bound"), [(10, 9.5, "ge"), (1, 1.5, "le"), (9, 9.0, ""), (2, 2.0, "")]
)
def test_a_mean_near_an_end_of_the_scale_is_a_bound(
    results_of: Scored, code: int, mean: float, bound: str
) -> None:
    results = results_of(*people(5, f"r: a.top s1={code} d1={code}"))
    row = cell(results, "item", "s1")
    assert (row["mean"], row["mean_bound"]) == (mean, bound)


@pytest.mark.parametrize(
    ("say", "do", "mean", "bound"),
    [
        (8, 5, 3.0, ""),
        (10, 5, 4.5, "ge"),  # at least 9.5 - 5
        (5, 10, -4.5, "le"),  # at most 5 - 9.5
        (10, 10, -0.5, "ge"),  # at least 9.5 - 10
        (1, 1, -0.5, "ge"),  # at least 1 - 1.5
        (1, 10, -8.0, "le"),  # at most 1.5 - 9.5
    ],
)
def test_a_difference_of_bounds_is_a_bound_that_is_true(
    results_of: Scored, say: int, do: int, mean: float, bound: str
) -> None:
    results = results_of(*people(5, f"r: a.top s1={say} d1={do}"))
    row = cell(results, "say_do", "t1")
    assert (row["mean"], row["mean_bound"]) == (mean, bound)


def test_pillar_and_index_are_the_means_of_what_is_shown(results_of: Scored) -> None:
    results = results_of(
        *people(3, "r: a.top s1=7 d1=6 x1=5 x2=5 x3=5 felt=8"),
        *people(3, "q: a.top s1=8 d1=6 x1=4 x2=5 x3=5 felt=9"),
    )
    # t1: (6.5 + 7)/2 = 6.75 -> 6.8; t2: (5 + 4.667)/2 = 4.83 -> 4.8; index (6.8 + 4.8)/2
    assert cell(results, "pillar", "p1")["mean"] == 6.8
    assert cell(results, "pillar", "p2")["mean"] == 4.8
    assert cell(results, "index", "index")["mean"] == 5.8
    assert cell(results, "index", "index")["base"] == 6


def test_an_index_without_all_of_its_parts_is_protected(results_of: Scored) -> None:
    results = results_of(
        *people(5, "r: a.top s1=7 d1=6 x1=5 x2=5 x3=5"), *people(5, "q: b.first s1=7 d1=6")
    )
    assert cell(results, "pillar", "p1", FIRST)["mean"] == 6.5
    assert cell(results, "pillar", "p2", FIRST)["status"] == "protected"
    assert cell(results, "index", "index", FIRST)["status"] == "protected"


def test_bounds_that_pull_both_ways_leave_a_true_bound(results_of: Scored) -> None:
    results = results_of(*people(5, "r: a.top s1=10 d1=10 x1=1 x2=1 x3=1"))
    # p1 ≥ 9.5, p2 ≤ 1.5: the index is at least (9.5 + 1)/2 = 5.25, printed 5.3 - rounding is the
    # same for everything that is shown
    row = cell(results, "index", "index")
    assert (row["mean"], row["mean_bound"]) == (5.3, "ge")


def test_parts_on_different_scales_meet_on_0_to_100(results_of: Scored) -> None:
    mixed = QUESTIONNAIRE.replace('{id = "t2", pillar = "p2"', '{id = "t2", pillar = "p1"').replace(
        'pillars = [{id = "p1", name = {en = "Pillar 1"}}, {id = "p2", name = {en = "Pillar 2"}}]',
        'pillars = [{id = "p1", name = {en = "Pillar 1"}}]',
    )
    for item in ("X 1", "X 2", "X 3"):
        mixed = mixed.replace(
            f'scale = "ten", text = {{en = "{item}"}}', f'scale = "five", text = {{en = "{item}"}}'
        )
    mixed += """
[scales.five]
lowest = 1
highest = 5
low_to = 2
top_from = 4
lowest_label = {en = "no"}
highest_label = {en = "yes"}
"""
    results = results_of(*people(5, "r: a.top s1=7 d1=7 x1=4 x2=4 x3=4"), questionnaire=mixed)
    # (7 - 1)/9 = 66.7 and (4 - 1)/4 = 75
    assert cell(results, "pillar", "p1")["mean"] == 70.8
    assert cell(results, "index", "index")["mean"] == 70.8
    assert cell(results, "item", "x1")["cant_say"] is None


def test_own_deeds_stand_together_and_never_enter_the_index(results_of: Scored) -> None:
    results = results_of(
        *people(5, "r: a.top own_desk=4 own_talk=6 felt=7"),
        "q: a.top own_desk=10",  # one of two: not counted in the block, nor in its ratings
    )
    assert cell(results, "own_deeds", "own_deeds")["mean"] == 5.0
    assert (
        cell(results, "rating", "own_desk")["base"],
        cell(results, "rating", "own_desk")["mean"],
    ) == (5, 4.0)
    assert cell(results, "rating", "felt")["mean"] == 7.0
    assert cell(results, "index", "index")["status"] == "protected"


def test_derived_measures_count_people_from_twice_the_smallest_group(results_of: Scored) -> None:
    results = results_of(
        *people(4, "r: a.top s1=9 d1=7 own_desk=8 own_talk=2"),  # passive: says 9, own deeds 5
        *people(8, "q: a.top s1=9 d1=8 own_desk=10 own_talk=6"),  # own deeds 8
        *people(5, "p: b.first s1=4 d1=4 own_desk=3 own_talk=3"),
    )
    top = {m: cell(results, "derived", m, TOP) for m in ("passive", "gap_2:t1", "own_desk_8")}
    assert {m: (row["count"], row["base"], row["share"]) for m, row in top.items()} == {
        "passive": (4, 12, 33.0),
        "gap_2:t1": (4, 12, 33.0),
        "own_desk_8": (11, 12, 91.0),  # all: at least all but one
    }
    assert top["own_desk_8"]["share_bound"] == "ge"
    assert cell(results, "derived", "passive", FIRST)["status"] == "protected"


def test_of_a_choice_the_headline_option_is_shown_from_the_smallest_group(
    results_of: Scored,
) -> None:
    results = results_of(*people(4, "r: a.top owner=all"), *people(5, "q: a.top owner=some"))
    assert cell(results, "option", "owner:some")["status"] == "protected"
    headline = cell(results, "option", "owner:all")
    assert (headline["count"], headline["base"], headline["share"]) == (4, 9, 44.0)
    assert headline["share_bound"] == ""


def test_all_options_are_shown_from_twice_the_smallest_group_and_a_small_one_hides_in_a_second(
    results_of: Scored,
) -> None:
    results = results_of(
        *people(6, "r: a.top owner=all"),
        *people(5, "q: a.top owner=some"),
        *people(4, "p: a.top owner=none"),
        "o: a.top owner=unsure",
    )
    rows = {o: cell(results, "option", f"owner:{o}") for o in ("all", "some", "none", "unsure")}
    assert {o: (row["count"], row["share_bound"]) for o, row in rows.items()} == {
        "all": (6, ""),
        "some": (5, ""),
        "none": (4, "ge"),  # the smallest that can carry it: 16 - 6 - 5 - 1
        "unsure": (1, "le"),
    }
    assert (rows["none"]["share"], rows["unsure"]["share"]) == (25.0, 7.0)


def test_several_answers_are_counted_each_for_itself(results_of: Scored) -> None:
    results = results_of(*people(9, "r: a.top used=nps;visits"), *people(3, "q: a.top used=visits"))
    nps, visits = (cell(results, "option", f"used:{o}") for o in ("nps", "visits"))
    assert (nps["count"], nps["share"], nps["share_bound"]) == (9, 75.0, "")
    assert (visits["count"], visits["share"], visits["share_bound"]) == (11, 91.0, "ge")


def test_people_of_no_stated_atom_count_in_overall_once_there_are_enough(
    results_of: Scored,
) -> None:
    some = people(10, "r: a.top s1=5 d1=5")
    four = results_of(*some, *people(4, "n: -.- s1=10 d1=10"))
    assert (cell(four, "theme", "t1")["base"], cell(four, "theme", "t1")["mean"]) == (10, 5.0)
    assert cell(four, "theme", "t1")["answered"] == 10


def test_five_of_no_stated_atom_count_in_overall_only(results_of: Scored) -> None:
    results = results_of(
        *people(10, "r: a.top s1=5 d1=5"),
        *people(2, "n: -.top s1=8 d1=8"),
        *people(3, "m: a.- s1=8 d1=8"),
    )
    assert (cell(results, "theme", "t1")["base"], cell(results, "theme", "t1")["mean"]) == (15, 6.0)
    assert cell(results, "theme", "t1", TOP)["base"] == 10
    assert cell(results, "theme", "t1", A)["base"] == 10


def test_skippers_with_an_own_mean_do_not_make_a_group_large_enough(results_of: Scored) -> None:
    results = results_of(*people(4, "r: a.top x1=5 x2=5 x3=5 felt=6"), "q: a.top x1=5 x2=6 felt=6")
    # x3 - (x1 + x2)/2 of the five is that of the four who skipped nothing
    assert cell(results, "theme", "t2")["status"] == "protected"
    assert cell(results, "rating", "felt")["status"] == "shown"


def test_response_is_answered_of_invited_by_shown_group(results_of: Scored) -> None:
    results = results_of(
        *people(6, "r: a.top s1=5 d1=5"),
        *people(5, "q: b.top s1=5 d1=5"),
        roster="w1,a,top,7\nw1,b,top,9\nw1,b,first,2\n",
    )
    response = {
        group: (
            cell(results, "theme", "t1", group)["answered"],
            cell(results, "theme", "t1", group)["invited"],
        )
        for group in (ALL, A, B, TOP)
    }
    assert response == {ALL: (11, 18), A: (6, 7), B: (5, 11), TOP: (11, 16)}


def test_other_scores_at_the_same_skips_show_the_same_groups_and_measures(
    results_of: Scored,
) -> None:
    names = ["unit", "level", "unit_kind", "division", "measure_kind", "measure", "status", "base"]
    some = people(7, "r: a.top s1={s} d1={d} x1={x} x2=? owner=all")
    others = people(6, "q: b.first s1={d} d1={s}")
    low, high = (
        results_of(
            *(row.replace("{s}", s).replace("{d}", d).replace("{x}", x) for row in (*some, *others))
        )
        .shown()
        .select(names)
        for s, d, x in (("2", "3", "1"), ("10", "7", "8"))
    )
    assert high.equals(low)
    assert set(low["status"]) == {"shown", "protected"}


def test_a_questionnaire_may_ask_nothing_of_own_deeds(results_of: Scored) -> None:
    start, end = QUESTIONNAIRE.index("ratings = ["), QUESTIONNAIRE.index("passive =")
    results = results_of(
        *people(5, "r: a.top s1=7 d1=6"),
        questionnaire=QUESTIONNAIRE[:start] + QUESTIONNAIRE[end:],
    )
    assert cell(results, "theme", "t1")["mean"] == 6.5
    assert results.cells("w1", ["rating", "own_deeds"], [ALL]).is_empty()
    assert results.cells("w1", ["derived"], [ALL])["measure"].to_list() == DERIVED


def test_own_deeds_without_the_own_desk_have_no_share_of_own_desks(results_of: Scored) -> None:
    results = results_of(
        *people(10, "r: a.top s1=9 own_thanks=4 own_talk=6"),
        questionnaire=QUESTIONNAIRE.replace("own_desk", "own_thanks").replace("passive =", "# "),
    )
    assert cell(results, "own_deeds", "own_deeds")["mean"] == 5.0
    assert results.cells("w1", ["derived"], [ALL])["measure"].to_list() == DERIVED


def test_a_theme_may_be_called_like_a_derived_measure(results_of: Scored) -> None:
    renamed = QUESTIONNAIRE.replace('"t1"', '"passive"')
    results = results_of(
        *people(2, "r: a.top s1=8 d1=8"), *people(8, "q: a.top felt=5"), questionnaire=renamed
    )
    assert cell(results, "theme", "passive")["status"] == "protected"


def test_own_desks_are_counted_over_the_people_of_the_own_deeds(results_of: Scored) -> None:
    results = results_of(
        *people(11, "r: a.top own_desk=9 own_talk=3"),
        "q: a.top own_desk=9",  # one of two deeds: in both, the two would differ by one person
    )
    assert cell(results, "rating", "own_desk")["base"] == 11
    assert cell(results, "derived", "own_desk_8")["base"] == 11


TEN = "highest = 10\nlow_to = 6\ntop_from = 9"


def test_own_desks_are_counted_from_a_whole_point(results_of: Scored) -> None:
    five = QUESTIONNAIRE.replace(TEN, "highest = 5\nlow_to = 3\ntop_from = 5")
    five = five.replace(
        '{id = "own_talk", role',
        '{id = "own_call", role = "own_deed", scale = "ten", text = {en = "C"}},'
        '\n  {id = "own_talk", role',
    )
    results = results_of(
        *people(3, "r: a.top own_desk=5 own_talk=3 own_call=3"),
        *people(7, "q: a.top own_desk=4 own_talk=3 own_call=3"),
        "e: a.top own_talk=4 own_call=5",  # their own mean, 4.5, stands in for the desk
        questionnaire=five,
    )
    # 8 of ten is 4.1 of five. From there, the one of 4.5 alone would tell the two shares apart.
    assert cell(results, "derived", "own_desk_8")["count"] == 3
    assert cell(results, "rating", "own_desk")["top_box"] == 27.0


def test_a_mean_exactly_half_a_point_from_the_end_is_no_bound(results_of: Scored) -> None:
    two = QUESTIONNAIRE.replace(TEN, "highest = 2\nlow_to = 1\ntop_from = 2")
    results = results_of(
        *people(4, "r: a.top x1=2 x2=2 x3=1"),  # thirds, which don't add up to the last digit
        "q: a.top x1=1 x2=1 x3=2",
        "p: a.top x1=1 x2=1 x3=1",
        questionnaire=two,
    )
    row = cell(results, "theme", "t2")
    assert (row["mean"], row["mean_bound"]) == (1.5, "")


def test_on_a_scale_of_few_points_nothing_is_filled_in(results_of: Scored) -> None:
    three = QUESTIONNAIRE.replace(TEN, "highest = 3\nlow_to = 1\ntop_from = 3")
    results = results_of(
        *people(10, "r: a.top x1=1 x2=2 x3=3"), "e: a.top x1=1 x2=2", questionnaire=three
    )
    assert cell(results, "theme", "t2")["base"] == 10
    assert cell(results, "item", "x1")["base"] == 10


@pytest.mark.parametrize(
    ("highest", "say", "do", "gap"),
    [
        (10, (9, 9, 8), (7, 7, 6), 2.0),  # thirds: 8.67 and 6.67
        (7, (6, 6, 6), (5, 5, 4), 1.3),  # 6 and 4.67: four thirds, as two points of nine are of six
    ],
)
def test_a_difference_of_exactly_two_points_of_ten_is_one(
    results_of: Scored, highest: int, say: tuple[int, ...], do: tuple[int, ...], gap: float
) -> None:
    sides = {"s2 s3 s4": say, "d2 d3 d4": do}
    codes = {
        item: code
        for side, given in sides.items()
        for item, code in zip(side.split(), given, strict=True)
    }
    items = "".join(
        f'  {{id = "{item}", theme = "t2", side = "{"say" if item[0] == "s" else "do"}",'
        f' scale = "ten", text = {{en = "{item}"}}}},\n'
        for item in codes
    )
    start, end = QUESTIONNAIRE.index('  {id = "x1"'), QUESTIONNAIRE.index("]\nratings")
    given = " ".join(f"{item}={code}" for item, code in codes.items())
    results = results_of(
        *people(12, f"r: a.top {given}"),
        questionnaire=(QUESTIONNAIRE[:start] + items + QUESTIONNAIRE[end:])
        .replace("highest = 10", f"highest = {highest}")
        .replace("top_from = 9", "top_from = 7"),
    )
    assert cell(results, "say_do", "t2")["mean"] == gap
    assert cell(results, "derived", "gap_2:t2")["count"] == 11  # all: at least all but one


def test_gaps_of_say_and_do_with_bounds_stay_true(results_of: Scored) -> None:
    results = results_of(
        *people(5, "r: a.top s1=1 d1=9"),  # say - do is -8, shown as at most -7.5
        *people(5, "q: b.top s1=1 d1=3"),  # say - do is -2, shown as at most -1.5
    )
    row = results.differences("w1", A, B).filter(measure_kind="say_do").row(0, named=True)
    assert (row["a_value"], row["b_value"]) == (-7.5, -1.5)
    # -8 - -2 is -6; what is shown leaves everything from -9 + 1.5 open
    assert (row["difference"], row["bound"]) == (-7.5, "ge")


def test_blocks_without_a_bound_sum_to_a_hundred_by_the_largest_remainder(
    results_of: Scored,
) -> None:
    thirds = results_of(
        *people(7, "l: a.top felt=3"), *people(7, "m: a.top felt=7"), *people(7, "t: a.top felt=9")
    )
    row = cell(thirds, "rating", "felt")
    assert [row[block] for block in ("low", "middle", "top_box")] == [34, 33, 33]
    uneven = results_of(
        *people(3, "l: a.top felt=3"), *people(4, "m: a.top felt=7"), *people(5, "t: a.top felt=9")
    )
    row = cell(uneven, "rating", "felt")
    # 25, 33.3 and 41.7 of a hundred: one is missing, and 41.7 has the largest remainder
    assert [row[block] for block in ("low", "middle", "top_box")] == [25, 33, 42]


def test_the_answers_of_a_choice_sum_to_a_hundred_where_none_is_a_bound(
    results_of: Scored,
) -> None:
    results = results_of(
        *people(5, "r: a.top owner=all"),
        *people(4, "q: a.top owner=some"),
        *people(2, "p: a.top owner=none"),
        *people(2, "o: a.top owner=unsure"),
    )
    options = results.cells("w1", ["option"], [ALL])
    shares = {
        row["measure"].partition(":")[2]: row["share"]
        for row in options.rows(named=True)
        if row["measure"].startswith("owner:")
    }
    # 38.46, 30.77, 15.38 and 15.38: floors of 98, so the largest remainders .77 and .46 go up
    assert shares == {"all": 39, "some": 31, "none": 15, "unsure": 15}
