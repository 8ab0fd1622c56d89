"""Whether people of a group agree, and how much of what they say their group explains."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from assessment.statistics.tally import Numbers, complete, moments, undefined_is_nan


class Icc(NamedTuple):
    """How much of a person's score the group explains, and how reliable a group's mean is."""

    single: float
    """ICC(1)."""
    mean: float
    """ICC(2)."""


@undefined_is_nan
def average_deviation(values: ArrayLike, counts: ArrayLike) -> Numbers:
    """AD: how far people are from their group's mean, on average; in the values' unit.

    Source: Burke, Finkelstein and Dusig, Organizational Research Methods 2 (1999) 49.
    """
    people, mean, _ = moments(values, counts)
    away = abs(np.asarray(values, float) - mean[..., None])
    return (np.asarray(counts, float) * away).sum(axis=-1) / people


def nearly_unanimous(counts: ArrayLike) -> NDArray[np.bool_]:
    """Whether all people, or all but one, have the same value; counts (…, values)."""
    counts = np.asarray(counts, float)
    return counts.max(axis=-1, initial=0) >= counts.sum(axis=-1) - 1


def rwg(values: ArrayLike, counts: ArrayLike, points: int) -> Numbers:
    """Agreement on one item of a scale of `points`: 1 all alike, 0 as if answered at random.

    Below 0 is called 0. Source: James, Demaree and Wolf, J. Applied Psychology 69 (1984) 85.
    """
    variance = moments(values, counts).variance
    return np.clip(1 - variance / random_variance(points), 0, 1)


def rwg_j(scores: ArrayLike, points: int) -> float:
    """Agreement over several items: scores (people, items), people with a gap left out."""
    whole = complete(scores)
    if len(whole) <= 1:
        return float("nan")
    items = whole.shape[1]
    agreed = max(0.0, 1 - float(whole.var(axis=0, ddof=1).mean()) / random_variance(points))
    return items * agreed / (items * agreed + 1 - agreed)


def average_deviation_j(scores: ArrayLike, *, around_median: bool = False) -> float:
    """AD over several items: scores (people, items), people with a gap left out."""
    whole = complete(scores)
    if len(whole) == 0:
        return float("nan")
    middle = np.median(whole, axis=0) if around_median else whole.mean(axis=0)
    return float(abs(whole - middle).mean())


def random_variance(points: int) -> float:
    """Of whole points answered at random, each as likely as the others: (A² − 1) / 12."""
    return (points**2 - 1) / 12


@undefined_is_nan
def icc(values: ArrayLike, counts: ArrayLike) -> Icc:
    """ICC(1) and ICC(2) of counts (groups, values), from a one-way analysis of variance.

    Group size is the mean one, as in R's `multilevel`; groups without people are left out.
    Source: Bliese, in Klein and Kozlowski (2000), 349.
    """
    counts = np.asarray(counts, float)
    counts = counts[counts.sum(axis=-1) > 0]
    groups, whole = moments(values, counts), moments(values, counts.sum(axis=0))
    number, people = len(counts), whole.people
    between = (groups.people * (groups.mean - whole.mean) ** 2).sum() / np.float64(number - 1)
    squares = np.where(groups.people > 1, groups.variance * (groups.people - 1), 0)
    within = squares.sum() / (people - number)
    size = people / number
    single = (between - within) / (between + (size - 1) * within)
    return Icc(float(single), float((between - within) / between))


@undefined_is_nan
def consensus(counts: ArrayLike) -> Numbers:
    """1 when all chose the same option, 0 when all options are chosen alike; counts (…, options).

    One less the normalised entropy, of two options or more. Sources: Shannon (1948); of categorical
    answers, Vanbelle (2016).
    """
    counts = np.asarray(counts, float)
    shares = counts / counts.sum(axis=-1, keepdims=True)
    logs = np.log(shares, where=shares > 0, out=np.zeros_like(shares))
    return np.clip(1 + (shares * logs).sum(axis=-1) / np.log(counts.shape[-1]), 0, 1)
