"""The raw table that every reader gives, whatever the export looked like."""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class RawTable:
    """A response file as text.

    `cells` has one String column a file column, named by its position ("0", "1", ...), null where
    a cell is empty, and one row a record; the record after the head is row `first_row` of the file.
    `short_rows` are the rows that have fewer cells than the head, and something in them.
    """

    file: str
    sha256: str
    heads: tuple[str, ...]
    cells: pl.DataFrame
    first_row: int = 2
    short_rows: tuple[int, ...] = ()
