"""The attacker against the product itself: all that `keskmes results` and `gaps` show, jointly."""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from random import Random

import polars as pl
import pytest

from assessment.checked_file import ANSWERS, CHOSEN, COMMENTS, RESPONDENTS, CheckedFile
from assessment.definition_files import Definitions
from assessment.loading import load
from assessment.mapping import ColumnMapping
from assessment.organisation import NOT_STATED, Group
from assessment.results import open_results
from tests.hostile.attack import Attacker
from tests.hostile.figures import Person, Shown, held
from tests.hostile.further import further_figures, named
from tests.hostile.invented import QUESTIONNAIRE, Case, invented

SEEDS = range(1000, 1012)
THEMES_WITH_SIDES = ("pair", "four")


def answers_of(case: Case, seed: int) -> CheckedFile:
    """The people of a case with answers made up, as a checked response file."""
    names = named(case, seed)
    dice = Random(seed)  # noqa: S311 -- repeatable
    rated = {question.id for question in (*QUESTIONNAIRE.items, *QUESTIONNAIRE.ratings)}
    respondents: list[tuple[int, str, str, str | None, str | None]] = []
    answers: list[tuple[int, str, str, int]] = []
    chosen: list[tuple[int, str, str]] = []
    for key, person in enumerate(case.people):
        respondents.append((key, names[key], person.wave, person.atom.unit, person.atom.level))
        for question in sorted(person.answered):
            if question in rated:
                answers.append((key, question, "rated", dice.randint(1, 10)))
            else:
                chosen.append((key, question, dice.choice("abc")))
    return CheckedFile(
        file="invented.csv",
        sha256=f"{seed}",
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


def figures_of(shown: pl.DataFrame) -> Generator[Shown]:
    """Each shown row as a figure; one that shows blocks holds a yes or no of each person too."""
    for row in shown.filter(status="shown").rows(named=True):
        keys = (row[key] or None for key in Group._fields)
        group = Group(*keys)
        yield Shown(row["wave"], group, row["measure_kind"], row["measure"], row["base"])


def knowing_derived(person: Person) -> Person:
    """The person with their yes or no to each derived measure as one more answer."""
    counted = {
        f"gap_2:{theme}"
        for theme in THEMES_WITH_SIDES
        if held(QUESTIONNAIRE, "theme", theme, person.answered) is not None
    }
    return person._replace(answered=person.answered | counted)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_results_show_gives_a_few_people_away(seed: int, tmp_path: Path) -> None:
    case = invented(seed)
    people = [person for person in case.people if person.answered]
    if not people:
        people = [Person(case.organisation.waves[0].id, NOT_STATED, frozenset({"felt"}))]
    answered = Case(case.organisation, tuple(people))
    database = tmp_path / "invented.duckdb"
    definitions = Definitions(QUESTIONNAIRE, case.organisation, ())
    load(database, [answers_of(answered, seed)], definitions)
    with closing(open_results(database)) as results:
        figures = list(figures_of(results.shown()))
        figures += further_figures(answered, named(answered, seed), results.gaps())
    attacker = Attacker(case.organisation, QUESTIONNAIRE, [knowing_derived(p) for p in people])
    assert attacker.given_away(figures) == frozenset()


def test_the_attacked_organisations_show_something() -> None:
    assert sum(len(invented(seed).people) >= 2 * 5 for seed in SEEDS) > len(SEEDS) // 2
