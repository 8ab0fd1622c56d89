"""What the report says in each format: chapters, figures and tables, what is protected."""

from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from assessment.results import open_results
from assessment.story import Entry, Story
from dashboard.exhibits.reading import Reading
from dashboard.export.report.columns import columns_of
from dashboard.export.report.contents import contents_of
from dashboard.export.report.protection import protection_of
from dashboard.export.report.signs import drawable
from dashboard.i18n import LANGUAGES, words_in
from dashboard.look import LIGHT
from dashboard.readout import Readout, readout_of, usual_story
from dashboard.typeface import SEMIBOLD, width_of
from tests.dashboard.test_any_page import CASES
from tests.export.conftest import Tell
from tests.small import loaded


def story_of(*entries: Entry) -> Story:
    return Story(id="x", language="en", entries=entries)


def test_a_story_of_a_pillar_and_a_theme_has_them_in_the_chapter_of_the_pillar(tell: Tell) -> None:
    pillar = Entry(exhibit="level_gap", choices={"pillar": "employee_experience"})
    theme = Entry(exhibit="theme_detail", choices={"theme": "own_part"})
    contents = contents_of(tell("en", story_of(theme, Entry(exhibit="coverage"), pillar)))
    keys = {chapter.title: [one.told.key for one in chapter.shown] for chapter in contents.chapters}
    assert keys["The whole picture"] == ["coverage"]
    assert keys["Employee experience"] == [theme.key, pillar.key]
    assert keys["Strategic focus"] == ["level_gap|pillar:strategic_focus"]
    assert [one.told.key for one in contents.summary] == [theme.key, "coverage", pillar.key]


def test_figures_and_tables_are_counted_through_the_report(tell: Tell, every_story: Story) -> None:
    shown = contents_of(tell("en", every_story)).shown
    assert [one.figure for one in shown] == [f"Figure {n + 1}" for n in range(len(shown))]
    tables = count(1)
    for one in shown:
        assert one.table == (f"Table {next(tables)}" if one.told.exhibit.table.height else "")


def test_an_exhibit_without_numbers_has_no_table(tell: Tell) -> None:
    readout = tell()
    first, second, *_ = readout.told
    empty = replace(first, exhibit=replace(first.exhibit, table=first.exhibit.table.clear()))
    shown = contents_of(replace(readout, told=(empty, second))).shown
    assert [(one.figure, one.table) for one in shown[:2]] == [
        ("Figure 1", ""),
        ("Figure 2", "Table 1"),
    ]


def test_a_chapter_of_a_pillar_names_its_themes_and_the_ends_of_their_means(tell: Tell) -> None:
    readout = tell("fi")
    said = {chapter.title: chapter.said for chapter in contents_of(readout).chapters}
    assert said["Kokonaiskuva"] == ""
    assert "Tällä painopistealueella on 5 teemaa: Asiakkaan ääni, " in said["Asiakaskokemus"]
    means = means_of(readout)
    for pillar in readout.reading.questionnaire.pillars:
        themes = readout.reading.questionnaire.themes_of(pillar.id)
        values = {means[readout.reading.named(theme.name)] for theme in themes}
        of_pillar = said[readout.reading.named(pillar.name)]
        assert f"korkein {max(values)} (" in of_pillar
        assert f"matalin {min(values)} (" in of_pillar


def test_a_pillar_of_one_theme_has_no_ends(tmp_path: Path) -> None:
    with closing(open_results(loaded(tmp_path, CASES["two waves"][0]))) as results:
        reading = Reading(results, results.waves[-1], words_in("en"), LIGHT)
        contents = contents_of(readout_of(reading, usual_story(reading)))
    said = {chapter.title: chapter.said for chapter in contents.chapters}
    assert said["Pillar 1"] == "This pillar has 1 theme: Theme 1."


def means_of(readout: Readout) -> dict[str, str]:
    """By theme the means as the exhibit of the answers has them; all of them have one digit."""
    table = next(told for told in readout.told if told.key == "answers").exhibit.table
    return dict(zip(table["Teema"], table["Keskiarvo"], strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_protected_is_said_of_the_exhibits_and_of_the_wave(
    tell: Tell, every_story: Story, language: str
) -> None:
    readout = tell(language, every_story)
    protection = protection_of(readout)
    notes = {note for told in readout.told for note in told.exhibit.protected}
    assert notes
    assert all(any(note in line for line in protection.here.paragraphs) for note in notes)
    text = readout.words.text
    headings = [section.heading for section in protection.sections]
    assert headings == [text(f"method.{name}.head") for name in ("protected", "threshold", "trust")]
    said = " ".join(line for section in protection.sections for line in section.paragraphs)
    smallest = readout.reading.results.organisation.smallest_group
    assert readout.words.integer(smallest) in said
    assert {one.heading for one in contents_of(readout).method}.isdisjoint(headings)


def test_a_story_with_nothing_protected_says_so(tell: Tell) -> None:
    protection = protection_of(tell("en", story_of(Entry(exhibit="foundations"))))
    assert protection.here.paragraphs == ("Nothing in these exhibits is protected.",)


def test_a_table_with_room_has_no_word_broken() -> None:
    head, rows = ["Theme", "Mean"], [["A long name of a theme", "6.2"], ["B", "protected"]]
    columns = columns_of(head, rows, 400)
    assert columns.size == 8.5
    assert columns.turned == 0
    assert columns.aside == (False, True)
    assert columns.widths[0] > width_of(rows[0][0], 8.5)
    assert sum(columns.widths) < 400


def test_a_long_text_gets_the_room_that_short_ones_leave() -> None:
    text = "a statement of many words " * 8
    columns = columns_of(["Item", "Id"], [[text, "item_one"]] * 4, 300)
    assert sum(columns.widths) == pytest.approx(300, abs=0.1)
    assert columns.widths[1] >= width_of("item_one", 8.5)
    assert columns.widths[0] > 200


def test_heads_without_room_side_by_side_are_set_upright() -> None:
    head = ["Unit", *[f"Customerexperience improvement {n}" for n in range(16)]]
    columns = columns_of(head, [["Sales", *["protected"] * 15, "7.1"]], 740)
    assert columns.turned > 100
    assert columns.size >= 8
    assert not columns.broken
    assert min(columns.widths) >= min(width_of("7.1", 8), width_of("Sales", 8))
    assert sum(columns.widths) <= 740.1


def test_a_table_that_nothing_helps_is_made_narrower_and_says_so() -> None:
    columns = columns_of([f"Head {n}" for n in range(80)], [["protected"] * 80], 500)
    assert columns.broken
    assert sum(columns.widths) == pytest.approx(500, abs=0.1)
    assert width_of("protected", 8, SEMIBOLD) > columns.widths[1]


def test_signs_that_the_typeface_lacks_are_boxes_and_all_others_stay() -> None:
    kept = "õÄ ≥ − “x” Привет a\u00adb\u200b\u0085"
    assert drawable(kept) == kept
    assert drawable("fire 🔥, 東京\ufe0f\x07") == "fire □, □□"


def test_what_a_file_cannot_hold_is_left_out_of_headline_and_section(tell: Tell) -> None:
    readout = tell()
    first = readout.told[0]
    exhibit = replace(first.exhibit, headline="a\x07b\ufffe")
    odd = replace(readout, told=(replace(first, exhibit=exhibit, section="c\x00d\n\n e "),))
    shown = contents_of(odd).shown[0]
    assert shown.told.exhibit.headline == "ab"
    assert shown.paragraphs == ("cd", "e")
