"""Who answered: unit, level and wave of each row by id, and what of it was refused."""

from collections.abc import Mapping, Sequence

import polars as pl

from assessment.cells import NotAnAnswer
from assessment.checked_file import RESPONDENTS, Refusal
from assessment.definition import LONGEST_ANSWER_CODE, folded, short_code, unambiguous
from assessment.organisation import Organisation
from assessment.parts import Level, Unit
from assessment.questionnaire import RESPONDENT_COLUMNS
from assessment.survey_files.raw_table import RawTable


def respondents_of(
    table: RawTable,
    cells: pl.DataFrame,
    codebooks: Mapping[str, Mapping[str, str]],
    organisation: Organisation,
    wave: str | None,
) -> tuple[pl.DataFrame, list[Refusal]]:
    """The respondents of the rows in `cells` (row number `key`), with columns RESPONDENTS.

    A unit or level that is null wasn't stated. An id that the tool gave is one of its wave alone:
    tools begin to count anew, and the same number is somebody else next time.
    """
    known = {
        "unit": _by_word(organisation.units),
        "level": _by_word(organisation.levels),
        "wave": {folded(one.id): one.id for one in organisation.waves},
    }
    nobody = pl.lit(None, pl.String)
    frame = cells.select(
        "key", *(pl.col(n) if n in cells.columns else nobody.alias(n) for n in RESPONDENT_COLUMNS)
    ).with_columns(pl.col("wave").fill_null(pl.lit(wave)))
    refusals: list[Refusal] = []
    for column, ids in known.items():
        given = frame.select("key", cell=column)
        labels = codebooks.get(column, {})
        read = {
            cell: ids.get(folded(cell))
            or ids.get(folded(labels.get(cell, "")))
            or NotAnAnswer(f"unknown_{column}", ", ".join(dict.fromkeys(ids.values())))
            for cell in given["cell"].drop_nulls().unique()
        }
        refusals += refused_cells(table.file, column, given.drop_nulls(), read)
        found = {cell: one for cell, one in read.items() if isinstance(one, str)}
        frame = frame.with_columns(
            pl.col(column).replace_strict(found, default=None, return_dtype=pl.String)
        )
        if column == "wave":
            refusals += _wave_refusals(table.file, given, found, wave)
    if "respondent" in cells.columns:
        nameless = frame.filter(pl.col("respondent").is_null())["key"]
        refusals += [
            Refusal(table.file, row, "respondent", "respondent_missing", "", "") for row in nameless
        ]
    elif table.respondents is not None:
        own = table.respondents.gather(frame["key"] - table.first_row)
        frame = frame.with_columns(
            respondent=pl.concat_str(pl.lit(table.tool), "wave", own, separator=" ")
        )
    refusals += _repeated(table.file, frame)
    return frame.select(RESPONDENTS.keys()), refusals


def refused_cells(
    file: str, column: str, given: pl.DataFrame, read: Mapping[str, object]
) -> list[Refusal]:
    """The refusals of the cells (`key`, `cell`) that `read` says are none."""
    wrong = {cell: one for cell, one in read.items() if isinstance(one, NotAnAnswer)}
    rows = given.filter(pl.col("cell").is_in(list(wrong))).rows() if wrong else []
    return [
        Refusal(file, row, column, wrong[cell].reason, cell, wrong[cell].expected)
        for row, cell in rows
    ]


def _wave_refusals(
    file: str, given: pl.DataFrame, found: Mapping[str, str], wave: str | None
) -> list[Refusal]:
    """Rows without a wave, and rows of another wave than the one asked for."""
    refusals = [
        Refusal(file, row, "wave", "wave_missing", "", "--wave")
        for row in given.filter(pl.col("cell").is_null())["key"]
    ]
    if wave is not None:
        other = given.filter(pl.col("cell").is_in([c for c, one in found.items() if one != wave]))
        refusals += [
            Refusal(file, row, "wave", "wave_disagrees", c, wave) for row, c in other.rows()
        ]
    return refusals


def _repeated(file: str, respondents: pl.DataFrame) -> list[Refusal]:
    """Every second row of one respondent in one wave."""
    named = respondents.drop_nulls("respondent")
    first = pl.col("key").min().over("respondent", "wave")
    again = named.with_columns(first=first).filter(pl.col("key") > pl.col("first"))
    return [
        Refusal(file, row, "respondent", "duplicate_respondent", respondent, str(first_row))
        for row, respondent, first_row in again.select("key", "respondent", "first").rows()
    ]


def _by_word(ones: Sequence[Unit | Level]) -> dict[str, str]:
    codes = unambiguous((short_code(one.id, LONGEST_ANSWER_CODE), one.id) for one in ones)
    words = {folded(word): one.id for one in ones for word in (*one.name.values(), *one.aliases)}
    return codes | words | {folded(one.id): one.id for one in ones}
