"""Comments in every kind of file: what was ticked, as text; what wasn't is in none of them."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import polars as pl
import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from assessment.results import open_results
from assessment.story import Entry, Story
from dashboard.exhibits.reading import Reading
from dashboard.export.deck.deck import deck
from dashboard.export.deck.names import QUOTES
from dashboard.export.deck.refresh import refreshed
from dashboard.export.deck.renewal import ours
from dashboard.export.files import KINDS, unpacked
from dashboard.export.made import silent
from dashboard.export.pictures import Pictures
from dashboard.export.report.contents import contents_of
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from dashboard.readout import Readout, readout_of
from tests.notation import Folder
from tests.written import loaded, tick

ENTRY = Entry(exhibit="comments", choices={"comment": "first"})
STORY = Story(id="s", language="en", entries=(Entry(exhibit="coverage"), ENTRY))
TICKED = ("alpha001", "gamma003", '=HYPERLINK("x")', '#read("secret") [*] <b>&amp;</b> {people}')
UNTICKED = "omicron"
LONG = f"{'Loremword ' * 400}{'z' * 900}"
TEXTUAL = ("pptx", "docx", "pdf", "images", "workbook", "data")
"""The kinds of files with comments in them; the handout has headlines only."""


@pytest.fixture
def path(folder: Folder) -> Path:
    """A dozen comments and one longer than a page; those that begin with `omicron` unticked."""
    written = [*TICKED, LONG, *(f"{UNTICKED}{n}" for n in range(8))]
    rows = "\n".join(
        f"h{n}: unit=A level=low s1=4 d1=4 first='{one}'" for n, one in enumerate(written)
    )
    path = loaded(folder, rows)
    tick(path, lambda text: not text.startswith(UNTICKED))
    return path


@contextmanager
def told(path: Path, story: Story = STORY) -> Generator[Readout]:
    with closing(open_results(path)) as results:
        yield readout_of(Reading(results, "2026", words_in("en"), LIGHT), story)


def made(readout: Readout, kind: str) -> bytes:
    done = KINDS[kind].make(readout, None, Pictures(readout), silent)
    assert done.undrawn == ()
    return done.content


def inside(content: bytes) -> str:
    """Whatever a file says, its parts unpacked, without spaces and marks that break lines."""
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as packed:
            return "".join(inside(packed.read(name)) for name in packed.namelist())
    if content.startswith(b"%PDF"):
        pages = PdfReader(BytesIO(content)).pages
        text = "".join(page.extract_text() for page in pages)
    else:
        text = content.decode("utf-8", "ignore")
    return "".join(sign for sign in text if not sign.isspace() and sign not in "\u00ad\u2060")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_ticked_is_in_no_file_and_what_is_ticked_in_each_that_has_texts(
    path: Path, kind: str
) -> None:
    with told(path) as readout:
        text = inside(made(readout, kind))
    assert UNTICKED not in text
    assert ("alpha001" in text) == (kind in TEXTUAL)
    assert "Intheirownwords" in text or kind == "data"


def test_without_ticks_no_file_knows_of_any_comment(path: Path) -> None:
    tick(path, lambda _: False)
    with told(path) as readout:
        for kind in ("workbook", "data", "handout", "pptx"):
            text = inside(made(readout, kind))
            assert not any(one in text for one in ("alpha001", UNTICKED, "comments.csv"))


def test_a_slide_has_them_as_text_in_its_room_and_says_what_it_leaves_out(path: Path) -> None:
    with told(path) as readout:
        content = deck(readout).content
    (shape,) = quotes_of(content)
    assert "“" in shape.text_frame.text
    assert " …" in shape.text_frame.text or LONG[:9] not in shape.text_frame.text
    sizes = {run.font.size.pt for one in shape.text_frame.paragraphs for run in one.runs}
    assert len(sizes) == 1
    assert min(sizes) >= 12


def test_a_refreshed_deck_has_the_comments_of_now_and_none_that_lost_its_tick(path: Path) -> None:
    tick(path, lambda text: text in {"alpha001", "gamma003"})
    with told(path) as readout:
        old = deck(readout).content
    tick(path, lambda text: text == "alpha001")
    with told(path) as readout:
        fewer = refreshed(readout, old)
    assert [shape.text_frame.text for shape in quotes_of(fewer.made.content)] == ["“alpha001”"]
    assert "gamma003" not in inside(fewer.made.content)
    tick(path, lambda _: False)
    with told(path) as readout:
        none = refreshed(readout, fewer.made.content)
    assert none.gone == ("In their own words (What first?)",)
    assert "alpha001" not in inside(none.made.content)
    tick(path, lambda text: text == "gamma003")
    with told(path) as readout:
        again = refreshed(readout, none.made.content)
    assert [shape.text_frame.text for shape in quotes_of(again.made.content)] == ["“gamma003”"]


def test_what_somebody_made_of_the_comments_on_a_slide_stays_and_is_said_to_be_former(
    path: Path,
) -> None:
    with told(path) as readout:
        presentation = Presentation(BytesIO(deck(readout).content))
    (shape,) = (one for slide in presentation.slides for one in quotes_on(slide))
    shape.text_frame.text = "Our own summary"
    worked_on = BytesIO()
    presentation.save(worked_on)
    tick(path, lambda _: False)
    with told(path) as readout:
        update = refreshed(readout, worked_on.getvalue())
    assert [one.text_frame.text for one in quotes_of(update.made.content)] == ["Our own summary"]
    assert update.gone == ("In their own words (What first?)",)


def quotes_on(slide: Any) -> list[Any]:
    return [shape for shape, name in ours(slide) if name.part == QUOTES]


def quotes_of(content: bytes) -> list[Any]:
    return [one for slide in Presentation(BytesIO(content)).slides for one in quotes_on(slide)]


def test_the_report_in_word_has_them_as_paragraphs_and_no_table(path: Path) -> None:
    with told(path) as readout:
        paper = Document(BytesIO(made(readout, "docx")))
        shown = contents_of(readout).shown
    quoted = [one.text for one in paper.paragraphs if one.style and one.style.name == "Quote"]
    assert len(quoted) == 5
    assert f"“{TICKED[3]}”" in quoted
    assert [one.table for one in shown if one.told.exhibit.quotes] == [""]
    assert len(paper.inline_shapes) == len(shown) - 1


def test_the_workbook_and_the_data_have_them_as_text_and_never_as_formulas(path: Path) -> None:
    with told(path) as readout:
        book, files = made(readout, "workbook"), unpacked(made(readout, "data"))
    with ZipFile(BytesIO(book)) as packed:
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist())
    table = pl.read_csv(files["comments.csv"])
    assert table.columns == ["wave", "comment", "question", "position", "text", "people"]
    assert table["position"].to_list() == [1, 2, 3, 4, 5]
    assert set(table["people"]) == {13}
    assert '\'=HYPERLINK("x")' in table["text"].to_list()
    assert LONG in table["text"].to_list()
    frame = pl.read_parquet(files["comments.parquet"])
    assert set(TICKED) < set(frame["text"])
    assert b"comments" in files["about.txt"]


def test_a_picture_of_many_endless_comments_has_an_end(folder: Folder) -> None:
    rows = "\n".join(f"h{n}: unit=A level=low s1=4 d1=4 first='{n} {LONG}'" for n in range(30))
    path = loaded(folder, rows)
    tick(path)
    with told(path, Story(id="s", language="en", entries=(ENTRY,))) as readout:
        drawn = Pictures(readout).svg(readout.told[0], alone=True)
    assert drawn
    assert drawn.count("<text") < 12 * 6 + 20
    assert " …" in drawn
