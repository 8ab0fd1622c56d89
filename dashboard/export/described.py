"""Pictures that say inside what they show: title, description and source, in SVG and in PNG."""

from dataclasses import dataclass
from html import escape
from io import BytesIO

from PIL.PngImagePlugin import PngInfo, putchunk

PNG_HEAD = 33
"""Bytes of a PNG before the place of its texts: its signature and its measures."""


@dataclass(frozen=True, slots=True)
class Description:
    """A picture's headline, what is said instead of seeing it, where its numbers come from."""

    title: str
    text: str
    source: str


def described_svg(svg: str, about: Description) -> str:
    """The SVG with the description as the first things in it."""
    head, end, rest = svg.partition(">")
    said = (
        f"<title>{escape(about.title)}</title><desc>{escape(about.text)}</desc>"
        '<metadata><source xmlns="http://purl.org/dc/elements/1.1/">'
        f"{escape(about.source)}</source></metadata>"
    )
    return head + end + said + rest


def described_png(png: bytes, about: Description) -> bytes:
    """The PNG with the description as texts, its pixels as they were."""
    texts = PngInfo()
    for keyword, text in (
        ("Title", about.title),
        ("Description", about.text),
        ("Source", about.source),
    ):
        texts.add_itxt(keyword, text)
    made = BytesIO()
    made.write(png[:PNG_HEAD])
    for kind, content, _ in texts.chunks:
        putchunk(made, kind, content)
    made.write(png[PNG_HEAD:])
    return made.getvalue()
