"""Pictures of exhibits: what stands on them, in which face, and who dies when one goes wrong."""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

import polars as pl
import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

from dashboard.charts.bars import bars
from dashboard.exhibits.catalogue import exhibit_of
from dashboard.exhibits.exhibit import Chart, Exhibit, Figure, Panel
from dashboard.images.layout import WEIGHTS, headline
from dashboard.images.picture import png, svg
from dashboard.images.renderer import RENDERER, NotDrawnError, Renderer
from dashboard.look import DARK, FONT, LIGHT, Look
from dashboard.typeface import FOLDER
from tests.dashboard.conftest import Read

TEXT = "Kõige õiglasem žürii 1,4"
SIZE = 64


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    """The process that draws ends with the tests of this module."""
    yield
    RENDERER.close()


def exhibit(
    headline: str = "Top managers 7.7; first line 5.1",
    base: str = "",
    panels: tuple[Panel, ...] = (),
    figures: tuple[Figure, ...] = (),
) -> Exhibit:
    return Exhibit(
        id="trial",
        headline=headline,
        base=base,
        footnotes=("How to read it.",),
        protected=("What is protected.",),
        table=pl.DataFrame(),
        panels=panels,
        figures=figures,
    )


def chart(*labels: str) -> Chart:
    rows = [
        {"row": n, "heading": text, "share": 40.0, "label": "40%", "role": "other"}
        for n, text in enumerate(labels)
    ]
    return Chart(bars(50, LIGHT), pl.DataFrame(rows), "")


def texts(drawn: str) -> list[str]:
    """The lines of text of an SVG, in the order of the file."""
    root: Element = fromstring(drawn)
    return ["".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")]


def size(drawn: str) -> tuple[int, int]:
    width, height = re.findall(r'^<svg[^>]* width="(\d+)" height="(\d+)"', drawn)[0]
    return int(width), int(height)


def pixels(drawn: bytes) -> Image.Image:
    return Image.open(BytesIO(drawn)).convert("L")


def workers() -> list[int]:
    """The processes that draw for this one."""
    found: list[int] = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # others come and go
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            drawing = b"dashboard.images.worker" in (process / "cmdline").read_bytes()
            if parent == os.getpid() and drawing:
                found.append(int(process.name))
    return found


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_face_of_a_picture_is_source_sans_in_each_weight(weight: str) -> None:
    face = ImageFont.truetype(f"{FOLDER}/SourceSansPro-{weight}.ttf", SIZE)
    expected = Image.new("L", (900, 100), 255)
    ImageDraw.Draw(expected).text((10, 80), TEXT, fill=0, font=face, anchor="ls")
    drawn = RENDERER.png_of(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="100"><rect width="900"'
        f' height="100" fill="white"/><text x="10" y="80" font-family="{FONT}"'
        f' font-size="{SIZE}" font-weight="{WEIGHTS[weight]}">{TEXT}</text></svg>',
        1,
    )
    found = pixels(drawn)
    ink = sum(255 - level for level in expected.tobytes())
    apart = sum(ImageChops.difference(found, expected).tobytes())
    assert ink > 255 * 1000
    assert apart < 0.2 * ink, f"another face, or none: {apart / ink:.2f}"


def test_every_text_of_a_picture_names_the_face() -> None:
    drawn = svg(exhibit(panels=(Panel("", chart("one")),)), LIGHT)
    assert set(re.findall(r'font-family="([^"]*)"', drawn)) == {FONT}


def test_a_picture_has_all_that_an_exhibit_says() -> None:
    drawn = svg(
        exhibit(base="All managers, n = 141.", panels=(Panel("", chart("every manager's")),)), LIGHT
    )
    assert texts(drawn)[:2] == ["Top managers 7.7; first line 5.1", "All managers, n = 141."]
    assert texts(drawn)[-2:] == ["How to read it.", "What is protected."]
    assert {"every manager's", "40%"} <= set(texts(drawn))


def test_several_charts_stand_beside_each_other_and_sentences_above_them() -> None:
    panels = (
        Panel("Middle", chart("one")),
        Panel("Top", sentence="5 of 9 say so"),
        Panel("", sentence="Shown from ten"),
        Panel("First line", chart("other")),
        Panel("Third", chart("third")),
    )
    drawn = svg(exhibit(panels=panels), LIGHT)
    found = texts(drawn)
    assert found.index("5 of 9 say so") < found.index("Middle") < found.index("First line")
    beside, below = (svg(exhibit(panels=panels), LIGHT, width) for width in (1700, 900))
    assert size(beside)[1] < size(drawn)[1] < size(below)[1]


def test_charts_whose_rows_have_long_names_stand_below_each_other() -> None:
    short, long = ((Panel("", chart("name " * n)), Panel("", chart("b"))) for n in (2, 12))
    beside, below = (size(svg(exhibit(panels=panels), LIGHT)) for panels in (short, long))
    assert beside[1] < below[1]


def test_figures_stand_in_frames_with_their_labels() -> None:
    figures = (
        Figure("Answered", "141 of 162", "rate 87%", (("Top managers", "9 of 9"),), "A caption."),
        Figure("Index", "6.2"),
    )
    found = texts(svg(exhibit(figures=figures), LIGHT))
    for text in ("Answered", "141 of 162", "rate 87%", "Top managers", "9 of 9", "A caption."):
        assert text in found
    four = svg(exhibit(figures=tuple(Figure(str(n), "141 of 162") for n in range(4))), LIGHT)
    wide = svg(
        exhibit(figures=tuple(Figure(str(n), "141 of 162 and more") for n in range(4))), LIGHT
    )
    assert size(four)[1] < size(wide)[1]


def test_a_headline_is_broken_where_it_pauses() -> None:
    text = "Largest clear gap +2.5 points: The customer's voice (top managers 8.3; first line 5.8)"
    found = re.findall(r">([^<]+)</text>", headline(text, 700, LIGHT.ink).svg)
    assert found == [
        "Largest clear gap +2.5 points: The customer&#x27;s voice",
        "(top managers 8.3; first line 5.8)",
    ]


def test_text_from_data_stays_text() -> None:
    evil = '<image href="http://127.0.0.1:9/x.png"/> & "quoted"'
    drawn = svg(exhibit(headline=evil, panels=(Panel(evil, chart(evil)),)), LIGHT)
    assert "<image" not in drawn
    assert evil in texts(drawn)


def test_a_png_has_twice_the_pixels_of_its_picture() -> None:
    one = exhibit()
    width, height = size(svg(one, LIGHT, 600))
    assert pixels(png(one, LIGHT, 600)).size == (2 * width, 2 * height)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_a_picture_has_the_page_of_its_look(look: Look) -> None:
    drawn = Image.open(BytesIO(png(exhibit(), look, 600))).convert("RGB")
    assert drawn.getpixel((0, 0)) == ImageColor.getrgb(look.page)


def test_a_chart_that_needs_more_width_is_drawn_smaller(read: Read) -> None:
    units, levels = (exhibit_of(read(), name) for name in ("units", "level_gap"))
    assert units
    assert levels
    views = [re.findall(r'viewBox="0 0 (\d+)', svg(one, LIGHT))[0] for one in (units, levels)]
    assert int(views[0]) > int(views[1]) == 800


def test_a_refused_specification_leaves_the_process_at_work() -> None:
    with pytest.raises(NotDrawnError):
        RENDERER.svg_of({"mark": "no such mark"})
    assert RENDERER.png_of('<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>', 1)


def test_a_label_that_ends_the_process_is_an_error_and_the_next_drawing_is_drawn() -> None:
    with pytest.raises(NotDrawnError):
        svg(exhibit(panels=(Panel("", chart("a\x07b")),)), LIGHT)
    assert "40%" in svg(exhibit(panels=(Panel("", chart("ab")),)), LIGHT)


def test_a_process_that_died_between_two_drawings_is_started_anew() -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>'
    drawn = RENDERER.png_of(picture, 1)
    (worker,) = workers()
    os.kill(worker, signal.SIGKILL)
    os.waitid(os.P_PID, worker, os.WEXITED | os.WNOWAIT)
    assert RENDERER.png_of(picture, 1) == drawn
    assert workers() != [worker]


def test_a_drawing_that_takes_too_long_is_ended() -> None:
    hasty = Renderer(seconds=0.001)
    with pytest.raises(NotDrawnError):
        hasty.svg_of(chart("a").spec)
    hasty.close()


def test_nothing_is_fetched_for_a_picture() -> None:
    far = {"url": "http://127.0.0.1:9/rows.json"}
    mark = {"mark": "point", "encoding": {"x": {"field": "a"}}}
    with pytest.raises(NotDrawnError, match=r"9/rows\.json"):
        RENDERER.svg_of(mark | {"data": far})
