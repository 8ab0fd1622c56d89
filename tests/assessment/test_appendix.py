"""The consultant's appendix: its columns, who is in it, and its values, computed by hand."""

from collections.abc import Sequence
from contextlib import closing
from math import sqrt
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from assessment.appendix.appendix import appendix_of
from assessment.store import open_to_read
from tests.notation import changed
from tests.small import ORGANISATION, QUESTIONNAIRE, loaded, people

T_11 = 2.2009851601
"""The 97.5 % quantile of Student's t with 11 degrees of freedom."""


def appendix(folder: Path, *rows: str, **definitions: Any) -> pl.DataFrame:
    """The appendix of the answers of wave w1."""
    return of_waves(folder, {"w1": rows}, **definitions)


def of_waves(folder: Path, waves: dict[str, Sequence[str]], **definitions: Any) -> pl.DataFrame:
    with closing(open_to_read(loaded(folder, waves, **definitions))) as file:
        return appendix_of(file)


def row_of(statistics: pl.DataFrame, statistic: str, measure: str, **keys: str) -> dict[str, Any]:
    """The one row of a statistic of a measure (`theme:t1`), of everybody or of the groups named."""
    kind, _, name = measure.partition(":")
    keys = {"group_a": "", "group_b": ""} | keys
    found = statistics.filter(statistic=statistic, measure_kind=kind, measure=name, **keys)
    assert found.height == 1, found
    return found.row(0, named=True)


def value_of(statistics: pl.DataFrame, statistic: str, measure: str, **keys: str) -> float:
    return row_of(statistics, statistic, measure, **keys)["value"]


def ends(row: dict[str, Any]) -> list[float]:
    return [row["low"], row["high"]]


def near(value: object) -> Any:
    return pytest.approx(value, rel=1e-6)


def asked(statistics: pl.DataFrame, *names: str) -> pl.DataFrame:
    return statistics.filter(pl.col("statistic").is_in(names))


# ── The whole ────────────────────────────────────────────────────────────────────────────────────


def test_a_statistic_has_its_measure_its_groups_and_how_many_it_stands_on(tmp_path: Path) -> None:
    rows = [*people(12, "r: a.top s1=8 d1=6 felt=7"), *people(12, "q: b.first s1=6 d1=6 felt=5")]
    assert dict(appendix(tmp_path, *rows).schema) == {
        **dict.fromkeys(
            ("statistic", "measure_kind", "measure", "group_a", "group_b", "wave"), pl.String
        ),
        **dict.fromkeys(("value", "low", "high"), pl.Float64),
        **dict.fromkeys(("n_a", "n_b"), pl.Int64),
        "note": pl.String,
    }


def test_an_appendix_of_nothing_shown_is_empty_but_for_too_few_to_be_reliable(
    tmp_path: Path,
) -> None:
    statistics = appendix(tmp_path, *people(4, "r: a.top s1=8 d1=6 felt=7"))
    assert set(statistics["note"]) == {"fewer_than_30"}


def test_nothing_is_told_of_groups_that_are_too_small_or_protected(tmp_path: Path) -> None:
    three = changed(
        ORGANISATION, '{id = "b"', '{id = "c", name = {en = "C"}, kind = "support"},\n  {id = "b"'
    )
    statistics = appendix(
        tmp_path,
        *people(12, "r: a.top s1=8 d1=6 felt=7 owner=all"),
        *people(12, "q: b.first s1=6 d1=6 felt=5 owner=some"),
        *people(4, "p: c.first s1=5 d1=6 felt=4 owner=none"),
        organisation=three,
        roster="w1,a,top,12\nw1,b,first,14\nw1,c,first,4\n",
    )
    named = set(statistics["group_a"]) | set(statistics["group_b"])
    assert "unit=a" in named
    assert not {name for name in named if "unit=c" in name or "unit=b;level" in name}
    assert "unit=b" not in named  # everybody less a and b would be the four of c
    assert statistics.filter(pl.col("note") != "fewer_than_30")["n_a"].min() == 12


def test_what_is_no_number_is_empty(tmp_path: Path) -> None:
    """Neither side varies, so Welch's test has no p."""
    rows = [*people(10, "r: a.top felt=8"), *people(10, "q: a.first felt=5")]
    statistics = appendix(tmp_path, *rows)
    sides = {"group_a": "level=top", "group_b": "level=first"}
    assert row_of(statistics, "welch_p", "rating:felt", **sides)["value"] is None
    assert ends(row_of(statistics, "difference", "rating:felt", **sides)) == [3.0, 3.0]
    for column in ("value", "low", "high"):
        assert not statistics[column].is_nan().any()


def test_the_order_of_the_answers_changes_nothing(tmp_path: Path) -> None:
    rows = [
        *people(20, "r: a.top s1=8 d1=6 x1=5 x2=6 x3=6 felt=7"),
        *people(15, "q: b.first s1=6 d1=7 x1=4 x2=6 x3=? felt=5"),
    ]
    one, other = appendix(tmp_path, *rows), appendix(tmp_path, *rows[::-1])
    assert_frame_equal(one, other, rel_tol=1e-9, abs_tol=1e-12)  # people are numbered at random


# ── Reliability ──────────────────────────────────────────────────────────────────────────────────

ALPHAS = ("alpha_listwise", "alpha_pairwise")


def two_items(alike: int, unlike: int) -> list[str]:
    """Some give 4 or 8 to both items of a theme, the others 4 to one and 8 to the other."""
    half, other = alike // 2, unlike // 2
    return [
        *people(half, "r: a.top s1=4 d1=4"),
        *people(half, "q: b.top s1=8 d1=8"),
        *people(other, "p: a.top s1=4 d1=8"),
        *people(other, "o: b.top s1=8 d1=4"),
    ]


@pytest.mark.parametrize(
    ("alike", "unlike", "note"),
    [
        (24, 8, ""),  # r = 1/2: alpha 2/3
        (20, 12, ""),  # r = 1/4: alpha 2/5
        (16, 16, "not_one_thing"),  # r = 0
        (12, 20, "not_one_thing"),  # r = -1/4: alpha -2/3
        (22, 18, "not_one_thing"),  # r = 1/10: alpha 2/11
    ],
)
def test_alpha_of_two_items_is_2r_by_1_plus_r_and_flagged_near_zero(
    tmp_path: Path, alike: int, unlike: int, note: str
) -> None:
    statistics = appendix(tmp_path, *two_items(alike, unlike))
    r = (alike - unlike) / (alike + unlike)
    for measure in ("theme:t1", "pillar:p1"):
        for missing in ALPHAS:
            row = row_of(statistics, missing, measure)
            assert (row["value"], row["n_a"], row["note"]) == (
                pytest.approx(2 * r / (1 + r), abs=1e-12),
                alike + unlike,
                note,
            )
        assert value_of(statistics, "mean_correlation_listwise", measure) == pytest.approx(
            r, abs=1e-12
        )
        assert value_of(statistics, "alpha_standardised_listwise", measure) == pytest.approx(
            2 * r / (1 + r), abs=1e-12
        )


def test_of_two_items_there_is_no_omega_and_of_three_there_is(tmp_path: Path) -> None:
    rows = [
        *people(16, "r: a.top s1=4 d1=4 x1=4 x2=4 x3=4"),
        *people(16, "q: a.top s1=8 d1=8 x1=8 x2=8 x3=8"),
        *people(4, "p: a.top s1=4 d1=8 x1=8 x2=4 x3=4"),
        *people(4, "o: a.top s1=4 d1=8 x1=4 x2=8 x3=4"),
        *people(4, "n: a.top s1=4 d1=8 x1=4 x2=4 x3=8"),
    ]
    omegas = asked(appendix(tmp_path, *rows), "omega", "omega_total")
    assert set(omegas["measure"]) == {"t2", "p2"}
    # 20 of 44 are at 8 on each item, 16 on any two of them: all items correlate alike, by r, so
    # that all loadings are √r, and ω = 3r / (1 + 2r).
    r = (16 / 44 - (20 / 44) ** 2) / (20 / 44 - (20 / 44) ** 2)
    assert omegas["value"].to_list() == [near(3 * r / (1 + 2 * r))] * 4
    assert set(omegas["n_a"]) == {44}


@pytest.mark.parametrize("many", [29, 30])
def test_with_fewer_than_thirty_people_it_is_not_told(tmp_path: Path, many: int) -> None:
    """Who skipped an item is none of the thirty, although the theme counts them."""
    statistics = appendix(
        tmp_path,
        *people(many - 10, "r: a.top x1=4 x2=5 x3=6"),
        *people(10, "q: a.top x1=8 x2=7 x3=8"),
        *people(6, "p: a.top x1=8 x2=7 x3=?"),
    )
    of_theme = statistics.filter(pl.col("statistic").str.contains("alpha|omega"), measure="t2")
    if many < 30:
        assert of_theme.rows() == [
            (
                "alpha_listwise",
                "theme",
                "t2",
                "",
                "",
                "w1",
                None,
                None,
                None,
                29,
                None,
                "fewer_than_30",
            )
        ]
    else:
        people_of = dict(of_theme.filter(pl.col("value").is_not_null())["statistic", "n_a"].rows())
        assert people_of["alpha_listwise"] == people_of["omega"] == 30
        assert people_of["alpha_pairwise"] == 36


def test_one_item_is_not_measured_by_others(tmp_path: Path) -> None:
    single = changed(QUESTIONNAIRE, '{id = "x2", theme = "t2"', '{id = "x2", theme = "t3"')
    single = changed(single, '{id = "x3", theme = "t2"', '{id = "x3", theme = "t3"')
    theme = '{id = "t3", pillar = "p1", name = {en = "Theme 3"}, source = "invented"},\n'
    single = changed(single, '{id = "t2", pillar', theme + '  {id = "t2", pillar')
    rows = people(40, "r: a.top s1=8 d1=6 x1=4 x2=5 x3=6")
    told = asked(appendix(tmp_path, *rows, questionnaire=single), *ALPHAS)
    assert set(told["measure"]) == {"t1", "t3", "p1"}  # t2 and its pillar have x1 alone


def test_items_on_different_scales_meet_on_one(tmp_path: Path) -> None:
    """Either item in percent of its range is the other: one thing, measured twice."""
    four = changed(
        QUESTIONNAIRE, '"x1", theme = "t2", scale = "ten"', '"x1", theme = "t2", scale = "four"'
    )
    four = changed(four, '{id = "t2", pillar = "p2"', '{id = "t2", pillar = "p1"')
    four = changed(
        four, 'pillar = "p1", name = {en = "Theme 1"}', 'pillar = "p2", name = {en = "1"}'
    )
    for item in ("x2", "x3"):
        four = changed(four, f'"{item}", theme = "t2"', f'"{item}", theme = "t3"')
    theme = '{id = "t3", pillar = "p1", name = {en = "Theme 3"}, source = "invented"},\n'
    four = changed(four, '{id = "t2", pillar', theme + '  {id = "t2", pillar')
    four += (
        "\n[scales.four]\nlowest = 1\nhighest = 4\nlow_to = 2\ntop_from = 4\n"
        'lowest_label = {en = "no"}\nhighest_label = {en = "yes"}\n'
    )
    statistics = appendix(
        tmp_path,
        *people(10, "r: a.top x1=1 x2=1 x3=1"),
        *people(10, "q: a.top x1=2 x2=4 x3=4"),
        *people(10, "p: a.top x1=4 x2=10 x3=10"),
        questionnaire=four,
    )
    assert value_of(statistics, "alpha_listwise", "pillar:p1") == near(1)


def test_each_wave_has_its_own_reliability_and_no_unit_has(tmp_path: Path) -> None:
    statistics = of_waves(tmp_path, {"w1": two_items(24, 8), "w2": two_items(16, 16)})
    told = asked(statistics, "alpha_listwise").filter(measure_kind="theme", measure="t1")
    assert told["wave"].to_list() == ["w1", "w2"]
    assert told["value"].to_list() == [near(2 / 3), pytest.approx(0, abs=1e-12)]
    assert set(told["group_a"]) == {""}


# ── Agreement ────────────────────────────────────────────────────────────────────────────────────

SPLIT = (*people(6, "r: a.top felt=8 x1=8 x2=6 x3=7"), *people(6, "q: b.top felt=4 x1=4 x2=6 x3=7"))
"""Half at 8 and half at 4: variance 48/11, everybody 2 away from their mean."""


def test_agreement_on_a_question_is_told_of_each_group(tmp_path: Path) -> None:
    statistics = appendix(tmp_path, *SPLIT)
    assert value_of(statistics, "rwg", "rating:felt") == near(1 - 48 / 11 / 8.25)
    assert value_of(statistics, "ad_mean", "rating:felt") == near(2)
    assert value_of(statistics, "rwg", "item:x2") == 1
    assert value_of(statistics, "rwg", "rating:felt", group_a="unit=a") == 1
    assert row_of(statistics, "ad_mean", "rating:felt", group_a="unit=a")["n_a"] == 6


def test_agreement_on_a_theme_is_over_its_items_and_who_rated_them_all(tmp_path: Path) -> None:
    statistics = appendix(tmp_path, *SPLIT, *people(3, "p: a.top x1=1 x2=1 x3=?"))
    row = row_of(statistics, "rwg_j", "theme:t2")
    share = 1 - (48 / 11 / 3) / 8.25  # of three items one varies
    assert row["value"] == near(3 * share / (3 * share + 1 - share))
    assert row["n_a"] == 12
    assert value_of(statistics, "ad_mean", "theme:t2") == near(2 / 3)
    assert asked(statistics, "rwg").filter(measure_kind="theme").is_empty()


@pytest.mark.parametrize(("not_stated", "counted"), [(4, 12), (5, 17)])
def test_who_stated_no_unit_counts_where_the_plan_counts_them(
    tmp_path: Path, not_stated: int, counted: int
) -> None:
    row = "n: -.- felt=6 x1=6 x2=6 x3=6"
    statistics = appendix(tmp_path, *SPLIT, *people(not_stated, row))
    for statistic, measure in (("rwg_j", "theme:t2"), ("rwg", "item:x1"), ("mean", "rating:felt")):
        assert row_of(statistics, statistic, measure)["n_a"] == counted


def test_how_much_units_explain_is_told_of_all_units_shown(tmp_path: Path) -> None:
    statistics = appendix(
        tmp_path,
        *people(3, "r: a.top felt=4"),
        *people(3, "q: a.top felt=6"),
        *people(3, "p: b.top felt=7"),
        *people(3, "o: b.top felt=9"),
    )
    # Between: 12 · 1.5² / 1 = 27; within: 12 / 10 = 1.2; six people a unit.
    single, mean = (row_of(statistics, name, "rating:felt") for name in ("icc1", "icc2"))
    assert single["value"] == near((27 - 1.2) / (27 + 5 * 1.2))
    assert mean["value"] == near((27 - 1.2) / 27)
    assert (single["n_a"], single["n_b"], single["note"]) == (12, 2, "units")


def test_one_unit_explains_nothing(tmp_path: Path) -> None:
    assert asked(appendix(tmp_path, *people(12, "r: a.top felt=4")), "icc1", "icc2").is_empty()


# ── Means and shares ─────────────────────────────────────────────────────────────────────────────


def test_a_mean_and_its_interval_are_unrounded_and_also_of_everybody_invited(
    tmp_path: Path,
) -> None:
    statistics = appendix(tmp_path, *SPLIT, roster="w1,a,top,8\nw1,b,top,8\n")
    width = T_11 * sqrt(48 / 11 / 12)
    mean, of_invited = (row_of(statistics, n, "rating:felt") for n in ("mean", "mean_of_invited"))
    assert (mean["value"], of_invited["value"]) == (6, 6)
    assert ends(mean) == near([6 - width, 6 + width])
    assert ends(of_invited) == near([6 - width / 2, 6 + width / 2])  # √(1 − 12/16)
    assert (mean["n_a"], mean["n_b"], of_invited["n_b"]) == (12, None, 16)


def test_of_everybody_invited_nothing_is_told_without_a_roster(tmp_path: Path) -> None:
    statistics = appendix(tmp_path, *SPLIT)
    assert asked(statistics, "mean_of_invited", "top_box_worst_case").is_empty()


def test_a_top_box_has_wilsons_interval_and_the_share_that_silence_leaves_open(
    tmp_path: Path,
) -> None:
    rows = [*people(5, "r: a.top felt=9"), *people(4, "q: a.top felt=5")]
    statistics = appendix(tmp_path, *rows, roster="w1,a,top,12\n")
    share = row_of(statistics, "top_box", "rating:felt")
    assert share["value"] == near(5 / 9)
    assert ends(share) == near([0.2666512935, 0.8112214789])  # R's binom.wilson(5, 9)
    worst = row_of(statistics, "top_box_worst_case", "rating:felt")
    assert worst["value"] == near(5 / 9)
    assert ends(worst) == near([5 / 12, 8 / 12])
    assert (worst["n_a"], worst["n_b"]) == (9, 12)


def test_where_more_answered_than_were_invited_nobody_is_silent(tmp_path: Path) -> None:
    """People choose their level themselves; a share is no more than all."""
    rows = [*people(12, "r: a.top felt=9"), *people(6, "q: a.first felt=9")]
    statistics = appendix(tmp_path, *rows, roster="w1,a,top,10\nw1,a,first,20\n")
    worst = row_of(statistics, "top_box_worst_case", "rating:felt", group_a="level=top")
    assert (worst["value"], ends(worst), worst["n_b"]) == (1, [1, 1], 10)


def test_pillar_and_index_have_no_top_box(tmp_path: Path) -> None:
    statistics = appendix(tmp_path, *people(12, "r: a.top s1=9 d1=9 x1=9 x2=9 x3=9"))
    assert set(asked(statistics, "mean")["measure_kind"]) == {"index", "pillar", "theme", "item"}
    assert set(asked(statistics, "top_box")["measure_kind"]) == {"theme", "item"}


def test_a_pillar_and_the_index_stand_on_who_counts_in_two_thirds_of_their_themes(
    tmp_path: Path,
) -> None:
    """The second pillar has three themes of an item each; the index four themes in all."""
    three = QUESTIONNAIRE
    for item, theme in (("x2", "t3"), ("x3", "t4")):
        new = (
            f'{{id = "{theme}", pillar = "p2", name = {{en = "{theme}"}}, source = "invented"}},\n'
        )
        three = changed(three, f'"{item}", theme = "t2"', f'"{item}", theme = "{theme}"')
        three = changed(three, '{id = "t1", pillar', new + '  {id = "t1", pillar')
    statistics = appendix(
        tmp_path,
        *people(5, "r: a.top s1=7 d1=7 x1=5 x2=5 x3=5"),
        *people(5, "q: a.top s1=7 d1=7 x1=5 x2=7"),  # two of three: 6
        *people(5, "p: a.top s1=7 d1=7 x1=9"),  # one of three
        *people(5, "o: a.top x1=3 x2=3 x3=3"),  # not in the first pillar, so not in the index
        questionnaire=three,
    )
    pillar, index = (row_of(statistics, "mean", name) for name in ("pillar:p2", "index:index"))
    assert (pillar["n_a"], pillar["value"]) == (15, near((5 + 6 + 3) / 3))
    assert (index["n_a"], index["value"]) == (10, near(((7 + 5) / 2 + (7 + 6) / 2) / 2))
    assert row_of(statistics, "mean", "pillar:p1")["n_a"] == 15


# ── Tests of gaps ────────────────────────────────────────────────────────────────────────────────

LEVELS = {"group_a": "level=top", "group_b": "level=first"}
FIVE_AND_FIVE = (
    *(f"r{n}: a.top felt={felt} own_desk=6 own_talk=6" for n, felt in enumerate((7, 7, 8, 9, 9))),
    *(f"q{n}: a.first felt={felt} own_desk=6 own_talk=6" for n, felt in enumerate((4, 4, 5, 6, 6))),
)
"""Each of the top rates higher than each of the first line; their own deeds are alike."""


def test_two_groups_have_their_difference_effect_and_tests(tmp_path: Path) -> None:
    statistics = appendix(tmp_path, *FIVE_AND_FIVE)
    difference = row_of(statistics, "difference", "rating:felt", **LEVELS)
    width = 2.3060041350 * sqrt(2 / 5)  # 8 degrees of freedom; either variance is 1
    assert (difference["value"], ends(difference)) == (near(3), near([3 - width, 3 + width]))
    assert (difference["n_a"], difference["n_b"], difference["note"]) == (5, 5, "level/w1")
    delta = row_of(statistics, "cliffs_delta", "rating:felt", **LEVELS)
    z = 1.959963985**2
    assert (delta["value"], ends(delta)) == (1, near([(5 - z) / (5 + z), 1]))
    assert value_of(statistics, "mann_whitney_p", "rating:felt", **LEVELS) == near(2 / 252)
    # t = 3 / √(2/5) = 4.743 with 8 degrees
    assert value_of(statistics, "welch_p", "rating:felt", **LEVELS) == pytest.approx(
        0.00146, abs=1e-5
    )


def test_p_is_adjusted_for_all_that_was_tested_together(tmp_path: Path) -> None:
    """Four gaps between the levels: that of the self-rating, and three of own deeds with p = 1."""
    statistics = appendix(tmp_path, *FIVE_AND_FIVE)
    for adjusted in ("bh_adjusted_p", "holm_adjusted_p"):
        told = asked(statistics, adjusted).filter(note="level/w1")
        assert dict(told["measure", "value"].rows()) == {
            "felt": near(4 * 2 / 252),
            **dict.fromkeys(("own_desk", "own_talk", "own_deeds"), 1.0),
        }


def test_two_sides_of_the_same_people_have_wilcoxons_test(tmp_path: Path) -> None:
    rows = [*people(8, "r: a.top s1=8 d1=6"), *people(4, "q: a.top s1=6 d1=6")]
    statistics = appendix(tmp_path, *rows)
    sides = {"group_a": "level=top;side=say", "group_b": "level=top;side=do"}
    assert value_of(statistics, "wilcoxon_p", "say_do:t1", **sides) == near(2 / 2**8)
    assert value_of(statistics, "difference", "say_do:t1", **sides) == near(4 / 3)
    delta = row_of(statistics, "cliffs_delta_paired", "say_do:t1", **sides)
    assert (delta["value"], ends(delta), delta["n_a"]) == (near(8 / 12), [None, None], 12)
    of_two_groups = ("mann_whitney_p", "welch_p", "cliffs_delta")
    assert asked(statistics, *of_two_groups).filter(measure_kind="say_do").is_empty()


def test_of_too_few_people_no_test_is_told(tmp_path: Path) -> None:
    statistics = appendix(tmp_path, *people(7, "r: a.top s1=8 d1=6"))
    assert asked(statistics, "wilcoxon_p", "difference").is_empty()


def test_shares_have_no_unrounded_difference_but_their_tests(tmp_path: Path) -> None:
    statistics = appendix(
        tmp_path,
        *people(5, "r: a.top owner=all"),
        *people(4, "q: a.top owner=some"),
        *people(2, "p: a.first owner=all"),
        *people(7, "o: a.first owner=some"),
    )
    told = statistics.filter(measure_kind="option")
    assert set(told["statistic"]) == {
        *("cliffs_delta", "mann_whitney_p", "welch_p", "bh_adjusted_p", "holm_adjusted_p")
    }
    delta = row_of(statistics, "cliffs_delta", "option:owner:all", **LEVELS)
    assert (delta["value"], delta["note"]) == (near(5 / 9 - 2 / 9), "level/w1")


def test_the_test_of_an_index_says_how_many_have_one(tmp_path: Path) -> None:
    statistics = appendix(
        tmp_path,
        *people(6, "r: a.top s1=8 d1=8 x1=6 x2=6 x3=6 felt=5"),
        *people(6, "q: a.top felt=5"),
        *people(12, "p: a.first s1=6 d1=6 x1=6 x2=6 x3=5 felt=5"),
    )
    row = row_of(statistics, "mann_whitney_p", "index:index", **LEVELS)
    assert (row["n_a"], row["n_b"]) == (6, 12)


def test_linked_people_are_tested_and_are_no_group_of_their_own(tmp_path: Path) -> None:
    statistics = of_waves(
        tmp_path,
        {"w1": people(12, "r: a.top felt=5"), "w2": people(12, "r: a.top felt=6")},
    )
    sides = {"group_a": "wave=w2", "group_b": "wave=w1"}
    told = statistics.filter(measure="felt", note="wave_linked/w2", **sides)
    assert dict(told["statistic", "value"].rows())["wilcoxon_p"] == near(2 / 2**12)
    means = asked(statistics, "mean").filter(measure="felt", group_a="")
    assert means["wave"].to_list() == ["w1", "w2"]
