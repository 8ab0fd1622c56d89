"""The pictures of all exhibits, drawn once a language, and the Chromium that measures them."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assessment.results import Results, open_results
from dashboard.exhibits.reading import Reading
from dashboard.i18n import LANGUAGES, words_in
from dashboard.images.renderer import RENDERER
from dashboard.look import LIGHT
from tests.gallery.exhibits import exhibits
from tests.gallery.pictures import Pictures


@pytest.fixture(scope="session")
def sample(quoted_database: Path) -> Iterator[Results]:
    """The shown results of the sample organisation, some of its comments among them."""
    with closing(open_results(quoted_database)) as results:
        yield results


@pytest.fixture(scope="session", params=LANGUAGES)
def pictures(request: pytest.FixtureRequest, sample: Results) -> Pictures:
    """The pictures of one language, in light."""
    reading = Reading(sample, sample.waves[-1], words_in(request.param), LIGHT)
    return Pictures.of(request.param, exhibits(reading), LIGHT)


@pytest.fixture(scope="session", autouse=True)
def ended() -> Iterator[None]:
    """The process that draws ends with the tests."""
    yield
    RENDERER.close()
