"""Reference values of R on real answers, found again the way a consultant would: load, and look.

The answers are put into response files, with a questionnaire and an organisation made for them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl
import pytest

from assessment.appendix.appendix import appendix_of
from assessment.checking import check_files
from assessment.definition_files import read_definitions
from assessment.loading import load
from assessment.store import open_to_read

SHARED = Path(__file__).parents[4] / "shared"
ORACLES, REAL = SHARED / "oracles.json", SHARED / "real"
if not (ORACLES.exists() and REAL.exists()):
    pytest.skip("real answers lie outside the repository: not ours", allow_module_level=True)


ORACLE: dict[str, dict[str, Any]] = {
    one["id"]: one for one in json.loads(ORACLES.read_text())["oracles"]
}


class Asked(NamedTuple):
    """The items of a theme, on which scale, and from how many of them a person counts."""

    items: Sequence[str]
    scale: str
    answered_from: int


SCALES = {
    "one_to_six": (1, 6, 2, 5),
    "one_to_five": (1, 5, 2, 4),
    "nought_to_four": (0, 4, 1, 3),
    "one_to_ten": (1, 10, 4, 8),
    "agreement": (1, 7, 2, 6),
}
"""Lowest, highest, end of the low block, start of the top box."""


def asked(oracle: str, scale: str, answered_from: int | None = None) -> Asked:
    """The items of an oracle's entry; by default whoever rated two thirds of them counts."""
    items = ORACLE[oracle]["items"]
    return Asked(items, scale, answered_from or -(-2 * len(items) // 3))


def questionnaire_of(themes: Mapping[str, Asked], reversed_items: Sequence[str] = ()) -> str:
    lines = [
        'id = "real"\nversion = "1"\nlanguages = ["en"]',
        'pillars = [{id = "all", name = {en = "All"}}]',
    ]
    for scale in {theme.scale for theme in themes.values()}:
        names = ("lowest", "highest", "low_to", "top_from")
        limits = zip(names, SCALES[scale], strict=True)
        lines += [f"[scales.{scale}]", *(f"{name} = {limit}" for name, limit in limits)]
        lines += ['lowest_label = {en = "no"}\nhighest_label = {en = "yes"}', 'cant_say = ["99"]']
    for name, theme in themes.items():
        lines += [f'[[themes]]\nid = "{name}"\npillar = "all"\nname = {{en = "{name}"}}']
        lines += [f'source = "real"\nanswered_from = {theme.answered_from}']
        for item in theme.items:
            turned = str(item in reversed_items).lower()
            lines += [f'[[items]]\nid = "{item}"\ntheme = "{name}"\nscale = "{theme.scale}"']
            lines += [f'reversed = {turned}\ntext = {{en = "{item}"}}']
    return "\n".join(lines)


def organisation_of(units: Sequence[str], levels: Sequence[str]) -> str:
    lines = [
        'id = "real"\nname = "Real"\nwaves = [{id = "w", name = {en = "W"}, date = 2020-01-01}]'
    ]
    lines += [f'[[levels]]\nid = "{level}"\nname = {{en = "{level} level"}}' for level in levels]
    lines += [
        f'[[units]]\nid = "{unit}"\nname = {{en = "unit {unit}"}}\nkind = "support"'
        for unit in units
    ]
    return "\n".join(lines)


def statistics_of(
    folder: Path,
    answers: pl.DataFrame,
    themes: Mapping[str, Asked],
    *,
    units: Sequence[str],
    levels: Sequence[str],
    reversed_items: Sequence[str] = (),
    roster: str | None = None,
) -> pl.DataFrame:
    """The appendix of a load; the answers have a column for respondent, unit and level."""
    (folder / "questionnaire.toml").write_text(questionnaire_of(themes, reversed_items))
    (folder / "organisation.toml").write_text(organisation_of(units, levels))
    if roster:
        (folder / "roster.csv").write_text(f"wave,unit,level,invited\n{roster}\n")
    items = [item for theme in themes.values() for item in theme.items]
    answers.select("respondent", "unit", "level", *items).write_csv(folder / "answers.csv")
    definitions = read_definitions(folder / "questionnaire.toml", folder / "organisation.toml")
    checked = check_files([folder / "answers.csv"], definitions, wave="w")
    assert load(folder / "real.duckdb", checked, definitions).loaded == answers.height
    with closing(open_to_read(folder / "real.duckdb")) as file:
        return appendix_of(file)


def table(file: str) -> pl.DataFrame:
    return pl.read_csv(REAL / file, infer_schema_length=None, null_values=["", "NA"])


def row_of(
    statistics: pl.DataFrame,
    statistic: str,
    measure: str,
    a: str = "",
    b: str = "",
    kind: str = "theme",
) -> dict[str, Any]:
    found = statistics.filter(
        statistic=statistic, measure_kind=kind, measure=measure, group_a=a, group_b=b
    )
    assert found.height == 1, found
    return found.row(0, named=True)


def near(value: object) -> Any:
    """To a millionth of the value, however small."""
    return pytest.approx(value, rel=1e-6, abs=1e-18)


def is_reliable_as_in_r(statistics: pl.DataFrame, theme: str, oracle: str) -> None:
    """Alpha both ways with Feldt's interval, and both omegas."""
    for missing in ("listwise", "pairwise"):
        expected = ORACLE[f"{oracle}.alpha.{missing}"]["value"]
        alpha = row_of(statistics, f"alpha_{missing}", theme)
        assert (alpha["value"], alpha["n_a"]) == (near(expected["raw"]), expected["n_rows"])
        feldt = [expected["feldt_lo"], expected["feldt_hi"]]
        assert [alpha["low"], alpha["high"]] == pytest.approx(feldt, abs=1e-3)
        for name, key in (("alpha_standardised", "std"), ("mean_correlation", "average_r")):
            assert row_of(statistics, f"{name}_{missing}", theme)["value"] == near(expected[key])
    for name, key, value in (
        ("omega", "omega_cfa", "omega"),
        ("omega_total", "omega_psych", "omega_total"),
    ):
        expected = ORACLE[f"{oracle}.{key}"]["value"][value]
        assert row_of(statistics, name, theme)["value"] == near(expected)


def differ_as_in_r(
    statistics: pl.DataFrame, measure: str, oracle: str, a: str, b: str, kind: str = "theme"
) -> None:
    """The two groups' difference with its interval, their effect, and both tests."""
    expected = ORACLE[oracle]["value"]
    found = {
        name: row_of(statistics, name, measure, a, b, kind)
        for name in ("difference", "cliffs_delta", "mann_whitney_p", "welch_p")
    }
    assert (found["difference"]["n_a"], found["difference"]["n_b"]) == (
        expected["nx"],
        expected["ny"],
    )
    assert [found["difference"][one] for one in ("value", "low", "high")] == near(
        [expected["diff"], expected["diff_ci_lo"], expected["diff_ci_hi"]]
    )
    assert found["cliffs_delta"]["value"] == near(expected["cliffs_delta"])
    assert found["mann_whitney_p"]["value"] == near(expected["p_continuity"])
    assert found["welch_p"]["value"] == near(expected["welch_p"])


# ── psych's bfi: five scales of six points, some of their items reversed ─────────────────────────


@pytest.fixture(scope="module")
def bfi(tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    people = table("psych_bfi.csv").rename({"id": "respondent"})
    return statistics_of(
        tmp_path_factory.mktemp("bfi"),
        people.with_columns(unit=pl.lit("all"), level=pl.lit("all")),
        {scale: asked(f"bfi.{scale}.alpha.listwise", "one_to_six") for scale in "ACENO"},
        units=["all"],
        levels=["all"],
        reversed_items=["A1", "C4", "C5", "E1", "E2", "O2", "O5"],
    )


@pytest.mark.parametrize("scale", list("ACENO"))
def test_the_scales_of_bfi_are_as_reliable_as_psych_and_lavaan_say(
    bfi: pl.DataFrame, scale: str
) -> None:
    is_reliable_as_in_r(bfi, scale, f"bfi.{scale}")


# ── multilevel's lq2002: companies as units ──────────────────────────────────────────────────────

LQ2002 = {"LEAD": "one_to_five", "TSIG": "one_to_five", "HOSTIL": "nought_to_four"}


@pytest.fixture(scope="module")
def lq2002(tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    people = table("multilevel_lq2002.csv").with_columns(
        respondent=pl.col("SUB"), unit=pl.format("c{}", "COMPID"), level=pl.lit("all")
    )
    return statistics_of(
        tmp_path_factory.mktemp("lq2002"),
        people,
        {name: asked(f"lq2002.{name}.alpha.listwise", scale) for name, scale in LQ2002.items()},
        units=people["unit"].unique().sort().to_list(),
        levels=["all"],
    )


@pytest.mark.parametrize("scale", LQ2002)
def test_the_scales_of_lq2002_are_as_reliable_as_psych_and_lavaan_say(
    lq2002: pl.DataFrame, scale: str
) -> None:
    is_reliable_as_in_r(lq2002, scale, f"lq2002.{scale}")


def by_company(statistics: pl.DataFrame, statistic: str) -> pl.DataFrame:
    """Of the leadership scale: each company's value."""
    found = statistics.filter(
        pl.col("group_a").str.contains("^unit=c[0-9]+$"), statistic=statistic, measure="LEAD"
    )
    return found.filter(measure_kind="theme").select(
        company=pl.col("group_a").str.strip_prefix("unit=c"), value="value"
    )


def test_companies_agree_on_their_leaders_as_multilevel_says(lq2002: pl.DataFrame) -> None:
    for statistic, oracle in (("rwg_j", "lq2002.LEAD.rwgj"), ("ad_mean", "lq2002.LEAD.ADm")):
        found, expected = by_company(lq2002, statistic)["value"], ORACLE[oracle]["value"]
        summary = [found.mean(), found.median(), found.min(), found.max()]
        assert summary == near([expected[key] for key in ("mean", "median", "min", "max")])
    assert len(found) == ORACLE["lq2002.LEAD.rwgj"]["value"]["n_groups"]


def test_single_companies_agree_as_multilevel_says(lq2002: pl.DataFrame) -> None:
    found = dict(by_company(lq2002, "rwg_j").rows())
    expected = ORACLE["lq2002.LEAD.rwgj.first5"]["value"]
    assert {company: found[company] for company in expected} == near(expected)


@pytest.mark.parametrize(
    ("theme", "oracle"), [("LEAD", "LEAD"), ("TSIG", "TSIG"), ("HOSTIL", "HOSTILE")]
)
def test_companies_explain_as_much_as_multilevel_says(
    lq2002: pl.DataFrame, theme: str, oracle: str
) -> None:
    expected = ORACLE[f"lq2002.{oracle}.icc"]["value"]
    single, mean = (row_of(lq2002, name, theme) for name in ("icc1", "icc2"))
    assert (single["value"], mean["value"]) == (near(expected["ICC1"]), near(expected["ICC2"]))
    assert (single["n_a"], single["n_b"]) == (expected["n"], expected["groups"])


# ── People analytics: departments as units, levels as levels ─────────────────────────────────────

PA_LEVELS = ("High", "Medium", "Low")
PA_ITEMS = ("sentiment", "intention")


@pytest.fixture(scope="module")
def pa(tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    people = table("pa_survey_responses.csv")
    departments = {name: f"d{n}" for n, name in enumerate(sorted(set(people["department"])))}
    people = people.with_columns(
        respondent=pl.col("iid"), unit=pl.col("department").replace(departments)
    )
    cells = people.group_by("unit", "level").len("invited").sort("unit", "level")
    spare = 5000 - people.height  # all of them invited to the first cell
    invited = [n + spare * (place == 0) for place, n in enumerate(cells["invited"])]
    roster = cells.select(wave=pl.lit("w"), unit="unit", level="level", invited=pl.Series(invited))
    return statistics_of(
        tmp_path_factory.mktemp("pa"),
        people,
        {item: Asked([item], "one_to_ten", 1) for item in PA_ITEMS},
        units=list(departments.values()),
        levels=PA_LEVELS,
        roster=roster.write_csv(include_header=False).strip(),
    )


def groups_of_pa(item: str) -> Iterator[tuple[str, str]]:
    """A group as the appendix and as the oracles call it."""
    yield "", f"pa.{item}"
    for level in PA_LEVELS:
        yield f"level={level}", f"pa.{item}.{level}"


@pytest.mark.parametrize("item", PA_ITEMS)
def test_means_and_top_boxes_are_those_of_r(pa: pl.DataFrame, item: str) -> None:
    for group, oracle in groups_of_pa(item):
        expected = ORACLE[f"{oracle}.mean"]["value"]
        mean = row_of(pa, "mean", item, group, kind="item")
        assert mean["n_a"] == expected["n"]
        assert [mean[one] for one in ("value", "low", "high")] == near(
            [expected[key] for key in ("mean", "lo", "hi")]
        )
        expected = ORACLE[f"{oracle}.topbox"]["value"]
        share = row_of(pa, "top_box", item, group, kind="item")
        assert [share[one] for one in ("value", "low", "high")] == near(
            [expected[key] for key in ("share", "wilson_lo", "wilson_hi")]
        )


@pytest.mark.parametrize("item", PA_ITEMS)
def test_the_mean_of_everybody_invited_is_that_of_survey(pa: pl.DataFrame, item: str) -> None:
    expected = ORACLE[f"pa.{item}.mean_fpc"]["value"]
    mean = row_of(pa, "mean_of_invited", item, kind="item")
    assert (mean["n_a"], mean["n_b"]) == (expected["n"], expected["N"])
    assert [mean["low"], mean["high"]] == near([expected["lo"], expected["hi"]])


@pytest.mark.parametrize("item", PA_ITEMS)
def test_departments_explain_as_much_as_multilevel_says(pa: pl.DataFrame, item: str) -> None:
    expected = ORACLE[f"pa.{item}.icc_department"]["value"]
    found = [row_of(pa, name, item, kind="item")["value"] for name in ("icc1", "icc2")]
    assert found == near([expected["ICC1"], expected["ICC2"]])


@pytest.mark.parametrize("item", PA_ITEMS)
@pytest.mark.parametrize("other", ["Low", "Medium"])
def test_levels_differ_as_r_says(pa: pl.DataFrame, item: str, other: str) -> None:
    oracle = f"pa.{item}.High_{other}"
    differ_as_in_r(pa, item, oracle, "level=High", f"level={other}", kind="item")


# ── The public sector of Western Australia: top managers and the others ──────────────────────────

WA = {"mgmt": 3, "engagement": 3, "supervisor": 2, "workgroup": 2, "diversity": 2, "job": 3}
"""Its scales, and half of their items."""


@pytest.fixture(scope="module")
def wa(tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    themes = {
        name: asked(f"wa.{name}.alpha.listwise", "agreement", half) for name, half in WA.items()
    }
    items = [item for theme in themes.values() for item in theme.items]
    people = table("wa_epss2015_responses.csv").with_row_index("respondent")
    return statistics_of(
        tmp_path_factory.mktemp("wa"),
        people.select(
            "respondent",
            pl.lit("all").alias("unit"),
            pl.col("D14").replace_strict({1: "top", 2: "others"}).alias("level"),
            # 8 doesn't know, or it doesn't apply; who rated nothing here answered other questions
            pl.col(items).replace(8, 99).fill_null(99),
        ),
        themes,
        units=["all"],
        levels=["top", "others"],
        reversed_items=items,  # 1 agrees most
        roster="w,all,top,1000\nw,all,others,19000",
    )


@pytest.mark.parametrize("scale", WA)
def test_the_scales_of_the_public_sector_are_as_reliable_as_psych_says(
    wa: pl.DataFrame, scale: str
) -> None:
    is_reliable_as_in_r(wa, scale, f"wa.{scale}")


@pytest.mark.parametrize("scale", WA)
def test_top_managers_and_the_others_differ_as_r_says(wa: pl.DataFrame, scale: str) -> None:
    differ_as_in_r(wa, scale, f"wa.{scale}.level", "level=top", "level=others")


@pytest.mark.parametrize("scale", WA)
def test_the_mean_of_the_whole_public_sector_is_that_of_survey(
    wa: pl.DataFrame, scale: str
) -> None:
    for statistic, oracle in (("mean", "mean"), ("mean_of_invited", "mean_fpc")):
        expected = ORACLE[f"wa.{scale}.{oracle}"]["value"]
        mean = row_of(wa, statistic, scale)
        assert mean["n_a"] == expected["n"]
        assert [mean[one] for one in ("value", "low", "high")] == near(
            [expected[key] for key in ("mean", "lo", "hi")]
        )
