"""A story as pictures: each exhibit in the order, each with where its numbers come from."""

from dataclasses import replace
from io import BytesIO

from PIL import Image

from assessment.story import Entry, Story
from dashboard.export.images import images
from dashboard.export.pictures import Pictures
from dashboard.readout import Readout, Told
from tests.export.conftest import Tell

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


def test_the_same_readout_gives_the_same_bytes(tell: Tell) -> None:
    assert images(tell("et", TWO)) == images(tell("et", TWO))


def test_a_picture_that_fails_is_named_and_loses_no_other(tell: Tell) -> None:
    readout = tell("en", TWO)
    files, undrawn = images(readout, Torn(readout))
    assert undrawn == ("Waves",)
    assert [name for name in files if name.startswith("01")] == []
    assert len([name for name in files if name.startswith("02")]) == 3
