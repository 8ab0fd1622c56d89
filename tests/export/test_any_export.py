"""Every kind of file of organisations with little to show, with odd names, with nothing told."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assessment.results import Results, open_results
from assessment.story import Entry, Story
from dashboard.exhibits.catalogue import CATALOGUE
from dashboard.exhibits.reading import Reading
from dashboard.export.files import KINDS
from dashboard.export.made import silent
from dashboard.export.pictures import Pictures
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from dashboard.readout import readout_of, usual_story
from tests.dashboard.test_any_page import CASES
from tests.small import ORGANISATION, QUESTIONNAIRE, loaded

ODD = ORGANISATION.replace('en = "Top"', 'en = "=1+1 <b>&amp; #strong[x]"')
EVERYTHING = Story(
    id="everything", language="en", entries=tuple(Entry(exhibit=name) for name in CATALOGUE)
)
NOTHING = Story(id="nothing", language="en", entries=())


@pytest.fixture(params=[*CASES, "odd names"])
def results(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Results]:
    """The results of each case of little to show, and of names that look like something else."""
    waves, definitions = CASES.get(request.param, (CASES["two waves"][0], {"organisation": ODD}))
    database = loaded(
        tmp_path,
        waves,
        questionnaire=definitions.get("questionnaire", QUESTIONNAIRE),
        organisation=definitions.get("organisation", ORGANISATION),
    )
    with closing(open_results(database)) as opened:
        yield opened


def test_every_kind_of_file_is_made_of_however_little(results: Results) -> None:
    reading = Reading(results, results.waves[-1], words_in("en"), LIGHT)
    for story in (EVERYTHING, NOTHING):
        readout = readout_of(reading, story)
        pictures = Pictures(readout)
        for kind in KINDS.keys() - {"images"}:
            made = KINDS[kind].make(readout, None, pictures, silent)
            assert made.content, (kind, story.id)
            assert made.undrawn == (), (kind, story.id)
    # Pictures take their time, and the report has drawn them all: here only what is told anyway.
    usual = readout_of(reading, usual_story(reading))
    assert KINDS["images"].make(usual, None, Pictures(usual), silent).undrawn == ()
