"""Which entries a deck was ever given a slide of, kept where Office keeps such things: in a tag.

A slide that somebody took out of their deck isn't put back when its numbers are updated.
"""

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck

from dashboard.export.deck.elements import element_of, parsed

NAME = "KESKMES_ENTRIES"
"""Office writes the names of tags in capitals."""
KIND = CONTENT_TYPE.PML_TAGS
PLACE = PackURI("/ppt/tags/keskmes.xml")
BETWEEN = "; "
AFTER = ("p:notesSz", "p:embeddedFontLst", "p:custShowLst", "p:photoAlbum")
"""What stands before the tags of a presentation."""


def given(deck: Deck) -> set[str]:
    """The keys of the entries; none of a deck that isn't ours."""
    part = _part(deck)
    if part is None:
        return set()
    values = (tag.get("val", "") for tag in parsed(part.blob) if tag.get("name") == NAME)
    return set(next(values, "").split(BETWEEN))


def give(deck: Deck, keys: Iterable[str]) -> None:
    """Note the keys of the entries, beside the tags of others: a presentation has one list."""
    part = _part(deck)
    if part is None:
        part = _added(deck)
    listed = parsed(part.blob)
    for former in [tag for tag in listed if tag.get("name") == NAME]:
        listed.remove(former)
    value = quoteattr(BETWEEN.join(keys))
    listed.append(parsed(f'<p:tag {nsdecls("p")} name="{NAME}" val={value}/>'))
    part._blob = serialize_part_xml(listed)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] -- no setter


def _part(deck: Deck) -> Part | None:
    """The list of tags that the presentation names."""
    named = element_of(deck).find(f"{qn('p:custDataLst')}/{qn('p:tags')}")
    return None if named is None else deck.part.related_part(named.get(qn("r:id")))


def _added(deck: Deck) -> Part:
    part = Part(PLACE, KIND, deck.part.package, f"<p:tagLst {nsdecls('p')}/>".encode())
    rel_id = deck.part.relate_to(part, RELATIONSHIP_TYPE.TAGS)
    presentation = element_of(deck)
    data = presentation.find(qn("p:custDataLst"))
    if data is None:
        data = parsed(f"<p:custDataLst {nsdecls('p')}/>")
        before = [one for tag in AFTER for one in presentation.findall(qn(tag))]
        before[-1].addnext(data)
    data.append(parsed(f'<p:tags {nsdecls("p", "r")} r:id="{rel_id}"/>'))
    return part
