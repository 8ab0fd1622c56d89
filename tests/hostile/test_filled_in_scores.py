"""A filled-in score can't be told from given ones.

What is shown of one rated question is a sum over people of some figures of their score. Where a
combination of these is zero for every whole point, all who answered drop out of it. Were it not
zero for a fraction too, it would tell of those alone whose own mean stands in for an answer.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest

from assessment.measures import own_desk_from
from assessment.questions import Scale

MOST_QUESTIONS = 5


def scales(points: int) -> Iterable[Scale]:
    for low_to, top_from in combinations(range(1, points + 1), 2):
        yield Scale(
            lowest=1,
            highest=points,
            low_to=low_to,
            top_from=top_from,
            lowest_label={"en": "no"},
            highest_label={"en": "yes"},
        )


def figures(score: Fraction, scale: Scale) -> tuple[float, ...]:
    low, top = score < scale.low_to + 1, score >= scale.top_from
    return 1, float(score), low, top, score >= own_desk_from(scale)


def own_means(scale: Scale) -> Iterable[Fraction]:
    for questions in range(1, MOST_QUESTIONS):
        for total in range(questions * scale.lowest, questions * scale.highest + 1):
            yield Fraction(total, questions)


@pytest.mark.parametrize("points", range(2, 12))
def test_what_is_zero_for_every_whole_point_is_zero_for_every_own_mean(points: int) -> None:
    for scale in scales(points):
        given = [Fraction(point) for point in range(scale.lowest, scale.highest + 1)]
        counted = [*given, *own_means(scale)] if scale.fills_in else given
        ranks = [
            np.linalg.matrix_rank(np.array([figures(score, scale) for score in scores], float))
            for scores in (given, counted)
        ]
        assert ranks[0] == ranks[1], scale
