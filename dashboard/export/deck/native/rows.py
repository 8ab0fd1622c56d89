"""What the rows and the specification of a chart say: its columns, and the marks of its series."""

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.charts.drawing import Spec
from dashboard.exhibits.exhibit import Chart
from dashboard.export.deck.sheet import clean

Row = Mapping[str, Any]


def rows_of(chart: Chart) -> list[dict[str, Any]]:
    """The rows, their texts without what XML can't hold."""
    return [
        {key: clean(one) if isinstance(one, str) else one for key, one in row.items()}
        for row in chart.rows.iter_rows(named=True)
    ]


def headed(rows: list[dict[str, Any]]) -> list[str]:
    """The heading of each row of the chart, which only its first row of the frame has."""
    headings: dict[int, str] = {}
    for row in rows:
        headings[row["row"]] = headings.get(row["row"]) or row["heading"]
    return [heading.replace("\n", " ") for heading in headings.values()]


def places(rows: list[dict[str, Any]]) -> dict[int, int]:
    """The number of each row of the chart, counted without holes, by that of the frame."""
    return {row: place for place, row in enumerate(dict.fromkeys(one["row"] for one in rows))}


def marks(spec: Spec, channel: str, field: str) -> dict[str, Any]:
    """What a channel shows for each value of a field, in the order of the key."""
    for encoding in _encodings(spec):
        scale = encoding.get(channel, {}).get("scale", {})
        if encoding.get(channel, {}).get("field") == field and "range" in scale:
            return {clean(str(k)): v for k, v in zip(scale["domain"], scale["range"], strict=True)}
    raise KeyError(channel, field)


def scale_ends(spec: Spec, channel: str, field: str) -> tuple[float, float]:
    """The ends of the scale that a field is drawn on."""
    for encoding in _encodings(spec):
        if encoding.get(channel, {}).get("field") == field:
            low, high = encoding[channel]["scale"]["domain"]
            return float(low), float(high)
    raise KeyError(channel, field)


def tick_step(spec: Spec) -> float:
    """How far the ticks of the scale along its rows are apart."""
    axes = (encoding.get("x", {}).get("axis") for encoding in _encodings(spec))
    first, second, *_ = next(axis["values"] for axis in axes if axis and "values" in axis)
    return float(second - first)


def _encodings(spec: Spec) -> Iterator[dict[str, Any]]:
    return (layer["encoding"] for layer in spec["layer"])
