"""Whoever keeps every release can work nobody out: load, correct, move, erase, release, again."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from assessment.loading import load
from assessment.results import open_results
from tests.hostile.releases import Releases, walk
from tests.hostile.words import Writers, headlines_of_other_numbers, word
from tests.notation import Folder

ReleasesTest = Releases.TestCase
ReleasesTest.settings = settings(
    max_examples=2,
    stateful_step_count=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),  # each step loads a file: shrinking would take an hour
)


def test_whoever_keeps_every_release_works_nobody_out() -> None:
    """And would, were each edition planned by itself."""
    history = walk(15, steps=8)
    assert history.editions > 1
    assert history.kept
    assert history.headlines
    assert not history.words_give_away
    assert history.given_away_by(history.alone)
    assert not history.given_away_by(history.released)


def test_a_comment_of_one_of_a_few_left_is_worked_out() -> None:
    first = [f"first {n}" for n in range(10)]
    late = [f"late {n}" for n in range(12)]
    writers = Writers(10)
    writers.add(first, [], {"first 0": 10}, is_kept=False)
    writers.add([*first, *late], [], {"first 0": 22, "late 0": 22}, is_kept=False)
    assert writers.worked_out() == {}
    writers.add([*first[:4], *late], [], {"first 0": 16, "late 0": 16}, is_kept=False)
    assert writers.worked_out() == {"first 0": 4}


def test_a_comment_that_should_wait_is_seen_by_how_many_wrote() -> None:
    first = [f"first {n}" for n in range(10)]
    writers = Writers(10)
    writers.add(first, ["unstated"], {"first 0": 10}, is_kept=False)
    writers.add(first, ["unstated"], {"first 0": 10}, is_kept=True)
    assert writers.worked_out() == {}
    with pytest.raises(AssertionError, match=r"11 wrote, by the rule \[10, 10\]"):
        writers.add(first, ["unstated"], {"first 0": 11, "unstated": 11}, is_kept=False)


def test_a_headline_for_former_numbers_is_found(small: Folder, tmp_path: Path) -> None:
    path = tmp_path / "c.duckdb"
    load(path, small.checked("answers.csv"), small.definitions)
    computed = word(path, "own")
    assert computed
    with closing(open_results(path)) as results:
        assert list(headlines_of_other_numbers(results, {"own": computed})) == [computed]
