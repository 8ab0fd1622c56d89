"""Before anybody is asked: what could be shown if so many answered, and skipped so much.

From the roster alone. Who answers and what is skipped is drawn at random, with a fixed seed, so
that the same roster has the same prospects; the plan itself is made as it is made of answers.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, comb
from typing import NamedTuple

import numpy as np
from numpy.random import Generator, default_rng

from assessment.disclosure import WORK_LIMIT, Heads, Plan, disclosure_plan
from assessment.organisation import Atom, Group, GroupKind, Organisation
from assessment.roster import Invited

RESPONSES = (100, 80, 70, 60)
SKIPPED = (0, 3, 8)
"""Percent of those invited who answer, and of questions that they skip."""
QUESTIONS = 4
RATED_FROM = ceil(QUESTIONS * 2 / 3)
"""What skipping is simulated for: as the own deeds of the standard questionnaire."""

GENERATOR, SEED = "PCG64", 5
MOST_DRAWS, DECISIONS = 25, 2500
"""Draws of a small organisation, and of larger ones groups times draws: it takes seconds."""

ORDERS: Mapping[str, tuple[GroupKind, ...]] = {
    "units": ("overall", "level", "unit", "unit_kind", "division"),
    "kinds": ("overall", "level", "unit_kind", "division", "unit"),
    "divisions": ("overall", "level", "division", "unit", "unit_kind"),
    "units_by_level": ("overall", "level", "unit", "unit*level"),
}
"""Release orders that make a difference, by what they put first; the other kinds follow."""
OWN_ORDER = "file"
"""The name of the organisation's own release order."""


class Order(NamedTuple):
    """A release order, by name."""

    name: str
    kinds: tuple[GroupKind, ...]


class Condition(NamedTuple):
    """Percent of those invited who answer, and of questions that each of them skips."""

    response: int
    skipped: int


class Tally(NamedTuple):
    """Of one kind of group: how many have enough people invited, and how many of them are shown."""

    groups: int
    shown: float


@dataclass(frozen=True, slots=True)
class Prospect:
    """The groups shown in an order under a condition, with the share of draws that show them."""

    order: Order
    condition: Condition
    draws: int
    shown: Mapping[Group, float]


@dataclass(frozen=True)
class Outlook:
    """A wave before fielding: how many are invited by atom, and what of it could be shown."""

    organisation: Organisation
    invited: Mapping[Atom, int]
    work_limit: int = WORK_LIMIT

    @cached_property
    def full(self) -> Plan:
        """The plan if everybody answers everything."""
        return disclosure_plan(self.organisation, self.invited, work_limit=self.work_limit)

    @property
    def people(self) -> int:
        """How many are invited."""
        return sum(self.invited.values())

    @property
    def enough(self) -> int:
        """How many people make a unit large enough."""
        return self.organisation.smallest_group

    @property
    def draws(self) -> int:
        """How often chance is tried: less often in a larger organisation."""
        return max(1, min(MOST_DRAWS, DECISIONS // len(self.organisation.groups)))

    @cached_property
    def orders(self) -> tuple[Order, ...]:
        """The organisation's own release order, and those of ORDERS that differ from it.

        Of a very large organisation only its own: there a single plan takes seconds.
        """
        own = self.organisation.release_order
        orders = [Order(OWN_ORDER, own)]
        is_very_large = len(self.organisation.groups) > DECISIONS
        for name, first in () if is_very_large else ORDERS.items():
            kinds: tuple[GroupKind, ...]
            kinds = (*(one for one in first if one in own), *(o for o in own if o not in first))
            if self._asked(kinds) not in [self._asked(order.kinds) for order in orders]:
                orders.append(Order(name, kinds))
        return tuple(orders)

    @cached_property
    def prospects(self) -> tuple[Prospect, ...]:
        """Every order under every condition; full response without skips is exact."""
        shown: dict[tuple[Order, Condition], Counter[Group]] = {}
        times: Counter[tuple[Order, Condition]] = Counter()
        for order, condition, groups in self._tries():
            shown.setdefault((order, condition), Counter()).update(groups)
            times[order, condition] += 1
        return tuple(
            Prospect(*case, times[case], {group: n / times[case] for group, n in of_case.items()})
            for case, of_case in shown.items()
        )

    @property
    def in_own_order(self) -> dict[Condition, Prospect]:
        """The prospects in the organisation's own order."""
        return {one.condition: one for one in self.prospects if one.order.name == OWN_ORDER}

    def tallies(self, shown: Mapping[Group, float]) -> dict[GroupKind, Tally]:
        """By kind of group, of those with enough people invited."""
        tallies: dict[GroupKind, Tally] = {}
        for kind in self.kinds:
            groups = [group for group in self.large if group.kind == kind]
            tallies[kind] = Tally(len(groups), sum(shown.get(group, 0) for group in groups))
        return tallies

    @property
    def kinds(self) -> tuple[GroupKind, ...]:
        """The kinds of groups that there are, in release order."""
        there = {group.kind for group in self.organisation.groups}
        return tuple(kind for kind in self.organisation.release_order if kind in there)

    @cached_property
    def large(self) -> tuple[Group, ...]:
        """The groups that have enough people to be shown, were they alone; in release order."""
        organisation = self.organisation
        return tuple(
            group
            for group in organisation.groups
            if self.count(group) >= organisation.smallest_of(group)
        )

    def count(self, group: Group) -> int:
        """How many of a group are invited."""
        return sum(self.invited.get(atom, 0) for atom in self.organisation.members(group))

    def answering(self, response: int) -> Iterator[dict[Atom, int]]:
        """Who answers, draw after draw: so many percent of those invited, whoever they are."""
        dice = default_rng((SEED, response))
        counts, answer = list(self.invited.values()), round(self.people * response / 100)
        for _ in range(self.draws):
            answered = dice.multivariate_hypergeometric(counts, answer)
            yield dict(zip(self.invited, map(int, answered), strict=True))

    def plan(self, heads: Heads, groups: Sequence[Group] | None = None) -> tuple[Group, ...]:
        """The groups that are shown of a population; by blocks where everybody takes blocks."""
        limit = self.work_limit if self.full.method == "exact" else 0
        complete = heads.complete or None
        plan = disclosure_plan(
            self.organisation, heads.people, groups, complete=complete, work_limit=limit
        )
        return plan.shown

    def _tries(self) -> Iterator[tuple[Order, Condition, Iterable[Group]]]:
        """What is shown, draw after draw; every order is tried with the same people."""
        invited = Heads(dict(self.invited))
        everybody = {one: self.plan(invited, self._asked(one.kinds)) for one in self.orders}
        for order, groups in everybody.items():
            yield order, Condition(100, 0), groups
        for response in RESPONSES:
            skipping_dice = default_rng((SEED, response, 1))
            for answered in self.answering(response):
                skipping = {s: _who_skip(skipping_dice, answered, s) for s in SKIPPED if s}
                for order in self.orders:
                    if response == 100:  # noqa: PLR2004 -- percent
                        base = everybody[order]
                    else:
                        base = self.plan(Heads(answered), self._asked(order.kinds))
                        yield order, Condition(response, 0), base
                    for skipped, heads in skipping.items():
                        yield order, Condition(response, skipped), self.plan(heads, base)

    def _asked(self, kinds: Sequence[GroupKind]) -> list[Group]:
        by_kind: dict[str, list[Group]] = {kind: [] for kind in kinds}
        for group in self.organisation.groups:
            by_kind[group.kind].append(group)
        return [group for of_kind in by_kind.values() for group in of_kind]


def outlooks(organisation: Organisation, roster: Iterable[Invited]) -> dict[str, Outlook]:
    """The outlook of each wave of the roster; people of a merged unit where they are counted."""
    waves: dict[str, dict[Atom, int]] = {}
    for wave, unit, level, invited in roster:
        waves.setdefault(wave, {})[Atom(unit, level)] = invited
    return {
        wave: Outlook(organisation, counted(organisation, stated)) for wave, stated in waves.items()
    }


def counted(organisation: Organisation, stated: Mapping[Atom, int]) -> dict[Atom, int]:
    """People by the atom that they are counted in, where a unit may have been merged."""
    heads = Counter[Atom]()
    for (unit, level, _), people in stated.items():
        heads[Atom(organisation.counted_under(unit or ""), level)] += people
    return heads


def _who_skip(dice: Generator, answered: Mapping[Atom, int], skipped: int) -> Heads:
    """Those who rate enough questions to be counted, and those of them who skip none."""
    chances = [
        comb(QUESTIONS, n) * (skipped / 100) ** n * (1 - skipped / 100) ** (QUESTIONS - n)
        for n in range(QUESTIONS + 1)
    ]
    few = sum(chances[1 : QUESTIONS - RATED_FROM + 1])
    drawn = dice.multinomial(
        np.array(list(answered.values())), [chances[0], few, 1 - chances[0] - few]
    )
    return Heads(
        {atom: int(none + some) for atom, (none, some, _) in zip(answered, drawn, strict=True)},
        {atom: int(none) for atom, (none, *_) in zip(answered, drawn, strict=True)},
    )
