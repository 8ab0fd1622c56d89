"""In a language a third longer everything has room, and everything on the screen is translated."""

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, BrowserContext, Page

from assessment.checking import check_files
from assessment.definition_files import read_definitions, read_questionnaire
from assessment.loading import load
from dashboard.app import PAGES
from dashboard.i18n import catalogue
from dashboard.readout import IN_THE_ROOM
from tests.browser import pseudo_language
from tests.browser.conftest import READY, drawn, served, wider_than_the_screen
from tests.browser.pseudo_language import pseudo, pseudo_definition, write_catalogues
from tests.browser.test_meeting import SEEN
from tests.conftest import QUESTIONNAIRE, SAMPLE

pytestmark = pytest.mark.browser

UNTRANSLATED = """() => {
  const found = [];
  const walk = document.createTreeWalker(
    document.querySelector('[data-testid=stApp]'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim(), at = walk.currentNode.parentElement;
    const apart = at.closest(
      'style, script, [data-testid=stFileUploader], [data-testid=stIconMaterial]');
    const plain = /[a-z]{4}/i.test(text) && !/[äéíõüýñšÄÉÍÕÜ]/.test(text);
    if (plain && at.checkVisibility() && !apart) found.push(text);
  }
  return found;
}"""
"""Words of four letters without a mark; the file uploader's own are Streamlit's."""
COMMENTS = SAMPLE / "comments.toml"
ASKED = read_questionnaire(QUESTIONNAIRE)
NAMES = {
    "Helmeranna Vesi ja Soojus",
    "Skip to main content",
    "answers_2025.csv",
    "answers_2026.csv",
    *(theme.source for theme in ASKED.themes),
    *(text for texts in tomllib.loads(COMMENTS.read_text("utf-8")).values() for text in texts),
    *(one.id for one in (*ASKED.items, *ASKED.ratings, *ASKED.choices, *ASKED.comments)),
}
"""The same in every language: names, files, sources, comments, ids, and a link of Streamlit's."""
CUT = """() => [...document.querySelectorAll(
  '[data-testid=stMain] button, [data-testid=stHeader] a, [data-testid=stMain] label')]
  .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && one.clientWidth)
  .map(one => one.textContent)"""


@pytest.fixture(scope="module")
def longer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample in the pseudo-language."""
    folder = tmp_path_factory.mktemp("pseudo")
    sample = Path(copytree(SAMPLE, folder / "sample"))
    write_catalogues(folder / "locale")
    for source, target in (
        (QUESTIONNAIRE, folder / "questionnaire.toml"),
        (SAMPLE / "organisation.toml", sample / "organisation.toml"),
    ):
        target.write_text(pseudo_definition(source.read_text("utf-8")), "utf-8")
    definitions = read_definitions(folder / "questionnaire.toml", sample / "organisation.toml")
    database = folder / "pseudo.duckdb"
    load(database, check_files(sorted(sample.glob("answers_*.csv")), definitions), definitions)
    script, locale = Path(pseudo_language.__file__), os.fspath(folder / "locale")
    with served(database, script, KESKMES_PSEUDO_LOCALE=locale) as address:
        yield address


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has been there before: it loads pages faster."""
    context = browser.new_context()
    yield context
    context.close()


def opened(reader: BrowserContext, address: str, size: tuple[int, int]) -> Page:
    width, height = size
    page = reader.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    drawn(page)
    return page


def test_the_pseudo_language_is_a_third_longer_and_keeps_placeholders() -> None:
    assert pseudo("a gap of {gap} points").format(gap=1) == "ää gääp õõf 1 põõííññtšš"
    with (catalogue.LOCALE / "en" / "LC_MESSAGES" / "screens.po").open("rb") as file:
        texts = [one.string for one in read_po(file) if isinstance(one.string, str)]
    assert sum(len(pseudo(text)) for text in texts) > 1.35 * sum(map(len, texts))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_room_for_longer_words_and_no_sentence_of_its_own(
    reader: BrowserContext, longer: str, name: str
) -> None:
    page = opened(reader, f"{longer}/{name}?lang=en", (1280, 800))
    assert set(page.evaluate(UNTRANSLATED)) <= NAMES
    for width, height in ((1280, 800), (1920, 1080), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(700)
        assert wider_than_the_screen(page) == [], width
        assert page.evaluate(CUT) == [], width
    page.close()


def test_every_slide_has_room_for_longer_words(reader: BrowserContext, longer: str) -> None:
    first = IN_THE_ROOM[0]
    page = opened(reader, f"{longer}/present?lang=en&slide={first}", (1280, 720))
    for slide in IN_THE_ROOM:
        page.wait_for_url(f"**slide={slide}*")
        page.wait_for_selector(READY)
        page.wait_for_selector(".st-key-slide svg.marks")
        page.wait_for_timeout(300)
        seen = page.evaluate(SEEN)
        assert seen["outside"] == [], slide
        assert not seen["over"], slide
        assert set(page.evaluate(UNTRANSLATED)) <= NAMES, slide
        page.keyboard.press("ArrowRight")
    page.close()
