"""What the speaker has under a slide: the consultant's words, then what is to be known of it."""

from pptx.slide import Slide

from dashboard.export.deck.names import SPOKEN, sign
from dashboard.export.deck.sheet import clean
from dashboard.export.source import source_of
from dashboard.readout import Readout, Told

APART = "\n\n"


def speak(slide: Slide, readout: Readout, told: Told) -> None:
    """Write the notes of a slide."""
    holder = slide.notes_slide.notes_placeholder
    if holder is not None:
        text = spoken(readout, told)
        holder.text_frame.text = text
        sign(holder, told.key, SPOKEN, text)


def spoken(readout: Readout, told: Told) -> str:
    """The note, the base, how to read it and what is protected, and where it comes from."""
    parts = [told.note, told.exhibit.base, "\n".join(told.exhibit.notes), source_of(readout, told)]
    return clean(APART.join(part for part in parts if part))
