"""Whoever keeps every release can work nobody out: load, correct, move, erase, release, again."""

from hypothesis import Phase, settings

from tests.hostile.releases import Releases, walk

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
    assert history.given_away_by(history.alone)
    assert not history.given_away_by(history.released)
