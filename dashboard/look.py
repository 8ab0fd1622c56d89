"""Tokens of the look: colours for light and dark, marks of the levels, steps of the heat."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

LookName = Literal["light", "dark"]

FONT = "Source Sans, Source Sans Pro, system-ui, sans-serif"
"""The face that Streamlit serves itself, under its name and that of its installable twin."""

TYPE = 14
LARGE_TYPE = 16

HEAT_CUTS = (4 / 9, 5 / 9, 6 / 9, 7 / 9)
"""Where a heat step ends, as shares of the scale's range: 5, 6, 7 and 8 on one to ten."""

DIAMOND, CIRCLE = "diamond", "circle"
BAR = "M-0.16,-1.5H0.16V1.5H-0.16Z"
"""A short upright stroke as a symbol path."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a group is drawn: never by colour alone."""

    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class Fill:
    """A surface, and the ink that reads on it at 4.5:1 or better."""

    colour: str
    ink: str


@dataclass(frozen=True, slots=True)
class Look:
    """One set of tokens; contrasts are held by a test."""

    name: LookName
    page: str
    shade: str
    ink: str
    muted: str
    line: str
    top: Mark
    middle: Mark
    first_line: Mark
    needs: Fill
    fine: Fill
    strong: Fill
    partly: Fill
    heat: tuple[Fill, Fill, Fill, Fill, Fill]

    def level_marks(self, count: int) -> tuple[Mark, ...]:
        """A mark for each of `count` levels in rank order, top first."""
        if count == 1:
            return (self.top,)
        return (self.top, *(self.middle,) * (count - 2), self.first_line)

    @property
    def pair_marks(self) -> tuple[Mark, Mark]:
        """The marks of two compared groups."""
        return self.top, self.first_line


LIGHT = Look(
    name="light",
    page="#FFFFFF",
    shade="#EEF4FA",
    ink="#1B2430",
    muted="#55606D",
    line="#DDE2E8",
    top=Mark("#12355B", DIAMOND),
    middle=Mark("#66758A", BAR),
    first_line=Mark("#C2500A", CIRCLE),
    needs=Fill("#D4701A", "#1B2430"),
    fine=Fill("#C9D0D8", "#1B2430"),
    strong=Fill("#0F4C75", "#FFFFFF"),
    partly=Fill("#94BEDC", "#1B2430"),
    heat=(
        Fill("#EEF4FA", "#1B2430"),
        Fill("#C9DEEE", "#1B2430"),
        Fill("#94BEDC", "#1B2430"),
        Fill("#1F6DA0", "#FFFFFF"),
        Fill("#0B3C5D", "#FFFFFF"),
    ),
)

DARK = Look(
    name="dark",
    page="#11161D",
    shade="#1C2734",
    ink="#EEF2F6",
    muted="#AAB5C1",
    line="#303A46",
    top=Mark("#8EC1F0", DIAMOND),
    middle=Mark("#A9B4C0", BAR),
    first_line=Mark("#F59A4C", CIRCLE),
    needs=Fill("#F08A3C", "#11161D"),
    fine=Fill("#465361", "#EEF2F6"),
    strong=Fill("#5FB0E5", "#11161D"),
    partly=Fill("#27618F", "#EEF2F6"),
    heat=(
        Fill("#1C2C3C", "#EEF2F6"),
        Fill("#1F4263", "#EEF2F6"),
        Fill("#27618F", "#EEF2F6"),
        Fill("#76B3DC", "#11161D"),
        Fill("#C4E2F7", "#11161D"),
    ),
)

LOOKS: dict[LookName, Look] = {"light": LIGHT, "dark": DARK}


def heat_cuts(ends: tuple[float, float]) -> tuple[float, ...]:
    """The four scores where the heat changes, on a scale with these ends (one decimal)."""
    lowest, highest = ends
    return tuple(round(lowest + cut * (highest - lowest), 1) for cut in HEAT_CUTS)


def heat_step(score: float, ends: tuple[float, float]) -> int:
    """Which of the five heat steps a shown score has, 0 the lowest."""
    return bisect_right(heat_cuts(ends), score)
