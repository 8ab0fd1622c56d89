"""The tokens of the look as colours of a theme, so that a client's template recolours a deck."""

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from pptx.oxml.ns import nsdecls

from dashboard.export.deck.elements import Element, parsed
from dashboard.look import LIGHT

ALL, WHOLE = 100, 100_000
"""Percent of a whole, and what the markup writes for it."""


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour of the theme; of its lightness `share` percent, and `more` added."""

    name: str
    share: int = 100
    more: int = 0

    def written_into(self, parent: Element) -> None:
        """Add it as the child of a fill."""
        parent.append(parsed(self.markup(nsdecls("a"))))

    def markup(self, declared: str = "") -> str:
        """The colour as the markup writes it."""
        share = f'<a:lumMod val="{self.share * WHOLE // 100}"/>' if self.share != ALL else ""
        more = f'<a:lumOff val="{self.more * WHOLE // 100}"/>' if self.more else ""
        return f'<a:schemeClr {declared} val="{self.name}">{share}{more}</a:schemeClr>'


PAGE, INK = Paint("bg1"), Paint("tx1")
MUTED = Paint("tx1", 75, 25)
LINE = Paint("bg1", 85)
FIRST, SECOND, THIRD = Paint("accent1"), Paint("accent2"), Paint("accent3")
HEAT = (
    Paint("accent1", 10, 90),
    Paint("accent1", 25, 75),
    Paint("accent1", 50, 50),
    FIRST,
    Paint("accent1", 50),
)
"""Five steps of one hue, the lowest the lightest."""

PAINTS: Mapping[str, Paint] = {
    LIGHT.page: PAGE,
    LIGHT.ink: INK,
    LIGHT.muted: MUTED,
    LIGHT.line: LINE,
    LIGHT.top.colour: FIRST,
    LIGHT.strong.colour: FIRST,
    LIGHT.first_line.colour: SECOND,
    LIGHT.needs.colour: SECOND,
    LIGHT.middle.colour: THIRD,
    LIGHT.fine.colour: LINE,
    **{fill.colour: step for fill, step in zip(LIGHT.heat, HEAT, strict=True)},
}
"""The colours of an exhibit's chart: two hues that tell sides apart, and greys between them."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme: red, green and blue of each name, 0 to 1."""

    colours: Mapping[str, tuple[float, float, float]]

    def ink_on(self, fill: Paint) -> Paint:
        """The page's colour or the ink, whichever reads better on a fill."""
        return max((INK, PAGE), key=lambda ink: self.contrast(ink, fill))

    def contrast(self, a: Paint, b: Paint) -> float:
        """How far two colours are apart: 1 for the same, 21 for black and white."""
        low, high = sorted((self._light(a), self._light(b)))
        return (high + 0.05) / (low + 0.05)

    def rgb(self, paint: Paint) -> tuple[float, float, float]:
        """Red, green and blue of a colour, 0 to 1."""
        hue, lightness, saturation = rgb_to_hls(*self.colours[paint.name])
        lightness = min(1.0, lightness * paint.share / 100 + paint.more / 100)
        return hls_to_rgb(hue, lightness, saturation)

    def _light(self, paint: Paint) -> float:
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 -- sRGB
            for part in self.rgb(paint)
        ]
        return sum(
            part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True)
        )
