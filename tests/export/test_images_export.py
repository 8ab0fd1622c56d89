"""A story as pictures: each exhibit in the order, each with where its numbers come from."""

from dataclasses import replace
from io import BytesIO

from defusedxml.ElementTree import fromstring
from PIL import Image

from assessment.story import Entry, Story
from dashboard.export.images import images
from dashboard.export.pictures import Pictures
from dashboard.export.source import source_of
from dashboard.readout import Readout, Told
from tests.export.conftest import Tell

SVG = "{http://www.w3.org/2000/svg}"
TWO = Story(
    id="two",
    language="en",
    entries=(
        Entry(exhibit="waves"),
        Entry(exhibit="agreement", choices={"group": "level=first_line"}),
    ),
)


class Torn(Pictures):
    """Pictures of which one can't be drawn: its chart has a label that ends the process."""

    def __init__(self, readout: Readout) -> None:
        first, *others = readout.told
        panel = first.exhibit.panels[0]
        assert panel.chart
        rows = panel.chart.rows.with_columns(end=panel.chart.rows["end"] + "\x00")
        chart = replace(panel.chart, rows=rows)
        exhibit = replace(first.exhibit, panels=(replace(panel, chart=chart),))
        super().__init__(replace(readout, told=(replace(first, exhibit=exhibit), *others)))

    def svg(self, told: Told, *, alone: bool) -> str | None:
        return super().svg(
            next(one for one in self._readout.told if one.key == told.key), alone=alone
        )


def test_each_exhibit_is_a_vector_and_two_pictures_by_its_place(tell: Tell) -> None:
    readout = tell("fi", TWO)
    heard: list[tuple[int, int]] = []
    files, undrawn = images(readout, progress=lambda done, of: heard.append((done, of)))
    assert undrawn == ()
    assert list(files) == [
        "01-waves.svg",
        "01-waves@2x.png",
        "01-waves@3x.png",
        "02-agreement.svg",
        "02-agreement@2x.png",
        "02-agreement@3x.png",
        "contents.txt",
    ]
    widths = [Image.open(BytesIO(files[f"01-waves@{n}x.png"])).width for n in (2, 3)]
    assert widths == [2400, 3600]
    assert heard == [(1, 2), (2, 2)]


def test_a_picture_says_of_which_group_wave_and_data_it_is(tell: Tell) -> None:
    readout = tell("en", TWO)
    files, _ = images(readout)
    drawn = files["02-agreement.svg"].decode()
    said = " ".join(drawn.split("</text>")).replace("\n", " ")
    for part in ("First-line managers · ", "Autumn 2026", "141 of 162", "Keskmes 0.1.0"):
        assert part in said, part
    assert readout.provenance.line in files["contents.txt"].decode()
    assert readout.told[1].exhibit.headline in files["contents.txt"].decode()


def test_a_picture_of_another_wave_names_that_one_and_no_other(tell: Tell) -> None:
    former = Entry(exhibit="answers", choices={"wave": "2025"})
    readout = tell("en", Story(id="waves", language="en", entries=(former, *TWO.entries)))
    of_former, *of_now = (source_of(readout, told) for told in readout.told)
    assert of_former.startswith("Autumn 2025 · Helmeranna Vesi ja Soojus · Data ")
    for said in ("2026 ·", "Answered", "141 of 162"):
        assert said not in of_former
    assert all(readout.provenance.line in source for source in of_now)


def test_a_picture_says_what_it_shows_and_where_it_is_from_inside_the_file(tell: Tell) -> None:
    readout = tell("et", TWO)
    pictures = Pictures(readout)
    files, _ = images(readout, pictures)
    told = readout.told[1]
    chart = told.exhibit.panels[0].chart
    assert chart
    source = f"{told.about} · {readout.provenance.line}"
    svg = fromstring(files["02-agreement.svg"])
    assert [one.tag for one in list(svg)[:3]] == [f"{SVG}title", f"{SVG}desc", f"{SVG}metadata"]
    assert [" ".join(one.itertext()) for one in list(svg)[:3]] == [
        told.exhibit.headline,
        chart.alt,
        source,
    ]
    for scale in (2, 3):
        drawn = Image.open(BytesIO(files[f"02-agreement@{scale}x.png"]))
        assert drawn.info == drawn.info | {
            "Title": told.exhibit.headline,
            "Description": chart.alt,
            "Source": source,
        }
        plain = pictures.png(told, scale, alone=True)
        assert plain
        assert drawn.tobytes() == Image.open(BytesIO(plain)).tobytes()


def test_a_headline_typed_on_two_lines_with_signs_of_xml_is_drawn(tell: Tell) -> None:
    entry = TWO.entries[1]
    computed = tell("en", TWO).told[1].computed
    said = entry.saying("en", headline="Two\nlines & <b>", instead_of=computed, note="", section="")
    files, undrawn = images(tell("en", Story(id="odd", language="en", entries=(said,))))
    assert undrawn == ()
    svg = fromstring(files["01-agreement.svg"])
    assert svg.findtext(f"{SVG}title") == "Two lines & <b>"
    assert "Two lines & <b>" in {text.text for text in svg.iter(f"{SVG}text")}


def test_figures_and_sentences_without_a_chart_are_described_by_what_they_say(tell: Tell) -> None:
    story = Story(id="figures", language="en", entries=(Entry(exhibit="key_figures"),))
    readout = tell("en", story)
    figure = readout.told[0].exhibit.figures[0]
    files, _ = images(readout)
    said = f"{figure.label}: {figure.value}"
    assert said in str(fromstring(files["01-key_figures.svg"]).findtext(f"{SVG}desc"))
    assert said in files["contents.txt"].decode()


def test_the_same_readout_gives_the_same_bytes(tell: Tell) -> None:
    assert images(tell("et", TWO)) == images(tell("et", TWO))


def test_a_picture_that_fails_is_named_and_loses_no_other(tell: Tell) -> None:
    readout = tell("en", TWO)
    files, undrawn = images(readout, Torn(readout))
    assert undrawn == ("Waves",)
    assert [name for name in files if name.startswith("01")] == []
    assert len([name for name in files if name.startswith("02")]) == 3


def test_a_picture_that_can_be_no_png_is_named_as_well(tell: Tell) -> None:
    readout = tell("en", TWO)
    first, second = readout.told
    # A sign that XML can't hold ends the process that draws.
    torn = replace(first, exhibit=replace(first.exhibit, headline="\uffff"))
    pictures = Pictures(replace(readout, told=(torn, second)))
    assert pictures.png(torn, 1, alone=True) is None
    assert pictures.undrawn == ("Waves",)
    assert pictures.png(second, 1, alone=True)
