"""Bytes to text: UTF by its marks and rules, else the single-byte encoding that reads best.

Guessers made for all languages fail on Estonian, where a few letters decide (docs/decisions/0013).
"""

import re
from collections import Counter
from math import inf

from assessment.errors import refused

MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
SINGLE_BYTE = ("cp1252", "cp1257", "iso8859-15", "mac_roman")
"""Of two that read equally well the first is taken."""

SAMPLE = 4096
MANY_NULS = 0.3
WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
EVERYDAY = frozenset("õäöüÕÄÖÜ")
LETTERS = frozenset("šžåŠŽÅéÉ")
TYPOGRAPHY = frozenset("„“”\u2018’«»–—…€§°\u00d7\u00a0")


def decoded(file: str, content: bytes) -> tuple[str, str]:
    """The text of a file and the codec that reads it; lines end in a line feed.

    Raises Refused with the line where a file in UTF-8 or UTF-16 is damaged.
    """
    encoding = _unicode(content) or _single_byte(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise refused("not_utf8", file, found=_line(error.object, error.start)) from error
    text = text.replace("\r\n", "\n")
    return (text if "\n" in text else text.replace("\r", "\n")), encoding


def _unicode(content: bytes) -> str | None:
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return encoding
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = content[first:SAMPLE:2]
        if (
            half
            and half.count(0) > MANY_NULS * len(half)
            and not content[1 - first : SAMPLE : 2].count(0)
        ):
            return encoding
    try:
        content.decode()
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _single_byte(content: bytes) -> str:
    """The encoding whose words look most like words."""
    text = content.decode(errors="ignore")
    sequences = sum(sign > "\x7f" for sign in text)
    broken = content.decode(errors="replace").count("\ufffd") - text.count("\ufffd")
    if sequences > broken:
        return "utf-8"  # damaged: refused with its line
    words = Counter(WORD.findall(content))
    scores = {encoding: _score(words, encoding) for encoding in SINGLE_BYTE}
    return max(SINGLE_BYTE, key=lambda encoding: scores[encoding])


def _score(words: Counter[bytes], encoding: str) -> float:
    """The more letters of everyday, the better; minus infinity where a byte has no meaning."""
    score = 0
    for word, times in words.items():
        try:
            text = word.decode(encoding)
        except UnicodeDecodeError:
            return -inf
        score += times * sum(map(_sign_score, text))
        # No word goes on in capitals: "kŠtte" is "kätte" read wrongly.
        score -= 4 * times * len(re.findall(r"[a-zõäöü][^\W\d_a-zõäöüšžåé]", text))
    return score


def _sign_score(sign: str) -> int:
    if sign.isascii():
        return 0
    if sign in EVERYDAY:
        return 3
    if sign in LETTERS:
        return 1
    if sign in TYPOGRAPHY:
        return 0
    if sign.isalpha():
        return -1
    return -4 if sign.isprintable() else -12


def _line(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1
