"""A deck as a file and as slides: sound, steady, complete, nothing cut and nothing over another."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from itertools import combinations
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from assessment.results import Results
from assessment.story import Entry, Story
from dashboard.exhibits.reading import Reading
from dashboard.export.deck.box import POINT
from dashboard.export.deck.deck import deck
from dashboard.export.deck.elements import element_of
from dashboard.export.deck.fit import LINE, height_of
from dashboard.export.deck.names import description, signature_of
from dashboard.export.source import source_of
from dashboard.i18n import LANGUAGES, words_in
from dashboard.look import LIGHT
from dashboard.readout import readout_of
from dashboard.typeface import BOLD, REGULAR
from tests.export.conftest import Tell

PACKAGE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
ROUNDING = 2000
"""EMU that a box may be off: less than a sixth of a point."""


Decks = Callable[[str], bytes]


@pytest.fixture(scope="module")
def every(every_story: Story) -> Story:
    return every_story


@pytest.fixture(scope="module")
def drawn(sample: Results, every_story: Story) -> Decks:
    """The deck of every exhibit in a language, drawn once."""

    @cache
    def in_language(language: str) -> bytes:
        reading = Reading(sample, sample.waves[-1], words_in(language), LIGHT)
        return deck(readout_of(reading, every_story)).content

    return in_language


def slides_of(content: bytes) -> list[Any]:
    return list(Presentation(BytesIO(content)).slides)


def part_of(shape: Any) -> str:
    name = signature_of(shape)
    assert name, shape.name
    return name.part


def text_on(slide: Any, part: str) -> str:
    return next(shape.text_frame.text for shape in slide.shapes if part_of(shape) == part)


def sides(shape: Any) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def size_of(shape: Any, paragraph: Any) -> float:
    """Points of the type of a paragraph; a placeholder's own where it says nothing."""
    sizes = [run.font.size.pt for run in paragraph.runs if run.font.size]
    return max(sizes, default=11.0 if shape.is_placeholder else 18.0)


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_same_readout_is_the_same_file(tell: Tell) -> None:
    assert deck(tell("et")).content == deck(tell("et")).content


def test_no_part_is_in_the_file_twice_and_each_has_its_type(drawn: Decks) -> None:
    content = drawn("en")
    with ZipFile(BytesIO(content)) as package:
        assert [name for name, n in Counter(package.namelist()).items() if n > 1] == []
    named = parts(content)
    types = fromstring(named["[Content_Types].xml"])
    overrides = {one.get("PartName", "")[1:] for one in types.iter(f"{PACKAGE}Override")}
    defaults = {one.get("Extension") for one in types.iter(f"{PACKAGE}Default")}
    for name in named:
        assert name in overrides or name.rpartition(".")[2] in defaults, name
    assert overrides <= set(named)


def test_every_part_is_reached_and_every_relation_leads_somewhere(drawn: Decks) -> None:
    named = parts(drawn("en"))
    reached = set[str]()
    for name, body in named.items():
        if not name.endswith(".rels"):
            continue
        folder = name.replace("_rels/", "").rpartition("/")[0]
        for relation in fromstring(body).iter(f"{RELATIONS}Relationship"):
            reached.add(resolved(folder, relation))
    assert reached <= set(named)
    others = {name for name in named if not name.endswith(".rels")} - {"[Content_Types].xml"}
    assert others - reached == set()


def resolved(folder: str, relation: Element) -> str:
    target = relation.get("Target", "")
    if target.startswith("/"):
        return target[1:]
    steps = [step for step in folder.split("/") if step]
    for step in target.split("/"):
        if step == "..":
            steps.pop()
        else:
            steps.append(step)
    return "/".join(steps)


def test_shapes_of_a_slide_have_ids_of_their_own(drawn: Decks) -> None:
    for slide in slides_of(drawn("en")):
        ids = [one.get("id") for one in element_of(slide).iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_shape_covers_another_and_all_are_on_the_slide(drawn: Decks, language: str) -> None:
    presentation: Any = Presentation(BytesIO(drawn(language)))
    for slide in presentation.slides:
        shapes = list(slide.shapes)
        for shape in shapes:
            left, top, right, bottom = sides(shape)
            assert min(left, top) >= 0, shape.name
            assert right <= presentation.slide_width + ROUNDING, shape.name
            assert bottom <= presentation.slide_height + ROUNDING, shape.name
        for one, other in combinations(shapes, 2):
            a, b = sides(one), sides(other)
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            assert across <= ROUNDING or down <= ROUNDING, (one.name, other.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_fits_its_box(drawn: Decks, language: str) -> None:
    for slide in slides_of(drawn(language)):
        for shape, paragraphs in texts_of(slide):
            frame = shape.text_frame
            width = (shape.width - (frame.margin_left or 0) - (frame.margin_right or 0)) / POINT
            height = 0
            for paragraph in paragraphs:
                bold = any(run.font.bold for run in paragraph.runs) or part_of(shape) == "headline"
                size = size_of(shape, paragraph)
                height += height_of(paragraph.text, width, size, BOLD if bold else REGULAR)
            assert height <= shape.height + ROUNDING, (shape.name, frame.text)


def texts_of(slide: Any) -> Iterator[tuple[Any, list[Any]]]:
    for shape in slide.shapes:
        if shape.has_text_frame and shape.text_frame.text and part_of(shape) != "number":
            yield shape, list(shape.text_frame.paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_a_table_fits_its_rows(drawn: Decks, language: str) -> None:
    tables = 0
    for slide in slides_of(drawn(language)):
        for shape in slide.shapes:
            if shape.has_table:
                tables += 1
                for row in shape.table.rows:
                    assert needed(shape.table, row) <= row.height + ROUNDING, shape.name
    assert tables == 3


def needed(table: Any, row: Any) -> float:
    heights = [0.0]
    for cell, column in zip(row.cells, table.columns, strict=True):
        (paragraph,) = cell.text_frame.paragraphs
        if not paragraph.runs:
            continue
        width = (column.width - cell.margin_left - cell.margin_right) / POINT
        size = paragraph.runs[-1].font.size.pt
        weight = BOLD if paragraph.runs[-1].font.bold else REGULAR
        text = height_of(paragraph.text, width, size, weight)
        dot = max(run.font.size.pt for run in paragraph.runs) * LINE * POINT
        heights.append(max(text, dot))
    return max(heights)


def test_a_deck_is_cover_exhibits_method_and_source(tell: Tell) -> None:
    readout = tell("en")
    slides = slides_of(deck(readout).content)
    keys = [signature_of(slide.shapes[0]) for slide in slides]
    told = [one.key for one in readout.told]
    assert [one.key for one in keys if one] == ["cover", *told, "method1", "source"]
    assert slides[0].shapes.title.text_frame.text == readout.provenance.organisation
    assert "Answered 141 of 162" in text_on(slides[0], "base")
    assert "What is protected, and why" in text_on(slides[-2], "sentence1") + text_on(
        slides[-2], "sentence2"
    )
    cells = [cell.text for row in slides[-1].shapes[-1].table.rows for cell in row.cells]
    assert {"Organisation", "Wave", "Autumn 2026"} <= set(cells)


def test_a_slide_says_what_its_exhibit_says(tell: Tell, every: Story, drawn: Decks) -> None:
    readout = tell("et", every)
    for told, slide in zip(readout.told, slides_of(drawn("et"))[1:], strict=False):
        assert slide.shapes.title.text_frame.text == told.slide.headline
        assert text_on(slide, "base") == told.slide.base
        notes = text_on(slide, "notes")
        assert all(note in notes for note in (*told.slide.footnotes, *told.slide.protected))


def test_every_slide_says_where_its_numbers_come_from(
    tell: Tell, every: Story, drawn: Decks
) -> None:
    readout = tell("fi", every)
    for slide in slides_of(drawn("fi")):
        footer = next(shape for shape in slide.shapes if part_of(shape) == "footer")
        assert all(run.font.size >= Pt(10) for run in footer.text_frame.paragraphs[0].runs)
    footers = [text_on(slide, "footer") for slide in slides_of(drawn("fi"))]
    sources = [source_of(readout, told) for told in readout.told]
    assert footers[1 : 1 + len(sources)] == sources
    assert {footers[0], footers[-1]} == {readout.provenance.line}


def test_slides_but_the_first_are_numbered(tell: Tell) -> None:
    for n, slide in enumerate(slides_of(deck(tell()).content), 1):
        numbers = [field.get("type") for field in element_of(slide).iter(qn("a:fld"))]
        assert numbers == (["slidenum"] if n > 1 else [])


def test_every_chart_and_table_says_in_words_what_it_shows(drawn: Decks) -> None:
    for slide in slides_of(drawn("en")):
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert len(description(shape)) > 10


def test_the_speaker_has_note_base_reading_and_provenance(tell: Tell) -> None:
    notes = {"en": "Ask the room first."}
    story = Story(id="s", language="en", entries=(Entry(exhibit="level_gap", notes=notes),))
    readout = tell(story=story)
    spoken = slides_of(deck(readout).content)[1].notes_slide.notes_text_frame.text
    (told,) = readout.told
    assert spoken.startswith("Ask the room first.\n\n")
    assert all(part in spoken for part in (told.exhibit.base, *told.exhibit.notes))
    assert spoken.endswith(readout.provenance.line)


@pytest.mark.parametrize("typed", ["=1+1", "a\uffffb", "<b>&amp;", "x" * 300, "y" * 60 + "\nz"])
def test_a_headline_may_be_anything(tell: Tell, typed: str) -> None:
    computed = tell(story=one("answers")).told[0].computed
    words = {"en": {"text": typed, "instead_of": computed}}
    story = Story.model_validate(
        {"id": "s", "language": "en", "entries": ({"exhibit": "answers", "headlines": words},)}
    )
    slide = slides_of(deck(tell(story=story)).content)[1]
    expected = typed.replace("\uffff", "").replace("\n", " ")
    assert slide.shapes.title.text_frame.text == expected


def one(exhibit: str) -> Story:
    return Story(id="s", language="en", entries=(Entry(exhibit=exhibit),))


def test_a_protected_cell_has_nothing_in_it(tell: Tell) -> None:
    slide = slides_of(deck(tell(story=one("measures_in_use"))).content)[1]
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    top = [table.cell(row, 1).text for row in range(1, len(table.rows))]
    assert len([text for text in top if text]) == 1


def test_a_story_without_exhibits_is_cover_method_and_source(tell: Tell) -> None:
    nothing = Story(id="s", language="en", entries=())
    assert len(slides_of(deck(tell(story=nothing)).content)) == 3


def test_what_is_not_shown_is_said_on_the_last_slide(tell: Tell) -> None:
    hidden = Entry(exhibit="answers", choices={"group": "level=nobody"})
    readout = tell(story=Story(id="s", language="en", entries=(hidden,)))
    last = slides_of(deck(readout).content)[-1].shapes[-1].table
    assert last.cell(len(last.rows) - 1, 0).text == "Not shown"
    assert readout.untold[0] in last.cell(len(last.rows) - 1, 1).text


def test_progress_is_told_slide_by_slide(tell: Tell) -> None:
    steps: list[tuple[int, int]] = []
    readout = tell()
    deck(readout, progress=lambda done, of: steps.append((done, of)))
    assert steps == [(n, len(readout.told)) for n in range(1, len(readout.told) + 1)]


def test_the_file_is_dated_as_the_data_and_says_its_language(tell: Tell) -> None:
    readout = tell("et")
    about = Presentation(BytesIO(deck(readout).content)).core_properties
    loaded = readout.provenance.loaded_at.replace(tzinfo=None, microsecond=0)
    assert (about.created, about.modified, about.revision) == (loaded, loaded, 1)
    assert (about.author, about.last_modified_by, about.language) == ("Keskmes", "Keskmes", "et")
    assert re.match(r"Helmeranna .* · .*2026", about.title)
