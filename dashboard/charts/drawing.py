"""What all charts share: one type face, quiet axes, and a specification without data."""

from collections.abc import Sequence
from typing import Any

import altair as alt
from altair.utils import schemapi

from dashboard.look import FONT, TYPE, Look
from dashboard.typeface import width_of

schemapi.disable_debug_mode()  # it holds each part against the whole schema; tests hold each chart

Spec = dict[str, Any]

ROWS = "source"
"""The name under which Streamlit hands the rows over."""

SYMBOL_AND_GAP = 38
"""Pixels of a legend's entry beside its text."""
LINE_HEIGHT = 19
"""Of a line of a row's heading."""
UNDER_HEADING = 0.31
"""How far down the middle of a row's marks is in the space under its heading."""

SELECTION = "clicked"
"""The name of the selection in which a click on a chart arrives."""
CHOICE = "choice"
"""The field with what a click chooses."""

WRAPPED = "split(datum.label, '\\n')"
"""Axis labels whose value carries its own line breaks."""
LEAST_WIDTH = "least_width"
"""Where `usermeta` of a specification says how many px it needs to keep its labels apart."""
FORM = "form"
"""Where it says which module drew it: for exports that draw the same rows in their own way."""


def specification(layers: Sequence[alt.Chart], row_height: int, look: Look) -> Spec:
    """The layers as one chart in Vega-Lite, `row_height` px a row, in the look's colours."""
    return _specified(layers, alt.Step(row_height), look)


def specification_of_height(layers: Sequence[alt.Chart], height: int, look: Look) -> Spec:
    """The same for a chart without rows, `height` px high."""
    return _specified(layers, height, look)


def _specified(layers: Sequence[alt.Chart], height: int | alt.Step, look: Look) -> Spec:
    """Marks are silent to screen readers: the chart's description and the table speak."""
    chart = alt.layer(*layers, height=height)
    chart = chart.resolve_scale(color="independent", shape="independent")
    chart.config = alt.Config(
        background="transparent",
        font=FONT,
        padding=2,
        view=alt.ViewConfig(stroke=None),
        mark=alt.MarkConfig(aria=False),
        text=alt.MarkConfig(font=FONT, fontSize=TYPE, color=look.ink),
        axis=alt.AxisConfig(
            labelColor=look.ink,
            labelFontSize=TYPE,
            gridColor=look.line,
            domain=False,
            ticks=False,
            aria=False,
        ),
        legend=alt.LegendConfig(
            labelColor=look.ink,
            labelFontSize=TYPE,
            labelLimit=0,
            columnPadding=20,
            aria=False,
        ),
    )
    spec = chart.to_dict(validate=False)
    del spec["datasets"]  # altair's placeholder for the rows, and each layer's reference to it
    for layer in spec["layer"]:
        del layer["data"]
    return {**spec, "data": {"name": ROWS}}


def clicks() -> alt.Parameter:
    """A click on a mark chooses what its row has under `choice`."""
    return alt.selection_point(name=SELECTION, fields=[CHOICE], on="click", empty=False)


def key_line(names: Sequence[str], outline: str | None = None) -> alt.Legend:
    """A legend in one line over the chart; one entry a line where the chart is too narrow for it.

    `outline` is the colour around its symbols, for surfaces that are nearly the page's own.
    """
    needed = sum(width_of(name, TYPE) + SYMBOL_AND_GAP for name in names)
    return alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        offset=14,
        symbolSize=160,
        columns=alt.ExprRef(f"width < {needed:.0f} ? 1 : {len(names)}"),
        symbolStrokeColor=outline or alt.Undefined,
    )


def over_grid(text: alt.Chart, look: Look) -> tuple[alt.Chart, alt.Chart]:
    """Text with the page's colour around it, so that no grid line runs through a letter."""
    halo = text.copy(deep=True)
    halo.mark.stroke, halo.mark.strokeWidth, halo.mark.strokeJoin = look.page, 5, "round"
    return halo, text


def heading(look: Look, *, room: int) -> tuple[alt.Chart, alt.Chart]:
    """The name of a row, standing above its marks; `room` (px) is kept free at its right."""
    text = (
        alt.Chart()
        .mark_text(
            align="left",
            baseline="top",
            fontWeight=600,
            color=look.ink,
            lineBreak="\n",
            lineHeight=LINE_HEIGHT,
            limit=alt.ExprRef(f"width - {room}"),
        )
        .encode(x=alt.value(0), y=row(), text=alt.Text("heading:N"))
    )
    return over_grid(text, look)


def row() -> alt.Y:
    """The upper edge of a row, by its number."""
    return alt.Y("row:O", axis=None, bandPosition=0, scale=alt.Scale(type="band", padding=0))


def under_heading(lines: int = 1) -> alt.ExprRef:
    """How far under the upper edge of its row a mark stands, however high the row is drawn."""
    return alt.ExprRef(_under(LINE_HEIGHT * lines + 2))


def bar_height(most: int, lines: int = 1) -> alt.ExprRef:
    """What a bar takes of its row: so many pixels, or what the heading leaves of a low row."""
    return alt.ExprRef(f"min({most}, bandwidth('y') - {LINE_HEIGHT * lines + 4})")


def bar_under_heading(lines: int = 1) -> alt.ExprRef:
    """The same for a bar, which is placed from the middle of its row."""
    return alt.ExprRef(f"{_under(LINE_HEIGHT * lines + 2)} - bandwidth('y') / 2")


def _under(height: int) -> str:
    return f"{height} + {UNDER_HEADING} * (bandwidth('y') - {height})"
