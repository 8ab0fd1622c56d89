"""How soon a browser has its charts: after a click on a filter, and after a cold start."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from dashboard.i18n import words_in
from tests.benchmarks.servers import Server, hello, keskmes, loaded
from tests.browser.conftest import chromium

CLICKS = 7
"""Options that are chosen one after the other; the first of a list stands there already."""
STARTS = 3
SETTLED = 1000
"""Milliseconds without a change in any chart, after which the last one was the last."""

CLICK_LIMIT, START_LIMIT = 1.5, 1.5
GROUP = words_in("en").text("filter.group")
CHOICE = "Choice"
CHART = "[data-testid=stVegaLiteChart]"
WATCH = f"""
window.clicked = window.painted = 0;
addEventListener('click', () => {{ clicked = performance.now(); }}, true);
new MutationObserver(changes => {{
  if (changes.some(one => one.target.closest?.('{CHART}')))
    requestAnimationFrame(() => {{ painted = performance.now(); }});
}}).observe(document, {{subtree: true, childList: true, attributes: true}});
"""
AT_REST = f"""quiet => {{
  const charts = [...document.querySelectorAll('{CHART}')];
  return painted > clicked && performance.now() - painted > quiet && charts.length > 0
    && charts.every(one => one.querySelector('svg.marks'))
    && document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]');
}}"""

Serve = Callable[[], AbstractContextManager[Server]]


def measured(sample: Path, questionnaire: Path) -> Iterator[str]:
    """A line a measurement: seconds of the dashboard, of the smallest app, and their ratio."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        answers = sorted(sample.glob("answers_*.csv"))
        organisation = sample / "organisation.toml"
        database = loaded(Path(folder) / "sample.duckdb", questionnaire, organisation, answers)
        with hello() as peer, keskmes(database) as dashboard:
            yield from _clicks(browser, peer, dashboard)
        yield _starts(browser, hello, lambda: keskmes(database))


def _clicks(browser: Browser, peer: Server, dashboard: Server) -> Iterator[str]:
    """Turn by turn on both pages, so that whatever else runs here slows both."""
    small, ours = _opened(browser, peer), _opened(browser, dashboard)
    options, groups = _options(small, CHOICE), _options(ours, GROUP)
    for times in ("the first time", "again"):
        clicks = [
            (_click(small, CHOICE, option), _click(ours, GROUP, group))
            for option, group in zip(options, groups, strict=True)
        ]
        taken_by_peer, taken = (median(one) for one in zip(*clicks, strict=True))
        what = f"filter click to last chart, a group {times}"
        yield _line(what, taken, taken_by_peer, CLICK_LIMIT)
    for page in (small, ours):
        page.context.close()


def _starts(browser: Browser, peer: Serve, dashboard: Serve) -> str:
    starts = [(_start(browser, peer), _start(browser, dashboard)) for _ in range(STARTS)]
    taken_by_peer, taken = (median(one) for one in zip(*starts, strict=True))
    return _line("cold start to first chart", taken, taken_by_peer, START_LIMIT)


def _start(browser: Browser, serve: Serve) -> float:
    """Seconds from the command to a chart, in a browser that has never been there."""
    start = time.perf_counter()
    with serve() as server:
        page = browser.new_context(locale="en-GB").new_page()
        page.goto(server.address)
        page.wait_for_selector(f"{CHART} svg.marks", timeout=60_000)
        taken = time.perf_counter() - start
        page.context.close()
    return taken


def _opened(browser: Browser, server: Server) -> Page:
    page = browser.new_context(locale="en-GB").new_page()
    page.add_init_script(WATCH)
    page.goto(server.address)
    _rest(page)
    return page


def _options(page: Page, label: str) -> list[str]:
    """The options below the one that is chosen, as many as are clicked."""
    page.get_by_role("combobox", name=label).click()
    page.wait_for_selector("[role=option]")
    options = page.get_by_role("option").all_inner_texts()[1 : CLICKS + 1]
    page.keyboard.press("Escape")
    if len(options) < CLICKS:
        raise LookupError(options)
    return options


def _click(page: Page, label: str, option: str) -> float:
    """Seconds from the click on an option until no chart changes any more."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    _rest(page)
    taken: float = page.evaluate("painted - clicked")
    return taken / 1000


def _rest(page: Page) -> None:
    page.wait_for_function(AT_REST, arg=SETTLED, timeout=60_000, polling=100)


def _line(what: str, taken: float, taken_by_peer: float, limit: float) -> str:
    ratio = taken / taken_by_peer
    return (
        f"{what}: {taken:.2f} s = {ratio:.2f} x hello world"
        f" ({taken_by_peer:.2f} s; limit {limit} x)"
    )
