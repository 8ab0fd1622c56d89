"""Rows of a slope: values of each series step by step, texts kept apart from each other."""

from collections.abc import Iterable, Mapping, Sequence
from textwrap import fill

import polars as pl

from dashboard.charts.slope import HEIGHT, apart

LINE_WIDTH = 19
"""Letters of a series' name on one line: what a phone has room for."""
TEXT_HEIGHT = 25
"""Pixels that a line takes."""
ROWS = {
    "series": pl.String,
    "step": pl.Int64,
    "step_name": pl.String,
    "value": pl.Float64,
    "label": pl.String,
    "label_at": pl.Float64,
    "above": pl.String,
    "end": pl.String,
    "end_at": pl.Float64,
    "tip": pl.String,
}


def slope_rows(
    steps: Sequence[str],
    series: Mapping[str, Sequence[float | None]],
    written: Mapping[str, Sequence[str]],
    named: Sequence[str],
    line_width: int = LINE_WIDTH,
) -> pl.DataFrame:
    """Rows for the chart: `series` have a value a step and as `written`; `named` ones have texts.

    The first value stands before its mark, the last one after it with the name, others above.
    """
    ends = slope_ends(value for values in series.values() for value in values)
    pixel = (ends[1] - ends[0]) / HEIGHT
    there = {
        name: [step for step, value in enumerate(values) if value is not None]
        for name, values in series.items()
    }
    firsts = {name: series[name][there[name][0]] or 0.0 for name in named}
    lasts = {name: series[name][there[name][-1]] or 0.0 for name in named}
    names = {name: fill(f"{written[name][there[name][-1]]} {name}", line_width) for name in named}
    lines = max((name.count("\n") + 1 for name in names.values()), default=1)
    label_at = apart(firsts, TEXT_HEIGHT * pixel)
    end_at = apart(lasts, TEXT_HEIGHT * lines * pixel)
    first_series = next(iter(series), "")
    rows: list[dict[str, object]] = []
    for name, values in series.items():
        first, last = there[name][0], there[name][-1]
        for step in there[name]:
            value, text = values[step] or 0.0, written[name][step]
            has_text = name in named
            is_between = first < step < last
            rows.append(
                {
                    "series": name,
                    "step": step,
                    "step_name": steps[step] if name == first_series else "",
                    "value": value,
                    "label": text if has_text and step == first < last else "",
                    "label_at": label_at.get(name, value),
                    "above": text if has_text and is_between else "",
                    "end": names[name] if has_text and step == last else "",
                    "end_at": end_at.get(name, value),
                    "tip": f"{name} · {steps[step]}: {text}",
                }
            )
    return pl.DataFrame(rows, schema=ROWS)


def slope_ends(values: Iterable[float | None]) -> tuple[float, float]:
    """Whole points around the values, at least one apart."""
    there = [value for value in values if value is not None]
    low, high = int(min(there)), int(max(there)) + 1
    return (float(low), float(max(high, low + 1)))
