"""A readout as slides: a cover, a slide an exhibit, the method in short, where it comes from."""

from io import BytesIO

from dashboard.export.deck.canvas import Canvas
from dashboard.export.deck.ends import cover, method, source
from dashboard.export.deck.exhibit_slide import exhibit_slide
from dashboard.export.deck.properties import set_properties
from dashboard.export.deck.tags import give
from dashboard.export.made import Made, Progress, silent
from dashboard.export.pictures import Pictures
from dashboard.export.steady import steady
from dashboard.readout import Readout


def deck(
    readout: Readout,
    template: bytes | None = None,
    pictures: Pictures | None = None,
    progress: Progress = silent,
) -> Made:
    """The slides of a readout, on a client's template (.pptx or .potx) or in our own look.

    The same readout on the same template is the same bytes. Raises Refused for a template that
    can't be read, is too large, or holds macros.
    """
    pictures = pictures or Pictures(readout)
    at = readout.provenance.loaded_at
    canvas = Canvas.of(template, readout.words, at)
    draw(canvas, readout, pictures, progress)
    set_properties(canvas.deck, readout)
    give(canvas.deck, [told.key for told in readout.told])
    return Made(saved(canvas), pictures.undrawn)


def draw(canvas: Canvas, readout: Readout, pictures: Pictures, progress: Progress) -> None:
    """Add all slides of a readout to a deck."""
    cover(canvas, readout)
    for done, told in enumerate(readout.told, 1):
        exhibit_slide(canvas, readout, told, pictures)
        progress(done, len(readout.told))
    method(canvas, readout)
    source(canvas, readout)


def saved(canvas: Canvas) -> bytes:
    """The deck as a file without the time of day."""
    made = BytesIO()
    canvas.deck.save(made)
    return steady(made.getvalue(), canvas.at)
