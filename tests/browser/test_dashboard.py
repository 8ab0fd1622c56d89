"""A reader opens the sample, chooses a unit by list and by click, and shares the address."""

import re
from typing import Any, cast

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from dashboard.app import PAGES, PRESENT
from dashboard.i18n import words_in
from tests.browser.conftest import READY, Open

pytestmark = pytest.mark.browser

UNITS = {
    "et": ("Liitumised", "Veevõrk"),
    "fi": ("Liittymät", "Vesiverkko"),
}


def headline(page: Page, place: int = 0) -> Locator:
    return page.locator("h2").nth(place)


def address_has(page: Page, parameter: str) -> None:
    expect(page).to_have_url(re.compile(rf"[?&]{parameter}(&|$)"))


def detail(page: Page) -> Locator:
    """The chart of the chosen unit, as drawn."""
    return page.locator(".st-key-exhibit_unit_detail svg.marks")


def choose_in_list(page: Page, label: str, option: str) -> None:
    # An open list closes when the page is drawn anew under it.
    page.wait_for_selector(READY)
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


def click_row(page: Page, unit: str) -> None:
    """Click the row of the heatmap whose label begins with the unit's name."""
    # Each choice has a chart of its own; the former one goes when the page is drawn.
    page.wait_for_selector(READY)
    chart = page.locator(".st-key-exhibit_units [data-testid=stVegaLiteChart]")
    expect(chart).to_have_count(1)
    label = chart.locator("svg.marks text", has_text=unit).first
    label.scroll_into_view_if_needed()
    row, area = label.bounding_box(), chart.bounding_box()
    assert row is not None
    assert area is not None
    page.mouse.click(area["x"] + area["width"] / 2 + 9, row["y"] + row["height"] / 2)


@pytest.mark.parametrize("language", ["et", "fi"])
def test_a_unit_is_chosen_by_list_and_by_click_and_the_address_follows(
    visit: Open, language: str
) -> None:
    page = visit(f"/units?lang={language}")
    by_list, by_click = UNITS[language]

    choose_in_list(page, words_in(language).text("filter.unit"), by_list)
    expect(headline(page, 1)).to_have_text(re.compile(f"^{by_list}: "))
    expect(detail(page)).to_contain_text(by_list)
    address_has(page, "unit=connections")
    before = detail(page).text_content()

    click_row(page, by_click)
    expect(headline(page, 1)).to_have_text(re.compile(f"^{by_click}: "))
    expect(detail(page)).to_contain_text(by_click)
    address_has(page, "unit=water_network")
    assert detail(page).text_content() != before

    again = visit(page.url.removeprefix(page.evaluate("location.origin")))
    expect(headline(again, 1)).to_have_text(headline(page, 1).inner_text())


def test_a_theme_is_opened_by_list_and_by_click_and_shows_its_items(visit: Open) -> None:
    page = visit("/?lang=en")
    detail = page.locator(".st-key-exhibit_theme_detail")
    choose_in_list(page, "Theme", "Moments of service")
    address_has(page, "theme=moments_of_service")
    expect(detail.locator("h2")).to_have_text(re.compile("^Moments of service: "))

    label = page.locator(".st-key-exhibit_level_gap svg.marks text", has_text="The customer").first
    label.scroll_into_view_if_needed()
    row = label.bounding_box()
    assert row is not None
    page.mouse.click(row["x"] + 200, row["y"] + 25)
    address_has(page, "theme=customer_voice")
    expect(detail.locator("h2")).to_have_text(re.compile("^The customer.s voice: "))
    page.go_back()
    expect(detail.locator("h2")).to_have_text(re.compile("^Moments of service: "))


def test_a_filter_survives_a_reload_and_the_change_of_language(visit: Open) -> None:
    page = visit("/?lang=en")
    choose_in_list(page, "Group", "Connections")
    address_has(page, "group=unit%3Dconnections")
    expect(headline(page)).to_have_text(re.compile("^Connections: "))
    page.reload()
    expect(headline(page)).to_have_text(re.compile("^Connections: "))
    page.get_by_role("radio", name="FI").or_(page.get_by_role("button", name="FI")).first.click()
    expect(headline(page)).to_have_text(re.compile("^Liittymät: "))


def test_a_click_on_the_same_row_twice_still_counts_after_the_list_was_used(visit: Open) -> None:
    page = visit("/units?lang=en")
    click_row(page, "Connections")
    address_has(page, "unit=connections")
    choose_in_list(page, "Unit", "Water network")
    address_has(page, "unit=water_network")
    expect(detail(page)).to_contain_text("Water network")
    click_row(page, "Connections")
    address_has(page, "unit=connections")


@pytest.mark.parametrize(
    ("locale", "language"), [("et-EE", "et"), ("fi-FI", "fi"), ("en-GB", "en"), ("sv-SE", "en")]
)
def test_the_language_is_the_browsers_and_english_for_any_other(
    visit: Open, locale: str, language: str
) -> None:
    page = visit("/", locale=locale)
    expect(page.get_by_role("link", name=words_in(language).text("nav.gaps"))).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_the_switch_changes_the_language_and_it_stays_on_other_screens(visit: Open) -> None:
    page = visit("/", locale="en-GB")
    page.get_by_role("radio", name="ET").or_(page.get_by_role("button", name="ET")).first.click()
    address_has(page, "lang=et")
    expect(page.locator("html")).to_have_attribute("lang", "et")
    page.get_by_role("link", name="Lõhed").click()
    expect(headline(page)).to_contain_text("palli")
    address_has(page, "lang=et")


def test_the_first_screen_has_a_name_too(visit: Open) -> None:
    page = visit("/overview?lang=fi&wave=2025")
    expect(page.get_by_role("combobox", name="Arviointikierros")).to_have_value("Syksy 2025")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/\?lang=fi&wave=2025$"))


def test_going_back_undoes_a_choice(visit: Open) -> None:
    page = visit("/units?lang=en&unit=connections")
    choose_in_list(page, "Unit", "Water network")
    expect(headline(page, 1)).to_have_text(re.compile("^Water network: "))
    page.go_back()
    expect(headline(page, 1)).to_have_text(re.compile("^Connections: "))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*PAGES, PRESENT])
def test_every_screen_stands_in_its_frame_and_axe_finds_nothing_serious(
    visit: Open, name: str, scheme: str
) -> None:
    page = visit(f"/{name}?lang=et", color_scheme=scheme)
    expect(page.locator("h1")).to_have_text("Helmeranna Vesi ja Soojus")
    expect(page.get_by_role("dialog")).to_have_count(0)
    found = cast("list[dict[str, Any]]", Axe().run(page).response["violations"])
    serious = [
        (one["id"], [node["html"][:120] for node in one["nodes"]][:3])
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
    assert serious == []
