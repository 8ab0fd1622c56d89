"""Every page of an organisation that is made of payloads, in a browser, and what is wrong there."""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, ConsoleMessage, FilePayload, Page, Request

from dashboard.app import PAGES, PRESENT
from tests.browser.conftest import READY, drawn
from tests.hostile.payloads.typed import CANARY, NUMBERED, PWNED, Typed, plain

SLIDES = 20
ROWS_READ = "=1+1.csv"
"""The end of the name of the file that is handed in."""
NAMES = {
    "overview": ("Small", "Theme 1"),
    "gaps": ("First line", "Theme 1"),
    "units": ("A", "B", "Theme 1"),
    "method": ("Say 1", "Wish", "Theme 1"),
}
"""What a page says in full, beside what it shortens."""
FOUND = f"""() => {{
  const doing = [...document.querySelectorAll(
    '[href*="{CANARY}"], [src*="{CANARY}"], [onload], [onerror], [onmouseover], iframe, ' +
    '.katex, math, object, embed, script[src*="{CANARY}"], form[action*="{CANARY}"]')]
    .map(one => one.outerHTML.slice(0, 200));
  const marked = [...document.querySelectorAll('[data-testid=stMarkdownContainer]')]
    .flatMap(one => [...one.querySelectorAll('a, strong, em, code, del, img, h1, li, [style]')])
    .map(one => one.outerHTML.slice(0, 200));
  return {{ran: String(window.pwned), doing, marked,
           said: document.body.textContent + [...document.querySelectorAll('input, textarea')]
             .map(one => one.value).join(' ')}};
}}"""


def wrong_on_pages(browser: Browser, address: str, typed: Typed, language: str) -> Iterator[str]:
    """What was interpreted, asked for or lost on any page, and in the meeting."""
    wrong: list[str] = []
    context = browser.new_context()
    page = context.new_page()

    def asked(request: Request) -> None:
        if CANARY in request.url.partition("?")[0] or not request.url.startswith(
            (address, "data:", "blob:")
        ):
            wrong.append(f"asked for {request.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and "/_stcore/" not in str(message.location):
            wrong.append(f"console: {message.text[:300]} {message.location}")

    page.on("request", asked)
    page.on("console", said)
    page.on("dialog", lambda dialog: wrong.append(f"asks {dialog.message}"))
    page.on("pageerror", lambda error: wrong.append(f"failed: {error}"))
    for name in PAGES:
        page.goto(f"{address}/{name}?lang={language}&story={_story(typed)}")
        drawn(page)
        if name == "report":
            _open_popovers(page)
        if name == "data":
            wrong += _found(page, name, typed)
            _upload(page)
        wrong += _found(page, name, typed)
    page.goto(f"{address}/{PRESENT}?lang={language}&story={_story(typed)}")
    drawn(page)
    for slide in range(SLIDES):
        wrong += _found(page, f"slide {slide}", typed)
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100)
        page.wait_for_selector(READY)
    context.close()
    yield from dict.fromkeys(wrong)


def _story(typed: Typed) -> str:
    return quote(typed.ones["story"], safe="")


def _upload(page: Page) -> None:
    """Hand in answers with a payload as file name, in each head and in each cell."""
    table = StringIO()
    writer = csv.writer(table)
    writer.writerow(["wave", "unit", "s1", *NUMBERED])
    for row in range(3):
        writer.writerow(["w1", "a", "5", *(f"{one} {row}" for one in NUMBERED)])
    name = f"![x](http:{CANARY}) <img src=x onerror={PWNED}> =1+1.csv"
    content = table.getvalue().encode()
    given: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": content}
    page.locator("input[type=file]").first.set_input_files([given])
    page.get_by_text(ROWS_READ).first.wait_for(state="attached")
    page.wait_for_selector(READY)


def _open_popovers(page: Page) -> None:
    """Open the ways to save and remove the story, where its name stands."""
    for popover in page.locator("[data-testid=stPopover] button").all():
        popover.click()
        page.wait_for_timeout(200)


def _found(page: Page, name: str, typed: Typed) -> Iterator[str]:
    page.wait_for_timeout(200)
    found: dict[str, Any] = page.evaluate(FOUND)
    if found["ran"] != "undefined":
        yield f"{name}: ran"
    yield from (f"{name}: {one}" for one in (*found["doing"], *found["marked"]))
    said = plain(json.loads(json.dumps(found["said"])))
    for one in NAMES.get(name, ()):
        if plain(typed.ones[one]) not in said:
            yield f"{name}: {one} isn't as typed"
