"""Each exhibit of a readout as a picture that stands alone: SVG, and PNG at two sizes."""

from dashboard.export.made import Progress, silent
from dashboard.export.pictures import Pictures
from dashboard.readout import Readout

SCALES = (2, 3)
"""Pixels of a PNG for each of a picture's 1200 across: for screens and paper, for large prints."""


def images(
    readout: Readout, pictures: Pictures | None = None, progress: Progress = silent
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Files by name, in the order of the story, and the titles of what couldn't be drawn.

    A text file beside them has the headline and the description of each, for whoever places them.
    """
    pictures = pictures or Pictures(readout)
    files: dict[str, bytes] = {}
    said = [readout.provenance.line, ""]
    for place, told in enumerate(readout.told, start=1):
        name = f"{place:02}-{told.entry.exhibit}"
        if drawn := pictures.svg(told, alone=True):
            files[f"{name}.svg"] = drawn.encode()
            alts = (panel.chart.alt for panel in told.exhibit.panels if panel.chart)
            said += [name, told.exhibit.headline, *filter(None, [told.about]), *alts, ""]
        for scale in SCALES:
            if png := pictures.png(told, scale, alone=True):
                files[f"{name}@{scale}x.png"] = png
        progress(place, len(readout.told))
    files["contents.txt"] = "\n".join(said).encode()
    return files, pictures.undrawn
