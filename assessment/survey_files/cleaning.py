"""Text from strangers: composed letters, and nothing in it that can't be seen.

A control character ends the process that draws a chart, an override of the writing direction turns
a name around, and a space of no width keeps two equal words apart.
"""

from collections import Counter
from collections.abc import Mapping

import polars as pl

CONTROLS = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"
DIRECTIONS = r"[\x{061c}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]"
NO_WIDTH = r"[\x{00ad}\x{180e}\x{200b}-\x{200d}\x{2060}-\x{2064}\x{feff}]"
DECOMPOSED = r"[\x{0300}-\x{036f}]"
SUSPICIOUS = f"{CONTROLS}|{DIRECTIONS}|{NO_WIDTH}|{DECOMPOSED}"
LONG = 60
"""A longer cell is no id, code or name; the joiners of its emoji may stay."""


def cleaned(rows: pl.DataFrame) -> tuple[pl.DataFrame, Mapping[str, int]]:
    """The grid with its text cleaned, and how many cells were changed for which reason.

    Reasons: `controls`, `directions`, `no_width`, `decomposed`.
    """
    counts = Counter[str]()
    columns: list[pl.Series] = []
    for column in rows.iter_columns():
        # As one text: asked of each of millions of cells, the same takes ten times as long.
        suspicious = column.str.join().str.contains(SUSPICIOUS)
        columns.append(_cleaned(column, counts) if suspicious.any() else column)
    return pl.DataFrame(columns), {reason: n for reason, n in counts.items() if n}


def _cleaned(column: pl.Series, counts: Counter[str]) -> pl.Series:
    short = column.str.len_chars() <= LONG
    for reason, signs in (
        ("controls", CONTROLS),
        ("directions", DIRECTIONS),
        ("no_width", NO_WIDTH),
    ):
        without = column.str.replace_all(signs, "")
        if reason == "no_width":
            without = pl.select(pl.when(short).then(without).otherwise(column)).to_series()
        counts[reason] += (without != column).arg_true().len()
        column = without
    composed = column.str.normalize("NFC")
    counts["decomposed"] += (composed != column).arg_true().len()
    trimmed = composed.str.strip_chars()
    return pl.select(pl.when(trimmed != "").then(trimmed)).to_series().alias(column.name)
