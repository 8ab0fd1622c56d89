"""The disclosure plan: which groups may be shown so that no small group can be worked out.

Whoever sees the figures of some groups can add and subtract them. So the question is never about
one group: it is whether any combination of the groups shown depends on a small set of people only.
A group is a row over the atoms; a combination's *support* is the atoms whose weight isn't zero.
Counts decide, values never. The promise and its proof: docs/confidentiality.md.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assessment.organisation import NOT_STATED, Atom, Group, Organisation

WORK_LIMIT = 30_000_000
"""Weights the exact search may visit: a count, not a clock, so that the plan never varies."""

_PRIME = 2**61 - 1

Vector = dict[int, int]
"""Column -> weight modulo the prime; zeros are left out."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which groups may be shown, of those asked for; each part in release order.

    `too_small` has fewer people than the smallest group; showing one of `complementary` would let
    a small group be worked out. The two look alike on every screen. `counts_not_stated` says
    whether overall counts the people who stated no unit or level.
    """

    shown: tuple[Group, ...]
    too_small: tuple[Group, ...]
    complementary: tuple[Group, ...]
    counts_not_stated: bool
    method: Literal["exact", "blocks"]


def disclosure_plan(
    organisation: Organisation,
    heads: Mapping[Atom, int],
    groups: Sequence[Group] | None = None,
    complete: Mapping[Atom, int] | None = None,
) -> Plan:
    """Decide which groups may be shown of one wave and one population.

    `heads` counts the people whose answers the figures sum. Where some of them skipped an item
    and stand in it with their own mean, `complete` counts those who skipped none: only they make
    a group large enough, since the items can be weighted so that a skipper drops out.
    """
    asked = organisation.groups if groups is None else groups
    people = _People(organisation, heads, heads if complete is None else complete)
    try:
        return _plan(people, asked, "exact", _Spans(people))
    except _TooMuchWorkError:
        return _plan(people, asked, "blocks", _Blocks(people))


class _People:
    """How many people of each atom count, and how many make a group."""

    def __init__(
        self, organisation: Organisation, heads: Mapping[Atom, int], counted: Mapping[Atom, int]
    ) -> None:
        self.organisation = organisation
        self.k = organisation.smallest_group
        self.k_of_level = organisation.smallest_by_level
        self.heads = {atom: counted.get(atom, 0) for atom, there in heads.items() if there}
        if self.heads.get(NOT_STATED, 0) < self.k:
            self.heads.pop(NOT_STATED, None)

    def members(self, group: Group) -> frozenset[Atom]:
        return self.organisation.members(group) & self.heads.keys()

    def count(self, atoms: Iterable[Atom]) -> int:
        return sum(self.heads[atom] for atom in atoms)

    def enough_for(self, atoms: Collection[Atom]) -> int:
        """The level's own smallest group when all are of one level, else the default."""
        levels = {atom.level for atom in atoms}
        return self.k_of_level.get(levels.pop() or "", self.k) if len(levels) == 1 else self.k

    def are_few(self, atoms: Collection[Atom]) -> bool:
        return self.count(atoms) < self.enough_for(atoms)


def _plan(
    people: _People,
    groups: Iterable[Group],
    method: Literal["exact", "blocks"],
    released: "_Spans | _Blocks",
) -> Plan:
    shown: list[Group] = []
    too_small: list[Group] = []
    complementary: list[Group] = []
    for group in groups:
        members = people.members(group)
        if people.count(members) < people.organisation.smallest_of(group):
            too_small.append(group)
        elif released.take(members):
            shown.append(group)
        else:
            complementary.append(group)
    counts_not_stated = NOT_STATED in people.heads
    return Plan(tuple(shown), tuple(too_small), tuple(complementary), counts_not_stated, method)


class _TooMuchWorkError(Exception):
    """The exact search has visited more than it may."""


class _Spans:
    """The exact method: everything that the shown groups can be combined to.

    Supports of the default k are looked for among all atoms; those of a level with a higher k,
    once more, among that level's.
    """

    def __init__(self, people: _People) -> None:
        raised = {level: k for level, k in people.k_of_level.items() if k > people.k}
        self.spans = [
            _Span(people, people.heads, people.k),
            *(
                _Span(people, [atom for atom in people.heads if atom.level == level], k)
                for level, k in sorted(raised.items())
            ),
        ]

    def take(self, members: Collection[Atom]) -> bool:
        """Add a group, unless it would make the support of some combination small."""
        rows = [span.remainder(members) for span in self.spans]
        if any(span.gives_away(row) for span, row in zip(self.spans, rows, strict=True)):
            return False
        for span, row in zip(self.spans, rows, strict=True):
            span.add(row)
        return True


class _Span:
    """The row space of the groups shown, and the search for small supports in it.

    Columns are atoms, those that can't be in a small support first, then by falling head count;
    rows are kept in reduced echelon form (1 in the pivot column, which no other row has).
    So a combination that is zero on the large atoms is one of the rows with a small pivot.
    """

    def __init__(self, people: _People, among: Collection[Atom], k: int) -> None:
        self.people, self.k = people, k
        small = {atom for atom in among if people.heads[atom] < k}
        self.atoms = sorted(
            people.heads,
            key=lambda atom: (atom in small, -people.heads[atom], atom.unit or "", atom.level or ""),
        )
        self.heads = [people.heads[atom] for atom in self.atoms]
        self.column = {atom: column for column, atom in enumerate(self.atoms)}
        self.first_small = len(self.atoms) - len(small)
        self.rows: dict[int, Vector] = {}  # pivot -> row
        self.pivots: dict[int, set[int]] = defaultdict(set)  # column -> pivots of rows that have it
        self.work = 0

    def remainder(self, members: Iterable[Atom]) -> Vector:
        """What of a group's row the span doesn't have already; empty when it can be derived."""
        columns = [self.column[atom] for atom in members]
        row = dict.fromkeys(columns, 1)
        for pivot in columns:
            if pivot in self.rows:
                self._add(row, -1, self.rows[pivot])
        return row

    def add(self, row: Vector) -> None:
        """Add a remainder as a row."""
        if not row:
            return
        pivot = min(row)
        inverse = pow(row[pivot], -1, _PRIME)
        row = {column: weight * inverse % _PRIME for column, weight in row.items()}
        for other in list(self.pivots[pivot]):
            self._add(self.rows[other], -self.rows[other][pivot], row)
            for column in row:
                if column in self.rows[other]:
                    self.pivots[column].add(other)
                else:
                    self.pivots[column].discard(other)
        self.rows[pivot] = row
        for column in row:
            self.pivots[column].add(pivot)

    def gives_away(self, row: Vector) -> bool:
        """Whether some combination with this remainder has a small support."""
        if not row or min(row) < self.first_small:
            return False  # nothing new, or nothing new that is zero on the large atoms
        return self._search(row, frozenset(), frozenset())

    def _search(self, row: Vector, inside: frozenset[int], outside: frozenset[int]) -> bool:
        """Look for a small support that has the columns `inside` and none of `outside`.

        Disjoint sets of columns, of each of which a support must have one, bound its people from
        below; where the bound isn't enough, branch over the columns of the shortest.
        """
        left = self.k - self._count(inside)
        bound, taken, sets = 0, set(inside), list[set[int]]()
        while bound < left and (touched := self._touched(row, taken)) is not None:
            touched -= outside
            if not touched:
                return False
            sets.append(touched)
            taken |= touched
            bound += min(self.heads[column] for column in touched)
        if bound >= left:
            return False
        if not sets:
            return self._is_small(row, inside)
        for column in sorted(min(sets, key=len)):
            if self.heads[column] < left and self._search(row, inside | {column}, outside):
                return True
            outside |= {column}
        return False

    def _is_small(self, row: Vector, support: frozenset[int]) -> bool:
        """Whether this is a small support, and not a part of it alone."""
        return self.people.are_few([self.atoms[column] for column in support]) and all(
            self._touched(row, support - {column}) for column in support
        )

    def _touched(self, row: Vector, without: Collection[int]) -> set[int] | None:
        """A set of columns, none of `without`, that no `row + combination` is zero on.

        None when there is no such set: some combination is zero outside `without`.
        """
        free = {pivot for pivot in without if pivot in self.rows}
        candidates = row.keys() | set[int]().union(*(self.rows[pivot] for pivot in free))
        echelon: list[tuple[int, Vector, Vector]] = []
        for column in sorted(candidates - set(without)):
            weights = {pivot: self.rows[pivot][column] for pivot in self.pivots[column] & free}
            if column in row:
                weights[-1] = row[column]
            made = {column: 1}
            for lead, lead_weights, lead_made in echelon:
                if factor := weights.get(lead):
                    self._add(weights, -factor, lead_weights)
                    self._add(made, -factor, lead_made)
            self.work += 1
            if not weights:
                continue
            lead = max(weights)
            if lead == -1:
                return self._circuit(made, free)
            inverse = pow(weights[lead], -1, _PRIME)
            echelon.append(
                (
                    lead,
                    {c: w * inverse % _PRIME for c, w in weights.items()},
                    {c: w * inverse % _PRIME for c, w in made.items()},
                )
            )
        return None

    def _circuit(self, made: Vector, free: set[int]) -> set[int]:
        pivots: Vector = {}
        for column, factor in made.items():
            self._add(
                pivots,
                factor,
                {
                    pivot: self.rows[pivot][column]
                    for pivot in self.pivots[column] - free
                    if pivot >= self.first_small
                },
            )
        return made.keys() | pivots.keys()

    def _add(self, vector: Vector, factor: int, other: Vector) -> None:
        """Add a multiple of another vector, in place."""
        self.work += len(other)
        if self.work > WORK_LIMIT:
            raise _TooMuchWorkError
        for column, weight in other.items():
            if total := (vector.get(column, 0) + factor * weight) % _PRIME:
                vector[column] = total
            else:
                vector.pop(column, None)

    def _count(self, columns: Iterable[int]) -> int:
        return sum(self.heads[column] for column in columns)


class _Blocks:
    """The method for what is too large: blocks of enough people; a group shown is a union of them.

    Any combination then depends on whole blocks. A block of a level with a lowered k has at least
    half the default, so that two of different levels have it together.
    """

    def __init__(self, people: _People) -> None:
        self.people = people
        everyone = frozenset(people.heads)
        self.block_of = dict.fromkeys(everyone, everyone)

    def take(self, members: Collection[Atom]) -> bool:
        """Split blocks along a group, unless a part would be too small."""
        inside: dict[frozenset[Atom], set[Atom]] = defaultdict(set)
        for atom in members:
            inside[self.block_of[atom]].add(atom)
        parts = [
            frozenset(part)
            for block, within in inside.items()
            for part in (within, block - within)
            if part
        ]
        if any(self._is_few(part) for part in parts):
            return False
        self.block_of |= {atom: part for part in parts for atom in part}
        return True

    def _is_few(self, part: frozenset[Atom]) -> bool:
        enough = max(self.people.enough_for(part), (self.people.k + 1) // 2)
        return self.people.count(part) < enough
