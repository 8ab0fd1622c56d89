"""The raw table that every reader gives, whatever the export looked like."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from assessment.errors import Problem

Tool = Literal[
    "limesurvey",
    "ms_forms",
    "google_forms",
    "surveymonkey",
    "qualtrics",
    "typeform",
    "spss",
    "generic",
]
Kind = Literal["answers", "metadata", "personal"]


@dataclass(frozen=True, slots=True)
class RawColumn:
    """A column of the file: a column is its position, its head is a label.

    `names` is what the column may be known by, most exact first; `parts_of` the question that it
    may be one row or one option of. `codebook` says what a code means, where the file does.
    """

    head: str
    names: tuple[str, ...]
    parts_of: tuple[str, ...] = ()
    codebook: Mapping[str, str] = field(default_factory=dict[str, str])
    kind: Kind = "answers"


@dataclass(frozen=True, slots=True)
class RawTable:
    """A response file as text.

    `cells` has one String column a file column, named by its position ("0", "1", ...), null where a
    cell is empty, and one row a record; the first record is row `first_row` of the file.
    `respondents` are ids of the tool's own (String, null for none), or None where it gives none.
    `unfinished` and `tests` are the rows that the tool's own rules set aside, `missing` the words
    that it writes where nothing was answered, `short_rows` those with fewer cells than the head.
    """

    file: str
    sha256: str
    tool: Tool
    encoding: str | None
    columns: tuple[RawColumn, ...]
    cells: pl.DataFrame
    header_rows: int = 1
    first_row: int = 2
    respondents: pl.Series | None = None
    unfinished: frozenset[int] = frozenset()
    tests: frozenset[int] = frozenset()
    missing: frozenset[str] = frozenset()
    short_rows: tuple[int, ...] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads by position."""
        return tuple(column.head for column in self.columns)

    @property
    def personal(self) -> tuple[str, ...]:
        """The heads of the columns that may say who somebody is."""
        return tuple(column.head for column in self.columns if column.kind == "personal")

    @property
    def responses(self) -> int:
        """How many rows say anything, unfinished ones included."""
        return self.cells.filter(pl.any_horizontal(pl.all().is_not_null())).height
