"""Two-sided bars: needs work to the left of a common line, strong to the right, the rest beside.

Rows of the frame, one a row of the chart and block: `row` (order), `heading` (on its first only),
`block` (as written in the key), `begin` and `end` on the axis of `edges`, `before` and `after` (the
share as written, before or after its bar), `tip`.
"""

from functools import lru_cache
from typing import Literal

import altair as alt

from dashboard.charts.drawing import (
    FORM,
    LINE_HEIGHT,
    Spec,
    bar_height,
    bar_under_heading,
    heading,
    key_line,
    row,
    specification,
    under_heading,
)
from dashboard.look import Look

ROW_HEIGHT = 54
BAR_HEIGHT = 20
LABELS: tuple[tuple[Literal["left", "right"], int, str], ...] = (
    ("right", -6, "before:N"),
    ("left", 6, "after:N"),
)
ROOM = 27
"""Percent of the axis that stay free beside the longest bars, for their labels."""


def rest_begins(longest_strong: int) -> int:
    """Where the bars of the rest begin, right of the longest strong one and its label."""
    return longest_strong + 2 * ROOM


@lru_cache(maxsize=128)
def two_sided(
    key: tuple[str, str, str], longest: tuple[int, int, int], look: Look, lines: int = 1
) -> Spec:
    """The chart; `key` names needs work, strong and the rest, `longest` their longest bars.

    `lines`: how many a heading takes at most.
    """
    needs, strong, fine = longest
    scale = alt.Scale(domain=[-needs - ROOM, rest_begins(strong) + fine + ROOM], nice=False)
    colours = [look.needs.colour, look.strong.colour, look.fine.colour]
    bar = (
        alt.Chart()
        .mark_bar(size=bar_height(BAR_HEIGHT, lines), yOffset=bar_under_heading(lines))
        .encode(
            x=alt.X("begin:Q", scale=scale, axis=None),
            x2="end:Q",
            y=row(),
            color=alt.Color(
                "block:N",
                scale=alt.Scale(domain=list(key), range=colours),
                legend=key_line(key),
            ),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    before, after = (
        alt.Chart()
        .mark_text(align=align, dx=dx, dy=under_heading(lines), baseline="middle", fontWeight=600)
        .encode(x=alt.X("end:Q", scale=scale, axis=None), y=row(), text=text)
        for align, dx, text in LABELS
    )
    line = (
        alt.Chart()
        .mark_rule(color=look.ink, strokeWidth=1.5)
        .encode(x=alt.XDatum(0, scale=scale, axis=None))
    )
    height = ROW_HEIGHT + LINE_HEIGHT * (lines - 1)
    spec = specification([line, *heading(look, room=0), bar, before, after], height, look)
    return spec | {"usermeta": {FORM: "two_sided"}}
