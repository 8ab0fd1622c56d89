"""Slides: as high as the screen leaves room for, whatever is written above and below the charts."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assessment.organisation import OVERALL
from dashboard.exhibits.answers import answers
from dashboard.exhibits.blind_spots import blind_spots
from dashboard.exhibits.catalogue import SLIDE_ROWS
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.level_gap import level_gap
from dashboard.i18n import LANGUAGES
from dashboard.meeting import slides
from dashboard.readout import IN_THE_ROOM, readout_of, usual_story
from dashboard.slide import GAP, GUTTER, HEADLINE, HEIGHT, TEXT, WIDTH, sized
from tests.dashboard.conftest import Read
from tests.small import people, scored


def heights(exhibit: Exhibit) -> list[int]:
    return [panel.chart.spec["height"] for panel in exhibit.panels if panel.chart]


def slide(read: Read, name: str, language: str = "en") -> Exhibit:
    reading = read(language)
    return slides(readout_of(reading, usual_story(reading)))[name]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", IN_THE_ROOM)
def test_every_slide_of_the_sample_leaves_its_charts_over_half_of_the_height(
    read: Read, name: str, language: str
) -> None:
    exhibit = slide(read, name, language)
    assert min(heights(exhibit)) > HEIGHT / 2
    assert all(panel.chart for panel in exhibit.panels)


def test_each_line_of_text_takes_its_height_from_the_chart(read: Read) -> None:
    exhibit = slide(read, "level_gap")
    one_line = replace(exhibit, headline="One line", base="One line", protected=())
    [alone] = heights(sized(one_line))
    assert alone == HEIGHT - HEADLINE[1] - TEXT[1] - 2 * GAP
    [noted] = heights(sized(replace(one_line, protected=("One line",))))
    assert noted == alone - TEXT[1] - GAP
    [long] = heights(sized(replace(one_line, base="word " * 60)))
    assert long == alone - 2 * TEXT[1]


def test_several_charts_share_the_width_and_a_sentence_stays_on_the_page(read: Read) -> None:
    exhibit = slide(read, "ownership")
    assert [panel.chart.spec["width"] for panel in exhibit.panels if panel.chart] == [
        (WIDTH - GUTTER) // 2
    ] * 2
    assert "top managers 5 of 9" in exhibit.headline


def test_a_slide_has_no_more_rows_than_can_be_read(read: Read) -> None:
    for name in ("level_gap", "answers", "measures_in_use"):
        [panel] = slide(read, name).panels
        assert panel.chart is not None
        assert panel.chart.rows["row"].n_unique() == SLIDE_ROWS


def test_the_measure_that_the_headline_names_is_on_the_slide(read: Read) -> None:
    exhibit = slide(read, "measures_in_use")
    [panel] = exhibit.panels
    assert panel.chart is not None
    named = exhibit.headline.split("“")[1].split("”")[0]
    assert named in panel.chart.rows["heading"].to_list()


@pytest.mark.parametrize("most", [1, 2, 3])
def test_however_few_rows_are_kept_the_headline_stays_that_of_the_page(
    read: Read, most: int
) -> None:
    reading = read()
    kept = level_gap(reading, most)
    assert kept.headline == level_gap(reading).headline
    assert len(kept.table) == most
    named = answers(reading, OVERALL, 2 * most)
    assert named.headline == answers(reading, OVERALL).headline
    assert len(named.table) == 2 * most
    assert blind_spots(reading, most).headline == blind_spots(reading).headline


def test_a_clear_gap_behind_wider_ones_that_are_not_is_on_the_slide_and_in_its_headline(
    read: Read, tmp_path: Path
) -> None:
    # Few top managers, far apart among themselves on theme 2, of one mind on theme 1.
    top = [
        f"t{n}: a.top s1=8 d1=8 x1={x} x2={x} x3={x}" for n, x in enumerate((1, 10, 10, 10, 10, 10))
    ]
    first = people(30, "f: b.first s1=6 d1=6 x1=6 x2=6 x3=6")
    with closing(scored(tmp_path, *top, *first)) as results:
        reading = read(results=results)
        whole, kept = level_gap(reading), level_gap(reading, 1)
        sure = dict(zip(whole.table["Theme"], whole.table["Certainty"], strict=True))
        assert sure == {"Theme 1": "clear", "Theme 2": "not distinct"}
        assert kept.headline == whole.headline
        assert kept.table["Theme"].to_list() == ["Theme 1"]
