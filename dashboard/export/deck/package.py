"""A presentation that somebody hands in, opened with care: size first, then kind, then content."""

from io import BytesIO

from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck

from assessment.errors import refused
from dashboard.export.office_package import UNREADABLE, as_plain

KIND = b"application/vnd.openxmlformats-officedocument.presentationml.%s.main+xml"
SLIDES = KIND % b"presentation"
LEFTOVERS = {RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES}
OTHER_KINDS = (KIND % b"template", KIND % b"slideshow")


def opened(content: bytes) -> Deck:
    """A presentation or a template of one.

    Raises Refused: it is none or damaged, it unpacks to too much, or it holds macros.
    """
    try:
        deck = Presentation(BytesIO(as_plain(content, SLIDES, *OTHER_KINDS)))
        if not deck.slide_layouts:
            raise refused("template_unreadable")
    except (*UNREADABLE, PythonPptxError) as error:
        raise refused("template_unreadable") from error
    drop_leftovers(deck)
    return deck


def drop_leftovers(deck: Deck) -> None:
    """Take out what a file says of slides that it had: its small picture, its list of titles."""
    package = deck.part.package
    for rel_id, rel in list(package._rels.items()):  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] -- no other way
        if rel.reltype in LEFTOVERS:
            package.drop_rel(rel_id)
