"""Figures that exist only between two waves, as rows over atoms: what each person weighs."""

from collections.abc import Iterable, Mapping
from math import lcm

from assessment.comparisons import Change
from assessment.organisation import Atom, Group, Organisation

Row = dict[Atom, int]


def row_of(
    change: Change,
    wave: str,
    now: Mapping[Atom, int],
    before: Mapping[Atom, int],
    organisation: Organisation,
) -> Row:
    """A change's figure in one of its two waves; `now` and `before` are the heads by part."""
    if change.kind == "wave_linked":
        return _linked(change, now if wave == change.wave else before, later=wave == change.wave)
    cells = _cells(now, before, organisation)
    mix = _mix(change, now, before, cells)
    if wave == change.before:
        return {atom: 1 for atom in before if _cell(atom) in mix}
    # Whole numbers in the same proportions, so that the plan stays exact.
    factor = lcm(*(people for people, _ in mix.values()))
    return {
        atom: mix[cell][1] * factor // mix[cell][0] for atom, cell in cells.items() if cell in mix
    }


def _cells(
    now: Iterable[Atom], before: Iterable[Atom], organisation: Organisation
) -> dict[Atom, Atom]:
    """Of each atom now its cell: a unit at a level, named as in the earlier wave.

    A unit that nobody was in is the one that it continues, as in `FixedList.earlier`.
    """
    there = {atom.unit for atom in before}
    units = {atom.unit for atom in now}
    earlier = {
        unit: unit if unit in there else organisation.before(Group(unit=unit)).unit
        for unit in units
    }
    return {atom: Atom(earlier[atom.unit], atom.level) for atom in now}


def _mix(
    change: Change, now: Mapping[Atom, int], before: Mapping[Atom, int], cells: Mapping[Atom, Atom]
) -> dict[Atom, tuple[int, int]]:
    """The cells that have people in both waves: how many now, and how many before."""
    people_now, people_before = dict[Atom, int](), dict[Atom, int]()
    for atom, people in now.items():
        people_now[cells[atom]] = people_now.get(cells[atom], 0) + people
    for atom, people in before.items():
        people_before[_cell(atom)] = people_before.get(_cell(atom), 0) + people
    return {
        cell: (people_now[cell], people_before[cell])
        for cell in people_now.keys() & people_before.keys()
        if cell.unit and change.group.level in {None, cell.level}
    }


def _linked(change: Change, heads: Mapping[Atom, int], *, later: bool) -> Row:
    """Marks of a part as in queries/atoms/heads: < and > for the waves linked, = at this level."""
    level = change.group.level
    mark = ("<" if later else ">") + ("=" if level else "")
    return {atom: 1 for atom in heads if mark in atom.part and level in {None, atom.level}}


def _cell(atom: Atom) -> Atom:
    return atom._replace(part="")
