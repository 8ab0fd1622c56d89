"""Raw tables and definitions to checked answers: accepted, set aside, or refused with a reason.

Nothing is lost: rows in = accepted + set aside + refused. Every refused cell of a file is named at
once, with its row (the head is row 1), column, what was found and what was expected.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from assessment.cells import Chosen, NotAnAnswer, Rated, read_choice, read_mark, read_ratings
from assessment.checked_file import (
    ANSWERS,
    CHOSEN,
    COMMENTS,
    CheckedFile,
    Refusal,
    without_rows,
)
from assessment.columns import Column, columns_of
from assessment.errors import Problem, enough, refused
from assessment.mapping import ColumnMapping
from assessment.organisation import Organisation
from assessment.questionnaire import Questionnaire
from assessment.questions import Choice, Comment, Item, Rating
from assessment.readings import learned_from, readings_of, unmapped_labels_of
from assessment.respondents import refused_cells, respondents_of
from assessment.survey_files.raw_table import RawTable

KEY = "key"
"""The row number's column; a column of the file is named by its position."""


def check(  # noqa: PLR0913 -- a file, its definitions, and how it is read
    table: RawTable,
    questionnaire: Questionnaire,
    organisation: Organisation,
    mapping: ColumnMapping | None = None,
    wave: str | None = None,
    *,
    is_learned: bool = False,
) -> CheckedFile:
    """Check one file against its definitions; nothing is written.

    A mapping `is_learned` when nobody gave it for this file.

    Raises Refused when the file can't be read as answers at all: a head that is repeated or
    unknown, a wave asked for that is not the organisation's, or no row with an answer.
    """
    waves = [one.id for one in organisation.waves]
    if wave is not None and wave not in waves:
        raise refused("wave_unknown", table.file, found=wave, expected=", ".join(waves))
    columns = columns_of(table, questionnaire, mapping, is_learned=is_learned)
    cells = _labelled(table, columns.known, mapping)
    aside = _set_aside(table, cells, columns.known)
    kept = cells.filter(~pl.col(KEY).is_in([row for rows in aside.values() for row in rows]))
    if kept.is_empty():
        raise refused("no_answers", table.file, found=table.cells.height)
    who = {column.id: column for column in columns.known if isinstance(column.role, str)}
    respondents, refusals = respondents_of(
        table,
        kept.select(KEY, **{one: column.position for one, column in who.items()}),
        {one: column.codebook for one, column in who.items()},
        organisation,
        wave,
    )
    answers, chosen, comments = ([pl.DataFrame(schema=one)] for one in (ANSWERS, CHOSEN, COMMENTS))
    for column in columns.known:
        given = kept.select(KEY, cell=column.position).drop_nulls()
        role = column.role
        if isinstance(role, Comment):
            comments.append(given.select(KEY, comment=pl.lit(column.id), text="cell"))
        elif isinstance(role, Item | Rating):
            scale = questionnaire.scales[role.scale]
            rated = read_ratings(_distinct(given), scale, column.codebook)
            refusals += refused_cells(table.file, column.target, given, rated)
            answers.append(_rated(column.id, given, rated))
    for choice in questionnaire.choices:
        if of_choice := [column for column in columns.known if column.id == choice.id]:
            picked, not_read = _chosen(table.file, choice, of_choice, kept)
            chosen.append(picked)
            refusals += not_read
    heads = {column.target: column.head for column in columns.known}
    refusals = [replace(one, column=heads.get(one.column, one.column)) for one in refusals]
    refused_rows = pl.Series(KEY, sorted({refusal.row for refusal in refusals}), pl.Int64)
    return CheckedFile(
        file=table.file,
        sha256=table.sha256,
        tool=table.tool,
        encoding=table.encoding,
        readings=tuple(readings_of(questionnaire, columns.known, kept)),
        rows_in=table.cells.height,
        set_aside_rows=aside,
        refusals=tuple(sorted(refusals, key=lambda one: (one.row, one.column))),
        dropped_columns=columns.dropped,
        personal_columns=tuple(head for head in table.personal if head in columns.dropped),
        unmapped_labels=unmapped_labels_of(refusals),
        learned=learned_from(table, columns.known, mapping),
        warnings=(*table.notes, *columns.warnings, *_short_rows(table)),
        respondents=without_rows(respondents, refused_rows),
        answers=without_rows(pl.concat(answers), refused_rows),
        chosen=without_rows(pl.concat(chosen), refused_rows),
        comments=without_rows(pl.concat(comments), refused_rows),
    )


def _short_rows(table: RawTable) -> tuple[Problem, ...]:
    if not table.short_rows:
        return ()
    values = {"found": enough(table.short_rows), "count": len(table.short_rows)}
    return (Problem("rows_too_short", table.file, values),)


def _labelled(
    table: RawTable, columns: Sequence[Column], mapping: ColumnMapping | None
) -> pl.DataFrame:
    """The cells, labels replaced by the mapping's codes, with the row number as KEY.

    What the tool writes where nothing was answered is empty; so is a label that is mapped to "".
    """
    cells = table.cells
    if table.missing:
        cells = cells.with_columns(pl.all().replace(dict.fromkeys(table.missing)))
    labels = {
        column.position: mapping.values_of(int(column.position) + 1, column.head)
        for column in columns
        if mapping
    }
    cells = cells.with_columns(
        pl.col(position).replace({label: code or None for label, code in codes.items()})
        for position, codes in labels.items()
        if codes
    )
    return cells.with_row_index(KEY, offset=table.first_row).cast({KEY: pl.Int64})


def _set_aside(
    table: RawTable, cells: pl.DataFrame, columns: Sequence[Column]
) -> dict[str, tuple[int, ...]]:
    """Rows that are no answers: unfinished and tests by the tool's own rule, and empty ones.

    A row is empty when no column says anything but who answered, and when; a dropped one counts.
    """
    not_said = {column.position for column in columns if isinstance(column.role, str)}
    not_said |= {str(n) for n, one in enumerate(table.columns) if one.kind != "answers"}
    not_said -= {column.position for column in columns if not isinstance(column.role, str)}
    said = [name for name in cells.columns if name not in {KEY, *not_said}]
    empty = set(cells.filter(pl.all_horizontal(pl.col(said).is_null()))[KEY])
    by_reason = {
        "test": table.tests - empty,
        "unfinished": table.unfinished - table.tests - empty,
        "empty": empty,
    }
    return {reason: tuple(sorted(rows)) for reason, rows in by_reason.items() if rows}


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
        schema={"cell": pl.String, "state": ANSWERS["state"], "code": ANSWERS["code"]},
    )
    joined = given.join(codes, on="cell")
    words = pl.lit(question, ANSWERS["question"])
    return joined.select(KEY, "state", "code", question=words).select(ANSWERS.keys())


def _chosen(
    file: str, choice: Choice, columns: Sequence[Column], kept: pl.DataFrame
) -> tuple[pl.DataFrame, list[Refusal]]:
    """The options chosen, from one column or from a column for each option."""
    parts: list[pl.DataFrame] = []
    refusals: list[Refusal] = []
    for column in columns:
        given = kept.select(KEY, cell=column.position).drop_nulls()
        read = {cell: _picked(cell, choice, column) for cell in _distinct(given)}
        refusals += refused_cells(file, column.target, given, read)
        pairs = [
            (cell, option)
            for cell, one in read.items()
            if isinstance(one, Chosen)
            for option in one.options
        ]
        schema = {"cell": pl.String, "option": CHOSEN["option"]}
        options = pl.DataFrame(pairs, schema=schema, orient="row")
        parts.append(given.join(options, on="cell").select(KEY, "option"))
    chosen = pl.concat(parts).unique(maintain_order=True)
    alone = [option.id for option in choice.options if option.exclusive or option.cant_say]
    mixed = chosen.filter(
        (pl.len().over(KEY) > 1) & pl.col("option").is_in(alone).any().over(KEY)
    ).filter(pl.col("option").is_in(alone))
    refusals += [
        Refusal(file, row, columns[0].target, "exclusive_option", option, option)
        for row, option in mixed.rows()
    ]
    return chosen.select(
        KEY, pl.lit(choice.id, CHOSEN["choice"]).alias("choice"), "option"
    ), refusals


def _picked(cell: str, choice: Choice, column: Column) -> Chosen | NotAnAnswer:
    """What a cell chooses, by the label that the file has for its code, or by itself."""
    label = column.codebook.get(cell, cell)
    if column.option is None:
        read = read_choice(label, choice)
        return read if isinstance(read, Chosen) else read_choice(cell, choice)
    mark = read_mark(label, choice, column.option)
    mark = read_mark(cell, choice, column.option) if isinstance(mark, NotAnAnswer) else mark
    if isinstance(mark, NotAnAnswer):
        return mark
    return Chosen((column.option.id,) if mark else ())


def _distinct(given: pl.DataFrame) -> list[str]:
    return given["cell"].unique().to_list()
