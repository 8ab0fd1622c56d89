"""Stories are saved in the assessment file, beside the answers and apart from them."""

from contextlib import closing
from pathlib import Path
from shutil import copy

from assessment.loading import undo
from assessment.results import open_results
from assessment.stories import remove_story, save_story
from assessment.story import Entry, Story
from tests.notation import Folder


def test_a_story_is_saved_replaced_and_removed_by_its_name(small: Folder, tmp_path: Path) -> None:
    path = Path(copy(small / "small.duckdb", tmp_path / "own.duckdb"))
    copy(small / "small.duckdb.key", tmp_path / "own.duckdb.key")
    first = Story(id="Juhtkond", language="et", entries=(Entry(exhibit="coverage"),))
    second = first.model_copy(update={"language": "fi"})
    save_story(path, first)
    save_story(path, first.model_copy(update={"id": "readout"}))
    save_story(path, second)
    with closing(open_results(path)) as results:
        assert results.stories["Juhtkond"] == second
        assert list(results.stories) == ["Juhtkond", "readout"]
        version = results.data_version
    remove_story(path, "Juhtkond")
    undo(path, 1)
    with closing(open_results(path)) as results:
        assert list(results.stories) == ["readout"]
        assert results.data_version != version


def test_a_story_changes_nothing_about_the_version_of_the_data(
    small: Folder, tmp_path: Path
) -> None:
    path = Path(copy(small / "small.duckdb", tmp_path / "own.duckdb"))
    copy(small / "small.duckdb.key", tmp_path / "own.duckdb.key")
    with closing(open_results(path)) as results:
        version = results.data_version
    save_story(path, Story(id="readout", language="en", entries=()))
    with closing(open_results(path)) as results:
        assert results.data_version == version
