"""A file before anybody knows which tool wrote it: a grid of text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from assessment.errors import Problem


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as a grid of text.

    `rows` has String columns "0", "1", ... with null where a cell is empty; its row i is line
    `first_line` + i of the sheet, or that record of the file, heads included. `encoding` is a
    codec, None for a workbook. By column position, `labels` say what a code means and `questions`
    what was asked (SPSS). `notes` are warnings about the file.
    """

    rows: pl.DataFrame
    encoding: str | None = None
    separator: str | None = None
    first_line: int = 1
    short_rows: tuple[int, ...] = ()
    notes: tuple[Problem, ...] = ()
    labels: Mapping[int, Mapping[str, str]] = field(default_factory=dict[int, Mapping[str, str]])
    questions: Mapping[int, str] = field(default_factory=dict[int, str])

    def row(self, number: int) -> tuple[str, ...]:
        """A row counted from 0, "" where a cell is empty."""
        return tuple(cell or "" for cell in self.rows.row(number))
