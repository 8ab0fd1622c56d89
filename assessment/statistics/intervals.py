"""How far a mean or a share may be off: 95 % intervals, and what silence could change."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri, stdtrit

from assessment.statistics.tally import Numbers, moments, undefined_is_nan

CONFIDENCE = 0.95
UPPER_TAIL = (1 + CONFIDENCE) / 2


class Interval(NamedTuple):
    """The lower and the upper end."""

    low: Numbers
    high: Numbers


@undefined_is_nan
def mean_half_width(
    values: ArrayLike, counts: ArrayLike, invited: ArrayLike | None = None
) -> Numbers:
    """Half the width of the t interval of a mean, in the values' unit; (…) for counts (…, values).

    With `invited` (N of the same people) it tells what all of them would have answered: it is
    narrower by √(1 − n/N), and of no width when everybody answered. Source: Cochran, Sampling
    Techniques (1977), 2.6; as in R's `survey`.
    """
    people, _, variance = moments(values, counts)
    width = stdtrit(people - 1, UPPER_TAIL) * np.sqrt(variance / people)
    if invited is None:
        return width
    left_out = np.clip(1 - people / np.asarray(invited, float), 0, 1)
    return np.where(left_out == 0, 0.0, width * np.sqrt(left_out))


@undefined_is_nan
def wilson(count: ArrayLike, base: ArrayLike) -> Interval:
    """Wilson's score interval of a share: within 0 and 1, and all of it where nobody was asked.

    Source: Wilson, JASA 22 (1927) 209.
    """
    z = ndtri(UPPER_TAIL)
    count, base = np.asarray(count, float), np.asarray(base, float)
    share, stretch = count / base, 1 + z**2 / base
    middle = (share + z**2 / (2 * base)) / stretch
    width = z / stretch * np.sqrt(share * (1 - share) / base + z**2 / (4 * base**2))
    low = np.where(count == 0, 0.0, middle - width)
    return Interval(low, np.where(count == base, 1.0, middle + width))


@undefined_is_nan
def share_difference(
    a_count: ArrayLike, a_base: ArrayLike, b_count: ArrayLike, b_base: ArrayLike
) -> Interval:
    """The difference of two groups' shares, a − b, made of their Wilson intervals.

    Source: Newcombe, Statistics in Medicine 17 (1998) 873, method 10.
    """
    a_share = np.asarray(a_count, float) / np.asarray(a_base, float)
    b_share = np.asarray(b_count, float) / np.asarray(b_base, float)
    a, b = wilson(a_count, a_base), wilson(b_count, b_base)
    difference = a_share - b_share
    return Interval(
        difference - np.hypot(a_share - a.low, b.high - b_share),
        difference + np.hypot(a.high - a_share, b_share - b.low),
    )


@undefined_is_nan
def worst_case(count: ArrayLike, base: ArrayLike, invited: ArrayLike) -> Interval:
    """The share among all invited if nobody silent would belong to it, and if all of them would.

    Source: Manski, Partial Identification of Probability Distributions (2003), 1.2.
    """
    count, base, invited = (np.asarray(one, float) for one in (count, base, invited))
    return Interval(count / invited, (count + invited - base) / invited)
