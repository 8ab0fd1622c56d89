"""What each column of a file could be: for a person to confirm, never taken without one.

Near texts are found by RapidFuzz, which is made for that and kept.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from assessment.columns import Targets
from assessment.definition import LONGEST_ANSWER_CODE, folded, short_code
from assessment.mapping import ColumnMapping
from assessment.organisation import Organisation
from assessment.questionnaire import Questionnaire
from assessment.questions import Choice
from assessment.survey_files.raw_table import RawColumn, RawTable
from assessment.survey_files.table import some_cells

Origin = Literal["mapping", "file", "cells", "near", ""]
CERTAIN = 100
NEAR = 78
"""Percent of likeness under which two texts aren't the same question told differently."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a column could be: a target as a mapping writes it, "" for none.

    `position` counts from 1; `key` is how a mapping names the column: by its head where that stands
    once, else as `#3`. `confidence` is in percent, 100 when nothing is left to guess.
    """

    position: int
    key: str
    head: str
    target: str
    origin: Origin
    confidence: int


def suggestions(
    table: RawTable,
    questionnaire: Questionnaire,
    organisation: Organisation,
    learned: ColumnMapping | None = None,
) -> tuple[Suggestion, ...]:
    """A suggestion for every column with a head or a cell; each target once, the surest first."""
    targets = Targets(questionnaire)
    texts, words = _texts(questionnaire), _words(organisation)
    times = Counter(table.heads)
    keys = [h if h and times[h] == 1 else f"#{n}" for n, h in enumerate(table.heads, start=1)]
    offers: list[tuple[int, Suggestion]] = []
    places = [n for n, one in enumerate(table.columns) if one.head or some_cells(table.cells, n)]
    for place in places:
        column = table.columns[place]
        says_something = column.kind == "answers"
        near, likeness = _near(column, texts) if says_something else (None, 0)
        found: tuple[tuple[str | None, Origin, int], ...] = (
            (learned.id_of(place + 1, column.head) if learned else None, "mapping", CERTAIN),
            (targets.found(table, place), "file", CERTAIN),
            (_by_cells(table, place, words) if says_something else None, "cells", CERTAIN - 1),
            (near, "near", likeness),
        )
        offers += [
            (rank, Suggestion(place + 1, keys[place], column.head, target, origin, confidence))
            for rank, (target, origin, confidence) in enumerate(found)
            if target and targets.named(target)
        ]
    taken: dict[int, Suggestion] = {}
    used: set[str] = set()
    for _, offer in sorted(offers, key=lambda one: (one[0], -one[1].confidence, one[1].position)):
        if offer.position not in taken and offer.target not in used:
            taken[offer.position] = offer
            used.add(offer.target)
    none = (Suggestion(n + 1, keys[n], table.columns[n].head, "", "", 0) for n in places)
    return tuple(taken.get(one.position, one) for one in none)


def _by_cells(table: RawTable, place: int, words: Mapping[str, set[str]]) -> str | None:
    """Unit or level, when every cell is the name of one."""
    cells = {folded(cell) for cell in table.cells[:, place].drop_nulls().unique()}
    return next((one for one, known in words.items() if cells and cells <= known), None)


def _near(column: RawColumn, texts: Mapping[str, str]) -> tuple[str | None, int]:
    best: tuple[str | None, int] = (None, 0)
    for name in column.names:
        found = process.extractOne(
            folded(name), texts.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=NEAR
        )
        if found and found[1] > best[1]:
            best = (texts[found[0]], min(int(found[1]), CERTAIN - 2))
    return best


def _texts(questionnaire: Questionnaire) -> dict[str, str]:
    """Targets by text, folded; those of options as a tool may write them behind their question."""
    texts: dict[str, str] = {}
    for question in questionnaire.questions:
        for text in question.text.values():
            texts[folded(text)] = question.id
        if isinstance(question, Choice) and question.many:
            for option in question.options:
                for text in option.text.values():
                    texts[folded(text)] = f"{question.id}:{option.id}"
    for one, text_of in questionnaire.respondent_texts.items():
        texts |= {folded(text): one for text in text_of.values()}
    return texts


def _words(organisation: Organisation) -> dict[str, set[str]]:
    return {
        one: {
            folded(word)
            for part in parts
            for word in (
                part.id,
                short_code(part.id, LONGEST_ANSWER_CODE),
                *part.name.values(),
                *part.aliases,
            )
        }
        for one, parts in (("unit", organisation.units), ("level", organisation.levels))
    }
