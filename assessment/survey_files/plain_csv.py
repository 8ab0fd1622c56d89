"""Plain CSV: one head row, one row a respondent; comma, semicolon or tab between the cells."""

import csv
import hashlib
from io import StringIO
from pathlib import Path

import polars as pl

from assessment.errors import Refused, refused
from assessment.survey_files.raw_table import RawTable
from assessment.text_files import decoded

SEPARATORS = (",", ";", "\t")


def read_plain_csv(path: Path) -> RawTable:
    """A CSV file as a raw table.

    Raises Refused when the suffix is not .csv, when the file is empty, has a head only, is not
    UTF-8 (or UTF-16 with its mark), or has a row with more cells than the head.
    """
    if path.suffix.lower() != ".csv":
        raise refused("wrong_suffix", path.name, found=path.suffix or path.name, expected=".csv")
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
    return RawTable(path.name, digest, tuple(name or "" for name in head), cells)


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


def _too_long_or_no_csv(file: str, text: str, separator: str) -> Refused:
    """Say which record has more cells than the head; if none has, the text is no CSV."""
    try:
        records = list(csv.reader(StringIO(text), delimiter=separator))
    except csv.Error:
        return refused("not_csv", file)
    expected = len(records[0])
    for row, record in enumerate(records, start=1):
        if len(record) > expected:
            return refused("row_too_long", file, row=row, found=len(record), expected=expected)
    return refused("not_csv", file)
