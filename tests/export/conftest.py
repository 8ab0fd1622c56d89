"""Readouts of the sample in each language, of the usual story or of every exhibit."""

from collections.abc import Callable

import pytest

from assessment.results import Results
from assessment.story import Entry, Story
from dashboard.exhibits.catalogue import CATALOGUE
from dashboard.exhibits.reading import Reading
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from dashboard.readout import Readout, readout_of, usual_story
from tests.dashboard.conftest import sample as sample  # noqa: PLC0414 -- a fixture of both

Tell = Callable[..., Readout]

NARROWED = {
    "answers": {"group": "level=first_line"},
    "two_groups": {"a": "level=top", "b": "level=first_line"},
    "theme_detail": {"group": "unit=customer_service"},
    "waves": {"wave": "2025"},
}
"""Exhibits with choices, beside or in place of the same without."""


@pytest.fixture(scope="session")
def every_story(sample: Results) -> Story:
    """Each exhibit of the catalogue, and some of them narrowed."""
    plain = [Entry(exhibit=name) for name in CATALOGUE if name != "two_groups"]
    narrowed = [Entry(exhibit=name, choices=choices) for name, choices in NARROWED.items()]
    gaps = [Entry(exhibit="fixed_gaps", choices={"gap": kind}) for kind in ("say_do", "ownership")]
    assert sample.waves
    return Story(id="every", language="en", entries=(*plain, *narrowed, *gaps))


@pytest.fixture(scope="session")
def tell(sample: Results) -> Tell:
    """Tells the usual story, or another, in a language: once, for no test alters a readout."""
    told: dict[tuple[str, str], Readout] = {}

    def once(language: str = "en", story: Story | None = None) -> Readout:
        key = language, story.model_dump_json() if story else ""
        if key not in told:
            reading = Reading(sample, sample.waves[-1], words_in(language), LIGHT)
            told[key] = readout_of(reading, story or usual_story(reading))
        return told[key]

    return once
