"""Bars: a row an answer, its text above its bar, its share at the end of it.

Rows of the frame: `row` (order), `heading`, `share` (0 to 100), `label`, `role` (a `BAR_ROLES`).
"""

from functools import lru_cache

import altair as alt

from dashboard.charts.drawing import (
    FORM,
    Spec,
    bar_height,
    bar_under_heading,
    heading,
    row,
    specification,
    under_heading,
)
from dashboard.look import Look

ROW_HEIGHT = 56
BAR_HEIGHT = 18
BAR_ROLES = ("headline", "other", "open")
LABEL_ROOM = 1.3
"""The axis is this much longer than the longest bar, for the label after it."""


@lru_cache(maxsize=128)
def bars(longest: int, look: Look) -> Spec:
    """The chart with room for a bar of `longest` percent."""
    x = alt.X("share:Q", scale=alt.Scale(domain=[0, longest * LABEL_ROOM], nice=False), axis=None)
    colours = [look.strong.colour, look.middle.colour, look.needs.colour]
    bar = (
        alt.Chart()
        .mark_bar(size=bar_height(BAR_HEIGHT), yOffset=bar_under_heading())
        .encode(
            x=x,
            y=row(),
            color=alt.Color(
                "role:N", scale=alt.Scale(domain=list(BAR_ROLES), range=colours), legend=None
            ),
        )
    )
    share = (
        alt.Chart()
        .mark_text(align="left", dx=6, dy=under_heading(), baseline="middle", fontWeight=600)
        .encode(x=x, y=row(), text="label:N")
    )
    spec = specification([*heading(look, room=0), bar, share], ROW_HEIGHT, look)
    return spec | {"usermeta": {FORM: "bars"}}
