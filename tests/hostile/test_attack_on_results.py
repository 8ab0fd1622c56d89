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
from assessment.organisation import NOT_STATED, Group, Organisation
from assessment.results import open_results
from tests.hostile.attack import Attacker
from tests.hostile.figures import Person, Shown, held
from tests.hostile.further import further_figures, linked_by_threshold, named
from tests.hostile.invented import QUESTIONNAIRE, Case, invented
from tests.hostile.policies import by_plan, figures

SEEDS = range(1000, 1012)
SEEDS_OF_SEVERAL = [
    seed
    for seed in range(1100, 1120)
    if min(len(invented(seed).organisation.units), len(invented(seed).organisation.waves)) > 1
][:6]
"""Organisations of several units and waves."""
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


def continuing(case: Case) -> Case:
    """The last unit is there in the last wave alone, and continues the first one."""
    first, *others, last = case.organisation.units
    renamed = last.model_copy(update={"continues": first.id})
    fields = dict(case.organisation) | {"units": (first, *others, renamed)}
    *earlier, _ = case.organisation.waves
    waves = {wave.id for wave in earlier}
    return Case(
        Organisation.model_validate(fields),
        tuple(p for p in case.people if p.atom.unit != last.id or p.wave not in waves),
    )


def is_given_away(case: Case, seed: int, database: Path) -> bool:
    """Load the people of a case who answered anything, and attack all that is shown of them."""
    people = [person for person in case.people if person.answered]
    if not people:
        people = [Person(case.organisation.waves[0].id, NOT_STATED, frozenset({"felt"}))]
    answered = Case(case.organisation, tuple(people))
    definitions = Definitions(QUESTIONNAIRE, case.organisation, ())
    load(database, [answers_of(answered, seed)], definitions)
    with closing(open_results(database)) as results:
        shown = list(figures_of(results.shown()))
        shown += further_figures(answered, named(answered, seed), results.gaps())
    attacker = Attacker(case.organisation, QUESTIONNAIRE, [knowing_derived(p) for p in people])
    return bool(attacker.given_away(shown))


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_results_show_gives_a_few_people_away(seed: int, tmp_path: Path) -> None:
    assert not is_given_away(invented(seed), seed, tmp_path / "invented.duckdb")


@pytest.mark.parametrize("seed", SEEDS_OF_SEVERAL)
def test_a_unit_that_continues_another_gives_no_few_people_away(seed: int, tmp_path: Path) -> None:
    case = continuing(invented(seed))
    assert not is_given_away(case, seed, tmp_path / "invented.duckdb")


def test_the_attacked_organisations_show_something() -> None:
    assert sum(len(invented(seed).people) >= 2 * 5 for seed in SEEDS) > len(SEEDS) // 2


def test_linked_people_shown_wherever_they_are_enough_are_given_away() -> None:
    """Beside the groups that the plan shows: it has to be asked for what is left of them, too."""
    won: list[int] = []
    showing = 0
    for seed in range(40):
        case = invented(seed)
        linked = list(linked_by_threshold(case, named(case, seed)))
        showing += bool(linked)
        attacker = Attacker(case.organisation, QUESTIONNAIRE, case.people)
        assert attacker.given_away(figures(case, by_plan)) == frozenset()
        if linked and attacker.given_away([*figures(case, by_plan), *linked]):
            won.append(seed)
    assert len(won) >= showing // 2 > 0, f"{len(won)} of {showing}"
