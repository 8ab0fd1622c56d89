"""Gaps about zero: a row a gap, a dot filled when it is clear, a line for its interval.

Rows of the frame, one a gap: `row` (order), `heading`, `value`, `certainty` (as written in the
key), `gap` (written), `faint` (not called a gap), `low` and `high` (the ends of its interval, empty
without one), `tip`.
"""

from functools import lru_cache

import altair as alt

from dashboard.charts.drawing import (
    FORM,
    Spec,
    heading,
    key_line,
    over_grid,
    row,
    specification,
    under_heading,
)
from dashboard.look import LARGE_TYPE, Look

ROW_HEIGHT = 50
ROOM_OF_GAP = 90


@lru_cache(maxsize=128)
def intervals(
    key: tuple[str, ...], ends: tuple[int, int], ticks: tuple[int, ...], look: Look
) -> Spec:
    """The chart on a scale with these ends and ticks.

    `key` names what a dot can be: clear, a hint, and anything else (not distinct); or, where
    nothing was tested, that alone.
    """
    scale = alt.Scale(domain=list(ends), nice=False, padding=10)
    signed = "(datum.value > 0 ? '+' : datum.value < 0 ? '\u2212' : '') + abs(datum.value)"
    axis = alt.Axis(title=None, values=list(ticks), labelExpr=signed, labelPadding=8)
    x = alt.X("value:Q", scale=scale, axis=axis)
    strong, faint = look.strong.colour, look.middle.colour
    colours = alt.Scale(domain=list(key), range=[strong, strong, faint][-len(key) :])
    fills = alt.Scale(domain=list(key), range=[strong, look.page, look.page][-len(key) :])
    zero = (
        alt.Chart()
        .mark_rule(color=look.ink, strokeWidth=1.5)
        .encode(x=alt.XDatum(0, scale=scale, axis=axis))
    )
    line = (
        alt.Chart()
        .mark_rule(strokeWidth=4, opacity=0.8, yOffset=under_heading())
        .encode(
            x=alt.X("low:Q", scale=scale, axis=axis),
            x2="high:Q",
            y=row(),
            color=alt.Color("certainty:N", scale=colours, legend=None),
        )
    )
    dots = (
        alt.Chart()
        .mark_point(size=150, strokeWidth=3, opacity=1, yOffset=under_heading())
        .encode(
            x=x,
            y=row(),
            stroke=alt.Stroke("certainty:N", scale=colours, legend=key_line(key)),
            fill=alt.Fill("certainty:N", scale=fills, legend=key_line(key)),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    gap = (
        alt.Chart()
        .mark_text(align="right", baseline="top", fontSize=LARGE_TYPE)
        .encode(
            x=alt.value("width"),
            y=row(),
            text=alt.Text("gap:N"),
            color=alt.condition(alt.datum.faint, alt.value(look.muted), alt.value(look.ink)),
            opacity=alt.value(1),
        )
    )
    written = (*heading(look, room=ROOM_OF_GAP), *over_grid(gap, look))
    spec = specification([zero, *written, line, dots], ROW_HEIGHT, look)
    return spec | {"usermeta": {FORM: "intervals"}}
