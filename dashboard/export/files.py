"""Every kind of file that a readout can become: the one list for the page and the command."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from dashboard.export.data import data
from dashboard.export.deck.deck import deck
from dashboard.export.images import images
from dashboard.export.made import Made, Progress
from dashboard.export.pictures import Pictures
from dashboard.export.report.document import document
from dashboard.export.report.handout import handout
from dashboard.export.report.printed import printed
from dashboard.export.steady import zipped
from dashboard.export.workbook.workbook import workbook
from dashboard.readout import Readout

Make = Callable[[Readout, bytes | None, Pictures, Progress], Made]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of file is made, how its name ends, and which templates of the client it takes."""

    make: Make
    suffix: str
    templates: tuple[str, ...] = ()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files inside a zip of ours, by name."""
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _images(readout: Readout, _: bytes | None, pictures: Pictures, progress: Progress) -> Made:
    files, undrawn = images(readout, pictures, progress)
    return Made(zipped(files, readout.provenance.loaded_at), undrawn)


def _data(readout: Readout, _: bytes | None, __: Pictures, ___: Progress) -> Made:
    return Made(zipped(data(readout), readout.provenance.loaded_at))


def _pdf(readout: Readout, _: bytes | None, pictures: Pictures, progress: Progress) -> Made:
    return printed(readout, pictures, progress)


def _handout(readout: Readout, _: bytes | None, __: Pictures, ___: Progress) -> Made:
    return handout(readout)


def _workbook(readout: Readout, _: bytes | None, __: Pictures, progress: Progress) -> Made:
    return workbook(readout, progress)


KINDS: dict[str, Kind] = {
    "pptx": Kind(deck, ".pptx", (".pptx", ".potx")),
    "docx": Kind(document, ".docx", (".docx", ".dotx")),
    "pdf": Kind(_pdf, ".pdf"),
    "handout": Kind(_handout, ".pdf"),
    "images": Kind(_images, ".zip"),
    "workbook": Kind(_workbook, ".xlsx"),
    "data": Kind(_data, ".zip"),
}
