"""The slope: a line a series from step to step, values at its marks, its name at the end.

Rows of the frame, one a series and step: `series`, `step` (0, 1, …), `step_name` (on the first
series' rows only), `value`; as written or empty `label` (before the first mark), `above` (over
those between) and `end` (value and name after the last); `label_at` and `end_at` (where the texts
stand, apart from each other); `tip`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import altair as alt

from dashboard.charts.drawing import FORM, LINE_HEIGHT, Spec, over_grid, specification_of_height
from dashboard.look import Look, Mark

HEIGHT = 300
STEP_NAMES = 28
"""Pixels at the top that the names of the steps have for themselves."""
ROOM_BEFORE, ROOM_AFTER = 0.3, 0.95
"""Of a step's width: kept free before the first step for its values, after the last for names."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a series is drawn: never by colour alone."""

    name: str
    mark: Mark
    dash: tuple[int, ...] = (1, 0)
    width: float = 3


def apart(values: Mapping[str, float], least: float) -> dict[str, float]:
    """Places near these values, in their order, at least so far from each other.

    Whoever stands too close gives way, both by half, until nobody does.
    """
    places = dict(sorted(values.items(), key=lambda one: one[1]))
    for _ in range(len(places) ** 2):
        for low, high in pairwise(places):
            if (short := least - (places[high] - places[low])) > 0:
                places[low] -= short / 2
                places[high] += short / 2
    return places


@lru_cache(maxsize=128)
def slope(styles: tuple[Style, ...], steps: int, ends: tuple[float, float], look: Look) -> Spec:
    """The chart of these series over so many steps, on a scale with these ends."""
    names = [one.name for one in styles]
    x = alt.X(
        "step:Q",
        scale=alt.Scale(domain=[-ROOM_BEFORE, steps - 1 + ROOM_AFTER], nice=False),
        axis=None,
    )
    y_scale = alt.Scale(domain=list(ends), nice=False, range=[alt.ExprRef("height"), STEP_NAMES])

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=y_scale, axis=None)

    colour = alt.Color(
        "series:N",
        scale=alt.Scale(domain=names, range=[one.mark.colour for one in styles]),
        legend=None,
    )
    line = (
        alt.Chart()
        .mark_line(opacity=1)
        .encode(
            x=x,
            y=y("value"),
            color=colour,
            detail="series:N",
            strokeDash=alt.StrokeDash(
                "series:N",
                scale=alt.Scale(domain=names, range=[list(one.dash) for one in styles]),
                legend=None,
            ),
            strokeWidth=alt.StrokeWidth(
                "series:N",
                scale=alt.Scale(domain=names, range=[one.width for one in styles]),
                legend=None,
            ),
        )
    )
    marks = (
        alt.Chart()
        .mark_point(filled=True, size=140, opacity=1)
        .encode(
            x=x,
            y=y("value"),
            color=colour,
            shape=alt.Shape(
                "series:N",
                scale=alt.Scale(domain=names, range=[one.mark.shape for one in styles]),
                legend=None,
            ),
            tooltip=alt.Tooltip("tip:N"),
        )
    )
    step_names = (
        alt.Chart()
        .mark_text(baseline="top", fontWeight=600)
        .encode(x=x, y=alt.value(0), text="step_name:N")
    )
    first = (
        alt.Chart()
        .mark_text(align="right", dx=-14, baseline="middle", fontWeight=600)
        .encode(x=x, y=y("label_at"), text="label:N", color=colour)
    )
    between = (
        alt.Chart()
        .mark_text(dy=-16, baseline="middle", fontWeight=600)
        .encode(x=x, y=y("value"), text="above:N", color=colour)
    )
    series = (
        alt.Chart()
        .mark_text(
            align="left",
            dx=14,
            baseline="middle",
            fontWeight=600,
            lineBreak="\n",
            lineHeight=LINE_HEIGHT,
        )
        .encode(x=x, y=y("end_at"), text="end:N", color=colour)
    )
    texts = [text for one in (first, between, series) for text in over_grid(one, look)]
    layers = [line, marks, step_names, *texts]
    spec = specification_of_height(layers, HEIGHT, look)
    return spec | {"usermeta": {FORM: "slope"}}
