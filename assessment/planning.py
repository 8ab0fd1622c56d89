"""The disclosure plan of an assessment file: of each wave, of each population, and between waves.

The base plan stands on everybody who answered. A population's plan (a theme's people, say) shows
only what the base plan shows.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Iterable, Iterator

import duckdb
import polars as pl

from assessment.changes import row_of
from assessment.comparisons import Change, FixedList
from assessment.disclosure import Plan, figures_beside, plan_beside
from assessment.editions import (
    EVERYBODY,
    NOW,
    Editions,
    Ground,
    Population,
    groups_now,
    groups_of,
)
from assessment.organisation import NOT_STATED, OVERALL, Atom, Group, Organisation
from assessment.supports import Row
from queries.runner import insert, query


def insert_plan(connection: duckdb.DuckDBPyConnection, fixed: FixedList) -> None:
    """Plan every wave and population, and what is compared between two waves.

    A wave that was published is planned beside all its editions. Where not everything that its last
    one shows can be shown anew, its published numbers stay, and those of every published wave with
    other answers: they have no plan here, but a row in `kept_waves`.
    """
    editions = Editions(connection)
    grounds = _grounds(connection, editions)
    released = {one: tuple(editions.rows(one, grounds)) for one in grounds}
    plans = _plans(fixed.organisation, grounds, released)
    kept = _kept(fixed, editions, plans)
    insert(connection, "kept_waves", pl.DataFrame(kept, schema=KEPT, orient="row"))
    stay = {wave for wave, *_ in kept}
    plans = {one: plan for one, plan in plans.items() if one[0] not in stay}
    rows = [
        (*population, number, plan.counts_not_stated)
        for population, plan in plans.items()
        for number in _numbers(fixed, plan)
    ]
    changes = list(_changes(fixed, grounds, released, plans))
    rows += [
        (wave, population, change.number, False)
        for change, population in changes
        for wave in (change.wave, change.before)
    ]
    schema = {"wave": pl.String, "population": pl.String, "group_id": pl.Int32}
    schema |= {"counts_not_stated": pl.Boolean}
    insert(connection, "plan", pl.DataFrame(rows, schema=schema, orient="row"))
    _insert_mixes(connection, fixed.organisation, grounds, changes)


KEPT = ["wave", "edition", "late", "gone", "changed"]


def _grounds(connection: duckdb.DuckDBPyConnection, editions: Editions) -> dict[Population, Ground]:
    """The people of every wave and population; of published waves those of all editions."""
    grounds = editions.grounds(connection)
    rows = query(connection, "results/atom_heads").rows()
    for wave, population, unit, level, part, people, complete in rows:
        if wave not in editions.waves:
            atom = Atom(unit, level, part) if unit else NOT_STATED
            ground = grounds.setdefault((wave, population), Ground())
            ground.add(atom, people, complete, {NOW: atom})
    return grounds


def _plans(
    organisation: Organisation,
    grounds: dict[Population, Ground],
    released: dict[Population, tuple[Row, ...]],
) -> dict[Population, Plan]:
    """The base plan of each wave, and each population's plan within it; equal heads share one."""
    plans: dict[Population, Plan] = {}
    known: dict[object, Plan] = {}

    def planned(one: Population, groups: Iterable[Group]) -> Plan:
        out = released[one]
        ground = grounds[one] if out else grounds[one].whole()
        key = (one[0], ground.heads.key, frozenset(frozenset(row.items()) for row in out))
        if key not in known:
            asked = groups_now(ground, organisation, groups)
            known[key] = plan_beside(organisation, ground.heads, out, asked)
        return known[key]

    for wave in sorted({wave for wave, _ in grounds}):
        base = plans[wave, EVERYBODY] = planned((wave, EVERYBODY), organisation.groups)
        for one in (one for one in grounds if one[0] == wave):
            plans[one] = planned(one, base.shown)
    return plans


def _kept(
    fixed: FixedList, editions: Editions, plans: dict[Population, Plan]
) -> list[tuple[str, int, int, int, int]]:
    """The published waves whose numbers stay, as rows of `kept_waves`."""
    asked = fixed.number_of.keys()
    fall_short = {
        wave
        for (wave, name), plan in plans.items()
        if wave in editions.waves and (editions.groups((wave, name)) & asked) - set(plan.shown)
    }
    if not fall_short:
        return []
    return [
        (wave, edition, *counts)
        for wave, (edition, *counts) in editions.came_and_went.items()
        if wave in fall_short
        or any(counts)
        or editions.organisations[edition] != fixed.organisation
    ]


def _numbers(fixed: FixedList, plan: Plan) -> Iterator[int]:
    """The groups shown, and the rests beside them: overall less the group, so nothing new."""
    yield from (fixed.number_of[group] for group in plan.shown)
    if OVERALL in plan.shown:
        yield from (rest.number for rest in fixed.rests if rest.beside in plan.shown)


def _changes(
    fixed: FixedList,
    grounds: dict[Population, Ground],
    released: dict[Population, tuple[Row, ...]],
    plans: dict[Population, Plan],
) -> Iterator[tuple[Change, str]]:
    """The changes that may be shown, with their populations: in both waves, and of everybody too.

    In each wave its changes come after all groups, by number.
    """
    may_be_shown: dict[Population, set[Change]] = {}
    organisation = fixed.organisation
    for (wave, name), plan in sorted(plans.items(), key=lambda one: one[0][1] != EVERYBODY):
        ground = grounds[wave, name]
        asked = [
            change
            for change in fixed.changes
            if wave in {change.wave, change.before}
            and change.group in plan.shown
            and (name == EVERYBODY or change in may_be_shown[wave, EVERYBODY])
            and {(change.wave, name), (change.before, name)} <= plans.keys()
        ]
        rows = [
            ground.lifted(
                NOW, row_of(change, wave, *_both_heads(grounds, change, name), organisation)
            )
            for change in asked
        ]
        groups = groups_of(
            ground, NOW, organisation, plan.shown, counts_not_stated=plan.counts_not_stated
        )
        out = [*released[wave, name], *(row for _, row in groups)]
        shown = figures_beside(organisation, ground.heads, out, rows)
        allowed = (change for change, may_be in zip(asked, shown, strict=True) if may_be)
        may_be_shown[wave, name] = set(allowed)
    for change in fixed.changes:
        for wave, name in plans:
            if wave == change.wave and all(
                change in may_be_shown.get((one, name), ()) for one in (wave, change.before)
            ):
                yield change, name


def _both_heads(
    grounds: dict[Population, Ground], change: Change, name: str
) -> tuple[dict[Atom, int], dict[Atom, int]]:
    """People by atom and part in the later wave, and in the earlier one."""
    return grounds[change.wave, name].heads_of(NOW), grounds[change.before, name].heads_of(NOW)


def _insert_mixes(
    connection: duckdb.DuckDBPyConnection,
    organisation: Organisation,
    grounds: dict[Population, Ground],
    changes: list[tuple[Change, str]],
) -> None:
    """What each person weighs in a mean at constant mix, by atom; the heaviest weigh 1."""
    rows: dict[tuple[str, str, int, str, str], float] = {}
    for change, name in changes:
        if change.kind == "wave_constant_mix":
            heads = _both_heads(grounds, change, name)
            for wave in (change.wave, change.before):
                row = row_of(change, wave, *heads, organisation)
                heaviest = max(row.values())  # whole numbers may be beyond any float
                for (unit, level, _), weight in row.items():
                    rows[wave, name, change.number, str(unit), str(level)] = weight / heaviest
    keys = [(*key, weight) for key, weight in rows.items()]
    schema = {"wave": pl.String, "population": pl.String, "group_id": pl.Int32}
    schema |= {"unit": pl.String, "level": pl.String, "weight": pl.Float64}
    insert(connection, "mixes", pl.DataFrame(keys, schema=schema, orient="row"))
