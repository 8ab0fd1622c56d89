"""A release on every face: pages, a report to read, commands, and nothing to change."""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from assessment.loading import load
from assessment.publication import publish
from assessment.results import open_release
from dashboard.exhibits.catalogue import exhibit_of
from dashboard.exhibits.reading import Reading
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from dashboard.readout import readout_of, usual_story
from tests.conftest import Outcome
from tests.dashboard.test_screens import html, opened
from tests.notation import EVERYBODY, Folder, answers
from tests.small import ORGANISATION, people, scored

Keskmes = Callable[..., Outcome]


@pytest.fixture
def published(sample_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample published, and the only thing this process knows of."""
    path = tmp_path / "own.duckdb"
    copy(sample_database, path)
    copy(f"{sample_database}.key", f"{path}.key")
    publish(path, tmp_path / "release")
    path.unlink()
    monkeypatch.delenv("KESKMES_DATABASE", raising=False)
    monkeypatch.setenv("KESKMES_RELEASE", str(tmp_path / "release"))
    return tmp_path / "release"


@pytest.mark.parametrize("page", ["overview", "gaps", "units", "ownership", "waves", "method"])
def test_pages_of_a_release_show_what_those_of_its_file_show(published: Path, page: str) -> None:
    app = opened(page, lang="et")
    assert published.exists()
    assert "Helmeranna" in html(app)
    assert not [one.key for one in app.button if str(one.key).startswith("add_")]


def test_the_report_of_a_release_is_read_and_not_changed(published: Path) -> None:
    app = opened("report", lang="en")
    assert published.exists()
    told = "\n".join(one.value for one in app.markdown)
    assert "**Who answered**" in told
    assert {one.key for one in app.button} == {"make"}
    assert not app.text_area


def test_the_page_data_is_not_there_under_its_address_either(published: Path) -> None:
    app = opened("data", lang="en")
    assert published.exists()
    assert not app.file_uploader
    assert "customer-centricity index" in html(app)


def test_a_process_that_serves_a_release_knows_of_no_assessment_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from dashboard import server

    started: list[dict[str, str]] = []
    monkeypatch.setenv("KESKMES_DATABASE", "/somewhere/answers.duckdb")
    monkeypatch.chdir(tmp_path)

    def start(_program: str, _command: list[str], environment: dict[str, str]) -> None:
        started.append(environment)

    monkeypatch.setattr(os, "execve", start)
    served = server.Served(tmp_path / "release", is_release=True, role="leadership")
    server.run(served, 8501, sign_in=None, open_browser=False)
    (environment,) = started
    assert "KESKMES_DATABASE" not in environment
    assert environment["KESKMES_RELEASE"] == str(tmp_path / "release")
    assert environment["KESKMES_ROLE"] == "leadership"


def test_commands_give_the_same_of_a_release_as_of_its_file(
    small: Folder, folder: Folder, keskmes: Keskmes
) -> None:
    for name in ("small.duckdb", "small.duckdb.key"):
        copy(small / name, folder / name)
    database, release = folder / "small.duckdb", folder / "published" / "release"
    done = keskmes("release", "-d", database, "--output", release)
    assert (done.code, done.out) == (0, "")
    assert "edition 1" in done.err
    for command in ("results", "gaps"):
        of_file = keskmes(command, "-d", database)
        assert keskmes(command, "--release", release).out == of_file.out
    made = keskmes("export", "data", "--release", release, "--output", folder / "data")
    assert made.code == 0
    assert "edition 1" in (folder / "data" / "about.txt").read_text("utf-8-sig")


def test_a_release_never_takes_the_place_of_the_file_it_is_made_of(
    small: Folder, folder: Folder, keskmes: Keskmes
) -> None:
    for name in ("small.duckdb", "small.duckdb.key"):
        copy(small / name, folder / name)
    for output in (folder / "small.duckdb", folder / "small.duckdb.key", folder.path):
        done = keskmes("release", "-d", folder / "small.duckdb", "--output", output)
        assert done.code == 1
    assert (folder / "small.duckdb").read_bytes() == (small / "small.duckdb").read_bytes()


def test_why_published_numbers_stay_is_said_by_load_release_and_the_page_data(
    small: Folder, folder: Folder, keskmes: Keskmes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("small.duckdb", "small.duckdb.key"):
        copy(small / name, folder / name)
    database = folder / "small.duckdb"
    keskmes("release", "-d", database, "--output", folder / "release")
    folder.write("late.csv", answers(f"late: unit=A level=top {EVERYBODY}"))
    load(database, folder.checked("late.csv"), folder.definitions)
    again = keskmes("release", "-d", database, "--output", folder / "release")
    assert "2026: the published numbers stay. Since then answers were added: 1" in again.err
    monkeypatch.setenv("KESKMES_DATABASE", str(database))
    app = opened("data", lang="et")
    assert "avaldatud arvud jäävad" in html(app)


def test_a_consent_is_printed_wherever_it_applies(tmp_path: Path) -> None:
    agreed = ', smallest_group = 3, consent = {date = 2026-01-01, text = "We know."}}'
    organisation = ORGANISATION.replace('name = {en = "Top"}}', 'name = {en = "Top"}' + agreed)
    said = "s1=9 d1=7 x1=8 x2=7 x3=6 felt=8 own_desk=7 own_talk=8 owner=all used=nps"
    rows = (*people(4, f"t: a.top {said}"), *people(8, f"f: b.first {said}"))
    with closing(scored(tmp_path, *rows, organisation=organisation)) as results:
        reading = Reading(results, "w1", words_in("en"), LIGHT)
        for name in ("level_gap", "ownership"):
            exhibit = exhibit_of(reading, name)
            assert exhibit
            assert "Top: shown from 3 people, with the group's own consent." in exhibit.notes
        line = readout_of(reading, usual_story(reading)).provenance.line
        assert "5 (top 3)" in line
    rows = (*people(6, f"t: a.top {said}"), *people(8, f"f: b.first {said}"))
    with closing(scored(tmp_path, *rows, organisation=organisation)) as results:
        reading = Reading(results, "w1", words_in("en"), LIGHT)
        gap = exhibit_of(reading, "level_gap")
        assert gap
        assert not [one for one in gap.notes if "consent" in one]


def test_the_provenance_of_a_release_says_which_edition_it_is(published: Path) -> None:
    with closing(open_release(published)) as results:
        reading = Reading(results, results.waves[-1], words_in("et"), LIGHT)
        line = readout_of(reading, usual_story(reading)).provenance.line
        assert "1. väljaanne" in line
        finnish = replace(reading, words=words_in("fi"))
        assert "1. versio" in readout_of(finnish, usual_story(finnish)).provenance.line
