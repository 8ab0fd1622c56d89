"""Answers to shown results: the disclosure plan first, then only what it lets through.

The counting is SQL (queries/atoms, cells, release). Here the definitions become the tables that it
joins, and the plan is made from head counts alone.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb
import polars as pl

from assessment.disclosure import disclosure_plan
from assessment.organisation import NOT_STATED, Atom, Group, Organisation
from assessment.questionnaire import Questionnaire, Rating, Scale, two_thirds
from queries.runner import VIEWS, clear, execute, insert, query

SIDES = ("say", "do")
TEN_POINTS = (1, 10)
WIDE_GAP, OWN_DESK_FROM = 2, 8
"""Limits of derived measures on ten points (method); other scales take the same share of theirs."""

REBUILT = ("blocks", "questions", "measures", "parts", "groups", "group_atoms", "plan")
COUNTED = ("atoms/heads", "atoms/scores", "atoms/options", "atoms/cant_say")
CELLS = ("cells/people", "cells/scores", "cells/options", "cells/cant_say")


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the measures table; see queries/tables/measures.sql."""

    measure_kind: str
    measure: str
    population: str
    lowest: float = 0
    highest: float = 0
    low_to: float = 0
    top_from: float = 0
    cant_say: int = 0
    headline: bool = False
    many: bool = False


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


def measures_of(questionnaire: Questionnaire) -> Iterator[Measure]:
    """Every measure of a questionnaire, in its order: index, pillars, themes and their items …."""
    yield _whole("index", "index", *questionnaire.ends_of(questionnaire.themes))
    for pillar in questionnaire.pillars:
        ends = questionnaire.ends_of(questionnaire.themes_of(pillar.id))
        yield _whole("pillar", pillar.id, *ends)
    for theme in questionnaire.themes:
        yield from _measures_of_theme(questionnaire, theme.id)
    for rating in questionnaire.ratings:
        scale = questionnaire.scales[rating.scale]
        yield _rated("rating", rating.id, _population(rating), scale, 1)
    yield from _measures_of_own_deeds(questionnaire)
    for choice in questionnaire.choices:
        for option in choice.options:
            yield Measure(
                "option",
                f"{choice.id}:{option.id}",
                f"choice:{choice.id}",
                headline=option.id == choice.headline,
                many=choice.many,
            )


def _measures_of_theme(questionnaire: Questionnaire, theme: str) -> Iterator[Measure]:
    scale, items = questionnaire.scale_of(theme), questionnaire.items_of(theme)
    population = f"theme:{theme}"
    sides = [side for side in SIDES if any(item.side == side for item in items)]
    yield _rated("theme", theme, population, scale, len(items))
    for side in sides:
        yield _rated(side, theme, population, scale, 0)
    if len(sides) == len(SIDES):
        width = scale.highest - scale.lowest
        yield Measure("say_do", theme, population, lowest=-width, highest=width)
        limit = WIDE_GAP * _per_ten_points(scale)
        yield Measure("derived", f"gap_2:{theme}", population, top_from=limit)
    for item in items:
        yield _rated("item", item.id, population, scale, 1)


def _measures_of_own_deeds(questionnaire: Questionnaire) -> Iterator[Measure]:
    deeds = questionnaire.own_deeds
    if not deeds:
        return
    scale = questionnaire.scales[deeds[0].scale]
    yield _rated("own_deeds", "own_deeds", "own_deeds", scale, len(deeds))
    if any(rating.id == "own_desk" for rating in deeds):
        limit = scale.lowest + (OWN_DESK_FROM - TEN_POINTS[0]) * _per_ten_points(scale)
        yield Measure("derived", "own_desk_8", "own_deeds", top_from=limit)
    if questionnaire.passive and any(item.side == "say" for item in questionnaire.items):
        say_from, deeds_to = questionnaire.passive.say_from, questionnaire.passive.deeds_to
        yield Measure("derived", "passive", "passive", low_to=deeds_to, top_from=say_from)


def _per_ten_points(scale: Scale) -> float:
    """Points of this scale for a point of a scale of ten."""
    return (scale.highest - scale.lowest) / (TEN_POINTS[1] - TEN_POINTS[0])


def _rated(kind: str, measure: str, population: str, scale: Scale, questions: int) -> Measure:
    cant_say = questions if scale.cant_say else 0
    blocks = (scale.lowest, scale.highest, scale.low_to, scale.top_from)
    return Measure(kind, measure, population, *blocks, cant_say=cant_say)


def _whole(kind: str, measure: str, lowest: int, highest: int) -> Measure:
    return Measure(kind, measure, "all", lowest, highest)


def _insert_definitions(
    connection: duckdb.DuckDBPyConnection, wave: str, questionnaire: Questionnaire
) -> None:
    """The questionnaire of a wave as the tables that scoring joins."""
    blocks = [
        (wave, f"theme:{t.id}", "theme", t.id, t.pillar, questionnaire.answered_from(t))
        for t in questionnaire.themes
    ]
    alone = [rating for rating in questionnaire.ratings if rating.role != "own_deed"]
    blocks += [(wave, _population(rating), "rating", rating.id, "", 1) for rating in alone]
    if deeds := questionnaire.own_deeds:
        needed = two_thirds(len(deeds))
        blocks.append((wave, "own_deeds", "own_deeds", "own_deeds", "", needed))
    questions = [
        (
            *(wave, item.id, f"theme:{item.theme}", "item", item.side or "", item.reversed),
            *_blocks(questionnaire.scales[item.scale]),
        )
        for item in questionnaire.items
    ]
    questions += [
        (
            *(wave, rating.id, _population(rating), "rating", "", rating.reversed),
            *_blocks(questionnaire.scales[rating.scale]),
        )
        for rating in questionnaire.ratings
    ]
    parts = [(wave, "pillar", theme.pillar, "theme", theme.id) for theme in questionnaire.themes]
    parts += [(wave, "index", "index", "pillar", pillar.id) for pillar in questionnaire.pillars]
    measures = pl.DataFrame(list(measures_of(questionnaire)))
    numbered = measures.with_row_index("position").with_columns(wave=pl.lit(wave))
    insert(connection, "measures", numbered)
    for table, rows, columns in (
        ("blocks", blocks, "wave population kind measure pillar answered_from"),
        (
            "questions",
            questions,
            "wave question population kind side reversed lowest highest low_to top_from",
        ),
        ("parts", parts, "wave whole_kind whole part_kind part"),
    ):
        insert(connection, table, pl.DataFrame(rows, schema=columns.split(), orient="row"))


def _population(rating: Rating) -> str:
    """Own deeds are one population together, every other rating is one alone."""
    return "own_deeds" if rating.role == "own_deed" else f"rating:{rating.id}"


def _blocks(scale: Scale) -> tuple[int, int, int, int]:
    return scale.lowest, scale.highest, scale.low_to, scale.top_from


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
