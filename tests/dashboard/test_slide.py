"""Slides: as high as the screen leaves room for, whatever is written above and below the charts."""

from dataclasses import replace

import pytest

from dashboard.exhibits.exhibit import Exhibit
from dashboard.i18n import LANGUAGES
from dashboard.meeting import MOST, SLIDES, on_slide
from dashboard.slide import GAP, GUTTER, HEADLINE, HEIGHT, TEXT, WIDTH, sized
from tests.dashboard.conftest import Read


def heights(exhibit: Exhibit) -> list[int]:
    return [panel.chart.spec["height"] for panel in exhibit.panels if panel.chart]


def slide(read: Read, name: str, language: str = "en") -> Exhibit:
    exhibit = on_slide(read(language), name)
    assert exhibit is not None
    return exhibit


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SLIDES)
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
        assert panel.chart.rows["row"].n_unique() == MOST


def test_the_measure_that_the_headline_names_is_on_the_slide(read: Read) -> None:
    exhibit = slide(read, "measures_in_use")
    [panel] = exhibit.panels
    assert panel.chart is not None
    named = exhibit.headline.split("“")[1].split("”")[0]
    assert named in panel.chart.rows["heading"].to_list()
