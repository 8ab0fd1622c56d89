"""The gaps between two waves: crude, of linked people, and at constant mix; rows by hand."""

from collections.abc import Sequence
from contextlib import closing
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.results import open_results
from tests.notation import changed
from tests.small import ORGANISATION, QUESTIONNAIRE, gap, loaded, people

BETWEEN = ("wave", "wave_constant_mix", "wave_linked")
C_CONTINUES_B = changed(
    ORGANISATION,
    '{id = "b"',
    '{id = "c", name = {en = "C"}, kind = "support", continues = "b"},\n  {id = "b"',
)
"""A unit c that continues b."""


def third_wave(organisation: str) -> str:
    third = '{id = "w3", name = {en = "Third"}, date = 2027-01-01},\n]'
    return changed(organisation, "date = 2026-01-01},\n]", f"date = 2026-01-01}},\n  {third}")


def between(folder: Path, w1: Sequence[str], w2: Sequence[str], **definitions: Any) -> pl.DataFrame:
    """The gaps between the second wave and the first."""
    with closing(open_results(loaded(folder, {"w1": w1, "w2": w2}, **definitions))) as results:
        return results.gaps().filter(pl.col("kind").is_in(BETWEEN))


def figures(row: dict[str, Any]) -> list[Any]:
    """The sides of a gap, their figures, and how many they are of."""
    columns = ("a", "b", "a_value", "b_value", "difference", "a_base", "b_base")
    return [row[column] for column in columns]


def certainty(row: dict[str, Any]) -> list[Any]:
    return [row[column] for column in ("certainty", "ci_low", "ci_high", "effect", "family")]


def kinds_of(gaps: pl.DataFrame, measure_kind: str, measure: str) -> set[str]:
    return set(gaps.filter(measure_kind=measure_kind, measure=measure)["kind"])


# ── Crude ────────────────────────────────────────────────────────────────────────────────────────


def test_a_wave_gap_is_the_later_wave_less_the_earlier_one(tmp_path: Path) -> None:
    gaps = between(
        tmp_path,
        [*people(5, "r: a.top felt=7"), *people(5, "q: a.top felt=5")],
        [*people(5, "p: a.top felt=9"), *people(5, "o: a.top felt=7")],
    )
    row = gap(gaps, "wave", "rating:felt", a="wave=w2")
    assert row["wave"] == "w2"
    assert figures(row) == ["wave=w2", "wave=w1", 8.0, 6.0, 2.0, 10, 10]
    # As two groups are: 2.101 · √(2/9) = 0.99, and of 100 pairs 75 won, 25 tied.
    assert certainty(row) == ["clear", 1.0, 3.0, 0.75, "wave/w2"]


def test_every_group_that_both_waves_show_has_a_wave_gap(tmp_path: Path) -> None:
    gaps = between(
        tmp_path,
        [*people(5, "r: a.top felt=7"), *people(6, "q: b.first felt=5")],
        [*people(5, "p: a.top felt=8"), *people(9, "o: a.first felt=7")],
    )
    felt = gaps.filter(kind="wave", measure="felt")
    assert felt["a"].to_list() == [
        "wave=w2",
        "wave=w2;level=first",
        "wave=w2;level=top",
        "wave=w2;unit=a",
        "wave=w2;unit_kind=customer_facing",
        "wave=w2;division=north",
        "wave=w2;unit_kind=customer_facing;level=top",
        "wave=w2;division=north;level=first",
        "wave=w2;division=north;level=top",
        "wave=w2;unit=a;level=top",
    ]
    row = gap(gaps, "wave", "rating:felt", a="wave=w2;unit=a")
    assert figures(row)[1:] == ["wave=w1;unit=a", 7.4, 7.0, 0.4, 14, 5]  # (40 + 63) / 14


def test_a_bounded_mean_leaves_a_bounded_wave_gap(tmp_path: Path) -> None:
    gaps = between(
        tmp_path,
        people(12, "r: a.top felt=7"),
        people(12, "p: a.top felt=10"),
    )
    row = gap(gaps, "wave", "rating:felt", a="wave=w2")
    assert (row["difference"], row["bound"], row["certainty"]) == (2.5, "ge", "no_test")


def test_a_later_wave_alone_has_no_gaps_between_waves(tmp_path: Path) -> None:
    database = loaded(tmp_path, {"w2": people(12, "r: a.top felt=7")})
    with closing(open_results(database)) as results:
        assert results.gaps().filter(pl.col("kind").is_in(BETWEEN)).is_empty()


# ── Linked people ────────────────────────────────────────────────────────────────────────────────


def test_the_linked_are_those_who_answered_both_waves_by_their_ids(tmp_path: Path) -> None:
    gaps = between(
        tmp_path,
        [*people(8, "r: a.top felt=5"), *people(6, "q: a.top felt=9")],
        [*people(8, "r: a.top felt=7"), *people(5, "p: a.top felt=2")],
    )
    row = gap(gaps, "wave_linked", "rating:felt", a="wave=w2")
    assert figures(row) == ["wave=w2", "wave=w1", 7.0, 5.0, 2.0, 8, 8]
    # All eight rose: p = 2 / 2⁸, which is also the smallest that eight can have.
    assert certainty(row) == ["clear", None, None, None, "wave_linked/w2"]
    crude = gap(gaps, "wave", "rating:felt", a="wave=w2")
    assert figures(crude)[2:] == [5.1, 6.7, -1.6, 13, 14]


def test_the_linked_are_their_own_comparison(tmp_path: Path) -> None:
    gaps = between(
        tmp_path,
        [*people(8, "r: a.top felt=3"), *people(4, "q: a.top felt=8")],
        [*people(8, "r: a.top felt=5"), *people(4, "q: a.top felt=8")],
    )
    row = gap(gaps, "wave_linked", "rating:felt", a="wave=w2")
    assert figures(row)[2:] == [6.0, 4.7, 1.3, 12, 12]
    # Eight rose by 2 and four stayed: 2.201 (11 degrees) · √(0.970/12) = 0.63.
    assert certainty(row) == ["clear", 0.7, 1.9, 0.67, "wave_linked/w2"]
    crude = gap(gaps, "wave", "rating:felt", a="wave=w2")
    assert crude["certainty"] == "not_distinct"  # as two groups that vary so much


@pytest.mark.parametrize(
    ("linked", "only_before", "only_now", "there"),
    [
        (5, 0, 0, True),
        (5, 5, 5, True),
        (5, 5, 0, True),
        (4, 5, 5, False),
        (5, 1, 5, False),
        (9, 4, 5, False),
        (5, 5, 1, False),
        (9, 0, 4, False),
    ],
)
def test_the_linked_and_the_others_of_either_wave_are_nobody_or_enough(
    tmp_path: Path, linked: int, only_before: int, only_now: int, there: bool
) -> None:
    gaps = between(
        tmp_path,
        [*people(linked, "r: a.top felt=5"), *people(only_before, "q: a.top felt=9")],
        [*people(linked, "r: a.top felt=7"), *people(only_now, "p: a.top felt=2")],
    )
    assert gaps.filter(kind="wave", a="wave=w2", measure="felt").height == 1
    sides = gaps.filter(kind="wave_linked", measure="felt")["a"].to_list()
    assert sides == (["wave=w2", "wave=w2;level=top"] if there else [])


def test_of_a_level_the_linked_stood_there_both_times_and_who_moved_is_in_overall_only(
    tmp_path: Path,
) -> None:
    gaps = between(
        tmp_path,
        [*people(6, "r: a.top felt=8"), *people(5, "m: b.first felt=5")],
        [*people(6, "r: b.top felt=7"), *people(5, "m: b.top felt=6")],
    )
    linked = gaps.filter(kind="wave_linked", measure="felt")
    assert [figures(row) for row in linked.rows(named=True)] == [
        ["wave=w2", "wave=w1", 6.5, 6.6, -0.1, 11, 11],  # 72 / 11 and 73 / 11
        ["wave=w2;level=top", "wave=w1;level=top", 7.0, 8.0, -1.0, 6, 6],
    ]


def test_who_moved_is_not_given_away_by_their_level_either(tmp_path: Path) -> None:
    """Everybody linked less the linked at the top would be the three who moved."""
    gaps = between(
        tmp_path,
        [
            *people(6, "r: a.top felt=8"),
            *people(6, "q: a.top felt=5"),
            *people(3, "m: a.first felt=5"),
            *people(6, "o: a.first felt=5"),
        ],
        [
            *people(6, "r: a.top felt=7"),
            *people(3, "m: a.top felt=6"),
            *people(6, "p: a.top felt=6"),
            *people(6, "n: a.first felt=5"),
        ],
    )
    assert gaps.filter(kind="wave_linked", measure="felt")["a"].to_list() == ["wave=w2"]


def test_in_a_theme_the_linked_count_in_both_waves(tmp_path: Path) -> None:
    """Two who rated the theme in the second wave only are the few of it who aren't linked there."""
    gaps = between(
        tmp_path,
        [*people(8, "r: a.top s1=5 d1=5 felt=5"), *people(2, "q: a.top felt=5")],
        [*people(8, "r: a.top s1=7 d1=5 felt=7"), *people(2, "q: a.top s1=9 d1=9 felt=9")],
    )
    assert gap(gaps, "wave_linked", "rating:felt", a="wave=w2")["a_base"] == 10
    assert gap(gaps, "wave", "theme:t1", a="wave=w2")["a_base"] == 10
    assert kinds_of(gaps, "theme", "t1") == {"wave", "wave_constant_mix"}
    five = between(
        tmp_path,
        [*people(8, "r: a.top s1=5 d1=5 felt=5"), *people(5, "q: a.top felt=5")],
        [*people(8, "r: a.top s1=7 d1=5 felt=7"), *people(5, "q: a.top s1=9 d1=9 felt=9")],
    )
    row = gap(five, "wave_linked", "theme:t1", a="wave=w2")
    assert figures(row)[2:] == [6.0, 5.0, 1.0, 8, 8]


def test_who_stated_no_unit_or_level_is_not_linked(tmp_path: Path) -> None:
    gaps = between(
        tmp_path,
        [*people(6, "r: a.top felt=5"), *people(6, "n: -.- felt=9"), *people(6, "m: a.top felt=9")],
        [*people(6, "r: a.top felt=7"), *people(6, "n: -.- felt=1"), *people(6, "m: -.top felt=1")],
    )
    row = gap(gaps, "wave_linked", "rating:felt", a="wave=w2")
    assert figures(row)[2:] == [7.0, 5.0, 2.0, 6, 6]
    assert gap(gaps, "wave", "rating:felt", a="wave=w2")["a_base"] == 18


def test_pillar_and_index_of_the_linked_are_made_of_their_shown_themes(tmp_path: Path) -> None:
    gaps = between(
        tmp_path,
        people(12, "r: a.top s1=5 d1=4 x1=6 x2=6 x3=6"),
        people(12, "r: a.top s1=7 d1=6 x1=6 x2=6 x3=7"),
    )
    found = {
        measure: figures(gap(gaps, "wave_linked", measure, a="wave=w2"))[2:5]
        for measure in ("theme:t1", "pillar:p2", "index:index")
    }
    assert found == {
        "theme:t1": [6.5, 4.5, 2.0],
        "pillar:p2": [6.3, 6.0, 0.3],
        "index:index": [6.4, 5.3, 1.1],  # (6.5 + 6.3) / 2 and (4.5 + 6.0) / 2, rounded
    }
    row = gap(gaps, "wave_linked", "index:index", a="wave=w2")
    # All twelve changed alike: neither an interval nor an effect says so.
    assert certainty(row) == ["clear", None, None, None, "wave_linked/w2"]


# ── At constant mix ──────────────────────────────────────────────────────────────────────────────


def test_at_constant_mix_the_cells_weigh_as_they_did_before(tmp_path: Path) -> None:
    gaps = between(
        tmp_path,
        [*people(5, "r: a.top felt=8"), *people(10, "q: b.top felt=5")],
        [*people(10, "p: a.top felt=9"), *people(5, "o: b.top felt=5")],
    )
    crude = gap(gaps, "wave", "rating:felt", a="wave=w2")
    assert figures(crude) == ["wave=w2", "wave=w1", 7.7, 6.0, 1.7, 15, 15]
    row = gap(gaps, "wave_constant_mix", "rating:felt", a="wave=w2")
    assert figures(row) == ["wave=w2", "wave=w1", 6.3, 6.0, 0.3, 15, 15]  # (5 · 9 + 10 · 5) / 15
    assert certainty(row) == ["no_test", None, None, None, ""]
    level = gap(gaps, "wave_constant_mix", "rating:felt", a="wave=w2;level=top")
    assert figures(level) == ["wave=w2;level=top", "wave=w1;level=top", 6.3, 6.0, 0.3, 15, 15]


def test_progress_that_is_only_a_shift_in_who_answered_is_none_at_constant_mix(
    tmp_path: Path,
) -> None:
    gaps = between(
        tmp_path,
        [*people(5, "r: a.top felt=8"), *people(9, "q: a.first felt=5")],
        [*people(9, "p: a.top felt=8"), *people(5, "o: a.first felt=5")],
    )
    assert gap(gaps, "wave", "rating:felt", a="wave=w2")["difference"] == 0.8
    assert gap(gaps, "wave_constant_mix", "rating:felt", a="wave=w2")["difference"] == 0.0


@pytest.mark.parametrize(("new", "there"), [(5, True), (4, False)])
def test_cells_of_one_wave_alone_are_left_out_unless_that_would_give_them_away(
    tmp_path: Path, new: int, there: bool
) -> None:
    """The others weigh alike, so everybody less the mean at constant mix would be the new ones."""
    gaps = between(
        tmp_path,
        [*people(6, "r: a.top felt=8"), *people(6, "q: b.top felt=5")],
        [
            *people(6, "p: a.top felt=8"),
            *people(6, "o: b.top felt=6"),
            *people(new, "n: b.first felt=1"),
        ],
    )
    row = gaps.filter(kind="wave_constant_mix", measure="felt", a="wave=w2")
    assert row["a_value"].to_list() == ([7.0] if there else [])
    assert row["a_base"].to_list() == ([12] if there else [])


def test_people_of_no_stated_atom_are_in_no_mix(tmp_path: Path) -> None:
    gaps = between(
        tmp_path,
        [*people(6, "r: a.top felt=8"), *people(6, "n: -.- felt=1")],
        [*people(6, "p: a.top felt=8"), *people(9, "m: -.- felt=1")],
    )
    row = gap(gaps, "wave_constant_mix", "rating:felt", a="wave=w2")
    assert figures(row)[2:] == [8.0, 8.0, 0.0, 6, 6]


CELL = st.tuples(st.integers(5, 8), st.integers(5, 8), st.integers(2, 8), st.integers(2, 8))
"""People and what they rate: before, now; before, now."""


def rounded(mean: Fraction) -> float:
    exact = Decimal(mean.numerator) / Decimal(mean.denominator)
    return float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


@settings(max_examples=6, deadline=None)
@given(st.tuples(CELL, CELL))
def test_the_change_at_constant_mix_and_the_shift_of_the_mix_are_the_crude_change(
    tmp_path_factory: pytest.TempPathFactory, cells: tuple[tuple[int, ...], ...]
) -> None:
    units = dict(zip("ab", cells, strict=True))
    gaps = between(
        tmp_path_factory.mktemp("mix"),
        [
            row
            for u, (n, _, felt, _) in units.items()
            for row in people(n, f"{u}: {u}.top felt={felt}")
        ],
        [
            row
            for u, (_, n, _, felt) in units.items()
            for row in people(n, f"x{u}: {u}.top felt={felt}")
        ],
    )
    before, now = (sum(cell[wave] for cell in cells) for wave in (0, 1))
    mean_before = Fraction(sum(n * felt for n, _, felt, _ in cells), before)
    mean_now = Fraction(sum(n * felt for _, n, _, felt in cells), now)
    at_mix = Fraction(sum(n * felt for n, _, _, felt in cells), before)
    shift = sum(felt * (Fraction(n, now) - Fraction(m, before)) for m, n, _, felt in cells)
    assert (at_mix - mean_before) + shift == mean_now - mean_before
    crude = gap(gaps, "wave", "rating:felt", a="wave=w2")
    constant = gap(gaps, "wave_constant_mix", "rating:felt", a="wave=w2")
    assert figures(crude)[2:4] == [rounded(mean_now), rounded(mean_before)]
    assert figures(constant)[2:4] == [rounded(at_mix), rounded(mean_before)]
    if Fraction(cells[0][0], before) == Fraction(cells[0][1], now):
        assert figures(constant) == figures(crude)


@pytest.mark.parametrize("times", [1, 2])
def test_where_the_mix_stays_the_same_constant_mix_is_the_crude_change(
    tmp_path: Path, times: int
) -> None:
    gaps = between(
        tmp_path,
        [*people(5, "r: a.top felt=8"), *people(7, "q: b.first felt=5")],
        [*people(5 * times, "p: a.top felt=6"), *people(7 * times, "o: b.first felt=7")],
    )
    crude, constant = (
        gap(gaps, kind, "rating:felt", a="wave=w2") for kind in ("wave", "wave_constant_mix")
    )
    assert figures(constant) == figures(crude)


# ── What can be compared ─────────────────────────────────────────────────────────────────────────

EVERYTHING = "s1=7 d1=6 x1=5 x2=5 x3=5 felt=8 own_desk=4 own_talk=6"
COMPARED = {
    *("index:index", "pillar:p1", "pillar:p2", "theme:t1", "theme:t2"),
    *("item:s1", "item:d1", "item:x1", "item:x2", "item:x3"),
    *("rating:felt", "rating:own_desk", "rating:own_talk", "own_deeds:own_deeds"),
}


def compared(gaps: pl.DataFrame, kind: str) -> set[str]:
    rows = gaps.filter(kind=kind, a="wave=w2").select("measure_kind", "measure").rows()
    return {f"{measure_kind}:{measure}" for measure_kind, measure in rows}


def test_everything_that_has_a_mean_of_scores_is_compared_between_waves(tmp_path: Path) -> None:
    everybody = people(12, f"r: a.top {EVERYTHING} owner=all")
    gaps = between(tmp_path, everybody, everybody)
    assert {kind: compared(gaps, kind) for kind in BETWEEN} == dict.fromkeys(BETWEEN, COMPARED)


def test_a_raised_wording_number_takes_an_item_its_theme_pillar_and_the_index_out(
    tmp_path: Path,
) -> None:
    text = 'text = {en = "Do 1"}'
    everybody = people(12, f"r: a.top {EVERYTHING}")
    gaps = between(
        tmp_path,
        everybody,
        everybody,
        questionnaires={"w2": changed(QUESTIONNAIRE, text, f"{text}, wording = 2")},
    )
    left = COMPARED - {"item:d1", "theme:t1", "pillar:p1", "index:index"}
    assert {kind: compared(gaps, kind) for kind in BETWEEN} == dict.fromkeys(BETWEEN, left)


def test_an_item_that_moved_to_another_theme_stands_on_other_people_and_is_compared_crudely(
    tmp_path: Path,
) -> None:
    """Its people are those of its theme: who is linked or in the mix there says nothing of both."""
    moved = changed(QUESTIONNAIRE, '{id = "x3", theme = "t2"', '{id = "x3", theme = "t1"')
    everybody = people(12, f"r: a.top {EVERYTHING}")
    gaps = between(tmp_path, everybody, everybody, questionnaires={"w2": moved})
    assert kinds_of(gaps, "item", "x3") == {"wave"}
    assert kinds_of(gaps, "item", "x1") == set(BETWEEN)
    assert kinds_of(gaps, "theme", "t1") == set()


# ── Units that continue others ───────────────────────────────────────────────────────────────────


def test_a_unit_goes_on_where_the_one_that_it_continues_left_off(tmp_path: Path) -> None:
    gaps = between(
        tmp_path,
        [*people(6, "r: a.top felt=8"), *people(11, "q: b.top felt=5")],
        [*people(9, "p: a.top felt=8"), *people(6, "q: c.top felt=6")],
        organisation=C_CONTINUES_B,
    )
    row = gap(gaps, "wave", "rating:felt", a="wave=w2;unit=c")
    assert figures(row)[1:] == ["wave=w1;unit=b", 6.0, 5.0, 1.0, 6, 11]
    mix = gap(gaps, "wave_constant_mix", "rating:felt", a="wave=w2")
    assert figures(mix)[2:] == [6.7, 6.1, 0.6, 15, 17]  # (6 · 8 + 11 · 6) / 17
    linked = gap(gaps, "wave_linked", "rating:felt", a="wave=w2;level=top")
    assert figures(linked)[2:] == [6.0, 5.0, 1.0, 6, 6]  # by person, wherever they sit


def test_without_continuing_a_new_unit_has_no_past(tmp_path: Path) -> None:
    gaps = between(
        tmp_path,
        [*people(6, "r: a.top felt=8"), *people(9, "q: b.top felt=5")],
        [*people(9, "p: a.top felt=8"), *people(6, "q: c.top felt=6")],
        organisation=changed(C_CONTINUES_B, ', continues = "b"', ""),
    )
    assert gaps.filter(a="wave=w2;unit=c").is_empty()
    mix = gap(gaps, "wave_constant_mix", "rating:felt", a="wave=w2")
    assert figures(mix)[2:] == [8.0, 8.0, 0.0, 9, 6]


# ── Three waves ──────────────────────────────────────────────────────────────────────────────────


def between_three(folder: Path, organisation: str, *waves: Sequence[str]) -> pl.DataFrame:
    database = loaded(
        folder,
        dict(zip(("w1", "w2", "w3"), waves, strict=True)),
        organisation=third_wave(organisation),
    )
    with closing(open_results(database)) as results:
        return results.gaps().filter(pl.col("kind").is_in(BETWEEN))


def test_a_middle_wave_is_linked_to_both_sides(tmp_path: Path) -> None:
    gaps = between_three(
        tmp_path,
        ORGANISATION,
        [*people(6, "r: a.top felt=4"), *people(5, "q: a.top felt=9")],
        [
            *people(6, "r: a.top felt=6"),
            *people(5, "p: a.top felt=8"),
            *people(5, "o: a.top felt=2"),
        ],
        [
            *people(6, "r: a.top felt=7"),
            *people(5, "p: a.top felt=7"),
            *people(5, "n: a.top felt=3"),
        ],
    )
    linked = gaps.filter(kind="wave_linked", measure="felt").rows(named=True)
    assert [(row["wave"], *figures(row)) for row in linked] == [
        ("w2", "wave=w2", "wave=w1", 6.0, 4.0, 2.0, 6, 6),
        ("w2", "wave=w2;level=top", "wave=w1;level=top", 6.0, 4.0, 2.0, 6, 6),
        ("w3", "wave=w3", "wave=w2", 7.0, 6.9, 0.1, 11, 11),  # (36 + 40) / 11 before
        ("w3", "wave=w3;level=top", "wave=w2;level=top", 7.0, 6.9, 0.1, 11, 11),
    ]


def test_what_the_two_links_of_a_middle_wave_have_between_them_is_not_given_away(
    tmp_path: Path,
) -> None:
    """Linked to the third wave less linked to the first: in the second these are four people."""
    gaps = between_three(
        tmp_path,
        ORGANISATION,
        [*people(6, "r: a.top felt=4"), *people(5, "q: a.top felt=9")],
        [
            *people(6, "r: a.top felt=6"),
            *people(4, "p: a.top felt=8"),
            *people(5, "o: a.top felt=2"),
        ],
        [
            *people(6, "r: a.top felt=7"),
            *people(4, "p: a.top felt=7"),
            *people(5, "n: a.top felt=3"),
        ],
    )
    assert set(gaps.filter(kind="wave_linked")["wave"]) == {"w2"}


def test_who_was_away_for_a_wave_is_not_linked_across_it(tmp_path: Path) -> None:
    gaps = between_three(
        tmp_path,
        ORGANISATION,
        people(6, "r: a.top felt=4"),
        people(6, "q: a.top felt=6"),
        people(6, "r: a.top felt=7"),
    )
    assert gaps.filter(kind="wave_linked").is_empty()
    assert gaps.filter(kind="wave", measure="felt", a="wave=w3").height == 1


def test_a_unit_that_has_a_past_of_its_own_is_compared_with_that(tmp_path: Path) -> None:
    """What it continues is the first wave's; in the second it was there itself."""
    gaps = between_three(
        tmp_path,
        C_CONTINUES_B,
        [*people(6, "r: a.top felt=8"), *people(9, "q: b.top felt=5")],
        [*people(6, "p: a.top felt=8"), *people(6, "o: c.top felt=6")],
        [*people(9, "n: a.top felt=8"), *people(6, "m: c.top felt=7")],
    )
    units = gaps.filter(pl.col("a").str.ends_with("unit=c"), kind="wave", measure="felt")
    assert units.select("a", "b", "difference").rows() == [
        ("wave=w2;unit=c", "wave=w1;unit=b", 1.0),
        ("wave=w3;unit=c", "wave=w2;unit=c", 1.0),
    ]
    mix = gap(gaps, "wave_constant_mix", "rating:felt", a="wave=w3")
    assert figures(mix)[2:] == [7.5, 7.0, 0.5, 15, 12]  # (8 + 7) / 2, (8 + 6) / 2
