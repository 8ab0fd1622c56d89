"""A workbook from a stranger, looked through before it is parsed.

Its parts are read as a stream, inflated no further than they say, and never as a whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

from defusedxml.ElementTree import fromstring

from assessment.errors import Refused, refused

MOST_PARTS = 5_000
MOST_BYTES = 1_000_000_000
MOST_TIMES = 200
"""Bytes inflated for each one in the file; an honest sheet has about ten."""

RATIO_MATTERS_FROM = 50_000_000
CHUNK = 4_000_000
LONGEST_ROW = 64_000_000
WIDEST_AREA = 50_000_000
CELLS_SPARED = 50
"""A sheet may be this many times as large as its cells; beyond that a cell lies far out."""

DOCTYPES = [
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
]
CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(/?)>")
REFERENCE = re.compile(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")
FAR = re.compile(rb"\br=\"[A-Z]{3}\d")
WIDE = re.compile(rb"\br=\"[A-Z]{2}\d")
FIRST = re.compile(rb"\br=\"A\d")
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=\"(\d{1,7})\"")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
ERROR = b't="e"'
WORKSHEETS, SUFFIXES = "xl/worksheets/", (".xml", ".rels", ".vml")
A_TO_Z, AA_TO_ZZ = 26, 702


@dataclass
class SheetScan:
    """What stands in one sheet: its extent, and the cells that a parser would pass over.

    Rows and columns count from 1. `errors` are cells like `#DIV/0!`, by row and column.
    """

    cells: int = 0
    last_row: int = 0
    widest: int = 0
    first_column: int = 0
    far_cell: str = ""
    formulas: list[str] = field(default_factory=list[str])
    without_value: list[str] = field(default_factory=list[str])
    errors: dict[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])


def scan_workbook(file: str, archive: ZipFile) -> dict[str, SheetScan]:
    """The sheets by name, in order, those left out that are no worksheets.

    Raises Refused for too many or too large parts, a document type, or cells that lie far out.
    """
    _require_sizes(file, archive)
    scans: dict[str, SheetScan] = {}
    for part in archive.namelist():
        if part.endswith(SUFFIXES):
            scan = scans.setdefault(part, SheetScan())
            try:
                for piece in _pieces(file, archive, part):
                    if part.startswith(WORKSHEETS):
                        _scan(piece, scan)
            except (BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
                raise refused("not_a_workbook", file) from error
            _require_near(file, scan)
    return {name: scans[part] for name, part in _sheets(file, archive) if part in scans}


def _require_sizes(file: str, archive: ZipFile) -> None:
    infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos) or 1
    most = min(MOST_BYTES, max(RATIO_MATTERS_FROM, MOST_TIMES * packed))
    if len(infos) > MOST_PARTS or total > most:
        raise _too_large(file, total, most)


def _too_large(file: str, found: int, expected: int) -> Refused:
    megabytes = {"found": found // 1_000_000, "expected": expected // 1_000_000}
    return refused("workbook_too_large", file, **megabytes)


def _pieces(file: str, archive: ZipFile, part: str) -> Iterator[bytes]:
    """A part cut behind its rows, so that no cell falls apart."""
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            piece = rest + chunk
            if any(mark in piece for mark in DOCTYPES):
                raise refused("workbook_with_doctype", file)
            if part.startswith(WORKSHEETS):
                end = piece.rfind(b"row>") + len(b"row>")
                if end < len(b"row>") and len(piece) > LONGEST_ROW:
                    raise _too_large(file, len(piece), LONGEST_ROW)
                piece, rest = (piece[:end], piece[end:]) if end >= len(b"row>") else (b"", piece)
            else:
                piece, rest = b"", piece[-20:]
            yield piece
    yield rest


def _scan(piece: bytes, scan: SheetScan) -> None:
    rows = [int(number) for number in ROW.findall(piece)]
    scan.cells += piece.count(b"<c ") + piece.count(b":c ")
    scan.last_row = max(scan.last_row, *rows, 0)
    if FAR.search(piece):
        for letters, row in REFERENCE.findall(piece):
            column = _number(letters)
            if column > max(scan.widest, AA_TO_ZZ):
                scan.far_cell = f"{letters.decode()}{row.decode()}"
            scan.widest = max(scan.widest, column)
            scan.last_row = max(scan.last_row, int(row))
    else:
        scan.widest = max(scan.widest, AA_TO_ZZ if WIDE.search(piece) else A_TO_Z)
    if FIRST.search(piece):
        scan.first_column = 1
    elif scan.first_column != 1 and (found := REFERENCE.findall(piece)):
        first = min(_number(letters) for letters, _ in found)
        scan.first_column = min(scan.first_column or first, first)
    if ERROR in piece or FORMULA.search(piece):
        _scan_cells(piece, scan)


def _scan_cells(piece: bytes, scan: SheetScan) -> None:
    """The cells of errors and formulas, one by one."""
    cells = list(CELL.finditer(piece))
    for cell, following in zip(cells, [*(one.start() for one in cells[1:]), None], strict=True):
        reference = REFERENCE.search(b" " + cell[1])
        if reference is None or cell[2]:
            continue
        inside = piece[cell.end() : following]
        value = VALUE.search(inside)
        name = f"{reference[1].decode()}{reference[2].decode()}"
        if FORMULA.search(inside):
            (scan.formulas if value else scan.without_value).append(name)
        if ERROR in cell[1] and value:
            place = int(reference[2]), _number(reference[1])
            scan.errors[place] = value[1].decode(errors="replace")


def _require_near(file: str, scan: SheetScan) -> None:
    area = scan.last_row * scan.widest
    if area > max(WIDEST_AREA, CELLS_SPARED * scan.cells):
        far = scan.far_cell or f"{scan.last_row}"
        raise refused("sheet_too_wide_spread", file, found=far, expected=scan.cells)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


def _sheets(file: str, archive: ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and its part, in the order of the tabs."""
    try:
        book = fromstring(archive.read("xl/workbook.xml"))
        links = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, SyntaxError, BadZipFile) as error:
        raise refused("not_a_workbook", file) from error
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    for sheet in book.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            ids = [value for key, value in sheet.attrib.items() if key.endswith("}id")]
            target = targets.get(ids[0] if ids else "", "").lstrip("/")
            part = target if target.startswith("xl/") else str(PurePosixPath("xl") / target)
            yield sheet.get("name", ""), part
