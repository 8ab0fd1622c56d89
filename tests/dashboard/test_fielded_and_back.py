"""The questionnaire goes out as a LimeSurvey structure, and its answers come back unmapped."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from assessment.checking import check_files
from assessment.definition import LONGEST_ANSWER_CODE, LONGEST_CODE, short_code
from assessment.definition_files import Definitions, read_definitions
from assessment.loading import load
from assessment.results import open_results
from dashboard.fielding.form import write_form
from dashboard.i18n import words_in
from tests.conftest import QUESTIONNAIRE, SAMPLE

FIRST = ["id", "submitdate", "lastpage", "startlanguage", "startdate"]
Row = dict[str, str]


def table(structure: ET.Element, name: str) -> list[Row]:
    rows = structure.findall(f"{name}/rows/row")
    return [{cell.tag: cell.text or "" for cell in row} for row in rows]


def limesurvey_export(
    structure: ET.Element, answers: Sequence[Mapping[str, str]]
) -> list[list[str]]:
    """What LimeSurvey would export of the structure: heads and answers as codes, in its order."""
    titles = {row["qid"]: row["title"] for row in table(structure, "questions")}
    parts: dict[str, list[str]] = {}
    for row in table(structure, "subquestions"):
        parts.setdefault(titles[row["parent_qid"]], []).append(row["title"])
    known = {row["code"] for row in table(structure, "answers")}
    ids = {short_code(column, LONGEST_CODE): column for column in answers[0]}
    heads: list[str] = []
    cells: list[list[str]] = [[] for _ in answers]
    for title in titles.values():
        for part in parts.get(title, [""]):
            heads.append(f"{title}[{part}]" if part else title)
            is_option = bool(part) and part not in ids
            column = ids[title if is_option or not part else part]
            for row, line in zip(answers, cells, strict=True):
                if is_option:
                    chosen = [short_code(one, LONGEST_CODE) for one in row[column].split(";")]
                    line.append("Y" if part in chosen else "")
                else:
                    code = codes(row[column]) & known
                    line.append(code.pop() if code else row[column])
    return [[*FIRST, *heads], *([*meta(n), *line] for n, line in enumerate(cells, start=1))]


def meta(number: int) -> list[str]:
    started = f"2026-10-05 {number // 60:02}:{number % 60:02}:00"
    return [str(number), "1980-01-01 00:00:00", "16", "et", started]


def codes(answer: str) -> set[str]:
    return {short_code(answer, LONGEST_ANSWER_CODE)} if answer else set()


def results_of(folder: Path, answers: Path, definitions: Definitions) -> pl.DataFrame:
    database = folder / f"{answers.stem}.duckdb"
    checked = check_files([answers], definitions, wave="2026")
    assert not checked[0].refused
    load(database, checked, definitions)
    opened = open_results(database)
    try:
        return opened.shown()
    finally:
        opened.close()


@pytest.mark.parametrize("language", ["et", "fi"])
def test_answers_to_the_limesurvey_structure_give_the_results_of_the_plain_file(
    tmp_path: Path, language: str
) -> None:
    definitions = read_definitions(QUESTIONNAIRE, SAMPLE / "organisation.toml")
    structure = tmp_path / "survey.lss"
    write_form(
        definitions.questionnaire,
        definitions.organisation,
        words_in(language),
        "limesurvey",
        structure,
    )
    plain = SAMPLE / "answers_2026.csv"
    with plain.open(encoding="utf-8", newline="") as file:
        answers = list(csv.DictReader(file))
    rows = limesurvey_export(ET.parse(structure).getroot(), answers)  # noqa: S314 -- our own file
    back = tmp_path / "back.csv"
    with back.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    assert results_of(tmp_path, back, definitions).equals(results_of(tmp_path, plain, definitions))
