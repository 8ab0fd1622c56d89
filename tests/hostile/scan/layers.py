"""Everything that lies inside a file, and inside that: what a byte scan has to look at."""

import re
import struct
import zlib
from base64 import b64decode, urlsafe_b64decode
from binascii import Error
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast
from zipfile import BadZipFile, ZipFile

import duckdb
import polars as pl
import pyreadstat
from pypdf import PdfReader

DEEPEST = 6
PNG, PDF, ZIP, GZIP = b"\x89PNG\r\n\x1a\n", b"%PDF", b"PK\x03\x04", b"\x1f\x8b"
PARQUET, SAV, ARROW = b"PAR1", b"$FL2", b"ARROW1"
DUCKDB = b"DUCK"
"""After eight bytes of a checksum."""
ENCODED = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
TAG, MARKUP = re.compile(rb"<[^<>]*>"), re.compile(rb"^\s*<[?!a-zA-Z]")

Layer = tuple[str, bytes]


def layers(name: str, content: bytes, deep: int = 0) -> Iterator[Layer]:
    """The content and everything packed, coded or written inside it, each with its way there."""
    yield name, content
    if deep < DEEPEST:
        for inner, found in _inside(content):
            if found and found != content:
                yield from layers(f"{name} → {inner}", found, deep + 1)


def _inside(content: bytes) -> Iterator[Layer]:
    if content.startswith(ZIP):
        yield from _of_zip(content)
    elif content.startswith(PNG):
        yield from _of_png(content)
    elif content.startswith(PDF):
        yield from _of_pdf(content)
    elif content.startswith((PARQUET, ARROW)):
        read = pl.read_parquet if content.startswith(PARQUET) else pl.read_ipc
        yield "rows", read(BytesIO(content)).write_csv().encode()
    elif content[8:12] == DUCKDB:
        yield from _of_database(content)
    elif content.startswith(SAV):
        yield "rows", _of_sav(content)
    else:
        yield from _unpacked(content)
        yield from _of_text(content)


def _of_zip(content: bytes) -> Iterator[Layer]:
    try:
        with ZipFile(BytesIO(content)) as packed:
            yield "comment", packed.comment
            for part in packed.infolist():
                yield "name", part.filename.encode() + b"\0" + part.extra + b"\0" + part.comment
                yield part.filename, packed.read(part)
    except BadZipFile:
        return


def _of_png(content: bytes) -> Iterator[Layer]:
    place = len(PNG)
    while place + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[place : place + 8])
        chunk = content[place + 8 : place + 8 + length]
        if kind in {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP"}:
            yield kind.decode(), chunk
            for start in range(len(chunk)):
                if chunk[start : start + 1] == b"\x78":
                    yield kind.decode(), _inflated(chunk[start:])
        place += length + 12


def _of_pdf(content: bytes) -> Iterator[Layer]:
    for found in STREAM.finditer(content):
        yield "stream", _inflated(found[1])
    reader = PdfReader(BytesIO(content))
    yield "about", repr(dict(reader.metadata or {})).encode()
    for number, page in enumerate(reader.pages, 1):
        yield f"page {number}", page.extract_text().encode("utf-8", "replace")
    for file, versions in reader.attachments.items():
        for one in versions:
            yield f"attached {file}", one


def _of_database(content: bytes) -> Iterator[Layer]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.duckdb"
        path.write_bytes(content)
        with closing(duckdb.connect(path, read_only=True)) as connection:
            for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                rows = connection.sql(f'SELECT * FROM "{name}"').pl()  # noqa: S608
                yield f"table {name}", rows.write_json().encode()
            yield "views", repr(connection.execute("FROM duckdb_views()").fetchall()).encode()


def _of_sav(content: bytes) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.sav"
        path.write_bytes(content)
        frame, about = pyreadstat.read_sav(path, output_format="polars")
    rows = cast("pl.DataFrame", frame)
    return f"{rows.write_csv()}{vars(about)}".encode()


def _unpacked(content: bytes) -> Iterator[Layer]:
    if content.startswith(GZIP):
        yield "gzip", _inflated(content, 31)
    if content[:1] == b"\x78":
        yield "zlib", _inflated(content)
    if len(content) < 1_000_000 and content[:1] not in {b"{", b"<"}:
        yield "deflate", _inflated(content, -15)


def _inflated(content: bytes, window: int = 15) -> bytes:
    """What a compressed content is; nothing where it is none."""
    try:
        return zlib.decompressobj(window).decompress(content)
    except zlib.error:
        return b""


def _of_text(content: bytes) -> Iterator[Layer]:
    for found in ENCODED.finditer(content):
        coded = found[0].rstrip(b"=")
        coded += b"=" * (-len(coded) % 4)
        for decode in (b64decode, urlsafe_b64decode):
            try:
                yield "base64", decode(coded)
            except Error:
                continue
    if MARKUP.match(content):
        yield "text", TAG.sub(b"", content)
        yield "attributes", b" ".join(TAG.findall(content))
    if b"&" in content:
        yield "entities", unescape(content.decode("utf-8", "replace")).encode("utf-8", "replace")
