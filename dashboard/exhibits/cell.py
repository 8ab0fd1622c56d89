"""One shown cell: a group and a measure with the numbers that the plan let through."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from assessment.organisation import Group

SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Cell:
    """A row of `keskmes results`, as far as exhibits use it; None where nothing is shown.

    `mean` and `spread` in points, the blocks and `share` in whole percent, `base` and `count` in
    people.
    """

    group: Group
    measure: str
    shown: bool
    base: int | None
    mean: float | None
    mean_bound: str
    low: float | None
    middle: float | None
    top_box: float | None
    shares_bound: tuple[str, ...]
    count: int | None
    share: float | None
    share_bound: str
    spread: float | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Cell":
        """The cell of one row of the frame; empty and missing keys of a group are the same."""
        return cls(
            group=Group(*(row[key] or None for key in Group._fields)),
            measure=row["measure"],
            shown=row["status"] == SHOWN,
            base=row["base"],
            mean=row["mean"],
            mean_bound=row["mean_bound"],
            low=row["low"],
            middle=row["middle"],
            top_box=row["top_box"],
            shares_bound=tuple(filter(None, row["shares_bound"].split(";"))),
            count=row["count"],
            share=row["share"],
            share_bound=row["share_bound"],
            spread=row["spread"],
        )

    def block(self, name: str) -> tuple[float | None, str]:
        """The share of a block (low, middle, top_box), and whether it is a bound.

        A bounded share is at most one person's, rounded up; any other is at least.
        """
        share = {"low": self.low, "middle": self.middle, "top_box": self.top_box}[name]
        if share is None or name not in self.shares_bound or not self.base:
            return share, ""
        return share, "le" if share <= -(-100 // self.base) else "ge"

    @property
    def percent(self) -> float:
        """The share of an option, from the count where only that is shown; to compare with."""
        if self.share is not None:
            return self.share
        return 100 * (self.count or 0) / (self.base or 1)


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells by group and measure."""

    by_place: Mapping[tuple[Group, str], Cell]

    @classmethod
    def of(cls, frame: pl.DataFrame) -> "Cells":
        """All cells of a frame with the columns of `keskmes results`, of one wave and kind."""
        cells = map(Cell.of, frame.iter_rows(named=True))
        return cls({(cell.group, cell.measure): cell for cell in cells})

    def at(self, group: Group, measure: str) -> Cell | None:
        """The cell, or None where it is protected or has no one in it."""
        cell = self.by_place.get((group, measure))
        return cell if cell and cell.shown else None

    def protected(self, group: Group) -> tuple[str, ...]:
        """Measures that this group has, but that are protected."""
        cells = self.by_place.values()
        return tuple(cell.measure for cell in cells if cell.group == group and not cell.shown)
