"""By keyboard alone, and at twice the size."""

import pytest
from playwright.sync_api import expect

from dashboard.app import PAGES
from tests.browser.conftest import READY, Open, wider_than_the_screen

pytestmark = pytest.mark.browser

TWICE = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
"""What a window of 1280 by 800 is at 200 %."""
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


@pytest.mark.parametrize("name", PAGES)
def test_the_tab_key_reaches_every_control(visit: Open, name: str) -> None:
    page = visit(f"/{name}?lang=fi")
    for _ in range(2 * page.evaluate(REACHABLE) + 10):
        page.keyboard.press("Tab")
    assert page.evaluate(MISSED) == []


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


@pytest.mark.parametrize("name", PAGES)
def test_at_twice_the_size_everything_is_there_and_nothing_stands_out(
    visit: Open, name: str
) -> None:
    page = visit(f"/{name}?lang=fi", **TWICE)
    assert wider_than_the_screen(page) == []
    expect(page.locator("h1")).to_be_visible()
