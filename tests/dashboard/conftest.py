"""The sample's shown results, and readings of them in each language."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assessment.results import Results, open_results
from dashboard.exhibits.reading import Reading
from dashboard.i18n import words_in
from dashboard.look import LOOKS, LookName

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def sample(sample_database: Path) -> Iterator[Results]:
    """The shown results of the sample organisation."""
    results = open_results(sample_database)
    yield results
    results.close()


@pytest.fixture(scope="session")
def quoted(quoted_database: Path) -> Iterator[Results]:
    """The same, with some of its comments ticked."""
    results = open_results(quoted_database)
    yield results
    results.close()


@pytest.fixture
def read(sample: Results) -> Read:
    """Reads the newest wave of the sample, or other results, in a language and a look."""

    def reading(
        language: str = "en", look: LookName = "light", results: Results = sample
    ) -> Reading:
        return Reading(results, results.waves[-1], words_in(language), LOOKS[look])

    return reading
