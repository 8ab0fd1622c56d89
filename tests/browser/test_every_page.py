"""Every page on every screen, by keyboard alone, at twice the size, and on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.app import PAGES
from tests.browser.conftest import READY, Open, drawn, wider_than_the_screen

pytestmark = pytest.mark.browser

PROJECTOR, LAPTOP, PHONE = (1920, 1080), (1280, 800), (390, 844)
AT_TWICE_THE_SIZE = (640, 400)
"""What a window of 1280 by 800 holds at 200 %."""
CHARTED = {"overview", "gaps", "units", "ownership", "waves"}
REACHABLE = """() => {
  const wanted = [...document.querySelectorAll(
    'a[href], button, input, summary, select, textarea, [tabindex="0"]')]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled)
    .filter(one => one.tabIndex >= 0 && one.type !== 'file');
  window.missed = new Set(wanted);
  const met = () => {
    for (const one of [...window.missed])
      if (one === document.activeElement || one.closest('[role=radiogroup]')?.contains(
        document.activeElement)) window.missed.delete(one);
  };
  document.addEventListener('focusin', met);
  return wanted.length;
}"""
MISSED = "() => [...window.missed].map(one => one.outerHTML.slice(0, 120))"


class Pages:
    """Pages in Finnish, which has the longest words; each is opened once."""

    def __init__(self, browser: Browser, address: str) -> None:
        """Open none yet."""
        self._context = browser.new_context()
        self._address = address
        self._opened: dict[str, Page] = {}

    def at(self, name: str, size: tuple[int, int]) -> Page:
        """The page on a screen of this size, drawn."""
        width, height = size
        if name not in self._opened:
            self._opened[name] = self._context.new_page()
            self._opened[name].set_viewport_size({"width": width, "height": height})
            self._opened[name].goto(f"{self._address}/{name}?lang=fi")
            drawn(self._opened[name])
        page = self._opened[name]
        page.set_viewport_size({"width": width, "height": height})
        if name in CHARTED:
            page.wait_for_selector("svg.marks", state="attached")
        page.wait_for_timeout(500)
        return page

    def close(self) -> None:
        """Close all that were opened."""
        self._context.close()


@pytest.fixture(scope="module")
def pages(browser: Browser, dashboard: str) -> Iterator[Pages]:
    opened = Pages(browser, dashboard)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_screen_however_large_that_is(pages: Pages, name: str) -> None:
    for size in (PROJECTOR, LAPTOP, AT_TWICE_THE_SIZE, PHONE):
        page = pages.at(name, size)
        assert wider_than_the_screen(page) == [], size
        expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_the_tab_key_reaches_every_control(pages: Pages, name: str) -> None:
    page = pages.at(name, LAPTOP)
    for _ in range(2 * page.evaluate(REACHABLE) + 10):
        page.keyboard.press("Tab")
    assert page.evaluate(MISSED) == []


@pytest.mark.parametrize("name", PAGES)
def test_on_paper_there_is_the_whole_page_and_no_controls_of_the_screen(
    pages: Pages, name: str
) -> None:
    page = pages.at(name, LAPTOP)
    page.emulate_media(media="print")
    for hidden in ("[data-testid=stHeader]", ".st-key-language", "[data-testid=stExpander]"):
        assert page.locator(f"{hidden}:visible").count() == 0
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("one => getComputedStyle(one).overflowY") == "visible"
    exhibits = page.locator("[class*=st-key-exhibit_]")
    kept = exhibits.evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")
    assert set(kept) <= {"avoid"}
    page.emulate_media(media="screen")


def test_a_choice_and_a_table_are_made_by_keyboard(visit: Open) -> None:
    page = visit("/?lang=en")
    box = page.get_by_role("combobox", name="Theme")
    box.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**theme=*")
    page.wait_for_selector(READY)
    numbers = page.locator(".st-key-exhibit_level_gap summary")
    numbers.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-exhibit_level_gap table")).to_be_visible()
