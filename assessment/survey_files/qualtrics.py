"""Qualtrics: ids, texts and import ids as three rows of heads; formerly ids and texts alone.

A preview or a generated answer is a test; what isn't finished is unfinished; -99 was seen and left.
"""

import re
from dataclasses import replace

import polars as pl

from assessment.survey_files.looks import cuts_of, plain
from assessment.survey_files.raw_table import RawColumn, RawTable
from assessment.survey_files.sheet import Sheet
from assessment.survey_files.table import Source, raw_table

IMPORT_ID = re.compile(r"\{\s*['\"]ImportId['\"]\s*:")
METADATA = {
    "startdate", "enddate", "status", "progress", "duration (in seconds)", "finished",
    "recordeddate", "responseid", "responseset", "distributionchannel", "userlanguage",
}  # fmt: skip
PERSONAL = {
    "ipaddress", "recipientlastname", "recipientfirstname", "recipientemail", "name",
    "externaldatareference", "externalreference", "emailaddress", "locationlatitude",
    "locationlongitude", "locationaccuracy",
}  # fmt: skip
TESTS = re.compile(r"1|2|17|.*(preview|test|eelvaade|esikatselu|vorschau).*", re.IGNORECASE)
NOT_FINISHED = re.compile(r"0|false|väär|epätosi|falsch", re.IGNORECASE)
LEGACY_FIRST = ("responseid", "responseset")
MOST_HEADER_ROWS = 3
SELECTED = re.compile(r" - (Selected Choice|Text)$")
OPTION_NUMBER = re.compile(r"(.+?)_\d+")


def is_qualtrics(sheet: Sheet) -> bool:
    """By import ids in one of the first rows, or by the two first names of the former form."""
    return header_rows_of(sheet) > 0


def header_rows_of(sheet: Sheet) -> int:
    """How many rows of heads; 0 when it is none of Qualtrics'."""
    for number in range(min(MOST_HEADER_ROWS, sheet.rows.height)):
        found = [cell for cell in sheet.row(number) if IMPORT_ID.match(cell)]
        if len(found) > sheet.rows.width / 2:
            return number + 1
    if sheet.rows.height > 1 and tuple(map(str.casefold, sheet.row(1)[:2])) == LEGACY_FIRST:
        return 2
    return 0


def read_qualtrics(source: Source) -> RawTable:
    """The raw table; the id of a column, its text, and the last part of its text are its names."""
    sheet = source.sheet
    header_rows = header_rows_of(sheet)
    ids = sheet.row(0)
    is_legacy = not any(map(IMPORT_ID.match, sheet.row(header_rows - 1)))
    texts = sheet.row(1) if is_legacy or header_rows == MOST_HEADER_ROWS else ids
    columns: list[RawColumn] = []
    roles: list[str] = []
    for head, text in zip(ids, texts, strict=True):
        role = (text if is_legacy else head).casefold()
        roles.append(role)
        question = SELECTED.sub("", plain(text))
        cuts = cuts_of(question)
        numbered = OPTION_NUMBER.fullmatch(head)
        columns.append(
            RawColumn(
                head,
                (plain(head), question, *(after for _, after in cuts)),
                (
                    *(numbered.groups() if numbered else ()),
                    *(SELECTED.sub("", before) for before, _ in cuts),
                ),
                kind="personal"
                if role in PERSONAL
                else "metadata"
                if role in METADATA
                else "answers",
            )
        )
    table = raw_table(source, "qualtrics", columns, header_rows, missing=frozenset({"-99"}))
    rows = table.cells.with_row_index("#row", table.first_row)
    finished, status, ids_of = (
        rows[:, roles.index(role) + 1] if role in roles else None
        for role in ("finished", "status", "responseid")
    )
    return replace(
        table,
        tests=_rows(rows, status, TESTS),
        unfinished=_rows(rows, finished, NOT_FINISHED),
        respondents=ids_of,
    )


def _rows(rows: pl.DataFrame, column: pl.Series | None, words: re.Pattern[str]) -> frozenset[int]:
    if column is None:
        return frozenset()
    found = [word for word in column.drop_nulls().unique() if words.fullmatch(word)]
    return frozenset(rows.filter(column.is_in(found))["#row"])
