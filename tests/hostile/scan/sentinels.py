"""Recognisable words in whatever may not leave, and where they turn up, however they are coded."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping

from tests.hostile.scan.layers import layers

SECRET = "zq9xvkw7"  # noqa: S105 -- a word to look for
"""In every respondent id, name, address and refused cell."""
COMMENT = "cm7kzqx4"
"""In every comment that isn't ticked: whoever ticks reads them."""
FILE = "fj3wqzk8"
"""In the name of every file with answers: the consultant's page says it, nothing else does."""
CORE = 3
"""Bytes whose places in groups of three decide how base64 writes them."""

Forms = Mapping[str, frozenset[bytes]]


def forms(secret: bytes, *, text: bool) -> frozenset[bytes]:
    """The ways in which bytes may be written; of a text in any case and in UTF-16."""
    found = {secret, secret.hex().encode(), *_in_base64(secret)}
    if text:
        word = secret.decode()
        wide = [word.encode("utf-16-le"), word.encode("utf-16-be")]
        found |= {*wide, word[::-1].encode()}
        found |= {coded for one in wide for coded in (one.hex().encode(), *_in_base64(one))}
    return frozenset(found)


def leaks(name: str, content: bytes, wanted: Forms) -> Iterator[str]:
    """Where a wanted secret stands in a content, with what it is."""
    for place, layer in layers(name, content):
        lowered = layer.lower()
        for what, codings in wanted.items():
            if any(one in layer or one in lowered for one in codings):
                yield f"{what} in {place}"


def all_leaks(contents: Iterable[tuple[str, bytes]], wanted: Forms) -> list[str]:
    """The same of many contents, of which most come with every page; each place once."""
    return list(
        dict.fromkeys(leak for one in dict.fromkeys(contents) for leak in leaks(*one, wanted))
    )


def _in_base64(secret: bytes) -> Iterator[bytes]:
    """What base64 of a longer text has in it for sure, wherever the secret begins."""
    for before in range(CORE):
        coded = b64encode(b"\0" * before + secret)
        begins = 0 if not before else 4
        whole = (before + len(secret)) // CORE * 4
        yield coded[begins:whole]
        yield coded[begins:whole].replace(b"+", b"-").replace(b"/", b"_")
