"""The workbook: what is a number on the screen is one in its sheet, and all else is text."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import fastexcel
import pytest
from defusedxml.ElementTree import fromstring

from assessment.story import Story
from dashboard.export.numbers import number_in
from dashboard.export.workbook.names import LONGEST, sheet_names
from dashboard.export.workbook.sheet import LONGEST_CELL, TABLE_ROW
from dashboard.export.workbook.workbook import workbook
from dashboard.i18n import LANGUAGES
from dashboard.readout import Readout
from tests.export.conftest import Tell

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(content: bytes, sheet: int) -> dict[tuple[int, int], str | float]:
    """A sheet's cells by row and column: text or number, as the file itself says."""
    with ZipFile(BytesIO(content)) as book:
        strings = fromstring(book.read("xl/sharedStrings.xml"))
        shared = ["".join(text.text or "" for text in one.iter(f"{MAIN}t")) for one in strings]
        written = fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
        assert not any(b"<f>" in book.read(name) for name in book.namelist())
    found: dict[tuple[int, int], str | float] = {}
    for cell in written.iter(f"{MAIN}c"):
        value = cell.findtext(f"{MAIN}v")
        if value is not None:
            is_text = cell.get("t") == "s"
            found[_place(str(cell.get("r")))] = shared[int(value)] if is_text else float(value)
    return found


def _place(reference: str) -> tuple[int, int]:
    """Row and column of a reference such as B12, from 0."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(reference.removeprefix(letters)) - 1, column - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_of_every_exhibit_is_what_the_screen_says(
    tell: Tell, every_story: Story, language: str
) -> None:
    readout = tell(language, every_story)
    content = workbook(readout).content
    numbers = 0
    for sheet, told in enumerate(readout.told, start=2):
        found = cells(content, sheet)
        assert found[0, 0] == told.exhibit.headline
        table = told.exhibit.table
        for place, column in enumerate(table):
            assert found[TABLE_ROW, place] == column.name
            for row, written in enumerate(column, start=TABLE_ROW + 1):
                number = number_in(readout.words, written) if place else None
                numbers += number is not None
                assert found.get((row, place), "") == (number.value if number else written)
        for note in told.exhibit.notes:
            assert note in found.values()
    assert numbers > 500


def test_a_reader_of_its_own_finds_the_sheets_and_their_numbers(tell: Tell) -> None:
    readout = tell("et")
    book = fastexcel.read_excel(workbook(readout).content)
    assert book.sheet_names[0] == "Sisukord"
    assert book.sheet_names[1 : 1 + len(readout.told)] == sheet_names(
        [readout.reading.text(f"exhibit.{one.entry.exhibit}") for one in readout.told]
    )
    gap = book.load_sheet("Juhtimistasandite lõhe", header_row=TABLE_ROW).to_polars()
    tops = gap["Tippjuhid"]
    assert tops.dtype.is_float()
    assert tops[0] == 8.3


def test_a_protected_cell_has_no_number(tell: Tell) -> None:
    readout = tell("en")
    units = next(n for n, one in enumerate(readout.told) if one.key == "units")
    found = cells(workbook(readout).content, units + 2)
    finance = next(row for (row, column), text in found.items() if text == "Finance" and not column)
    assert {text for (row, column), text in found.items() if row == finance and column > 1} == {
        "protected"
    }


def hostile(readout: Readout, text: str) -> Readout:
    told = readout.told[0]
    exhibit = replace(told.exhibit, headline=text, footnotes=(text,))
    return replace(readout, told=(replace(told, exhibit=exhibit, section=text),))


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "http://a.example"])
def test_no_text_becomes_a_formula_or_an_address(tell: Tell, text: str) -> None:
    content = workbook(hostile(tell(), text)).content
    assert cells(content, 2)[0, 0] == text
    with ZipFile(BytesIO(content)) as book:
        assert not any("externalLink" in name for name in book.namelist())


def test_a_text_longer_than_a_cell_is_cut_and_not_lost(tell: Tell) -> None:
    found = cells(workbook(hostile(tell(), "x" * 40_000)).content, 2)
    text = str(found[0, 0])
    assert len(text) == LONGEST_CELL
    assert text.endswith("…")


def test_the_same_readout_gives_the_same_bytes_and_says_how_far_it_is(tell: Tell) -> None:
    heard: list[tuple[int, int]] = []
    first = workbook(tell("fi"), lambda done, of: heard.append((done, of)))
    assert workbook(tell("fi")) == first
    assert heard[-1] == (len(heard), len(heard))


def test_the_book_says_what_was_asked_how_it_counts_and_where_it_comes_from(tell: Tell) -> None:
    readout = tell("en")
    last = len(readout.told) + 2
    content = workbook(readout).content
    asked = set(cells(content, last).values())
    assert {
        readout.reading.named(item.text) for item in readout.reading.questionnaire.items
    } <= asked
    method = cells(content, last + 1).values()
    assert {section.heading for section in readout.method} <= set(method)
    found = list(cells(content, last + 2).values())
    assert [value for _, value in readout.provenance.lines] == found[2::2]


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["A/B: c?", "[x]*y"], ["A B c", "x y"]),
        (["Same", "same"], ["Same", "same (2)"]),
        (["History", "'quoted'", "", "??"], ["History -", "quoted", "-", "- (2)"]),
    ],
)
def test_a_sheet_has_a_name_that_excel_takes(titles: list[str], names: list[str]) -> None:
    assert sheet_names(titles) == names


def test_long_names_are_cut_and_stay_apart() -> None:
    names = sheet_names(
        ["Juhtimistasandite lõhe üksuste kaupa A", "Juhtimistasandite lõhe üksuste kaupa B"]
    )
    assert all(len(name) <= LONGEST for name in names)
    assert len(set(names)) == 2
