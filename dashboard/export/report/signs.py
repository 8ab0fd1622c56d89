"""Signs of a text: those that a file can't hold are left out, those without a shape shown as such.

A PDF/UA may not hold a text that isn't drawn, so that one emoji in a headline would refuse it all.
"""

from functools import cache
from typing import Any
from unicodedata import category, normalize

from PIL import ImageFont

from dashboard.export.deck.sheet import clean
from dashboard.typeface import FOLDER, REGULAR

SHAPELESS = "□"
"""What stands for a sign that the typeface doesn't have."""
NO_SIGN = "\U0010fffd"
UNSEEN, MARK = {"Cf", "Cc"}, "Mn"
"""Kinds of signs as Unicode has them."""
PIXELS = 40


def drawable(text: str) -> str:
    """The text as it can be set in the typeface: what it has no shape for is a box."""
    return "".join(one if one.isascii() else _set(one) for one in clean(text))


def drawable_picture(svg: str) -> str:
    """An SVG as it can be set: over a letter of its own no mark can stand there."""
    return drawable("".join(one for one in normalize("NFC", svg) if category(one) != MARK))


@cache
def _set(sign: str) -> str:
    """A sign as it is set; what is never seen needs no shape, and a mark over a box neither."""
    kind = category(sign)
    if kind in UNSEEN or _shape(sign) != _shape(NO_SIGN):
        return sign
    return "" if kind == MARK else SHAPELESS


def _shape(sign: str) -> bytes:
    core: Any = _face().getmask(sign)  # its pixels, which the stubs know nothing of
    return bytes(core)


@cache
def _face() -> ImageFont.FreeTypeFont:
    path = f"{FOLDER}/SourceSansPro-{REGULAR}.ttf"
    return ImageFont.truetype(path, PIXELS, layout_engine=ImageFont.Layout.BASIC)
