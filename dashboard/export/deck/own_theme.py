"""The deck for whoever has no template: a theme in our look, wide slides, two layouts."""

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu

from dashboard.export.deck.box import INCH, Box
from dashboard.export.deck.elements import Element, element_of, parsed, placeholders_of
from dashboard.export.deck.package import drop_leftovers
from dashboard.export.deck.paint import MUTED
from dashboard.look import LIGHT

WIDTH, HEIGHT = round(13.333 * INCH), round(7.5 * INCH)
MARGIN = INCH // 2
INSIDE = WIDTH - 2 * MARGIN
TITLE = Box(MARGIN, round(0.36 * INCH), INSIDE, round(0.98 * INCH))
FOOTER = Box(MARGIN, round(6.94 * INCH), round(11.6 * INCH), round(0.44 * INCH))
NUMBER = Box(FOOTER.right, FOOTER.top, MARGIN + INSIDE - FOOTER.right, FOOTER.height)
COVER_TITLE = Box(MARGIN, round(2.1 * INCH), INSIDE, round(1.5 * INCH))
COVER_TEXT = Box(MARGIN, round(3.7 * INCH), INSIDE, round(2.2 * INCH))
BODY = Box(MARGIN, TITLE.bottom, INSIDE, FOOTER.top - TITLE.bottom)
BAND_SHAPE = f"""<p:sp {nsdecls("p", "a")}><p:nvSpPr>
<p:cNvPr id="20" name="Keskmes band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>
<a:xfrm><a:off x="0" y="0"/>
<a:ext cx="{WIDTH}" cy="{INCH // 10}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""
"""The band of colour at the top of each slide."""
COVER, CONTENT = "Title Slide", "Title Only"
FACE, PANOSE = "Source Sans Pro", "020B0503030403020204"
"""The face, and its kind: where it is missing, a face without serifs stands in."""
COLOURS = {
    "dk1": LIGHT.ink,
    "lt1": LIGHT.page,
    "dk2": LIGHT.top.colour,
    "lt2": LIGHT.shade,
    "accent1": LIGHT.strong.colour,
    "accent2": LIGHT.first_line.colour,
    "accent3": LIGHT.middle.colour,
    "accent4": LIGHT.heat[3].colour,
    "accent5": LIGHT.heat[2].colour,
    "accent6": LIGHT.needs.colour,
    "hlink": LIGHT.heat[3].colour,
    "folHlink": LIGHT.middle.colour,
}


def own_theme() -> Deck:
    """An empty deck in our look: a layout for the cover, one for everything else."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH), Emu(HEIGHT)
    deck.element.find(qn("p:sldSz")).attrib.pop("type")
    drop_leftovers(deck)
    master = deck.slide_master
    _colour(master)
    _set_out(master)
    for layout in list(deck.slide_layouts):
        if layout.name not in {COVER, CONTENT}:
            deck.slide_layouts.remove(layout)
    for layout in deck.slide_layouts:
        _set_out_layout(layout)
    return deck


def theme_part(master: SlideMaster) -> Part:
    """The part that holds the theme of a master."""
    return master.part.part_related_by(RELATIONSHIP_TYPE.THEME)


def _colour(master: SlideMaster) -> None:
    part = theme_part(master)
    theme = parsed(part.blob)
    theme.set("name", "Keskmes")
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    scheme.set("name", "Keskmes")
    for name, colour in COLOURS.items():
        entry = scheme.find(qn(f"a:{name}"))
        entry[:] = [parsed(f'<a:srgbClr {nsdecls("a")} val="{colour[1:]}"/>')]
    fonts = theme.find(f".//{qn('a:fontScheme')}")
    fonts.set("name", "Keskmes")
    for latin in fonts.iter(qn("a:latin")):
        latin.set("typeface", FACE)
        latin.set("panose", PANOSE)
        latin.set("pitchFamily", "34")
    part._blob = serialize_part_xml(theme)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] -- no setter


def _set_out(master: SlideMaster) -> None:
    title = element_of(master).find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "2800")
    title.find(qn("a:defRPr")).set("b", "1")
    places = {
        PP_PLACEHOLDER.TITLE: TITLE,
        PP_PLACEHOLDER.BODY: BODY,
        PP_PLACEHOLDER.FOOTER: FOOTER,
        PP_PLACEHOLDER.SLIDE_NUMBER: NUMBER,
    }
    for shape in placeholders_of(master):
        box = places.get(shape.placeholder_format.type)
        if box is None:
            element_of(shape).getparent().remove(element_of(shape))
        else:
            placed(shape, box)
            _flush(shape)
    for kind, side in ((PP_PLACEHOLDER.FOOTER, "l"), (PP_PLACEHOLDER.SLIDE_NUMBER, "r")):
        shape = next(one for one in placeholders_of(master) if one.placeholder_format.type == kind)
        style = element_of(shape).find(f".//{qn('a:lvl1pPr')}")
        style.set("algn", side)
        style.find(qn("a:defRPr")).set("sz", "1000")
        _mute(style)
    element_of(master.shapes).insert(2, parsed(BAND_SHAPE))


def _set_out_layout(layout: SlideLayout) -> None:
    cover = {PP_PLACEHOLDER.CENTER_TITLE: COVER_TITLE, PP_PLACEHOLDER.SUBTITLE: COVER_TEXT}
    for shape in placeholders_of(layout):
        kind = shape.placeholder_format.type
        if kind == PP_PLACEHOLDER.DATE:
            element_of(shape).getparent().remove(element_of(shape))
        elif kind in cover:
            placed(shape, cover[kind])
            _flush(shape)
            for style in element_of(shape).iter(qn("a:lvl1pPr")):
                style.set("algn", "l")
                _mute(style)
            shape.text_frame.vertical_anchor = (
                MSO_ANCHOR.BOTTOM if kind == PP_PLACEHOLDER.CENTER_TITLE else MSO_ANCHOR.TOP
            )


def _flush(shape: BaseShape) -> None:
    """Let its text begin where its box does."""
    frame = element_of(shape).find(f".//{qn('a:bodyPr')}")
    frame.set("lIns", "0")
    frame.set("rIns", "0")


def _mute(style: Element) -> None:
    """Give the type of a style the colour of what is read second, where it has one of its own."""
    for fill in style.iter(qn("a:solidFill")):
        fill[:] = []
        MUTED.written_into(fill)


def placed(shape: BaseShape, box: Box) -> None:
    """Put a shape into a box."""
    shape.left, shape.top, shape.width, shape.height = (
        Emu(side) for side in (box.left, box.top, box.width, box.height)
    )
