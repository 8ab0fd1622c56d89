"""How far everything shown narrows the mean of a group that isn't: bounds by linear programming.

The unknowns are what the people of each atom gave each question of a theme, in total, and how many
of them are in each block of each measure. All that is shown holds them, with its rounding and its
bounds, and so do the ends of the scale. What a protected mean can be at least and at most under all
of that is how far it is known. Left out: spread, intervals and effects, and that people give whole
points: so what is found is what linear figures tell.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import ceil, floor
from typing import Any, NamedTuple

import numpy as np
import polars as pl
from scipy import optimize

from assessment.organisation import NOT_STATED, Atom, Group, Organisation
from assessment.questionnaire import Questionnaire
from tests.hostile.figures import Person, held, together_of, weights_of

HALF = 0.05
"""Of the last digit of a mean."""
LEFT = 1e-7
"""What floating point may be off."""
NEAR_END = 0.5
"""Closer to an end of the scale a mean is a bound."""
INFINITE = 1e9
BLOCKS = ("low", "middle", "top_box")

Unknown = tuple[Atom, str]
"""An atom, and a question, or a measure with one of its blocks."""
Row = Mapping[Unknown, float]


class Narrowed(NamedTuple):
    """A protected mean of a theme: its people, and what it can be, in points."""

    group: Group
    theme: str
    people: int
    lowest: float
    highest: float

    @property
    def width(self) -> float:
        return self.highest - self.lowest


class Known:
    """Everything that is known of the unknowns, as rows: lowest ≤ row · unknowns ≤ highest."""

    def __init__(self) -> None:
        self.place: dict[Unknown, int] = {}
        self.ends: list[tuple[float, float]] = []
        self.rows: list[tuple[Row, float, float]] = []

    def add_unknown(self, unknown: Unknown, lowest: float, highest: float) -> None:
        self.place[unknown] = len(self.ends)
        self.ends.append((lowest, highest))

    def add(self, row: Row, lowest: float, highest: float) -> None:
        self.rows.append((row, lowest, highest))

    def ends_of(self, row: Row) -> tuple[float, float]:
        """What a sum can be at least and at most."""
        matrix = np.array([self._dense(one) for one, _, _ in self.rows] or self._dense({})[None])
        lows, highs = (np.array([row[end] for row in self.rows] or [0.0]) for end in (1, 2))
        found: list[float] = []
        for sign in (1, -1):
            solved: Any = optimize.linprog(
                sign * self._dense(row),
                A_ub=np.vstack([matrix, -matrix]),
                b_ub=np.concatenate([highs + LEFT, LEFT - lows]),
                bounds=self.ends,
            )
            assert solved.success, ("nothing can be as it is shown", solved.message)
            found.append(sign * float(solved.fun))
        return found[0], found[1]

    def _dense(self, row: Row) -> np.ndarray[Any, np.dtype[np.float64]]:
        dense = np.zeros(len(self.place))
        for unknown, weight in row.items():
            dense[self.place[unknown]] = weight
        return dense


class OneTheme:
    """What is known of one theme in one wave."""

    def __init__(
        self,
        organisation: Organisation,
        questionnaire: Questionnaire,
        theme: str,
        people: Sequence[Person],
    ) -> None:
        self.organisation, self.questionnaire = organisation, questionnaire
        self.theme, self.scale = theme, questionnaire.scale_of(theme)
        self.questions = together_of(questionnaire, "theme", theme)[0]
        of_theme = [p for p in people if held(questionnaire, "theme", theme, p.answered)]
        self.heads = Counter(person.atom for person in of_theme)
        skipped = {p.atom for p in of_theme if not p.answered.issuperset(self.questions)}
        self.whole = self.heads.keys() - skipped
        self.known = Known()
        for atom, people_there in self.heads.items():
            ends = (people_there * end for end in self.scale.ends)
            lowest, highest = ends
            for question in self.questions:
                self.known.add_unknown((atom, question), lowest, highest)

    @property
    def family(self) -> set[tuple[str, str]]:
        """The measures of the theme that are sums."""
        items = {("item", question) for question in self.questions}
        return items | {(kind, self.theme) for kind in ("theme", "say", "do")}

    def add_shown(self, row: Mapping[str, Any]) -> None:
        """A shown row of results: its mean and its blocks."""
        atoms = self._standing(self.organisation.members(group_of(row)), row["base"])
        measure = (row["measure_kind"], row["measure"])
        ends = self._ends_of_mean(row["mean"], row["mean_bound"])
        self.known.add(self._total(measure, atoms), *(row["base"] * end for end in ends))
        for block in BLOCKS:
            if row[block] is not None:
                self._count_blocks(measure)
                counted = {(atom, f"{measure}:{block}"): 1.0 for atom in atoms}
                self.known.add(counted, *_people_of_share(row, block))

    def add_rest(self, row: Mapping[str, Any]) -> None:
        """The mean of everybody beside a unit or division, from a row of gaps."""
        key, _, value = row["a"].partition("=")
        inside = self.organisation.members(Group(**{key: value}))
        atoms = self._standing(self.heads.keys() - inside, row["b_base"])
        ends = self._ends_of_mean(row["b_value"], "either")
        measure = (row["measure_kind"], row["measure"])
        self.known.add(self._total(measure, atoms), *(row["b_base"] * end for end in ends))

    def narrowed(self, group: Group) -> Narrowed | None:
        """What the protected mean of a group can be; None where there is none to protect."""
        members = self.organisation.members(group) - {NOT_STATED}
        atoms = [atom for atom in members if self.heads[atom]]
        people = sum(self.heads[atom] for atom in atoms)
        if not people:
            return None
        levels = {atom.level or "" for atom in atoms}
        own = self.organisation.smallest_by_level
        if len(levels) == 1 and own.get(levels.pop(), people + 1) <= people:
            return None
        ends = self.known.ends_of(self._total(("theme", self.theme), atoms))
        return Narrowed(group, self.theme, people, *(end / people for end in ends))

    def _standing(self, members: Collection[Atom], base: int) -> list[Atom]:
        every = [atom for atom in members if self.heads[atom]]
        with_all = sum(self.heads[atom] for atom in every) == base
        return [atom for atom in every if with_all or atom != NOT_STATED]

    def _total(self, measure: tuple[str, str], atoms: Iterable[Atom]) -> Row:
        of = weights_of(self.questionnaire, *measure)
        return {(atom, question): float(w) for atom in atoms for question, w in of.items()}

    def _ends_of_mean(self, mean: float, bound: str) -> tuple[float, float]:
        """A mean is rounded; next to an end of the scale it is anything up to there."""
        lowest, highest = self.scale.ends
        low, high = mean - HALF, mean + HALF
        if bound in {"le", "either"} and mean <= lowest + NEAR_END:
            low = lowest
        if bound in {"ge", "either"} and mean >= highest - NEAR_END:
            high = highest
        return low, high

    def _count_blocks(self, measure: tuple[str, str]) -> None:
        """In each atom, people are in the blocks, and their scores with them."""
        of = weights_of(self.questionnaire, *measure)
        scale = self.scale
        for atom, people in self.heads.items():
            places = [(atom, f"{measure}:{block}") for block in BLOCKS]
            if places[0] in self.known.place:
                return
            for place in places:
                self.known.add_unknown(place, 0, people)
            self.known.add(dict.fromkeys(places, 1.0), people, people)
            # of people who skipped nothing, scores are whole points over the number of questions
            step = 1 / len(of) if atom in self.whole else 0
            lows = (scale.lowest, scale.low_to + 1, scale.top_from)
            highs = (scale.low_to + 1 - step, scale.top_from - step, scale.highest)
            total = self._total(measure, [atom])
            for ends, lowest, highest in ((lows, 0, INFINITE), (highs, -INFINITE, 0)):
                taken = {place: -float(end) for place, end in zip(places, ends, strict=True)}
                self.known.add({**total, **taken}, lowest, highest)


def narrowed(
    organisation: Organisation,
    questionnaire: Questionnaire,
    people: Sequence[Person],
    results: pl.DataFrame,
    gaps: pl.DataFrame,
) -> Iterator[Narrowed]:
    """Each protected mean of a theme, in an organisation of one wave, of a group with people.

    But for groups that are protected in name only: enough by the consent of the one level that all
    of them have.
    """
    for theme in questionnaire.themes:
        one = OneTheme(organisation, questionnaire, theme.id, people)
        for row in results.filter(status="shown").rows(named=True):
            if (row["measure_kind"], row["measure"]) in one.family:
                one.add_shown(row)
        for row in gaps.filter(b="rest").rows(named=True):
            if (row["measure_kind"], row["measure"]) in one.family:
                one.add_rest(row)
        protected = results.filter(status="protected", measure_kind="theme", measure=theme.id)
        for row in protected.rows(named=True):
            if found := one.narrowed(group_of(row)):
                yield found


def group_of(row: Mapping[str, Any]) -> Group:
    """The group of a row of results."""
    return Group(*(row[key] or None for key in Group._fields))


def _people_of_share(row: Mapping[str, Any], block: str) -> tuple[float, float]:
    """How many people a block's share can be: whole percent, rounded down or up, or a bound."""
    base, share = row["base"], row[block]
    if block not in row["shares_bound"].split(";"):
        return ceil((share - 1) * base / 100 + LEFT), floor((share + 1) * base / 100 - LEFT)
    is_at_most_one = share <= ceil(100 / base)
    return (0, 1) if is_at_most_one else (share * base / 100, base)
