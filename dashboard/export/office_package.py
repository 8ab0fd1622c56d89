"""A file of Office that somebody hands in, looked through before a library opens it."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from assessment.errors import refused

MOST_MB, MOST_PARTS = 300, 10_000
"""Of a file as it is unpacked."""
TYPES = "[Content_Types].xml"
UNREADABLE: tuple[type[Exception], ...] = (
    BadZipFile,
    zlib.error,
    SyntaxError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    EOFError,
)
"""What is raised on a file that isn't what it says it is; XML that is none is a SyntaxError."""


def as_plain(content: bytes, kind: bytes, *others: bytes) -> bytes:
    """The same package with the content type `kind` in the place of the `others`: no template.

    Raises Refused: it unpacks to too much, holds macros, or declares entities of its own; and one
    of UNREADABLE where it isn't a package at all.
    """
    made = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w") as target:
        parts = source.infolist()
        megabytes = sum(part.file_size for part in parts) // 1_000_000
        if megabytes > MOST_MB or len(parts) > MOST_PARTS:
            raise refused("template_too_large", found=megabytes, expected=MOST_MB)
        types = source.read(TYPES)
        if b"macroEnabled" in types or any("vbaProject" in part.filename for part in parts):
            raise refused("template_with_macros")
        for other in others:
            types = types.replace(other, kind)
        for part in {part.filename: part for part in parts}.values():
            body = types if part.filename == TYPES else source.read(part)
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in body:
                raise refused("template_unreadable")
            target.writestr(part.filename, body)
    return made.getvalue()
