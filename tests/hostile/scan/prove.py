"""The whole scan: `python -m tests.hostile.scan.prove [folder]`, some minutes.

Both twins in every language: every file of every command, every page with addresses nobody is led
to, in light and dark, and the meeting.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.i18n import LANGUAGES
from tests.browser.conftest import chromium
from tests.hostile.scan.surface import Seen
from tests.hostile.scan.twins import Twin, twin
from tests.hostile.scan.walks import (
    differences,
    files_of,
    leaks_of,
    pages,
    release_of,
    seen_in,
    serving,
    tables_of,
    unlike,
)


def scan(folder: Path) -> list[str]:
    """What leaks, and what differs between the twins; says how much was looked at."""
    twins = [twin(folder / name, exchanged=name == "b") for name in ("a", "b")]
    releases = [release_of(one.database, folder / f"release_{n}") for n, one in enumerate(twins)]
    databases = [one.database for one in twins]
    found = unlike(*map(tables_of, releases))
    for one, release in zip(twins, releases, strict=True):
        content = [("release", release.read_bytes())]
        found += leaks_of(content, one.secrets, consultants=False)
    for role, option, shown in (
        ("consultant", "-d", databases),
        ("leadership", "--release", releases),
    ):
        found += _files(twins, [[option, one] for one in shown], folder / role)
        found += _screens(twins, shown, role, folder)
    return found


def _files(twins: list[Twin], sources: list[list[object]], folder: Path) -> list[str]:
    made: list[dict[str, bytes]] = []
    for n, source in enumerate(sources):
        place = folder.with_name(f"{folder.name}_files_{n}")
        made.append(files_of(source, place, languages=LANGUAGES, whole=True))
    _say(
        f"files, {folder.name}",
        [len(one) for one in made],
        [sum(map(len, one.values())) for one in made],
    )
    found = unlike(*made)
    for files, one in zip(made, twins, strict=True):
        found += leaks_of(list(files.items()), one.secrets, consultants=False)
    return found


def _screens(twins: list[Twin], shown: list[Path], role: str, folder: Path) -> list[str]:
    found: list[str] = []
    with chromium() as browser:
        for language, scheme in [*((one, "light") for one in LANGUAGES), ("en", "dark")]:
            walks: list[Seen] = []
            for n, (one, path) in enumerate(zip(twins, shown, strict=True)):
                log = folder / f"{role}_{n}_{language}_{scheme}.log"
                serve = serving(path, role)
                walks.append(seen_in(browser, serve, log, pages(language), color_scheme=scheme))
                is_consultants = role == "consultant"
                found += leaks_of(walks[-1].contents, one.secrets, consultants=is_consultants)
            found += differences(*walks)
            counts = [len(one.contents) for one in walks]
            sizes = [sum(len(c) for _, c in one.contents) for one in walks]
            _say(f"screens, {role}, {language}, {scheme}", counts, sizes)
    return found


def _say(what: str, counts: list[int], sizes: list[int]) -> None:
    print(f"{what}: {counts} contents, {sizes} bytes", flush=True)


if __name__ == "__main__":
    began = time.monotonic()
    with TemporaryDirectory() as made:
        leaks = scan(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made))
    print(*leaks, sep="\n")
    print(f"{len(leaks)} leaks or differences, {time.monotonic() - began:.0f} s")
    sys.exit(bool(leaks))
