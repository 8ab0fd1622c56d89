"""Typeform: `#`, a column for each question or bare option, times, a network id; all optional."""

from collections.abc import Sequence
from dataclasses import replace

from assessment.survey_files.looks import plain
from assessment.survey_files.raw_table import RawColumn, RawTable
from assessment.survey_files.sheet import Sheet
from assessment.survey_files.table import Source, raw_table, some_cells

NUMBER, NETWORK = "#", "network id"
METADATA = {
    NUMBER, "response type", "start date (utc)", "stage date (utc)", "submit date (utc)", "tags",
    "ending", "score",
}  # fmt: skip
UNFINISHED = ("partial", "started")
WORDS_OF_A_QUESTION = 4
YES_NO = {"0", "1"}


def is_typeform(sheet: Sheet) -> bool:
    """By the number sign or the network id; without them, by questions answered with 1 and 0.

    Only Typeform writes yes and no as 1 and 0 beside answers in words.
    """
    heads = [plain(head) for head in sheet.row(0)]
    if heads[0] == NUMBER or NETWORK in map(str.casefold, heads):
        return True
    if not _are_questions(heads):
        return False
    cells = [set(some_cells(sheet.rows[1:], position)) for position in range(len(heads))]
    in_words = [one for one in cells if any(not cell.isdigit() for cell in one)]
    return any(one == YES_NO for one in cells) and len(in_words) > len(cells) / 2


def _are_questions(heads: Sequence[str]) -> bool:
    asked = [head for head in heads if len(head.split()) >= WORDS_OF_A_QUESTION]
    return len(asked) > len(heads) / 2


def read_typeform(source: Source) -> RawTable:
    """The raw table; a column whose cells repeat its head is an option."""
    heads = [plain(head) for head in source.sheet.row(0)]
    columns = [
        RawColumn(head, (label,), kind="metadata" if label.casefold() in METADATA else "answers")
        for head, label in zip(source.sheet.row(0), heads, strict=True)
    ]
    table = raw_table(source, "typeform", columns)
    rows = table.cells.with_row_index("#row", table.first_row)
    places = {head.casefold(): str(position) for position, head in enumerate(heads)}
    if kind := places.get("response type"):
        partial = rows.filter(rows[kind].str.to_lowercase().is_in(UNFINISHED))
        table = replace(table, unfinished=frozenset(partial["#row"]))
    if number := places.get(NUMBER):
        table = replace(table, respondents=rows[number])
    return table
