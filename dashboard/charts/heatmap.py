"""The heatmap: a row a unit, a column a look, five stepped blues with a fixed meaning.

Rows of the frame, one a cell: `unit` and `theme` (names, `theme` with its line breaks), `choice`
(the id of the unit),
`label` (the number as written, empty when protected), `step` (heat step as written in the key,
null when protected), `light` (its ink is the light one), `hatched`, `chosen`, `tip`.
"""

from functools import lru_cache

import altair as alt

from dashboard.charts.drawing import (
    FORM,
    LEAST_WIDTH,
    LINE_HEIGHT,
    TYPE,
    WRAPPED,
    Spec,
    clicks,
    key_line,
    specification,
)
from dashboard.look import Look

ROW_HEIGHT = 36
LEAST_COLUMN, BESIDE = 45, 290
"""Px of a column under a slanted name on two lines, and of what stands beside the columns."""
HATCH = ((0, 0.5, 0.25, 0), (0, 1, 0.5, 0), (0.25, 1, 0.75, 0), (0.5, 1, 1, 0), (0.75, 1, 1, 0.5))
"""The strokes of a hatched cell: from (x, y) to (x, y) as shares of the cell."""


@lru_cache(maxsize=128)
def heatmap(
    units: tuple[str, ...],
    themes: tuple[str, ...],
    steps: tuple[str, ...],
    look: Look,
    *,
    upright: bool = False,
) -> Spec:
    """The chart for these rows, columns and heat steps, each by name and in this order.

    `upright`: the names of the columns aren't slanted; for few and wide ones.
    """
    y = _unit(units, 0.5)
    x = _theme(themes, 0.5, upright=upright)
    colour = alt.Color(
        "step:N",
        scale=alt.Scale(domain=list(steps), range=[fill.colour for fill in look.heat]),
        legend=key_line(steps, outline=look.middle.colour),
    )
    cells = (
        alt.Chart()
        .mark_rect(stroke=look.page, strokeWidth=2, cursor="pointer")
        .encode(x=x, y=y, color=colour, tooltip=alt.Tooltip("tip:N"))
        .transform_filter("!datum.hatched")
        .add_params(clicks())
    )
    inks = alt.Scale(domain=[False, True], range=[look.heat[0].ink, look.heat[-1].ink])
    numbers = (
        alt.Chart()
        .mark_text(fontSize=TYPE, cursor="pointer")
        .encode(x=x, y=y, text="label:N", color=alt.Color("light:N", scale=inks, legend=None))
    )
    hatches = [_stroke(units, themes, look, ends, upright=upright) for ends in HATCH]
    frames = [_edge(units, band, look) for band in (0.03, 0.97)]
    spec = specification([cells, numbers, *hatches, *frames], ROW_HEIGHT, look)
    least = LEAST_COLUMN * len(themes) + BESIDE
    return spec | {"usermeta": {FORM: "heatmap", LEAST_WIDTH: least}}


def plain(spec: Spec) -> Spec:
    """The same chart without clicks and without its key: for several beside each other."""
    layers: list[Spec] = [
        {**layer, "mark": {**layer["mark"], "cursor": "default"}} for layer in spec["layer"]
    ]
    encoding: Spec = layers[0]["encoding"]
    layers[0]["encoding"] = {**encoding, "color": {**encoding["color"], "legend": None}}
    return {key: part for key, part in spec.items() if key != "params"} | {"layer": layers}


def _theme(themes: tuple[str, ...], band: float, *, upright: bool) -> alt.X:
    # The first line of a name stands where a name of one line would.
    lines_above = max(name.count("\n") for name in themes)
    axis = alt.Axis(
        title=None,
        orient="top",
        labelExpr=WRAPPED,
        labelAngle=0 if upright else -45,
        labelAlign="center" if upright else "left",
        labelBaseline="bottom",
        labelPadding=10 + (LINE_HEIGHT * lines_above if upright else 0),
        labelLimit=0,
        labelOverlap=False,
        labelFontSize=TYPE,
        grid=False,
    )
    return alt.X("theme:N", sort=list(themes), axis=axis, bandPosition=band)


def _unit(units: tuple[str, ...], band: float) -> alt.Y:
    # The first row is everybody: it stands out, since all others are read against it.
    weight = {"condition": {"test": "datum.index === 0", "value": 600}, "value": 400}
    axis = alt.Axis(
        title=None,
        labelLimit=320,
        labelFontWeight=weight,
        labelOverlap=False,
        labelPadding=10,
        grid=False,
    )
    return alt.Y("unit:N", sort=list(units), axis=axis, bandPosition=band)


def _stroke(
    units: tuple[str, ...],
    themes: tuple[str, ...],
    look: Look,
    ends: tuple[float, float, float, float],
    *,
    upright: bool,
) -> alt.Chart:
    x, y, x2, y2 = ends
    return (
        alt.Chart()
        .mark_rule(color=look.middle.colour, strokeWidth=1, opacity=0.7)
        .encode(
            x=_theme(themes, x, upright=upright),
            x2=alt.X2("theme", bandPosition=x2),
            y=_unit(units, y),
            y2=alt.Y2("unit", bandPosition=y2),
        )
        .transform_filter("datum.hatched")
    )


def _edge(units: tuple[str, ...], band: float, look: Look) -> alt.Chart:
    return (
        alt.Chart()
        .mark_rule(color=look.first_line.colour, strokeWidth=2.5)
        .encode(x=alt.value(0), x2=alt.value("width"), y=_unit(units, band))
        .transform_filter("datum.chosen")
    )
