"""What all levels rate well: never a theme on which two of them are apart."""

from contextlib import closing
from pathlib import Path

from dashboard.exhibits.strengths import strengths
from tests.dashboard.conftest import Read
from tests.small import people, scored

ALIKE = "s1=9 d1=9 x1=3 x2=3 x3=3"
CLOSE = (*people(12, f"t: a.top {ALIKE}"), *people(30, f"f: b.first {ALIKE}"))


def test_the_highest_theme_that_levels_see_alike_is_headlined(read: Read, tmp_path: Path) -> None:
    with closing(scored(tmp_path, *CLOSE)) as results:
        exhibit = strengths(read(results=results))
    assert exhibit.headline.startswith("All levels rate this well: Theme 1 (")
    assert exhibit.table["Theme"].to_list() == ["Theme 1", "Theme 2"]
    assert exhibit.is_drawn


def test_a_theme_on_which_levels_are_apart_is_none_however_high(read: Read, tmp_path: Path) -> None:
    top = people(12, "t: a.top s1=10 d1=9 x1=6 x2=6 x3=6")
    first = people(30, "f: b.first s1=7 d1=7 x1=6 x2=6 x3=6")
    with closing(scored(tmp_path, *top, *first)) as results:
        exhibit = strengths(read(results=results))
    assert exhibit.headline.startswith("Levels see this alike, and highest: Theme 2 (6.0")
    assert exhibit.table["Theme"].to_list() == ["Theme 2"]


def test_where_levels_are_apart_on_all_there_is_nothing_to_draw(read: Read, tmp_path: Path) -> None:
    top = people(12, "t: a.top s1=10 d1=9 x1=9 x2=9 x3=9")
    first = people(30, "f: b.first s1=3 d1=3 x1=3 x2=3 x3=3")
    with closing(scored(tmp_path, *top, *first)) as results:
        exhibit = strengths(read(results=results))
    assert exhibit.headline == "There is no theme that all levels see alike"
    assert not exhibit.is_drawn


def test_one_level_alone_has_nothing_in_common_with_others(read: Read, tmp_path: Path) -> None:
    with closing(scored(tmp_path, *people(12, "f: b.first s1=9 d1=9 x1=9 x2=9 x3=9"))) as results:
        assert not strengths(read(results=results)).is_drawn
