"""The whole scan: `python -m tests.hostile.scan.prove [folder]`, some minutes.

Both twins in every language: every file of every command, every page with addresses nobody is led
to, in light and dark, and the meeting.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.i18n import LANGUAGES
from tests.browser.conftest import chromium, served
from tests.hostile.scan.surface import Seen, Serve
from tests.hostile.scan.twins import Twin, twin
from tests.hostile.scan.walks import (
    differences,
    files_of,
    leaks_of,
    pages,
    release_of,
    seen_in,
    tables_of,
    unlike,
)


def scan(folder: Path) -> list[str]:
    """What leaks, and what differs between the twins; says how much was looked at."""
    twins = [twin(folder / name, exchanged=name == "b") for name in ("a", "b")]
    return [*_files(twins, folder), *_releases(twins, folder), *_screens(twins, folder)]


def _files(twins: list[Twin], folder: Path) -> list[str]:
    made = [
        files_of(["-d", one.database], folder / f"files_{n}", languages=LANGUAGES, whole=True)
        for n, one in enumerate(twins)
    ]
    _say("files", [len(one) for one in made], [sum(map(len, one.values())) for one in made])
    found = unlike(*made)
    for files, one in zip(made, twins, strict=True):
        found += leaks_of(list(files.items()), one.secrets)
    return found


def _releases(twins: list[Twin], folder: Path) -> list[str]:
    made = [release_of(one.database, folder / f"release_{n}") for n, one in enumerate(twins)]
    _say("releases", [1, 1], [len(one) for one in made])
    found = unlike(*map(tables_of, made))
    for release, one in zip(made, twins, strict=True):
        found += leaks_of([("release", release)], one.secrets)
    return found


def _screens(twins: list[Twin], folder: Path) -> list[str]:
    found: list[str] = []
    with chromium() as browser:
        for language, scheme in [*((one, "light") for one in LANGUAGES), ("en", "dark")]:
            walks: list[Seen] = []
            for n, one in enumerate(twins):
                log = folder / f"{n}_{language}_{scheme}.log"
                serve = _serving(one)
                walks.append(seen_in(browser, serve, log, pages(language), color_scheme=scheme))
                found += leaks_of(walks[-1].contents, one.secrets)
            found += differences(*walks)
            frames = [len(one.contents) for one in walks]
            sizes = [sum(len(c) for _, c in one.contents) for one in walks]
            _say(f"screens, {language}, {scheme}", frames, sizes)
    return found


def _serving(one: Twin) -> Serve:
    return lambda log: served(one.database, log=log)


def _say(what: str, counts: list[int], sizes: list[int]) -> None:
    print(f"{what}: {counts} contents, {sizes} bytes", flush=True)


if __name__ == "__main__":
    began = time.monotonic()
    with TemporaryDirectory() as made:
        leaks = scan(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made))
    print(*leaks, sep="\n")
    print(f"{len(leaks)} leaks or differences, {time.monotonic() - began:.0f} s")
    sys.exit(bool(leaks))
