"""A grid, once its tool is known, to the raw table: heads off, personal columns marked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from assessment.errors import refused
from assessment.survey_files.looks import is_personal
from assessment.survey_files.raw_table import RawColumn, RawTable, Tool
from assessment.survey_files.sheet import Sheet

CELLS_LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read as a grid: its name, the hash of its bytes, the grid."""

    file: str
    sha256: str
    sheet: Sheet


def raw_table(
    source: Source,
    tool: Tool,
    columns: Sequence[RawColumn],
    header_rows: int = 1,
    missing: frozenset[str] = frozenset(),
) -> RawTable:
    """The table under the heads. Raises Refused when nothing stands under them."""
    sheet = source.sheet
    cells = sheet.rows[header_rows:]
    if cells.is_empty():
        raise refused("header_only", source.file)
    columns = [
        replace(column, kind="personal")
        if is_personal(column.head, some_cells(cells, position))
        else column
        for position, column in enumerate(columns)
    ]
    return RawTable(
        file=source.file,
        sha256=source.sha256,
        tool=tool,
        encoding=sheet.encoding,
        columns=tuple(columns),
        cells=cells,
        header_rows=header_rows,
        first_row=header_rows + sheet.first_line,
        missing=missing,
        short_rows=sheet.short_rows,
        notes=sheet.notes,
    )


def some_cells(cells: pl.DataFrame, position: int) -> list[str]:
    """The first cells of a column that say something."""
    return cells[:, position].drop_nulls().head(CELLS_LOOKED_AT).to_list()
