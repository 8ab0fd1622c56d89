"""p values of tests that were looked at together, adjusted for how many they are."""

import numpy as np
from numpy.typing import ArrayLike

from assessment.statistics.tally import Numbers


def benjamini_hochberg(p: ArrayLike) -> Numbers:
    """Adjusts p values for the false discovery rate of their family.

    Source: Benjamini and Hochberg, JRSS B 57 (1995) 289.
    """
    p = np.asarray(p, float)
    order = np.argsort(p)[::-1]
    stepped = np.minimum.accumulate(p[order] * len(p) / np.arange(len(p), 0, -1))
    return np.minimum(stepped, 1)[np.argsort(order)]


def holm(p: ArrayLike) -> Numbers:
    """Adjusts p values so that no false one is likely among them. Source: Holm (1979)."""
    p = np.asarray(p, float)
    order = np.argsort(p)
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    return np.minimum(stepped, 1)[np.argsort(order)]
