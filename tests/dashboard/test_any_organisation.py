"""Every exhibit of every group, on invented organisations in which everything goes wrong.

A sample; `python -m tests.dashboard.prove` asks a hundred organisations.
"""

from contextlib import closing
from pathlib import Path

import pytest

from assessment.definition_files import Definitions
from assessment.loading import load
from assessment.organisation import OVERALL, Group
from assessment.results import open_results
from dashboard.exhibits.agreement import agreement
from dashboard.exhibits.answers import answers
from dashboard.exhibits.blind_spots import blind_spots
from dashboard.exhibits.feeling import feeling
from dashboard.exhibits.key_figures import key_figures
from dashboard.exhibits.level_gap import level_gap
from dashboard.exhibits.passive import passive
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.say_do import say_do
from dashboard.exhibits.two_groups import two_groups
from dashboard.exhibits.waves import waves
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from tests.dashboard.every_exhibit import answered, wrong_in_exhibits
from tests.hostile.invented import QUESTIONNAIRE, invented

SEEDS = (3001, 3002, 3003, 3004, 3009)
"""One to three waves and levels, one to four units, none to two divisions; both kinds of unit."""
MANY_PROTECTED = 3000


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_asked_of_whatever_organisation_there_is_an_exhibit(
    seed: int, tmp_path: Path
) -> None:
    assert list(wrong_in_exhibits(seed, tmp_path)) == []


def test_a_group_that_is_protected_has_no_number_in_any_exhibit(tmp_path: Path) -> None:
    case = invented(MANY_PROTECTED)
    people = tuple(person for person in case.people if person.answered)
    database = tmp_path / "invented.duckdb"
    definitions = Definitions(QUESTIONNAIRE, case.organisation, ())
    load(database, [answered(case.organisation, people, 1)], definitions)
    with closing(open_results(database)) as results:
        here = Reading(results, results.waves[-1], words_in("en"), LIGHT)
        hidden = [group for group in results.protected(here.wave) if group != OVERALL]
        assert hidden
        for group in hidden:
            for exhibit in (answers(here, group), agreement(here, group), say_do(here, group)):
                assert exhibit is None or exhibit.table.is_empty()
            assert two_groups(here, group, Group()).table["Gap"].is_empty()


@pytest.mark.parametrize("order", [("level", "unit"), ("overall",)])
def test_a_release_order_that_leaves_groups_out_stops_no_exhibit(
    order: tuple[str, ...], tmp_path: Path
) -> None:
    case = invented(MANY_PROTECTED)
    organisation = case.organisation.model_copy(update={"release_order": order})
    people = tuple(person for person in case.people if person.answered)
    database = tmp_path / "invented.duckdb"
    load(
        database,
        [answered(organisation, people, 1)],
        Definitions(QUESTIONNAIRE, organisation, ()),
    )
    with closing(open_results(database)) as results:
        here = Reading(results, results.waves[-1], words_in("en"), LIGHT)
        for build in (key_figures, level_gap, feeling, passive, blind_spots):
            exhibit = build(here)
            assert exhibit is None or exhibit.headline
        for exhibit in (answers(here, OVERALL), agreement(here, OVERALL), waves(here, "index")):
            assert exhibit is None or exhibit.headline
