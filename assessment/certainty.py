"""How sure a gap is, in one word: clear, hint, not distinct; or too few, or no test.

The word stands on three things: the gap's interval, how little the two sides overlap (the effect),
and a test that knows how many gaps were looked at. Definitions: docs/measures.md.
"""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assessment.statistics.families import benjamini_hochberg
from assessment.statistics.tally import Numbers

Certainty = Literal["clear", "hint", "not_distinct", "too_few", "no_test"]

FALSE_DISCOVERIES = 0.10
"""The share of false ones among the clear gaps of a family that is put up with (q)."""
HINT_P = 0.05
SMALLEST_EFFECT = 0.147
"""|δ| below this is called negligible: Romano et al. (2006)."""
TOO_FEW_P = 0.01
"""Where even the clearest difference could not reach this p, there is nothing to test."""


def certainty_words(
    *, p: Numbers, smallest_p: Numbers, effect: Numbers, off_zero: NDArray[np.bool_]
) -> list[Certainty]:
    """The words of one family's gaps; each argument has one place a gap.

    `smallest_p` is the p of the clearest difference that the two sizes allow; where it is too
    large, the gap doesn't count in its family. `off_zero`: the interval leaves out zero.
    """
    enough = smallest_p <= TOO_FEW_P
    adjusted = np.ones(len(p))
    adjusted[enough] = benjamini_hochberg(p[enough])
    there = off_zero & (abs(effect) >= SMALLEST_EFFECT)
    words = np.select(
        [~enough, there & (adjusted <= FALSE_DISCOVERIES), there & (p <= HINT_P)],
        ["too_few", "clear", "hint"],
        "not_distinct",
    )
    return words.tolist()
