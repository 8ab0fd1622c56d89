"""A deck that somebody has worked on, with the numbers of the next wave."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import polars as pl
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from assessment.errors import Refused
from assessment.results import Results
from assessment.story import Entry, Story
from dashboard.exhibits.exhibit import Figure, Panel
from dashboard.exhibits.reading import Reading
from dashboard.export.deck.deck import deck
from dashboard.export.deck.elements import element_of
from dashboard.export.deck.refresh import entry_of, refreshed
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from dashboard.readout import Readout, readout_of, title_of, usual_story

Work = Callable[[Any], None]


@pytest.fixture(scope="module")
def waves(sample: Results) -> tuple[Readout, Readout]:
    """The usual story of the first wave and of the next."""
    readings = [Reading(sample, wave, words_in("en"), LIGHT) for wave in sample.waves]
    story = usual_story(readings[-1])
    first, second = (readout_of(reading, story) for reading in readings)
    return first, second


@pytest.fixture(scope="module")
def old(waves: tuple[Readout, Readout]) -> bytes:
    return deck(waves[0]).content


def worked_on(content: bytes, work: Work) -> bytes:
    """The deck after somebody has worked on it."""
    presentation = Presentation(BytesIO(content))
    work(presentation)
    made = BytesIO()
    presentation.save(made)
    return made.getvalue()


def slides_of(content: bytes) -> list[Any]:
    return list(Presentation(BytesIO(content)).slides)


def part(page: Any, key: str, name: str) -> Any:
    """A part of the slide of an exhibit."""
    slides = page.slides if hasattr(page, "slides") else page
    wanted = f"Keskmes: {key} {name}"
    return next(
        shape
        for slide in slides
        for shape in slide.shapes
        if shape.name == wanted or shape.name.startswith(f"{wanted} #")
    )


def slide_of(presentation: Any, key: str) -> Any:
    return next(
        slide
        for slide in presentation.slides
        if any(shape.name.startswith(f"Keskmes: {key} ") for shape in slide.shapes)
    )


def take_out(presentation: Any, slide: Any) -> None:
    listed = element_of(presentation.slides)
    (entry,) = [one for one in listed if presentation.part.related_part(one.rId) is slide.part]
    presentation.part.drop_rel(entry.rId)
    listed.remove(entry)


def series_of(content: bytes, key: str) -> list[list[float | None]]:
    chart = part(slides_of(content), key, "chart1").chart
    return [list(series.values) for plot in chart.plots for series in plot.series]


def test_a_deck_that_nobody_touched_becomes_that_of_the_next_wave(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    done = refreshed(waves[1], old)
    fresh = deck(waves[1]).content
    for told in waves[1].told:
        assert part(slides_of(done.made.content), told.key, "headline").text_frame.text == (
            told.slide.headline
        )
    for key in ("coverage", "answers", "level_gap", "say_do", "waves", "foundations"):
        assert series_of(done.made.content, key) == series_of(fresh, key)
    for key in ("units", "measures_in_use"):
        tables = [
            part(slides_of(content), key, "chart1").table for content in (done.made.content, fresh)
        ]
        texts = [[cell.text for cell in table.iter_cells()] for table in tables]
        assert texts[0] == texts[1]
    assert (done.kept, done.gone, done.added, done.left_out, done.unfound) == ((), (), (), (), ())


def test_the_sheet_behind_a_chart_is_the_new_one(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    content = refreshed(waves[1], old).made.content
    chart = part(slides_of(content), "coverage", "chart1").chart
    page = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    (values,) = series_of(content, "coverage")
    assert page is not None
    assert [page.cell(row, 2).value for row in range(2, len(values) + 2)] == values


def test_numbers_that_changed_are_listed_as_they_are_written(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    changes = refreshed(waves[1], old).changes
    found = {(one.title, one.what): (one.slide, one.old, one.new) for one in changes}
    assert found["Who answered", "Share (%) · All managers"] == (
        2,
        "81% (131 of 162)",
        "87% (141 of 162)",
    )
    assert all(one.old != one.new for one in changes)
    assert len(changes) > 50


def test_the_same_numbers_change_nothing(waves: tuple[Readout, Readout]) -> None:
    content = deck(waves[1]).content
    done = refreshed(waves[1], content)
    assert done.changes == done.kept == ()
    assert refreshed(waves[1], done.made.content).made == done.made


def test_a_headline_of_the_consultant_stays_and_is_listed(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    def work(presentation: Any) -> None:
        part(presentation, "level_gap", "headline").text_frame.text = "Listen to the front line"

    done = refreshed(waves[1], worked_on(old, work))
    headline = part(slides_of(done.made.content), "level_gap", "headline")
    assert headline.text_frame.text == "Listen to the front line"
    (kept,) = done.kept
    before, after = (
        next(told.computed for told in wave.told if told.key == "level_gap") for wave in waves
    )
    assert (kept.old, kept.new, kept.kept) == (before, after, "Listen to the front line")
    assert refreshed(waves[1], done.made.content).kept == ()


def test_order_own_slides_and_own_shapes_stay(waves: tuple[Readout, Readout], old: bytes) -> None:
    def work(presentation: Any) -> None:
        listed = element_of(presentation.slides)
        listed.insert(1, listed[-1])
        own = presentation.slides.add_slide(presentation.slide_layouts[1])
        own.shapes.title.text = "Our own slide"
        listed.insert(2, listed[-1])
        note = slide_of(presentation, "answers").shapes.add_textbox(0, 0, Inches(2), Inches(1))
        note.text_frame.text = "A sticker"

    slides = slides_of(refreshed(waves[1], worked_on(old, work)).made.content)
    assert slides[1].shapes.title.text_frame.text == "Where the numbers come from"
    assert slides[2].shapes.title.text_frame.text == "Our own slide"
    texts = [
        shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame
    ]
    assert "A sticker" in texts


def test_a_chart_keeps_its_place_size_and_colours(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    def work(presentation: Any) -> None:
        frame = part(presentation, "coverage", "chart1")
        frame.left, frame.width = Inches(3), Inches(5)
        fill = frame.chart.plots[0].series[0].format.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor(1, 2, 3)

    content = refreshed(waves[1], worked_on(old, work)).made.content
    frame = part(slides_of(content), "coverage", "chart1")
    assert (frame.left, frame.width) == (Inches(3), Inches(5))
    assert frame.chart.plots[0].series[0].format.fill.fore_color.rgb == RGBColor(1, 2, 3)
    assert series_of(content, "coverage")[0][0] == 87


def test_labels_that_were_taken_off_stay_off(waves: tuple[Readout, Readout], old: bytes) -> None:
    def work(presentation: Any) -> None:
        for labels in element_of(part(presentation, "coverage", "chart1").chart).iter(
            qn("c:dLbls")
        ):
            labels[:] = []
            labels.append(parse_xml(f'<c:delete {nsdecls("c")} val="1"/>'))

    content = refreshed(waves[1], worked_on(old, work)).made.content
    space = element_of(part(slides_of(content), "coverage", "chart1").chart)
    assert not list(space.iter(qn("c:dLbl")))


def test_a_slide_that_was_taken_out_stays_out(waves: tuple[Readout, Readout], old: bytes) -> None:
    def work(presentation: Any) -> None:
        take_out(presentation, slide_of(presentation, "feeling"))

    done = refreshed(waves[1], worked_on(old, work))
    assert done.left_out == ("Feeling and practice",)
    assert done.added == ()
    assert "feeling" not in str(
        [shape.name for slide in slides_of(done.made.content) for shape in slide.shapes]
    )


def test_an_exhibit_that_is_new_in_the_story_comes_at_the_end(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    more = waves[1].story.adding(Entry(exhibit="key_figures"))
    readout = readout_of(waves[1].reading, more)
    done = refreshed(readout, old)
    assert done.added == ("Key figures",)
    last = slides_of(done.made.content)[-1]
    assert last.shapes.title.text_frame.text == readout.told[-1].slide.headline
    again = refreshed(readout, done.made.content)
    assert (again.added, again.left_out, again.changes) == ((), (), ())


def test_a_slide_of_what_is_not_shown_any_more_says_so_and_keeps_its_words(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    fewer = replace(waves[1], told=tuple(one for one in waves[1].told if one.key != "answers"))
    done = refreshed(fewer, old)
    (gone,) = done.gone
    assert gone == title_of(waves[1].reading, entry_of("answers"))
    base = part(slides_of(done.made.content), "answers", "base").text_frame
    assert (
        base.paragraphs[0].text == "These numbers are of an earlier wave and have not been updated."
    )
    assert base.paragraphs[1].text.startswith("All managers, n")
    assert series_of(done.made.content, "answers") == series_of(old, "answers")
    again = part(slides_of(refreshed(fewer, done.made.content).made.content), "answers", "base")
    assert again.text_frame.text == base.text


def test_it_is_said_in_a_box_where_the_base_line_was_taken_off(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    def work(presentation: Any) -> None:
        base = element_of(part(presentation, "answers", "base"))
        base.getparent().remove(base)

    fewer = replace(waves[1], told=tuple(one for one in waves[1].told if one.key != "answers"))
    content = refreshed(fewer, worked_on(old, work)).made.content
    slide = next(s for s in slides_of(content) if any("answers chart1" in x.name for x in s.shapes))
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert "These numbers are of an earlier wave and have not been updated." in texts


def texts_of(content: bytes) -> list[str]:
    shapes = (shape for slide in slides_of(content) for shape in slide.shapes)
    return [shape.text_frame.text for shape in shapes if shape.has_text_frame]


def test_it_is_taken_off_again_when_the_exhibit_is_shown_again(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    def without_base(presentation: Any) -> None:
        base = element_of(part(presentation, "answers", "base"))
        base.getparent().remove(base)

    def empty_base(presentation: Any) -> None:
        part(presentation, "answers", "base").text_frame.clear()

    fewer = replace(waves[1], told=tuple(one for one in waves[1].told if one.key != "answers"))
    for content in (old, worked_on(old, without_base), worked_on(old, empty_base)):
        marked = refreshed(fewer, content).made.content
        done = refreshed(waves[1], marked)
        texts = texts_of(done.made.content)
        assert any("an earlier wave" in text for text in texts_of(marked))
        assert not any("an earlier wave" in text for text in texts)
        assert done.gone == ()
        if content is old:
            base = next(told.slide.base for told in waves[1].told if told.key == "answers")
            assert base in texts


def test_a_text_of_ours_that_lost_its_name_is_listed(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    def renamed(presentation: Any) -> None:
        slide_of(presentation, "answers").shapes.title.name = "PlaceHolder 1"

    done = refreshed(waves[1], worked_on(old, renamed))
    assert done.unfound == (title_of(waves[1].reading, entry_of("answers")),)


def test_a_chart_in_a_group_is_renewed_where_it_is(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    def grouped(presentation: Any) -> None:
        slide = slide_of(presentation, "coverage")
        slide.shapes.add_group_shape([part([slide], "coverage", "chart1")])

    content = refreshed(waves[1], worked_on(old, grouped)).made.content
    slide = slide_of(Presentation(BytesIO(content)), "coverage")
    (group,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    (chart,) = [shape.chart for shape in group.shapes]
    assert [list(one.values) for one in chart.plots[0].series] == series_of(
        deck(waves[1]).content, "coverage"
    )


def test_a_chart_that_gives_way_to_a_sentence_leaves_no_number_in_the_file(
    waves: tuple[Readout, Readout],
) -> None:
    coverage = readout_of(waves[0].reading, story_of(Entry(exhibit="coverage")))
    said = with_slide(coverage, panels=(Panel("", sentence="Protected now"),))
    content = refreshed(said, deck(coverage).content).made.content
    names = ZipFile(BytesIO(content)).namelist()
    assert not [name for name in names if "chart" in name or "embeddings" in name]


def test_a_chart_that_is_another_one_keeps_its_numbers_and_says_so(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    def torn(presentation: Any) -> None:
        chart = element_of(part(presentation, "coverage", "chart1").chart)
        for series in list(chart.iter(qn("c:ser"))):
            series.getparent().remove(series)

    done = refreshed(waves[1], worked_on(old, torn))
    assert done.gone == ("Who answered",)


def test_a_slide_of_which_only_the_notes_are_ours_counts_as_taken_out(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    def emptied(presentation: Any) -> None:
        for shape in list(slide_of(presentation, "answers").shapes):
            element_of(shape).getparent().remove(element_of(shape))

    assert refreshed(waves[1], worked_on(old, emptied)).left_out == (
        title_of(waves[1].reading, entry_of("answers")),
    )


def test_the_title_of_the_file_names_the_wave_of_now_unless_it_was_given_another(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    def renamed(presentation: Any) -> None:
        presentation.core_properties.title = "Board, November"

    for content, title in (
        (old, f"{waves[1].provenance.organisation} · {waves[1].provenance.wave}"),
        (worked_on(old, renamed), "Board, November"),
    ):
        made = Presentation(BytesIO(refreshed(waves[1], content).made.content))
        assert made.core_properties.title == title


def test_a_chart_that_became_a_picture_is_listed(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    def work(presentation: Any) -> None:
        slide = slide_of(presentation, "answers")
        chart = part([slide], "answers", "chart1")
        name = chart.name
        element_of(chart).getparent().remove(element_of(chart))
        slide.shapes.add_textbox(0, 0, Inches(2), Inches(1)).name = name

    done = refreshed(waves[1], worked_on(old, work))
    assert len(done.gone) == 1


def story_of(*entries: Entry) -> Story:
    return Story(id="s", language="en", entries=entries)


def with_slide(readout: Readout, **changes: Any) -> Readout:
    """The readout with other panels or figures on the slide of its only exhibit."""
    (told,) = readout.told
    return replace(readout, told=(replace(told, slide=replace(told.slide, **changes)),))


def ownership(waves: tuple[Readout, Readout]) -> Readout:
    return readout_of(waves[1].reading, story_of(Entry(exhibit="ownership")))


def test_a_chart_takes_the_place_of_a_sentence_and_the_other_way_round(
    waves: tuple[Readout, Readout],
) -> None:
    readout = ownership(waves)
    sentence, chart, *others = readout.told[0].slide.panels
    swapped = with_slide(readout, panels=(chart, sentence, *others))
    done = refreshed(swapped, deck(readout).content)
    slides = slides_of(done.made.content)
    assert part(slides, "ownership", "chart1").has_chart
    assert part(slides, "ownership", "sentence2").text_frame.text == sentence.sentence
    assert done.gone == ()
    assert sentence.sentence in [one.old for one in done.changes]


def test_a_panel_that_is_gone_leaves_former_numbers_that_say_so(
    waves: tuple[Readout, Readout],
) -> None:
    readout = ownership(waves)
    fewer = with_slide(readout, panels=readout.told[0].slide.panels[:2])
    done = refreshed(fewer, deck(readout).content)
    assert len(done.gone) == 1


def test_figures_are_renewed_and_listed_unless_their_words_are_the_consultants(
    waves: tuple[Readout, Readout],
) -> None:
    readout = readout_of(waves[1].reading, story_of(Entry(exhibit="own_desk")))
    figures = readout.told[0].slide.figures
    other = (replace(figures[0], value="9.9"), *figures[1:])
    longer = (Figure("One", "1.1", "note", (("part", "2"),)), *figures[1:])

    def work(presentation: Any) -> None:
        part(presentation, "own_desk", "figure2").text_frame.text = "Mine"

    content = worked_on(deck(readout).content, work)
    done = refreshed(with_slide(readout, figures=other), content)
    (change,) = done.changes
    assert (change.what, change.old, change.new) == (figures[0].label, figures[0].value, "9.9")
    assert "9.9" in part(slides_of(done.made.content), "own_desk", "figure1").text_frame.text
    assert part(slides_of(done.made.content), "own_desk", "figure2").text_frame.text == "Mine"
    assert done.kept == ()
    more = refreshed(with_slide(readout, figures=longer), content)
    text = part(slides_of(more.made.content), "own_desk", "figure1").text_frame.text
    assert text.splitlines() == ["One", "1.1", "note", "part: 2"]


def test_other_words_of_the_consultant_are_listed_when_the_numbers_in_them_changed(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    def work(presentation: Any) -> None:
        part(presentation, "level_gap", "base").text_frame.text = "Everybody"

    done = refreshed(waves[1], worked_on(old, work))
    (kept,) = done.kept
    assert (kept.old, kept.kept) == ("", "Everybody")
    assert refreshed(waves[1], done.made.content).kept == ()
    assert kept.new == next(told.slide.base for told in waves[1].told if told.key == "level_gap")


def test_notes_are_renewed_unless_the_speaker_wrote_in_them(
    waves: tuple[Readout, Readout], old: bytes
) -> None:
    def work(presentation: Any) -> None:
        slide_of(presentation, "answers").notes_slide.notes_text_frame.text = "Pause here"

    done = refreshed(waves[1], worked_on(old, work))
    content = done.made.content
    assert [kept.kept for kept in done.kept] == ["Pause here"]
    spoken = {
        slide.shapes.title.text_frame.text: slide.notes_slide.notes_text_frame.text
        for slide in slides_of(content)
        if slide.has_notes_slide
    }
    assert "Pause here" in spoken.values()
    assert sum(waves[1].provenance.line in text for text in spoken.values()) == len(spoken) - 1


def test_type_that_was_made_smaller_stays_so(waves: tuple[Readout, Readout], old: bytes) -> None:
    def work(presentation: Any) -> None:
        headline = part(presentation, "answers", "headline")
        headline.text_frame.paragraphs[0].runs[0].font.size = Pt(15)

    content = refreshed(waves[1], worked_on(old, work)).made.content
    headline = part(slides_of(content), "answers", "headline").text_frame
    assert headline.paragraphs[0].runs[0].font.size == Pt(15)
    assert headline.text == next(t.slide.headline for t in waves[1].told if t.key == "answers")


def test_more_and_fewer_series_come_and_go_and_rows_of_tables_too(
    waves: tuple[Readout, Readout],
) -> None:
    reading = waves[1].reading
    levels = readout_of(reading, story_of(Entry(exhibit="level_gap")))
    pair = readout_of(
        reading,
        story_of(Entry(exhibit="two_groups", choices={"a": "level=top", "b": "level=first_line"})),
    )
    narrow = with_slide(levels, panels=pair.told[0].slide.panels, table=pair.told[0].slide.table)
    for before, after, series in ((levels, narrow, 2), (narrow, levels, 3)):
        content = refreshed(after, deck(before).content).made.content
        assert len(series_of(content, "level_gap")) == series
        assert series_of(content, "level_gap") == series_of(deck(after).content, "level_gap")
    units = readout_of(reading, story_of(Entry(exhibit="units")))
    chart = units.told[0].slide.panels[0].chart
    assert chart
    for columns in (4, 2):
        kept = chart.rows["theme"].unique(maintain_order=True)[:columns]
        rows = chart.rows.filter(chart.rows["theme"].is_in(kept.to_list())).head(-columns)
        fewer = with_slide(units, panels=(Panel("", replace(chart, rows=rows)),))
        for before, after in ((units, fewer), (fewer, units)):
            tables = [
                part(slides_of(content), "units", "chart1").table
                for content in (
                    refreshed(after, deck(before).content).made.content,
                    deck(after).content,
                )
            ]
            texts = [[[c.text for c in row.cells] for row in table.rows] for table in tables]
            assert texts[0] == texts[1]


def test_a_deck_that_is_not_ours_gets_the_story_at_its_end(
    waves: tuple[Readout, Readout],
) -> None:
    theirs = BytesIO()
    Presentation().save(theirs)
    done = refreshed(ownership(waves), theirs.getvalue())
    assert len(done.added) == 1
    assert len(slides_of(done.made.content)) == 1


def test_what_is_no_presentation_is_refused(waves: tuple[Readout, Readout]) -> None:
    with pytest.raises(Refused):
        refreshed(waves[1], b"not a deck")


def test_progress_is_told_slide_by_slide(waves: tuple[Readout, Readout], old: bytes) -> None:
    steps: list[tuple[int, int]] = []
    refreshed(waves[1], old, lambda done, of: steps.append((done, of)))
    slides = len(slides_of(old))
    assert steps == [(n, slides) for n in range(1, slides + 1)]


def test_a_key_names_its_entry() -> None:
    entry = Entry(exhibit="fixed_gaps", choices={"gap": "level", "pair": "level=top~level=low"})
    assert entry_of(entry.key) == entry


def test_a_bound_is_listed_with_its_sign(waves: tuple[Readout, Readout]) -> None:
    readout = ownership(waves)
    changes = refreshed(readout, deck(replace_first_share(readout)).content).changes
    assert [(one.old, one.new) for one in changes if one.old == "≤ 77%"]


def replace_first_share(readout: Readout) -> Readout:
    """The readout with a bound in the place of its first drawn share."""
    panels = list(readout.told[0].slide.panels)
    place = next(n for n, panel in enumerate(panels) if panel.chart)
    chart = panels[place].chart
    assert chart
    labels = ["≤ 77%", *chart.rows["label"].to_list()[1:]]
    rows = chart.rows.with_columns(pl.Series("label", labels))
    panels[place] = replace(panels[place], chart=replace(chart, rows=rows))
    return with_slide(readout, panels=tuple(panels))
