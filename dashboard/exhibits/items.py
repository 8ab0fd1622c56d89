"""Items of two groups beside each other: what the exhibits that show items in full share."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from dashboard.charts.dumbbell import dumbbell
from dashboard.exhibits.certainty import (
    NOT_DISTINCT,
    TOO_FEW,
    gap_written,
    interval_written,
    word,
)
from dashboard.exhibits.comparison import ROWS, Series
from dashboard.exhibits.exhibit import Chart, shortened
from dashboard.exhibits.reading import Reading
from dashboard.look import TYPE
from dashboard.typeface import SEMIBOLD, wrapped

LINE_WIDTH = 276
"""Pixels of an item on one line: what a phone has room for beside the gap."""

Row = dict[str, Any]


def item_differences(reading: Reading, ends: Sequence[Series]) -> list[Row]:
    """The items shown in both groups, those that the first rates higher first; none for no ends."""
    if not ends:
        return []
    found = reading.results.differences(reading.wave, ends[0].group, ends[-1].group)
    return found.filter(measure_kind="item").sort("difference", descending=True).rows(named=True)


def items_base(reading: Reading, ends: Sequence[Series], rows: Sequence[Row]) -> str:
    """The base line: each group and how many people answered these items; the scale."""
    sides = zip(ends, ("a_base", "b_base"), strict=True) if ends else ()
    names = [
        reading.text("base.group", group=one.name, n=reading.from_to(*(row[base] for row in rows)))
        for one, base in sides
    ]
    return reading.text(
        "items.base",
        groups="; ".join(names) or reading.text("group.overall"),
        scale=reading.themes_scale_words,
    )


def items_chart(
    reading: Reading, ends: Sequence[Series], rows: Sequence[Row], headline: str, line_width: float
) -> Chart:
    """A row an item, its text in full over the marks of the two groups."""
    headings = [lines_of(item_text(reading, row["measure"]), line_width) for row in rows]
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
        alt=shortened(reading.text("alt.items", headline=headline, n=len(rows))),
    )


def items_table(reading: Reading, ends: Sequence[Series], rows: Sequence[Row]) -> pl.DataFrame:
    """The item in full, the mean of each group, the gap and how sure it is."""
    columns = {reading.text("table.item"): [item_text(reading, row["measure"]) for row in rows]}
    for one, side in zip(ends, ("a", "b"), strict=True) if ends else ():
        columns[one.name] = [
            reading.words.number(row[f"{side}_value"], bound=row[f"{side}_bound"]) for row in rows
        ]
    columns[reading.text("table.gap")] = [gap_written(reading, row) for row in rows]
    columns[reading.text("table.certainty")] = [word(reading, row["certainty"]) for row in rows]
    columns[reading.text("table.interval")] = [interval_written(reading, row) for row in rows]
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def lines_of(item: str, width: float = LINE_WIDTH) -> list[str]:
    """An item broken to lines of so many pixels, as the heading of a row."""
    return wrapped(item, width, TYPE, SEMIBOLD)


def item_text(reading: Reading, item: str) -> str:
    """An item in full."""
    return next(reading.named(one.text) for one in reading.questionnaire.items if one.id == item)


def _theme(reading: Reading, item: str) -> str:
    return next(one.theme for one in reading.questionnaire.items if one.id == item)
