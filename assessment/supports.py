"""What can be worked out from figures that are out, and about how many people it would be.

A figure is a row over the atoms. What can be worked out from several is any combination of their
rows, and it tells about its support: the atoms whose weight isn't zero.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet

from assessment.organisation import NOT_STATED, Atom, Group, Organisation

Row = Mapping[Atom, int]
"""A figure as a row over the atoms: what each person of an atom weighs in it."""


class People:
    """How many people count in each atom, and how many are few."""

    def __init__(
        self, organisation: Organisation, heads: Mapping[Atom, int], counted: Mapping[Atom, int]
    ) -> None:
        self.organisation = organisation
        self.k = organisation.smallest_group
        self.k_of_level = organisation.smallest_by_level
        self.heads = {atom: counted.get(atom, 0) for atom, there in heads.items() if there}
        if self.heads.get(NOT_STATED, 0) < self.k:
            self.heads.pop(NOT_STATED, None)
        self.parts: dict[Atom, list[Atom]] = defaultdict(list)
        for atom in self.heads:
            self.parts[atom._replace(part="")].append(atom)

    def row(self, group: Group) -> dict[Atom, int]:
        """A group's row: each of its people counts once."""
        whole = self.organisation.members(group) & self.parts.keys()
        return {part: 1 for atom in whole for part in self.parts[atom]}

    def counted(self, row: Row) -> dict[Atom, int]:
        """A row over the atoms that have people."""
        return {atom: weight for atom, weight in row.items() if weight and atom in self.heads}

    def count(self, atoms: Iterable[Atom]) -> int:
        """How many people are in these atoms."""
        return sum(self.heads[atom] for atom in atoms)

    def inside(self, level: str) -> set[Atom]:
        """The atoms of a level, and those that drop out when all who skipped something do."""
        return {atom for atom, people in self.heads.items() if atom.level == level or not people}

    def enough(self, atoms: Collection[Atom]) -> int:
        """How many make a group: of one level by its own smallest group, else the default."""
        everybody = {atom.level for atom in atoms}
        complete = {atom.level for atom in atoms if self.heads[atom]}
        return max(self._enough_of(everybody), self._enough_of(complete))

    def _enough_of(self, levels: set[str | None]) -> int:
        return self.k_of_level.get(levels.pop() or "", self.k) if len(levels) == 1 else self.k

    def are_few(self, atoms: Collection[Atom]) -> bool:
        """Whether these atoms are a small set."""
        return self.count(atoms) < self.enough(atoms)


_PRIME = 2**61 - 1
"""Weights are exact modulo this; no weight is a multiple of it by chance."""
_Vector = dict[int, int]
"""Weights by column; none is zero."""
_NEW = -1
"""The new row's name, where rows are named by their pivot columns."""


class TooMuchWorkError(Exception):
    """The exact search would weigh more than it may."""


class Span:
    """All combinations of the groups shown, and the search for a small support in a new one.

    A column is an atom: first those that can't be in a small support, then by falling head count.
    The rows are in reduced echelon form over these columns: each is 1 in its pivot, its first
    column, where all others are 0. So whatever is zero on the large atoms combines the rows whose
    pivot is small.
    """

    def __init__(self, people: People, among: AbstractSet[Atom], k: int, work_limit: int) -> None:
        self.people, self.k, self.work_left = people, k, work_limit
        small = {atom for atom in among if people.heads[atom] < k}
        self.atoms = sorted(
            people.heads,
            key=lambda a: (a in small, -people.heads[a], a.unit or "", a.level or "", a.part),
        )
        self.column = {atom: column for column, atom in enumerate(self.atoms)}
        self.heads = [people.heads[atom] for atom in self.atoms]
        self.first_small = len(self.atoms) - len(small)
        self.rows: dict[int, _Vector] = {}
        self.pivots: dict[int, set[int]] = defaultdict(set)
        """Of a column: the rows that have it."""

    def add(self, weights: Row) -> None:
        """Take a figure among those that are out."""
        row = self._remainder(weights)
        if not row:
            return
        pivot = min(row)
        row = _scaled(row, pivot)
        for other in tuple(self.pivots[pivot]):
            self._add(self.rows[other], -self.rows[other][pivot], row)
            for column in row:
                if column in self.rows[other]:
                    self.pivots[column].add(other)
                else:
                    self.pivots[column].discard(other)
        self.rows[pivot] = row
        for column in row:
            self.pivots[column].add(pivot)

    def would_give_away(self, weights: Row) -> bool:
        """Whether a combination with this row would have a small support."""
        new = self._remainder(weights)
        if not new or min(new) < self.first_small:
            return False  # can be worked out already; or no such combination avoids a large atom
        return self._are_few(new.keys()) or self._search(new, frozenset(), frozenset())

    def _remainder(self, weights: Row) -> _Vector:
        """What the rows leave of a new one: nothing, when it can be worked out from them."""
        row = {self.column[atom]: weight % _PRIME for atom, weight in weights.items()}
        for pivot in row.keys() & self.rows.keys():
            self._add(row, -row[pivot], self.rows[pivot])
        return row

    def _search(self, new: _Vector, inside: frozenset[int], outside: frozenset[int]) -> bool:
        """Look for a small support that has all columns of `inside` and none of `outside`.

        Every support has a column of each hurdle. When disjoint hurdles need k people together,
        there is no small one; else the shortest hurdle says what to try next.
        """
        left = self.k - sum(self.heads[column] for column in inside)
        hurdles = list[set[int]]()
        passed, needed = set(inside), 0
        while needed < left and (hurdle := self._hurdle(new, passed)):
            hurdle -= outside
            hurdles.append(hurdle)
            passed |= hurdle
            needed += min((self.heads[column] for column in hurdle), default=left)
        if needed >= left:
            return False
        if not hurdles:
            # A support with another inside it is a sum of figures that are judged one by one.
            least = all(self._hurdle(new, inside - {column}) for column in inside)
            return least and self._are_few(inside)
        for column in sorted(min(hurdles, key=len)):
            if self.heads[column] < left and self._search(new, inside | {column}, outside):
                return True
            outside |= {column}
        return False

    def _hurdle(self, new: _Vector, passed: AbstractSet[int]) -> set[int]:
        """Columns, none of them `passed`, on all of which no `new` + combination can be zero.

        Empty when there are none: some combination is zero wherever it isn't passed.

        A combination that is zero on the pivots not passed has only the rows of those passed to
        change a column with. So weight the columns until these rows' weights cancel and that of
        the new row doesn't; together with the pivots whose rows they meet, that is a hurdle.
        """
        free = self.rows.keys() & passed
        columns = set(new).union(*(self.rows[pivot] for pivot in free)) - passed
        self._work(len(columns))
        echelon: dict[int, _Vector] = {}
        seen: set[frozenset[tuple[int, int]]] = set()
        for column in sorted(columns):
            weights = {pivot: self.rows[pivot][column] for pivot in self.pivots[column] & free}
            if column in new:
                weights[_NEW] = new[column]
            if (alike := frozenset(weights.items())) in seen:
                continue
            seen.add(alike)
            weights[column] = 1
            for lead, vector in echelon.items():
                if lead in weights:
                    self._add(weights, -weights[lead], vector)
            if remaining := weights.keys() & free:
                lead = min(remaining)
                echelon[lead] = _scaled(weights, lead)
            elif weights.pop(_NEW, 0):
                return weights.keys() | self._pivots_met(weights, free)
        return set()

    def _pivots_met(self, weights: _Vector, free: AbstractSet[int]) -> set[int]:
        met: _Vector = {}
        for column, weight in weights.items():
            held = [p for p in self.pivots[column] - free if p >= self.first_small]
            self._add(met, weight, {pivot: self.rows[pivot][column] for pivot in held})
        return set(met)

    def _are_few(self, columns: Iterable[int]) -> bool:
        return self.people.are_few([self.atoms[column] for column in columns])

    def _add(self, vector: _Vector, factor: int, other: _Vector) -> None:
        """Add a multiple of another vector, in place."""
        self._work(len(other))
        for column, weight in other.items():
            if total := (vector.get(column, 0) + factor * weight) % _PRIME:
                vector[column] = total
            else:
                vector.pop(column, None)

    def _work(self, weights: int) -> None:
        self.work_left -= weights
        if self.work_left < 0:
            raise TooMuchWorkError


def _scaled(vector: _Vector, lead: int) -> _Vector:
    """The vector with a 1 in its lead."""
    inverse = pow(vector[lead], -1, _PRIME)
    return {column: weight * inverse % _PRIME for column, weight in vector.items()}


class Blocks:
    """One partition of the people into blocks of enough; a group shown is a union of blocks.

    So is every support, then. A block inside a level with a lowered k has at least half the
    default, since two such blocks of different levels can be a support too.
    """

    def __init__(self, people: People) -> None:
        self.people = people
        everyone = frozenset(people.heads)
        self.block_of = dict.fromkeys(everyone, everyone)

    def add(self, weights: Row) -> None:
        """Take a figure among those that are out."""
        self.block_of |= {atom: part for part in self._parts(weights) for atom in part}

    def would_give_away(self, weights: Row) -> bool:
        """Whether a block would be split too small."""
        return any(map(self._is_too_small, self._parts(weights)))

    @property
    def are_too_small(self) -> bool:
        """Whether groups cut people smaller than blocks may be, as those of an exact plan can.

        Then supports aren't known to be large any more, whatever is added.
        """
        return any(map(self._is_too_small, set(self.block_of.values())))

    def _is_too_small(self, part: frozenset[Atom]) -> bool:
        enough = max(self.people.enough(part), (self.people.k + 1) // 2)
        return self.people.count(part) < enough

    def _parts(self, weights: Row) -> list[frozenset[Atom]]:
        """The blocks that the row meets, cut where its weights change."""
        inside: dict[tuple[frozenset[Atom], int], set[Atom]] = defaultdict(set)
        met = {self.block_of[atom] for atom in weights}
        for block in met:
            for atom in block:
                inside[block, weights.get(atom, 0)].add(atom)
        return [frozenset(part) for part in inside.values()]
