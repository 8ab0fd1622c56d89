"""A running dashboard over the sample, and a Chromium that notes every request it makes."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from assessment.checking import check_files
from assessment.definition_files import read_definitions
from assessment.loading import load
from tests.conftest import QUESTIONNAIRE, SAMPLE

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WITH_SCRIPT = """import sys, pathlib
from dashboard.serving.__main__ import main
main(pathlib.Path(sys.argv[1]))"""
STARTING_SECONDS = 60
expect.set_options(timeout=30_000)

READY = "[data-testid=stApp][data-test-script-state=notRunning]"

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def dashboard(sample_database: Path) -> Iterator[str]:
    """The address of a server of our own; it ends with the tests."""
    with served(sample_database) as address:
        yield address


@pytest.fixture(scope="session")
def first_wave(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first wave of the sample alone, loaded once for all tests that begin with it."""
    path = tmp_path_factory.mktemp("first_wave") / "client.duckdb"
    definitions = read_definitions(QUESTIONNAIRE, SAMPLE / "organisation.toml")
    load(path, check_files([SAMPLE / "answers_2025.csv"], definitions), definitions)
    return path


@pytest.fixture
def loaded_once(first_wave: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server over the first wave alone, to load the second there."""
    database = Path(shutil.copy(first_wave, tmp_path))
    shutil.copy(f"{first_wave}.key", tmp_path)
    with served(database) as address:
        yield address


def free_port() -> int:
    """A port that nobody listens at."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(
    shown: Path,
    script: Path | None = None,
    port: int = 0,
    log: Path | None = None,
    **environment: str,
) -> Generator[str]:
    """A server over an assessment file, or a release where the role is the leadership.

    It is what `keskmes serve` becomes, and ends afterwards. All that it says goes to the log, if
    there is one.
    """
    port = port or free_port()
    is_release = environment.get("KESKMES_ROLE") == "leadership"
    program = ["-c", WITH_SCRIPT, str(script)] if script else ["-m", "dashboard.serving"]
    with (log or Path(os.devnull)).open("ab") as said:
        server = subprocess.Popen(
            [sys.executable, *program],
            cwd=ROOT,
            env={
                **os.environ,
                "KESKMES_RELEASE" if is_release else "KESKMES_DATABASE": str(shown),
                "KESKMES_PORT": str(port),
                **environment,
            },
            stdout=said,
            stderr=said if log else None,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/_stcore/health", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


@contextmanager
def chromium() -> Generator[Browser]:
    """The Chromium of `CHROMIUM` or of the path; a test without one fails, it doesn't skip."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "no Chromium: apt-get install chromium, or set CHROMIUM to its path"
    playwright: Playwright
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield launched
        launched.close()


Contexts = dict[tuple[tuple[str, str], ...], BrowserContext]


@pytest.fixture(scope="session")
def contexts() -> Iterator[Contexts]:
    """Browsers as readers have them set; one that has been there before loads pages faster."""
    opened: Contexts = {}
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def visit(browser: Browser, contexts: Contexts, dashboard: str) -> Iterator[Open]:
    """Opens a path of the dashboard; afterwards, no request may have gone to another host."""
    asked: list[str] = []
    opened: list[Page] = []

    def visit_page(path: str = "/", **settings: Any) -> Page:
        key = tuple((name, repr(value)) for name, value in sorted(settings.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**settings)
        page = contexts[key].new_page()
        opened.append(page)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(dashboard + path)
        drawn(page)
        return page

    yield visit_page
    for page in opened:
        page.close()
    hosts = {urlsplit(url).hostname for url in asked if url.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}


def drawn(page: Page) -> None:
    """Wait until the script has run and its headings stand."""
    page.wait_for_selector("h2", state="attached", timeout=60_000)
    page.wait_for_selector(READY, timeout=60_000)


def wider_than_the_screen(page: Page) -> list[str]:
    """What stands out at the right; tables scroll inside themselves."""
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
    found: list[str] = main.evaluate(
        "main => [...main.querySelectorAll('svg, p, h1, h2, h3')]"
        ".filter(one => one.checkVisibility() && !one.closest('.table'))"
        ".filter(one => one.getBoundingClientRect().right > innerWidth + 1)"
        ".map(one => one.outerHTML.slice(0, 80))"
    )
    return found


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers; it may not end before."""
    end = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, "the dashboard ended while it was starting"
        try:
            with urlopen(address, timeout=5):  # noqa: S310 -- our own server
                return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail("the dashboard did not start")
