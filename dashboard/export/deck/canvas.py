"""What slides are drawn on: a deck, the layouts taken from it, the room they leave, its colours.

A template says by the names of its placeholders what goes where, when it wants to: `Keskmes chart`
is the room for charts, tables and figures, `Keskmes base` takes the base line, `Keskmes notes` what
is to be read beside it. Title, footer and slide number are found by their kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster

from assessment.errors import refused
from dashboard.export.deck.box import INCH, POINT, Box
from dashboard.export.deck.elements import Untyped, element_of, parsed, placeholders_of
from dashboard.export.deck.own_theme import own_theme, theme_part
from dashboard.export.deck.package import opened
from dashboard.export.deck.paint import Palette
from dashboard.export.office_package import UNREADABLE
from dashboard.i18n import Words

CHART, BASE, NOTES = "Keskmes chart", "Keskmes base", "Keskmes notes"
TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
CONTENTS = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT}
FURNITURE = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE}
SECTIONS = "sectionLst"
"""Names the slides of each section: of slides that are gone, none."""
FOOTER_POINTS = 30
"""What the line on the provenance takes."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """A deck, the two layouts that are used of it, its colours, and the reader's words.

    `at` is the date of everything in it.
    """

    deck: Deck
    cover: SlideLayout
    content: SlideLayout
    palette: Palette
    words: Words
    at: datetime

    @classmethod
    def of(cls, template: bytes | None, words: Words, at: datetime) -> "Canvas":
        """On a client's template, emptied, or in our own look. Raises Refused."""
        deck = own_theme() if template is None else opened(template)
        _empty(deck)
        return cls.on(deck, words, at)

    @classmethod
    def on(cls, deck: Deck, words: Words, at: datetime) -> "Canvas":
        """On a deck with the slides that it has.

        Raises Refused where it has no colours, or leaves no room for an exhibit.
        """
        listed: Untyped = deck.slide_layouts
        layouts: list[SlideLayout] = list(listed)
        content = min(layouts, key=_unlike_content)
        cover = min(layouts, key=_unlike_cover)
        page: Untyped = content
        try:
            canvas = cls(deck, cover, content, palette_of(page.slide_master), words, at)
            rooms = (canvas.title, canvas.footer, canvas.room)
        except UNREADABLE as error:
            raise refused("template_unusable") from error
        if any(min(room.width, room.height) <= 0 for room in rooms):
            raise refused("template_unusable")
        return canvas

    @property
    def size(self) -> Box:
        """The whole slide."""
        deck: Untyped = self.deck
        return Box(0, 0, deck.slide_width, deck.slide_height)

    @property
    def title(self) -> Box:
        """Where the headline stands; a band at the top where the layout has none."""
        shape = next(of_kind(self.content, TITLES), None)
        margin = self.size.width // 24
        if shape is None:
            return Box(margin, margin, self.size.width - 2 * margin, INCH)
        return box_of(shape)

    @property
    def footer(self) -> Box:
        """Where the provenance stands: the footer, where it is wide, else a line over it."""
        wide = self._wide_footer
        if wide is not None:
            return box_of(wide)
        room = self.room
        return Box(room.left, room.bottom, room.width, FOOTER_POINTS * POINT)

    @property
    def room(self) -> Box:
        """What is left for an exhibit under the headline and over the provenance."""
        title = self.title
        line = 0 if self._wide_footer is not None else FOOTER_POINTS * POINT
        named = [one for one in placeholders_of(self.content) if one.name == CHART]
        contents = named or list(of_kind(self.content, CONTENTS))[:1]
        if contents:
            box = box_of(contents[0])
            return Box(box.left, box.top, box.width, box.height - line)
        low = [box_of(one).top for one in of_kind(self.content, FURNITURE)]
        floor = min(
            (top for top in low if top > self.size.height // 2),
            default=self.size.height - title.left // 2,
        )
        return Box(title.left, title.bottom, title.width, floor - line - title.bottom)

    @property
    def _wide_footer(self) -> Untyped | None:
        found = of_kind(self.content, {PP_PLACEHOLDER.FOOTER})
        return next((one for one in found if 3 * box_of(one).width > 2 * self.size.width), None)


def of_kind(layout: SlideLayout, kinds: set[PP_PLACEHOLDER]) -> Iterator[Untyped]:
    """The placeholders of a layout that are of these kinds."""
    return (one for one in placeholders_of(layout) if one.placeholder_format.type in kinds)


def box_of(shape: Untyped) -> Box:
    """Where a placeholder stands, by its layout or its master."""
    return Box(shape.left, shape.top, shape.width, shape.height)


def palette_of(master: SlideMaster) -> Palette:
    """The colours of a master's theme, by the names that shapes use."""
    scheme = parsed(theme_part(master).blob).find(f".//{qn('a:clrScheme')}")
    found = {
        entry.tag.rpartition("}")[2]: _rgb(entry[0].get("lastClr") or entry[0].get("val"))
        for entry in scheme
    }
    named: dict[str, str] = dict(element_of(master).find(qn("p:clrMap")).attrib)
    return Palette({name: found[one] for name, one in named.items() if one in found})


def _empty(deck: Deck) -> None:
    """Take the slides out, and with them all that only they hold."""
    listed = element_of(deck.slides)
    presentation = element_of(deck)
    for entry in list(listed):
        deck.part.drop_rel(entry.rId)
        listed.remove(entry)
    for extension in presentation.findall(f"{qn('p:extLst')}/{qn('p:ext')}"):
        if SECTIONS in {child.tag.rpartition("}")[2] for child in extension}:
            extension.getparent().remove(extension)
    for shows in presentation.findall(qn("p:custShowLst")):
        presentation.remove(shows)


def _unlike_content(layout: SlideLayout) -> tuple[bool, bool, int]:
    names = {one.name for one in placeholders_of(layout)}
    titles = list(of_kind(layout, {PP_PLACEHOLDER.TITLE}))
    return CHART not in names, not titles, _others(layout)


def _unlike_cover(layout: SlideLayout) -> tuple[bool, bool, int]:
    titles = list(of_kind(layout, {PP_PLACEHOLDER.CENTER_TITLE}))
    lines = list(of_kind(layout, {PP_PLACEHOLDER.SUBTITLE}))
    return not titles, not lines, _others(layout)


def _others(layout: SlideLayout) -> int:
    return len(placeholders_of(layout)) - len(list(of_kind(layout, {*TITLES, *FURNITURE})))


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour)
    return red / 255, green / 255, blue / 255
