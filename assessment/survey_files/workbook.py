"""XLSX to a grid of text; looked through first, then parsed by fastexcel."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile

import fastexcel
import polars as pl

from assessment.errors import Problem, enough, refused
from assessment.survey_files.sheet import Sheet
from assessment.survey_files.workbook_scan import SheetScan, scan_workbook

BOOK = "xl/workbook.xml"
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
MOST_COLUMNS, LONGEST_CELL = 16_384, 32_767
"""The limits of Excel itself."""


def read_workbook(path: Path) -> Sheet:
    """The first visible sheet with a cell. Raises Refused where it can't be read safely or whole.

    Cells keep their places: what a parser passes over (errors such as `#DIV/0!`) is put back.
    """
    with path.open("rb") as start:
        if start.read(len(OLD_OR_LOCKED)) == OLD_OR_LOCKED:
            raise refused("workbook_old_or_locked", path.name)
    try:
        with ZipFile(path) as archive:
            if BOOK not in archive.namelist():
                raise refused("not_a_response_file", path.name)
            scans = scan_workbook(path.name, archive)
        book = fastexcel.read_excel(path)
        sheets = {name: _cells(book, name) for name in book.sheet_names if name in scans}
    except (BadZipFile, fastexcel.FastExcelError) as error:
        raise refused("not_a_workbook", path.name) from error
    filled = {name: cells for name, cells in sheets.items() if cells is not None}
    if not filled:
        raise refused("empty_file", path.name)
    (name, cells), *others = filled.items()
    scan = scans[name]
    if scan.without_value:
        values = {"found": enough(scan.without_value), "count": len(scan.without_value)}
        raise refused("formula_without_value", path.name, **values)
    rows = _placed(cells, scan)
    _refuse_long_cells(path.name, rows)
    notes = list[Problem]()
    if scan.formulas:
        values = {"found": scan.formulas[0], "count": len(scan.formulas)}
        notes.append(Problem("formula_cells", path.name, values))
    if others:
        values = {"found": enough(other for other, _ in others), "expected": name}
        notes.append(Problem("other_sheets", path.name, values))
    empty = rows.select(pl.all_horizontal(pl.all().is_null())).to_series().to_list()
    before = empty.index(False)
    return Sheet(rows[before:], first_line=before + 1, notes=tuple(notes))


def _cells(book: fastexcel.ExcelReader, name: str) -> pl.DataFrame | None:
    """The cells of a visible sheet from its first row and first used column; None without any."""
    sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    cells = sheet.to_polars()
    is_empty = cells.width == 0 or cells.height == 0
    return None if is_empty or sheet.visible != "visible" else cells


def _placed(cells: pl.DataFrame, scan: SheetScan) -> pl.DataFrame:
    """The cells under their positions in the sheet, trimmed, errors put back in their places."""
    before = max(scan.first_column, 1) - 1
    columns = [pl.lit(None, pl.String).alias(str(position)) for position in range(before)]
    cells.columns = [str(before + position) for position in range(cells.width)]
    trimmed = pl.all().str.strip_chars()
    rows = cells.select(*columns, pl.when(trimmed != "").then(trimmed).name.keep())
    by_column: dict[str, dict[int, str]] = {}
    for (row, column), error in scan.errors.items():
        by_column.setdefault(str(column - 1), {})[row - 1] = error
    put_back: list[pl.Series] = []
    for column, errors in by_column.items():
        put_back.append(rows[column].scatter(list(errors), list(errors.values())))
    return rows.with_columns(put_back)


def _refuse_long_cells(file: str, rows: pl.DataFrame) -> None:
    for position, column in enumerate(rows.iter_columns(), start=1):
        lengths = column.str.len_chars()
        row = lengths.arg_max()
        if row is not None and lengths[row] > LONGEST_CELL:
            place = {"row": row + 1, "column": f"#{position}"}
            raise refused("cell_too_long", file, **place, found=lengths[row], expected=LONGEST_CELL)
