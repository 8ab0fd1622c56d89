"""Every exhibit of every group, on invented organisations in which everything goes wrong."""

from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path

import pytest

from assessment.checked_file import CheckedFile
from assessment.definition_files import Definitions
from assessment.loading import load
from assessment.organisation import OVERALL, Group, Organisation
from assessment.results import open_results
from assessment.story import Entry, Story
from dashboard.exhibits.agreement import agreement
from dashboard.exhibits.answers import answers
from dashboard.exhibits.blind_spots import blind_spots
from dashboard.exhibits.catalogue import CATALOGUE
from dashboard.exhibits.coverage import coverage
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.feeling import feeling
from dashboard.exhibits.fixed_gaps import fixed_gaps
from dashboard.exhibits.gap_list import kinds_shown, pairs_shown
from dashboard.exhibits.key_figures import key_figures
from dashboard.exhibits.level_gap import level_gap
from dashboard.exhibits.measures_in_use import measures_in_use
from dashboard.exhibits.passive import passive
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.say_do import say_do
from dashboard.exhibits.theme_detail import theme_detail
from dashboard.exhibits.two_groups import two_groups
from dashboard.exhibits.units import units
from dashboard.exhibits.waves import waves
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from dashboard.meeting import slides
from dashboard.readout import readout_of
from tests.hostile.figures import Person
from tests.hostile.invented import QUESTIONNAIRE, Case, invented
from tests.hostile.public import answers_of

SEEDS = range(3000, 3010)
EVERYTHING = Story(
    id="everything",
    language="en",
    entries=tuple(Entry(exhibit=name) for name in CATALOGUE if name != "two_groups"),
)
UNWRITTEN = {"nan", "NaN", "None", "null", "undefined", "inf"}


def answered(organisation: Organisation, people: tuple[Person, ...], scores: int) -> CheckedFile:
    """Made-up answers of these people, each of a name of their own."""
    names = [f"r{place}" for place in range(len(people))]
    return answers_of(Case(organisation, people), names, scores)


def exhibits(reading: Reading) -> Iterator[Exhibit | None]:
    for build in (level_gap, coverage, blind_spots, measures_in_use, passive):
        yield build(reading)
    yield from slides(readout_of(reading, EVERYTHING)).values()
    groups = (OVERALL, *reading.results.organisation.groups)
    for group, theme in zip(groups, cycle(reading.themes), strict=False):
        yield from (
            build(reading, group) for build in (answers, agreement, say_do, key_figures, feeling)
        )
        yield theme_detail(reading, theme.id, group)
        yield two_groups(reading, group, OVERALL)
    for kind in kinds_shown(reading):
        pairs = pairs_shown(reading, kind)
        yield from (fixed_gaps(reading, kind, pair) for pair in pairs or [None])
    yield from (waves(reading, measure) for measure in ("index", "pair", "four"))
    yield units(reading, None)


def written(exhibit: Exhibit) -> Iterator[str]:
    """Everything that a reader sees of it."""
    yield from (exhibit.headline, exhibit.base, *exhibit.notes)
    yield from (text for column in exhibit.table for text in column)
    for panel in exhibit.panels:
        yield from (panel.title, panel.sentence)
        if panel.chart:
            yield panel.chart.alt
    for figure in exhibit.figures:
        yield from (figure.label, figure.value, figure.note, figure.caption)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_asked_of_whatever_organisation_there_is_an_exhibit(
    seed: int, tmp_path: Path
) -> None:
    case = invented(seed)
    people: tuple[Person, ...] = tuple(person for person in case.people if person.answered)
    if not people:
        pytest.fail("this seed invents nobody: take another")
    database = tmp_path / "invented.duckdb"
    definitions = Definitions(QUESTIONNAIRE, case.organisation, ())
    load(database, [answered(case.organisation, people, seed)], definitions)
    with closing(open_results(database)) as results:
        for wave in results.waves:
            here = Reading(results, wave, words_in("en"), LIGHT)
            for exhibit in exhibits(here):
                if exhibit is not None:
                    words = " ".join(written(exhibit)).split()
                    assert exhibit.headline
                    assert not UNWRITTEN & set(words), (exhibit.id, exhibit.headline)


def test_a_group_that_is_protected_has_no_number_in_any_exhibit(tmp_path: Path) -> None:
    case = invented(SEEDS[0])
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
    case = invented(SEEDS[0])
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
