"""Exhibits over the sample: one message, its number in the table, nothing protected in the rows."""

from collections.abc import Callable
from dataclasses import replace

import altair as alt
import pytest

from assessment.organisation import OVERALL, Group
from dashboard.charts.slope import apart
from dashboard.exhibits.agreement import agreement
from dashboard.exhibits.answers import answers
from dashboard.exhibits.blind_spots import blind_spots
from dashboard.exhibits.coverage import coverage
from dashboard.exhibits.exhibit import ALT_LIMIT, Exhibit
from dashboard.exhibits.feeling import feeling
from dashboard.exhibits.fixed_gaps import fixed_gaps
from dashboard.exhibits.foundations import accountable, foundations
from dashboard.exhibits.gap_list import KINDS, pairs_shown
from dashboard.exhibits.key_figures import key_figures
from dashboard.exhibits.level_gap import level_gap
from dashboard.exhibits.measures_in_use import measures_in_use
from dashboard.exhibits.ownership import own_desk, ownership
from dashboard.exhibits.passive import passive
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.say_do import say_do
from dashboard.exhibits.two_groups import two_groups, unit_detail
from dashboard.exhibits.units import units
from dashboard.exhibits.waves import waves
from dashboard.i18n import LANGUAGES
from tests.dashboard.conftest import Read

BUILDERS: dict[str, Callable[[Reading], Exhibit | None]] = {
    "key figures": key_figures,
    "level gap": level_gap,
    "two groups": lambda here: two_groups(here, Group(level="top"), Group(level="middle")),
    "unit detail": lambda here: unit_detail(here, "customer_service"),
    **{
        f"gaps: {kind}": lambda here, kind=kind: fixed_gaps(
            here, kind, next(iter(pairs_shown(here, kind)), None)
        )
        for kind in KINDS
    },
    "blind spots": blind_spots,
    "say do": lambda here: say_do(here, OVERALL),
    "answers": lambda here: answers(here, OVERALL),
    "agreement": lambda here: agreement(here, OVERALL),
    "waves": lambda here: waves(here, "index"),
    "a theme's waves": lambda here: waves(here, "good_practice"),
    "feeling": feeling,
    "coverage": coverage,
    "measures in use": measures_in_use,
    "units": lambda here: units(here, "customer_service"),
    "ownership": ownership,
    "own desk": own_desk,
    "passive": passive,
    "accountable": accountable,
    "foundations": foundations,
}


def built(name: str, reading: Reading) -> Exhibit:
    exhibit = BUILDERS[name](reading)
    assert exhibit is not None
    return exhibit


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BUILDERS)
def test_every_exhibit_has_all_its_parts(read: Read, name: str, language: str) -> None:
    exhibit = built(name, read(language))
    assert exhibit.headline
    assert exhibit.base
    assert exhibit.footnotes
    assert all(exhibit.footnotes)
    assert exhibit.table.height
    assert exhibit.panels or exhibit.figures
    for panel in exhibit.panels:
        assert panel.sentence or panel.chart
        if panel.chart:
            assert 0 < len(panel.chart.alt) <= ALT_LIMIT
            assert panel.chart.rows.height


@pytest.mark.parametrize("name", BUILDERS)
def test_every_chart_is_valid_vega_lite(read: Read, name: str) -> None:
    for panel in built(name, read()).panels:
        if panel.chart:
            alt.Chart.from_dict(panel.chart.spec)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BUILDERS)
def test_every_number_of_a_chart_is_written_for_the_reader(
    read: Read, name: str, language: str
) -> None:
    exhibit = built(name, read(language))
    wrong = "." if language != "en" else ","
    texts = [text for column in exhibit.table for text in column]
    for panel in exhibit.panels:
        if panel.chart:
            rows = panel.chart.rows
            labels = [one for one in ("label", "gap") if one in rows.columns]
            texts += [text for label in labels for text in rows[label]]
    numbers = [text for text in texts if text[-1:].isdigit() and len(text) < 8]
    assert not [number for number in numbers if wrong in number]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_of_the_level_gap_is_the_largest_gap_of_the_table(
    read: Read, language: str
) -> None:
    exhibit = level_gap(read(language))
    theme, gap = exhibit.table.row(0)[0], exhibit.table[read(language).text("table.gap")][0]
    assert gap in exhibit.headline
    assert theme in exhibit.headline
    assert "2" in gap


def test_level_gap_rows_stand_on_the_shown_means(read: Read) -> None:
    here = read()
    exhibit = level_gap(here)
    assert exhibit.panels[0].chart is not None
    rows = exhibit.panels[0].chart.rows
    assert rows.height == 3 * len(here.themes)
    first = rows.filter(rows["row"] == 0)
    assert first["value"].max() == pytest.approx(first["high"].max())
    assert first["value"].min() == pytest.approx(first["low"].max())


def test_headlines_never_call_opinion_fact_or_a_unit_the_worst(read: Read) -> None:
    names = {"Customer service", "Connections", "Information technology"}
    headline = units(read(), None).headline
    assert not [name for name in names if name in headline]


def test_protected_units_have_a_name_and_no_number(read: Read) -> None:
    here = read()
    hidden = {
        here.group_name(group)
        for group in here.results.protected(here.wave)
        if group.unit and not group.level
    }
    assert hidden
    exhibit = units(here, None)
    chart = exhibit.panels[0].chart
    assert chart is not None
    rows = chart.rows.filter(chart.rows["unit"].is_in(sorted(hidden)))
    assert rows.height == len(hidden) * len(here.themes)
    assert set(rows["label"]) == {""}
    assert rows["hatched"].all()
    assert rows["step"].null_count() == rows.height
    assert all(name in exhibit.notes[-1] for name in hidden)


def test_a_small_group_says_how_many_of_how_many_instead_of_bars(read: Read) -> None:
    exhibit = built("ownership", read())
    top = exhibit.panels[0]
    assert top.chart is None
    assert top.sentence == "5 of 9 say “every manager's”"
    assert [column for column in exhibit.table["Top managers"] if column] == ["5 of 9"]


def test_the_largest_group_has_a_bar_for_each_answer(read: Read) -> None:
    chart = built("ownership", read("et")).panels[-1].chart
    assert chart is not None
    assert chart.rows["heading"].to_list()[0] == "iga juhi"
    assert chart.rows["role"].to_list() == [
        "headline",
        *["other"] * 4,
        *["open"] * 2,
    ]


def test_stacked_bars_end_at_the_edge(read: Read) -> None:
    for name in ("foundations", "accountable"):
        chart = built(name, read()).panels[0].chart
        assert chart is not None
        ends = chart.rows.group_by("row").max()["end"]
        assert all(end == pytest.approx(100) for end in ends)


def test_key_figures_put_the_reference_beside_the_self_rating_with_its_caption(read: Read) -> None:
    figures = key_figures(read("fi")).figures
    rating = figures[2]
    assert rating.parts == (("Vertailuksi", "16\u00a0%"),)
    assert "otos" in rating.caption


def test_one_group_against_itself_is_asked_for_another(read: Read) -> None:
    top = Group(level="top")
    exhibit = two_groups(read(), top, top)
    assert exhibit.headline == "Choose two different groups"
    assert exhibit.panels == ()


def test_the_groups_of_a_comparison_can_be_turned_round(read: Read) -> None:
    top, middle = Group(level="top"), Group(level="middle")
    there, back = two_groups(read(), top, middle), two_groups(read(), middle, top)
    assert "+2.3" in there.headline
    assert "\u22122.3" in back.headline


def test_unit_detail_is_calm_where_the_unit_sees_it_as_all_do(read: Read) -> None:
    assert "much as all managers" in unit_detail(read(), "customer_service").headline


def test_the_blocks_of_answers_begin_at_a_common_line_and_end_with_their_shares(
    read: Read,
) -> None:
    chart = answers(read(), OVERALL).panels[0].chart
    assert chart is not None
    first = chart.rows.filter(row=0)
    assert first["begin"].to_list()[:2] == [0, 0]
    assert [abs(end) for end in first["end"].to_list()[:2]] == [72, 7]
    assert (first["before"][0], first["after"].to_list()[1:]) == ("72%", ["7%", "21%"])


def test_a_group_of_fewer_than_twice_the_smallest_has_a_sentence_instead_of_blocks(
    read: Read,
) -> None:
    for exhibit in (answers, agreement):
        of_top = exhibit(read(), Group(level="top"))
        assert of_top.panels[0].chart is None
        assert "from 10 people" in of_top.panels[0].sentence
        assert of_top.table.is_empty()


def test_words_and_deeds_stand_out_where_they_are_furthest_apart(read: Read) -> None:
    exhibit = say_do(read(), OVERALL)
    assert exhibit is not None
    assert "Customer-centric leadership, +2.3 points (6.9 and 4.6)" in exhibit.headline
    chart = exhibit.panels[0].chart
    assert chart is not None
    assert len([end for end in chart.rows["end"] if end]) == 3


def test_waves_say_how_the_gap_between_the_levels_changed(read: Read) -> None:
    exhibit = waves(read(), "index")
    assert exhibit is not None
    assert exhibit.headline == "Index: the gap between levels is as it was, +1.5 then and +1.4 now"
    assert exhibit.table["Level"].to_list()[0] == "Top managers"


def test_groups_where_few_answered_are_marked(read: Read) -> None:
    of_2025 = coverage(replace(read(), wave="2025"))
    assert of_2025 is not None
    chart = of_2025.panels[0].chart
    assert chart is not None
    marked = chart.rows.filter(role="open")
    assert (marked["share"] < 60).all()
    assert (chart.rows.filter(role="other")["share"] >= 60).all()


def test_texts_that_stand_too_close_give_way_by_half() -> None:
    places = apart({"a": 6.0, "b": 6.0, "c": 7.5}, 0.2)
    assert places == pytest.approx({"a": 5.9, "b": 6.1, "c": 7.5})
