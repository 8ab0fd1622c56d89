"""The disclosure plan of an assessment file: of each wave, of each population, and between waves.

The base plan stands on everybody who answered. A population's plan (a theme's people, say) shows
only what the base plan shows.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Iterator

import duckdb
import polars as pl

from assessment.changes import row_of
from assessment.comparisons import Change, FixedList
from assessment.disclosure import Heads, Plan, disclosure_plan, further_figures
from assessment.organisation import NOT_STATED, OVERALL, Atom, Organisation
from queries.runner import insert, query

EVERYBODY = "all"
Population = tuple[str, str]
"""A wave and a population of it."""


def insert_plan(connection: duckdb.DuckDBPyConnection, fixed: FixedList) -> None:
    """Plan every wave and population, and what is compared between two waves."""
    heads = _heads(connection)
    plans = _plans(fixed.organisation, heads)
    rows = [
        (*population, number, plan.counts_not_stated)
        for population, plan in plans.items()
        for number in _numbers(fixed, plan)
    ]
    changes = list(_changes(fixed, heads, plans))
    rows += [
        (wave, population, change.number, False)
        for change, population in changes
        for wave in (change.wave, change.before)
    ]
    schema = {"wave": pl.String, "population": pl.String, "group_id": pl.Int32}
    schema |= {"counts_not_stated": pl.Boolean}
    insert(connection, "plan", pl.DataFrame(rows, schema=schema, orient="row"))
    _insert_mixes(connection, fixed.organisation, heads, changes)


def _heads(connection: duckdb.DuckDBPyConnection) -> dict[Population, Heads]:
    """Head counts by wave and population."""
    heads: dict[Population, Heads] = {}
    rows = query(connection, "results/atom_heads").rows()
    for wave, population, unit, level, part, people, complete in rows:
        one = heads.setdefault((wave, population), Heads())
        atom = Atom(unit, level, part) if unit else NOT_STATED
        one.people[atom], one.complete[atom] = people, complete
    return heads


def _plans(organisation: Organisation, heads: dict[Population, Heads]) -> dict[Population, Plan]:
    """The base plan of each wave, and each population's plan within it; equal heads share one."""
    plans: dict[Population, Plan] = {}
    for wave in sorted({wave for wave, _ in heads}):
        everybody = heads[wave, EVERYBODY].whole()
        base = disclosure_plan(organisation, everybody.people)
        by_heads = {everybody.key: base}
        for population in (population for population in heads if population[0] == wave):
            whole = heads[population].whole()
            if whole.key not in by_heads:
                by_heads[whole.key] = disclosure_plan(
                    organisation, whole.people, base.shown, complete=whole.complete
                )
            plans[population] = by_heads[whole.key]
    return plans


def _numbers(fixed: FixedList, plan: Plan) -> Iterator[int]:
    """The groups shown, and the rests beside them: overall less the group, so nothing new."""
    yield from (fixed.number_of[group] for group in plan.shown)
    if OVERALL in plan.shown:
        yield from (rest.number for rest in fixed.rests if rest.beside in plan.shown)


def _changes(
    fixed: FixedList, heads: dict[Population, Heads], plans: dict[Population, Plan]
) -> Iterator[tuple[Change, str]]:
    """The changes that may be shown, with their populations: in both waves, and of everybody too.

    In each wave its changes come after all groups, by number.
    """
    may_be_shown: dict[Population, set[Change]] = {}
    for (wave, name), plan in sorted(plans.items(), key=lambda one: one[0][1] != EVERYBODY):
        asked = [
            change
            for change in fixed.changes
            if wave in {change.wave, change.before}
            and change.group in plan.shown
            and (name == EVERYBODY or change in may_be_shown[wave, EVERYBODY])
            and {(change.wave, name), (change.before, name)} <= heads.keys()
        ]
        rows = [
            row_of(
                change,
                wave,
                heads[change.wave, name].people,
                heads[change.before, name].people,
                fixed.organisation,
            )
            for change in asked
        ]
        shown = further_figures(fixed.organisation, heads[wave, name], plan.shown, rows)
        allowed = (change for change, may_be in zip(asked, shown, strict=True) if may_be)
        may_be_shown[wave, name] = set(allowed)
    for change in fixed.changes:
        for wave, name in plans:
            if wave == change.wave and all(
                change in may_be_shown.get((one, name), ()) for one in (wave, change.before)
            ):
                yield change, name


def _insert_mixes(
    connection: duckdb.DuckDBPyConnection,
    organisation: Organisation,
    heads: dict[Population, Heads],
    changes: list[tuple[Change, str]],
) -> None:
    """What each person weighs in a mean at constant mix, by atom; the heaviest weigh 1."""
    rows: list[tuple[str, str, int, str, str, float]] = []
    for change, name in changes:
        if change.kind == "wave_constant_mix":
            now, before = (heads[wave, name].whole() for wave in (change.wave, change.before))
            for wave in (change.wave, change.before):
                row = row_of(change, wave, now.people, before.people, organisation)
                heaviest = max(row.values())  # whole numbers may be beyond any float
                rows += [
                    (wave, name, change.number, str(unit), str(level), weight / heaviest)
                    for (unit, level, _), weight in row.items()
                ]
    schema = {"wave": pl.String, "population": pl.String, "group_id": pl.Int32}
    schema |= {"unit": pl.String, "level": pl.String, "weight": pl.Float64}
    insert(connection, "mixes", pl.DataFrame(rows, schema=schema, orient="row"))
