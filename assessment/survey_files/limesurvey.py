"""LimeSurvey: CSV and XLSX with heads as code, as text or as both, and the tab separated VV file.

An answer without a time of submission is unfinished. Timings stand at the right.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from assessment.survey_files.looks import are_datetimes, are_numbers, is_ours, plain
from assessment.survey_files.raw_table import RawColumn, RawTable
from assessment.survey_files.sheet import Sheet
from assessment.survey_files.table import Source, raw_table, some_cells

NUMBER, SUBMITTED, STARTED = "id", "submitdate", "startdate"
METADATA = {
    "id": NUMBER,
    "response id": NUMBER,
    "submitdate": SUBMITTED,
    "date submitted": SUBMITTED,
    "lastpage": "lastpage",
    "last page": "lastpage",
    "startlanguage": "startlanguage",
    "start language": "startlanguage",
    "seed": "seed",
    "startdate": STARTED,
    "date started": STARTED,
    "datestamp": "datestamp",
    "date last action": "datestamp",
}
FIRST = (NUMBER, SUBMITTED, "lastpage", "startlanguage")
"""How every export begins, whatever the language of its heads."""

TIMING = re.compile(
    r"((?i:interviewtime|total time|(group|question) ?time(:.*|\d*))|[A-Za-z]\w*Time)([.:] .*)?"
)
CODE = r"[A-Za-z][A-Za-z0-9_]*(?:\[[^\]\s]*\])*"
CODE_AND_TEXT = re.compile(rf"({CODE})[.:]\s+(\S.*)", re.DOTALL)
PARTS = re.compile(r"(.*?)\s*\[([^\[\]]*)\](?:\[[^\]]*\])?", re.DOTALL)
COMMENT = re.compile(r"\[(comment|kommentaar|kommentti|\w+comment)\]$", re.IGNORECASE)
"""A text box beside an option."""

LANGUAGE = re.compile(r"[a-z]{2,3}(-\w+)*")
LONGEST_POINT = 4
"""Digits of a point on a scale; a seed has more."""

NOT_SHOWN = frozenset({"N/A", "{question_not_shown}"})
ESCAPES = (
    ("{newline}", "\n"),
    ("{cr}", "\n"),
    ("{tab}", "\t"),
    ("{quote}", '"'),
    ("{lbrace}", "{"),
)
"""Of the VV file; the brace is the last to come back."""


def is_limesurvey(sheet: Sheet) -> bool:
    """By the codes or texts of the first heads; in other languages by what stands under them."""
    heads = [_role(head) for head in sheet.row(0)]
    return {SUBMITTED, "lastpage"} <= set(heads) or is_vv(sheet) or _begins_as_every(sheet)


def _begins_as_every(sheet: Sheet) -> bool:
    """Whether a number, a time of submission, a page and a language stand under the first heads."""
    if sheet.rows.width < len(FIRST) or is_ours(sheet.row(0)):
        return False
    number, submitted, page, language = (
        [cell for cell in sheet.rows[1:, position].drop_nulls() if cell not in NOT_SHOWN]
        for position in range(len(FIRST))
    )
    return (
        are_numbers(number)
        and are_datetimes(submitted)
        and are_numbers(page)
        and bool(language)
        and all(map(LANGUAGE.fullmatch, language))
    )


def is_vv(sheet: Sheet) -> bool:
    """Whether a second row has the codes."""
    return (
        sheet.separator == "\t"
        and sheet.rows.height > 1
        and {SUBMITTED, "startlanguage"} <= set(sheet.row(1))
    )


def read_limesurvey(source: Source, labels: Mapping[int, RawColumn] | None = None) -> RawTable:
    """The raw table; `labels` are the columns as the .R file beside it describes them."""
    sheet = source.sheet
    header_rows = 2 if is_vv(sheet) else 1
    heads, codes = sheet.row(0), sheet.row(header_rows - 1)
    roles = [_role(code) for code in codes]
    if SUBMITTED not in roles and _begins_as_every(sheet):
        roles = _roles_in_order(sheet, roles)
    columns: list[RawColumn] = []
    for head, code, role in zip(heads, codes, roles, strict=True):
        names, parts_of = names_of(code)
        if header_rows > 1:
            also, parts = names_of(head)
            names, parts_of = (*names, *also), (*parts_of, *parts)
        kind = "metadata" if role or TIMING.fullmatch(plain(head)) else "answers"
        columns.append(RawColumn(code if header_rows > 1 else head, names, parts_of, kind=kind))
    for position, label in (labels or {}).items():
        if position < len(columns):
            columns[position] = _labelled(columns[position], label)
    table = raw_table(source, "limesurvey", columns, header_rows, missing=NOT_SHOWN)
    if header_rows > 1:
        table = replace(table, cells=_unescaped(table.cells))
    return replace(
        table,
        unfinished=_unfinished(table, roles),
        respondents=_respondents(table.cells, roles),
    )


def _labelled(column: RawColumn, label: RawColumn) -> RawColumn:
    """A column with what the .R file says of its place; by its own head it is known first."""
    return replace(
        column,
        names=(*column.names, *label.names),
        parts_of=(*column.parts_of, *label.parts_of),
        codebook=label.codebook,
    )


def _unfinished(table: RawTable, roles: Sequence[str | None]) -> frozenset[int]:
    """The rows without a time of submission; none when the column of it was left out."""
    if SUBMITTED not in roles:
        return frozenset()
    submitted = table.cells[:, roles.index(SUBMITTED)]
    rows = table.cells.with_row_index("#row", table.first_row)
    return frozenset(rows.filter(submitted.is_null() | submitted.is_in(list(NOT_SHOWN)))["#row"])


def names_of(head: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a column may be known by, and what it may be a part of.

    `A8[SQ001]`, `Question [row]` and `A8[SQ001]. Question [row]` are the same column.
    """
    label = plain(head)
    names, parts_of = [label], list[str]()
    both = CODE_AND_TEXT.fullmatch(label)
    for one in both.groups() if both else (label,):
        names.append(one)
        if (parts := PARTS.fullmatch(one)) and not COMMENT.search(one):
            parts_of.append(parts[1])
            names.append(parts[2])
    return tuple(dict.fromkeys(names)), tuple(parts_of)


def _role(head: str) -> str | None:
    """What a metadata column is; `id. Response ID` has two names of one."""
    label = plain(head).casefold()
    first, _, rest = label.partition(". ")
    return METADATA.get(label) or (METADATA.get(first) if rest else None)


def _roles_in_order(sheet: Sheet, roles: Sequence[str | None]) -> list[str | None]:
    """What the first columns are when their heads are in a language that we don't read."""
    found: list[str | None] = list(FIRST)
    for position in range(len(FIRST), len(roles)):
        cells = some_cells(sheet.rows[1:], position)
        if position == len(FIRST) and are_numbers(cells) and max(map(len, cells)) > LONGEST_POINT:
            found.append("seed")
        elif are_datetimes(cells):
            found.append("datestamp" if STARTED in found else STARTED)
        else:
            break
    return [*found, *roles[len(found) :]]


def _respondents(cells: pl.DataFrame, roles: Sequence[str | None]) -> pl.Series | None:
    """Numbers begin anew in every survey; the time of the start tells two surveys apart."""
    if NUMBER not in roles:
        return None
    keys = [cells[:, roles.index(NUMBER)]]
    keys += [cells[:, roles.index(STARTED)].fill_null("")] if STARTED in roles else []
    return pl.select(pl.concat_str(keys, separator=" ")).to_series()


def _unescaped(cells: pl.DataFrame) -> pl.DataFrame:
    found = pl.all()
    for escape, sign in ESCAPES:
        found = found.str.replace_all(escape, sign, literal=True)
    return cells.select(found)
