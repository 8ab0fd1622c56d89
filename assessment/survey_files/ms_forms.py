"""Microsoft Forms: one sheet; a number, two times, e-mail and name, then the questions."""

import re
from dataclasses import replace

import polars as pl

from assessment.survey_files.looks import are_datetimes, are_numbers, is_ours, plain
from assessment.survey_files.raw_table import RawColumn, RawTable
from assessment.survey_files.sheet import Sheet
from assessment.survey_files.table import Source, raw_table, some_cells

NUMBER, STARTED, COMPLETED, EMAIL, NAME = range(5)
QUIZ = re.compile(
    r"(points|feedback|punktid|tagasiside|pisteet|palaute)\s*[-–]\s*.*", re.IGNORECASE
)
METADATA = {
    "last modified time", "language", "total points", "quiz feedback", "grade posted time",
    "viimase muutmise aeg", "keel", "punkte kokku", "testi tagasiside",
    "viimeksi muokattu", "kieli", "pisteet yhteensä", "testin palaute",
}  # fmt: skip
FIRST = ["id", "start time", "completion time"]


def is_ms_forms(sheet: Sheet) -> bool:
    """By the first heads; in other languages by a number and two times under them."""
    if sheet.rows.width <= NAME:
        return False
    if [plain(head).casefold() for head in sheet.row(0)[:EMAIL]] == FIRST:
        return True
    cells = sheet.rows[1:]
    return (
        not is_ours(sheet.row(0))
        and are_numbers(some_cells(cells, NUMBER))
        and are_datetimes(some_cells(cells, STARTED))
        and are_datetimes(some_cells(cells, COMPLETED))
    )


def read_ms_forms(source: Source) -> RawTable:
    """The raw table; a question that stands twice has lost its number again."""
    heads = source.sheet.row(0)
    columns: list[RawColumn] = []
    for position, head in enumerate(heads):
        label = plain(head)
        is_metadata = position <= COMPLETED or label.casefold() in METADATA or QUIZ.fullmatch(label)
        columns.append(
            RawColumn(
                head,
                _names(label, heads[:position]),
                kind="personal"
                if position in {EMAIL, NAME}
                else "metadata"
                if is_metadata
                else "answers",
            )
        )
    table = raw_table(source, "ms_forms", columns)
    started = table.cells[:, STARTED].fill_null("")
    ids = pl.concat_str([table.cells[:, NUMBER], started], separator=" ")
    return replace(table, respondents=pl.select(ids).to_series())


def _names(label: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """Forms puts a 2 behind a head that is there already."""
    unnumbered = label.rstrip("0123456789")
    is_repeated = unnumbered != label and unnumbered in map(plain, before)
    return (label, unnumbered) if is_repeated else (label,)
