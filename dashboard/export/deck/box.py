"""Rectangles of a slide, in EMU (914,400 to the inch, 12,700 to the point of type)."""

from dataclasses import dataclass

from pptx.util import Emu

POINT = 12700
INCH = 914400


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide: its upper left corner, and its size."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Where it ends."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points of type."""
        return self.width / POINT, self.height / POINT

    @property
    def lengths(self) -> tuple[Emu, Emu, Emu, Emu]:
        """Left, top, width and height, as python-pptx takes them."""
        return Emu(self.left), Emu(self.top), Emu(self.width), Emu(self.height)

    def columns(self, widths: tuple[float, ...], gap: int) -> tuple["Box", ...]:
        """Boxes beside each other, so wide by their weights, with a gap between them."""
        room = self.width - gap * (len(widths) - 1)
        boxes: list[Box] = []
        left = self.left
        for width in widths:
            one = round(room * width / sum(widths))
            boxes.append(Box(left, self.top, one, self.height))
            left += one + gap
        return tuple(boxes)

    def below(self, height: int) -> tuple["Box", "Box"]:
        """Its upper part of this height, and what is left under it."""
        upper = Box(self.left, self.top, self.width, height)
        return upper, Box(self.left, self.top + height, self.width, self.height - height)
