"""A consultant makes the report: takes exhibits in, words them, makes files, refreshes a deck."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation

from tests.browser.conftest import READY, drawn, served

pytestmark = pytest.mark.browser

MADE = 120_000
"""Milliseconds that a file may take."""


@pytest.fixture
def page(sample_database: Path, tmp_path: Path, browser: Browser) -> Iterator[Page]:
    """A page over the sample in a file of the test's own."""
    database = tmp_path / "own.duckdb"
    copy(sample_database, database)
    copy(f"{sample_database}.key", f"{database}.key")
    with served(database) as address:
        context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
        yield context.new_page()
        context.close()


def at(page: Page, path: str) -> None:
    page.goto(path)
    drawn(page)


def made(page: Page, name: str, to: Path) -> Path:
    """Make the file that is chosen, and download it."""
    page.get_by_role("button", name=name).click()
    button = page.get_by_test_id("stDownloadButton").filter(has_text="MB").get_by_role("button")
    expect(button).to_be_visible(timeout=MADE)
    page.wait_for_selector(READY)
    with page.expect_download() as download:
        button.click()
    download.value.save_as(to)
    return to


def titles(deck: Path) -> list[str]:
    slides = Presentation(str(deck)).slides
    found = (slide.shapes.title.text_frame.text for slide in slides if slide.shapes.title)
    return [" ".join(title.split()) for title in found]


def by_hand(deck: Path, begins: str, words: str) -> None:
    """Write another headline into a deck, as its presenter does."""
    presentation = Presentation(str(deck))
    for slide in presentation.slides:
        title = slide.shapes.title
        if title and title.text_frame.text.startswith(begins):
            title.text_frame.text = words
    presentation.save(str(deck))


def test_an_exhibit_is_taken_in_worded_shown_exported_and_refreshed(
    page: Page, tmp_path: Path
) -> None:
    at(page, "/overview?lang=en&group=unit=customer_service&wave=2025")
    answers = page.locator(".st-key-exhibit_answers")
    answers.get_by_role("button", name="+ Add to the report").click()
    expect(answers.get_by_role("button", name="✓ In the report")).to_be_disabled()

    at(page, "/report?lang=en&wave=2025&entry=level_gap")
    page.get_by_label("Headline (computed when empty)").fill("The top hears another customer")
    page.get_by_role("button", name="Save", exact=True).click()
    heading = page.locator(".st-key-exhibit_level_gap h2")
    expect(heading).to_have_text("The top hears another customer")
    page.get_by_role("button", name="↑ Up").click()
    expect(page.get_by_role("radiogroup").get_by_text("4. Level gap")).to_be_visible()

    old = made(page, "Make the file", tmp_path / "old.pptx")
    assert "The top hears another customer" in titles(old)
    by_hand(old, "Words run ahead", "We promise more than we do")

    at(page, "/present?lang=en&wave=2025&slide=level_gap")
    expect(page.locator(".st-key-slide h2")).to_have_text("The top hears another customer")

    at(page, "/report?lang=en&wave=2026&file=pptx")
    page.locator("input[type=file]").first.set_input_files(old)
    expect(page.get_by_text("old.pptx")).to_be_visible()
    page.wait_for_selector(READY)
    new = made(page, "Make the file", tmp_path / "new.pptx")
    assert "We promise more than we do" in titles(new)
    assert "87% answered: 141 of 162 invited managers" in titles(new)
    expect(page.get_by_text("numbers changed.")).to_be_visible()
    expect(page.get_by_text("your headline “We promise more than we do” stayed")).to_be_visible()
    page.get_by_text("Changed numbers").first.click()
    expect(page.get_by_role("columnheader", name="Was", exact=True)).to_be_visible()


def test_a_template_that_is_none_is_refused_in_a_sentence_and_a_picture_is_had_anywhere(
    page: Page, tmp_path: Path
) -> None:
    torn = tmp_path / "client.pptx"
    torn.write_bytes(b"no presentation")
    at(page, "/report?lang=fi&file=pptx")
    page.locator("input[type=file]").nth(1).set_input_files(torn)
    expect(page.get_by_text("client.pptx")).to_be_visible()
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Tee tiedosto").click()
    expect(page.get_by_text("tämä ei ole esitys")).to_be_visible(timeout=MADE)

    at(page, "/gaps?lang=fi")
    with page.expect_download() as download:
        page.get_by_role("button", name="↓ Kuva (PNG)").first.click()
    picture = tmp_path / "picture.png"
    download.value.save_as(picture)
    assert picture.read_bytes().startswith(b"\x89PNG")
