"""A small organisation, a small questionnaire, and answers in a notation that shows the case.

`answers("r1: a.top s1=9 d1=7", …)`: who, the atom as unit.level (`-` is not stated), the answers.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import polars as pl

from assessment.checking import check_files
from assessment.definition_files import read_definitions
from assessment.loading import load
from assessment.organisation import Group
from assessment.results import Results, open_results

ORGANISATION = """
id = "small"
name = "Small"
levels = [
  {id = "top", name = {en = "Top"}},
  {id = "first", name = {en = "First line"}},
]
divisions = [{id = "north", name = {en = "North"}}]
units = [
  {id = "a", name = {en = "A"}, kind = "customer_facing", division = "north"},
  {id = "b", name = {en = "B"}, kind = "support", division = "north"},
]
waves = [
  {id = "w1", name = {en = "First"}, date = 2025-01-01},
  {id = "w2", name = {en = "Second"}, date = 2026-01-01},
]
"""

QUESTIONNAIRE = """
id = "small"
version = "1"
languages = ["en"]
pillars = [{id = "p1", name = {en = "Pillar 1"}}, {id = "p2", name = {en = "Pillar 2"}}]
themes = [
  {id = "t1", pillar = "p1", name = {en = "Theme 1"}, source = "invented"},
  {id = "t2", pillar = "p2", name = {en = "Theme 2"}, source = "invented"},
]
items = [
  {id = "s1", theme = "t1", side = "say", pair = "t1", scale = "ten", text = {en = "Say 1"}},
  {id = "d1", theme = "t1", side = "do", pair = "t1", scale = "ten", text = {en = "Do 1"}},
  {id = "x1", theme = "t2", scale = "ten", text = {en = "X 1"}},
  {id = "x2", theme = "t2", scale = "ten", text = {en = "X 2"}},
  {id = "x3", theme = "t2", scale = "ten", text = {en = "X 3"}},
]
ratings = [
  {id = "felt", role = "self_rating", scale = "ten", text = {en = "Felt"}},
  {id = "own_desk", role = "own_deed", scale = "ten", text = {en = "Desk"}},
  {id = "own_talk", role = "own_deed", scale = "ten", text = {en = "Talk"}},
]
passive = {say_from = 8, deeds_to = 6}

[scales.ten]
lowest = 1
highest = 10
low_to = 6
top_from = 9
lowest_label = {en = "not true"}
highest_label = {en = "true"}
cant_say = ["?"]
not_applicable = ["na"]

[[choices]]
id = "owner"
role = "ownership"
headline = "all"
text = {en = "Who?"}
options = [
  {id = "all", text = {en = "all"}}, {id = "some", text = {en = "some"}},
  {id = "none", text = {en = "none"}}, {id = "unsure", cant_say = true, text = {en = "unsure"}},
]

[[choices]]
id = "used"
role = "measures"
headline = "nps"
many = true
text = {en = "Which?"}
options = [{id = "nps", text = {en = "NPS"}}, {id = "visits", text = {en = "visits"}}]
"""

ALL = Group()
TOP, FIRST = Group(level="top"), Group(level="first")
A, B = Group(unit="a"), Group(unit="b")


def answers(folder: Path, *rows: str, wave: str = "w1") -> Path:
    """A response file of one wave, one row for each `who: unit.level question=code …`."""
    read: list[dict[str, str]] = []
    for row in rows:
        who, _, rest = row.partition(":")
        atom, *given = rest.split()
        unit, _, level = atom.partition(".")
        said = dict(one.split("=") for one in given)
        read.append({"respondent": who, "wave": wave, "unit": unit, "level": level} | said)
    frame = pl.DataFrame(read, infer_schema_length=None).fill_null("")
    path = folder / f"answers_{wave}.csv"
    frame.with_columns(pl.col("unit", "level").replace("-", "")).write_csv(path)
    return path


def people(count: int, row: str) -> tuple[str, ...]:
    """The same row for several people; `{i}` in it counts them from 1."""
    return tuple(f"{row.partition(':')[0]}{i}:{row.partition(':')[2]}" for i in range(1, count + 1))


def scored(
    folder: Path,
    *rows: str,
    questionnaire: str = QUESTIONNAIRE,
    organisation: str = ORGANISATION,
    roster: str | None = None,
) -> Results:
    """The shown results of some answers in wave w1; close them after use."""
    (folder / "questionnaire.toml").write_text(questionnaire)
    (folder / "organisation.toml").write_text(organisation)
    if roster is not None:
        (folder / "roster.csv").write_text("wave,unit,level,invited\n" + roster)
    definitions = read_definitions(folder / "questionnaire.toml", folder / "organisation.toml")
    checked = check_files([answers(folder, *rows)], definitions)
    database = folder / f"{len(list(folder.glob('*.duckdb')))}.duckdb"
    assert load(database, checked, definitions).loaded == len(rows)
    return open_results(database)


def loaded(
    folder: Path,
    waves: Mapping[str, Sequence[str]],
    *,
    questionnaire: str = QUESTIONNAIRE,
    questionnaires: Mapping[str, str] | None = None,
    organisation: str = ORGANISATION,
    roster: str | None = None,
) -> Path:
    """An assessment file with the answers of some waves, each of which may ask other questions."""
    database = folder / f"{len(list(folder.glob('*.duckdb')))}.duckdb"
    (folder / "organisation.toml").write_text(organisation)
    if roster is not None:
        (folder / "roster.csv").write_text("wave,unit,level,invited\n" + roster)
    asked = {wave: (questionnaires or {}).get(wave, questionnaire) for wave in waves}
    for one in dict.fromkeys(asked.values()):
        (folder / "questionnaire.toml").write_text(one)
        definitions = read_definitions(folder / "questionnaire.toml", folder / "organisation.toml")
        alike = {wave: rows for wave, rows in waves.items() if asked[wave] == one}
        files = [answers(folder, *rows, wave=wave) for wave, rows in alike.items()]
        done = load(database, check_files(files, definitions), definitions)
        assert done.loaded == sum(map(len, alike.values()))
    return database


def gaps_of(folder: Path, *rows: str, **definitions: str) -> pl.DataFrame:
    """Every gap that the answers of wave w1 show."""
    with closing(scored(folder, *rows, **definitions)) as results:
        return results.gaps()


def gap(gaps: pl.DataFrame, kind: str, measure: str, **keys: str) -> dict[str, Any]:
    """The one gap of a kind in a measure (`theme:t1`), and of the sides named."""
    measure_kind, _, name = measure.partition(":")
    found = gaps.filter(kind=kind, measure_kind=measure_kind, measure=name, **keys)
    assert found.height == 1, found
    return found.row(0, named=True)
