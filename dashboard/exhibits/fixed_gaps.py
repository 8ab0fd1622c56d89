"""Which gaps are real? The gaps of the fixed list, each with how sure it is."""

from collections.abc import Sequence
from math import ceil, floor

import polars as pl

from dashboard.charts.intervals import intervals
from dashboard.exhibits.certainty import (
    CLEAR,
    HINT,
    TESTED,
    certainty_notes,
    effect_written,
    interval_written,
    said_form,
    word,
)
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.gap_list import BY_THEME, INSIDE_A_GROUP, Gap, gaps_listed
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.sides import is_share, side_inside, what

MOST_TICKS = 12
ROWS = {
    "row": pl.Int64,
    "heading": pl.String,
    "value": pl.Float64,
    "certainty": pl.String,
    "gap": pl.String,
    "faint": pl.Boolean,
    "low": pl.Float64,
    "high": pl.Float64,
    "tip": pl.String,
}


def fixed_gaps(reading: Reading, kind: str, pair: str | None, most: int | None = None) -> Exhibit:
    """The gaps of a kind; of one that is read theme by theme, those of a pair.

    With `most`, so many: the clear and the widest ones; of figures inside a group the first.
    """
    gaps = gaps_listed(reading, kind, pair)
    headline = _headline(reading, kind, gaps)
    gaps = gaps[:most] if kind in INSIDE_A_GROUP else _widest(gaps, most)
    return Exhibit(
        id="fixed_gaps",
        headline=headline,
        base=_base(reading, kind, gaps),
        footnotes=_footnotes(reading, kind, gaps),
        table=_table(reading, kind, gaps),
        panels=(Panel("", _chart(reading, gaps, headline)),) if gaps else (),
    )


def _widest(gaps: Sequence[Gap], most: int | None) -> list[Gap]:
    """So many of the gaps, in their order; clear ones come before others."""
    kept = sorted(gaps, key=lambda gap: (gap.certainty != CLEAR, -abs(gap.points)))[:most]
    return [gap for gap in gaps if gap in kept]


def _headline(reading: Reading, kind: str, gaps: Sequence[Gap]) -> str:
    if not gaps:
        return reading.text("fixed_gaps.headline.none")
    widest = max(gaps, key=lambda gap: abs(gap.points))
    named = {"gap": widest.plain, "theme": widest.label, "a": widest.a, "b": widest.b}
    if kind == "say_do":
        furthest = max(gaps, key=lambda gap: gap.points)
        said = {"theme": furthest.label, "gap": furthest.plain}
        form = said_form(furthest.points, furthest.certainty, str(furthest.row["bound"]))
        return reading.text(f"fixed_gaps.headline.{form}", a=furthest.a, b=furthest.b, **said)
    if kind in INSIDE_A_GROUP:
        return _of_everybody(reading, gaps[0])
    if kind in {"ownership", "wave_constant_mix"}:
        return reading.text("fixed_gaps.headline.listed", **named)
    clear = [gap for gap in gaps if gap.certainty == CLEAR]
    if not clear:
        tested = any(gap.certainty in TESTED for gap in gaps)
        return reading.text(f"fixed_gaps.headline.{'calm' if tested else 'too_few'}", **named)
    first = max(clear, key=lambda gap: abs(gap.points))
    return reading.words.plural(
        "fixed_gaps.headline.clear",
        len(clear),
        total=reading.words.integer(len(gaps)),
        theme=first.label,
        gap=first.plain,
    )


def _of_everybody(reading: Reading, gap: Gap) -> str:
    """The first gap of a list, which is everybody's: no unit is named before the others."""
    sides = {side: what(reading, gap.row[side]) for side in ("a", "b")}
    return reading.text(
        "fixed_gaps.headline.everybody",
        label=gap.label,
        a_name=sides["a"],
        a=gap.a,
        b_name=sides["b"],
        b=gap.b,
        gap=gap.plain,
    )


def _base(reading: Reading, kind: str, gaps: Sequence[Gap]) -> str:
    if kind not in BY_THEME or not gaps:
        return reading.text(f"gap_about.{kind}")
    a, b = (
        reading.text(
            "base.group",
            group=getattr(gaps[0], f"{side}_name"),
            n=reading.from_to(*(gap.row[f"{side}_base"] for gap in gaps)),
        )
        for side in ("a", "b")
    )
    about = reading.text(f"gap_about.{kind}")
    return reading.text("base.gaps", a=a, b=b, about=about)


def _footnotes(reading: Reading, kind: str, gaps: Sequence[Gap]) -> tuple[str, ...]:
    notes = certainty_notes(reading, (gap.row["family"] for gap in gaps))
    if kind in BY_THEME and gaps:
        sides = {side: side_inside(reading, gaps[0].row[side]) for side in ("a", "b")}
        minus = reading.text("note.minus", **sides)
        notes = (minus, *notes)
    if any(gap.row["certainty"] == "too_few" for gap in gaps):
        notes = (*notes, reading.text("note.too_few"))
    if any(gap.row["ci_low"] is None and gap.row["family"] for gap in gaps):
        twice = 2 * reading.results.organisation.smallest_group
        notes = (*notes, reading.text("note.interval_from", k=twice))
    if kind == "reference":
        notes = (*notes, *dict.fromkeys(gap.b_name for gap in gaps))
    return notes or (reading.text("note.untested"),)


def _chart(reading: Reading, gaps: Sequence[Gap], headline: str) -> Chart:
    others = "not_distinct" if any(gap.row["family"] for gap in gaps) else "no_test"
    key = (CLEAR, HINT, others) if others == "not_distinct" else (others,)
    rows = [
        {
            "row": place,
            "heading": gap.label,
            "value": gap.points,
            "certainty": word(reading, gap.certainty if gap.certainty in key else others),
            "gap": gap.written,
            "faint": gap.certainty not in {CLEAR, HINT} and others == "not_distinct",
            "low": gap.row["ci_low"],
            "high": gap.row["ci_high"],
            "tip": reading.text(
                "tip.gap",
                label=gap.label,
                gap=gap.written,
                certainty=word(reading, gap.certainty),
            ),
        }
        for place, gap in enumerate(gaps)
    ]
    figures = [gap.points for gap in gaps]
    figures += [gap.row[end] for gap in gaps for end in ("ci_low", "ci_high") if gap.row[end]]
    ends, ticks = _scale(figures)
    return Chart(
        spec=intervals(tuple(word(reading, one) for one in key), ends, ticks, reading.look),
        rows=pl.DataFrame(rows, schema=ROWS),
        alt=shortened(reading.text("alt.intervals", headline=headline, n=len(gaps))),
    )


def _scale(figures: Sequence[float]) -> tuple[tuple[int, int], tuple[int, ...]]:
    """Ends that hold all figures and zero, and ticks at round steps."""
    low, high = min(0, *figures), max(0, *figures)
    step = next(s for s in (1, 2, 5, 10, 20, 50) if (high - low) / s <= MOST_TICKS)
    start, end = floor(low / step) * step, max(ceil(high / step) * step, step)
    return (start, end), tuple(range(start, end + 1, step))


def _table(reading: Reading, kind: str, gaps: Sequence[Gap]) -> pl.DataFrame:
    heads = ("table.theme" if kind in BY_THEME else "table.compared", "table.a", "table.b")
    first, a, b = (reading.text(head) for head in heads)
    if kind in BY_THEME and gaps:
        a, b = gaps[0].a_name, gaps[0].b_name
    digits = [0 if is_share(reading, gap.row) else 1 for gap in gaps]
    pairs = list(zip(gaps, digits, strict=True))
    integer = reading.words.integer
    columns = {
        first: [gap.label for gap in gaps],
        a: [gap.a for gap in gaps],
        b: [gap.b for gap in gaps],
        reading.text("table.gap"): [gap.written for gap in gaps],
        reading.text("table.certainty"): [word(reading, gap.certainty) for gap in gaps],
        reading.text("table.interval"): [interval_written(reading, g.row, d) for g, d in pairs],
        reading.text("table.effect"): [effect_written(reading, gap.row) for gap in gaps],
        reading.text("table.base_of", group=a): [integer(gap.row["a_base"]) for gap in gaps],
        reading.text("table.base_of", group=b): [
            integer(gap.row["b_base"]) if gap.row["b_base"] else "" for gap in gaps
        ],
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
