"""Plain CSV: one head row, one row a respondent; comma, semicolon or tab between the cells."""

import csv
import hashlib
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path

import polars as pl

from assessment.errors import Refused, refused
from assessment.survey_files.raw_table import RawTable
from assessment.text_files import decoded

SEPARATORS = (",", ";", "\t")


def read_plain_csv(path: Path) -> RawTable:
    """A CSV file as a raw table.

    Raises Refused when it is a folder, when the suffix is not .csv, when the file is empty, has a
    head only, is not UTF-8 (or UTF-16 with its mark), or has a row with more cells than the head.
    """
    if path.is_dir():
        raise refused("is_a_folder", str(path))
    if path.suffix.lower() != ".csv":
        raise refused("wrong_suffix", path.name, found=path.suffix, expected=".csv")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise refused("file_unreadable", str(path)) from error
    text = decoded(path.name, content)
    if not text.strip():
        raise refused("empty_file", path.name)
    separator = max(SEPARATORS, key=text.partition("\n")[0].count)
    head, cells = _parsed(path.name, text, separator)
    if cells.is_empty():
        raise refused("header_only", path.name)
    digest = hashlib.sha256(content).hexdigest()
    heads = tuple(name or "" for name in head)
    return RawTable(path.name, digest, heads, cells, short_rows=_short_rows(text, separator, cells))


def _parsed(file: str, text: str, separator: str) -> tuple[tuple[str | None, ...], pl.DataFrame]:
    """Head and cells, trimmed; every cell stays text until a scale reads it."""
    try:
        table = pl.read_csv(
            StringIO(text), separator=separator, has_header=False, infer_schema=False
        )
    except pl.exceptions.ComputeError as error:
        raise _too_long_or_no_csv(file, text, separator) from error
    table.columns = [str(position) for position in range(table.width)]
    trimmed = pl.all().str.strip_chars()
    table = table.select(pl.when(trimmed != "").then(trimmed).name.keep())
    return table.row(0), table.slice(1)


def _short_rows(text: str, separator: str, cells: pl.DataFrame) -> tuple[int, ...]:
    """The records with fewer cells than the head; Polars fills them up with empty ones."""
    if not cells[:, -1].has_nulls():
        return ()
    if '"' in text:
        # Where Polars understands the quotes in its own way, the cells can't be counted.
        with suppress(csv.Error):
            records = _records(text, separator)
            counts = [len(r) if "".join(r).strip() else cells.width for r in records]
            return tuple(row for row, n in enumerate(counts, start=1) if n < cells.width)
        return ()
    lines = pl.DataFrame({"line": text.split("\n")}).with_row_index("row", offset=1)
    few = pl.col("line").str.count_matches(separator, literal=True) < cells.width - 1
    return tuple(
        lines.filter(few, pl.col("line").str.strip_chars(f" \t\r{separator}") != "")["row"]
    )


def _records(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    return csv.reader(StringIO(text), delimiter=separator)


def _too_long_or_no_csv(file: str, text: str, separator: str) -> Refused:
    """Say which record has more cells than the head; if none has, the text is no CSV."""
    try:
        records = list(_records(text, separator))
    except csv.Error:
        return refused("not_csv", file)
    expected = len(records[0])
    for row, record in enumerate(records, start=1):
        if len(record) > expected:
            return refused("row_too_long", file, row=row, found=len(record), expected=expected)
    return refused("not_csv", file)
