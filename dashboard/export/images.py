"""Each exhibit of a readout as a picture that stands alone: SVG, and PNG at two sizes."""

from dashboard.export.described import Description, described_png, described_svg
from dashboard.export.made import Progress, silent
from dashboard.export.pictures import Pictures
from dashboard.export.source import source_of
from dashboard.readout import Readout, Told

SCALES = (2, 3)
"""Pixels of a PNG for each of a picture's 1200 across: for screens and paper, for large prints."""


def images(
    readout: Readout, pictures: Pictures | None = None, progress: Progress = silent
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Files by name, in the order of the story, and the titles of what couldn't be drawn.

    Each picture says inside what it shows and where its numbers come from. A text file beside them
    has the headline and the description of each, for whoever places them.
    """
    pictures = pictures or Pictures(readout)
    files: dict[str, bytes] = {}
    said = [readout.provenance.line, ""]
    for place, told in enumerate(readout.told, start=1):
        name = f"{place:02}-{told.entry.exhibit}"
        about = _description(readout, told)
        if drawn := pictures.svg(told, alone=True):
            files[f"{name}.svg"] = described_svg(drawn, about).encode()
            said += [name, about.title, *filter(None, [told.about, about.text]), ""]
        for scale in SCALES:
            if png := pictures.png(told, scale, alone=True):
                files[f"{name}@{scale}x.png"] = described_png(png, about)
        progress(place, len(readout.told))
    files["contents.txt"] = "\n".join(said).encode()
    return files, pictures.undrawn


def _description(readout: Readout, told: Told) -> Description:
    exhibit = told.exhibit
    said = [f"{figure.label}: {figure.value}" for figure in exhibit.figures]
    said += exhibit.quotes
    said += [panel.chart.alt if panel.chart else panel.sentence for panel in exhibit.panels]
    return Description(exhibit.headline, "\n".join(said), source_of(readout, told))
