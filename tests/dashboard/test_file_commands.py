"""Commands about files: inspect, a mapping to read through, a questionnaire to field, undo."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest

from assessment.definition_files import read_mapping
from dashboard.i18n import LANGUAGES, words_in
from dashboard.intake.mapping_form import target_names
from tests.conftest import QUESTIONNAIRE, SAMPLE, Outcome
from tests.hostile.workbooks import WITH_FORMULA
from tests.notation import EVERYBODY, Folder, answers

Keskmes = Callable[..., Outcome]
NEAR = "Name;Where;We say it so;Whatever;\nMari;A;4;x;\n;B;5;y;\n"


def definitions(folder: Folder) -> list[object]:
    return ["-q", folder / "questionnaire.toml", "-o", folder / "organisation.toml"]


def test_inspect_says_what_a_file_is_and_loads_nothing(folder: Folder, keskmes: Keskmes) -> None:
    folder.write("a.csv", NEAR)
    folder.write("b.xlsx", WITH_FORMULA)
    before = folder.content
    outcome = keskmes("inspect", folder / "a.csv", folder / "b.xlsx")
    assert (outcome.code, outcome.out.splitlines()) == (
        0,
        [
            "a.csv: plain table, encoding utf-8; header rows 1, responses 2, columns 5.",
            "a.csv: columns with personal data, not loaded: Name.",
            "b.xlsx: plain table, encoding set by the file; header rows 1, responses 1, columns 2.",
            (
                "b.xlsx: cells with a formula: 1 (the first is B2); what they showed when the file"
                " was saved is read."
            ),
        ],
    )
    assert folder.content == before


def test_inspect_as_json_has_a_reason_where_a_file_can_not_be_read(
    folder: Folder, keskmes: Keskmes
) -> None:
    files = [folder.write("a.csv", NEAR), folder.write("b.lss", "<LimeSurveyDocType>")]
    outcome = keskmes("inspect", *files, folder / "none.csv", "--json")
    good, structure, missing = json.loads(outcome.out)
    assert outcome.code == 1
    assert (good["tool"], good["responses"], good["columns"]) == ("generic", 2, 5)
    assert (good["personal_columns"], good["reason"]) == (["Name"], None)
    assert (structure["tool"], structure["reason"]["reason"]) == ("limesurvey", "structure_only")
    assert (missing["tool"], missing["reason"]["reason"]) == (None, "file_unreadable")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mapping_to_read_through_is_one_that_check_takes(
    folder: Folder, keskmes: Keskmes, language: str
) -> None:
    answers_file = folder.write("a.csv", NEAR)
    mapping = folder / "mapping.toml"
    options = [*definitions(folder), "--write-mapping", mapping, "--language", language]
    assert keskmes("inspect", answers_file, *options).code == 0
    text = mapping.read_text(encoding="utf-8")
    assert tomllib.loads(text)["columns"] == {"Where": "unit", "We say it so": "s1"}
    assert '"We say it so" = "s1"  # ' in text
    assert '# "Whatever" = ""' in text
    assert read_mapping(mapping).columns["Where"] == "unit"
    checked = keskmes(
        *("check", answers_file, *definitions(folder), "--mapping", mapping, "--wave", "2026")
    )
    assert checked.code == 0
    assert keskmes("inspect", answers_file, *options).code == 1  # nothing is written over


def test_a_mapping_where_all_is_known_says_nothing_of_unknown_columns(
    folder: Folder, keskmes: Keskmes
) -> None:
    answers_file = folder.write("a.csv", "s1\n4\n")
    mapping = folder / "mapping.toml"
    keskmes("inspect", answers_file, *definitions(folder), "--write-mapping", mapping)
    assert mapping.read_text(encoding="utf-8").splitlines()[1:] == ["[columns]", '"s1" = "s1"']


def test_what_a_load_was_told_is_taken_by_the_next_one_and_said(
    folder: Folder, keskmes: Keskmes
) -> None:
    first = folder.write("a.csv", "respondent;Agree?\nn1;4\n")
    second = folder.write("b.csv", "respondent;Agree?\nn2;5\n")
    mapping = folder.write("mapping.toml", '[columns]\n"Agree?" = "s1"\n')
    load = [*definitions(folder), "-d", folder / "new.duckdb", "--wave", "2026"]
    assert keskmes("load", first, *load, "--mapping", mapping).code == 0
    outcome = keskmes("load", second, *load)
    assert outcome.code == 0
    assert "b.csv: read as it was mapped before: Agree?." in outcome.err


def test_a_load_is_taken_back_by_its_number(
    folder: Folder, small: Folder, keskmes: Keskmes
) -> None:
    for name in ("small.duckdb", "small.duckdb.key"):
        copyfile(small / name, folder / name)
    outcome = keskmes("undo", 1, "-d", folder / "small.duckdb")
    assert (outcome.code, outcome.err.strip()) == (0, "Load 1 (answers.csv) is taken back.")
    path = folder.write("a.csv", answers(f"r1..r6: unit=A level=top {EVERYBODY}"))
    assert keskmes("load", path, *definitions(folder), "-d", folder / "small.duckdb").code == 0


def test_labels_of_both_ends_and_strange_ones_are_told(folder: Folder, keskmes: Keskmes) -> None:
    path = folder.write("a.csv", "s1,d1\n1 - no,10 - yes\n5 - so,often\n")
    outcome = keskmes("check", path, *definitions(folder), "--wave", "2026", "--json")
    report = json.loads(outcome.out)
    assert report["unmapped_labels"] == [
        {"file": "a.csv", "column": "d1", "label": "often", "rows": 1}
    ]
    text = keskmes("check", path, *definitions(folder), "--wave", "2026").err
    assert "a.csv: scale points: lowest is “no”, highest “yes” (2 columns)." in text


@pytest.mark.parametrize("form", ["limesurvey", "xlsform", "docx"])
def test_a_questionnaire_is_written_once(folder: Folder, keskmes: Keskmes, form: str) -> None:
    path = folder / "form"
    asked = ("questionnaire", *definitions(folder), "--format", form, "--output", path)
    outcome = keskmes(*asked)
    assert (outcome.code, outcome.err.strip()) == (0, f"Written: {path}")
    assert path.stat().st_size > 1000
    assert keskmes(*asked).code == 1


def test_everything_that_a_column_can_be_has_a_name(folder: Folder) -> None:
    names = target_names(words_in("en"), folder.definitions)
    assert names["used:survey"].startswith("What is used?")
    assert (names["unit"], names["s1"]) == ("unit", "We say so")


def test_the_mapping_suggested_for_each_export_of_the_sample_is_one_that_check_takes(
    tmp_path: Path, keskmes: Keskmes
) -> None:
    asked = ["-q", QUESTIONNAIRE, "-o", SAMPLE / "organisation.toml"]
    for export in sorted((SAMPLE / "exports").iterdir()):
        mapping = tmp_path / f"{export.stem}.toml"
        assert keskmes("inspect", export, *asked, "--write-mapping", mapping).code == 0
        outcome = keskmes("check", export, *asked, "--mapping", mapping, "--wave", "2026")
        assert (outcome.code, "= 141 accepted" in outcome.err) == (0, True), outcome.err
