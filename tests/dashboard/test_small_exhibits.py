"""Exhibits over a small organisation, made for the case: alike, few, protected, not asked."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assessment.organisation import OVERALL, Group
from assessment.results import Results
from dashboard.exhibits.foundations import accountable, foundations
from dashboard.exhibits.key_figures import key_figures
from dashboard.exhibits.level_gap import level_gap
from dashboard.exhibits.method import sections
from dashboard.exhibits.ownership import own_desk, ownership
from dashboard.exhibits.reading import inside
from dashboard.exhibits.theme_detail import theme_detail
from dashboard.exhibits.units import units
from tests.dashboard.conftest import Read
from tests.small import people, scored

Scored = Callable[..., Results]
EVEN = "s1=7 d1=7 x1=7 x2=7 x3=7 felt=7 own_desk=7 own_talk=7"


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Scored]:
    """Loads rows and shows their results; closes them after the test."""
    opened: list[Results] = []

    def load(*rows: str) -> Results:
        opened.append(scored(tmp_path, *rows))
        return opened[-1]

    yield load
    for results in opened:
        results.close()


def test_levels_that_rate_alike_get_the_calm_headline(read: Read, shown: Scored) -> None:
    results = shown(
        *people(6, f"t: a.top {EVEN}"),
        *people(5, f"f: b.first {EVEN}"),
        *people(1, f"g: b.first {EVEN.replace('s1=7', 's1=1')}"),
    )
    headline = level_gap(read(results=results)).headline
    assert headline == "No clear gap: the largest difference is +0.5 points (top; first line)"


def test_a_reversed_gap_is_headlined_with_its_minus(read: Read, shown: Scored) -> None:
    low = EVEN.replace("x1=7 x2=7 x3=7", "x1=4 x2=4 x3=4")
    results = shown(*people(6, f"t: a.top {low}"), *people(6, f"f: b.first {EVEN}"))
    headline = level_gap(read("et", results=results)).headline
    assert headline.startswith("Suurim selge lõhe \u22123,0 palli: Theme 2 (")


def test_a_single_shown_level_has_no_gap_and_says_which_is_protected(
    read: Read, shown: Scored
) -> None:
    results = shown(*people(3, f"t: a.top {EVEN}"), *people(8, f"f: b.first {EVEN}"))
    exhibit = level_gap(read(results=results))
    assert "can't be shown" in exhibit.headline
    assert exhibit.panels == ()
    assert "Top" in exhibit.notes[-1]


def test_a_theme_of_a_single_shown_level_is_told_by_its_answers(read: Read, shown: Scored) -> None:
    results = shown(*people(12, f"f: b.first {EVEN}"))
    exhibit = theme_detail(read(results=results), "t1", OVERALL)
    assert "can’t be compared" in exhibit.headline
    [answered] = exhibit.panels
    assert answered.chart is not None
    assert exhibit.table.columns[0] == "Statement"
    assert len(exhibit.table) == answered.chart.rows["row"].n_unique()


def test_of_few_people_a_theme_shows_neither_means_by_level_nor_answers(
    read: Read, shown: Scored
) -> None:
    results = shown(*people(6, f"f: b.first {EVEN}"))
    exhibit = theme_detail(read(results=results), "t1", OVERALL)
    assert [panel.chart for panel in exhibit.panels] == [None]
    assert exhibit.table.is_empty()


def test_units_that_rate_alike_get_the_calm_headline(read: Read, shown: Scored) -> None:
    results = shown(*people(6, f"t: a.top {EVEN}"), *people(6, f"f: b.first {EVEN}"))
    assert units(read(results=results), "a").headline.startswith("Units see this alike")


def test_a_difference_of_exactly_one_point_is_called_one_for_units_as_for_levels(
    read: Read, shown: Scored
) -> None:
    def mean(low: int, upper: int, who: str) -> tuple[str, ...]:
        four, six = (
            EVEN.replace("x1=7 x2=7 x3=7", f"x1={x} x2={x} x3={x}") for x in (low, low + 1)
        )
        return (
            *people(10 - upper, f"l{who}: {who} {four}"),
            *people(upper, f"u{who}: {who} {six}"),
        )

    results = shown(*mean(4, 6, "a.top"), *mean(3, 6, "b.first"))  # 4.6 and 3.6
    assert units(read(results=results), None).headline.endswith("Theme 2 (3.6–4.6)")
    assert not units(read(results=results), None).headline.startswith("Units see this alike")
    assert level_gap(read(results=results)).headline.startswith("Largest clear gap +1.0 points")


def test_who_answered_is_told_even_where_nobody_could_rate_a_theme(
    read: Read, shown: Scored
) -> None:
    results = shown(*people(12, "r: a.top s1=? d1=? felt=7"))
    exhibit = key_figures(read(results=results))
    assert (exhibit.figures[0].label, exhibit.figures[0].value) == ("Answered", "12")
    assert exhibit.base.startswith("All managers, n\xa0=\xa012. ")


def test_one_shown_level_is_not_said_to_answer_like_others(read: Read, shown: Scored) -> None:
    results = shown(*people(12, f"f: b.first {EVEN} owner=some"))
    exhibit = ownership(read(results=results))
    assert exhibit is not None
    assert exhibit.headline.endswith("“all”: first line ≤\xa09% (0–1 of 12)")


def test_more_answers_than_invited_are_no_share_of_them(read: Read, tmp_path: Path) -> None:
    rows = (*people(7, f"t: a.top {EVEN}"), *people(6, f"f: b.first {EVEN}"))
    with closing(scored(tmp_path, *rows, roster="w1,a,top,6\nw1,b,first,9\n")) as results:
        figure = key_figures(read(results=results)).figures[0]
    assert (figure.value, figure.parts) == (
        "13 of 15",
        (("Top", "7 (6 invited)"), ("First line", "6 of 9")),
    )


def test_the_base_line_tells_from_how_many_to_how_many_are_counted(
    read: Read, shown: Scored
) -> None:
    unsure = EVEN.replace("x1=7 x2=7 x3=7", "x1=? x2=? x3=?")
    results = shown(
        *people(5, f"t: a.top {EVEN}"), f"u: a.top {unsure}", *people(6, f"f: b.first {EVEN}")
    )
    base = level_gap(read(results=results)).base
    assert base.startswith("Top, n\xa0=\xa05–6; First line, n\xa0=\xa06. ")


def test_units_too_few_to_compare_say_so(read: Read, shown: Scored) -> None:
    results = shown(*people(6, f"t: a.top {EVEN}"))
    assert "fewer than two units" in units(read(results=results), None).headline


def test_levels_that_answer_alike_get_the_calm_ownership_headline(
    read: Read, shown: Scored
) -> None:
    answer = f"{EVEN} owner=all"
    other = f"{EVEN} owner=some"
    results = shown(
        *people(5, f"t: a.top {answer}"),
        *people(5, f"u: a.top {other}"),
        *people(6, f"f: b.first {answer}"),
        *people(6, f"g: b.first {other}"),
    )
    exhibit = ownership(read(results=results))
    assert exhibit is not None
    assert exhibit.headline.endswith("Levels answer alike: “all” 50%")
    assert [panel.chart is not None for panel in exhibit.panels] == [True, True]


def test_near_unanimity_is_told_as_a_bound(read: Read, shown: Scored) -> None:
    results = shown(
        *people(6, f"t: a.top {EVEN} owner=all"),
        *people(6, f"f: b.first {EVEN} owner=some"),
    )
    exhibit = ownership(read(results=results))
    assert exhibit is not None
    assert exhibit.panels[0].sentence == "5–6 of 6 say “all”"
    assert exhibit.panels[1].sentence == "0–1 of 6 say “all”"


def test_an_unasked_question_has_no_exhibit(read: Read, shown: Scored) -> None:
    here = read(results=shown(*people(6, f"t: a.top {EVEN}")))
    assert foundations(here) is None
    assert accountable(here) is None


def test_nothing_shown_is_said_without_a_number(read: Read, shown: Scored) -> None:
    here = read(results=shown(*people(3, f"t: a.top {EVEN}")))
    assert key_figures(here).headline == "This result is not shown: the group is protected"
    desk = own_desk(here)
    assert desk is not None
    assert desk.headline == "This result is not shown: the group is protected"


def test_without_a_roster_only_those_who_answered_are_counted(read: Read, shown: Scored) -> None:
    results = shown(*people(6, f"t: a.top {EVEN}"))
    figure = key_figures(read(results=results)).figures[0]
    assert (figure.label, figure.value) == ("Answered", "6")


def test_a_theme_protected_in_a_shown_group_is_named_in_the_notes(
    read: Read, shown: Scored
) -> None:
    skipped = EVEN.replace("s1=7 d1=7", "s1=? d1=?")
    results = shown(
        *people(3, f"t: a.top {EVEN}"),
        *people(4, f"u: a.top {skipped}"),
        *people(8, f"f: b.first {EVEN}"),
    )
    assert "Top – Theme 1" in level_gap(read(results=results)).notes[-1]
    assert "A (1 theme)" in units(read(results=results), "a").notes[-1]


def test_the_method_names_what_is_protected(read: Read, shown: Scored) -> None:
    results = shown(*people(3, f"t: a.top {EVEN}"), *people(8, f"f: b.first {EVEN}"))
    told = {one.heading: one.paragraphs for one in sections(read(results=results))}
    said = told["What is protected, and why"][-1]
    assert said.startswith("Protected in this wave: ")
    assert "Top" in said


def test_groups_crossed_by_level_are_named_by_both(read: Read, shown: Scored) -> None:
    here = read(results=shown(*people(6, f"t: a.top {EVEN}")))
    assert here.group_name(Group(unit="a", level="top")) == "A · Top"


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Top managers", "top managers"),
        ("First-line managers", "first-line managers"),
        ("IT", "IT"),
    ],
)
def test_common_nouns_lose_their_capital_inside_a_sentence(name: str, within: str) -> None:
    assert inside(name) == within
