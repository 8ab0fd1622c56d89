"""Fixed tables, and an independent judge of what can be worked out in them: the audit of τ-Argus.

It is the program that statistical offices protect tables with, as `pytauargus` brings it: bounds of
every hidden cell by linear programming, under all that is shown. Nothing of it is ours. It is given
the groups of all screens at once, and every set of too few people as a hidden cell of its own.
"""

import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytauargus.engine

from assessment.organisation import Atom, Group, Organisation
from assessment.parts import Consent, Division, Level, Unit, Wave

Audit = Callable[[str], list[dict[str, Any]]]
"""Of a file, each hidden cell with its least and most."""
TABLES = Path(__file__).parent / "tables.txt"
KINDS = {"c": "customer_facing", "s": "support"}
FAR = 1_000_000
"""No end of a scale helps: what is found is what sums tell."""
LEAST_WIDTH = 1
"""A total known to less than a point is known."""
POINTS = 6
"""What everybody gave: the judge wants numbers, and they are no matter."""


class Table(NamedTuple):
    """Head counts under a title."""

    title: str
    organisation: Organisation
    heads: Mapping[Atom, int]

    def is_small(self, atoms: Collection[Atom]) -> bool:
        """Whether these are people, and fewer than make a group."""
        levels = {atom.level or "" for atom in atoms}
        own = self.organisation.smallest_by_level
        k = self.organisation.smallest_group
        enough = own.get(levels.pop(), k) if len(levels) == 1 else k
        return 0 < sum(self.heads[atom] for atom in atoms) < enough

    @property
    def small_sets(self) -> Iterator[frozenset[Atom]]:
        """Every set of atoms with too few people."""
        there = [atom for atom, people in self.heads.items() if people]
        own = self.organisation.smallest_by_level.values()
        for number in range(1, max([self.organisation.smallest_group, *own])):
            yield from map(frozenset, filter(self.is_small, combinations(there, number)))

    def members(self, group: Group) -> frozenset[Atom]:
        """The atoms of a group that have people."""
        there = self.organisation.members(group) & self.heads.keys()
        return frozenset(atom for atom in there if self.heads[atom])


def tables() -> list[Table]:
    """The fixed tables."""
    blocks = TABLES.read_text(encoding="utf-8").split("== ")[1:]
    return [_table(*block.strip().splitlines()) for block in blocks]


def worked_out(table: Table, shown: Sequence[Group]) -> set[frozenset[Atom]]:
    """Of every small set and of every group that isn't shown: whose total the judge knows."""
    hidden = [
        *table.small_sets,
        *(table.members(group) for group in table.organisation.groups if group not in shown),
    ]
    asked = dict.fromkeys(atoms for atoms in hidden if atoms)
    known = [(table.members(group), "s") for group in shown]
    cells = [*known, *((atoms, "u") for atoms in asked)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.jj"
        file.write_text(_as_jj(table, cells), encoding="ascii")
        audited = cast("Audit", pytauargus.engine.audit_jj)(str(file))
    first = len(table.heads)
    return {
        cells[cell["cell"] - first][0]
        for cell in audited
        if cell["cell"] >= first and cell["max"] - cell["min"] < LEAST_WIDTH
    }


def _as_jj(table: Table, cells: Sequence[tuple[frozenset[Atom], str]]) -> str:
    """As the judge reads it: atoms, all hidden; cells; and that each is the sum of its atoms."""
    place = {atom: number for number, atom in enumerate(table.heads)}
    every = [*((frozenset([atom]), "u") for atom in table.heads), *cells]
    lines = ["0", str(len(every))]
    for number, (atoms, status) in enumerate(every):
        value = POINTS * sum(table.heads[atom] for atom in atoms)
        least = 0 if status == "s" else LEAST_WIDTH
        lines.append(f"{number} {value} 1 {status} {-FAR} {FAR} {least} {least} 0")
    lines.append(str(len(cells)))
    for number, (atoms, _) in enumerate(cells, len(place)):
        parts = " ".join(f"{place[atom]} (1)" for atom in atoms)
        lines.append(f"0 {len(atoms) + 1} : {number} (-1) {parts}")
    return "\n".join(lines) + "\n"


def _table(title: str, k: str, head: str, *rows: str) -> Table:
    _, smallest, *own = k.split()
    _, _, _, *levels = head.split()
    own_of = dict(one.split("=") for one in own)
    units = [row.split() for row in rows]
    divisions = dict.fromkeys(division for _, _, division, *_ in units if division != "-")
    consent = Consent(date=date(2026, 10, 1), text="members can work out each other's mean")
    organisation = Organisation(
        id="fixed",
        name=title,
        smallest_group=int(smallest),
        levels=tuple(
            Level(
                id=level,
                name={"en": level},
                smallest_group=int(own_of[level]) if level in own_of else None,
                consent=consent if level in own_of else None,
            )
            for level in levels
        ),
        divisions=tuple(Division(id=one, name={"en": one}) for one in divisions),
        units=tuple(
            Unit.model_validate(
                {
                    "id": unit,
                    "name": {"en": unit},
                    "kind": KINDS[kind],
                    "division": None if division == "-" else division,
                }
            )
            for unit, kind, division, *_ in units
        ),
        waves=(Wave(id="w", name={"en": "w"}, date=date(2026, 10, 1)),),
    )
    heads = {
        Atom(unit, level): int(people)
        for unit, _, _, *row in units
        for level, people in zip(levels, row, strict=True)
    }
    return Table(title, organisation, heads)
