"""What every picture of an exhibit has to be, in each language."""

import re
from collections import Counter
from io import BytesIO
from itertools import combinations

import polars as pl
import pytest
from PIL import Image
from playwright.sync_api import Browser

from assessment.results import Results
from dashboard.exhibits.catalogue import exhibit_of
from dashboard.exhibits.reading import Reading
from dashboard.i18n import words_in
from dashboard.images.picture import png
from dashboard.look import LOOKS, LookName
from tests.dashboard.every_exhibit import UNWRITTEN
from tests.gallery.pictures import Pictures

FOREIGN = {"et": r"\d\.\d", "fi": r"\d\.\d", "en": r"\d,(?!\d{3})\d"}
"""A decimal sign as the language doesn't write it; the comma of thousands is none."""
MEASURED = r"\d+[.,]\d+|\d+(?=\s?%)|\d+(?=/\d)|(?<=\d/)\d+|\d+(?= of \d)|(?<=\d of )\d+"
"""Numbers that were measured: with decimals, in percent, so many of so many."""


def told_by(table: pl.DataFrame) -> set[str]:
    """The numbers that a table has, and how many of its rows have the same in a column."""
    numbers = re.compile(r"\d+(?:[.,]\d+)?")
    told = {str(table.height)}
    for column in table:
        cells = [str(cell) for cell in column]
        told |= {number for cell in cells for number in numbers.findall(cell)}
        told |= {str(count) for count in Counter(cells).values()}
    return told


def test_nothing_is_written_that_is_no_word_of_a_language(pictures: Pictures) -> None:
    for name, texts in pictures.texts().items():
        assert texts
        assert not UNWRITTEN & set(" ".join(texts).split()), name


def test_decimals_are_written_as_the_language_writes_them(pictures: Pictures) -> None:
    for name, texts in pictures.texts().items():
        assert not re.findall(FOREIGN[pictures.language], " ".join(texts)), name


def test_every_number_of_a_headline_stands_in_the_table(pictures: Pictures) -> None:
    found = 0
    for name, exhibit in pictures.exhibits.items():
        measured = set(re.findall(MEASURED, exhibit.headline))
        told = told_by(exhibit.table)
        if exhibit.quotes:
            told |= set(re.findall(r"\d+", exhibit.base))  # how many wrote; the table has texts
        assert measured <= told, (name, exhibit.headline)
        found += len(measured)
    assert found > len(pictures.exhibits)


@pytest.mark.browser
def test_no_text_is_cut_and_none_runs_into_another(pictures: Pictures, browser: Browser) -> None:
    for name, placed in pictures.placed(browser).items():
        assert placed
        edges = (one.text for one in placed if one.is_cut)
        # A text with the page's colour around it is drawn twice, at the same place.
        straight = dict.fromkeys(one for one in placed if one.straight)
        runs = [(a.text, b.text) for a, b in combinations(straight, 2) if a.covers(b)]
        assert not [*edges, *runs], name


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", ["key_figures", "ownership"])
def test_a_png_is_not_blank(name: str, look: LookName, sample: Results) -> None:
    exhibit = exhibit_of(Reading(sample, sample.waves[-1], words_in("et"), LOOKS[look]), name)
    assert exhibit
    drawn = Image.open(BytesIO(png(exhibit, LOOKS[look]))).convert("L")
    page = drawn.getpixel((0, 0))
    share = 1 - drawn.histogram()[int(str(page))] / (drawn.width * drawn.height)
    assert drawn.width == 2400
    assert share > 0.02
