"""What the columns of a file were read as: which question, which direction, which labels not."""

from collections import Counter
from collections.abc import Iterable, Mapping

import polars as pl

from assessment.cells import LABEL
from assessment.checked_file import Reading, Refusal, UnmappedLabel
from assessment.columns import Column
from assessment.mapping import ColumnMapping
from assessment.questionnaire import Questionnaire
from assessment.questions import Item, Rating, Scale
from assessment.survey_files.raw_table import RawTable

STRANGE_WORDS = {"not_a_code", "unknown_option", "not_a_mark"}
"""Reasons that a label can be mapped against."""


def readings_of(
    questionnaire: Questionnaire, columns: Iterable[Column], kept: pl.DataFrame
) -> Iterable[Reading]:
    """Each column with its question; of a rated one, the labels of the scale's ends as well."""
    for column in columns:
        ends = ("", "", "")
        if isinstance(column.role, Item | Rating):
            scale = questionnaire.scales[column.role.scale]
            labels = _ends(kept[column.position].drop_nulls().unique(), scale, column.codebook)
            ends = (column.role.scale, *labels)
        yield Reading(column.head, column.target, column.found, *ends)


def _ends(cells: Iterable[str], scale: Scale, codebook: Mapping[str, str]) -> tuple[str, str]:
    """The words that stand at both ends of the scale: its direction, as the file shows it."""
    words: dict[str, str] = {}
    for cell in (*codebook, *cells):
        label = codebook.get(cell, cell)
        if found := LABEL.match(label):
            words[found[1]] = found[2] or words.get(found[1], "")
        elif found := LABEL.match(cell):
            words[found[1]] = label
    return words.get(str(scale.lowest), ""), words.get(str(scale.highest), "")


def learned_from(
    table: RawTable, columns: Iterable[Column], mapping: ColumnMapping | None
) -> ColumnMapping:
    """What a mapping said, by heads: the next file may have its columns in other places.

    That a point means another one is never learned: it would turn around a file that is right.
    """
    once = [head for head, times in Counter(table.heads).items() if head and times == 1]
    mapped = {c.head: c.target for c in columns if c.found == "mapping" and c.head in once}
    values = {head: mapping.values.get(head, {}) for head in once if mapping}
    labels = {
        head: {label: code for label, code in of.items() if not LABEL.fullmatch(label)}
        for head, of in values.items()
    }
    return ColumnMapping(columns=mapped, values={h: of for h, of in labels.items() if of})


def unmapped_labels_of(refusals: Iterable[Refusal]) -> tuple[UnmappedLabel, ...]:
    """The words that are no answer of their column, and in how many rows each stands."""
    found = Counter((one.column, one.found) for one in refusals if one.reason in STRANGE_WORDS)
    return tuple(UnmappedLabel(column, label, rows) for (column, label), rows in found.items())
