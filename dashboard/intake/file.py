"""The assessment file of this server, for the consultant's page to read."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from assessment.store import AssessmentFile, open_to_read
from dashboard.gate import GATE


@contextmanager
def reading(database: Path) -> Generator[AssessmentFile]:
    """The file, open to read while nobody writes."""
    with GATE.reading(), closing(open_to_read(database)) as file:
        yield file
