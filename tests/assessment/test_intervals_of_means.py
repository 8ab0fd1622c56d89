"""Spread and interval of shown means: from twice the smallest group, rounded, within the scale."""

from contextlib import closing
from math import sqrt
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from assessment.organisation import Group
from tests.small import ALL, TOP, people, scored

T_11, T_19 = 2.201, 2.093
"""The 97.5 % quantiles of Student's t with 11 and 19 degrees of freedom."""


def row_of(
    folder: Path, kind: str, measure: str, *rows: str, group: Group = ALL, roster: str | None = None
) -> dict[str, Any]:
    with closing(scored(folder, *rows, roster=roster)) as results:
        return results.cells("w1", [kind], [group], [measure]).row(0, named=True)


def interval(row: dict[str, Any]) -> list[Any]:
    return [row[column] for column in ("spread", "ci_low", "ci_high")]


SPLIT = (*people(6, "r: a.top felt=8"), *people(6, "q: b.top felt=4"))
"""Mean 6; everybody is 2 away from it; the variance is 12 · 4 / 11."""
WIDTH = T_11 * sqrt(12 * 4 / 11 / 12)


def test_spread_is_the_mean_distance_from_the_mean_and_the_interval_students(
    tmp_path: Path,
) -> None:
    row = row_of(tmp_path, "rating", "felt", *SPLIT)
    assert row["mean"] == 6.0
    assert interval(row) == [2.0, round(6 - WIDTH, 1), round(6 + WIDTH, 1)] == [2.0, 4.7, 7.3]


def test_both_are_rounded_to_a_tenth_and_the_interval_lies_about_the_shown_mean(
    tmp_path: Path,
) -> None:
    rows = [*people(7, "r: a.top felt=8"), *people(4, "q: a.top felt=4"), "p: a.top felt=5"]
    row = row_of(tmp_path, "rating", "felt", *rows)
    assert row["mean"] == 6.4  # 77 / 12 = 6.417
    # away from it: (7 · 1.583 + 4 · 2.417 + 1.417) / 12 = 1.847
    # squares: 7 · 2.507 + 4 · 5.840 + 2.007 = 42.92; 2.201 · √(42.92 / 11 / 12) = 1.255
    assert interval(row) == [1.8, 5.1, 7.7]


def test_both_are_there_from_twice_the_smallest_group(tmp_path: Path) -> None:
    rows = [*people(5, "r: a.top felt=8"), *people(4, "q: a.top felt=4")]
    nine = row_of(tmp_path, "rating", "felt", *rows)
    assert (nine["base"], interval(nine)) == (9, [None] * 3)
    ten = row_of(tmp_path, "rating", "felt", *rows, "p: a.top felt=4")
    assert ten["base"] == 10
    assert None not in interval(ten)


# ── Had everybody invited answered ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("invited", "width"),
    [
        (48, WIDTH * sqrt(1 - 12 / 48)),
        (16, WIDTH * sqrt(1 - 12 / 16)),
        (12, 0.0),
        (10, 0.0),  # people choose their level themselves: more can answer than were invited
    ],
)
def test_the_more_of_those_invited_answered_the_narrower_the_interval(
    tmp_path: Path, invited: int, width: float
) -> None:
    roster = f"w1,a,top,{invited - 6}\nw1,b,top,6\nw1,b,first,3\n"
    row = row_of(tmp_path, "rating", "felt", *SPLIT, group=TOP, roster=roster)
    assert row["invited"] == invited
    assert interval(row) == [2.0, round(6 - round(width, 1), 1), round(6 + round(width, 1), 1)]


def test_without_a_roster_nothing_is_corrected(tmp_path: Path) -> None:
    row = row_of(tmp_path, "rating", "felt", *SPLIT)
    assert row["invited"] is None
    assert interval(row) == [2.0, 4.7, 7.3]


def test_who_skipped_the_question_is_among_the_silent(tmp_path: Path) -> None:
    """All sixteen invited answered, but twelve of them this question: √(1 − 12/16)."""
    skipped = people(4, "p: a.top own_desk=5 own_talk=5")
    row = row_of(tmp_path, "rating", "felt", *SPLIT, *skipped, roster="w1,a,top,10\nw1,b,top,6\n")
    assert (row["base"], row["answered"], row["invited"]) == (12, 16, 16)
    assert interval(row)[1:] == [round(6 - round(WIDTH / 2, 1), 1), round(6 + WIDTH / 2, 1)]


# ── Ends of the scale ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("usual", "other", "mean", "ends"),
    [(10, 3, 8.8, (7.1, 10.0)), (1, 8, 2.2, (1.0, 3.9))],
)
def test_an_interval_ends_with_its_scale(
    tmp_path: Path, usual: int, other: int, mean: float, ends: tuple[float, float]
) -> None:
    rows = [*people(10, f"r: a.top felt={usual}"), *people(2, f"q: a.top felt={other}")]
    row = row_of(tmp_path, "rating", "felt", *rows)
    # Two of twelve are 7 away: variance 49 · 20/12/11, 2.201 · √(7.424 / 12) = 1.73
    assert (row["mean"], row["ci_low"], row["ci_high"]) == (mean, *ends)


@pytest.mark.parametrize(("usual", "other"), [(10, 9), (1, 2)])
def test_a_bounded_mean_has_neither(tmp_path: Path, usual: int, other: int) -> None:
    rows = [*people(11, f"r: a.top felt={usual}"), f"q: a.top felt={other}"]
    row = row_of(tmp_path, "rating", "felt", *rows)
    assert row["mean_bound"]
    assert interval(row) == [None] * 3


@pytest.mark.parametrize(("alike", "has_them"), [(12, False), (11, False), (10, True)])
def test_all_or_all_but_one_of_one_mind_have_neither(
    tmp_path: Path, alike: int, has_them: bool
) -> None:
    rows = [*people(alike, "r: a.top felt=5"), *people(12 - alike, "q: a.top felt=7")]
    row = row_of(tmp_path, "rating", "felt", *rows)
    assert [cell is not None for cell in interval(row)] == [has_them] * 3


# ── Measures ─────────────────────────────────────────────────────────────────────────────────────


def test_say_less_do_has_the_spread_and_interval_of_the_personal_differences(
    tmp_path: Path,
) -> None:
    rows = [*people(8, "r: a.top s1=4 d1=6"), *people(4, "q: a.top s1=6 d1=6")]
    row = row_of(tmp_path, "say_do", "t1", *rows)
    # -2 eight times and 0: mean -1.33; away from it 0.67 and 1.33; 2.201 · √(0.970/12) = 0.63
    assert row["mean"] == -1.3
    assert interval(row) == [0.9, -1.9, -0.7]


def test_a_theme_its_items_and_sides_have_them_of_the_personal_scores(tmp_path: Path) -> None:
    rows = [*people(6, "r: a.top s1=8 d1=6"), *people(6, "q: a.top s1=4 d1=6")]
    with closing(scored(tmp_path, *rows)) as results:
        cells = results.cells("w1", ["theme", "say", "do", "item"], [ALL])
    found = {
        row["measure_kind"] + ":" + row["measure"]: interval(row)
        for row in cells.filter(status="shown").rows(named=True)
    }
    say, do = [2.0, 4.7, 7.3], [None] * 3  # of one mind on what is done: not printed
    assert found == {
        "theme:t1": [1.0, 5.3, 6.7],
        "say:t1": say,
        "do:t1": do,
        "item:s1": say,
        "item:d1": do,
    }


def test_pillar_and_index_have_them_of_the_personal_ones(tmp_path: Path) -> None:
    rows = [
        *people(10, "r: a.top s1=8 d1=8 x1=6 x2=6 x3=6"),  # 7
        *people(10, "q: a.top s1=4 d1=4 x1=4 x2=4 x3=4"),  # 4
    ]
    with closing(scored(tmp_path, *rows)) as results:
        cells = results.cells("w1", ["index", "pillar"], [ALL])
    assert [row["mean"] for row in cells.rows(named=True)] == [5.5, 6.0, 5.0]
    width = T_19 * sqrt(20 * 1.5**2 / 19 / 20)
    assert interval(cells.row(0, named=True)) == [
        1.5,
        round(5.5 - round(width, 1), 1),
        round(5.5 + round(width, 1), 1),
    ]
    assert [interval(row)[0] for row in cells.rows(named=True)] == [1.5, 2.0, 1.0]


@pytest.mark.parametrize(("rated", "has_them"), [(9, False), (10, True)])
def test_those_of_an_index_wait_for_enough_people_who_have_one(
    tmp_path: Path, rated: int, has_them: bool
) -> None:
    """Twenty answered, and that is its base; only who rated its themes has an index."""
    rows = [
        *people(rated - 2, "r: a.top s1=8 d1=8 x1=6 x2=6 x3=6 felt=5"),
        *people(2, "s: a.top s1=6 d1=6 x1=5 x2=5 x3=5 felt=5"),
        *people(20 - rated, "q: a.top felt=5"),
    ]
    with closing(scored(tmp_path, *rows)) as results:
        cells = results.cells("w1", ["index", "pillar"], [ALL])
    assert set(cells["base"]) == {20}
    assert {cell is not None for row in cells.rows(named=True) for cell in interval(row)} == {
        has_them
    }


def test_shares_and_protected_groups_have_neither(tmp_path: Path) -> None:
    row = "s1=9 d1=6 own_desk=9 own_talk=3 owner=all used=nps"
    rows = [*people(12, f"r: a.top {row}"), *people(4, f"q: b.top {row}")]
    with closing(scored(tmp_path, *rows)) as results:
        shown = results.shown()
    shares = shown.filter(pl.col("measure_kind").is_in(["option", "derived"]), status="shown")
    protected = shown.filter(status="protected", unit="b", measure="felt")
    for without in (shares, protected):
        assert without.height > 0
        for column in ("spread", "ci_low", "ci_high"):
            assert without[column].null_count() == without.height
