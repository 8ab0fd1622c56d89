"""What do the top not see? The items that two levels rate most differently, in full."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

import polars as pl

from dashboard.charts.dumbbell import dumbbell
from dashboard.exhibits.certainty import (
    CLEAR,
    NOT_DISTINCT,
    TOO_FEW,
    certainty_notes,
    gap_written,
    interval_written,
    word,
)
from dashboard.exhibits.comparison import ROWS, Series
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.level_gap import levels_protected, levels_shown
from dashboard.exhibits.reading import Reading

EACH_WAY = 5
LINE_WIDTH = 46
"""Letters of an item on one line: what a phone has room for."""

Row = dict[str, Any]


def blind_spots(
    reading: Reading, each_way: int = EACH_WAY, line_width: int = LINE_WIDTH
) -> Exhibit:
    """The items that the highest level rates most above the lowest, and those below.

    `line_width`: letters of an item on one line.
    """
    levels = levels_shown(reading)
    ends = (levels[0], levels[-1]) if len(levels) > 1 else ()
    rows = _furthest(reading, ends, each_way)
    headline = _headline(reading, ends, rows)
    return Exhibit(
        id="blind_spots",
        headline=headline,
        base=_base(reading, ends, rows),
        footnotes=(
            *((reading.text("blind_spots.note"),) if rows else ()),
            *certainty_notes(reading, (row["family"] for row in rows)),
        ),
        protected=reading.protected_note(levels_protected(reading)),
        table=_table(reading, ends, rows),
        panels=(Panel("", _chart(reading, ends, rows, headline, line_width)),) if rows else (),
    )


def _furthest(reading: Reading, ends: Sequence[Series], each_way: int) -> list[Row]:
    """The items in falling order of the gap: first those rated higher at the top, then lower."""
    if not ends:
        return []
    found = reading.results.differences(reading.wave, ends[0].group, ends[-1].group)
    rows = found.filter(measure_kind="item").sort("difference", descending=True).rows(named=True)
    above = [row for row in rows if row["difference"] > 0][:each_way]
    below = [row for row in rows if row["difference"] < 0][-each_way:]
    return [*above, *below]


def _headline(reading: Reading, ends: Sequence[Series], rows: Sequence[Row]) -> str:
    if not ends:
        return reading.text("blind_spots.headline.none")
    clear = [row for row in rows if row["certainty"] == CLEAR]
    if not clear:
        return reading.text("blind_spots.headline.calm")
    widest = max(clear, key=lambda row: abs(row["difference"]))
    form = "above" if widest["difference"] > 0 else "below"
    return reading.text(
        f"blind_spots.headline.{form}",
        item=_item(reading, widest).rstrip("."),
        a_name=reading.group_inside(ends[0].group),
        a=reading.words.number(widest["a_value"]),
        b_name=reading.group_inside(ends[-1].group),
        b=reading.words.number(widest["b_value"]),
    )


def _base(reading: Reading, ends: Sequence[Series], rows: Sequence[Row]) -> str:
    sides = zip(ends, ("a_base", "b_base"), strict=True) if ends else ()
    names = [
        reading.text("base.group", group=one.name, n=reading.from_to(*(row[base] for row in rows)))
        for one, base in sides
    ]
    return reading.text(
        "blind_spots.base",
        groups="; ".join(names) or reading.text("group.overall"),
        scale=reading.themes_scale_words,
    )


def _chart(
    reading: Reading, ends: Sequence[Series], rows: Sequence[Row], headline: str, line_width: int
) -> Chart:
    headings = [wrap(_item(reading, row), line_width) for row in rows]
    drawn: list[Mapping[str, object]] = []
    for place, (row, lines) in enumerate(zip(rows, headings, strict=True)):
        theme = _theme(reading, row["measure"])
        values = [reading.placed(row[side], theme) for side in ("a_value", "b_value")]
        # The last group is drawn first: where marks meet, the first group's is on top.
        for i, side in enumerate((1, 0)):
            mean = reading.words.number(row[("a_value", "b_value")[side]])
            tip = reading.text(
                "tip.mean", group=ends[side].name, measure=" ".join(lines), mean=mean
            )
            first = i == 0
            drawn.append(
                {
                    "row": place,
                    "group": ends[side].name,
                    "value": values[side],
                    "tip": tip,
                    "heading": "\n".join(lines) if first else "",
                    "gap": gap_written(reading, row) if first else "",
                    "small": row["certainty"] in {NOT_DISTINCT, TOO_FEW},
                    "low": min(values) if first else None,
                    "high": max(values) if first else None,
                }
            )
    marks = tuple((one.name, one.mark) for one in ends)
    return Chart(
        spec=dumbbell(marks, reading.ends, reading.look, max(map(len, headings))),
        rows=pl.DataFrame(drawn, schema=ROWS),
        alt=shortened(reading.text("alt.blind_spots", headline=headline, n=len(rows))),
    )


def _table(reading: Reading, ends: Sequence[Series], rows: Sequence[Row]) -> pl.DataFrame:
    columns = {reading.text("table.item"): [_item(reading, row) for row in rows]}
    for one, side in zip(ends, ("a", "b"), strict=True) if ends else ():
        columns[one.name] = [
            reading.words.number(row[f"{side}_value"], bound=row[f"{side}_bound"]) for row in rows
        ]
    columns[reading.text("table.gap")] = [gap_written(reading, row) for row in rows]
    columns[reading.text("table.certainty")] = [word(reading, row["certainty"]) for row in rows]
    columns[reading.text("table.interval")] = [interval_written(reading, row) for row in rows]
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _item(reading: Reading, row: Row) -> str:
    return next(
        reading.named(item.text)
        for item in reading.questionnaire.items
        if item.id == row["measure"]
    )


def _theme(reading: Reading, item: str) -> str:
    return next(one.theme for one in reading.questionnaire.items if one.id == item)
