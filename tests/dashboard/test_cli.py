"""The commands, as scripts and the consultant use them."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.error import URLError

import polars as pl
import pytest

from dashboard.i18n import LANGUAGES
from queries.runner import contract
from tests.conftest import Outcome
from tests.notation import EVERYBODY, Folder, answers

Keskmes = Callable[..., Outcome]

COMMAND = Path(sys.executable).with_name("keskmes")
GOOD = f"a1..a6: unit=A level=top {EVERYBODY}"
REPORT = {
    "rows_in",
    "accepted",
    "refused",
    "set_aside",
    "loaded",
    "refusals",
    "dropped_columns",
    "unmapped_labels",
    "warnings",
}
COLUMNS = list(contract("results/shown").columns)


@pytest.fixture
def check(folder: Folder, keskmes: Keskmes) -> Callable[..., Outcome]:
    """Checks answers of the small organisation, given in the notation."""

    def run(notation: str, *options: object) -> Outcome:
        path = folder.write("a.csv", answers(notation))
        return keskmes("check", path, *definitions(folder), *options)

    return run


def definitions(folder: Folder) -> list[object]:
    return ["-q", folder / "questionnaire.toml", "-o", folder / "organisation.toml"]


# ── language and usage ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "arguments",
    [
        ("--language", "et", "results", "-d", "no.duckdb"),
        ("results", "--language=et", "-d", "no.duckdb"),
        ("results", "-d", "no.duckdb", "--language", "et"),
    ],
)
def test_the_language_may_stand_anywhere(keskmes: Keskmes, arguments: tuple[str, ...]) -> None:
    outcome = keskmes(*arguments)
    assert outcome.code == 1
    assert "sellist andmebaasi ei ole" in outcome.err


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, "there is no such database"),
        ({"LANG": "et_EE.UTF-8"}, "sellist andmebaasi ei ole"),
        ({"LC_ALL": "fi_FI", "LANG": "et_EE"}, "tällaista tietokantaa ei ole"),
        ({"LANGUAGE": "et:en", "LC_ALL": "fi_FI"}, "sellist andmebaasi ei ole"),
        ({"LC_ALL": "C", "LC_MESSAGES": "fi_FI"}, "tällaista tietokantaa ei ole"),
        ({"LANG": "de_DE.UTF-8"}, "there is no such database"),
    ],
)
def test_without_a_language_the_environments_is_taken_else_english(
    keskmes: Keskmes, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], said: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert said in keskmes("results", "-d", "no.duckdb").err


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--language", "de", "results", "-d", "no.duckdb"), "de"),
        (("results", "-d", "no.duckdb", "--language=de"), "de"),
        (("results", "-d", "no.duckdb", "--language"), ""),
    ],
)
@pytest.mark.parametrize(
    ("variable", "said"),
    [
        ("et", "--language: keelt „{}“ ei ole. Võimalikud: et, en, fi."),
        ("en", "--language: “{}” is none of the languages. Possible: et, en, fi."),
        ("fi", "--language: kieltä ”{}” ei ole. Mahdolliset: et, en, fi."),
    ],
)
def test_a_language_that_is_none_of_ours_is_wrong_usage(
    keskmes: Keskmes,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    found: str,
    variable: str,
    said: str,
) -> None:
    monkeypatch.setenv("LANG", variable)
    outcome = keskmes(*arguments)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", said.format(found) + "\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("statistics",),
        ("result", "-d", "no.duckdb"),
        ("results", "-d", "no.duckdb", "--format", "pdf"),
        ("serve", "-d", "no.duckdb", "--port", "0"),
        ("load", "a.csv"),
        ("check", "-q", "q.toml", "-o", "o.toml"),
    ],
)
def test_wrong_usage_ends_with_2(keskmes: Keskmes, arguments: tuple[str, ...]) -> None:
    outcome = keskmes(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Usage:" in outcome.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "command", ["", "demo", "init", "plan", "check", "load", "results", "serve"]
)
def test_help_is_in_the_readers_language(keskmes: Keskmes, command: str, language: str) -> None:
    helped = keskmes(*filter(None, [command]), "--help", "--language", language)
    english = keskmes(*filter(None, [command]), "--help", "--language", "en")
    assert helped.code == 0
    assert "cli." not in helped.out
    assert (helped.out == english.out) == (language == "en")


def test_help_tells_of_the_language_that_may_stand_anywhere(keskmes: Keskmes) -> None:
    assert "--language et, en or fi" in keskmes("--help").out


# ── init and plan ────────────────────────────────────────────────────────────────────────────────


def test_init_writes_files_that_take_answers_when_they_are_filled_in(
    tmp_path: Path, keskmes: Keskmes
) -> None:
    folder = tmp_path / "our" / "assessment"
    outcome = keskmes("init", folder)
    assert outcome.code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "organisation.toml",
        "questionnaire.toml",
        "roster.csv",
    ]
    assert [line.startswith("Written: ") for line in outcome.err.splitlines()] == [True] * 3
    people = (
        "r1..r12: unit=customer_service level=first_line self_rating=9 promise_say=8 promise_do=6"
    )
    (folder / "a.csv").write_text(answers(people), encoding="utf-8")
    files = ("-q", folder / "questionnaire.toml", "-o", folder / "organisation.toml")
    assert keskmes("load", folder / "a.csv", *files, "-d", folder / "ours.duckdb").code == 0
    shown = keskmes("results", "-d", folder / "ours.duckdb")
    assert ",item,promise_say,shown,12,8.0," in shown.out


def test_init_into_a_file_can_not_be_done(tmp_path: Path, keskmes: Keskmes) -> None:
    (tmp_path / "file").touch()
    outcome = keskmes("init", tmp_path / "file")
    assert (outcome.code, outcome.out) == (1, "")
    assert "can't be written to" in outcome.err


def test_init_names_every_file_that_is_there_already(folder: Folder, keskmes: Keskmes) -> None:
    outcome = keskmes("init", folder.path)
    assert outcome.code == 1
    assert len(outcome.err.splitlines()) == 3


def test_a_plan_says_by_wave_which_groups_are_shown(folder: Folder, keskmes: Keskmes) -> None:
    outcome = keskmes("plan", "-o", folder / "organisation.toml")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "2025: 30 invited; of 18 groups 8 are shown and 10 protected."
    assert any(line.startswith("    All managers  ") for line in lines)
    assert any(line.startswith("    Customer-facing units  ") for line in lines)
    assert "    Unit B · Top managers" in lines


def test_a_plan_as_json_names_groups_by_their_keys(folder: Folder, keskmes: Keskmes) -> None:
    plan = json.loads(keskmes("plan", "-o", folder / "organisation.toml", "--json").out)
    assert plan.keys() == {"2025", "2026"}
    wave = plan["2026"]
    assert (wave["invited"], wave["method"], wave["shown"][0]) == (30, "exact", {})
    assert {"unit": "B", "level": "top"} in wave["too_small"]
    assert {"unit": "A", "level": "top"} in wave["complementary"]
    assert sum(len(wave[part]) for part in ("shown", "too_small", "complementary")) == 18


def test_a_merge_is_written_into_the_file_when_asked_and_planned_at_once(
    folder: Folder, keskmes: Keskmes
) -> None:
    path = folder / "organisation.toml"
    before = path.read_text(encoding="utf-8")
    outcome = keskmes("plan", "-o", path, "--merge", "B=A", "--json")
    assert (outcome.code, outcome.err) == (0, f"Written into {path}: B=A\n")
    assert {"unit": "B", "level": "top"} not in json.loads(outcome.out)["2026"]["too_small"]
    written = path.read_text(encoding="utf-8")
    assert written.replace('merged_into = "A"\n', "") == before
    assert folder.organisation.merges == {"B": "A"}


def test_a_merge_that_is_refused_leaves_the_file_as_it_was(
    folder: Folder, keskmes: Keskmes
) -> None:
    before = folder.content
    outcome = keskmes("plan", "-o", folder / "organisation.toml", "--merge", "C=A")
    assert (outcome.code, outcome.out) == (1, "")
    assert "there is no “C”. Possible: A, B." in outcome.err
    arguments = ("plan", "-o", folder / "organisation.toml", "--json")
    report = json.loads(keskmes(*arguments, "--merge", "A=B", "--merge", "B=A").out)
    reasons = [refusal["reason"] for refusal in report["refusals"]]
    assert reasons == ["merged_in_circles"]
    assert keskmes(*arguments, "--merge", "A").code == 2
    assert folder.content == before


def test_a_plan_needs_a_roster(folder: Folder, keskmes: Keskmes) -> None:
    (folder / "roster.csv").unlink()
    outcome = keskmes("plan", "-o", folder / "organisation.toml")
    assert (outcome.code, outcome.out) == (1, "")
    assert "roster.csv" in outcome.err
    report = json.loads(keskmes("plan", "-o", folder / "organisation.toml", "--json").out)
    assert [refusal["reason"] for refusal in report["refusals"]] == ["roster_missing"]


# ── check and load ───────────────────────────────────────────────────────────────────────────────


def test_a_check_says_what_would_be_loaded_and_writes_nothing(
    folder: Folder, check: Callable[..., Outcome]
) -> None:
    before = folder.content
    outcome = check(f"{GOOD}\nempty: unit=A level=top")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.splitlines() == [
        "a.csv: 7 rows = 6 accepted + 0 refused + 1 set aside.",
        "a.csv: 1 row without an answer, set aside (row 8).",
        "All rows are in order; load them with keskmes load.",
    ]
    assert folder.content.keys() - before.keys() == {"a.csv"}


def test_a_check_names_every_refused_cell_by_file_row_and_column(
    check: Callable[..., Outcome],
) -> None:
    outcome = check(f"{GOOD}\nx: unit=C level=top s1=99\ny: unit=A level=top s1=4,5")
    assert outcome.code == 1
    assert outcome.err.splitlines() == [
        "a.csv: 8 rows = 6 accepted + 2 refused + 0 set aside.",
        "a.csv, row 8, column s1: “99” is off the scale 1–10. Correct the answer.",
        (
            "a.csv, row 8, column unit: there is no unit “C”. Possible: A, B."
            " Correct the answer, or add it to the unit's aliases in the organisation file."
        ),
        (
            "a.csv, row 9, column s1: “4,5” is a number with a decimal comma;"
            " a whole point of 1–10 is expected. Correct the answer."
        ),
    ]


def test_a_check_as_json_has_the_shape_that_scripts_read(check: Callable[..., Outcome]) -> None:
    outcome = check(f"{GOOD}\nx: unit=A level=top s1=99\ny: unit=A level=top", "--json")
    assert (outcome.code, outcome.err) == (1, "")
    report = json.loads(outcome.out)
    assert report.keys() == REPORT
    counts = [report[key] for key in ("rows_in", "accepted", "refused", "set_aside", "loaded")]
    assert counts == [8, 6, 1, 1, 0]
    assert report["refusals"] == [
        {
            "file": "a.csv",
            "row": 8,
            "column": "s1",
            "reason": "off_scale",
            "message": "a.csv, row 8, column s1: “99” is off the scale 1–10. Correct the answer.",
        }
    ]


def test_a_file_that_is_refused_whole_is_a_report_in_json_too(
    folder: Folder, keskmes: Keskmes
) -> None:
    path = folder.write("a.csv", "wave,s1,s1,x\n2026,4,4,4\n")
    outcome = keskmes("check", path, *definitions(folder), "--json")
    assert (outcome.code, outcome.err) == (1, "")
    report = json.loads(outcome.out)
    assert report.keys() == REPORT
    assert [tuple(refusal.values())[:4] for refusal in report["refusals"]] == [
        ("a.csv", 1, "#3", "duplicate_head"),
        ("a.csv", 1, "#4", "unknown_column"),
    ]


def test_every_file_that_is_refused_whole_is_named(folder: Folder, keskmes: Keskmes) -> None:
    paths = [folder.write("a.csv", ""), folder.write("b.csv", "x\n1"), folder / "organisation.toml"]
    outcome = keskmes("check", *paths, *definitions(folder))
    assert [line.partition(":")[0] for line in outcome.err.splitlines()] == [
        "a.csv",
        "b.csv, row 1, column #1",
        "organisation.toml",
    ]


def test_a_load_says_what_it_did(folder: Folder, keskmes: Keskmes) -> None:
    path = folder.write("a.csv", answers(GOOD))
    database = folder / "small.duckdb"
    outcome = keskmes("load", path, *definitions(folder), "-d", database)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.splitlines()[-1] == f"Respondents loaded: 6. Database: {database}."


def test_of_a_refused_file_a_part_is_loaded_only_when_asked_for(
    folder: Folder, keskmes: Keskmes
) -> None:
    path = folder.write("a.csv", answers(f"{GOOD}\nx: unit=A level=top s1=99"))
    load = ("load", path, *definitions(folder), "-d", folder / "small.duckdb")
    refused = keskmes(*load)
    assert refused.code == 1
    assert refused.err.splitlines()[-1].startswith("Nothing was loaded")
    assert not (folder / "small.duckdb").exists()
    outcome = keskmes(*load, "--accept-partial", "--json")
    report = json.loads(outcome.out)
    counts = [report[key] for key in ("rows_in", "accepted", "refused", "set_aside", "loaded")]
    assert (outcome.code, counts) == (0, [7, 6, 1, 0, 6])


def test_a_mapping_and_a_wave_may_be_given(folder: Folder, keskmes: Keskmes) -> None:
    path = folder.write("a.csv", "Where;Agree?;E-mail\nHead office;Very;a@example.test\nB;4;\n")
    mapping = folder.write(
        "mapping.toml",
        '[columns]\nWhere = "unit"\n"#2" = "s1"\n'
        '[values.Where]\n"Head office" = "A"\n[values."Agree?"]\nVery = "10"\n',
    )
    outcome = keskmes(
        *("check", path, *definitions(folder), "--mapping", mapping, "--wave", "2026", "--json")
    )
    report = json.loads(outcome.out)
    assert (outcome.code, report["accepted"], report["dropped_columns"]) == (0, 2, ["E-mail"])
    text = keskmes("check", path, *definitions(folder), "--mapping", mapping, "--wave", "2026")
    assert "a.csv: columns with personal data, not loaded: E-mail." in text.err


def test_a_report_says_how_many_stated_no_unit_or_level(check: Callable[..., Outcome]) -> None:
    outcome = check(f"{GOOD}\nx: unit=A s1=4\ny: level=top s1=4\nz: s1=4")
    assert (
        "Without unit or level: 3. They count in the overall result only,"
        " and only once there are 5 of them." in outcome.err
    )


def test_warnings_are_in_both_reports(check: Callable[..., Outcome]) -> None:
    people = "a1..a7: unit=A level=top s1=4 d1=4"
    said = check(people).err
    warnings = json.loads(check(people, "--json").out)["warnings"]
    assert {one["reason"] for one in warnings} == {"column_missing", "more_than_invited"}
    assert all(one["message"] in said for one in warnings)


# ── results ──────────────────────────────────────────────────────────────────────────────────────


def test_results_are_printed_as_csv_or_json(small: Folder, keskmes: Keskmes) -> None:
    as_csv = keskmes("results", "-d", small / "small.duckdb")
    as_json = keskmes("results", "-d", small / "small.duckdb", "--format", "json")
    assert (as_csv.code, as_csv.err, as_json.code, as_json.err) == (0, "", 0, "")
    table = pl.read_csv(BytesIO(as_csv.out.encode()))
    rows = json.loads(as_json.out)
    assert table.columns == COLUMNS == list(rows[0])
    assert table.height == len(rows) == 18 * (1 + 1 + 2 + 2 + 1 + 5 + 2 + 1 + 6 + 2)
    assert {row["status"] for row in rows} == {"shown", "protected"}


def test_gaps_are_printed_like_results(small: Folder, keskmes: Keskmes) -> None:
    as_csv = keskmes("gaps", "-d", small / "small.duckdb")
    as_json = keskmes("gaps", "-d", small / "small.duckdb", "--format", "json")
    assert (as_csv.code, as_csv.err, as_json.code, as_json.err) == (0, "", 0, "")
    table, rows = pl.read_csv(BytesIO(as_csv.out.encode())), json.loads(as_json.out)
    assert table.columns == list(rows[0])
    assert table.height == len(rows) > 0
    assert {"level", "say_do"} <= set(table["kind"])


def test_statistics_are_written_with_a_word_on_whom_they_are_for(
    small: Folder, keskmes: Keskmes, tmp_path: Path
) -> None:
    output = tmp_path / "statistics.parquet"
    written = keskmes(
        *("statistics", "-d", small / "small.duckdb", "--format", "parquet", "--output", output)
    )
    assert written.code == 0
    assert "unrounded" in written.err
    assert {"mean", "ad_mean"} <= set(pl.read_parquet(output)["statistic"])
    assert output.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("file_format", ["csv", "json", "parquet", "xlsx"])
def test_results_are_written_to_a_file(
    small: Folder, tmp_path: Path, keskmes: Keskmes, file_format: str
) -> None:
    path = tmp_path / f"results.{file_format}"
    outcome = keskmes(
        *("results", "-d", small / "small.duckdb", "--format", file_format, "--output", path)
    )
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"Written: {path}\n"
    assert path.stat().st_size > 0


def test_results_that_can_not_be_written_are_refused(
    small: Folder, tmp_path: Path, keskmes: Keskmes
) -> None:
    outcome = keskmes(
        *("results", "-d", small / "small.duckdb", "--output", tmp_path / "no" / "results.csv")
    )
    assert (outcome.code, outcome.out) == (1, "")
    assert "can't be written to" in outcome.err


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("suffix", ["", ".key", ".wal"])
def test_results_are_never_written_over_their_database_nor_what_belongs_to_it(
    loaded_copy: Path, keskmes: Keskmes, file_format: str, suffix: str
) -> None:
    output = Path(f"{loaded_copy}{suffix}")
    before = output.read_bytes() if output.exists() else None
    outcome = keskmes("results", "-d", loaded_copy, "--format", file_format, "--output", output)
    assert outcome.code == 1
    assert (output.read_bytes() if output.exists() else None) == before


def test_results_are_not_written_over_another_name_of_the_database(
    loaded_copy: Path, keskmes: Keskmes
) -> None:
    other = loaded_copy.with_name("other.csv")
    other.hardlink_to(loaded_copy)
    before = loaded_copy.read_bytes()
    assert keskmes("results", "-d", loaded_copy, "--output", other).code == 1
    assert loaded_copy.read_bytes() == before


def test_results_in_a_folder_that_is_not_there_are_refused_as_a_workbook_too(
    small: Folder, tmp_path: Path, keskmes: Keskmes
) -> None:
    missing = tmp_path / "no" / "results.xlsx"
    database = small / "small.duckdb"
    outcome = keskmes("results", "-d", database, "--format", "xlsx", "--output", missing)
    assert (outcome.code, outcome.out) == (1, "")
    assert "can't be written to" in outcome.err


def test_a_name_longer_than_any_file_has_is_a_sentence_too(keskmes: Keskmes) -> None:
    outcome = keskmes("results", "-d", "x" * 300)
    assert outcome.code == 1
    assert "can't be opened" in outcome.err


@pytest.fixture
def loaded_copy(small: Folder, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(small / "small.duckdb", tmp_path / "copy.duckdb"))


# ── serve and demo ───────────────────────────────────────────────────────────────────────────────


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(*arguments: object, home: Path) -> Generator[int]:
    """The dashboard of a command, on the port given to the block, until the block ends."""
    port = free_port()
    environment = os.environ | {"XDG_DATA_HOME": str(home), "LANGUAGE": "en"}
    command = [str(COMMAND), *map(str, arguments), "--no-browser", "--port", str(port)]
    with subprocess.Popen(command, cwd=home, env=environment) as process:
        try:
            deadline = time.monotonic() + 60
            while not is_healthy(port):
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.1)
            yield port
        finally:
            process.terminate()


def is_healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as answer:
            return bool(answer.read() == b"ok")
    except (URLError, OSError):
        return False


def test_serve_opens_the_dashboard_of_a_database_on_this_computer(
    small: Folder, tmp_path: Path, keskmes: Keskmes
) -> None:
    shutil.copyfile(small / "small.duckdb", tmp_path / "ours.duckdb")
    with served("serve", "-d", "ours.duckdb", home=tmp_path) as port:
        outcome = keskmes("serve", "-d", tmp_path / "ours.duckdb", "--port", port)
    assert outcome.code == 1
    assert f"the port {port} is in use" in outcome.err


def test_serve_of_no_database_starts_nothing(tmp_path: Path, keskmes: Keskmes) -> None:
    outcome = keskmes("serve", "-d", tmp_path / "no.duckdb", "--port", free_port())
    assert outcome.code == 1
    assert "there is no such database" in outcome.err


def test_demo_serves_no_other_organisation(small: Folder, keskmes: Keskmes) -> None:
    outcome = keskmes("demo", "-d", small / "small.duckdb", "--no-browser")
    assert (outcome.code, outcome.out) == (1, "")
    assert "the database is of the organisation “small”" in outcome.err


def test_demo_loads_the_sample_once_and_serves_it(tmp_path: Path, keskmes: Keskmes) -> None:
    with served("demo", home=tmp_path):
        (database,) = tmp_path.glob("keskmes/sample-*.duckdb")
    content = database.read_bytes()
    outcome = keskmes("results", "-d", database)
    assert outcome.out.startswith("wave,unit_kind,")
    with served("demo", "-d", database, home=tmp_path):
        assert list(tmp_path.glob("keskmes/*.duckdb")) == [database]
    assert database.read_bytes() == content
