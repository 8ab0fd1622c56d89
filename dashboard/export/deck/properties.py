"""What a deck says of itself: title, author, language and dates."""

from pptx.presentation import Presentation as Deck

from dashboard.export.deck.sheet import clean
from dashboard.readout import Readout

AUTHOR = "Keskmes"
LONGEST = 255
"""Characters that a property takes."""


def set_properties(deck: Deck, readout: Readout) -> None:
    """Write them, the dates being that of the data."""
    about = deck.core_properties
    source = readout.provenance
    at = source.loaded_at.replace(tzinfo=None, microsecond=0)
    about.author = about.last_modified_by = AUTHOR
    about.title = _title(readout)
    about.language = readout.words.language
    about.created = about.modified = at
    about.revision = 1
    about.comments = about.subject = about.category = about.keywords = ""


def renew_properties(deck: Deck, readout: Readout) -> None:
    """Date a deck made earlier anew; its title too, unless somebody gave it another."""
    about = deck.core_properties
    about.modified = readout.provenance.loaded_at.replace(tzinfo=None, microsecond=0)
    if about.title.startswith(clean(f"{readout.provenance.organisation} · ")):
        about.title = _title(readout)


def _title(readout: Readout) -> str:
    source = readout.provenance
    return clean(f"{source.organisation} · {source.wave}")[:LONGEST]
