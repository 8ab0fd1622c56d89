"""Organisations before fielding, in a notation that shows who is invited.

outlook('''
    a support north: top=1 low=6
    b support: low=4
''')

is the outlook of one wave: a unit a line, its kind, its division if it has one, its managers.
"""

from datetime import date
from typing import Any, cast

from assessment.organisation import Organisation
from assessment.parts import Division, Level, Unit, UnitKind, Wave
from assessment.prospects import Outlook, outlooks
from assessment.roster import Invited

WAVE = "w"


def outlook(roster: str, **organisation: Any) -> Outlook:
    """The outlook of the one wave; the organisation's other keys are given as it knows them."""
    model, invited = rostered(roster, **organisation)
    return outlooks(model, invited)[WAVE]


def rostered(roster: str, **organisation: Any) -> tuple[Organisation, list[Invited]]:
    """The organisation and its roster."""
    lines = [line.partition(":") for line in filter(None, map(str.strip, roster.splitlines()))]
    units = [head.split() for head, _, _ in lines]
    invited = [
        Invited(WAVE, unit, *_cell(cell))
        for (unit, *_), (_, _, cells) in zip(units, lines, strict=True)
        for cell in cells.split()
    ]
    levels = dict.fromkeys(row.level for row in invited)
    divisions = dict.fromkeys(one for _, _, *rest in units for one in rest)
    model = Organisation(
        id="o",
        name="O",
        levels=tuple(Level(id=one, name={"en": one}) for one in levels),
        divisions=tuple(Division(id=one, name={"en": one}) for one in divisions),
        units=tuple(
            Unit(
                id=unit,
                name={"en": unit.upper()},
                kind=cast("UnitKind", kind),
                division=rest[0] if rest else None,
            )
            for unit, kind, *rest in units
        ),
        waves=(Wave(id=WAVE, name={"en": "W"}, date=date(2026, 10, 1)),),
        **organisation,
    )
    return model, invited


def _cell(cell: str) -> tuple[str, int]:
    level, _, invited = cell.partition("=")
    return level, int(invited)
