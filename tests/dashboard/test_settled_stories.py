"""What a release holds of a story: headlines that stand, and never the numbers that were."""

from contextlib import closing
from pathlib import Path

import duckdb

from assessment.loading import load
from assessment.publication import publish
from assessment.results import Results, open_release, open_results
from assessment.stories import save_story
from assessment.story import Entry, Headline, Story
from dashboard.exhibits.reading import Reading
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from dashboard.readout import readout_of
from dashboard.settled_stories import settled
from tests.notation import EVERYBODY, Folder, answers

BOARD = Story(id="board", language="en", entries=(Entry(exhibit="coverage"),))


def computed(path: Path) -> str:
    with closing(open_results(path)) as results:
        return readout_of(reading(results), BOARD).told[0].computed


def reading(results: Results) -> Reading:
    return Reading(results, results.waves[-1], words_in("en"), LIGHT)


def worded(path: Path, text: str) -> None:
    own = Headline(text=text, instead_of=computed(path))
    save_story(path, BOARD.settling(lambda _: {"en": own, "xx": own}))


def test_a_headline_that_stands_is_told_in_the_release(small: Folder, tmp_path: Path) -> None:
    path = loaded(small, tmp_path)
    worded(path, "Everybody is in")
    publish(path, tmp_path / "release", settled)
    with closing(open_release(tmp_path / "release")) as release:
        (told,) = readout_of(reading(release), release.stories["board"]).told
    assert told.exhibit.headline == "Everybody is in"
    assert set(told.entry.headlines) == {"en"}
    assert stories_in(tmp_path / "release").count(computed(path)) == 0


def test_a_headline_for_other_numbers_stays_behind_with_these(
    small: Folder, tmp_path: Path
) -> None:
    path = loaded(small, tmp_path)
    worded(path, "Twenty-five are in")
    former = computed(path)
    late = Folder(tmp_path)
    late.write("late.csv", answers(f"late: unit=A level=low {EVERYBODY}"))
    load(path, late.checked("late.csv"), late.definitions)
    assert computed(path) != former
    publish(path, tmp_path / "release", settled)
    left = stories_in(tmp_path / "release")
    assert '"board"' in left
    assert former not in left
    assert "Twenty-five" not in left


def test_without_anybody_to_tell_them_no_headline_leaves(small: Folder, tmp_path: Path) -> None:
    path = loaded(small, tmp_path)
    worded(path, "Everybody is in")
    publish(path, tmp_path / "release")
    assert "Everybody" not in stories_in(tmp_path / "release")


def loaded(small: Folder, folder: Path) -> Path:
    load(folder / "c.duckdb", small.checked("answers.csv"), small.definitions)
    return folder / "c.duckdb"


def stories_in(release: Path) -> str:
    with duckdb.connect(release, read_only=True) as file:
        return "".join(content for _, content in file.execute("FROM stories").fetchall())
