"""Samples as head counts over their distinct values, and the moments of such counts."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers: TypeAlias = NDArray[np.float64]

undefined_is_nan = np.errstate(divide="ignore", invalid="ignore")
"""Around a function of many samples: one that has nobody is no reason for a warning."""


class Moments(NamedTuple):
    """People, mean and sample variance (divisor n − 1; not a number below two people)."""

    people: Numbers
    mean: Numbers
    variance: Numbers


def tallied(*samples: Sequence[float] | Numbers) -> tuple[Numbers, ...]:
    """The distinct values of all samples, rising; then for each sample its head counts of them."""
    values = np.unique(np.concatenate([np.asarray(sample, float) for sample in samples]))
    places = [np.searchsorted(values, np.asarray(sample, float)) for sample in samples]
    return values, *(np.bincount(one, minlength=len(values)).astype(float) for one in places)


@undefined_is_nan
def moments(values: ArrayLike, counts: ArrayLike) -> Moments:
    """Of samples given as counts (…, values): arrays of shape (…)."""
    values, counts = np.asarray(values, float), np.asarray(counts, float)
    people = counts.sum(axis=-1)
    # Measured from their own lowest: people who are all alike don't vary, to the last digit.
    lowest = np.where(counts > 0, values, np.inf).min(axis=-1, initial=np.inf)
    mean = lowest + (counts * (values - lowest[..., None])).sum(axis=-1) / people
    squares = (counts * (values - mean[..., None]) ** 2).sum(axis=-1)
    return Moments(people, mean, np.where(people > 1, squares / (people - 1), np.nan))


def complete(scores: ArrayLike) -> Numbers:
    """Of scores (people, items) those of the people who gave every one (listwise)."""
    scores = np.asarray(scores, float)
    return scores[~np.isnan(scores).any(axis=1)]
