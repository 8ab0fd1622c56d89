"""What a file says, read as its reader reads it, and which typed texts are missing there."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import polars as pl
from pypdf import PdfReader

from dashboard.export.report.signs import drawable
from tests.hostile.payloads.typed import Typed, plain
from tests.hostile.scan.layers import PDF, ZIP

NAMES = ("Small", "A", "B", "First line", "Theme 1", "Theme 2", "Second")
"""What every told file has to say: the organisation, units, a level, themes, the newest wave."""
IN_DATA = ("A", "B", "Top", "First line", "Theme 1", "Say 1", "X 2", "North")
IN_THE_HANDOUT = ("Small", "First line", "Theme 1", "Second")
"""What the names beside the ids say there."""
WANTED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("pptx", "docx", "pdf", "workbook"), NAMES),
    "data": IN_DATA,
    "handout": IN_THE_HANDOUT,
}
TEXT = re.compile(r"<(?:\w+:)?(?:t|v)(?: [^>]*)?>([^<]*)</(?:\w+:)?(?:t|v)>")


def missing(name: str, content: bytes, typed: Typed) -> list[str]:
    """The fields of which a file doesn't say the text as it was typed."""
    kind = name.partition("-")[0]
    if kind not in WANTED or name.endswith("says"):
        return []
    wanted = WANTED[kind]
    said = plain(" ".join(_texts(content)))
    if not content.startswith(PDF):
        return [one for one in wanted if plain(typed.ones[one]) not in said]
    # A PDF is read in the order of its glyphs: only letters of ours are sure to come in order.
    said = _ascii(said)
    return [one for one in wanted if _ascii(drawable(typed.ones[one])) not in said]


def _ascii(text: str) -> str:
    return plain(text).encode("ascii", "ignore").decode()


def _texts(content: bytes) -> Iterator[str]:
    if content.startswith(PDF):
        yield from (page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    elif content.startswith(ZIP):
        with ZipFile(BytesIO(content)) as packed:
            for part in packed.namelist():
                yield from _of_part(part, packed.read(part))


def _of_part(name: str, content: bytes) -> Iterator[str]:
    if name.endswith(".xml"):
        yield from (unescape(one) for one in TEXT.findall(content.decode()))
    elif name.endswith(".csv"):
        # A text that would be a formula has a sign before it.
        yield from content.decode("utf-8-sig").replace('""', '"').replace("'", "\0").split("\0")
        yield content.decode("utf-8-sig").replace('""', '"')
    elif name.endswith(".parquet"):
        yield pl.read_parquet(BytesIO(content)).write_csv().replace('""', '"')
