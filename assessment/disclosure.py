"""The disclosure plan: which groups may be shown so that no small group can be worked out.

Whoever sees the figures of some groups can add and subtract them, so the question is never about
one group alone. A group is a row over the atoms (a unit at a level); what can be worked out from
the groups shown are the combinations of their rows; a combination tells about the people of its
*support*, the atoms whose weight isn't zero. No support may be small. Head counts decide, values
never. The promise and its proof: docs/confidentiality.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assessment.organisation import Atom, Group, Organisation
from assessment.supports import Blocks, People, Row, Span, TooMuchWorkError

WORK_LIMIT = 5_000_000
"""Weights the exact method may handle: a count and not a clock, so that the plan never varies."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which groups may be shown, of those asked for; each part in the order asked.

    `too_small` have fewer people than the smallest group. Showing one of `complementary` would
    let a small group be worked out. The reader is never told which of the two it is.
    `counts_not_stated`: overall counts the people who stated no unit or level.
    """

    shown: tuple[Group, ...]
    too_small: tuple[Group, ...]
    complementary: tuple[Group, ...]
    counts_not_stated: bool
    method: Literal["exact", "blocks"]


@dataclass(frozen=True, slots=True)
class Heads:
    """People of a population by atom and part, and how many stand in with no own mean."""

    people: dict[Atom, int] = field(default_factory=dict[Atom, int])
    complete: dict[Atom, int] = field(default_factory=dict[Atom, int])

    @property
    def key(self) -> frozenset[tuple[Atom, int, int]]:
        """Populations that share it have the same plan."""
        return frozenset((atom, n, self.complete[atom]) for atom, n in self.people.items())


def disclosure_plan(
    organisation: Organisation,
    heads: Mapping[Atom, int],
    groups: Sequence[Group] | None = None,
    *,
    complete: Mapping[Atom, int] | None = None,
    work_limit: int = WORK_LIMIT,
) -> Plan:
    """Decide which groups may be shown, of one wave and one population.

    `heads` are the people whose answers are summed. `complete` are those of them who skipped none
    of what is summed, when the others stand in a skipped item with their own mean: items can be
    weighted so that whoever skipped one drops out, so only the complete make a group large enough.

    Groups are taken in the order asked (default: release order), each shown unless that would
    complete a small support. What is too large for this (`work_limit`) is planned by blocks.
    """
    people = People(organisation, heads, heads if complete is None else complete)
    groups = organisation.groups if groups is None else groups
    asked = [(group, people.row(group)) for group in groups]
    return _plan(people, asked, (), work_limit)


def plan_beside(
    organisation: Organisation,
    heads: Heads,
    released: Sequence[Row],
    asked: Sequence[tuple[Group, Row]],
    work_limit: int = WORK_LIMIT,
) -> Plan:
    """Decide which groups may be shown beside figures that are out already, in the order asked.

    `heads` are the people by atom: `complete` those who make a set large enough, as in
    `disclosure_plan`. Where the exact method is too much work and what is out cuts people smaller
    than blocks may be, nothing more is shown.
    """
    people = People(organisation, heads.people, heads.complete)
    return _plan(people, asked, released, work_limit)


def further_figures(
    organisation: Organisation,
    heads: Heads,
    shown: Sequence[Group],
    figures: Sequence[Row],
    *,
    work_limit: int = WORK_LIMIT,
) -> tuple[bool, ...]:
    """Which other figures may be shown beside the groups `shown`: those of a part, or weighted.

    A figure is the weight of each person by atom (any multiple of the weights). They come after
    all groups, in the order given, by the same rule; their atoms may be parts of a group's. Where
    that is too much work, none is shown beside groups that aren't unions of large enough blocks.
    """
    if not figures:
        return ()
    people = People(organisation, heads.people, heads.complete)
    return _further(people, figures, [people.row(group) for group in shown], work_limit)


def figures_beside(
    organisation: Organisation, heads: Heads, released: Sequence[Row], figures: Sequence[Row]
) -> tuple[bool, ...]:
    """The same beside whatever is out already, given as rows over the atoms."""
    people = People(organisation, heads.people, heads.complete)
    return _further(people, figures, released, WORK_LIMIT)


def _further(
    people: People, figures: Sequence[Row], released: Sequence[Row], work_limit: int
) -> tuple[bool, ...]:
    try:
        return _shown_further(people, figures, _exact(people, released, work_limit))
    except TooMuchWorkError:
        blocks = _blocks(people, released)
        return _shown_further(people, figures, blocks) if blocks else (False,) * len(figures)


def _shown_further(
    people: People, figures: Iterable[Row], released: Sequence[Span | Blocks]
) -> tuple[bool, ...]:
    may_be_shown: list[bool] = []
    for figure in figures:
        row = people.counted(figure)
        is_enough = not people.are_few(row)
        may_be_shown.append(is_enough and not any(one.would_give_away(row) for one in released))
        for one in released if may_be_shown[-1] else ():
            one.add(row)
    return tuple(may_be_shown)


def _plan(
    people: People,
    asked: Sequence[tuple[Group, Row]],
    released: Sequence[Row],
    work_limit: int,
) -> Plan:
    counts_not_stated = any(atom.unit is None for _, row in asked for atom in row)
    try:
        decided = _decided(people, asked, _exact(people, released, work_limit))
        return Plan(*decided, counts_not_stated, "exact")
    except TooMuchWorkError:
        blocks = _blocks(people, released)
        decided = _decided(people, asked, blocks) if blocks else _none_of(asked)
        return Plan(*decided, counts_not_stated, "blocks")


_Decided = tuple[tuple[Group, ...], tuple[Group, ...], tuple[Group, ...]]
"""Groups shown, too small and complementary."""


def _decided(
    people: People,
    asked: Iterable[tuple[Group, Row]],
    released: Sequence[Span | Blocks],
) -> _Decided:
    shown, too_small, complementary = list[Group](), list[Group](), list[Group]()
    for group, weights in asked:
        row = people.counted(weights)
        if people.count(row) < people.organisation.smallest_of(group):
            too_small.append(group)
        elif any(one.would_give_away(row) for one in released):
            complementary.append(group)
        else:
            shown.append(group)
            for one in released:
                one.add(row)
    return tuple(shown), tuple(too_small), tuple(complementary)


def _none_of(asked: Iterable[tuple[Group, Row]]) -> _Decided:
    return (), (), tuple(group for group, _ in asked)


def _exact(people: People, released: Iterable[Row], work_limit: int) -> list[Span]:
    """The span of what is out, for the organisation's smallest group and each level's larger one.

    Raises TooMuchWorkError, then or later.
    """
    raised = {level: k for level, k in people.k_of_level.items() if k > people.k}
    by_level = [Span(people, people.inside(level), k, work_limit) for level, k in raised.items()]
    spans = [Span(people, people.heads.keys(), people.k, work_limit), *by_level]
    for row in released:
        for one in spans:
            one.add(people.counted(row))
    return spans


def _blocks(people: People, released: Sequence[Row]) -> list[Blocks]:
    """The partition that what is out makes; none where it cuts people too small for blocks."""
    blocks = Blocks(people)
    for row in released:
        blocks.add(people.counted(row))
    return [] if released and blocks.are_too_small else [blocks]
