"""Raw tables and definitions to checked answers: accepted, set aside, or refused with a reason.

Nothing is lost: rows in = accepted + set aside + refused. Every refused cell of a file is named at
once, with its row (the head is row 1), column, what was found and what was expected.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from assessment.cells import Chosen, NotAnAnswer, Rated, read_choice, read_rating
from assessment.checked_file import (
    ANSWERS,
    CHOSEN,
    COMMENTS,
    RESPONDENTS,
    CheckedFile,
    Refusal,
    without_rows,
)
from assessment.columns import Column, columns_of
from assessment.definition import folded
from assessment.errors import Problem, enough, refused
from assessment.mapping import ColumnMapping
from assessment.organisation import Level, Organisation, Unit
from assessment.questionnaire import RESPONDENT_COLUMNS, Questionnaire
from assessment.questions import Choice, Comment
from assessment.survey_files.raw_table import RawTable

ROW = "#row"
"""The row number's column while cells are read; no id can be called so."""


def check(
    table: RawTable,
    questionnaire: Questionnaire,
    organisation: Organisation,
    mapping: ColumnMapping | None = None,
    wave: str | None = None,
) -> CheckedFile:
    """Check one file against its definitions; nothing is written.

    Raises Refused when the file can't be read as answers at all: a head that is repeated or
    unknown, a wave asked for that is not the organisation's, or no row with an answer.
    """
    waves = [one.id for one in organisation.waves]
    if wave is not None and wave not in waves:
        raise refused("wave_unknown", table.file, found=wave, expected=", ".join(waves))
    columns = columns_of(table, questionnaire, mapping)
    cells = _labelled(table, columns.known, mapping)
    questions = [(one, one.role) for one in columns.known if not isinstance(one.role, str)]
    about_respondents = {c.position for c in columns.known if isinstance(c.role, str)}
    said = (
        pl.exclude(*about_respondents).is_not_null()
        if about_respondents
        else pl.all().is_not_null()
    )
    kept = cells.filter(table.cells.select(pl.any_horizontal(said)).to_series())
    if kept.is_empty():
        raise refused("no_answers", table.file, found=table.cells.height)
    respondents, refusals = _respondents(table.file, kept, organisation, wave)
    answers: list[pl.DataFrame] = []
    chosen: list[pl.DataFrame] = []
    comments: list[pl.DataFrame] = []
    for column, role in questions:
        given = kept.select(key=ROW, cell=column.id).drop_nulls()
        if isinstance(role, Comment):
            comments.append(given.select("key", comment=pl.lit(column.id), text="cell"))
        elif isinstance(role, Choice):
            read = {cell: read_choice(cell, role) for cell in _distinct(given)}
            refusals += _refused_cells(table.file, column.id, given, read)
            chosen.append(_chosen(column.id, given, read))
        else:
            scale = questionnaire.scales[role.scale]
            rated = {cell: read_rating(cell, scale) for cell in _distinct(given)}
            refusals += _refused_cells(table.file, column.id, given, rated)
            answers.append(_rated(column.id, given, rated))
    refusals += _repeated(table.file, respondents)
    heads = {column.id: column.head for column in columns.known}
    refusals = [replace(one, column=heads.get(one.column, one.column)) for one in refusals]
    refused_rows = pl.Series("key", sorted({refusal.row for refusal in refusals}), pl.Int64)
    return CheckedFile(
        file=table.file,
        sha256=table.sha256,
        heads=heads,
        rows_in=table.cells.height,
        set_aside_rows=tuple(sorted(set(cells[ROW]) - set(kept[ROW]))),
        refusals=tuple(sorted(refusals, key=lambda one: (one.row, one.column))),
        dropped_columns=columns.dropped,
        warnings=(*columns.warnings, *_short_rows(table)),
        respondents=without_rows(respondents, refused_rows),
        answers=without_rows(pl.concat([pl.DataFrame(schema=ANSWERS), *answers]), refused_rows),
        chosen=without_rows(pl.concat([pl.DataFrame(schema=CHOSEN), *chosen]), refused_rows),
        comments=without_rows(pl.concat([pl.DataFrame(schema=COMMENTS), *comments]), refused_rows),
    )


def _short_rows(table: RawTable) -> tuple[Problem, ...]:
    if not table.short_rows:
        return ()
    values = {"found": enough(table.short_rows), "count": len(table.short_rows)}
    return (Problem("rows_too_short", table.file, values),)


def _labelled(
    table: RawTable, columns: Sequence[Column], mapping: ColumnMapping | None
) -> pl.DataFrame:
    """Cells under their ids, labels replaced by the mapping's codes, the row number as ROW."""
    cells = table.cells.select(
        pl.col(column.position)
        .replace(mapping.values_of(int(column.position) + 1, column.head) if mapping else {})
        .alias(column.id)
        for column in columns
    )
    return cells.with_row_index(ROW, offset=table.first_row).cast({ROW: pl.Int64})


def _respondents(
    file: str, cells: pl.DataFrame, organisation: Organisation, wave: str | None
) -> tuple[pl.DataFrame, list[Refusal]]:
    """Who answered: unit and level by id (null: not stated), wave by id, and what was refused."""
    known = {
        "unit": _by_word(organisation.units),
        "level": _by_word(organisation.levels),
        "wave": {folded(one.id): one.id for one in organisation.waves},
    }
    nobody = pl.lit(None, pl.String)
    frame = cells.select(
        pl.col(ROW).alias("key"),
        *(pl.col(n) if n in cells.columns else nobody.alias(n) for n in RESPONDENT_COLUMNS),
    ).with_columns(pl.col("wave").fill_null(pl.lit(wave)))
    refusals: list[Refusal] = []
    for column, ids in known.items():
        given = frame.select("key", cell=column)
        read = {
            cell: ids.get(folded(cell))
            or NotAnAnswer(f"unknown_{column}", ", ".join(dict.fromkeys(ids.values())))
            for cell in _distinct(given.drop_nulls())
        }
        refusals += _refused_cells(file, column, given.drop_nulls(), read)
        found = {cell: one for cell, one in read.items() if isinstance(one, str)}
        frame = frame.with_columns(
            pl.col(column).replace_strict(found, default=None, return_dtype=pl.String)
        )
        if column == "wave":
            refusals += _wave_refusals(file, given, found, wave)
    if "respondent" in cells.columns:
        nameless = frame.filter(pl.col("respondent").is_null())["key"]
        refusals += [
            Refusal(file, row, "respondent", "respondent_missing", "", "") for row in nameless
        ]
    return frame.select(RESPONDENTS.keys()), refusals


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


def _refused_cells(
    file: str, column: str, given: pl.DataFrame, read: Mapping[str, object]
) -> list[Refusal]:
    wrong = {cell: one for cell, one in read.items() if isinstance(one, NotAnAnswer)}
    rows = given.filter(pl.col("cell").is_in(list(wrong))).rows() if wrong else []
    return [
        Refusal(file, row, column, wrong[cell].reason, cell, wrong[cell].expected)
        for row, cell in rows
    ]


def _rated(
    question: str, given: pl.DataFrame, read: Mapping[str, Rated | NotAnAnswer]
) -> pl.DataFrame:
    rated = {cell: one for cell, one in read.items() if isinstance(one, Rated)}
    codes = pl.DataFrame(
        {
            "cell": list(rated),
            "state": [one.state for one in rated.values()],
            "code": [one.code for one in rated.values()],
        },
        schema={"cell": pl.String, "state": pl.String, "code": pl.Int16},
    )
    joined = given.join(codes, on="cell")
    return joined.select("key", "state", "code", question=pl.lit(question)).select(ANSWERS.keys())


def _chosen(
    choice: str, given: pl.DataFrame, read: Mapping[str, Chosen | NotAnAnswer]
) -> pl.DataFrame:
    pairs = [
        (cell, option)
        for cell, one in read.items()
        if isinstance(one, Chosen)
        for option in one.options
    ]
    options = pl.DataFrame(pairs, schema={"cell": pl.String, "option": pl.String}, orient="row")
    joined = given.join(options, on="cell")
    return joined.select("key", "option", choice=pl.lit(choice)).select(CHOSEN.keys())


def _distinct(given: pl.DataFrame) -> list[str]:
    return given["cell"].unique().to_list()


def _by_word(ones: Sequence[Unit | Level]) -> dict[str, str]:
    words = {folded(word): one.id for one in ones for word in (*one.name.values(), *one.aliases)}
    return {folded(one.id): one.id for one in ones} | words
