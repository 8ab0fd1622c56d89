"""Charts that can be edited: what their sheets hold, what they show, in which colours."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import polars as pl
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.oxml.ns import qn

from assessment.results import open_results
from assessment.story import Entry, Story
from dashboard.charts.bars import bars as bars_spec
from dashboard.charts.drawing import FORM
from dashboard.charts.dumbbell import dumbbell as dumbbell_spec
from dashboard.charts.heatmap import heatmap as heatmap_spec
from dashboard.charts.slope import Style
from dashboard.charts.slope import slope as slope_spec
from dashboard.exhibits.catalogue import CATALOGUE
from dashboard.exhibits.comparison import ROWS as DUMBBELL_ROWS
from dashboard.exhibits.exhibit import Chart, Exhibit
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.slopes import slope_rows
from dashboard.exhibits.units import ROWS as UNIT_ROWS
from dashboard.export.deck.box import INCH, Box
from dashboard.export.deck.canvas import palette_of
from dashboard.export.deck.deck import deck
from dashboard.export.deck.elements import element_of
from dashboard.export.deck.exhibit_slide import PICTURE_SCALE
from dashboard.export.deck.names import description
from dashboard.export.deck.native.bars import bars
from dashboard.export.deck.native.dumbbell import dumbbell
from dashboard.export.deck.native.forms import FORMS, form_of
from dashboard.export.deck.native.heatmap import heatmap
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.native.slope import slope
from dashboard.export.deck.own_theme import own_theme
from dashboard.export.deck.paint import HEAT, PAINTS
from dashboard.export.pictures import Pictures
from dashboard.i18n import LANGUAGES, words_in
from dashboard.look import LIGHT
from dashboard.readout import readout_of
from tests.export.conftest import Tell
from tests.notation import Folder

AT = datetime(2026, 11, 28, tzinfo=UTC)
BOX = Box(INCH, INCH, 11 * INCH, 5 * INCH)


def place(table: pl.DataFrame | None = None, language: str = "en") -> Place:
    """A box on a slide of its own."""
    made = own_theme()
    slide = made.slides.add_slide(made.slide_layouts[1])
    empty = pl.DataFrame() if table is None else table
    return Place(slide, BOX, palette_of(made.slide_master), words_in(language), AT, empty)


def frames(content: bytes) -> Iterator[tuple[str, Any]]:
    """Every chart of a deck with the key of its exhibit."""
    for slide in Presentation(BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                yield shape.name.removeprefix("Keskmes: ").rpartition(" ")[0], shape


def sheet(frame: Any) -> Any:
    blob = frame.chart.part.chart_workbook.xlsx_part.blob
    return load_workbook(BytesIO(blob)).active


def drawn(frame: Any) -> dict[tuple[str, int], float]:
    """The numbers that a chart draws, by series and row."""
    return {
        (series.name, row): value
        for plot in frame.chart.plots
        for series in plot.series
        for row, value in enumerate(series.values)
        if value is not None
    }


def written(exhibit: Exhibit) -> set[float]:
    """Every number that an exhibit writes."""
    texts = [str(cell) for row in exhibit.table.rows() for cell in row]
    for panel in exhibit.panels:
        if panel.chart:
            texts += [str(cell) for row in panel.chart.rows.rows() for cell in row]
    return {float(found) for text in texts for found in re.findall(r"\d+(?:\.\d+)?", text)}


def number(label: str) -> float:
    return float(re.findall(r"\d+", label)[0])


def bar_chart(headings: list[str], labels: list[str]) -> Chart:
    rows = [
        {"row": n, "heading": heading, "share": number(label), "label": label, "role": "other"}
        for n, (heading, label) in enumerate(zip(headings, labels, strict=True))
    ]
    return Chart(bars_spec(50, LIGHT), pl.DataFrame(rows), "")


def label_texts(frame: Any) -> list[str]:
    """The labels that have words of their own."""
    rich = element_of(frame.chart).iter(qn("c:rich"))
    return ["".join(part.text for part in one.iter(qn("a:t"))) for one in rich]


def test_every_number_behind_a_chart_is_one_that_the_exhibit_writes(
    tell: Tell, every_story: Story
) -> None:
    readout = tell(story=every_story)
    exhibits = {told.key: told.slide for told in readout.told}
    seen = set[str]()
    for key, frame in frames(deck(readout).content):
        allowed = written(exhibits[key])
        found = drawn(frame)
        assert found
        assert {abs(value) for value in found.values()} <= allowed, key
        page = sheet(frame)
        columns = {cell.value: cell.column for cell in page[1]}
        for (series, row), value in found.items():
            assert page.cell(row + 2, columns[series]).value == value, (key, series, row)
        seen.add(key)
    assert len(seen) == sum(
        any(panel.chart and form_of(panel.chart) and FORM for panel in one.panels)
        and {"units", "measures_in_use"}.isdisjoint({one.id})
        for one in exhibits.values()
    )


def test_a_chart_takes_other_numbers_and_keeps_them(tell: Tell) -> None:
    presentation = Presentation(BytesIO(deck(tell()).content))
    shapes: list[Any] = [shape for slide in presentation.slides for shape in slide.shapes]
    chart = next(shape.chart for shape in shapes if shape.has_chart)
    data = CategoryChartData()
    data.categories = ["All", "Top"]
    data.add_series("Share", (11, 22))
    chart.replace_data(data)
    edited = BytesIO()
    presentation.save(edited)
    _, frame = next(frames(edited.getvalue()))
    assert drawn(frame) == {("Share", 0): 11, ("Share", 1): 22}


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "@x", "http://127.0.0.1/", "12"])
def test_text_behind_a_chart_is_text_whatever_it_begins_with(name: str) -> None:
    frame: Any = bars(place(), bar_chart([name], ["40%"]))
    cell = sheet(frame).cell(2, 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (name, "s", None)


def test_what_xml_cannot_hold_is_left_out() -> None:
    frame: Any = bars(place(), bar_chart(["a\uffffb\x07c"], ["40%"]))
    assert sheet(frame).cell(2, 1).value == "abc"


def test_the_only_formulas_are_those_of_a_dumbbells_lines(tell: Tell, every_story: Story) -> None:
    formulas = dict[str, set[str]]()
    for _, frame in frames(deck(tell(story=every_story)).content):
        for row in sheet(frame).iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    formulas.setdefault(row[0].coordinate, set()).add(cell.value)
    found = {formula for of_column in formulas.values() for formula in of_column}
    assert found
    assert all(
        re.fullmatch(r"=IF\(COUNT\([B-F0-9,]+\)=2,MAX\([B-F0-9-]+,0\),0\)", f) for f in found
    )


def test_a_label_follows_its_number_unless_it_says_more() -> None:
    labels = ["40%", "≥\u00a095%", "87% (141 of 162)"]
    frame: Any = bars(place(), bar_chart(["a", "b", "c"], labels))
    assert label_texts(frame) == labels[1:]


@pytest.mark.parametrize(
    ("language", "code"),
    [("et", "[$-425]0.0"), ("en", "[$-409]0.0"), ("fi", "[$-40B]0.0")],
)
def test_labels_ask_for_the_decimal_sign_of_the_language(language: str, code: str) -> None:
    frame: Any = dumbbell(*dumbbell_of(language))
    codes = {one.get("formatCode") for one in element_of(frame.chart).iter(qn("c:numFmt"))}
    assert code in codes


def dumbbell_of(
    language: str = "en",
    values: tuple[float, ...] = (8.3, 6.0, 5.8),
    texts: tuple[str, ...] = ("8.3", "6.0", "5.8"),
) -> tuple[Place, Chart]:
    """A row of three groups: where it is drawn, and what."""
    groups = ("Top", "Middle", "First")
    marks = tuple(zip(groups, LIGHT.level_marks(3), strict=True))
    rows = [
        {"row": 0, "group": group, "value": value, "heading": "Theme" if n == 0 else ""}
        | {"gap": "+2.5" if n == 0 else "", "tip": "", "small": False, "low": None, "high": None}
        for n, (group, value) in enumerate(zip(groups, values, strict=True))
    ]
    chart = Chart(dumbbell_spec(marks, (1, 10), LIGHT), pl.DataFrame(rows, DUMBBELL_ROWS), "")
    table = pl.DataFrame(
        {"Theme": ["Theme"]} | {g: [t] for g, t in zip(groups, texts, strict=True)}
    )
    if language != "en":
        table = table.with_columns(pl.all().str.replace(".", ",", literal=True))
    return place(table, language), chart


def test_a_dumbbell_holds_the_score_of_every_group_and_a_line_that_follows_them() -> None:
    frame: Any = dumbbell(*dumbbell_of())
    page = sheet(frame)
    heads = [cell.value for cell in page[1]]
    assert heads[1:] == ["Top", "Middle", "First", "Line up", "Line down"]
    assert [page.cell(2, n).value for n in (2, 3, 4)] == [8.3, 6.0, 5.8]
    up = next(element_of(frame.chart).iter(qn("c:plus")))
    assert up.find(f".//{qn('c:f')}").text == "Sheet1!$E$2:$E$2"
    assert up.find(f".//{qn('c:v')}").text == "2.5"


def test_a_score_of_another_scale_keeps_how_it_is_written() -> None:
    frame: Any = dumbbell(*dumbbell_of(values=(81.1, 55.6, 53.3)))
    assert label_texts(frame) == ["8.3", "6.0", "5.8"]


def test_labels_of_marks_that_meet_are_not_written_over_each_other() -> None:
    frame: Any = dumbbell(*dumbbell_of(values=(8.3, 8.2, 8.1), texts=("8.3", "8.2", "8.1")))
    hidden = [one for one in element_of(frame.chart).iter(qn("c:delete")) if one.get("val") == "1"]
    labels = [one for one in hidden if one.getparent().tag == qn("c:dLbl")]
    assert len(labels) == 1


def test_the_rest_of_the_answers_stands_on_an_axis_of_its_own(tell: Tell) -> None:
    _, frame = next(one for one in frames(deck(tell()).content) if one[0] == "answers")
    needs, strong, fine = (
        [series.name, *series.values] for plot in frame.chart.plots for series in plot.series
    )
    assert all(value <= 0 for value in needs[1:])
    assert all(value >= 0 for value in (*strong[1:], *fine[1:]))
    axes = {
        frozenset(one.get("val") for one in bar.iterfind(qn("c:axId")))
        for bar in element_of(frame.chart).iter(qn("c:barChart"))
    }
    assert len(axes) == 2


def test_every_chart_of_an_exhibit_has_a_native_form(tell: Tell, every_story: Story) -> None:
    charts = [
        panel.chart
        for told in tell(story=every_story).told
        for panel in (*told.exhibit.panels, *told.slide.panels)
        if panel.chart
    ]
    forms = {chart.spec["usermeta"][FORM] for chart in charts}
    assert forms == set(FORMS)


def test_a_chart_without_a_native_form_is_a_picture(tell: Tell) -> None:
    class Square(Pictures):
        def png(self, told: Any, scale: int, *, alone: bool) -> bytes | None:
            assert (told.key, scale, alone) == (readout.told[0].key, PICTURE_SCALE, False)
            return PIXEL

    readout = tell()
    told = readout.told[0]
    panel = told.slide.panels[0]
    assert panel.chart
    unknown = replace(panel.chart, spec=panel.chart.spec | {"usermeta": {FORM: "radar"}})
    slide = replace(told.slide, panels=(replace(panel, chart=unknown),))
    other = replace(readout, told=(replace(told, slide=slide),))
    made = deck(other, pictures=Square(other))
    page = Presentation(BytesIO(made.content)).slides[1]
    (picture,) = [shape for shape in page.shapes if "picture" in shape.name]
    assert description(picture) == panel.chart.alt


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)


def test_colours_are_those_of_the_theme(tell: Tell, every_story: Story) -> None:
    presentation = Presentation(BytesIO(deck(tell(story=every_story)).content))
    for slide in presentation.slides:
        assert not list(element_of(slide).iter(qn("a:srgbClr")))
        shapes: list[Any] = list(slide.shapes)
        for shape in shapes:
            if shape.has_chart:
                assert not list(element_of(shape.chart).iter(qn("a:srgbClr")))


def test_ink_reads_on_every_fill_of_our_theme() -> None:
    palette = palette_of(own_theme().slide_master)
    for fill in {*PAINTS.values(), *HEAT}:
        assert palette.contrast(palette.ink_on(fill), fill) >= 4.5, fill


def test_a_protected_cell_is_hatched_and_empty() -> None:
    steps = ("< 5", "5–6", "6–7", "7–8", "≥ 8")
    cells = {"choice": "", "chosen": False, "tip": "", "light": False}
    rows = [
        cells | {"unit": "All", "theme": "A\nb", "label": "4.1", "step": "< 5", "hatched": False},
        cells | {"unit": "All", "theme": "C", "label": "", "step": None, "hatched": True},
    ]
    spec = heatmap_spec(("All",), ("A\nb", "C"), steps, LIGHT)
    frame: Any = heatmap(place(), Chart(spec, pl.DataFrame(rows, UNIT_ROWS), ""))
    shown, hidden = frame.table.cell(1, 1), frame.table.cell(1, 2)
    assert (frame.table.cell(0, 1).text, shown.text, hidden.text) == ("A b", "4.1", "")
    assert list(element_of(hidden).iter(qn("a:pattFill")))
    assert not list(element_of(shown).iter(qn("a:pattFill")))


def test_the_values_of_a_slope_stand_before_over_and_after_its_marks() -> None:
    steps, series = ["2024", "2025", "2026"], {"Top": [9.5, 8.0, 7.0], "Low": [5.0, None, None]}
    written = {"Top": ["≥\u00a09.5", "8.0", "≤\u00a07.0"], "Low": ["5.0", "", ""]}
    marks = LIGHT.level_marks(2)
    styles = tuple(map(Style, series, marks))
    rows = slope_rows(steps, series, written, ["Top"])
    frame: Any = slope(place(), Chart(slope_spec(styles, 3, (5.0, 10.0), LIGHT), rows, ""))
    assert label_texts(frame) == ["≥\u00a09.5", "≤\u00a07.0 Top"]
    top, low = frame.chart.plots[0].series
    places = [one.get("val") for one in element_of(top).iter(qn("c:dLblPos"))]
    assert places[:3] == ["l", "t", "r"]
    assert list(low.values) == [5.0, None, None]
    assert not list(element_of(low).iter(qn("c:dLbl")))


def test_a_small_organisation_gets_a_deck_of_what_is_shown(small: Folder) -> None:
    results = open_results(small / "small.duckdb")
    entries = tuple(Entry(exhibit=name) for name in CATALOGUE if name != "two_groups")
    for language in LANGUAGES:
        reading = Reading(results, results.waves[-1], words_in(language), LIGHT)
        readout = readout_of(reading, Story(id="s", language=language, entries=entries))
        slides = Presentation(BytesIO(deck(readout).content)).slides
        assert len(slides) >= len(readout.told) + 3
    results.close()
