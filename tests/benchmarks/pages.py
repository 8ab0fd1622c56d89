"""What the data of the pages cost in a small file and in a large one: the same results, or nearly.

The sizes that the exhibits are of: groups and measures, never respondents.
"""

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median

from assessment.checking import check_files
from assessment.loading import load
from assessment.results import open_results
from dashboard.exhibits.catalogue import CATALOGUE, exhibit_of
from dashboard.exhibits.reading import Reading
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from tests.benchmarks.answers import definitions_of, write_answers
from tests.benchmarks.exports import CHOSEN

UNITS = 10
"""So few that nearly every group of the small file is shown too."""
REPEATS = 5
LIMIT = 1.2
"""What the large file's may take, of the small one's."""


def measured(sizes: Sequence[int]) -> Iterator[str]:
    """A line: seconds of every exhibit that needs no choice, of the largest size and the least."""
    small, large = (seconds_of(size) for size in (min(sizes), max(sizes)))
    yield (
        f"data of all pages, {max(sizes):,} respondents: {large:.2f} s"
        f" = {large / small:.2f} x {min(sizes):,} respondents (limit {LIMIT} x)"
    )


def seconds_of(respondents: int) -> float:
    """The median time of building the exhibits of a file with so many respondents."""
    definitions = definitions_of(UNITS)
    with tempfile.TemporaryDirectory() as folder:
        answers, database = Path(folder) / "answers.csv", Path(folder) / "bench.duckdb"
        write_answers(answers, *definitions[:2], respondents)
        load(database, check_files([answers], definitions), definitions)
        with closing(open_results(database)) as results:
            reading = Reading(results, results.waves[-1], words_in("en"), LIGHT)
            return median(_seconds(reading) for _ in range(REPEATS))


def _seconds(reading: Reading) -> float:
    start = time.perf_counter()
    for name in CATALOGUE.keys() - CHOSEN:
        exhibit_of(reading, name)
    return time.perf_counter() - start
