"""Bytes of a text file to text."""

from assessment.errors import refused

BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decoded(file: str, content: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark; lines end in a line feed.

    Raises Refused with the line that is neither.
    """
    encoding = BYTE_ORDER_MARKS.get(content[:2], "utf-8-sig")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refused("not_utf8", file, found=line) from error
    return text if "\n" in text else text.replace("\r", "\n")
