"""Whether items measure one thing: Cronbach's alpha and McDonald's ω of scores (people, items).

A score that wasn't given is not a number.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple, cast

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize
from scipy.special import fdtri

from assessment.statistics.intervals import UPPER_TAIL
from assessment.statistics.tally import Numbers, complete, undefined_is_nan

Missing = Literal["listwise", "pairwise"]
"""Only people who gave every score; or for each pair of items all who gave these two."""

FEWEST_ITEMS_OF_A_FACTOR = 3
"""With fewer, one factor fits in more than one way."""
LEAST_UNIQUE = 1e-9
"""What a factor leaves of an item's variance, however well it explains it: some, to divide by."""


class Alpha(NamedTuple):
    """Cronbach's alpha, its Feldt interval, and what goes with it."""

    value: float
    low: float
    high: float
    standardised: float
    mean_correlation: float
    people: int


@undefined_is_nan
def alpha(scores: ArrayLike, missing: Missing) -> Alpha:
    """Cronbach's alpha = k/(k − 1) · (1 − Σ item variances / variance of the sum), k ≥ 2 items.

    Sources: Cronbach, Psychometrika 16 (1951) 297; interval: Feldt, ibid. 30 (1965) 357.
    """
    covariances, people = _covariances(scores, missing)
    correlations = _correlations(covariances)
    k = len(covariances)
    value = _alpha(covariances)
    degrees = (people - 1, (people - 1) * (k - 1))
    return Alpha(
        value,
        1 - (1 - value) * float(fdtri(*degrees, UPPER_TAIL)),
        1 - (1 - value) * float(fdtri(*degrees, 1 - UPPER_TAIL)),
        _alpha(correlations),
        float(correlations.sum() - k) / (k * (k - 1)),
        people,
    )


@undefined_is_nan
def omega(scores: ArrayLike) -> float:
    """McDonald's ω of one factor fitted to the covariances by maximum likelihood; listwise.

    ω = (Σλ)² / ((Σλ)² + Σθ). Not a number below three items, or where one of them doesn't vary.
    Source: McDonald, Test Theory (1999), 89; fitted as lavaan's one-factor model is.
    """
    covariances, _ = _covariances(scores, "listwise")
    correlations = _correlations(covariances)
    if not _can_have_a_factor(correlations):
        return float("nan")
    spread = np.sqrt(np.diag(covariances))
    loadings, unique = _one_factor_likelihood(correlations)
    common = float((spread * loadings).sum()) ** 2
    return common / (common + float((spread**2 * unique).sum()))


@undefined_is_nan
def omega_total(scores: ArrayLike) -> float:
    """ω of one factor fitted to the correlations by least squares (minres); listwise.

    1 − Σu² / Σr: the total ω of R's `psych` with a single factor. Not a number where `omega` isn't.
    """
    correlations = _correlations(_covariances(scores, "listwise")[0])
    if not _can_have_a_factor(correlations):
        return float("nan")
    unique = 1 - _one_factor_residuals(correlations) ** 2
    return 1 - float(unique.sum() / correlations.sum())


def _covariances(scores: ArrayLike, missing: Missing) -> tuple[Numbers, int]:
    """The items' covariances, and how many people they stand on."""
    whole = complete(scores) if missing == "listwise" else np.asarray(scores, float)
    given = ~np.isnan(whole)
    # Measured from its own lowest: an item that all answered alike doesn't vary, to the last digit.
    lowest = whole.min(axis=0, where=given, initial=np.inf)
    there, above = given.astype(float), np.where(given, whole - lowest, 0)
    pairs, sums = there.T @ there, there.T @ above
    return (above.T @ above - sums * sums.T / pairs) / (pairs - 1), len(whole)


def _correlations(covariances: Numbers) -> Numbers:
    spread = np.sqrt(np.diag(covariances))
    return covariances / np.outer(spread, spread)


def _alpha(covariances: Numbers) -> float:
    k = len(covariances)
    return k / (k - 1) * (1 - float(np.trace(covariances) / covariances.sum()))


def _can_have_a_factor(correlations: Numbers) -> bool:
    return len(correlations) >= FEWEST_ITEMS_OF_A_FACTOR and bool(np.isfinite(correlations).all())


def _one_factor_likelihood(correlations: Numbers) -> tuple[Numbers, Numbers]:
    """Loadings and unique variances; the search goes over their roots, so that none is below 0."""
    k = len(correlations)

    def unique_of(roots: Numbers) -> Numbers:
        return roots**2 + LEAST_UNIQUE

    def misfit(parameters: Numbers) -> tuple[float, Numbers]:
        loadings, roots = parameters[:k], parameters[k:]
        implied = np.outer(loadings, loadings) + np.diag(unique_of(roots))
        inverse = np.linalg.inv(implied)
        slope = inverse - inverse @ correlations @ inverse
        value = np.linalg.slogdet(implied)[1] + np.trace(correlations @ inverse)
        return float(value), np.concatenate([2 * slope @ loadings, 2 * np.diag(slope) * roots])

    start = np.concatenate([_principal(correlations), np.full(k, np.sqrt(0.5))])
    found = _least(misfit, start)
    return found[:k], unique_of(found[k:])


def _one_factor_residuals(correlations: Numbers) -> Numbers:
    """Loadings that leave the least of the correlations between items.

    The search goes over their arc sines: a factor explains no more than all of an item.
    """

    def misfit(angles: Numbers) -> tuple[float, Numbers]:
        loadings = np.sin(angles)
        left = correlations - np.outer(loadings, loadings)
        np.fill_diagonal(left, 0)
        return float((left**2).sum()) / 2, -2 * left @ loadings * np.cos(angles)

    return np.sin(_least(misfit, np.arcsin(_principal(correlations))))


def _least(misfit: Callable[[Numbers], tuple[float, Numbers]], start: Numbers) -> Numbers:
    """Where a misfit, given with its slope, is least."""
    options = {"gtol": 1e-10}
    return cast("Numbers", optimize.minimize(misfit, start, jac=True, options=options).x)


def _principal(correlations: Numbers) -> Numbers:
    """The first principal component's loadings, shrunk: where to start."""
    values, vectors = np.linalg.eigh(correlations)
    return vectors[:, -1] * np.sqrt(values[-1]) * 0.8
