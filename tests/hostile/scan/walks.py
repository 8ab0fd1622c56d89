"""The walks of a scan: all files, and all that a browser and a server's log get to see."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path
from shutil import copyfile
from typing import Any
from zipfile import ZipFile

import duckdb
from playwright.sync_api import Browser

from assessment.publication import publish
from dashboard.app import PAGES, PRESENT
from dashboard.i18n import words_in
from dashboard.settled_stories import settled
from tests.browser.conftest import served
from tests.hostile.scan.layers import ZIP, layers
from tests.hostile.scan.outputs import commands
from tests.hostile.scan.sentinels import Forms, all_leaks
from tests.hostile.scan.surface import DOWNLOADED, Seen, Serve, fetch, turn, walk, watched

PUBLISHED_AT = "2026-03-04 05:06:07"
CONSULTANTS = "/data"
"""The page that names the files that were loaded."""
MADE_AT = "docProps/core.xml"
"""Where a workbook of results says when it was written."""
TO_CONSULTANTS = ("a file's name", "a comment")
"""What that page may say: it is where comments are read and ticked."""
ADDRESSES = {
    "overview": ("group=unit=c", "group=unit=c;level=first", "theme=t2&group=unit=d"),
    "gaps": ("a=unit=c&b=unit=d", "gap=unit_rest&pair=unit=c~rest"),
    "units": ("unit=c", "unit=d&measure=t1"),
    "waves": ("gap=wave_linked&group=unit=c",),
    PRESENT: ("slide=answers|group:unit=c",),
}
"""What somebody writes into the address to see a protected group."""


def pages(language: str, *, addresses: bool = True) -> list[str]:
    """The paths of every page in a language, with addresses nobody is led to."""
    asked = f"lang={language}&story=board"
    return [
        f"/{page}?{asked}" + (f"&{one}" if one else "")
        for page in (*PAGES, PRESENT)
        for one in ("", *(ADDRESSES.get(page, ()) if addresses else ()))
    ]


def differences(first: Seen, second: Seen) -> list[str]:
    """What two walks were shown on a path that only one of them was, and differing downloads."""
    nothing = frozenset[str]()
    shown = [
        f"{path}: {message[:400]}"
        for path in sorted(first.shown.keys() | second.shown.keys())
        for message in first.shown.get(path, nothing) ^ second.shown.get(path, nothing)
    ]
    files = ([c for name, c in seen.contents if name == DOWNLOADED] for seen in (first, second))
    return shown + [DOWNLOADED for one, other in zip(*files, strict=True) if one != other]


def unlike(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    """The parts of files that differ, but for the time at which a table was written."""
    assert first.keys() == second.keys()
    found: list[str] = []
    for name, content in first.items():
        if content != second[name]:
            parts, others = _parts(content), _parts(second[name])
            differ = [one for one in parts.keys() | others if parts.get(one) != others.get(one)]
            found += [f"{name} → {one}" for one in differ if one != MADE_AT]
    return found


def _parts(content: bytes) -> dict[str, bytes]:
    if not content.startswith(ZIP):
        return {"": content}
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def seen_in(
    browser: Browser, serve: Serve, log: Path, paths: Sequence[str], **settings: Any
) -> Seen:
    """Everything that a walk through the pages, two downloads and the meeting leave behind."""
    seen = Seen()
    with serve(log) as address:
        with watched(browser, seen, **settings) as page:
            language = paths[0].partition("lang=")[2][:2]
            words = words_in(language)
            walk(page, seen, address, paths[:1])
            fetch(page, seen, words.text("report.picture"))
            walk(page, seen, address, paths[1:])
            turn(page, 3)
        seen.contents.append(("addresses", address.encode()))
    seen.contents.append(("log", log.read_bytes()))
    return seen


def files_of(
    source: Sequence[object], folder: Path, *, languages: Sequence[str] = ("en",), whole: bool
) -> dict[str, bytes]:
    """Every file of the commands; pictures of the whole story only when asked for."""
    folder.mkdir(exist_ok=True)
    if whole:
        told = dict(commands(source, folder, languages=languages))
        usual = commands(source, folder, languages=languages, story="readout")
        return told | {f"usual {name}": content for name, content in usual}
    kinds = ("pptx", "docx", "pdf", "handout", "workbook", "data")
    found = dict(commands(source, folder, kinds=kinds))
    return found | dict(commands(source, folder, kinds=("images",), story="short"))


def release_of(database: Path, folder: Path) -> Path:
    """The file that the leadership gets: of a copy, since publishing is remembered."""
    folder.mkdir()
    copy, release = Path(copyfile(database, folder / database.name)), folder / "release.duckdb"
    copyfile(f"{database}.key", f"{copy}.key")
    publish(copy, release, settled)
    # Of the twins nothing may differ but when they were published.
    with closing(duckdb.connect(release)) as connection:
        connection.execute(f"UPDATE provenance SET published_at = TIMESTAMP '{PUBLISHED_AT}'")  # noqa: S608
    return release


def tables_of(release: Path) -> dict[str, bytes]:
    """What its tables hold."""
    found = layers("release", release.read_bytes())
    return {name: content for name, content in found if " → table " in name}


def leaks_of(
    contents: Sequence[tuple[str, bytes]], wanted: Forms, *, consultants: bool = True
) -> list[str]:
    """Every sentinel where it may not be; the consultant's page may say some."""
    return [
        leak
        for leak in all_leaks(contents, wanted)
        if not (consultants and leak.startswith(TO_CONSULTANTS) and CONSULTANTS in leak)
    ]


def serving(shown: Path, role: str) -> Serve:
    """How the product serves an assessment file to a consultant, a release to the leadership."""
    return lambda log: served(shown, log=log, KESKMES_ROLE=role)
