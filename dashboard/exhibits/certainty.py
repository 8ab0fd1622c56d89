"""What is said of how sure gaps are: the words, the family looked at, intervals and effects."""

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.exhibits.reading import Reading

CLEAR, HINT, NOT_DISTINCT, TOO_FEW, NO_TEST = (
    "clear",
    "hint",
    "not_distinct",
    "too_few",
    "no_test",
)
TESTED = (CLEAR, HINT, NOT_DISTINCT)
NEARLY = "≈"
"""Before a difference that isn't distinct from chance."""


def word(reading: Reading, certainty: str) -> str:
    """The certainty as the reader sees it."""
    return reading.text(f"certainty.{certainty}")


def gap_written(reading: Reading, row: Mapping[str, Any], digits: int = 1) -> str:
    """The difference of a gap with its sign, marked where it isn't distinct."""
    written = reading.words.signed(row["difference"], digits, bound=row["bound"])
    return f"{NEARLY}\u00a0{written}" if row["certainty"] == NOT_DISTINCT else written


def interval_written(reading: Reading, row: Mapping[str, Any], digits: int = 1) -> str:
    """The interval of a gap; empty where it isn't shown."""
    if row["ci_low"] is None:
        return ""
    low, high = (reading.words.signed(row[end], digits) for end in ("ci_low", "ci_high"))
    return reading.text("gap.interval", low=low, high=high)


def effect_written(reading: Reading, row: Mapping[str, Any]) -> str:
    """Cliff's delta of a gap; empty where it isn't shown."""
    return "" if row["effect"] is None else reading.words.signed(row["effect"], 2)


def certainty_notes(reading: Reading, families: Iterable[str]) -> tuple[str, ...]:
    """What the words mean, and how many gaps were looked at together."""
    named = dict.fromkeys(family for family in families if family)
    notes = [reading.text("note.certainty")] if named else []
    looked_at = reading.results.gaps()
    for family in named:
        kind = family.partition("/")[0]
        n = int(looked_at.filter(family=family)["certainty"].is_in(TESTED).sum())
        notes.append(reading.words.plural("note.family", n, kind=reading.text(f"gap_kind.{kind}")))
    return tuple(notes)


def said_form(points: float, certainty: str, bound: str) -> str:
    """How the furthest distance between words and deeds is headlined.

    Deeds are harder to confirm than words, so only a clear one is called running ahead.
    """
    if points > 0 and certainty == CLEAR:
        return "say_do"
    return "say_do_calm" if points <= 0 and bound != "ge" else "say_do_distance"
