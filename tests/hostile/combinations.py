"""Combinations of rows that leave few people: elimination, then a search among those few.

Rows are over unknowns, each a crowd and one of its answers. Nothing here knows what a row stands
for.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

PRIME = 2**31 - 1
"""Arithmetic is modulo a prime, so large that no weight is a multiple of it by chance."""


class People(Protocol):
    """Some people who can't be told apart."""

    @property
    def people(self) -> int:
        """How many."""
        ...

    def __hash__(self) -> int: ...


C = TypeVar("C", bound=People)
Answer = tuple[int, str]
"""An answer as it was given: which version of a person's answers, and to what."""
Row = Mapping[tuple[C, Answer], Fraction]
"""A figure: the weight of each crowd's summed answers."""
Vector = list[int]
Weights = Mapping[C, Sequence[Vector]]
"""A basis of combinations, seen from the crowds: for each of a crowd's answers, its weights."""


def few_behind(
    rows: Sequence[Row[C]],
    among: Collection[C],
    k: int,
    are_few: Callable[[Collection[C]], bool],
) -> frozenset[C]:
    """Crowds of fewer than k people that some combination of the rows is about alone."""
    weights = _weights([crowd for crowd in among if crowd.people < k], rows)
    return _alone(weights, k, are_few, frozenset(), frozenset())


def _weights(suspects: Collection[C], rows: Sequence[Row[C]]) -> Weights[C]:
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
    weights: dict[C, list[Vector]] = defaultdict(list)
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
    weights: Weights[C],
    k: int,
    are_few: Callable[[Collection[C]], bool],
    inside: frozenset[C],
    outside: frozenset[C],
) -> frozenset[C]:
    """Find few crowds outside of which some combination is zero: all of `inside`, no `outside`.

    A combination that is zero on crowds whose weights span everything is zero. So one of any such
    crowds is among those sought: try each.
    """
    dimensions = len(next(iter(weights.values()))[0]) if weights else 0
    echelon: dict[int, Vector] = {}
    needed: list[C] = []
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
