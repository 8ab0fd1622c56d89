"""The workbook: what is a number on the screen is one in its sheet, and all else is text."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import fastexcel
import polars as pl
import pytest
from defusedxml.ElementTree import fromstring

from assessment.story import Entry, Story
from dashboard.export.numbers import number_in
from dashboard.export.source import source_of
from dashboard.export.workbook.names import LONGEST, sheet_names
from dashboard.export.workbook.sheet import HIGHEST, LONGEST_CELL, TABLE_ROW
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


def heights(content: bytes, sheet: int) -> dict[int, float]:
    """How high the rows of a sheet are, from 0."""
    with ZipFile(BytesIO(content)) as book:
        written = fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    return {
        int(str(row.get("r"))) - 1: float(row.get("ht", 0)) for row in written.iter(f"{MAIN}row")
    }


def alignment(content: bytes, sheet: int, row: int, column: int) -> tuple[str, str]:
    """Where the text of a cell stands, and by how much it is indented."""
    with ZipFile(BytesIO(content)) as book:
        written = fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
        styles = fromstring(book.read("xl/styles.xml"))
    found = next(
        cell for cell in written.iter(f"{MAIN}c") if _place(str(cell.get("r"))) == (row, column)
    )
    form = styles.findall(f"{MAIN}cellXfs/{MAIN}xf")[int(found.get("s", 0))]
    aligned = form.find(f"{MAIN}alignment")
    assert aligned is not None
    return aligned.get("horizontal", ""), aligned.get("indent", "")


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


def test_names_that_look_like_formulas_are_texts_in_tables_links_and_labels(tell: Tell) -> None:
    readout = tell("en")
    told = readout.told[0]
    named = told.exhibit.table.with_columns(pl.lit("=2+2").alias("{=1+1}"))
    odd = replace(told, exhibit=replace(told.exhibit, table=named), about="=1+1")
    lines = (("=1+1", "@SUM(A1)"),)
    content = workbook(
        replace(readout, told=(odd,), provenance=replace(readout.provenance, lines=lines))
    ).content
    found = set(cells(content, 2).values())
    assert {"{=1+1}", "=2+2"} <= found
    assert {"=1+1", "@SUM(A1)"} <= set(cells(content, 5).values())


def test_what_was_typed_on_several_lines_is_a_line_each_and_has_their_height(tell: Tell) -> None:
    readout = tell("en")
    told = replace(readout.told[0], section="First.\n\nSecond.\u2029Third.")
    headline = "One line\nand another"
    odd = replace(told, exhibit=replace(told.exhibit, headline=headline))
    content = workbook(replace(readout, told=(odd,))).content
    found = cells(content, 2)
    assert found[0, 0] == headline
    assert [text for _, text in sorted(found.items())][-3:] == ["First.", "Second.", "Third."]
    one_line = heights(workbook(replace(readout, told=(told,))).content, 2)[0]
    assert heights(content, 2)[0] == 2 * one_line


def test_no_row_is_higher_than_excel_takes(tell: Tell) -> None:
    content = workbook(hostile(tell(), "many words " * 400)).content
    # A height is written in whole pixels, each of three quarters of a point.
    assert HIGHEST - 0.75 < max(heights(content, 2).values()) <= HIGHEST


@pytest.mark.parametrize(
    ("organisation", "foot"),
    [
        ("3M & Co", "&L&8 3M && Co · "),
        ("&" * 200, f"&L&8 {'&&' * 120}\n&P / &N"),
        ("x" * 239 + "&", f"&L&8 {'x' * 239}\n&P / &N"),
        ("😀" * 200, f"&L&8 {'😀' * 120}\n&P / &N"),
    ],
)
def test_the_foot_of_a_page_is_no_command_and_never_too_long(
    tell: Tell, organisation: str, foot: str
) -> None:
    readout = tell("en")
    named = replace(readout.provenance, organisation=organisation)
    content = workbook(replace(readout, provenance=named)).content
    with ZipFile(BytesIO(content)) as book:
        written = fromstring(book.read("xl/worksheets/sheet2.xml"))
    printed = written.findtext(f".//{MAIN}oddFooter")
    assert printed
    assert printed.startswith(foot)
    assert printed.endswith("\n&P / &N")


def test_the_foot_under_an_exhibit_of_another_wave_names_no_other(tell: Tell) -> None:
    former = Entry(exhibit="answers", choices={"wave": "2025"})
    readout = tell("en", Story(id="former", language="en", entries=(former,)))
    with ZipFile(BytesIO(workbook(readout).content)) as book:
        contents, exhibit = (
            fromstring(book.read(f"xl/worksheets/sheet{n}.xml")).findtext(f".//{MAIN}oddFooter")
            for n in (1, 2)
        )
    assert contents == f"&L&8 {readout.provenance.line}\n&P / &N"
    assert exhibit == f"&L&8 {source_of(readout, readout.told[0])}\n&P / &N"
    assert "141 of 162" not in str(exhibit)


def test_figures_stand_right_and_texts_beside_them_apart(tell: Tell) -> None:
    readout = tell("en")
    gap = next(n for n, one in enumerate(readout.told) if one.key == "level_gap")
    owned = next(n for n, one in enumerate(readout.told) if one.key == "ownership")
    content = workbook(readout).content
    sides = {
        name: alignment(content, sheet + 2, TABLE_ROW + 1, column)
        for sheet, table in ((gap, readout.told[gap]), (owned, readout.told[owned]))
        for column, name in enumerate(table.exhibit.table.columns)
    }
    assert sides["Theme"] == ("", "")
    assert sides["Certainty"] == ("left", "1")
    # "5 of 9" is no number, and still a figure.
    assert sides["Top managers"] == ("right", "")


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
