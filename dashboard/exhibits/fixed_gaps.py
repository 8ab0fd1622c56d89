"""Which gaps are real? The gaps of the fixed list, each with how sure it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import polars as pl

from assessment.organisation import OVERALL, Group
from dashboard.charts.intervals import intervals
from dashboard.exhibits.certainty import (
    CLEAR,
    HINT,
    certainty_notes,
    effect_written,
    gap_written,
    interval_written,
    word,
)
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.reading import Reading, inside

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


def fixed_gaps(reading: Reading, kind: str, pair: str | None) -> Exhibit:
    """The gaps of a kind; of one that is read theme by theme, those of a pair."""
    rows = [row for row in _rows(reading, kind) if pair is None or _pair(row) == pair]
    gaps = [_gap(reading, kind, row) for row in rows]
    if kind in BY_THEME:
        gaps.sort(key=lambda gap: -gap.points)
    headline = _headline(reading, kind, gaps)
    return Exhibit(
        id="fixed_gaps",
        headline=headline,
        base=_base(reading, kind, gaps),
        footnotes=_footnotes(reading, kind, gaps),
        table=_table(reading, kind, gaps),
        panels=(Panel("", _chart(reading, gaps, headline)),) if gaps else (),
    )


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
    a, b = (_side(reading, row[side]) for side in ("a", "b"))
    if row["kind"] in {"level", "unit_kind"}:
        return f"{a} – {b}"
    return reading.group_name(_group(row["a"]))


def _gap(reading: Reading, kind: str, row: Mapping[str, Any]) -> Gap:
    percent = _is_share(reading, row)
    digits = 0 if percent else 1

    def value(figure: float) -> str:
        return reading.words.percent(figure) if percent else reading.words.number(figure)

    a_name, b_name = (_side(reading, row[side]) for side in ("a", "b"))
    written = gap_written(reading, row, digits)
    plain = reading.words.signed(row["difference"], digits, bound=row["bound"])
    return Gap(
        label=_label(reading, kind, row),
        a_name=a_name,
        b_name=b_name,
        a=value(row["a_value"]),
        b=value(row["b_value"]),
        written=reading.text("gap.pp", gap=written) if percent else written,
        plain=reading.text("gap.pp", gap=plain) if percent else plain,
        row=row,
    )


def _label(reading: Reading, kind: str, row: Mapping[str, Any]) -> str:
    if kind in {*BY_THEME, "reference", "target"}:
        return _measure(reading, row["measure"])
    if kind == "ownership":
        a, b = (_side(reading, row[side]) for side in ("a", "b"))
        return f"{a} – {b}"
    return reading.group_name(_group(row["a"]))


def _headline(reading: Reading, kind: str, gaps: Sequence[Gap]) -> str:
    if not gaps:
        return reading.text("fixed_gaps.headline.none")
    widest = max(gaps, key=lambda gap: abs(gap.points))
    named = {"gap": widest.plain, "theme": widest.label, "a": widest.a, "b": widest.b}
    if kind == "say_do":
        furthest = max(gaps, key=lambda gap: gap.points)
        said = {"theme": furthest.label, "gap": furthest.plain}
        form = "say_do" if furthest.points > 0 else "say_do_calm"
        return reading.text(f"fixed_gaps.headline.{form}", a=furthest.a, b=furthest.b, **said)
    if kind in INSIDE_A_GROUP:
        return _of_everybody(reading, gaps[0])
    if kind in {"ownership", "wave_constant_mix"}:
        return reading.text("fixed_gaps.headline.listed", **named)
    clear = [gap for gap in gaps if gap.certainty == CLEAR]
    if not clear:
        return reading.text("fixed_gaps.headline.calm", **named)
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
    sides = {side: _what(reading, gap.row[side]) for side in ("a", "b")}
    return reading.text(
        "fixed_gaps.headline.everybody",
        label=gap.label,
        a_name=sides["a"],
        a=gap.a,
        b_name=sides["b"],
        b=gap.b,
        gap=gap.plain,
    )


def _what(reading: Reading, side: str) -> str:
    """What stands on one side, whoever said it, as it stands inside a sentence."""
    keys = _keys(side)
    if "measure" in keys:
        return inside(_measure(reading, keys["measure"]))
    return reading.text(f"side.{'reference' if 'reference' in keys else side}.inside")


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
        sides = {side: _inside(reading, gaps[0].row[side]) for side in ("a", "b")}
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
    digits = [0 if _is_share(reading, gap.row) else 1 for gap in gaps]
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


def _side(reading: Reading, side: str) -> str:
    """One side of a gap, as keys, in the reader's words."""
    keys = _keys(side)
    organisation = reading.results.organisation
    if side in {"rest", "target"}:
        return reading.text(f"side.{side}")
    if "reference" in keys:
        references = {one.id: one for one in organisation.references}
        return reading.named(references[keys["reference"]].caption)
    waves = {wave.id: reading.named(wave.name) for wave in organisation.waves}
    group = _group(side)
    parts = [waves[keys["wave"]]] if "wave" in keys else []
    parts += [reading.group_name(group)] if group != OVERALL else []
    parts += [reading.text(f"side.{keys['side']}")] if "side" in keys else []
    parts += [_measure(reading, keys["measure"])] if "measure" in keys else []
    return " · ".join(parts) or reading.group_name(OVERALL)


def _inside(reading: Reading, side: str) -> str:
    """A side inside a sentence: names of units and divisions keep their capital."""
    name, group = _side(reading, side), _group(side)
    return name if group.unit or group.division else inside(name)


def _keys(side: str) -> dict[str, str]:
    return dict(key.split("=", 1) for key in side.split(";") if "=" in key)


def _group(side: str) -> Group:
    return Group(**{key: value for key, value in _keys(side).items() if key in Group._fields})


def _measure(reading: Reading, measure: str) -> str:
    """The short name of a measure: a theme's, a rating's, an option's text."""
    asked = reading.questionnaire
    themes = {theme.id: reading.named(theme.name) for theme in asked.themes}
    themes |= {pillar.id: reading.named(pillar.name) for pillar in asked.pillars}
    choice, _, option = measure.partition(":")
    if option:
        return next(reading.option_text(one, option) for one in asked.choices if one.id == choice)
    if asked.self_rating and measure == asked.self_rating.id:
        return reading.text("side.self_rating")
    if measure in {"index", "own_desk_8"}:
        return reading.text(f"side.{measure}")
    texts = {one.id: reading.named(one.text) for one in (*asked.items, *asked.ratings)}
    return themes.get(measure) or texts.get(measure, measure)


def _is_share(reading: Reading, row: Mapping[str, Any]) -> bool:
    """Whether a gap is one of shares, in percentage points."""
    references = {one.id: one for one in reading.results.organisation.references}
    reference = references.get(_keys(row["b"]).get("reference", ""))
    return row["measure_kind"] in {"option", "derived"} or bool(reference and reference.top_box)
