"""The page before fielding in a browser, started by its command; the file on disk is the proof."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from playwright.sync_api import Browser, expect

from assessment.definition_files import read_organisation
from dashboard.i18n import LANGUAGES
from tests.browser.conftest import drawn, free_port, wait_for, wider_than_the_screen
from tests.conftest import SAMPLE

KESKMES = Path(sys.executable).with_name("keskmes")


@pytest.fixture
def organisation(tmp_path: Path) -> Path:
    """The sample's organisation file and roster, ready for a merge."""
    for name in ("organisation.toml", "roster.csv"):
        copyfile(SAMPLE / name, tmp_path / name)
    return tmp_path / "organisation.toml"


@pytest.fixture
def planned(organisation: Path) -> Iterator[str]:
    """The address of the page, served until the test has ended."""
    port = free_port()
    options = ["--page", "--port", str(port), "--no-browser"]
    server = subprocess.Popen([KESKMES, "plan", "-o", organisation, *options])
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/_stcore/health", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.mark.browser
def test_a_merge_is_chosen_and_written_to_the_file(
    browser: Browser, planned: str, organisation: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{planned}/?lang=en")
    drawn(page)
    page.get_by_role("button", name="Write into organisation.toml").click()
    expect(page.get_by_role("status").filter(has_text="Written into")).to_be_visible()
    assert read_organisation(organisation).merges == {"marketing": "people", "strategy": "people"}
    page.close()


@pytest.mark.browser
def test_nothing_of_the_page_is_cut(browser: Browser, planned: str) -> None:
    page = browser.new_page()
    for language in LANGUAGES:
        page.goto(f"{planned}/?lang={language}")
        drawn(page)
        for width, height in ((1920, 1080), (390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(500)
            assert wider_than_the_screen(page) == [], (language, width)
    page.close()
