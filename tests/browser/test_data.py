"""The Data page, from upload to results, as the consultant goes that way."""

from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.conftest import READY, drawn
from tests.conftest import SAMPLE
from tests.hostile.workbooks import HOSTILE

EXPORTS = SAMPLE / "exports"
HOSTILE_TEXTS = {
    "too_many_columns": b"s1," * 200_000,
    "cell_too_long": b"s1,t1\n4," + b"5" * 1_100_000,
    "not_a_response_file": bytes(5_000),
    "unknown_column": b"wave,DROP TABLE results;--,![x](http://example.org/x.png)\n2026,1,2\n",
}


@pytest.fixture
def page(browser: Browser, loaded_once: str) -> Page:
    opened = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    opened.goto(f"{loaded_once}/data?lang=en")
    drawn(opened)
    return opened


@pytest.mark.browser
@pytest.mark.parametrize(
    ("export", "tool", "set_aside"),
    [("2026_limesurvey.csv", "LimeSurvey", 3), ("2026_ms_forms.xlsx", "Microsoft Forms", 0)],
)
def test_a_file_is_uploaded_checked_confirmed_and_seen(
    page: Page, loaded_once: str, export: str, tool: str, set_aside: int
) -> None:
    page.set_input_files("input[type=file]", EXPORTS / export)
    expect(page.get_by_role("heading", name="What the check found")).to_be_visible()
    detected = page.get_by_role("region", name="What the files are").get_by_role("row").last
    expect(detected).to_contain_text(tool)
    counts = page.get_by_role("region", name="What the check found").get_by_role("row").last
    cells = [str(141 + set_aside), "141", "0", str(set_aside)]
    expect(counts.get_by_role("cell")).to_have_text(cells)
    page.get_by_role("button", name="Load 141 answers").click()
    expect(page.get_by_text("Loaded 141 answers")).to_be_visible()
    expect(page.get_by_role("heading", name="Autumn 2026")).to_be_visible()
    ledger = page.get_by_role("region", name="Loads").get_by_role("row").nth(1)
    expect(ledger).to_contain_text(export)
    page.goto(f"{loaded_once}/?lang=en&wave=2026")
    drawn(page)
    expect(page.get_by_text("141 of 162").first).to_be_visible()


@pytest.mark.browser
def test_a_load_is_taken_back(page: Page) -> None:
    page.get_by_role("button", name="Take back").click()
    page.get_by_role("button", name="Yes, take it back").click()
    expect(page.get_by_text("Load 1 (answers_2025.csv) is taken back.")).to_be_visible()
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_role("heading", name="No answers are loaded yet")).to_be_visible()


@pytest.mark.browser
def test_hostile_files_get_a_sentence_and_the_server_goes_on(page: Page, loaded_once: str) -> None:
    hostile = [(code, f"{code}.xlsx", content) for code, content in HOSTILE.items()]
    hostile += [(code, f"{code}.csv", content) for code, content in HOSTILE_TEXTS.items()]
    for code, name, content in hostile:
        file = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
        page.set_input_files("input[type=file]", file)
        expect(page.get_by_role("alert").filter(has_text=code)).to_be_visible()
        with urlopen(f"{loaded_once}/_stcore/health", timeout=10) as health:  # noqa: S310
            assert health.status == 200
        page.get_by_role("button", name="Remove").first.click()
        expect(page.get_by_role("alert")).to_have_count(0)
        page.wait_for_selector(READY)
    assert page.get_by_role("region", name="Loads").get_by_role("row").count() == 2
