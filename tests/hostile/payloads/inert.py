"""What in a file would do something: links outside, formulas, scripts, actions."""

import csv
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from tests.hostile.payloads.typed import CANARY
from tests.hostile.scan.layers import PDF, PNG, ZIP

OWN_FORMULA = re.compile(r"[A-Z0-9$():+*/,.=<>\s-]*")
"""What a chart's workbook may compute: of cells and numbers alone."""
OWN_FIELD = re.compile(
    r"\s*(TOC \\o \"1-1\" \\h \\n|PAGE|NUMPAGES|(PAGE)?REF [\w-]+( \\h)?|SEQ \w+ \\\* ARABIC)\s*"
)
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n")
ACTIVE = {"script", "foreignObject", "iframe", "object", "embed", "animate", "set", "handler", "a"}
ACTIONS = {"/JS", "/JavaScript", "/Launch", "/URI", "/SubmitForm", "/GoToR", "/EmbeddedFile"}
PARTS = ("vbaProject", "externalLink", "oleObject", "activeX", "afchunk", "connections.xml")
SPOKEN = {"aria-label"}
INTERNAL = re.compile(r"#|data:image/(png|svg\+xml)[;,]|internal:")


def active(name: str, content: bytes) -> Iterator[str]:
    """Everything in a file, and in the files inside it, that isn't just shown."""
    if content.startswith(ZIP):
        with ZipFile(BytesIO(content)) as packed:
            for part in packed.namelist():
                yield from _of_part(f"{name} → {part}", packed.read(part))
    elif content.startswith(PDF):
        yield from _of_pdf(name, content)
    else:
        yield from _of_part(name, content)


def _of_part(name: str, content: bytes) -> Iterator[str]:
    if any(one in name for one in PARTS):
        yield name
    if content.startswith((ZIP, PDF)):
        yield from active(name, content)
    elif name.endswith(".svg"):
        yield from _of_svg(name, fromstring(content))
    elif name.endswith(".csv"):
        yield from _of_csv(name, content)
    elif name.endswith((".xml", ".rels", ".vml")) and not content.startswith(PNG):
        yield from _of_xml(name, fromstring(content))


def _of_xml(name: str, root: Element) -> Iterator[str]:
    for one in root.iter():
        tag = one.tag.rpartition("}")[2]
        text = (one.text or "").strip()
        if one.get("TargetMode") == "External":
            yield f"{name}: leads to {one.get('Target')}"
        if tag == "f" and text and not OWN_FORMULA.fullmatch(text) and "Sheet1!" not in text:
            yield f"{name}: computes {text}"
        if tag == "definedName" and CANARY in text:
            yield f"{name}: names {text}"
        if tag == "instrText" and text and not OWN_FIELD.fullmatch(text):
            yield f"{name}: counts {text}"
        if tag in {"fldSimple", "altChunk", "hlinkClick", "oleObj", "ddeLink", "control"}:
            yield f"{name}: has {tag}"


def _of_svg(name: str, root: Element) -> Iterator[str]:
    for one in root.iter():
        if one.tag.rpartition("}")[2] in ACTIVE:
            yield f"{name}: has {one.tag}"
        for attribute, value in one.attrib.items():
            plain = attribute.rpartition("}")[2]
            if plain.startswith("on") or (plain in {"href", "src"} and not INTERNAL.match(value)):
                yield f"{name}: {plain}={value[:80]}"
            if plain not in SPOKEN and re.search(r"url\((?!#)", value):
                yield f"{name}: {plain}={value[:80]}"


def _of_csv(name: str, content: bytes) -> Iterator[str]:
    text = content.decode("utf-8-sig")
    separator = ";" if text.partition("\n")[0].count(";") > 2 else ","
    for row in csv.reader(StringIO(text), delimiter=separator):
        for cell in row:
            is_number = re.fullmatch(r"[+-]?[\d.,]+", cell)
            if cell.startswith(FORMULA_BEGINS) and not is_number:
                yield f"{name}: {cell[:80]}"


def _of_pdf(name: str, content: bytes) -> Iterator[str]:
    reader = PdfReader(BytesIO(content))
    seen: set[int] = set()
    ahead: list[PdfObject] = [reader.trailer]
    while ahead:
        one = ahead.pop()
        if isinstance(one, IndirectObject):
            found = one.get_object()
            if one.idnum not in seen and found is not None:
                seen.add(one.idnum)
                ahead.append(found)
        elif isinstance(one, DictionaryObject):
            kinds = {str(one.get("/S")), str(one.get("/Type")), *map(str, one)}
            yield from (f"{name}: {kind}" for kind in sorted(kinds & ACTIONS))
            ahead += [one.raw_get(key) for key in one]
        elif isinstance(one, ArrayObject):
            ahead += list(one)
