"""Signs of a text that nobody sees: what they do to a drawing, a name or a comparison.

A control character ends the process that draws a chart, a separator of lines breaks the expression
in which a chart sorts its rows, an override of the writing direction turns a name around, and a
space of no width keeps two equal words apart.
"""

from unicodedata import category, normalize

UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Kinds of signs as Unicode has them."""
NO_SIGN = 0xFFFE
"""The last two places of each plane are no signs, and no XML may hold them."""
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
"""Letters and marks without a shape."""


def visible(text: str) -> str:
    """A typed text without what can't be seen; its lines stay, a tab is a space."""
    signs = normalize("NFC", "\n".join(text.replace("\t", " ").splitlines()))
    return "".join(one for one in signs if one == "\n" or is_seen(one))


def is_seen(sign: str) -> bool:
    """Whether a sign shows, or keeps shown ones apart as a space does."""
    is_none = ord(sign) & NO_SIGN == NO_SIGN
    return category(sign) not in UNSEEN and sign not in FILLERS and not is_none
