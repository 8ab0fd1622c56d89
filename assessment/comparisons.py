"""The fixed list of groups that are held against each other, and the further groups it needs.

Tests are made at load, for these and no others (docs/confidentiality.md): what is asked later shows
differences of shown figures only.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, count, pairwise
from typing import Literal, NamedTuple

from assessment.organisation import OVERALL, Group, Organisation

ChangeKind = Literal["wave_linked", "wave_constant_mix"]
CHANGES: tuple[ChangeKind, ...] = ("wave_linked", "wave_constant_mix")


class Comparison(NamedTuple):
    """Two groups of two waves (or one) by their numbers; of two waves the later one is a."""

    kind: str
    a_wave: str
    a_group: int
    b_wave: str
    b_group: int


class Rest(NamedTuple):
    """Everybody beside a unit or a division."""

    number: int
    beside: Group


class Change(NamedTuple):
    """A figure of everybody or of a level that exists between a wave and the one before it.

    Linked: of those who answered both, at this level both times. At constant mix: the later mean
    with units and levels weighing as in the earlier wave, where they have people in both.
    """

    number: int
    kind: ChangeKind
    group: Group
    wave: str
    before: str


@dataclass(frozen=True)
class FixedList:
    """What is compared; `waves` are those with answers, in order of time, `units` who gave them.

    Groups go by their place in the organisation's groups, further ones by the numbers after these.
    """

    organisation: Organisation
    waves: Sequence[str]
    units: Mapping[str, Collection[str]] = field(default_factory=dict[str, Collection[str]])
    number_of: dict[Group, int] = field(init=False)

    def __post_init__(self) -> None:
        """Number the groups."""
        numbers = {group: number for number, group in enumerate(self.organisation.groups)}
        object.__setattr__(self, "number_of", numbers)

    @cached_property
    def rests(self) -> tuple[Rest, ...]:
        """The rest beside each unit and division that can be asked for, where overall can."""
        asked = self.number_of if OVERALL in self.number_of else ()
        beside = [group for group in asked if _is_unit_or_division(group)]
        start = len(self.number_of)
        return tuple(Rest(number, group) for number, group in enumerate(beside, start))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Of everybody and of each level that can be asked for, from each wave to the next."""
        levels = (Group(level=level.id) for level in self.organisation.levels)
        asked = [group for group in (OVERALL, *levels) if group in self.number_of]
        numbers = count(len(self.number_of) + len(self.rests))
        return tuple(
            Change(next(numbers), kind, group, wave, before)
            for before, wave in pairwise(self.waves)
            for kind in CHANGES
            for group in asked
        )

    def earlier(self, group: Group, before: str) -> Group:
        """What a group was in the wave before: a unit without answers there what it continues."""
        was_there = group.unit in self.units.get(before, ())
        return group if was_there else self.organisation.before(group)

    @property
    def comparisons(self) -> Iterator[Comparison]:
        """Every comparison of groups."""
        for wave in self.waves:
            yield from self._within(wave)
        for before, wave in pairwise(self.waves):
            for group, number in self.number_of.items():
                earlier = self.number_of[self.earlier(group, before)]
                yield Comparison("wave", wave, number, before, earlier)
        for change in self.changes:
            yield Comparison(change.kind, change.wave, change.number, change.before, change.number)

    def _within(self, wave: str) -> Iterator[Comparison]:
        levels = [Group(level=level.id) for level in self.organisation.levels]
        kinds = [Group(unit_kind=kind) for kind in ("customer_facing", "support")]
        for kind, groups in (("level", levels), ("unit_kind", kinds)):
            asked = [self.number_of[group] for group in groups if group in self.number_of]
            for a, b in combinations(asked, 2):
                yield Comparison(kind, wave, a, wave, b)
        for rest in self.rests:
            kind = "unit_rest" if rest.beside.unit else "division_rest"
            yield Comparison(kind, wave, self.number_of[rest.beside], wave, rest.number)


def _is_unit_or_division(group: Group) -> bool:
    return group in {Group(unit=group.unit), Group(division=group.division)} - {OVERALL}
