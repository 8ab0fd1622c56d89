"""Reference values of R (psych, lavaan, multilevel, survey) on real answers, found again.

oracles.json says of each value how the answers were prepared; the tables here say it in code.
"""

import json
import math
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from assessment.statistics.agreement import average_deviation_j, icc, random_variance, rwg_j
from assessment.statistics.comparison import (
    cliffs_delta,
    mann_whitney,
    mann_whitney_normal,
    welch,
    wins,
)
from assessment.statistics.families import benjamini_hochberg, holm
from assessment.statistics.intervals import mean_half_width, wilson
from assessment.statistics.reliability import alpha, omega, omega_total
from assessment.statistics.tally import Numbers, moments, tallied

SHARED = Path(__file__).parents[4] / "shared"
ORACLES, REAL = SHARED / "oracles.json", SHARED / "real"
if not (ORACLES.exists() and REAL.exists()):
    pytest.skip("real answers lie outside the repository: not ours", allow_module_level=True)

Entry = dict[str, Any]
ENTRIES: dict[str, Entry] = {one["id"]: one for one in json.loads(ORACLES.read_text())["oracles"]}

SIDES = {
    "gender 1 vs 2": ("gender", 1, 2),
    "D14: 1 (top four tiers of management) vs 2 (others)": ("D14", 1, 2),
    "High vs Low": ("level", "High", "Low"),
    "High vs Medium": ("level", "High", "Medium"),
}
"""Column and both values, by what an entry calls its groups."""
FIRST_SEVEN = "S_supervisor of first 7 rows with D14==1"
"""An entry's items may be this instead: the scale of the supervisor, of a handful of people."""
FIVE_POINTS = 5


def entries_of(*stats: str) -> pytest.MarkDecorator:
    """A test of every entry of these kinds."""
    found = [pytest.param(one, id=name) for name, one in ENTRIES.items() if one["stat"] in stats]
    return pytest.mark.parametrize("entry", found)


def near(value: object) -> object:
    """To a millionth of the value, however small."""
    return pytest.approx(value, rel=1e-6, abs=1e-18)


@cache
def table(dataset: str) -> pl.DataFrame:
    return pl.read_csv(REAL / dataset, infer_schema_length=None, null_values=["", "NA"])


def rows_and_items(entry: Entry) -> tuple[pl.DataFrame, list[str]]:
    """The people that an entry is about, and its items."""
    rows, items, prep = table(entry["dataset"]), entry["items"], entry["prep"] or ""
    if items == [FIRST_SEVEN]:
        return rows.filter(D14=1).head(7), ENTRIES["wa.supervisor.mean"]["items"]
    level = re.fullmatch(r"level == (\w+)", prep)
    return (rows.filter(level=level[1]) if level else rows), items


def scores(rows: pl.DataFrame, items: list[str], prep: str | None) -> Numbers:
    """Scores (people, items), not a number where there is none."""
    found = rows.select(items).cast(pl.Float64).to_numpy().copy()
    if prep and prep.startswith("code 8 "):
        found[found == 8] = np.nan
        return 8 - found
    if prep and (reversed_items := re.fullmatch(r"reverse 7-x on (.+)", prep)):
        turned = np.isin(items, reversed_items[1].split(","))
        return np.where(turned, 7 - found, found)
    return found


def items_of(entry: Entry) -> Numbers:
    return scores(*rows_and_items(entry), entry["prep"])


def personal(found: Numbers, prep: str | None) -> Numbers:
    """Each person's mean of the items they answered, if they answered enough of them."""
    answered = (~np.isnan(found)).sum(axis=1)
    any_will_do = prep == "row mean of available items"
    enough = 1 if any_will_do else math.ceil(found.shape[1] / 2)
    means = np.nansum(found, axis=1) / np.maximum(answered, 1)
    return np.where(answered >= enough, means, np.nan)


def known(one: Numbers) -> Numbers:
    return one[~np.isnan(one)]


def personal_of(entry: Entry) -> Numbers:
    return known(personal(items_of(entry), entry["prep"]))


def sides_of(entry: Entry) -> tuple[Numbers, Numbers, Numbers]:
    """Values, and the heads of both sides."""
    column, a, b = SIDES[entry["group"]]
    rows = table(entry["dataset"])
    people = personal(scores(rows, entry["items"], entry["prep"]), entry["prep"])
    group = rows[column].to_list()
    a_side, b_side = (people[[one == side for one in group]] for side in (a, b))
    values, a_heads, b_heads = tallied(known(a_side), known(b_side))
    return values, a_heads, b_heads


def groups_of(entry: Entry) -> dict[str, Numbers]:
    """Scores of the items by the name of the group, of groups of two people or more."""
    columns = entry["group"].split("+")
    parts = table(entry["dataset"]).partition_by(columns, as_dict=True)
    found = {
        " ".join(map(str, name)): scores(rows, entry["items"], None) for name, rows in parts.items()
    }
    return {name: rows for name, rows in found.items() if len(rows) > 1}


@entries_of("cronbach_alpha")
def test_alpha_and_feldts_interval_are_those_of_psych(entry: Entry) -> None:
    missing = "pairwise" if entry["id"].endswith("pairwise") else "listwise"
    found, expected = alpha(items_of(entry), missing), entry["value"]
    assert found.value == near(expected["raw"])
    assert found.standardised == near(expected["std"])
    assert found.mean_correlation == near(expected["average_r"])
    assert found.people == expected["n_rows"]
    assert found.low == pytest.approx(expected["feldt_lo"], abs=1e-3)
    assert found.high == pytest.approx(expected["feldt_hi"], abs=1e-3)


@entries_of("mcdonald_omega_1factor")
def test_omega_is_that_of_lavaans_one_factor(entry: Entry) -> None:
    assert omega(items_of(entry)) == near(entry["value"]["omega"])


@entries_of("mcdonald_omega_total_minres_std")
def test_omega_total_is_that_of_psych(entry: Entry) -> None:
    assert omega_total(items_of(entry)) == near(entry["value"]["omega_total"])


@entries_of("mean_t_ci", "mean_fpc_ci")
def test_a_mean_and_its_interval_are_those_of_r_and_of_survey(entry: Entry) -> None:
    values, heads = tallied(personal_of(entry))
    expected = entry["value"]
    people, mean, variance = moments(values, heads)
    width = mean_half_width(values, heads, expected.get("N"))
    assert people == expected["n"]
    assert mean == near(expected["mean"])
    assert "sd" not in expected or math.sqrt(variance) == near(expected["sd"])
    assert [mean - width, mean + width] == near([expected["lo"], expected["hi"]])


@entries_of("top_box_share")
def test_a_share_and_its_interval_are_those_of_r(entry: Entry) -> None:
    favourable = re.search(r"favourable = \{([\d,]+)\}", entry["call"])
    assert favourable
    answers, expected = known(items_of(entry)[:, 0]), entry["value"]
    count = int(np.isin(answers, [int(one) for one in favourable[1].split(",")]).sum())
    assert (count, len(answers)) == (expected["k"], expected["n"])
    assert count / len(answers) == near(expected["share"])
    assert list(wilson(count, len(answers))) == near([expected["wilson_lo"], expected["wilson_hi"]])


@entries_of("wilson")
def test_wilsons_interval_is_that_of_r(entry: Entry) -> None:
    expected = entry["value"]
    found = wilson(expected["k"], expected["n"])
    assert list(found) == near([expected["lo"], expected["hi"]])


@entries_of("two_groups")
def test_two_groups_differ_as_r_says(entry: Entry) -> None:
    values, a, b = sides_of(entry)
    expected = entry["value"]
    assert (a.sum(), b.sum(), wins(a, b)) == (expected["nx"], expected["ny"], expected["W"])
    assert mann_whitney_normal(a, b, continuity=False) == near(expected["p_nocorrection"])
    assert mann_whitney_normal(a, b) == near(expected["p_continuity"])
    assert mann_whitney(a, b) == near(expected["p_continuity"])
    assert cliffs_delta(a, b) == near(expected["cliffs_delta"])
    assert (cliffs_delta(a, b) + 1) / 2 == near(expected["vda_A"])
    found = welch(values, a, b)
    assert found.difference == near(expected["diff"])
    assert found.t == near(expected["welch_t"])
    assert found.degrees == near(expected["welch_df"])
    assert found.p == near(expected["welch_p"])
    ends = [found.difference - found.half_width, found.difference + found.half_width]
    assert ends == near([expected["diff_ci_lo"], expected["diff_ci_hi"]])


@entries_of("p_adjust_holm", "p_adjust_bh")
def test_six_scales_are_a_family_as_in_r(entry: Entry) -> None:
    adjust = {"p_adjust_holm": holm, "p_adjust_bh": benjamini_hochberg}[entry["stat"]]
    sides = [sides_of(ENTRIES[f"wa.{scale}.level"]) for scale in entry["items"]]
    p = [float(mann_whitney_normal(a, b, continuity=False)) for _, a, b in sides]
    assert dict(zip(entry["items"], adjust(p), strict=True)) == near(entry["value"])


@entries_of("p_adjust")
def test_five_p_are_adjusted_as_in_r(entry: Entry) -> None:
    p = [float(one) for one in entry["prep"].removeprefix("p = ").split(",")]
    assert list(holm(p)) == near(entry["value"]["holm"])
    assert list(benjamini_hochberg(p)) == near(entry["value"]["bh"])


def agreed(group: Numbers) -> float:
    return rwg_j(group, FIVE_POINTS)


def around_the_median(group: Numbers) -> float:
    return average_deviation_j(group, around_median=True)


MEASURES: dict[str, Callable[[Numbers], float]] = {
    "rwg_j": agreed,
    "AD_mean_index": average_deviation_j,
    "AD_median_index": around_the_median,
}
SUMMARIES: dict[str, Callable[[Iterable[float]], object]] = {
    "mean": lambda found: np.mean([*found]),
    "median": lambda found: np.median([*found]),
    "min": min,
    "max": max,
    "n_groups": lambda found: len([*found]),
}


@entries_of(*MEASURES)
def test_agreement_over_all_groups_is_that_of_multilevel(entry: Entry) -> None:
    assert random_variance(FIVE_POINTS) == 2
    found = [MEASURES[entry["stat"]](group) for group in groups_of(entry).values()]
    assert {name: SUMMARIES[name](found) for name in entry["value"]} == near(entry["value"])


@entries_of("rwg_j_by_group")
def test_agreement_in_single_groups_is_that_of_multilevel(entry: Entry) -> None:
    groups, expected = groups_of(entry), entry["value"]
    assert {name: agreed(groups[name]) for name in expected} == near(expected)


@entries_of("icc")
def test_what_groups_explain_is_what_multilevel_says(entry: Entry) -> None:
    groups = [known(one[:, 0]) for one in groups_of(entry).values()]
    values, *heads = tallied(*groups)
    assert list(icc(values, heads)) == near([entry["value"]["ICC1"], entry["value"]["ICC2"]])
