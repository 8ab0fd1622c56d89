"""Which gaps of the fixed list there are in a wave, and each as the reader sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard.exhibits.certainty import gap_written
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.sides import group_of, is_share, measure_name, side_name

BY_THEME = (
    "level",
    "unit_kind",
    "division_rest",
    "unit_rest",
    "say_do",
    "wave",
    "wave_constant_mix",
    "wave_linked",
)
"""Kinds that are read theme by theme, for one pair of sides; the others as one list."""
LISTED = ("perception", "ownership", "delegation", "reference", "target")
INSIDE_A_GROUP = ("perception", "delegation", "reference", "target")
"""Kinds whose two sides are figures of the same group, or of everybody and one from outside."""
KINDS = (*BY_THEME[:5], *LISTED, *BY_THEME[5:])


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap as it is written: the two sides and their values; `plain` is without a mark."""

    label: str
    a_name: str
    b_name: str
    a: str
    b: str
    written: str
    plain: str
    row: Mapping[str, Any]

    @property
    def points(self) -> float:
        """The difference: points, or percentage points."""
        return float(self.row["difference"])

    @property
    def certainty(self) -> str:
        """Its certainty, as the id of a word."""
        return str(self.row["certainty"])


def kinds_shown(reading: Reading) -> tuple[str, ...]:
    """The kinds of which there is a gap in this wave."""
    return tuple(kind for kind in KINDS if _rows(reading, kind))


def pairs_shown(reading: Reading, kind: str) -> dict[str, str]:
    """What can be chosen of a kind that is read theme by theme: id and name of each pair.

    Of levels the two that are furthest apart come first.
    """
    if kind not in BY_THEME:
        return {}
    pairs = {_pair(row): _pair_name(reading, row) for row in _rows(reading, kind)}
    if kind != "level":
        return pairs
    rank = {f"level={one.id}": n for n, one in enumerate(reading.results.organisation.levels)}

    def apart(pair: str) -> tuple[int, int]:
        a, _, b = pair.partition("~")
        return rank[a] - rank[b], rank[a]

    return {pair: pairs[pair] for pair in sorted(pairs, key=apart)}


def unit_pair(reading: Reading, unit: str) -> str | None:
    """The pair of a unit and everybody else; None where it has no gap."""
    pair = f"unit={unit}~rest"
    return pair if pair in pairs_shown(reading, "unit_rest") else None


def gaps_listed(reading: Reading, kind: str, pair: str | None) -> list[Gap]:
    """The gaps of a kind; of one that is read theme by theme those of a pair, the largest first."""
    rows = [row for row in _rows(reading, kind) if pair is None or _pair(row) == pair]
    gaps = [_gap(reading, kind, row) for row in rows]
    return sorted(gaps, key=lambda gap: -gap.points) if kind in BY_THEME else gaps


def _rows(reading: Reading, kind: str) -> list[dict[str, Any]]:
    """A kind's rows; of ownership those of the levels, of delegation those inside a group."""
    asked = "ownership" if kind == "delegation" else kind
    found = reading.results.gaps_of(asked, reading.wave)
    if kind in BY_THEME:
        found = found.filter(pl.col("measure_kind").is_in(["theme", "say_do"]))
    elif kind == "ownership":
        found = found.filter(measure_kind="option")
    elif kind == "delegation":
        found = found.filter(measure_kind="derived")
    return found.rows(named=True)


def _pair(row: Mapping[str, Any]) -> str:
    return f"{row['a']}~{row['b']}"


def _pair_name(reading: Reading, row: Mapping[str, Any]) -> str:
    a, b = (side_name(reading, row[side]) for side in ("a", "b"))
    if row["kind"] in {"level", "unit_kind"}:
        return f"{a} – {b}"
    return reading.group_name(group_of(row["a"]))


def _gap(reading: Reading, kind: str, row: Mapping[str, Any]) -> Gap:
    percent = is_share(reading, row)
    digits = 0 if percent else 1

    def value(side: str) -> str:
        figure, bound = row[f"{side}_value"], row[f"{side}_bound"]
        write = reading.words.percent if percent else reading.words.number
        return write(figure, bound=bound)

    a_name, b_name = (side_name(reading, row[side]) for side in ("a", "b"))
    written = gap_written(reading, row, digits)
    plain = reading.words.signed(row["difference"], digits, bound=row["bound"])
    return Gap(
        label=_label(reading, kind, row),
        a_name=a_name,
        b_name=b_name,
        a=value("a"),
        b=value("b"),
        written=reading.text("gap.pp", gap=written) if percent else written,
        plain=reading.text("gap.pp", gap=plain) if percent else plain,
        row=row,
    )


def _label(reading: Reading, kind: str, row: Mapping[str, Any]) -> str:
    if kind in {*BY_THEME, "reference", "target"}:
        return measure_name(reading, row["measure"])
    if kind == "ownership":
        a, b = (side_name(reading, row[side]) for side in ("a", "b"))
        return f"{a} – {b}"
    return reading.group_name(group_of(row["a"]))
