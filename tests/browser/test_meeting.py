"""A room looks at the meeting: slides fill the screen, keys turn them, the address finds them."""

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.readout import IN_THE_ROOM
from tests.browser.conftest import READY, Open

pytestmark = pytest.mark.browser

SCREENS = ((1920, 1080), (1280, 720))
SMALLEST_TYPE = 24
SEEN = """() => {
  const slide = document.querySelector('.st-key-slide');
  const texts = [...slide.querySelectorAll('text, p, h2, h3')].filter(
    one => one.textContent.trim() && one.checkVisibility());
  const scale = one => one.getScreenCTM ? one.getScreenCTM().d : 1;
  const box = slide.getBoundingClientRect();
  return {
    filled: box.height / innerHeight,
    type: Math.min(...texts.map(one => parseFloat(getComputedStyle(one).fontSize) * scale(one))),
    outside: texts.filter(one => {
      const at = one.getBoundingClientRect();
      return at.left < -1 || at.right > innerWidth + 1 || at.bottom > innerHeight + 1;
    }).map(one => one.textContent),
    over: box.bottom > document.querySelector('.st-key-turn').getBoundingClientRect().top + 1,
  };
}"""


def on(page: Page, slide: str) -> None:
    expect(page).to_have_url(re.compile(rf"[?&]slide={slide}(&|$)"))
    page.wait_for_selector(READY)
    page.wait_for_selector(".st-key-slide svg.marks")


def position(page: Page) -> str:
    return page.locator(".st-key-turn .stHtml").inner_text()


@pytest.mark.parametrize(("language", "size"), [*zip(("et", "fi"), SCREENS, strict=True)])
def test_every_slide_fills_the_screen_and_is_read_from_the_last_chair(
    visit: Open, language: str, size: tuple[int, int]
) -> None:
    width, height = size
    first, *others = IN_THE_ROOM
    page = visit(
        f"/present?lang={language}&slide={first}", viewport={"width": width, "height": height}
    )
    for slide in (first, *others):
        if slide != first:
            page.keyboard.press("ArrowRight")
        on(page, slide)
        expect(page.locator(".st-key-slide svg.marks").first).to_be_visible()
        page.wait_for_timeout(300)
        seen = page.evaluate(SEEN)
        assert 0.70 <= seen["filled"] <= 0.85, (slide, seen)
        assert seen["type"] >= SMALLEST_TYPE, (slide, seen)
        assert seen["outside"] == [], slide
        assert not seen["over"], slide
    assert position(page) == f"{len(IN_THE_ROOM)} / {len(IN_THE_ROOM)}"


def test_nothing_else_is_on_the_screen(visit: Open) -> None:
    page = visit("/present?lang=en", viewport={"width": 1280, "height": 720})
    expect(page.locator("[data-testid=stHeader]")).to_be_hidden()
    expect(page.get_by_role("combobox")).to_have_count(0)
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.locator(".st-key-language")).to_have_count(0)


def test_keys_turn_the_slides_and_escape_ends(visit: Open) -> None:
    page = visit("/overview?lang=fi&wave=2025")
    page.get_by_role("link", name="Esitä").click()
    on_first, second = IN_THE_ROOM[:2]
    page.wait_for_selector(".st-key-slide svg.marks")
    page.wait_for_selector(READY)
    page.keyboard.press("ArrowRight")
    on(page, second)
    assert position(page).startswith("2 / ")
    page.keyboard.press("ArrowLeft")
    on(page, on_first)
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Esitä")).to_be_visible()
    expect(page.get_by_role("combobox", name="Arviointikierros")).to_have_value("Syksy 2025")
    expect(page.locator("html")).to_have_attribute("lang", "fi")


def test_the_address_opens_the_same_slide_on_another_machine(visit: Open) -> None:
    page = visit("/present?lang=et&slide=level_gap")
    on(page, "level_gap")
    headline = page.locator(".st-key-slide h2").inner_text()
    page.keyboard.press("ArrowRight")
    on(page, "blind_spots")
    page.go_back()
    on(page, "level_gap")
    again = visit(page.url.removeprefix(page.evaluate("location.origin")))
    expect(again.locator(".st-key-slide h2")).to_have_text(headline)


def test_a_telephone_is_led_to_the_pages(visit: Open) -> None:
    page = visit("/present?lang=et", viewport={"width": 390, "height": 844})
    expect(page.get_by_text("Esitlus on suure ekraani jaoks.")).to_be_visible()
    expect(page.locator(".st-key-slide")).to_be_hidden()
