"""The gaps within a wave, from answers to what `keskmes gaps` prints: rows computed by hand."""

from contextlib import closing
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from assessment.organisation import Group
from tests.notation import changed
from tests.small import (
    ALL,
    FIRST,
    ORGANISATION,
    QUESTIONNAIRE,
    TOP,
    A,
    B,
    gap,
    gaps_of,
    people,
    scored,
)

THREE_UNITS = changed(
    ORGANISATION, '{id = "b"', '{id = "c", name = {en = "C"}, kind = "support"},\n  {id = "b"'
)
"""A unit c, in no division, beside a and b of the north."""
TEN = "highest = 10\nlow_to = 6\ntop_from = 9"


def with_outside(*lines: str) -> str:
    """The organisation with references and targets."""
    return changed(ORGANISATION, "waves = [", "\n".join((*lines, "waves = [")))


def figures(row: dict[str, Any], *columns: str) -> list[Any]:
    """The figures of a gap: by default both sides, their difference, and how many they are of."""
    usual = ("a_value", "b_value", "difference", "bound", "a_base", "b_base")
    return [row[column] for column in columns or usual]


def certainty(row: dict[str, Any]) -> list[Any]:
    return figures(row, "certainty", "ci_low", "ci_high", "effect", "family")


# ── Levels and kinds of units ────────────────────────────────────────────────────────────────────


def test_a_level_gap_is_the_higher_level_less_the_lower_one(tmp_path: Path) -> None:
    gaps = gaps_of(
        tmp_path,
        *people(5, "r: a.top felt=9"),
        *people(5, "q: a.top felt=7"),
        *people(5, "p: a.first felt=7"),
        *people(5, "o: a.first felt=5"),
    )
    row = gap(gaps, "level", "rating:felt")
    assert (row["wave"], row["a"], row["b"]) == ("w1", "level=top", "level=first")
    assert figures(row) == [8.0, 6.0, 2.0, "", 10, 10]
    # Either variance is 10/9, so 2.101 (18 degrees) · √(2/9) = 0.99; of 100 pairs 75 are won and
    # 25 tied.
    assert certainty(row) == ["clear", 1.0, 3.0, 0.75, "level/w1"]


def test_a_level_gap_is_below_zero_where_the_lower_level_rates_higher(tmp_path: Path) -> None:
    rows = [
        *(*people(5, "r: a.top felt=4"), *people(5, "s: a.top felt=6")),
        *(*people(5, "q: a.first felt=7"), *people(5, "p: a.first felt=9")),
    ]
    row = gap(gaps_of(tmp_path, *rows), "level", "rating:felt")
    assert figures(row, "difference", "effect", "certainty") == [-3.0, -1.0, "clear"]


def test_a_difference_is_that_of_the_shown_values_and_its_interval_lies_about_it(
    tmp_path: Path,
) -> None:
    gaps = gaps_of(
        tmp_path,
        *people(6, "r: a.top felt=8"),
        *people(7, "q: a.top felt=7"),  # 97 / 13 = 7.46
        *people(7, "p: a.first felt=6"),
        *people(6, "o: a.first felt=5"),  # 72 / 13 = 5.54
    )
    row = gap(gaps, "level", "rating:felt")
    assert figures(row) == [7.5, 5.5, 2.0, "", 13, 13]  # unrounded it is 1.92
    # Either variance is 42/13/12, so 2.064 (24 degrees) · √(2 · 0.269/13) = 0.42.
    assert certainty(row) == ["clear", 1.6, 2.4, 1.0, "level/w1"]


@pytest.mark.parametrize(
    ("top", "first", "difference", "bound"),
    [
        (10, 6, 3.5, "ge"),  # at least 9.5 - 6
        (6, 10, -3.5, "le"),
        (10, 1, 8.0, "ge"),  # at least 9.5 - 1.5
        (10, 10, -0.5, "ge"),  # at least 9.5 - 10
    ],
)
def test_a_gap_with_a_bound_is_a_bound_without_a_test(
    tmp_path: Path, top: int, first: int, difference: float, bound: str
) -> None:
    rows = [*people(12, f"r: a.top felt={top}"), *people(12, f"q: a.first felt={first}")]
    row = gap(gaps_of(tmp_path, *rows), "level", "rating:felt")
    assert figures(row, "difference", "bound") == [difference, bound]
    assert certainty(row) == ["no_test", None, None, None, ""]


def test_under_twice_the_smallest_group_on_a_side_there_is_only_the_word(tmp_path: Path) -> None:
    gaps = gaps_of(
        tmp_path,
        *people(9, "r: a.top felt=8 own_desk=8 own_talk=4"),
        "q: a.top own_desk=8 own_talk=4",
        *people(10, "p: a.first felt=5 own_desk=3 own_talk=4"),
    )
    nine, ten = (gap(gaps, "level", f"rating:{rating}") for rating in ("felt", "own_desk"))
    assert figures(nine) == [8.0, 5.0, 3.0, "", 9, 10]
    assert certainty(nine) == ["clear", None, None, None, "level/w1"]
    # From ten on there is more, unless all of a side are alike: it would tell just that.
    assert certainty(ten) == ["clear", None, None, None, "level/w1"]


def test_there_is_no_gap_of_a_protected_group(tmp_path: Path) -> None:
    few = gaps_of(tmp_path, *people(4, "r: a.top felt=8"), *people(12, "q: a.first felt=5"))
    assert few.filter(kind="level").is_empty()
    assert few.filter(pl.col("a").str.contains("top") | pl.col("b").str.contains("top")).is_empty()
    skipped = gaps_of(
        tmp_path,
        *people(4, "r: a.top felt=8 own_desk=3 own_talk=3"),
        "o: a.top own_desk=3 own_talk=3",
        *people(12, "q: a.first felt=5 own_desk=3 own_talk=3"),
    )
    assert skipped.filter(kind="level")["measure"].to_list() == [
        "own_desk",
        "own_talk",
        "own_deeds",
    ]


def test_customer_facing_units_stand_against_support(tmp_path: Path) -> None:
    rows = [*people(6, "r: a.top felt=8"), *people(5, "q: b.top felt=4")]
    row = gap(gaps_of(tmp_path, *rows), "unit_kind", "rating:felt")
    assert (row["a"], row["b"]) == ("unit_kind=customer_facing", "unit_kind=support")
    assert figures(row) == [8.0, 4.0, 4.0, "", 6, 5]


def test_a_gap_is_in_all_that_has_a_mean_and_in_no_side_option_or_derived_measure(
    tmp_path: Path,
) -> None:
    everything = "s1=9 d1=7 x1=5 x2=5 x3=5 felt=6 own_desk=4 own_talk=6 owner=some used=nps"
    rows = [*people(12, f"r: a.top {everything}"), *people(12, f"q: b.first {everything}")]
    gaps = gaps_of(tmp_path, *rows).filter(pl.col("kind").is_in(["level", "unit_kind"]))
    assert set(gaps["measure_kind"]) == {
        *("index", "pillar", "theme", "item", "rating", "own_deeds")
    }
    assert gaps.filter(kind="level").height == 1 + 2 + 2 + 5 + 3 + 1


# ── A unit or division, and the rest ─────────────────────────────────────────────────────────────


def test_the_rest_is_everybody_else(tmp_path: Path) -> None:
    gaps = gaps_of(
        tmp_path,
        *people(6, "r: a.top felt=8"),
        *people(5, "q: b.top felt=5"),
        *people(4, "p: c.top felt=7"),
        "o: c.top felt=8",
        organisation=THREE_UNITS,
    )
    row = gap(gaps, "unit_rest", "rating:felt", a="unit=a")
    assert row["b"] == "rest"
    assert figures(row) == [8.0, 6.1, 1.9, "", 6, 10]  # (25 + 28 + 8) / 10
    north = gap(gaps, "division_rest", "rating:felt")
    assert (north["a"], north["b"]) == ("division=north", "rest")
    assert figures(north) == [6.6, 7.2, -0.6, "", 11, 5]  # (48 + 25) / 11, (28 + 8) / 5


def test_a_unit_and_its_rest_are_tested_as_any_two_groups(tmp_path: Path) -> None:
    gaps = gaps_of(
        tmp_path,
        *people(5, "r: a.top felt=9"),
        *people(5, "q: a.top felt=7"),
        *people(5, "p: b.top felt=7"),
        *people(5, "o: c.top felt=5"),
        organisation=THREE_UNITS,
    )
    row = gap(gaps, "unit_rest", "rating:felt", a="unit=a")
    assert certainty(row) == ["clear", 1.0, 3.0, 0.75, "unit_rest/w1"]


def test_there_is_no_rest_of_nobody(tmp_path: Path) -> None:
    gaps = gaps_of(tmp_path, *people(6, "r: a.top felt=8"), *people(6, "q: b.top felt=6"))
    assert gaps.filter(kind="unit_rest", measure="felt").height == 2
    assert gaps.filter(kind="division_rest").is_empty()  # the north is everybody


def test_there_is_no_rest_beside_a_protected_unit(tmp_path: Path) -> None:
    gaps = gaps_of(tmp_path, *people(6, "r: a.top felt=8"), *people(4, "q: b.top felt=6"))
    assert gaps.filter(kind="unit_rest").is_empty()


def test_there_is_no_rest_where_overall_is_protected(tmp_path: Path) -> None:
    first = changed(
        ORGANISATION, 'name = "Small"', 'name = "Small"\nrelease_order = ["unit", "overall"]'
    )
    rows = [*people(6, "r: a.top felt=8"), *people(4, "q: b.top felt=6")]
    with closing(scored(tmp_path, *rows, organisation=first)) as results:
        assert results.groups("w1") == (A,)
        assert results.gaps().is_empty()


@pytest.mark.parametrize(("not_stated", "mean", "base"), [(4, 6.0, 6), (5, 4.2, 11)])
def test_who_stated_no_unit_is_in_the_rest_where_overall_counts_them(
    tmp_path: Path, not_stated: int, mean: float, base: int
) -> None:
    gaps = gaps_of(
        tmp_path,
        *people(6, "r: a.top felt=8"),
        *people(6, "q: b.top felt=6"),
        *people(not_stated, "n: -.- felt=2"),
    )
    row = gap(gaps, "unit_rest", "rating:felt", a="unit=a")
    assert figures(row, "b_value", "b_base") == [mean, base]  # (36 + 10) / 11
    assert gaps.filter(kind="division_rest", measure="felt").height == int(not_stated == 5)


# ── Two sides of a group's own answers ───────────────────────────────────────────────────────────


def test_say_less_do_is_paired_inside_each_person(tmp_path: Path) -> None:
    rows = [*people(8, "r: a.top s1=8 d1=6"), *people(4, "q: a.top s1=6 d1=6")]
    row = gap(gaps_of(tmp_path, *rows), "say_do", "say_do:t1", a="level=top;side=say")
    assert row["b"] == "level=top;side=do"
    assert figures(row) == [7.3, 6.0, 1.3, "", 12, 12]
    # Differences 2 (eight times) and 0: 2.201 (11 degrees) · √(0.970/12) = 0.63. Eight of twelve
    # said more than they did, nobody less.
    assert certainty(row) == ["clear", 0.7, 1.9, 0.67, "say_do/w1"]


def test_say_less_do_is_that_of_the_results_and_of_every_group_shown(tmp_path: Path) -> None:
    rows = [*people(8, "r: a.top s1=8 d1=6"), *people(8, "q: b.first s1=4 d1=6")]
    with closing(scored(tmp_path, *rows)) as results:
        shown = results.shown().filter(measure_kind="say_do", measure="t1", status="shown")
        gaps = results.gaps_of("say_do", "w1")
        numbers = [results.organisation.groups.index(group) for group in results.groups("w1")]
        assert gaps["a_group"].to_list() == numbers
        assert gaps["a_group"].equals(gaps["b_group"], check_names=False)
        assert sorted(gaps["difference"]) == sorted(shown["mean"])
    overall = gaps.row(0, named=True)
    assert (overall["a"], overall["b"]) == ("side=say", "side=do")


def test_of_a_bounded_side_say_less_do_is_a_bound_without_a_test(tmp_path: Path) -> None:
    row = gap(
        gaps_of(tmp_path, *people(12, "r: a.top s1=10 d1=6")), "say_do", "say_do:t1", a="side=say"
    )
    assert figures(row) == [9.5, 6.0, 3.5, "ge", 12, 12]
    assert certainty(row) == ["no_test", None, None, None, ""]


def test_too_few_people_stay_outside_the_family_of_those_who_are_enough(tmp_path: Path) -> None:
    gaps = gaps_of(tmp_path, *people(9, "r: a.top s1=8 d1=6"), *people(7, "q: b.first s1=8 d1=6"))
    top = gap(gaps, "say_do", "say_do:t1", a="level=top;side=say")
    first = gap(gaps, "say_do", "say_do:t1", a="level=first;side=say")
    assert certainty(top) == ["clear", None, None, None, "say_do/w1"]
    assert certainty(first) == ["too_few", None, None, None, "say_do/w1"]


def test_perception_is_the_self_rating_less_the_index(tmp_path: Path) -> None:
    row = "s1=7 d1=6 x1=5 x2=5 x3=5 felt=8"  # themes 6.5 and 5, index 5.75
    gaps = gaps_of(tmp_path, *people(12, f"r: a.top {row}"))
    overall = gap(gaps, "perception", "rating:felt", a="measure=felt")
    assert overall["b"] == "measure=index"
    assert figures(overall) == [8.0, 5.8, 2.2, "", 12, 12]
    assert certainty(overall) == ["no_test", None, None, None, ""]
    assert gap(gaps, "perception", "rating:felt", a="level=top;measure=felt")["difference"] == 2.2


def test_there_is_no_perception_gap_on_another_scale_than_the_index(tmp_path: Path) -> None:
    other = changed(
        QUESTIONNAIRE, 'role = "self_rating", scale = "ten"', 'role = "self_rating", scale = "five"'
    )
    other += (
        "\n[scales.five]\nlowest = 1\nhighest = 5\nlow_to = 2\ntop_from = 4\n"
        'lowest_label = {en = "no"}\nhighest_label = {en = "yes"}\n'
    )
    rows = people(12, "r: a.top s1=7 d1=6 x1=5 x2=5 x3=5 felt=4")
    gaps = gaps_of(tmp_path, *rows, questionnaire=other)
    assert gaps.filter(kind="say_do").height > 0
    assert gaps.filter(kind="perception").is_empty()


# ── Ownership and delegation ─────────────────────────────────────────────────────────────────────


def test_ownership_between_levels_is_in_points_of_percent_of_the_headline_option(
    tmp_path: Path,
) -> None:
    gaps = gaps_of(
        tmp_path,
        *people(14, "r: a.top owner=all"),
        *(f"q{n}: a.top owner={owner}" for n, owner in enumerate(["some", "none", "unsure"] * 2)),
        *people(6, "p: a.first owner=all"),
        *people(6, "o: a.first owner=some"),
        *people(4, "n: a.first owner=none"),
        *people(4, "m: a.first owner=unsure"),
    )
    row = gap(gaps, "ownership", "option:owner:all")
    assert (row["a"], row["b"]) == ("level=top", "level=first")
    assert figures(row) == [70.0, 30.0, 40.0, "", 20, 20]
    # Wilson's intervals are 48.1-85.5 and 14.5-51.9: 40 - √(21.9² + 21.9²), 40 + √(15.5² + 15.5²)
    assert certainty(row) == ["clear", 9.0, 62.0, 0.4, "level/w1"]
    assert gaps.filter(kind="ownership").height == 1  # of no other option, and of no units


def test_from_the_smallest_group_ownership_has_its_word(tmp_path: Path) -> None:
    gaps = gaps_of(
        tmp_path,
        *people(7, "r: a.top owner=all"),
        *people(2, "q: a.top owner=some"),
        *people(2, "p: a.first owner=all"),
        *people(7, "o: a.first owner=none"),
    )
    row = gap(gaps, "ownership", "option:owner:all")
    assert figures(row) == [78.0, 22.0, 56.0, "", 9, 9]
    assert certainty(row)[1:4] == [None, None, None]
    assert row["certainty"] != "no_test"


def test_delegation_is_every_managers_less_on_my_own_desk(tmp_path: Path) -> None:
    gaps = gaps_of(
        tmp_path,
        *people(4, "r: a.top owner=all own_desk=8 own_talk=5"),
        *people(3, "q: a.top owner=all own_desk=5 own_talk=5"),
        *people(4, "p: a.top owner=some own_desk=7 own_talk=5"),
    )
    row = gap(gaps, "ownership", "derived:own_desk_8", a="measure=owner:all")
    assert row["b"] == "measure=own_desk_8"
    assert figures(row) == [64.0, 36.0, 28.0, "", 11, 11]  # 7 and 4 of 11, as shown
    assert certainty(row) == ["no_test", None, None, None, ""]
    one_less = people(9, "r: a.top owner=all own_desk=8 own_talk=5")
    assert gaps_of(tmp_path, *one_less).filter(measure="own_desk_8").is_empty()


def test_only_the_share_of_own_desks_is_held_against_ownership(tmp_path: Path) -> None:
    """Not a theme on a scale of a hundred that has its name."""
    named = changed(QUESTIONNAIRE, '{id = "t1", pillar', '{id = "own_desk_8", pillar')
    named = named.replace('theme = "t1"', 'theme = "own_desk_8"')
    hundred = named.replace(
        "lowest = 1\nhighest = 10\nlow_to = 6\ntop_from = 9",
        "lowest = 0\nhighest = 100\nlow_to = 60\ntop_from = 90",
    )
    rows = [
        *people(6, "r: a.top s1=70 d1=60 owner=all own_desk=80 own_talk=50"),
        *people(6, "q: a.top s1=70 d1=60 owner=some own_desk=20 own_talk=50"),
    ]
    gaps = gaps_of(tmp_path, *rows, questionnaire=hundred).filter(kind="ownership")
    assert gaps.filter(a="measure=owner:all")["b_value"].to_list() == [50.0]


# ── References and targets ───────────────────────────────────────────────────────────────────────

PRACTICE = (
    'references = [{id = "practice_16", measure = "felt", top_box = 16, caption = {en = "P"}}]'
)


def test_a_reference_share_stands_against_the_top_box_of_everybody(tmp_path: Path) -> None:
    rows = [
        *people(5, "r: a.top felt=9"),
        *people(3, "q: b.top felt=7"),
        *people(4, "p: b.first felt=4"),
    ]
    gaps = gaps_of(tmp_path, *rows, organisation=with_outside(PRACTICE)).filter(kind="reference")
    row = gap(gaps, "reference", "rating:felt")
    assert (row["a"], row["b"]) == ("overall", "reference=practice_16")
    assert figures(row) == [42.0, 16.0, 26.0, "", 12, None]
    assert certainty(row) == ["no_test", None, None, None, ""]


@pytest.mark.parametrize(
    ("at_top", "top_box", "bound"),
    [
        (1, 9.0, "le"),  # none or one of twelve
        (11, 83.0, "ge"),  # of the rest none or one in either block: at least ten
    ],
)
def test_a_bounded_share_leaves_a_bounded_reference_gap(
    tmp_path: Path, at_top: int, top_box: float, bound: str
) -> None:
    rows = [*people(at_top, "r: a.top felt=9"), *people(12 - at_top, "q: a.top felt=4")]
    gaps = gaps_of(tmp_path, *rows, organisation=with_outside(PRACTICE))
    row = gap(gaps, "reference", "rating:felt")
    assert figures(row, "a_value", "difference", "bound") == [top_box, top_box - 16, bound]


def test_a_reference_share_waits_for_twice_the_smallest_group(tmp_path: Path) -> None:
    rows = people(9, "r: a.top felt=9")
    gaps = gaps_of(tmp_path, *rows, organisation=with_outside(PRACTICE))
    assert gaps.filter(kind="reference").is_empty()


def test_a_reference_mean_and_a_target_stand_against_the_mean_of_everybody(
    tmp_path: Path,
) -> None:
    outside = with_outside(
        'references = [{id = "customers", measure = "t1", mean = 5.25, caption = {en = "C"}}]',
        'targets = [{measure = "index", mean = 7.5}, {measure = "felt", mean = 9}]',
    )
    rows = [
        *people(3, "r: a.top s1=7 d1=6 x1=5 x2=5 x3=5 felt=10"),
        *people(2, "q: b.top s1=8 d1=6 x1=5 x2=5 x3=5 felt=10"),
    ]
    gaps = gaps_of(tmp_path, *rows, organisation=outside)
    theme = gap(gaps, "reference", "theme:t1")
    assert (theme["a"], theme["b"]) == ("overall", "reference=customers")
    assert figures(theme) == [6.7, 5.25, 1.5, "", 5, None]  # 1.45, rounded as all that is released
    index = gap(gaps, "target", "index:index")
    assert (index["a"], index["b"]) == ("overall", "target")
    assert figures(index) == [5.9, 7.5, -1.6, "", 5, None]  # (6.7 + 5) / 2
    assert figures(gap(gaps, "target", "rating:felt")) == [9.5, 9.0, 0.5, "ge", 5, None]
    assert set(gaps.filter(pl.col("kind").is_in(["reference", "target"]))["certainty"]) == {
        "no_test"
    }


def test_there_is_no_reference_gap_of_a_protected_measure(tmp_path: Path) -> None:
    outside = with_outside('targets = [{measure = "t1", mean = 7.5}, {measure = "felt", mean = 7}]')
    rows = [*people(4, "r: a.top s1=7 d1=6 felt=5"), "q: a.top felt=5"]
    gaps = gaps_of(tmp_path, *rows, organisation=outside)
    assert gaps.filter(kind="target")["measure"].to_list() == ["felt"]


# ── All gaps ─────────────────────────────────────────────────────────────────────────────────────

MIXED = (
    *people(6, "r: a.top s1=9 d1=7 x1=5 x2=6 x3=7 felt=9 own_desk=8 own_talk=6 owner=all"),
    *people(5, "q: a.first s1=8 d1=5 x1=4 x2=5 x3=5 felt=7 own_desk=4 own_talk=6 owner=some"),
    *people(5, "p: b.top s1=7 d1=6 x1=5 x2=? x3=4 felt=8 own_desk=9 own_talk=7 owner=all"),
    *people(7, "o: b.first s1=6 d1=6 x1=3 x2=4 x3=4 felt=5 own_desk=5 own_talk=3 owner=none"),
    *people(5, "n: -.- s1=5 d1=5 x1=3 x2=4 x3=4 felt=5 own_desk=5 own_talk=3 owner=none"),
)


def test_the_order_of_the_answers_changes_nothing(tmp_path: Path) -> None:
    gaps = gaps_of(tmp_path, *MIXED)
    assert set(gaps["kind"]) >= {"level", "unit_rest", "say_do", "perception", "ownership"}
    assert gaps_of(tmp_path, *MIXED).equals(gaps)
    assert gaps_of(tmp_path, *MIXED[::-1]).equals(gaps)
    assert gaps_of(tmp_path, *MIXED[1::2], *MIXED[::2]).equals(gaps)


def test_swapping_the_rank_of_two_levels_turns_every_level_gap_and_keeps_its_word(
    tmp_path: Path,
) -> None:
    top, first = '{id = "top", name = {en = "Top"}}', '{id = "first", name = {en = "First line"}}'
    swapped = changed(ORGANISATION, f"{top},\n  {first}", f"{first},\n  {top}")
    as_ranked = gaps_of(tmp_path, *MIXED).filter(b="level=first")
    turned = gaps_of(tmp_path, *MIXED, organisation=swapped).filter(a="level=first", b="level=top")
    assert as_ranked.height == turned.height == 1 + 2 + 2 + 5 + 3 + 1 + 1
    same = ("measure", "certainty")
    assert turned.select(same).equals(as_ranked.select(same))
    for new, old in (
        ("difference", "difference"),
        ("ci_low", "ci_high"),
        ("ci_high", "ci_low"),
        ("effect", "effect"),
    ):
        assert turned[new].to_list() == [None if x is None else -x for x in as_ranked[old]]
    assert turned["a_value"].equals(as_ranked["b_value"], check_names=False)
    assert turned["b_base"].equals(as_ranked["a_base"], check_names=False)


def test_gaps_stand_kind_by_kind_and_as_asked_and_each_is_there_once(tmp_path: Path) -> None:
    gaps = gaps_of(tmp_path, *MIXED)
    kinds = list(dict.fromkeys(gaps["kind"]))
    assert kinds == [
        "level",
        "unit_kind",
        "division_rest",
        "unit_rest",
        "say_do",
        "perception",
        "ownership",
    ]
    assert gaps.filter(kind="level")["measure"].to_list() == [
        *("index", "p1", "p2", "t1", "s1", "d1", "t2", "x1", "x2", "x3"),
        *("felt", "own_desk", "own_talk", "own_deeds"),
    ]
    keys = gaps.select("kind", "measure_kind", "measure", "wave", "a", "b")
    assert keys.is_unique().all()


def test_a_family_is_a_kind_in_a_wave_and_empty_without_a_test(tmp_path: Path) -> None:
    gaps = gaps_of(tmp_path, *MIXED)
    tested = gaps.filter(pl.col("certainty") != "no_test")
    assert (tested["family"] == tested["kind"] + "/w1").all()
    assert set(gaps.filter(certainty="no_test")["family"]) == {""}


def test_where_nothing_is_shown_there_are_no_gaps(tmp_path: Path) -> None:
    assert gaps_of(tmp_path, *people(4, "r: a.top felt=9")).is_empty()


# ── Any two groups ───────────────────────────────────────────────────────────────────────────────


def test_two_groups_of_the_fixed_list_bring_the_certainty_of_their_gap_either_way_round(
    tmp_path: Path,
) -> None:
    with closing(scored(tmp_path, *MIXED)) as results:
        gaps = results.gaps().filter(kind="level")
        there = results.differences("w1", TOP, FIRST)
        back = results.differences("w1", FIRST, TOP)
    for column in ("difference", "certainty", "ci_low", "ci_high", "effect", "family"):
        of_means = there.filter(~pl.col("measure_kind").is_in(["say", "do", "say_do"]))
        assert of_means[column].to_list() == gaps[column].to_list()
    assert there["certainty"].to_list() == back["certainty"].to_list()
    turned = back.filter(measure="felt").row(0, named=True)
    row = there.filter(measure="felt").row(0, named=True)
    assert (turned["ci_low"], turned["ci_high"]) == (-row["ci_high"], -row["ci_low"])
    assert (turned["difference"], turned["effect"]) == (-row["difference"], -row["effect"])


@pytest.mark.parametrize(("a", "b"), [(A, B), (ALL, TOP), (TOP, Group(unit="a", level="top"))])
def test_of_any_other_two_groups_no_test_is_made(tmp_path: Path, a: Group, b: Group) -> None:
    with closing(scored(tmp_path, *MIXED)) as results:
        differences = results.differences("w1", a, b)
    assert set(differences["certainty"]) == {"no_test"}
    assert differences["effect"].null_count() == differences.height
    assert set(differences["family"]) == {""}


# ── What an index stands on ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("rated", "has_interval"), [(9, False), (10, True)])
def test_the_interval_of_an_index_waits_for_enough_people_who_have_one(
    tmp_path: Path, rated: int, has_interval: bool
) -> None:
    """Its base is all who answered, but only those who rated its themes can be compared."""
    gaps = gaps_of(
        tmp_path,
        *people(rated - 2, "r: a.top s1=8 d1=8 x1=8 x2=7 x3=6 felt=6"),
        *people(2, "s: a.top s1=9 d1=9 x1=9 x2=8 x3=7 felt=6"),
        *people(20 - rated, "q: a.top felt=6"),
        *people(17, "p: a.first s1=6 d1=5 x1=5 x2=5 x3=5 felt=6"),
        *people(3, "o: a.first s1=5 d1=5 x1=4 x2=4 x3=4 felt=6"),
    )
    for measure in ("index:index", "pillar:p1", "theme:t1"):
        row = gap(gaps, "level", measure)
        assert row["certainty"] == "clear"
        assert [row[one] is not None for one in ("ci_low", "ci_high", "effect")] == [
            has_interval
        ] * 3
