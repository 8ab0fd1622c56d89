"""The dot matrix: a row an answer, a column a group, a dot as large as the share beside it.

Rows of the frame, one an answer and group: `row` (order), `heading` (on its first group only),
`column` (the group), `share` (0 to 100), `label` (as written), `tip`.
"""

from functools import lru_cache

import altair as alt

from dashboard.charts.drawing import FORM, Spec, heading, row, specification, under_heading
from dashboard.look import Look

ROW_HEIGHT = 58
LARGEST = 620
"""Square pixels of a dot that stands for everybody."""


@lru_cache(maxsize=128)
def dots(columns: tuple[str, ...], look: Look) -> Spec:
    """The chart of these groups, in their order."""
    x = alt.X(
        "column:N",
        scale=alt.Scale(domain=list(columns), paddingOuter=0.4),
        sort=list(columns),
        axis=alt.Axis(
            title=None,
            orient="top",
            labelAngle=0,
            labelFontWeight=600,
            labelLimit=150,
            labelPadding=10,
        ),
    )
    dot = (
        alt.Chart()
        .mark_circle(color=look.strong.colour, opacity=1, yOffset=under_heading())
        .encode(
            x=x,
            y=row(),
            size=alt.Size(
                "share:Q", scale=alt.Scale(domain=[0, 100], range=[0, LARGEST]), legend=None
            ),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    share = (
        alt.Chart()
        .mark_text(align="left", dx=18, dy=under_heading(), baseline="middle")
        .encode(x=x, y=row(), text="label:N")
    )
    spec = specification([*heading(look, room=0), dot, share], ROW_HEIGHT, look)
    return spec | {"usermeta": {FORM: "dots"}}
