"""Published editions as rows over the people of all of them: what a new plan has to stand beside.

A column is people who appear alike: in the same editions, in the same atoms, with the same answers.
Whose answers changed between editions has a column for each, and is complete in none of them.
"""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import duckdb

from assessment.changes import row_of
from assessment.comparisons import Change
from assessment.disclosure import Heads
from assessment.organisation import NOT_STATED, Atom, Group, Organisation
from assessment.supports import Row
from queries.runner import query

EVERYBODY = "all"
Population = tuple[str, str]
"""A wave and a population of it."""
NOW = 0
"""The edition that isn't published: what the answers say now."""


class Ground:
    """The people of one population as columns, and in which atom they appear in each edition."""

    def __init__(self) -> None:
        self.heads = Heads()
        self._columns: dict[int, dict[Atom, list[Atom]]] = defaultdict(lambda: defaultdict(list))
        """By edition and atom of it."""

    def add(self, column: Atom, people: int, complete: int, atoms: Mapping[int, Atom]) -> None:
        """Count people who appear in these atoms, by edition."""
        self.heads.people[column], self.heads.complete[column] = people, complete
        for edition, atom in atoms.items():
            self._columns[edition][atom].append(column)

    def heads_of(self, edition: int) -> dict[Atom, int]:
        """How many people were in each atom of an edition."""
        return {
            atom: sum(self.heads.people[column] for column in columns)
            for atom, columns in self._columns[edition].items()
        }

    def lifted(self, edition: int, row: Row) -> dict[Atom, int]:
        """A row over the atoms of an edition, over the columns."""
        return {
            column: row[atom]
            for atom, columns in self._columns[edition].items()
            if row.get(atom)
            for column in columns
        }

    def by_atom(self, edition: int) -> dict[Atom, list[Atom]]:
        """The columns of each atom of an edition, its parts put together."""
        whole: dict[Atom, list[Atom]] = defaultdict(list)
        for atom, columns in self._columns[edition].items():
            whole[atom._replace(part="")] += columns
        return whole

    def whole(self) -> Ground:
        """The people of now, the parts of an atom put together: where no figure was published."""
        whole = Ground()
        for atom, columns in self.by_atom(NOW).items():
            people = sum(self.heads.people[column] for column in columns)
            complete = sum(self.heads.complete[column] for column in columns)
            whole.add(atom, people, complete, {NOW: atom})
        return whole


class Editions:
    """What was published of an assessment file so far."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Read them."""
        self.organisations = {
            number: Organisation.model_validate_json(content)
            for number, *_, content in query(connection, "results/editions").rows()
        }
        self._groups: dict[Population, dict[int, list[Group]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._not_stated = set[tuple[int, str, str]]()
        for edition, wave, population, *keys, counted in query(
            connection, "results/published_plan"
        ).rows():
            group = Group(*(key or None for key in keys))
            self._groups[wave, population][edition].append(group)
            if counted:
                self._not_stated.add((edition, wave, population))
        self._changes: dict[Population, list[tuple[int, Change]]] = defaultdict(list)
        for edition, population, kind, wave, before, level in query(
            connection, "results/published_changes"
        ).rows():
            change = Change(0, kind, Group(level=level or None), wave, before)
            for one in (wave, before):
                self._changes[one, population].append((edition, change))
        self.came_and_went = {
            wave: (edition, late, gone, changed)
            for wave, edition, late, gone, changed in (
                query(connection, "results/came_and_went").rows() if self.organisations else ()
            )
        }

    @property
    def waves(self) -> set[str]:
        """The waves of which something was published."""
        return set(self.came_and_went)

    def groups(self, population: Population) -> set[Group]:
        """The groups shown in the last edition of a wave."""
        latest, *_ = self.came_and_went[population[0]]
        return set(self._groups[population][latest])

    def grounds(self, connection: duckdb.DuckDBPyConnection) -> dict[Population, Ground]:
        """The people of published waves."""
        grounds: dict[Population, Ground] = defaultdict(Ground)
        rows = query(connection, "results/appearances").rows() if self.organisations else ()
        for wave, population, appearances, people, complete in rows:
            atoms = dict(map(_appearance, appearances))
            column = next(iter(atoms.values()))._replace(part="|".join(appearances))
            grounds[wave, population].add(column, people, complete, atoms)
        return grounds

    def rows(self, population: Population, grounds: Mapping[Population, Ground]) -> Iterator[Row]:
        """Every figure published of a population, over its columns."""
        wave, name = population
        ground = grounds[population]
        for edition, groups in self._groups[population].items():
            counted = (edition, *population) in self._not_stated
            asked = groups_of(
                ground, edition, self.organisations[edition], groups, counts_not_stated=counted
            )
            yield from (row for _, row in asked)
        for edition, change in self._changes[population]:
            now = grounds[change.wave, name].heads_of(edition)
            before = grounds[change.before, name].heads_of(edition)
            row = row_of(change, wave, now, before, self.organisations[edition])
            yield ground.lifted(edition, row)


def _appearance(text: str) -> tuple[int, Atom]:
    edition, unit, level, part = text.split(" ")
    return int(edition), Atom(unit, level, part) if unit else NOT_STATED


def groups_now(
    ground: Ground, organisation: Organisation, groups: Iterable[Group]
) -> list[tuple[Group, Row]]:
    """The rows of groups now; people of no stated atom count once there are enough of them."""
    not_stated = ground.by_atom(NOW).get(NOT_STATED, ())
    enough = sum(ground.heads.complete[one] for one in not_stated) >= organisation.smallest_group
    return groups_of(ground, NOW, organisation, groups, counts_not_stated=enough)


def groups_of(
    ground: Ground,
    edition: int,
    organisation: Organisation,
    groups: Iterable[Group],
    *,
    counts_not_stated: bool,
) -> list[tuple[Group, Row]]:
    """The rows of groups in an edition: each of their people counts once."""
    columns = ground.by_atom(edition)
    if not counts_not_stated:
        columns.pop(NOT_STATED, None)
    return [
        (
            group,
            {
                column: 1
                for atom in organisation.members(group) & columns.keys()
                for column in columns[atom]
            },
        )
        for group in groups
    ]
