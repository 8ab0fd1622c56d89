"""Small units before anybody is asked: which stand in the way, and what merging them would open.

A merge is a choice of the consultant's; this only says what each would do.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assessment.disclosure import Heads
from assessment.organisation import Atom, Group, Organisation
from assessment.parts import Unit
from assessment.prospects import Outlook, counted

LIKELY = 70
"""Percent who may be expected to answer: a unit that is too small then is small."""
MOST_TRIED, DECISIONS = 60, 100_000
"""Merges tried, and of large organisations units or merges times plans times groups: seconds."""


@dataclass(frozen=True, slots=True)
class SmallUnit:
    """A unit that may be too small to be shown, and the groups that would be shown without it."""

    unit: str
    people: int
    hides: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Small units counted under another: how many groups are shown before and after, and which.

    Of full response; `likely` before and after are means over draws of LIKELY percent.
    """

    units: tuple[str, ...]
    into: str
    shown: tuple[int, int]
    likely: tuple[float, float]
    opens: tuple[Group, ...]
    closes: tuple[Group, ...]

    @property
    def gain(self) -> tuple[int, float]:
        """How many more groups are shown; at full response, then at the likely one."""
        return self.shown[1] - self.shown[0], round(self.likely[1] - self.likely[0], 6)


def small_units(outlook: Outlook) -> tuple[SmallUnit, ...]:
    """Units with people, but too few at the likely response; first what hides most.

    Of a large organisation the smallest ones.
    """
    shown, most = set(outlook.full.shown), DECISIONS // len(outlook.organisation.groups)
    found: list[SmallUnit] = []
    for unit in _small(outlook)[:most]:
        others = {atom: n for atom, n in outlook.invited.items() if atom.unit != unit}
        hides = tuple(group for group in outlook.plan(Heads(others)) if group not in shown)
        found.append(SmallUnit(unit, outlook.count(Group(unit=unit)), hides))
    return tuple(sorted(found, key=lambda one: (-len(one.hides), one.people, one.unit)))


def possible_merges(outlook: Outlook) -> tuple[Merge, ...]:
    """Every small unit merged into a neighbour, and all small neighbours at once; best first."""
    pairs = _pairs(outlook)
    most = DECISIONS // ((outlook.draws + 1) * len(outlook.organisation.groups))
    likely = list(outlook.answering(LIKELY))
    before = _likely(outlook, likely)
    tried = [_tried(outlook, pair, likely, before) for pair in pairs[: min(MOST_TRIED, most)]]
    return tuple(sorted(tried, key=lambda one: (*(-n for n in one.gain), one.units, one.into)))


def merged(organisation: Organisation, units: Collection[str], into: str) -> Organisation:
    """The organisation with units counted under another one."""
    of_file = [
        unit.model_copy(update={"merged_into": into}) if unit.id in units else unit
        for unit in organisation.units
    ]
    parts = {name: getattr(organisation, name) for name in Organisation.model_fields}
    return Organisation.model_validate(parts | {"units": of_file})


def _pairs(outlook: Outlook) -> list[tuple[tuple[str, ...], str]]:
    """Small units and the one that they could be merged into; the fewest people last to go.

    Neighbours are of the same division and kind, else of the same division, else of the same kind.
    """
    organisation, people = outlook.organisation, _people_of(outlook)
    taken = set(organisation.merges.values())
    small = [unit for unit in _small(outlook) if unit not in taken]
    units = [unit for unit in organisation.counted_units if people[unit.id]]
    pairs: list[tuple[tuple[str, ...], str]] = []
    for unit in units:
        around = [one for one in _neighbours(units, unit) if one is not unit]
        tiny = [one.id for one in around if one.id in small and people[one.id] < outlook.enough]
        size = {one: (people[one], one) for one in (*tiny, unit.id)}
        if len(tiny) > 1 and (unit.id not in small or max(size, key=size.__getitem__) == unit.id):
            pairs.append((tuple(tiny), unit.id))
        if unit.id in small:
            pairs += [
                ((unit.id,), one.id)
                for one in around
                # Of two small ones the smaller is merged into the larger.
                if one.id not in small or (people[unit.id], unit.id) < (people[one.id], one.id)
            ]
    return sorted(pairs, key=lambda pair: (-len(pair[0]), sum(people[u] for u in pair[0]), pair))


def _neighbours(units: Sequence[Unit], unit: Unit) -> list[Unit]:
    alike = [one for one in units if (one.division, one.kind) == (unit.division, unit.kind)]
    beside = [one for one in units if unit.division and one.division == unit.division]
    of_kind = [one for one in units if one.kind == unit.kind]
    return next((ones for ones in (alike, beside) if len(ones) > 1), of_kind)


def _tried(
    outlook: Outlook,
    pair: tuple[tuple[str, ...], str],
    likely: Sequence[Mapping[Atom, int]],
    before: float,
) -> Merge:
    organisation = merged(outlook.organisation, *pair)
    after = Outlook(organisation, counted(organisation, outlook.invited))
    moved = [counted(organisation, heads) for heads in likely]
    return Merge(
        *pair,
        (len(outlook.full.shown), len(after.full.shown)),
        (before, _likely(after, moved)),
        tuple(group for group in after.full.shown if group not in outlook.full.shown),
        tuple(group for group in outlook.full.shown if group not in after.full.shown),
    )


def _likely(outlook: Outlook, draws: Sequence[Mapping[Atom, int]]) -> float:
    shown = (len(outlook.plan(Heads(dict(heads)))) for heads in draws)
    return sum(shown) / len(draws)


def _small(outlook: Outlook) -> list[str]:
    """Units that are too small at the likely response, the smallest first."""
    people = _people_of(outlook)
    small = [unit for unit, n in people.items() if 0 < n * LIKELY < 100 * outlook.enough]
    return sorted(small, key=lambda unit: (people[unit], unit))


def _people_of(outlook: Outlook) -> dict[str, int]:
    units = outlook.organisation.counted_units
    return {unit.id: outlook.count(Group(unit=unit.id)) for unit in units}
