"""The organisation: its levels, divisions, units and waves, and the groups one can ask for.

Shape of the definition file: docs/interface.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import product
from typing import Literal, NamedTuple, Self, cast, get_args

from pydantic import Field, model_validator

from assessment.definition import Definition, Id, Phrase, folded, problem
from assessment.parts import Division, Level, Reference, Target, Unit, Wave

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

SMALLEST_GROUP = 5
"""The promise's k: an organisation may raise it, a level lower it with its consent."""


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

    @property
    def kind(self) -> GroupKind:
        """Which kind of group it is."""
        keys = "*".join(key for key, value in self._asdict().items() if value)
        return cast("GroupKind", keys or "overall")


OVERALL = Group()


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
            self._is_merged_once(unit)
            for other in (unit.continues, unit.merged_into):
                if other is not None and other not in self._other_units(unit):
                    others = ", ".join(self._other_units(unit))
                    raise problem("id_unknown", found=other, expected=others)
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

    def _is_merged_once(self, unit: Unit) -> None:
        into = unit.merged_into or ""
        further = self.merges.get(into)
        if into == unit.id:
            raise problem("merged_with_itself", found=unit.id)
        if further == unit.id:
            raise problem("merged_in_circles", found=unit.id, into=into)
        if further:
            raise problem("merged_twice", found=unit.id, into=into, expected=further)

    def counted_under(self, unit: str) -> str:
        """The unit that people who state this one count in: itself, or what it is merged into."""
        return self.merges.get(unit, unit)

    @cached_property
    def merges(self) -> dict[str, str]:
        """The merged units, and which one each is counted under."""
        return {unit.id: unit.merged_into for unit in self.units if unit.merged_into}

    @property
    def counted_units(self) -> tuple[Unit, ...]:
        """The units that are groups: all but the merged ones, as the organisation lists them."""
        return tuple(unit for unit in self.units if not unit.merged_into)

    def before(self, group: Group) -> Group:
        """What a group was in the wave before: of a unit, the one that it continues.

        Of one that is merged, what it is counted under.
        """
        continued = {unit.id: unit.continues for unit in self.units if unit.continues}
        if group.unit not in continued:
            return group
        return group._replace(unit=self.counted_under(continued[group.unit]))

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
        pairs = product(self.counted_units, self.levels)
        return tuple(Atom(unit.id, level.id) for unit, level in pairs)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every group that can be asked for, in release order; ties by id."""
        return tuple(group for kind in self.release_order for group in self._groups_of(kind))

    def _groups_of(self, kind: GroupKind) -> Iterator[Group]:
        key, _, crossed = kind.partition("*")
        values: dict[str, list[str]] = {
            "unit": sorted(unit.id for unit in self.counted_units),
            "unit_kind": sorted({unit.kind for unit in self.counted_units}),
            "division": sorted({unit.division for unit in self.counted_units if unit.division}),
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
        for unit in self.counted_units:
            units[OVERALL].append(unit.id)
            units[Group(unit=unit.id)].append(unit.id)
            units[Group(unit_kind=unit.kind)].append(unit.id)
            if unit.division:
                units[Group(division=unit.division)].append(unit.id)
        return units


def _words(one: Level | Unit) -> set[str]:
    return {*one.aliases, *one.name.values()}
