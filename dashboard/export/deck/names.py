"""How our shapes are known again in a deck that somebody has worked on: by their names.

A name says the entry of the story, the part of its slide, and of a text the beginning of its hash:
`Keskmes: level_gap headline #3f2a9c`. A text that still has this hash is ours and is written anew;
one that hasn't is the consultant's, and stays.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape

from dashboard.export.deck.elements import Element, element_of
from dashboard.export.deck.sheet import clean

SIGNED = re.compile(r"^Keskmes: (?P<key>.+) (?P<part>[a-z]+[0-9]*)(?: #(?P<hash>[0-9a-f]{6}))?$")
HEADLINE, BASE, NOTES, FOOTER, NUMBER = "headline", "base", "notes", "footer", "number"
SPOKEN = "spoken"
"""The part of the notes under a slide."""
CHART, TITLE, SENTENCE, FIGURE, PICTURE = "chart", "title", "sentence", "figure", "picture"
QUOTES = "quotes"
"""The part of a slide that has what people wrote, all of it."""
COVER, METHOD, SOURCE = "cover", "method", "source"
"""Keys of the slides that aren't about an exhibit."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a name says: entry, part, and the hash of a text that was put there."""

    key: str
    part: str
    hash: str


def hash_of(text: str) -> str:
    """The beginning of a text's hash, whatever breaks its lines."""
    return sha256(" ".join(clean(text).split()).encode()).hexdigest()[:6]


def sign(shape: BaseShape, key: str, part: str, text: str | None = None) -> None:
    """Name a shape by its entry and part, and by the text that was put there."""
    ending = "" if text is None else f" #{hash_of(text)}"
    shape.name = f"Keskmes: {key} {part}{ending}"


def signature_of(shape: BaseShape) -> Signature | None:
    """What the name of a shape says; None of a shape that isn't ours."""
    found = SIGNED.match(shape.name)
    return Signature(found["key"], found["part"], found["hash"] or "") if found else None


def describe(shape: BaseShape, alt: str) -> None:
    """Give a shape the text that is said instead of seen."""
    _properties(shape).set("descr", clean(alt))


def description(shape: BaseShape) -> str:
    """The text that is said instead of a shape."""
    return _properties(shape).get("descr", "")


def remember(shape: BaseShape, computed: str) -> None:
    """Keep the computed headline with the one that is shown: as the title of its shape."""
    if computed:
        _properties(shape).set("title", clean(computed))


def remembered(shape: BaseShape) -> str:
    """The computed headline of when this one was written; empty of what is no headline."""
    return _properties(shape).get("title", "")


def _properties(shape: BaseShape) -> Element:
    return next(element_of(shape).iter(qn("p:cNvPr")))
