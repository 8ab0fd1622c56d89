"""SurveyMonkey: two rows of heads (question, then "Response" or the option), or both in one."""

from dataclasses import replace

from assessment.survey_files.looks import DASH, are_numbers, cuts_of, plain
from assessment.survey_files.raw_table import RawColumn, RawTable
from assessment.survey_files.sheet import Sheet
from assessment.survey_files.table import Source, raw_table, some_cells

RESPONDENT = {"respondentid", "respondent id", "vastaja id", "vastaja tunnus", "vastaajan tunnus"}
METADATA = {
    "collector id", "collectorid", "date created", "date modified", "startdate", "enddate",
    "koguja id", "loomise kuupäev", "muutmise kuupäev",
    "kerääjän tunnus", "luontipäivä", "muokkauspäivä",
}  # fmt: skip
RESPONSE = {
    "response", "open-ended response", "vastus", "avatud vastus", "vastaus", "avoin vastaus",
}  # fmt: skip
SHORTEST_NUMBER = 8
"""Digits of a respondent's number; those that people give are shorter."""


def is_surveymonkey(sheet: Sheet) -> bool:
    """By the respondent's number; in other languages also by a second row of heads over options."""
    if plain(sheet.row(0)[0]).casefold() in RESPONDENT:
        return True
    numbers = some_cells(sheet.rows[2:], 0)
    is_numbered = are_numbers(numbers) and min(map(len, numbers)) >= SHORTEST_NUMBER
    return is_numbered and has_two_heads(sheet)


def has_two_heads(sheet: Sheet) -> bool:
    """Whether the second row is one of heads: no number before it, and options or "Response".

    A row of answers may lack its number too, and mustn't be lost for it.
    """
    if sheet.rows.height < 3 or sheet.rows.width < 2:  # noqa: PLR2004 -- two heads and a row
        return False
    first, second = sheet.row(0), sheet.row(1)
    cells = [some_cells(sheet.rows, position) for position in range(sheet.rows.width)]
    under = [b for a, b, filled in zip(first, second, cells, strict=True) if filled and not a]
    is_response = any(plain(below).casefold() in RESPONSE for below in second)
    return not second[0] and all(under) and (bool(under) or is_response)


def read_surveymonkey(source: Source) -> RawTable:
    """The raw table; a question stands over the first of its options only."""
    sheet = source.sheet
    header_rows = 2 if has_two_heads(sheet) else 1
    second = sheet.row(1) if header_rows > 1 else ("",) * sheet.rows.width
    columns: list[RawColumn] = []
    question = ""
    heads = sheet.row(0)
    for position, (head, option) in enumerate(zip(heads, second, strict=True)):
        question = head or question
        is_alone = bool(head) and (position + 1 == len(heads) or bool(heads[position + 1]))
        label, part = plain(question), plain(option)
        is_metadata = position == 0 or label.casefold() in METADATA
        columns.append(
            RawColumn(
                head or f"{label}{DASH}{part}",
                *(
                    _one_head(label)
                    if header_rows == 1
                    else ((label, part), ())
                    if is_alone or (head and part.casefold() in RESPONSE)
                    else ((f"{label}{DASH}{part}", part), (label,))
                ),
                kind="metadata" if is_metadata else "answers",
            )
        )
    table = raw_table(source, "surveymonkey", columns, header_rows)
    return replace(table, respondents=table.cells[:, 0])


def _one_head(label: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    cuts = cuts_of(label)
    return (label, *(after for _, after in cuts)), tuple(before for before, _ in cuts)
