"""A theme opened: its items in full, for everybody by level, and for a group beside everybody."""

import json

import pytest

from assessment.organisation import OVERALL, Group
from dashboard.exhibits.feeling import feeling
from dashboard.exhibits.key_figures import key_figures
from dashboard.exhibits.level_gap import level_gap
from dashboard.exhibits.theme_detail import theme_detail, theme_to_open
from dashboard.exhibits.two_groups import two_groups
from dashboard.i18n import LANGUAGES
from tests.dashboard.conftest import Read

CONNECTIONS = Group(unit="connections")


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_everybody_it_sets_the_ends_of_the_levels_side_by_side(
    read: Read, language: str
) -> None:
    reading = read(language)
    exhibit = theme_detail(reading, "customer_voice", OVERALL)
    means, answers = exhibit.panels
    assert means.chart is not None
    assert answers.chart is not None
    items = {reading.named(one.text) for one in reading.questionnaire.items_of("customer_voice")}
    assert set(exhibit.table[reading.text("table.item")]) == items
    headings = {" ".join(one.split()) for one in means.chart.rows["heading"] if one}
    assert headings == items
    assert means.chart.rows["group"].n_unique() == 2


def test_of_a_group_under_twice_the_smallest_it_shows_means_and_says_why_no_more(
    read: Read,
) -> None:
    exhibit = theme_detail(read(), "customer_voice", CONNECTIONS)
    means, answers = exhibit.panels
    assert means.chart is not None
    assert set(means.chart.rows["group"]) == {"Connections", "All managers"}
    assert answers.chart is None
    assert "from 10 people" in answers.sentence


def test_a_difference_under_the_limit_is_not_headlined(read: Read) -> None:
    reading = read()
    for theme in reading.themes:
        exhibit = theme_detail(reading, theme.id, CONNECTIONS)
        gaps = [float(gap.replace("\u2212", "-")) for gap in exhibit.table["Gap"]]
        calm = "no statement shows a clear difference" in exhibit.headline
        assert calm == (max(map(abs, gaps)) < 1), (theme.id, gaps)


def test_only_a_chart_that_a_theme_is_chosen_on_takes_clicks(read: Read) -> None:
    reading = read()
    for chosen, clickable in ((None, False), ("customer_voice", True)):
        [panel] = level_gap(reading, None, chosen).panels
        assert panel.chart is not None
        assert ('"clicked"' in json.dumps(panel.chart.spec)) == clickable
        assert panel.chart.rows["chosen"].any() == clickable


def test_the_theme_that_is_open_at_first_is_the_one_of_the_headline(read: Read) -> None:
    reading = read()
    names = {theme.id: reading.named(theme.name) for theme in reading.themes}
    assert names[theme_to_open(reading, OVERALL)] in level_gap(reading).headline
    of_unit = two_groups(reading, CONNECTIONS, OVERALL).headline
    assert names[theme_to_open(reading, CONNECTIONS)] in of_unit


def test_the_feeling_of_a_group_is_headlined_with_its_name(read: Read) -> None:
    exhibit = feeling(read(), CONNECTIONS)
    assert exhibit
    assert exhibit.headline.startswith("Connections: ")
    assert exhibit.table["Group"].to_list()[:2] == ["Connections", "All managers"]


def test_key_figures_of_a_group_are_its_own(read: Read) -> None:
    exhibit = key_figures(read(), CONNECTIONS)
    assert exhibit.headline.startswith("Connections: ")
    assert "Self-rating, mean" in exhibit.table["Figure"].to_list()
    assert exhibit.figures[-1].label == "Largest difference from all managers"
