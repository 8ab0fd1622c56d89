"""Every exhibit of every group of an invented organisation, and what is wrong there."""

from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path

from assessment.checked_file import CheckedFile
from assessment.definition_files import Definitions
from assessment.loading import load
from assessment.organisation import OVERALL, Organisation
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
from tests.hostile.public import answers_of, who_answered

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


def wrong_in_exhibits(seed: int, folder: Path) -> Iterator[str]:
    """What is left unwritten in any exhibit of any wave of an invented organisation."""
    organisation, people = who_answered(invented(seed))
    database = folder / "invented.duckdb"
    definitions = Definitions(QUESTIONNAIRE, organisation, ())
    load(database, [answered(organisation, people, seed)], definitions)
    with closing(open_results(database)) as results:
        for wave in results.waves:
            here = Reading(results, wave, words_in("en"), LIGHT)
            for exhibit in filter(None, exhibits(here)):
                words = " ".join(written(exhibit)).split()
                if not exhibit.headline or UNWRITTEN & set(words):
                    yield f"{seed}, {wave}: {exhibit.id}: {exhibit.headline}"


def exhibits(reading: Reading) -> Iterator[Exhibit | None]:
    """Every exhibit, of every group that it can be asked for."""
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
