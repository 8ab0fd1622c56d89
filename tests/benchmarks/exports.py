"""How long a story of 25 exhibits takes as files, each kind against the pictures of the same."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from assessment.checking import check_files
from assessment.definition_files import read_definitions
from assessment.loading import load
from assessment.results import Results, open_results
from assessment.story import Entry, Story
from dashboard.exhibits.catalogue import CATALOGUE
from dashboard.exhibits.reading import Reading
from dashboard.export.files import KINDS
from dashboard.export.made import silent
from dashboard.export.pictures import Pictures
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from dashboard.readout import Readout, readout_of

EXHIBITS = 25
LIMITS = {"pptx": 0.5, "all": 2.0}
"""What a kind may take, as a share of the pictures' time."""
CHOSEN = {"two_groups", "comments"}
"""Exhibits of which nothing is told before something is chosen."""
ALL = ("pptx", "docx", "pdf", "workbook", "images")


def story_of(reading: Reading) -> Story:
    """Each exhibit that needs no choice, then those of single groups until there are enough."""
    plain = [Entry(exhibit=name) for name in CATALOGUE if name not in CHOSEN]
    groups = [f"unit={group.unit}" for group in reading.groups if group.unit and not group.level]
    narrowed = [Entry(exhibit="answers", choices={"group": group}) for group in groups]
    return Story(id="bench", language="en", entries=tuple([*plain, *narrowed][:EXHIBITS]))


def told(results: Results) -> Readout:
    """A readout of 25 exhibits, told once."""
    reading = Reading(results, results.waves[-1], words_in("en"), LIGHT)
    readout = readout_of(reading, story_of(reading))
    if len(readout.told) != EXHIBITS:
        raise LookupError(readout.untold)
    return readout


def seconds(run: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def made(readout: Readout, *kinds: str) -> Callable[[], None]:
    """Make files of these kinds in one call: what one draws, the others have."""

    def make() -> None:
        pictures = Pictures(readout)
        for kind in kinds:
            KINDS[kind].make(readout, None, pictures, silent)

    return make


def measured(sample: Path, questionnaire: Path) -> Iterator[str]:
    """A line a kind of file: its seconds, and its share of the seconds of the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "sample.duckdb"
        definitions = read_definitions(questionnaire, sample / "organisation.toml")
        load(database, check_files(sorted(sample.glob("answers_*.csv")), definitions), definitions)
        with closing(open_results(database)) as results:
            readout = told(results)
            made(readout, "handout")()  # the process that draws has started
            images = seconds(made(readout, "images"))
            yield f"export images, {EXHIBITS} exhibits    {images:6.2f} s"
            for name, kinds in {**{kind: (kind,) for kind in KINDS}, "all": ALL}.items():
                if name != "images":
                    taken = seconds(made(readout, *kinds))
                    limit = f" (limit {LIMITS[name]} x)" if name in LIMITS else ""
                    yield f"export {name:<10} {taken:6.2f} s = {taken / images:.2f} x images{limit}"
