"""Answers to shown results: the disclosure plan first, then only what it lets through.

The counting is SQL (queries/atoms, cells, release). Here the definitions become the tables that it
joins, and the plan is made from head counts alone.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import polars as pl

from assessment.disclosure import disclosure_plan
from assessment.measures import measures_of, population_of
from assessment.organisation import NOT_STATED, Atom, Group, Organisation
from assessment.questionnaire import Questionnaire
from queries.runner import VIEWS, clear, execute, insert, query

REBUILT = ("rated_populations", "questions", "measures", "parts", "groups", "group_atoms", "plan")
COUNTED = ("atoms/heads", "atoms/scores", "atoms/options", "atoms/cant_say")
CELLS = ("cells/people", "cells/scores", "cells/options", "cells/cant_say")


def rebuild(
    connection: duckdb.DuckDBPyConnection,
    questionnaires: Mapping[str, Questionnaire],
    organisation: Organisation,
) -> None:
    """Make plan and results anew from the answers, inside the connection's transaction.

    `questionnaires` holds, by wave, the questionnaire that its answers were read with.
    """
    for view in VIEWS:  # anew, since the file may be older than they are
        execute(connection, f"views/{view}")
    for table in (*REBUILT, "shown_groups", "results"):
        clear(connection, table)
    for wave, questionnaire in questionnaires.items():
        _insert_definitions(connection, wave, questionnaire)
    _insert_groups(connection, organisation)
    for name in COUNTED:
        execute(connection, name)
    _insert_plan(connection, organisation)
    for name in CELLS:
        execute(connection, name)
    distribution_from = 2 * organisation.smallest_group
    execute(connection, "release/shown_groups")
    for name in ("scores", "derived", "options"):
        execute(connection, f"release/{name}", distribution_from=distribution_from)
    execute(connection, "release/say_do")
    for whole_kind in ("pillar", "index"):
        execute(connection, "release/wholes", whole_kind=whole_kind)
    execute(connection, "release/protected")


def _insert_definitions(
    connection: duckdb.DuckDBPyConnection, wave: str, questionnaire: Questionnaire
) -> None:
    """The questionnaire of a wave as the tables that scoring joins."""
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
    for table, rows, columns in (
        ("rated_populations", populations, "wave population kind measure answered_from"),
        ("questions", questions, "wave question population kind side reversed lowest highest"),
        ("parts", parts, "wave whole_kind whole part_kind part"),
    ):
        insert(connection, table, pl.DataFrame(rows, schema=columns.split(), orient="row"))


def _insert_groups(connection: duckdb.DuckDBPyConnection, organisation: Organisation) -> None:
    """Groups and the atoms they are unions of; None becomes the empty text."""
    groups = organisation.groups
    rows = [(number, *(key or "" for key in group)) for number, group in enumerate(groups)]
    schema = ["group_id", *Group._fields]
    insert(connection, "groups", pl.DataFrame(rows, schema=schema, orient="row"))
    atoms = [
        (number, atom.unit or "", atom.level or "")
        for number, group in enumerate(groups)
        for atom in organisation.members(group)
    ]
    schema = ["group_id", "unit", "level"]
    insert(connection, "group_atoms", pl.DataFrame(atoms, schema=schema, orient="row"))


def _insert_plan(connection: duckdb.DuckDBPyConnection, organisation: Organisation) -> None:
    """The base plan of each wave, and each population's plan within it; equal heads share one."""
    number_of = {group: number for number, group in enumerate(organisation.groups)}
    populations = _populations(connection)
    rows: list[tuple[str, str, int, bool]] = []
    for wave in sorted({wave for wave, _ in populations}):
        base_heads = populations[wave, "all"]
        base = disclosure_plan(organisation, base_heads.people)
        plans = {base_heads.key: base}
        for (other, population), heads in populations.items():
            if other != wave:
                continue
            if heads.key not in plans:
                plans[heads.key] = disclosure_plan(
                    organisation, heads.people, base.shown, complete=heads.complete
                )
            plan = plans[heads.key]
            rows += [
                (wave, population, number_of[group], plan.counts_not_stated) for group in plan.shown
            ]
    schema = {
        "wave": pl.String,
        "population": pl.String,
        "group_id": pl.Int32,
        "counts_not_stated": pl.Boolean,
    }
    insert(connection, "plan", pl.DataFrame(rows, schema=schema, orient="row"))


@dataclass(frozen=True, slots=True)
class _Heads:
    """People of one population by atom, and how many of them stand in with no own mean."""

    people: dict[Atom, int]
    complete: dict[Atom, int]

    @property
    def key(self) -> frozenset[tuple[Atom, int, int]]:
        return frozenset((atom, n, self.complete[atom]) for atom, n in self.people.items())


def _populations(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], _Heads]:
    """Head counts by wave and population."""
    populations: dict[tuple[str, str], _Heads] = {}
    rows = query(connection, "results/atom_heads").rows()
    for wave, population, unit, level, people, complete in rows:
        heads = populations.setdefault((wave, population), _Heads({}, {}))
        atom = Atom(unit, level) if unit else NOT_STATED
        heads.people[atom], heads.complete[atom] = people, complete
    return populations
