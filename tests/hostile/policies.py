"""What is shown of a case: by the plan, and by what is often done instead."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from assessment.disclosure import disclosure_plan
from assessment.organisation import NOT_STATED, Atom, Group, Organisation
from tests.hostile.figures import Person, Reading, Shown, held, parts_of, questions_of
from tests.hostile.invented import QUESTIONNAIRE, Case

Measure = tuple[str, str]
"""Kind and measure."""
Heads = Mapping[Atom, int]


class Decision(NamedTuple):
    """The groups shown, and whether overall counts those who stated no unit or level."""

    shown: Sequence[Group]
    counts_not_stated: bool


Rule = Callable[[Organisation, Heads, Heads, Sequence[Group]], Decision]
"""Of a population, those of it who skipped nothing, and the groups asked for: what is shown."""


def by_plan(
    organisation: Organisation, heads: Heads, complete: Heads, groups: Sequence[Group]
) -> Decision:
    plan = disclosure_plan(organisation, heads, groups, complete=complete)
    return Decision(plan.shown, plan.counts_not_stated)


def by_blocks(
    organisation: Organisation, heads: Heads, complete: Heads, groups: Sequence[Group]
) -> Decision:
    plan = disclosure_plan(organisation, heads, groups, complete=complete, work_limit=0)
    return Decision(plan.shown, plan.counts_not_stated)


def by_plan_of_whole_population(
    organisation: Organisation, heads: Heads, complete: Heads, groups: Sequence[Group]
) -> Decision:
    """The plan, unaware that whoever skipped an item can be made to drop out."""
    del complete
    return by_plan(organisation, heads, heads, groups)


def by_threshold(
    organisation: Organisation, heads: Heads, complete: Heads, groups: Sequence[Group]
) -> Decision:
    """Every group that is large enough."""
    del complete
    not_stated = heads.get(NOT_STATED, 0) >= organisation.smallest_group
    people = _people_of(organisation, heads, not_stated=not_stated)
    shown = [group for group in groups if people(group) >= organisation.smallest_of(group)]
    return Decision(shown, not_stated)


def by_remainder(
    organisation: Organisation, heads: Heads, complete: Heads, groups: Sequence[Group]
) -> Decision:
    """Large enough; and beside a single hidden part of a whole, the next smallest is hidden too."""
    shown, not_stated = by_threshold(organisation, heads, complete, groups)
    people = _people_of(organisation, heads, not_stated=not_stated)
    sizes = {group: people(group) for group in organisation.groups}
    left = dict.fromkeys(shown)
    wholes = _wholes(organisation)
    settled = False
    while not settled:
        settled = True
        for whole, parts in wholes:
            there = sorted((part for part in parts if sizes[part]), key=sizes.__getitem__)
            rest = [part for part in there if part in left]
            if whole in left and rest and len(rest) == len(there) - 1:
                del left[rest[0]]
                settled = False
    return Decision(list(left), not_stated)


def _people_of(
    organisation: Organisation, heads: Heads, *, not_stated: bool
) -> Callable[[Group], int]:
    def people(group: Group) -> int:
        members = organisation.members(group)
        return sum(heads.get(atom, 0) for atom in members if not_stated or atom != NOT_STATED)

    return people


def _wholes(organisation: Organisation) -> list[tuple[Group, list[Group]]]:
    """Each group, with the groups of one kind that together are it."""
    atoms = {group: organisation.members(group) - {NOT_STATED} for group in organisation.groups}
    by_kind: dict[tuple[bool, ...], list[Group]] = {}
    for group in atoms:
        by_kind.setdefault(tuple(key is not None for key in group), []).append(group)
    wholes: list[tuple[Group, list[Group]]] = []
    for whole, inside in atoms.items():
        for kind in by_kind.values():
            parts = [group for group in kind if group != whole and atoms[group] <= inside]
            if frozenset[Atom]().union(*(atoms[part] for part in parts)) == inside:
                wholes.append((whole, parts))
    return wholes


FAMILIES: tuple[tuple[Measure, ...], ...] = (
    *(
        (
            ("theme", theme.id),
            *(("item", item.id) for item in QUESTIONNAIRE.items_of(theme.id)),
            *(
                (side, theme.id)
                for side in ("say", "do", "say_do")
                if any(item.side for item in QUESTIONNAIRE.items_of(theme.id))
            ),
        )
        for theme in QUESTIONNAIRE.themes
    ),
    (
        ("own_deeds", "own_deeds"),
        *(("rating", deed.id) for deed in QUESTIONNAIRE.own_deeds),
    ),
    (("rating", "felt"),),
    *(
        tuple(("option", f"{choice.id}:{option.id}") for option in choice.options)
        for choice in QUESTIONNAIRE.choices
    ),
)
"""Measures that stand on one population, which the first of them defines."""
WHOLES: tuple[Measure, ...] = (
    *(("pillar", pillar.id) for pillar in QUESTIONNAIRE.pillars),
    ("index", "index"),
)
"""Shown where all of their parts are."""


def figures(case: Case, rule: Rule, reading: Reading = held) -> list[Shown]:
    """Every figure that is shown, when `rule` decides and figures are made by `reading`."""
    shown: list[Shown] = []
    for wave in case.organisation.waves:
        people = [person for person in case.people if person.wave == wave.id]
        shown += _figures_of_wave(case.organisation, people, rule, reading)
    return shown


def _figures_of_wave(
    organisation: Organisation, people: Sequence[Person], rule: Rule, reading: Reading
) -> Iterator[Shown]:
    everyone = Counter(person.atom for person in people)
    base = rule(organisation, everyone, everyone, organisation.groups)
    themes: dict[Group, set[Measure]] = {}
    for family in FAMILIES:
        asked = frozenset[str]().union(*(questions_of(QUESTIONNAIRE, *one) for one in family))
        complete = Counter(person.atom for person in people if asked <= person.answered)
        heads = _heads(people, asked, family[0], held)
        decision = rule(organisation, heads, complete, base.shown)
        for measure in family:
            standing = _heads(people, asked, measure, reading)
            count = _people_of(organisation, standing, not_stated=decision.counts_not_stated)
            for group in decision.shown:
                if count(group) >= _enough(organisation, group, measure):
                    yield Shown(people[0].wave, group, *measure, count(group))
                    themes.setdefault(group, set()).add(measure)
    for group, measures in themes.items():
        for whole in WHOLES:
            if measures.issuperset(parts_of(QUESTIONNAIRE, *whole)):
                measures.add(whole)
                yield Shown(people[0].wave, group, *whole, len(people))


def _heads(
    people: Sequence[Person], asked: frozenset[str], measure: Measure, reading: Reading
) -> Counter[Atom]:
    """The population of a measure."""
    alike = Counter((person.atom, person.answered & asked) for person in people)
    heads = Counter[Atom]()
    for (atom, answered), count in alike.items():
        if _counts(reading, measure, answered):
            heads[atom] += count
    return heads


@cache
def _counts(reading: Reading, measure: Measure, answered: frozenset[str]) -> bool:
    return reading(QUESTIONNAIRE, *measure, answered) is not None


def _enough(organisation: Organisation, group: Group, measure: Measure) -> int:
    """Below twice the default k, of a choice only the headline option is shown."""
    if measure[0] == "option" and not measure[1].endswith(":a"):
        return 2 * organisation.smallest_group
    return organisation.smallest_of(group)
