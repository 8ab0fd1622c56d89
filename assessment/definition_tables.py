"""Questionnaires and organisation as the tables that scoring joins."""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import duckdb
import polars as pl

from assessment.comparable import comparable
from assessment.comparisons import Comparison, FixedList
from assessment.measures import measures_of, population_of
from assessment.organisation import Group, Organisation
from assessment.questionnaire import Questionnaire
from queries.runner import clear, insert

DEFINED = (
    "rated_populations",
    "questions",
    "measures",
    "parts",
    "comparable",
    "outside_figures",
    "merged_units",
    "groups",
    "group_atoms",
    "further_groups",
    "rests",
    "changes",
    "comparisons",
)


def insert_definitions(
    connection: duckdb.DuckDBPyConnection,
    questionnaires: Mapping[str, Questionnaire],
    fixed: FixedList,
) -> None:
    """Fill the tables of DEFINED anew; `questionnaires` by wave."""
    for table in DEFINED:
        clear(connection, table)
    for wave in fixed.waves:
        _insert_questionnaire(connection, wave, questionnaires[wave])
    for before, wave in pairwise(fixed.waves):
        alike = [(wave, *one) for one in comparable(questionnaires[wave], questionnaires[before])]
        _insert(connection, "comparable", "wave measure_kind measure", alike)
    _insert_groups(connection, fixed)
    _insert(connection, "comparisons", " ".join(Comparison._fields), fixed.comparisons)
    _insert_outside_figures(connection, fixed.organisation)


def _insert_questionnaire(
    connection: duckdb.DuckDBPyConnection, wave: str, questionnaire: Questionnaire
) -> None:
    populations = [
        (wave, f"theme:{theme.id}", "theme", theme.id, questionnaire.answered_from(theme))
        for theme in questionnaire.themes
    ]
    alone = [rating for rating in questionnaire.ratings if rating.role != "own_deed"]
    populations += [(wave, population_of(rating), "rating", rating.id, 1) for rating in alone]
    if questionnaire.own_deeds:
        needed = questionnaire.own_deeds_from
        populations.append((wave, "own_deeds", "own_deeds", "own_deeds", needed))
    questions = [
        (
            *(wave, item.id, f"theme:{item.theme}", "item", item.side or "", item.reversed),
            *questionnaire.scales[item.scale].ends,
        )
        for item in questionnaire.items
    ]
    questions += [
        (
            *(wave, rating.id, population_of(rating), "rating", "", rating.reversed),
            *questionnaire.scales[rating.scale].ends,
        )
        for rating in questionnaire.ratings
    ]
    parts = [(wave, "pillar", theme.pillar, "theme", theme.id) for theme in questionnaire.themes]
    parts += [(wave, "index", "index", "pillar", pillar.id) for pillar in questionnaire.pillars]
    measures = pl.DataFrame(list(measures_of(questionnaire)))
    numbered = measures.with_row_index("position").with_columns(wave=pl.lit(wave))
    insert(connection, "measures", numbered)
    columns = "wave population kind measure answered_from"
    _insert(connection, "rated_populations", columns, populations)
    columns = "wave question population kind side reversed lowest highest"
    _insert(connection, "questions", columns, questions)
    _insert(connection, "parts", "wave whole_kind whole part_kind part", parts)


def _insert_groups(connection: duckdb.DuckDBPyConnection, fixed: FixedList) -> None:
    """Groups and the further ones, and the atoms that they are unions of; None becomes empty."""
    organisation = fixed.organisation
    _insert(connection, "merged_units", "unit counted_under", organisation.merges.items())
    rows = [(n, *(key or "" for key in group)) for group, n in fixed.number_of.items()]
    _insert(connection, "groups", " ".join(("group_id", *Group._fields)), rows)
    names = [(rest.number, "rest") for rest in fixed.rests]
    names += [(c.number, f"level={c.group.level}" if c.group.level else "") for c in fixed.changes]
    _insert(connection, "further_groups", "group_id name", names)
    rests = [(rest.number, fixed.number_of[rest.beside]) for rest in fixed.rests]
    _insert(connection, "rests", "group_id beside", rests)
    changes = [(c.number, c.kind, c.wave, c.before, c.group.level or "") for c in fixed.changes]
    _insert(connection, "changes", "group_id kind wave before level", changes)
    members = [(n, organisation.members(group)) for group, n in fixed.number_of.items()]
    atoms = [(n, atom.unit or "", atom.level or "") for n, of_group in members for atom in of_group]
    _insert(connection, "group_atoms", "group_id unit level", atoms)


def _insert_outside_figures(
    connection: duckdb.DuckDBPyConnection, organisation: Organisation
) -> None:
    references, targets = organisation.references, organisation.targets
    figures = [("reference", one.id, one.measure, one.mean, one.top_box) for one in references]
    figures += [("target", one.measure, one.measure, one.mean, None) for one in targets]
    _insert(connection, "outside_figures", "kind name measure mean top_box", figures)


def _insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: str,
    rows: Iterable[Sequence[object]],
) -> None:
    frame = pl.DataFrame(list(rows), schema=columns.split(), orient="row", infer_schema_length=None)
    insert(connection, table, frame)
