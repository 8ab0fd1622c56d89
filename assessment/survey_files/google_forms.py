"""Google Forms, from the form or from its sheet: a time, then the questions; nobody has an id."""

import re

from assessment.survey_files.looks import are_datetimes, plain
from assessment.survey_files.raw_table import RawColumn, RawTable
from assessment.survey_files.sheet import Sheet
from assessment.survey_files.table import Source, raw_table, some_cells

TIMESTAMP = {"timestamp", "ajatempel", "aikaleima", "zeitstempel", "tidsstempel", "tidsstämpel"}
SCORE = {"score", "skoor", "tulemus", "pisteet"}
ROW = re.compile(r"(.*\S)\s*\[([^\[\]]+)\]", re.DOTALL)


def is_google_forms(sheet: Sheet) -> bool:
    """By a first column of times, and no other one beside it."""
    if sheet.rows.width < 2:  # noqa: PLR2004 -- a time alone answers nothing
        return False
    cells = sheet.rows[1:]
    known = plain(sheet.row(0)[0]).casefold() in TIMESTAMP
    first, second = some_cells(cells, 0), some_cells(cells, 1)
    return known or (are_datetimes(first) and not are_datetimes(second))


def read_google_forms(source: Source) -> RawTable:
    """The raw table; a row of a grid is `Question [row]`."""
    columns: list[RawColumn] = []
    for position, head in enumerate(source.sheet.row(0)):
        label = plain(head)
        grid = ROW.fullmatch(label)
        names = (label, grid[2].strip()) if grid else (label,)
        is_metadata = position == 0 or label.casefold() in SCORE
        columns.append(
            RawColumn(
                head,
                names,
                (grid[1],) if grid else (),
                kind="metadata" if is_metadata else "answers",
            )
        )
    return raw_table(source, "google_forms", columns)
