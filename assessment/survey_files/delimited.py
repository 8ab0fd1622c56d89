"""Text to a grid: separated by commas, semicolons, tabs or bars, with quotes around some cells."""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import StringIO
from itertools import islice

import polars as pl

from assessment.errors import Refused, refused
from assessment.survey_files.sheet import Sheet

SEPARATORS = (",", ";", "\t", "|")
NAMED_SEPARATOR = re.compile(r'"?sep=([\t!#-/:-@\[-`{-~])"?\n', re.IGNORECASE)
"""A first line that Excel writes and obeys: a sign of ASCII that is no letter, digit or quote."""

MOST_COLUMNS = 16_384
LONGEST_CELL = 1_000_000
RECORDS_LOOKED_AT = 30


def read_delimited(file: str, text: str, encoding: str) -> Sheet:
    """A text as a grid, every cell trimmed text; blank lines before the head are no rows.

    Raises Refused when there is nothing in it, when a row has more cells than the head, when it has
    more than MOST_COLUMNS or a cell longer than LONGEST_CELL, or when its quotes don't close.
    """
    whole = len(text)
    text = text.lstrip("\n")
    first_line = 1 + whole - len(text)
    if named := NAMED_SEPARATOR.match(text):
        text, first_line = text[named.end() :], first_line + 1
    text = text.rstrip("\n")
    if not text.strip():
        raise refused("empty_file", file)
    separator = named[1] if named else _separator(text)
    width = text.partition("\n")[0].count(separator) + 1
    if width > MOST_COLUMNS:
        raise refused("too_many_columns", file, found=width, expected=MOST_COLUMNS)
    rows = _trimmed(_parsed(file, text, separator, first_line))
    _refuse_long_cells(file, rows, first_line)
    short = tuple(row + first_line - 1 for row in _short_rows(text, separator, rows))
    return Sheet(rows, encoding, separator, first_line, short)


def _separator(text: str) -> str:
    """The one that cuts the most records into as many cells as their head has."""

    def agreement(separator: str) -> tuple[float, int]:
        widths = [1]
        with suppress(csv.Error):
            records = islice(_records(text, separator), RECORDS_LOOKED_AT)
            widths = [len(record) for record in records if record] or [1]
        alike = sum(width == widths[0] for width in widths) / len(widths)
        return (alike, widths[0]) if widths[0] > 1 else (0, 1)

    return max(SEPARATORS, key=agreement)


def _parsed(file: str, text: str, separator: str, first_line: int) -> pl.DataFrame:
    try:
        table = pl.read_csv(
            text.encode(), separator=separator, has_header=False, infer_schema=False
        )
    except pl.exceptions.ComputeError:
        table = _by_record(file, text, separator, first_line)
    table.columns = [str(position) for position in range(table.width)]
    return table


def _by_record(file: str, text: str, separator: str, first_line: int) -> pl.DataFrame:
    """The slow and patient way: cells beyond the head are let go where nothing is in them."""
    try:
        records = list(_records(text, separator))
    except csv.Error as error:
        raise refused("not_csv", file) from error
    width = len(records[0])
    problems: list[Refused] = []
    for row, record in enumerate(records, start=first_line):
        if "".join(record[width:]).strip():
            problems.append(
                refused("row_too_long", file, row=row, found=len(record), expected=width)
            )
    if problems:
        raise Refused([one.problems[0] for one in problems])
    if max(map(len, records)) == width:
        raise refused("not_csv", file)
    padded = [[*record[:width], *[""] * (width - len(record))] for record in records]
    schema = {str(position): pl.String for position in range(width)}
    return pl.DataFrame(padded, schema=schema, orient="row")


def _trimmed(table: pl.DataFrame) -> pl.DataFrame:
    trimmed = pl.all().str.strip_chars()
    return table.select(pl.when(trimmed != "").then(trimmed).name.keep())


def _refuse_long_cells(file: str, rows: pl.DataFrame, first_line: int) -> None:
    longest = rows.select(pl.all().str.len_bytes().max()).row(0)
    for position, length in enumerate(longest):
        if length and length > LONGEST_CELL:
            row = rows[:, position].str.len_bytes().arg_max() or 0
            place = {"row": row + first_line, "column": f"#{position + 1}"}
            raise refused("cell_too_long", file, **place, found=length, expected=LONGEST_CELL)


def _short_rows(text: str, separator: str, cells: pl.DataFrame) -> tuple[int, ...]:
    """The records with fewer cells than the head; Polars fills them up with empty ones."""
    if not cells[:, -1].has_nulls():
        return ()
    if '"' in text:
        # Where Polars understands the quotes in its own way, the cells can't be counted.
        with suppress(csv.Error):
            return (
                ()
                if _are_whole(text, separator, cells.width)
                else _shorter(list(_records(text, separator)), cells.width)
            )
        return ()
    lines = pl.DataFrame({"line": text.split("\n")}).with_row_index("row", offset=1)
    few = pl.col("line").str.count_matches(separator, literal=True) < cells.width - 1
    return tuple(
        lines.filter(few, pl.col("line").str.strip_chars(f" \t\r{separator}") != "")["row"]
    )


def _are_whole(text: str, separator: str, width: int) -> bool:
    """Whether every line is a record, none shorter than the head: seen without parsing them all."""
    quoted: list[str] = []
    for line in text.split("\n"):
        if '"' in line:
            quoted.append(line)
        elif line.count(separator) < width - 1:
            return False
    records = list(_records("\n".join(quoted), separator))
    return len(records) == len(quoted) and all(len(record) >= width for record in records)


def _shorter(records: Sequence[Sequence[str]], width: int) -> tuple[int, ...]:
    counts = [len(r) if "".join(r).strip() else width for r in records]
    return tuple(row for row, n in enumerate(counts, start=1) if n < width)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    """The records; the limit of the whole process is as before when they have been read."""
    limit = csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    try:
        yield from csv.reader(StringIO(text), delimiter=separator)
    finally:
        csv.field_size_limit(limit)
