"""Many viewers at once: how many runs of the page the server has in it, and three minutes of fifty.

The viewers speak to the server without a browser. One consultant has one: meanwhile they upload
a second wave on the page Data, load it, and have slides made on the page Report.
"""

import asyncio
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from random import Random
from statistics import mean, median, quantiles

from playwright.sync_api import Error
from websockets.exceptions import WebSocketException

from dashboard.i18n import words_in
from tests.benchmarks.browsing import CHOICE, GROUP
from tests.benchmarks.servers import Server, hello, keskmes, loaded
from tests.benchmarks.sessions import Drawn, FailedRunError, Viewer, viewing
from tests.browser.conftest import chromium, drawn

SESSIONS, SECONDS = 20, 20
VIEWERS, OPENING, MINUTES = 50, 10, 3.0
"""All of them open the dashboard within so many seconds, and stay so many minutes."""
PAUSE = (5, 10)
"""Seconds between two choices of a viewer."""
CONSULTING = 45
"""Seconds from the start until the consultant uploads."""
LEAVING = 130
"""Seconds for which Streamlit keeps the session of somebody who left, and a few."""

THROUGHPUT_LIMIT, SLOWEST_LIMIT, MEMORY_LIMIT = 0.4, 2.0, 1.2
PAGES = ("", "units", "gaps")
PATIENCE = 120_000


@dataclass
class Seen:
    """What the viewers saw: seconds of each page opened, of each choice, and what failed."""

    opened: list[float] = field(default_factory=list[float])
    chosen: list[float] = field(default_factory=list[float])
    failures: list[str] = field(default_factory=list[str])


def measured(sample: Path, questionnaire: Path, minutes: float = MINUTES) -> Iterator[str]:
    """A line a measurement; the fifty viewers look at the first wave while the second is loaded."""
    first, second = sorted(sample.glob("answers_*.csv"))
    organisation = sample / "organisation.toml"
    with tempfile.TemporaryDirectory() as folder:
        both = loaded(Path(folder) / "both.duckdb", questionnaire, organisation, [first, second])
        with hello() as peer, keskmes(both) as dashboard:
            for times in ("the first time", "again"):
                yield _throughput(times, peer, dashboard)
        one = loaded(Path(folder) / "one.duckdb", questionnaire, organisation, [first])
        with keskmes(one) as dashboard:
            yield from asyncio.run(_many(dashboard, second, minutes))


def _throughput(times: str, peer: Server, dashboard: Server) -> str:
    by_peer, _ = asyncio.run(_throughput_of(peer, CHOICE))
    runs, charts = asyncio.run(_throughput_of(dashboard, GROUP))
    return (
        f"{SESSIONS} sessions that click, groups {times}: {runs:.1f} runs/s of {charts:.1f} charts"
        f" = {runs / by_peer:.2f} x hello world ({by_peer:.1f} runs/s; at least {THROUGHPUT_LIMIT})"
    )


async def _throughput_of(server: Server, label: str) -> tuple[float, float]:
    """Runs a second, and charts a run, of sessions that choose as soon as their page is drawn.

    A run without a chart raises FailedRunError.
    """
    async with AsyncExitStack() as stack:
        viewers = [
            await stack.enter_async_context(viewing(server.address)) for _ in range(SESSIONS)
        ]
        await asyncio.gather(*(viewer.draw() for viewer in viewers))
        start = time.perf_counter()
        clicking = (
            _click(viewer, label, place, start + SECONDS) for place, viewer in enumerate(viewers)
        )
        runs = list(chain.from_iterable(await asyncio.gather(*clicking)))
        taken = time.perf_counter() - start
        return len(runs) / taken, mean(run.charts for run in runs)


async def _click(viewer: Viewer, label: str, place: int, end: float) -> list[Drawn]:
    """Choose one option after the other until the end; what was drawn."""
    runs: list[Drawn] = []
    while time.perf_counter() < end:
        options = viewer.lists[label].options
        runs.append(await viewer.choose(label, options[(place + len(runs)) % len(options)]))
    return runs


async def _many(dashboard: Server, answers: Path, minutes: float) -> list[str]:
    """What fifty viewers saw, and the memory of the server before, meanwhile, and afterwards."""
    await _visit(dashboard)
    seen, memory = Seen(), [dashboard.megabytes()]
    end = time.perf_counter() + OPENING + minutes * 60
    watching = asyncio.create_task(_watch(dashboard, memory))
    consulting = asyncio.create_task(asyncio.to_thread(_consult, dashboard.address, answers, seen))
    await asyncio.gather(*(_look(dashboard.address, place, end, seen) for place in range(VIEWERS)))
    consulted = await consulting
    await asyncio.sleep(LEAVING)
    await _visit(dashboard)
    watching.cancel()
    before, after = memory[0], dashboard.megabytes()
    return [
        f"{VIEWERS} viewers, {minutes:g} minutes: {len(seen.failures)} failures (limit 0)",
        *(f"  failed: {one}" for one in seen.failures),
        _slowness("pages opened", seen.opened),
        _slowness("choices", seen.chosen),
        _slowness("both", [*seen.opened, *seen.chosen]),
        f"  meanwhile {consulted}",
        f"  memory {before:.0f} MB, at most {max(memory):.0f} MB, in the end {after:.0f} MB",
        f"  memory in the end {after / before:.2f} x the start (limit {MEMORY_LIMIT} x)",
    ]


async def _look(address: str, place: int, end: float, seen: Seen) -> None:
    """One of the fifty: opens a page, and chooses in any of its lists until the end."""
    chance = Random(place)  # noqa: S311 -- the same viewers each time
    await asyncio.sleep(chance.uniform(0, OPENING))
    try:
        async with viewing(address, PAGES[place % len(PAGES)]) as viewer:
            seen.opened.append((await viewer.draw()).seconds)
            while time.perf_counter() < end:
                await asyncio.sleep(chance.uniform(*PAUSE))
                label = chance.choice(sorted(viewer.lists))
                option = chance.choice(viewer.lists[label].options)
                seen.chosen.append((await viewer.choose(label, option)).seconds)
    except (FailedRunError, TimeoutError, WebSocketException, OSError) as error:
        seen.failures.append(f"viewer {place}: {error!r}")


def _consult(address: str, answers: Path, seen: Seen) -> str:
    """Upload and load on the page Data, make slides on the page Report; how long each took."""
    time.sleep(CONSULTING)
    try:
        with chromium() as browser:
            page = browser.new_context(locale="en-GB").new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(f"{address}/data")
            drawn(page)
            start = time.perf_counter()
            page.set_input_files("input[type=file]", [answers])
            page.get_by_role("button", name=re.compile(r"^Load \d+ answers")).click()
            page.get_by_text(re.compile(r"^Loaded \d+ answers")).wait_for()
            load = time.perf_counter() - start
            page.goto(f"{address}/report")
            drawn(page)
            start = time.perf_counter()
            page.get_by_role("button", name=words_in("en").text("report.make")).click()
            with page.expect_download() as download:
                page.get_by_role("button", name=re.compile("^Download")).click()
            size = download.value.path().stat().st_size / 1e6
            export = time.perf_counter() - start
    except Error as error:
        seen.failures.append(f"consultant: {error.message}")
        return "the consultant failed"
    return f"a load of {load:.1f} s, slides ({size:.1f} MB) in {export:.1f} s"


async def _visit(server: Server) -> None:
    """Look at the first page and leave: who left long ago is forgotten then."""
    async with viewing(server.address) as viewer:
        await viewer.draw()
    await asyncio.sleep(2)


async def _watch(server: Server, memory: list[float]) -> None:
    while True:
        await asyncio.sleep(2)
        memory.append(server.megabytes())


def _slowness(what: str, seconds: list[float]) -> str:
    p95 = quantiles(seconds, n=20)[-1]
    return (
        f"  {what}: {len(seconds)}, median {median(seconds):.2f} s, p95 {p95:.2f} s"
        f" (limit {SLOWEST_LIMIT} s), slowest {max(seconds):.2f} s"
    )
