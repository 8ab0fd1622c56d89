"""The dumbbell: a row a look, a mark a group, a line between the two that are compared.

Rows of the frame, one a theme and group: `row` (order), `group`, `value`, `tip`; and only on the
first of a theme's rows `heading`, `gap` (written), `small` (a gap too small to be called one),
`low` and `high` (the ends of its line). Marks are drawn in the order of the rows. Of a chart whose
rows can be clicked also `choice` (what a click chooses) and `chosen`.
"""

from functools import lru_cache

import altair as alt

from dashboard.charts.drawing import (
    FORM,
    LINE_HEIGHT,
    Spec,
    clicks,
    heading,
    key_line,
    over_grid,
    row,
    specification,
    under_heading,
)
from dashboard.look import LARGE_TYPE, Look, Mark

ROW_HEIGHT = 50
ROOM_OF_GAP = 76
MOST_TICKS = 10


@lru_cache(maxsize=128)
def dumbbell(
    marks: tuple[tuple[str, Mark], ...],
    ends: tuple[float, float],
    look: Look,
    lines: int = 1,
    *,
    clickable: bool = False,
) -> Spec:
    """The chart for these groups (name and mark, in the order of the key) on a scale.

    `lines`: how many a heading takes at most.
    """
    height = ROW_HEIGHT + LINE_HEIGHT * (lines - 1)
    names = [name for name, _ in marks]
    lowest, highest = ends
    scale = alt.Scale(domain=[lowest, highest], nice=False, padding=10)
    step = max(1, (highest - lowest) // MOST_TICKS)
    ticks = [lowest + step * i for i in range(round((highest - lowest) // step) + 1)]
    axis = alt.Axis(title=None, values=ticks, orient="bottom", format="d", labelPadding=8)
    x = alt.X("value:Q", scale=scale, axis=axis)
    line = (
        alt.Chart()
        .mark_rule(
            strokeWidth=5, color=look.middle.colour, opacity=0.55, yOffset=under_heading(lines)
        )
        .encode(x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", y=row())
    )
    points = (
        alt.Chart()
        .mark_point(filled=True, size=190, opacity=1, yOffset=under_heading(lines))
        .encode(
            x=x,
            y=row(),
            color=alt.Color(
                "group:N",
                scale=alt.Scale(domain=names, range=[mark.colour for _, mark in marks]),
                legend=key_line(names),
            ),
            shape=alt.Shape(
                "group:N", scale=alt.Scale(domain=names, range=[mark.shape for _, mark in marks])
            ),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    gap = (
        alt.Chart()
        .mark_text(align="right", baseline="top", fontSize=LARGE_TYPE, fontWeight=600)
        .encode(
            x=alt.value("width"),
            y=row(),
            text=alt.Text("gap:N"),
            color=alt.condition(alt.datum.small, alt.value(look.muted), alt.value(look.ink)),
        )
    )
    written = (*heading(look, room=ROOM_OF_GAP), *over_grid(gap, look))
    layers = [_rows(look)] if clickable else []
    spec = specification([*layers, *written, line, points], height, look)
    return spec | {"usermeta": {FORM: "dumbbell"}}


def _rows(look: Look) -> alt.Chart:
    """The surface of each row: what a click meets, and what the chosen row stands on."""
    return (
        alt.Chart()
        .mark_rect(fill=look.shade, cursor="pointer")
        .encode(
            x=alt.value(0),
            x2=alt.value("width"),
            y=row(),
            y2=alt.Y2("row", bandPosition=1),
            fillOpacity=alt.condition(alt.datum.chosen, alt.value(1), alt.value(0)),
        )
        .add_params(clicks())
    )
