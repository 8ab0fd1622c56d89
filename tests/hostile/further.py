"""Figures that only gaps show: rests, linked people, means at constant mix.

Written from the rules alone: whom each figure stands on, and what everybody weighs in it. Also what
would be shown of linked people if only their number decided.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

import polars as pl

from assessment.organisation import NOT_STATED, OVERALL, Group
from tests.hostile.figures import Person, Shown, held
from tests.hostile.invented import QUESTIONNAIRE, Case
from tests.hostile.populations import MORE, population_of

Counts = Callable[[Person], bool]
FURTHER = ("wave_linked", "wave_constant_mix")
"""Kinds of gaps whose sides aren't groups."""
NOT_SUMS = ("pillar", "index")
"""Kinds whose mean is arithmetic on other means shown."""


def named(case: Case, seed: int) -> list[str]:
    """A name for each person: often one of somebody in the wave before, mostly of the same atom."""
    dice = Random(seed)  # noqa: S311 -- repeatable
    share = dice.choice((0, 0.5, 0.9))
    names = [f"r{place}" for place in range(len(case.people))]
    for before, wave in pairwise(one.id for one in case.organisation.waves):
        free = [place for place, person in enumerate(case.people) if person.wave == before]
        for place, person in enumerate(case.people):
            if person.wave == wave and free and dice.random() < share:
                here = [one for one in free if case.people[one].atom == person.atom]
                chosen = dice.choice(here if here and dice.random() < share else free)
                free.remove(chosen)
                names[place] = names[chosen]
    return names


def further_figures(case: Case, names: Sequence[str], gaps: pl.DataFrame) -> Iterator[Shown]:
    """Every figure of the gaps that is no group's own, and what else their tests are made of.

    Means of pillars and the index are made of others; their tests aren't.
    """
    for row in gaps.rows(named=True):
        kind, measure = row["measure_kind"], row["measure"]
        more = f"{MORE}{population_of(QUESTIONNAIRE, kind, measure)}"
        bases: tuple[int | None, int | None] = (row["a_base"], row["b_base"])
        if kind not in NOT_SUMS:
            yield from _of_row(case, names, row, (kind, measure), bases)
        if row["certainty"] != "no_test":
            uncertain = (None, None) if kind in NOT_SUMS else bases
            yield from _of_row(case, names, row, ("derived", more), uncertain)


def _of_row(
    case: Case,
    names: Sequence[str],
    row: Mapping[str, Any],
    of: tuple[str, str],
    bases: tuple[int | None, int | None],
) -> Iterator[Shown]:
    """The figures of one gap; where a base isn't printed, it is as many as the rules count."""

    def counts(person: Person) -> bool:
        return held(QUESTIONNAIRE, *of, person.answered) is not None

    a_base, b_base = bases
    if row["b"] == "rest":
        weights = _rest(case, row, counts, b_base)
        yield Shown(row["wave"], OVERALL, *of, b_base or len(weights), weights)
    elif row["kind"] in FURTHER:
        (wave, level), (before, _) = (_wave_and_level(row[side]) for side in ("a", "b"))
        weigh = _linked if row["kind"] == "wave_linked" else _at_constant_mix
        now, then = weigh(case, names, (wave, before, level), counts)
        yield Shown(wave, OVERALL, *of, a_base or len(now), now)
        yield Shown(before, OVERALL, *of, b_base or len(then), then)


def linked_by_threshold(case: Case, names: Sequence[str]) -> Iterator[Shown]:
    """What the plan isn't asked for here: linked people of each theme wherever they are enough.

    Of everybody and of each level, between each wave and the next, a figure in either.
    """
    organisation = case.organisation
    own = {
        level.id: organisation.smallest_of(Group(level=level.id)) for level in organisation.levels
    }
    enough = {"": organisation.smallest_group} | own
    for before, wave in pairwise(one.id for one in organisation.waves):
        for theme in (theme.id for theme in QUESTIONNAIRE.themes):

            def counts(person: Person, theme: str = theme) -> bool:
                return held(QUESTIONNAIRE, "theme", theme, person.answered) is not None

            for level, k in enough.items():
                now, then = _linked(case, names, (wave, before, level), counts)
                if len(now) >= k:
                    yield Shown(wave, OVERALL, "theme", theme, len(now), now)
                    yield Shown(before, OVERALL, "theme", theme, len(then), then)


def _rest(
    case: Case, row: Mapping[str, Any], counts: Counts, base: int | None
) -> dict[int, Fraction]:
    """Everybody outside; those who stated nothing are among them where the base says so.

    Without a base they are where they are enough by themselves.
    """
    key, _, value = row["a"].partition("=")
    inside = case.organisation.members(Group(**{key: value}))
    outside = {
        place: Fraction(1)
        for place, person in enumerate(case.people)
        if person.wave == row["wave"] and person.atom not in inside and counts(person)
    }
    stated = {p: weight for p, weight in outside.items() if case.people[p].atom != NOT_STATED}
    enough = len(stated) + case.organisation.smallest_group
    are_counted = len(outside) >= enough if base is None else len(outside) == base
    return outside if are_counted else stated


def _linked(
    case: Case, names: Sequence[str], between: tuple[str, str, str], counts: Counts
) -> tuple[dict[int, Fraction], dict[int, Fraction]]:
    """Who counts in both waves, unit and level stated, at this level both times if there is one."""
    wave, before, level = between
    place_of = {(case.people[place].wave, name): place for place, name in enumerate(names)}
    pairs = [
        (now, then)
        for (one, name), now in place_of.items()
        if one == wave and (then := place_of.get((before, name))) is not None
    ]
    both = [
        pair
        for pair in pairs
        if all(_may_count(case.people[place], level, counts) for place in pair)
    ]
    return {now: Fraction(1) for now, _ in both}, {then: Fraction(1) for _, then in both}


def _at_constant_mix(
    case: Case, _: Sequence[str], between: tuple[str, str, str], counts: Counts
) -> tuple[dict[int, Fraction], dict[int, Fraction]]:
    """Each atom with people in both waves weighs as much as it did before.

    A unit that had nobody before is the one that it continues.
    """
    wave, before, level = between
    now, then = (
        {
            place: person.atom
            for place, person in enumerate(case.people)
            if person.wave == one and _may_count(person, level, counts)
        }
        for one in (wave, before)
    )
    there = {person.atom.unit for person in case.people if person.wave == before and counts(person)}
    now = {
        place: atom if atom.unit in there else atom._replace(unit=_earlier(case, atom.unit))
        for place, atom in now.items()
    }
    people_now, people_then = Counter(now.values()), Counter(then.values())
    return (
        {p: Fraction(people_then[a], people_now[a]) for p, a in now.items() if people_then[a]},
        {p: Fraction(1) for p, a in then.items() if people_now[a]},
    )


def _earlier(case: Case, unit: str | None) -> str | None:
    continued = {one.id: one.continues for one in case.organisation.units}
    return continued[unit or ""] or unit


def _may_count(person: Person, level: str, counts: Counts) -> bool:
    is_inside = person.atom != NOT_STATED and level in {"", person.atom.level}
    return is_inside and counts(person)


def _wave_and_level(side: str) -> tuple[str, str]:
    keys = dict(part.split("=") for part in side.split(";"))
    return keys["wave"], keys.get("level", "")
