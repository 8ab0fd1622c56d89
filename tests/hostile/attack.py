"""An attacker who knows everything but the answers, and has exact linear algebra.

Known: the organisation chart, who answered, who skipped what, the method, and every figure shown.
A figure is a sum of people's answers with known weights: a row over unknowns, one for each person
and answer. The attacker combines the rows of all groups and all measures jointly until only the
answers of a few people are left. Confidentiality holds when no combination leaves fewer people
than make a group.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assessment.organisation import NOT_STATED, Organisation
from assessment.questionnaire import Questionnaire
from tests.hostile.figures import Held, Person, Reading, Shown, held, parts_of, questions_of

PRIME = 2**31 - 1
"""Arithmetic is modulo a prime, so large that no weight is a multiple of it by chance."""


class Crowd(NamedTuple):
    """People whom no figure can tell apart: one wave and atom, the same questions answered.

    They weigh alike in each further figure of those that are combined.
    """

    alike: Person
    people: int
    weights: tuple[Fraction, ...] = ()


class WrongFigureError(AssertionError):
    """A figure that can't stand on the people it says."""


Row = Mapping[tuple[Crowd, str], Fraction]
"""A figure: the weight of each crowd's summed answers."""
Vector = list[int]
Weights = Mapping[Crowd, Sequence[Vector]]
"""A basis of combinations, seen from the crowds: for each of a crowd's answers, its weights."""


class Attacker:
    """Knows the organisation, the questionnaire, and who answered what; not what they answered."""

    def __init__(
        self,
        organisation: Organisation,
        questionnaire: Questionnaire,
        people: Sequence[Person],
        reading: Reading = held,
    ) -> None:
        self.organisation, self.questionnaire, self.people = organisation, questionnaire, people
        self._reading = reading
        self._held: dict[tuple[str, str, frozenset[str]], Held | None] = {}
        self._asked: dict[tuple[str, str], frozenset[str]] = {}

    def given_away(self, shown: Collection[Shown]) -> frozenset[Crowd]:
        """People, too few, on whose answers alone some combination of all that is shown depends.

        Empty when there are none. Raises WrongFigureError for a figure that can't be as it says.
        """
        for figures in self._related(self._wholes_checked(shown)):
            further = [figure for figure in figures if figure.weights is not None]
            crowds = self._crowds(figures, further)
            rows = [self._row(f, crowds) for f in figures if f.weights is None]
            rows += [self._further_row(f, place, crowds) for place, f in enumerate(further)]
            if few := self._few_behind(rows, crowds):
                return few
        return frozenset()

    def _wholes_checked(self, shown: Collection[Shown]) -> list[Shown]:
        """The figures but those that are arithmetic on others shown, and so tell nothing new."""
        known = {figure[:4] for figure in shown}
        single: list[Shown] = []
        for figure in shown:
            parts = parts_of(self.questionnaire, figure.kind, figure.measure)
            if (
                figure.weights is None
                and not {(figure.wave, figure.group, *part) for part in parts} <= known
            ):
                raise WrongFigureError(figure, "is shown, and not all of its parts are", parts)
            if not parts:
                single.append(figure)
        return single

    def _related(self, shown: Iterable[Shown]) -> list[list[Shown]]:
        """Figures that share questions, however distantly: no others are worth combining."""
        families: list[tuple[set[tuple[str, str]], list[Shown]]] = []
        for figure in shown:
            questions = {(figure.wave, question) for question in self._questions(figure)}
            figures = [figure]
            for family in [family for family in families if family[0] & questions]:
                families.remove(family)
                questions, figures = questions | family[0], family[1] + figures
            families.append((questions, figures))
        return [figures for _, figures in families]

    def _crowds(self, figures: Sequence[Shown], further: Sequence[Shown]) -> list[Crowd]:
        asked = frozenset[str]().union(*(self._questions(figure) for figure in figures))
        alike = Counter(
            (
                person._replace(answered=person.answered & asked),
                tuple((figure.weights or {}).get(place, Fraction(0)) for figure in further),
            )
            for place, person in enumerate(self.people)
            if person.wave == figures[0].wave
        )
        return [Crowd(person, people, weights) for (person, weights), people in alike.items()]

    def _further_row(self, figure: Shown, place: int, crowds: Sequence[Crowd]) -> Row:
        """The sum behind a further figure, which is `place` among them; its base is its people."""
        counted = [crowd for crowd in crowds if crowd.weights[place]]
        held = {crowd: self._holds(figure, crowd) for crowd in counted}
        if sum(crowd.people for crowd in counted) != figure.base or None in held.values():
            raise WrongFigureError(figure, "can't stand on its base; there are", counted)
        return {
            (crowd, answer): weight * crowd.weights[place]
            for crowd, answers in held.items()
            for answer, weight in (answers or {}).items()
        }

    def _row(self, figure: Shown, crowds: Sequence[Crowd]) -> Row:
        """A figure's sum; its base is known, so dividing by it would tell the attacker nothing."""
        return {
            (crowd, answer): weight
            for crowd in self._standing(figure, crowds)
            for answer, weight in (self._holds(figure, crowd) or {}).items()
        }

    def _standing(self, figure: Shown, crowds: Iterable[Crowd]) -> list[Crowd]:
        """The crowds a figure stands on; its base says whether those not stated are among them."""
        members = self.organisation.members(figure.group)
        inside = [
            crowd
            for crowd in crowds
            if crowd.alike.atom in members and self._holds(figure, crowd) is not None
        ]
        stated = [crowd for crowd in inside if crowd.alike.atom != NOT_STATED]
        for standing in (inside, stated):
            if sum(crowd.people for crowd in standing) == figure.base:
                return standing
        raise WrongFigureError(figure, "can't stand on its base; there are", inside)

    def _questions(self, figure: Shown) -> frozenset[str]:
        known = (figure.kind, figure.measure)
        if known not in self._asked:
            self._asked[known] = questions_of(self.questionnaire, *known)
        return self._asked[known]

    def _holds(self, figure: Shown, crowd: Crowd) -> Held | None:
        known = (figure.kind, figure.measure, crowd.alike.answered)
        if known not in self._held:
            self._held[known] = self._reading(self.questionnaire, *known)
        return self._held[known]

    def _few_behind(self, rows: Sequence[Row], crowds: Sequence[Crowd]) -> frozenset[Crowd]:
        """Look for few people by the default k, then inside each level by its own."""
        default = self.organisation.smallest_group
        own = {level.id: level.smallest_group or default for level in self.organisation.levels}

        def are_few(some: Collection[Crowd]) -> bool:
            levels = {crowd.alike.atom.level or "" for crowd in some}
            enough = own.get(levels.pop(), default) if len(levels) == 1 else default
            return sum(crowd.people for crowd in some) < enough

        searches = [(default, list(crowds))] + [
            (k, [crowd for crowd in crowds if crowd.alike.atom.level == level])
            for level, k in own.items()
            if k > default
        ]
        for k, among in searches:
            weights = _weights([crowd for crowd in among if crowd.people < k], rows)
            if few := _alone(weights, k, are_few, frozenset(), frozenset()):
                return few
        return frozenset()


def _weights(suspects: Collection[Crowd], rows: Sequence[Row]) -> Weights:
    """The combinations of rows in which nobody but suspects has a weight."""
    suspected = set(suspects)
    every = dict.fromkeys(unknown for row in rows for unknown in row)
    unknowns = sorted(every, key=lambda unknown: unknown[0] in suspected)
    column = {unknown: number for number, unknown in enumerate(unknowns)}
    matrix = np.zeros((len(rows), len(unknowns)), dtype=np.int64)
    for number, row in enumerate(rows):
        for unknown, weight in row.items():
            matrix[number, column[unknown]] = weight.numerator * pow(weight.denominator, -1, PRIME)
    others = sum(unknown[0] not in suspected for unknown in unknowns)
    combinations = _zero_in_the_first(others, matrix % PRIME)
    weights: dict[Crowd, list[Vector]] = defaultdict(list)
    for (crowd, _), vector in zip(unknowns[others:], combinations.T[others:].tolist(), strict=True):
        weights[crowd].append(vector)
    return weights


def _zero_in_the_first(columns: int, matrix: NDArray[np.int64]) -> NDArray[np.int64]:
    """Independent combinations of the rows that are zero in the first columns, by elimination."""
    done = start = 0
    for column in range(matrix.shape[1]):
        if column == columns:
            start = done
        found = done + np.flatnonzero(matrix[done:, column])
        if not found.size:
            continue
        matrix[[done, found[0]]] = matrix[[found[0], done]]
        matrix[done] = matrix[done] * pow(int(matrix[done, column]), -1, PRIME) % PRIME
        below = done + 1 + np.flatnonzero(matrix[done + 1 :, column])
        matrix[below] = (matrix[below] - matrix[below, column, None] * matrix[done]) % PRIME
        done += 1
    return matrix[start:done] if columns < matrix.shape[1] else matrix[:0]


def _alone(
    weights: Weights,
    k: int,
    are_few: Callable[[Collection[Crowd]], bool],
    inside: frozenset[Crowd],
    outside: frozenset[Crowd],
) -> frozenset[Crowd]:
    """Find few crowds outside of which some combination is zero: all of `inside`, no `outside`.

    A combination that is zero on crowds whose weights span everything is zero. So one of any such
    crowds is among those sought: try each.
    """
    dimensions = len(next(iter(weights.values()))[0]) if weights else 0
    echelon: dict[int, Vector] = {}
    needed: list[Crowd] = []
    for crowd in sorted(weights, key=lambda crowd: (crowd not in outside, -crowd.people)):
        before = len(echelon)
        for vector in weights[crowd] if crowd not in inside else ():
            if len(echelon) < dimensions:
                _widen(echelon, vector)
        if len(echelon) > before and crowd not in outside:
            needed.append(crowd)
    if len(echelon) < dimensions:
        combination = _zero_on(echelon, dimensions)
        left = [c for c in inside if any(_product(v, combination) for v in weights[c])]
        return frozenset(left) if are_few(left) else frozenset()
    for crowd in needed:
        people = sum(one.people for one in inside) + crowd.people
        if people < k and (few := _alone(weights, k, are_few, inside | {crowd}, outside)):
            return few
        outside |= {crowd}
    return frozenset()


def _widen(echelon: dict[int, Vector], vector: Vector) -> None:
    """Add a vector to an echelon form, unless it is in its span."""
    for lead in range(len(vector)):
        rest = vector[lead]
        if rest and lead not in echelon:
            inverse = pow(rest, -1, PRIME)
            echelon[lead] = [weight * inverse % PRIME for weight in vector]
            return
        if rest:
            known = echelon[lead]
            vector = [(x - rest * y) % PRIME for x, y in zip(vector, known, strict=True)]


def _zero_on(echelon: Mapping[int, Vector], dimensions: int) -> Vector:
    """A combination that is not zero, but is on everything in the span."""
    free = next(lead for lead in range(dimensions) if lead not in echelon)
    combination = [int(lead == free) for lead in range(dimensions)]
    for lead in sorted(echelon, reverse=True):
        combination[lead] = -_product(echelon[lead], combination) % PRIME
    return combination


def _product(one: Vector, other: Vector) -> int:
    return sum(x * y for x, y in zip(one, other, strict=True)) % PRIME
