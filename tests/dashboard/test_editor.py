"""The consultant's report: exhibits are taken in, ordered, worded; what is saved is in the file."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest
from streamlit.testing.v1 import AppTest

from assessment.results import open_results
from assessment.stories import save_story
from assessment.story import Entry, Story
from dashboard.readout import IN_THE_ROOM
from tests.dashboard.test_screens import html, opened

GONE = "unit=finance"
"""Shown in the first wave, protected in the newest."""


@pytest.fixture
def database(sample_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample in a file of the test's own."""
    path = tmp_path / "own.duckdb"
    copy(sample_database, path)
    copy(f"{sample_database}.key", f"{path}.key")
    monkeypatch.setenv("KESKMES_DATABASE", str(path))
    return path


def saved(database: Path) -> dict[str, Story]:
    with closing(open_results(database)) as results:
        return results.stories


def keys(story: Story) -> list[str]:
    return [entry.key for entry in story.entries]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_an_exhibit_of_a_page_is_taken_into_the_report_once(database: Path) -> None:
    app = opened("overview", group="unit=customer_service")
    assert saved(database) == {}
    press(app, "add_answers|group:unit=customer_service")
    assert keys(saved(database)["readout"]) == [
        *IN_THE_ROOM,
        "answers|group:unit=customer_service",
    ]
    assert app.button(key="add_answers|group:unit=customer_service").disabled
    assert not app.button(key="add_agreement|group:unit=customer_service").disabled


def test_an_exhibit_of_an_earlier_wave_stays_one_of_that_wave(database: Path) -> None:
    app = opened("ownership", wave="2025")
    press(app, "add_ownership|wave:2025")
    assert "ownership|wave:2025" in keys(saved(database)["readout"])


def test_entries_are_moved_and_removed(database: Path) -> None:
    app = opened("report", lang="et", entry="level_gap")
    press(app, "move_up")
    assert keys(saved(database)["readout"])[3:5] == ["level_gap", "answers"]
    press(app, "move_down")
    press(app, "remove_entry")
    assert "level_gap" not in keys(saved(database)["readout"])
    assert app.button(key="move_up").disabled


def test_words_are_saved_in_the_language_of_the_story_and_shown(database: Path) -> None:
    app = opened("report", lang="fi", entry="waves")
    app.text_area(key="headline_fi_waves").set_value("Oma otsikko")
    app.text_area(key="note_fi_waves").set_value("Tauko")
    submit = next(one for one in app.button if one.form_id)
    submit.click().run()
    assert not app.exception
    [entry] = [one for one in saved(database)["readout"].entries if one.key == "waves"]
    assert entry.headlines["fi"].text == "Oma otsikko"
    assert entry.notes == {"fi": "Tauko"}
    assert "<h2>Oma otsikko</h2>" in html(app)
    assert "Laskettu otsikko: " in html(app)


@pytest.mark.usefixtures("database")
def test_a_headline_for_other_numbers_gives_way_and_says_so() -> None:
    app = opened("report", lang="en", entry="coverage")
    app.text_area(key="headline_en_coverage").set_value("Nearly everybody")
    next(one for one in app.button if one.form_id).click().run()
    assert "<h2>Nearly everybody</h2>" in html(app)
    earlier = opened("report", lang="en", entry="coverage", wave="2025")
    assert "<h2>Nearly everybody</h2>" not in html(earlier)
    assert "Your headline “Nearly everybody” was written when" in html(earlier)
    earlier.text_area(key="note_en_coverage_former").set_value("A pause")
    next(one for one in earlier.button if one.form_id).click().run()
    assert "<h2>Nearly everybody</h2>" not in html(earlier)
    assert "<h2>Nearly everybody</h2>" in html(opened("report", lang="en", entry="coverage"))


def test_what_the_wave_does_not_show_is_named_and_can_be_removed(database: Path) -> None:
    gone = Entry(exhibit="answers", choices={"group": GONE})
    told = Entry(exhibit="coverage")
    save_story(database, Story(id="readout", language="en", entries=(gone, told)))
    app = opened("report", lang="en")
    assert "Not shown with these data: Answers (" in html(app)
    press(app, f"remove_answers|group:{GONE}")
    assert keys(saved(database)["readout"]) == ["coverage"]


def test_a_story_is_saved_under_another_name_and_removed(database: Path) -> None:
    app = opened("report", lang="en")
    app.text_input(key="story_name").set_value("Board").run()
    press(app, "save_as")
    assert list(saved(database)) == ["Board"]
    assert app.query_params["story"] == "Board"
    press(app, "remove_story")
    assert saved(database) == {}
    assert app.query_params["story"] == "readout"


def test_a_name_that_is_taken_or_from_two_cells_loses_no_story(database: Path) -> None:
    app = opened("report", lang="en")
    app.text_input(key="story_name").set_value("Board\tA").run()
    press(app, "save_as")
    assert list(saved(database)) == ["Board A"]
    app.text_input(key="story_name").set_value("Board A").run()
    press(app, "save_as")
    assert "There is a story called “Board A” already" in html(app)
    assert list(saved(database)) == ["Board A"]


def test_a_story_without_a_name_is_not_saved(database: Path) -> None:
    app = opened("report", lang="en")
    app.text_input(key="story_name").set_value("   ").run()
    press(app, "save_as")
    assert saved(database) == {}


def test_the_files_have_a_language_of_their_own(database: Path) -> None:
    app = opened("report", lang="en")
    app.segmented_control(key="story_language").set_value("et").run()
    assert saved(database)["readout"].language == "et"
    assert "Vastas 87%" in html(app)


def test_an_empty_story_says_how_it_is_filled(database: Path) -> None:
    app = opened("report", lang="en")
    for _ in IN_THE_ROOM:
        press(app, "remove_entry")
    assert saved(database)["readout"].entries == ()
    assert "The story is empty" in html(app)


def test_a_change_that_cannot_be_written_is_said_and_nothing_is_lost(database: Path) -> None:
    app = opened("report", lang="en", entry="coverage")
    press(app, "move_down")
    script = "import duckdb, sys; held = duckdb.connect(sys.argv[1], read_only=True); print(1)"
    reader = subprocess.Popen(
        [sys.executable, "-c", f"{script}; sys.stdout.flush(); sys.stdin.read()", str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert reader.stdout is not None
    assert reader.stdout.readline()
    app.button(key="move_down").click().run()
    assert "another program has the database open" in html(app)
    reader.communicate()
    assert keys(saved(database)["readout"])[1] == "coverage"
