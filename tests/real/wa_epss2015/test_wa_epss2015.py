"""A real survey of 11,405 people through the same commands, against R's numbers."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SHARED = ROOT.parent / "shared"
RESPONSES = SHARED / "real" / "wa_epss2015_responses.csv"
ROWS = 11_405

SCALES = {
    "management": "wa.mgmt",
    "engagement": "wa.engagement",
    "supervisor": "wa.supervisor",
    "workgroup": "wa.workgroup",
    "diversity": "wa.diversity",
    "job": "wa.job",
}

pytestmark = pytest.mark.skipif(
    not RESPONSES.exists(), reason="the real survey lies outside the repository: it is not ours"
)


@cache
def oracle(name: str) -> dict[str, Any]:
    oracles = json.loads((SHARED / "oracles.json").read_text())["oracles"]
    return next(one["value"] for one in oracles if one["id"] == name)


def keskmes(*arguments: str | Path) -> str:
    command = [Path(sys.executable).with_name("keskmes"), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def loaded(folder: Path, questionnaire: str) -> tuple[dict[str, Any], pl.DataFrame]:
    database = folder / "wa.duckdb"
    files = ("-q", HERE / questionnaire, "-o", HERE / "organisation.toml", "-d", database)
    mapped = ("--mapping", HERE / "mapping.toml", "--wave", "2015")
    report = json.loads(keskmes("load", RESPONSES, *files, *mapped, "--json"))
    shown = folder / "shown.parquet"
    keskmes("results", "-d", database, "--format", "parquet", "--output", shown)
    overall = pl.col("unit", "level", "unit_kind", "division") == ""
    return report, pl.read_parquet(shown).filter(pl.all_horizontal(overall))


def test_six_scales_of_all_rows_match_the_reference_means_and_bases(tmp_path: Path) -> None:
    report, overall = loaded(tmp_path, "questionnaire.toml")
    assert (report["rows_in"], report["accepted"], report["loaded"]) == (ROWS, ROWS, ROWS)
    assert "D1" in report["dropped_columns"]
    themes = overall.filter(measure_kind="theme")
    shown = {
        measure: (base, mean) for measure, base, mean in themes["measure", "base", "mean"].rows()
    }
    expected = {
        theme: (oracle(f"{name}.mean")["n"], round(oracle(f"{name}.mean")["mean"], 1))
        for theme, name in SCALES.items()
    }
    assert shown == expected


def test_one_item_as_a_theme_matches_mean_base_and_shares(tmp_path: Path) -> None:
    _, overall = loaded(tmp_path, "one_item.toml")
    row = overall.filter(measure_kind="theme", measure="listening").row(0, named=True)
    mean, top_box, net = (oracle(f"wa.A3c.{name}") for name in ("mean", "topbox", "net"))
    assert (row["base"], row["mean"]) == (mean["n"], round(mean["mean"], 1))
    assert row["top_box"] == round(100 * top_box["share"])
    assert row["low"] == round(100 * net["unfav"])
    assert row["middle"] == round(100 * net["neutral"])
    assert row["shares_bound"] == ""
