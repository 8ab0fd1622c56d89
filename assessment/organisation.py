"""The organisation: its levels, divisions, units and waves, and the groups one can ask for.

Shape of the definition file: docs/interface.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import product
from typing import Annotated, Literal, NamedTuple, Self, get_args

from pydantic import Field, StringConstraints, model_validator

from assessment.definition import Definition, Id, Number, Phrase, Text, folded, problem

WaveId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=64)]
GroupKind = Literal[
    "overall",
    "level",
    "unit",
    "unit_kind",
    "division",
    "unit_kind*level",
    "division*level",
    "unit*level",
]
UnitKind = Literal["customer_facing", "support"]

SMALLEST_GROUP = 5
"""The promise's k: an organisation may raise it, a level lower it with its consent."""
LOWEST_WITH_CONSENT = 3


class Atom(NamedTuple):
    """The people of one unit at one level: what every group is a union of.

    Both None: people who did not state their unit or level. `part` tells apart people of one unit
    and level where a figure counts only some of them (linked people); groups never do.
    """

    unit: str | None
    level: str | None
    part: str = ""


NOT_STATED = Atom(None, None)


class Group(NamedTuple):
    """A group of people, named by the keys that make it; the others are None."""

    unit_kind: str | None = None
    division: str | None = None
    unit: str | None = None
    level: str | None = None


OVERALL = Group()


class Consent(Definition):
    """A level's recorded agreement to be shown in a smaller group."""

    date: date
    text: Phrase


class Level(Definition):
    """A management level; `smallest_group` below the organisation's needs a consent."""

    id: Id
    name: Text
    aliases: tuple[str, ...] = Field(default=(), strict=False)
    smallest_group: int | None = Field(default=None, ge=LOWEST_WITH_CONSENT)
    consent: Consent | None = None


class Division(Definition):
    """A part of the organisation that units belong to."""

    id: Id
    name: Text


class Unit(Definition):
    """A unit whose managers answer; in earlier waves it may be the one that it `continues`."""

    id: Id
    name: Text
    kind: UnitKind
    division: Id | None = None
    aliases: tuple[str, ...] = Field(default=(), strict=False)
    continues: Id | None = None


class Wave(Definition):
    """One assessment in time."""

    id: WaveId
    name: Text
    date: date


class Reference(Definition):
    """A labelled reference figure of a measure: a top-box share (percent), or a mean (points).

    It may be the consultant's own, or evidence from the customers' side.
    """

    id: Id
    measure: Id
    top_box: int | None = Field(default=None, ge=0, le=100)
    mean: Number | None = None
    caption: Text

    @model_validator(mode="after")
    def _is_one_figure(self) -> Self:
        if (self.top_box is None) == (self.mean is None):
            raise problem("reference_not_one_figure", found=self.id)
        return self


class Target(Definition):
    """The mean that the leadership has set itself for a measure (points)."""

    measure: Id
    mean: Number


class Organisation(Definition):
    """A client organisation, consistent in itself."""

    id: Id
    name: Phrase
    levels: tuple[Level, ...] = Field(min_length=1, strict=False)
    units: tuple[Unit, ...] = Field(min_length=1, strict=False)
    waves: tuple[Wave, ...] = Field(min_length=1, strict=False)
    divisions: tuple[Division, ...] = Field(default=(), strict=False)
    references: tuple[Reference, ...] = Field(default=(), strict=False)
    targets: tuple[Target, ...] = Field(default=(), strict=False)
    smallest_group: int = Field(default=SMALLEST_GROUP, ge=SMALLEST_GROUP)
    release_order: tuple[GroupKind, ...] = Field(default=get_args(GroupKind), strict=False)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        self._names_are_unique()
        divisions = [division.id for division in self.divisions]
        for unit in self.units:
            if unit.division is not None and unit.division not in divisions:
                raise problem(
                    "unknown_division",
                    unit=unit.id,
                    found=unit.division,
                    expected=", ".join(divisions),
                )
            if unit.continues is not None and unit.continues not in self._other_units(unit):
                others = ", ".join(self._other_units(unit))
                raise problem("id_unknown", found=unit.continues, expected=others)
        for level in self.levels:
            lowered = (level.smallest_group or self.smallest_group) < self.smallest_group
            if lowered and level.consent is None:
                raise problem("consent_missing", found=level.id, expected=self.smallest_group)
        if len(set(self.release_order)) != len(self.release_order):
            raise problem("id_repeated", found=", ".join(self.release_order))
        return self

    def _names_are_unique(self) -> None:
        named: tuple[Iterable[Level | Unit], ...] = (self.levels, self.units)
        words = [
            [word for one in ones for word in {folded(one.id), *map(folded, _words(one))}]
            for ones in named
        ]
        ids = [[one.id for one in ones] for ones in (self.divisions, self.waves, self.references)]
        for names in (*words, *ids):
            for name in names:
                if names.count(name) > 1:
                    raise problem("id_repeated", found=name)

    def _other_units(self, unit: Unit) -> list[str]:
        return [other.id for other in self.units if other is not unit]

    def before(self, group: Group) -> Group:
        """What a group was in the wave before: of a unit, the one that it continues."""
        continued = {unit.id: unit.continues for unit in self.units if unit.continues}
        return group._replace(unit=continued.get(group.unit or "", group.unit))

    def smallest_of(self, group: Group) -> int:
        """The smallest number of people this group may be shown with."""
        return self.smallest_by_level.get(group.level or "", self.smallest_group)

    @property
    def smallest_by_level(self) -> dict[str, int]:
        """Levels whose smallest group differs from the organisation's."""
        return {
            level.id: level.smallest_group
            for level in self.levels
            if level.smallest_group is not None
        }

    @property
    def waves_in_time(self) -> list[Wave]:
        """The waves, the earliest first."""
        return sorted(self.waves, key=lambda wave: wave.date)

    @property
    def atoms(self) -> tuple[Atom, ...]:
        """Every unit at every level; people who stated neither are not among them."""
        return tuple(Atom(unit.id, level.id) for unit, level in product(self.units, self.levels))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every group that can be asked for, in release order; ties by id."""
        return tuple(group for kind in self.release_order for group in self._groups_of(kind))

    def _groups_of(self, kind: GroupKind) -> Iterator[Group]:
        key, _, crossed = kind.partition("*")
        values: dict[str, list[str]] = {
            "unit": sorted(unit.id for unit in self.units),
            "unit_kind": sorted({unit.kind for unit in self.units}),
            "division": sorted({unit.division for unit in self.units if unit.division}),
            "level": sorted(level.id for level in self.levels),
        }
        if kind == "overall":
            yield OVERALL
            return
        levels = values["level"] if crossed else [None]
        for value, level in product(values[key], levels):
            group = OVERALL._replace(**{key: value})
            yield group if level is None else group._replace(level=level)

    def members(self, group: Group) -> frozenset[Atom]:
        """The atoms a group is the union of; overall also holds the people of no stated atom."""
        levels = [group.level] if group.level else [level.id for level in self.levels]
        units = self._units_of.get(group._replace(level=None), [])
        atoms = frozenset(Atom(unit, level) for unit in units for level in levels)
        return atoms | {NOT_STATED} if group == OVERALL else atoms

    @cached_property
    def _units_of(self) -> dict[Group, list[str]]:
        """The units of each group that isn't about a level."""
        units: dict[Group, list[str]] = defaultdict(list)
        for unit in self.units:
            units[OVERALL].append(unit.id)
            units[Group(unit=unit.id)].append(unit.id)
            units[Group(unit_kind=unit.kind)].append(unit.id)
            if unit.division:
                units[Group(division=unit.division)].append(unit.id)
        return units


def _words(one: Level | Unit) -> set[str]:
    return {*one.aliases, *one.name.values()}
