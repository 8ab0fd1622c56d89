"""What a command shows: an assessment file of the consultant's, or a release."""

from pathlib import Path

from assessment.errors import refused
from assessment.results import Results, open_release, open_results


def shown_in(database: Path | None, release: Path | None) -> Path:
    """The one of the two that was given. Raises Refused when it was none, or both."""
    given = [path for path in (database, release) if path is not None]
    if len(given) != 1:
        raise refused("database_or_release")
    return given[0]


def open_shown(database: Path | None, release: Path | None) -> Results:
    """The results of the one that was given; close them after use."""
    path = shown_in(database, release)
    return open_results(path) if release is None else open_release(path)
