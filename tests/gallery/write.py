"""Everything there is to see, as pictures on one page: `make gallery`.

Each exhibit in each language and look, each page in each language on a projector, a laptop and a
telephone, of the sample organisation. `--language et` draws that language alone.
"""
# ruff: noqa: T201 -- says what it wrote

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from assessment.checking import check_files
from assessment.definition_files import read_definitions
from assessment.loading import load
from assessment.results import open_results
from dashboard.app import PAGES
from dashboard.exhibits.reading import Reading
from dashboard.i18n import LANGUAGES, words_in
from dashboard.images.picture import png
from dashboard.look import LIGHT, LOOKS
from tests.browser.conftest import ROOT, chromium, drawn, served
from tests.conftest import QUESTIONNAIRE, SAMPLE, tick_some
from tests.gallery.exhibits import exhibits

SIZES = ((1920, 1080), (1280, 800), (390, 844))
BEFORE_DRAWN = 1500
"""Milliseconds that charts may take after the script has run."""
CONTENT = "[data-testid=stMain]"


def main() -> None:
    """Write the gallery into the folder that is asked for."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "gallery")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    asked = parser.parse_args()
    folder: Path = asked.output
    languages: Sequence[str] = asked.language or LANGUAGES
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="keskmes-") as scratch:
        database = Path(scratch) / "sample.duckdb"
        definitions = read_definitions(QUESTIONNAIRE, SAMPLE / "organisation.toml")
        load(database, check_files(sorted(SAMPLE.glob("answers_*.csv")), definitions), definitions)
        tick_some(database)
        pictures = [
            *_exhibits(database, languages, folder),
            *_pages(database, languages, folder),
        ]
    index = folder / "index.html"
    index.write_text(_index(pictures), encoding="utf-8")
    print(f"{len(pictures)} pictures: {index}")


def _exhibits(database: Path, languages: Sequence[str], folder: Path) -> Iterator[str]:
    """The names of the pictures of exhibits, each when it is written."""
    with closing(open_results(database)) as results:
        for language in languages:
            reading = Reading(results, results.waves[-1], words_in(language), LIGHT)
            for look in LOOKS.values():
                for name, exhibit in exhibits(replace(reading, look=look)).items():
                    picture = f"{name}_{language}_{look.name}.png"
                    (folder / picture).write_bytes(png(exhibit, look))
                    yield picture


def _pages(database: Path, languages: Sequence[str], folder: Path) -> Iterator[str]:
    """The names of the pictures of pages, each when it is written."""
    with served(database) as address, chromium() as browser:
        for width, height in SIZES:
            for language in languages:
                page = browser.new_page(viewport={"width": width, "height": height})
                for name in PAGES:
                    page.set_viewport_size({"width": width, "height": height})
                    page.goto(f"{address}/{name}?lang={language}")
                    drawn(page)
                    _unroll(page, width, height)
                    picture = f"page_{name}_{language}_{width}.png"
                    page.screenshot(path=folder / picture)
                    yield picture
                page.close()


def _unroll(page: Page, width: int, height: int) -> None:
    """Make the window as high as the page, which scrolls inside of itself."""
    page.wait_for_timeout(BEFORE_DRAWN)
    content = int(page.locator(CONTENT).evaluate("main => main.scrollHeight"))
    page.set_viewport_size({"width": width, "height": max(height, content)})
    page.wait_for_timeout(BEFORE_DRAWN)


def _index(pictures: Sequence[str]) -> str:
    """One page with all pictures, those of one exhibit or page beside each other."""
    names = dict.fromkeys(picture.rsplit("_", 2)[0] for picture in pictures)
    sections = (
        f"<h2>{escape(name)}</h2><div>"
        + "".join(
            f'<a href="{picture}"><img src="{picture}" alt="{picture}" loading="lazy"></a>'
            for picture in pictures
            if picture.rsplit("_", 2)[0] == name
        )
        + "</div>"
        for name in names
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Keskmes</title><style>'
        "body{font-family:sans-serif;background:#999;margin:1rem}"
        "div{display:flex;gap:1rem;overflow-x:auto;align-items:start}"
        f"img{{width:32rem}}</style>{''.join(sections)}</html>"
    )


if __name__ == "__main__":
    main()
