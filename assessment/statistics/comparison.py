"""Two groups, or two sides of the same people: differences, ordinal effect and tests."""

from math import comb
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr, ndtri, stdtr, stdtrit

from assessment.statistics.intervals import UPPER_TAIL, Interval
from assessment.statistics.tally import Numbers, moments, undefined_is_nan

EXACT_SMALLER_SIDE = 8
"""Up to so many people on the smaller side, all ways to deal out the values are counted."""
EXACT_PEOPLE = 200
"""Beyond so many on both sides together the normal approximation is as good, and far quicker."""
EXACT_SIGNS = 25
"""Up to so many differences that aren't zero, all ways to sign them are counted."""
BEYOND_FLOATS = 600
"""People on the smaller side from which 2 over the ways to deal them out is 0 to any float."""


class Welch(NamedTuple):
    """A difference of means a − b, Welch's test of it, and half the width of its interval."""

    difference: Numbers
    t: Numbers
    degrees: Numbers
    p: Numbers
    half_width: Numbers


@undefined_is_nan
def welch(values: ArrayLike, a: ArrayLike, b: ArrayLike) -> Welch:
    """Welch's t test, two-sided, of counts (…, values); no p where neither side varies.

    Source: Welch, Biometrika 34 (1947) 28.
    """
    first, second = moments(values, a), moments(values, b)
    difference = first.mean - second.mean
    a_part, b_part = first.variance / first.people, second.variance / second.people
    error = np.sqrt(a_part + b_part)
    parts = a_part**2 / (first.people - 1) + b_part**2 / (second.people - 1)
    degrees = (a_part + b_part) ** 2 / parts
    t = difference / error
    p = 2 * stdtr(degrees, -abs(t))
    width = np.where(error == 0, 0.0, stdtrit(degrees, UPPER_TAIL) * error)
    return Welch(difference, t, degrees, p, width)


def wins(a: ArrayLike, b: ArrayLike) -> Numbers:
    """Mann and Whitney's U of a: pairs of an a and a b person that a wins, a tie counting half."""
    a, b = np.asarray(a, float), np.asarray(b, float)
    return (a * (b.cumsum(axis=-1) - b / 2)).sum(axis=-1)


@undefined_is_nan
def cliffs_delta(a: ArrayLike, b: ArrayLike) -> Numbers:
    """Cliff's δ of counts over rising values: share of pairs won less share lost, −1 to 1.

    Source: Cliff, Psychological Bulletin 114 (1993) 494; δ = 2U / (n₁n₂) − 1.
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    return 2 * wins(a, b) / (a.sum(axis=-1) * b.sum(axis=-1)) - 1


@undefined_is_nan
def cliffs_delta_interval(a: ArrayLike, b: ArrayLike) -> Interval:
    """Of Cliff's δ, unsymmetrical so that it stays within −1 and 1; at least two people a side.

    The consistent variance and the interval of Cliff, Ordinal Methods for Behavioral Data Analysis
    (1996), equations 5.5 and 5.12, with normal quantiles. Where all pairs are won or all lost these
    say nothing, and the smaller side tells how far off δ may be: Feng and Cliff, J. Modern Applied
    Statistical Methods 3 (2004) 322, equation 8.
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    n_a, n_b = a.sum(axis=-1), b.sum(axis=-1)
    delta_of_all = cliffs_delta(a, b)
    delta = delta_of_all[..., None]
    of_a = (2 * b.cumsum(axis=-1) - b - n_b[..., None]) / n_b[..., None]  # each a person's own δ
    of_b = (n_a[..., None] - 2 * a.cumsum(axis=-1) + a) / n_a[..., None]
    untied = n_a * n_b - (a * b).sum(axis=-1)
    of_pairs = (untied - n_a * n_b * delta_of_all**2) / ((n_a - 1) * (n_b - 1))
    variance_a = (a * (of_a - delta) ** 2).sum(axis=-1) / (n_a - 1)
    variance_b = (b * (of_b - delta) ** 2).sum(axis=-1) / (n_b - 1)
    variance = ((n_b - 1) * variance_a + (n_a - 1) * variance_b + of_pairs) / (n_a * n_b)
    z_squared = ndtri(UPPER_TAIL) ** 2
    scaled, rest = z_squared * variance, 1 - delta_of_all**2
    middle, width = delta_of_all * rest, np.sqrt(scaled * (rest**2 + scaled))
    smaller = np.minimum(n_a, n_b)
    nearest = (smaller - z_squared) / (smaller + z_squared)
    all_won, all_lost = delta_of_all == 1, delta_of_all == -1
    low, high = (middle - width) / (rest + scaled), (middle + width) / (rest + scaled)
    return Interval(
        np.select([all_won, all_lost], [nearest, delta_of_all], low),
        np.select([all_won, all_lost], [delta_of_all, -nearest], high),
    )


def mann_whitney(a: ArrayLike, b: ArrayLike) -> Numbers:
    """Two-sided p of Mann and Whitney's test, of counts (…, values) over rising values.

    Small groups: exact, the share of all ways to deal out these people's values that lie as far
    from even as the ones found, ties included. Larger ones: `mann_whitney_normal`. 1 if a side has
    nobody.
    """
    a, b = np.broadcast_arrays(np.asarray(a, float), np.asarray(b, float))
    p = mann_whitney_normal(a, b)
    n_a, n_b = a.sum(axis=-1), b.sum(axis=-1)
    smaller = np.minimum(n_a, n_b)
    small = (smaller > 0) & (smaller <= EXACT_SMALLER_SIDE) & (n_a + n_b <= EXACT_PEOPLE)
    for place in map(tuple, np.argwhere(small)):
        p[place] = _mann_whitney_exact(a[place].astype(int), b[place].astype(int))
    return p


@undefined_is_nan
def mann_whitney_normal(a: ArrayLike, b: ArrayLike, *, continuity: bool = True) -> Numbers:
    """The same by the normal approximation, corrected for ties and continuity.

    Source: Mann and Whitney (1947); ties as in Lehmann, Nonparametrics (1975), 1.4.
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    n_a, n_b, ties = a.sum(axis=-1), b.sum(axis=-1), a + b
    n = n_a + n_b
    tied = (ties**3 - ties).sum(axis=-1) / (n * (n - 1))
    error = np.sqrt(n_a * n_b / 12 * (n + 1 - tied))
    distance = abs(wins(a, b) - n_a * n_b / 2) - (0.5 if continuity else 0)
    p = 2 * ndtr(-np.maximum(distance, 0) / error)
    return np.where(error > 0, p, 1.0)


def _mann_whitney_exact(a: Numbers, b: Numbers) -> float:
    """How often a random choice of the smaller side's people is as far from even as they are."""
    there = a + b > 0
    chosen, ties = (a if a.sum() <= b.sum() else b)[there], (a + b)[there]
    ranks = 2 * ties.cumsum() - ties  # twice the mid-rank, less what all have in common
    size, total = int(chosen.sum()), int(ties.sum())
    ways = np.zeros((size + 1, size * int(ranks.max()) + 1))
    ways[0, 0] = 1
    for members, rank in zip(ties.tolist(), ranks.tolist(), strict=True):
        reached = size * rank + 1  # ranks rise: no sum is beyond this so far
        before = ways[:, :reached].copy()
        for n in range(1, min(members, size) + 1):
            shifted = before[: size + 1 - n, : reached - n * rank]
            ways[n:, n * rank : reached] += comb(members, n) * shifted
    distances = abs(np.arange(ways.shape[1]) - size * total)
    found = distances[int((chosen * ranks).sum())]
    return float(ways[size, distances >= found].sum() / comb(total, size))


def wilcoxon(values: ArrayLike, counts: ArrayLike) -> Numbers:
    """Two-sided p of the signed-rank test of paired differences, as counts (…, values).

    Zeros take part in the ranking and then fall out: Pratt, JASA 54 (1959) 655. Up to EXACT_SIGNS
    differences that aren't zero: exact; beyond that normal, corrected for ties and continuity.
    """
    counts = np.asarray(counts, float)
    sizes, folded = np.unique(abs(np.asarray(values, float)), return_inverse=True)
    higher, lower = np.zeros((2, *counts.shape[:-1], len(sizes)))
    for column, (value, size) in enumerate(zip(np.asarray(values), folded, strict=True)):
        (higher if value >= 0 else lower)[..., size] += counts[..., column]
    p = np.empty(counts.shape[:-1])
    for place in np.ndindex(p.shape):
        p[place] = _signed_ranks(higher[place], lower[place], sizes == 0)
    return p


def _signed_ranks(higher: Numbers, lower: Numbers, is_zero: Numbers) -> float:
    ties = higher + lower
    ranks = np.where(is_zero, 0, 2 * ties.cumsum() - ties + 1)  # twice the mid-rank
    members = np.where(is_zero, 0, ties)
    most = float((members * ranks).sum())
    found = abs(2 * float((np.where(is_zero, 0, higher) * ranks).sum()) - most)
    if members.sum() > EXACT_SIGNS:
        error = np.sqrt((members * ranks**2).sum())
        return float(2 * ndtr(-max(found - 2, 0) / error))  # half a rank, four times over
    ways = np.zeros(int(most) + 1)
    ways[0] = 1
    for people, rank in zip(members.astype(int).tolist(), ranks.astype(int).tolist(), strict=True):
        for _ in range(people):
            ways[rank:] += ways[: len(ways) - rank].copy()
    return float(ways[abs(2 * np.arange(len(ways)) - most) >= found].sum() / ways.sum())


def smallest_p(n_a: int, n_b: int) -> float:
    """The smallest two-sided p of Mann and Whitney's test with groups of these sizes."""
    return min(1.0, 2 / comb(n_a + n_b, n_a)) if min(n_a, n_b) < BEYOND_FLOATS else 0.0


def smallest_paired_p(people: int) -> float:
    """The smallest two-sided p that the signed-rank test can reach with so many people."""
    return min(1.0, 2 / 2**people)
