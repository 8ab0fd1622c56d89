"""All that the public surface shows of an invented organisation: every row as figures.

The rows are those of `keskmes results` and `keskmes gaps`. Pages have no others: pages.py.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import polars as pl

from assessment.checked_file import ANSWERS, CHOSEN, COMMENTS, RESPONDENTS, CheckedFile
from assessment.definition_files import Definitions
from assessment.loading import load
from assessment.mapping import ColumnMapping
from assessment.organisation import NOT_STATED, Group
from assessment.results import open_results
from tests.hostile.attack import Attacker, Crowd
from tests.hostile.figures import Person, Shown
from tests.hostile.further import FURTHER, NOT_SUMS, further_figures, named
from tests.hostile.invented import QUESTIONNAIRE, Case, counted
from tests.hostile.populations import EVERYBODY, MORE, knowing_derived, population_of

BEYOND_MEANS = ("top_box", "low", "middle", "spread", "ci_low", "ci_high")
"""Columns of results that are made of the scores of everybody in the group."""


def who_answered(case: Case) -> Case:
    """Those who answered anything; where nobody did, a single person whom nobody can place."""
    people = [person for person in case.people if person.answered]
    first = case.organisation.waves[0].id
    return Case(
        case.organisation, tuple(people or [Person(first, NOT_STATED, frozenset({"felt"}))])
    )


def answers_of(case: Case, names: Sequence[str], scores: int) -> CheckedFile:
    """The people of a case as a checked response file; answers made up, the same for a seed.

    A rated question without a score was skipped or says "can't say": which, is made up too.
    """
    dice = Random(scores)  # noqa: S311 -- repeatable
    rated = {question.id for question in (*QUESTIONNAIRE.items, *QUESTIONNAIRE.ratings)}
    respondents: list[tuple[int, str, str, str | None, str | None]] = []
    answers: list[tuple[int, str, str, int | None]] = []
    chosen: list[tuple[int, str, str]] = []
    for key, person in enumerate(case.people):
        respondents.append((key, names[key], person.wave, person.atom.unit, person.atom.level))
        for question in QUESTIONNAIRE.questions:
            if question.id in person.answered and question.id in rated:
                answers.append((key, question.id, "rated", dice.randint(1, 10)))
            elif question.id in person.answered:
                chosen.append((key, question.id, dice.choice("abc")))
            elif question.id in rated and dice.random() < 1 / 2:
                answers.append((key, question.id, "cant_say", None))
    return CheckedFile(
        file="invented.csv",
        sha256=f"{scores}",
        tool="generic",
        encoding="utf-8",
        readings=(),
        rows_in=len(respondents),
        set_aside_rows={},
        refusals=(),
        dropped_columns=(),
        personal_columns=(),
        unmapped_labels=(),
        learned=ColumnMapping(),
        warnings=(),
        respondents=pl.DataFrame(respondents, schema=RESPONDENTS, orient="row"),
        answers=pl.DataFrame(answers, schema=ANSWERS, orient="row"),
        chosen=pl.DataFrame(chosen, schema=CHOSEN, orient="row"),
        comments=pl.DataFrame(schema=COMMENTS),
    )


def load_case(case: Case, file: CheckedFile, database: Path) -> None:
    """A new assessment file of the people of a case."""
    load(database, [file], Definitions(QUESTIONNAIRE, case.organisation, ()))


def attacked(case: Case, seed: int, database: Path) -> tuple[int, frozenset[Crowd]]:
    """Load those who answered, and attack all that is shown of them: figures, who is given away."""
    answered = who_answered(case)
    names = named(answered, seed)
    load_case(answered, answers_of(answered, names, seed), database)
    answered = counted(answered)
    with closing(open_results(database)) as results:
        shown = list(public_figures(answered, names, results.shown(), results.gaps()))
    people = [knowing_derived(QUESTIONNAIRE, person) for person in answered.people]
    attacker = Attacker(case.organisation, QUESTIONNAIRE, people)
    return len(shown), attacker.given_away(shown)


def public_figures(
    case: Case, names: Sequence[str], results: pl.DataFrame, gaps: pl.DataFrame
) -> Iterator[Shown]:
    """Every number of results and gaps as a figure, each once."""
    knowing = case._replace(
        people=tuple(knowing_derived(QUESTIONNAIRE, person) for person in case.people)
    )
    of_groups = [*_of_results(knowing, results), *_of_gaps(knowing, gaps)]
    yield from {figure[:5]: figure for figure in of_groups}.values()
    yield from further_figures(knowing, names, gaps)


def _of_results(case: Case, results: pl.DataFrame) -> Iterator[Shown]:
    for row in results.filter(status="shown").rows(named=True):
        group = Group(*(row[key] or None for key in Group._fields))
        kind, measure = row["measure_kind"], row["measure"]
        yield Shown(row["wave"], group, kind, measure, row["base"])
        if row["cant_say"] is not None:
            yield Shown(row["wave"], group, "derived", EVERYBODY, row["answered"])
        if any(row[column] is not None for column in BEYOND_MEANS):
            yield _more(case, row["wave"], group, (kind, measure), row["base"])


def _of_gaps(case: Case, gaps: pl.DataFrame) -> Iterator[Shown]:
    """Both sides of each gap, as far as they are groups; what is tested tells more of them."""
    for row in gaps.filter(~pl.col("kind").is_in(FURTHER)).rows(named=True):
        for side in ("a", "b"):
            keys = dict(part.split("=") for part in row[side].split(";") if "=" in part)
            if row[side] in {"rest", "target"} or "reference" in keys:
                continue
            wave = keys.get("wave", row["wave"])
            group = Group(*(keys.get(key) for key in Group._fields))
            kind, measure = _measure_of(row, keys)
            yield Shown(wave, group, kind, measure, row[f"{side}_base"])
            if row["certainty"] != "no_test":
                yield _more(case, wave, group, (kind, measure), row[f"{side}_base"])


def _measure_of(row: Mapping[str, Any], keys: Mapping[str, str]) -> tuple[str, str]:
    """What a side of a gap is a figure of."""
    if side := keys.get("side"):
        return side, row["measure"]
    measure = keys.get("measure", row["measure"])
    if measure == "index":
        return "index", measure
    if ":" in measure:
        return "option", measure
    return row["measure_kind"], measure


def _more(case: Case, wave: str, group: Group, of: tuple[str, str], base: int) -> Shown:
    """A number that is made of the scores of everybody in the group, whatever it is.

    The base of pillar and index is all who answered; the people behind are counted by the rules:
    those who stated nothing are among them once they are enough by themselves.
    """
    more = f"{MORE}{population_of(QUESTIONNAIRE, *of)}"
    if of[0] in NOT_SUMS:
        members = case.organisation.members(group)
        inside = [
            person.atom
            for person in case.people
            if person.wave == wave and person.atom in members and more in person.answered
        ]
        not_stated = inside.count(NOT_STATED)
        too_few = not_stated < case.organisation.smallest_group
        base = len(inside) - too_few * not_stated
    return Shown(wave, group, "derived", more, base)
