"""Stacked bars: a row a question, its name above its bar, a part an answer.

Rows of the frame, one a question and answer: `row` (order), `heading` (first answer only),
`answer`, `start`, `centre` and `end` (0 to 100), `label`, `role` (a `STACK_ROLES`), `tip`.
"""

from functools import lru_cache

import altair as alt

from dashboard.charts.drawing import (
    FORM,
    Spec,
    bar_height,
    bar_under_heading,
    heading,
    key_line,
    row,
    specification,
    under_heading,
)
from dashboard.look import Fill, Look

STACK_ROLES = ("headline", "partly", "needs", "open")
ROW_HEIGHT = 72
BAR_HEIGHT = 30
LABEL_WIDTH = 34
"""A part narrower than this (px) goes without its label; the table has it."""


def fills(look: Look) -> dict[str, Fill]:
    """The surface of each role."""
    surfaces = (look.strong, look.partly, look.needs, look.fine)
    return dict(zip(STACK_ROLES, surfaces, strict=True))


@lru_cache(maxsize=128)
def stack(answers: tuple[tuple[str, str], ...], look: Look) -> Spec:
    """The chart for these answers: the text and the role of each, in the order drawn."""
    surface = fills(look)
    texts = [text for text, _ in answers]
    colours = [surface[role].colour for _, role in answers]
    inks = [surface[role].ink for role in STACK_ROLES]
    scale = alt.Scale(domain=[0, 100], nice=False, zero=True)
    bar = (
        alt.Chart()
        .mark_bar(
            size=bar_height(BAR_HEIGHT),
            yOffset=bar_under_heading(),
            stroke=look.page,
            strokeWidth=2,
        )
        .encode(
            x=alt.X("start:Q", scale=scale, axis=None),
            x2="end:Q",
            y=row(),
            color=alt.Color(
                "answer:N",
                scale=alt.Scale(domain=texts, range=colours),
                legend=key_line(texts),
            ),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    fits = f"(datum.end - datum.start) / 100 * width > {LABEL_WIDTH}"
    share = (
        alt.Chart()
        .mark_text(baseline="middle", fontWeight=600, dy=under_heading())
        .encode(
            x=alt.X("centre:Q", scale=scale, axis=None),
            y=row(),
            text="label:N",
            opacity=alt.condition(fits, alt.value(1), alt.value(0)),
            color=alt.Color(
                "role:N", scale=alt.Scale(domain=list(STACK_ROLES), range=inks), legend=None
            ),
        )
    )
    spec = specification([*heading(look, room=0), bar, share], ROW_HEIGHT, look)
    return spec | {"usermeta": {FORM: "stack"}}
