"""The client's document as a sheet to write on: its styles, head and foot, and none of its text.

Whatever else it holds stays behind: pictures, comments, former properties, and where Word would
fetch something from.
"""

# pyright: reportPrivateUsage=false

from collections.abc import Iterable
from copy import deepcopy
from io import BytesIO
from typing import Any, cast

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE as KIND_OF
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assessment.errors import refused
from dashboard.export.office_package import UNREADABLE, as_plain

KIND = b"application/vnd.openxmlformats-officedocument.wordprocessingml.%s.main+xml"
OF_DOCUMENT = {
    KIND_OF.STYLES,
    KIND_OF.SETTINGS,
    KIND_OF.THEME,
    KIND_OF.NUMBERING,
    KIND_OF.FONT_TABLE,
    KIND_OF.HEADER,
    KIND_OF.FOOTER,
}
OF_PACKAGE = {KIND_OF.OFFICE_DOCUMENT, KIND_OF.CORE_PROPERTIES}
"""What is kept of a document and of its package."""
NO_SETTINGS = (
    "w:attachedTemplate",
    "w:mailMerge",
    "w:documentProtection",
    "w:writeProtection",
    "w:trackRevisions",
    "w:footnotePr",
    "w:endnotePr",
    "w:docVars",
)
"""Settings that lock the document, fetch something, or speak of what is gone."""
OF_SECTION = (
    "w:headerReference",
    "w:footerReference",
    "w:pgSz",
    "w:pgMar",
    "w:pgBorders",
    "w:titlePg",
    "w:docGrid",
)
"""What is kept of a section: no columns, no line numbers, no text in the middle of the page."""


def opened(template: bytes, styles: Iterable[str]) -> Paper:
    """The document without its text; `styles` are those that paragraphs are going to have.

    Raises Refused for one that is none or damaged, too large, or with macros.
    """
    try:
        paper = Document(BytesIO(as_plain(template, KIND % b"document", KIND % b"template")))
        _empty(paper)
        _forget(paper)
        others = {one.name for one in paper.styles if one.type != WD_STYLE_TYPE.PARAGRAPH}
    except (*UNREADABLE, PythonDocxError) as error:
        raise refused("template_unreadable") from error
    if others.intersection(styles):
        raise refused("template_unreadable")
    return paper


def _empty(paper: Paper) -> None:
    """Take the text out; the last upright section stays with its page, heads and feet."""
    body = cast("BaseOxmlElement", paper.element.body)
    paper.element.body.get_or_add_sectPr()
    sections = list(cast("Iterable[BaseOxmlElement]", body.iter(qn("w:sectPr"))))
    upright = [n for n, one in enumerate(sections) if not _is_across(one)]
    last = (upright or [len(sections) - 1])[-1]
    kept = deepcopy(sections[last])
    of_section = {qn(tag) for tag in OF_SECTION}
    for one in cast("list[BaseOxmlElement]", list(kept)):
        if one.tag not in of_section:
            kept.remove(one)
    kept[:0] = _inherited(sections[: last + 1])
    for one in cast("list[BaseOxmlElement]", list(body)):
        body.remove(one)
    body.append(kept)


def _is_across(section: BaseOxmlElement) -> bool:
    sizes = cast("list[BaseOxmlElement]", section.findall(qn("w:pgSz")))
    return "landscape" in [cast("str | None", size.get(qn("w:orient"))) for size in sizes]


def _inherited(sections: list[BaseOxmlElement]) -> list[BaseOxmlElement]:
    """The heads and feet that the last of the sections has from those before it."""
    found: dict[tuple[str, str | None], BaseOxmlElement] = {}
    for section in sections:
        for tag in OF_SECTION[:2]:
            for one in cast("list[BaseOxmlElement]", section.findall(qn(tag))):
                found[tag, one.get(qn("w:type"))] = one
    own = sections[-1]
    return [deepcopy(one) for one in found.values() if one.getparent() is not own]


def _forget(paper: Paper) -> None:
    """Leave behind the parts that nothing refers to any more, and what leads elsewhere.

    Raises KeyError where a head or foot isn't there that the page has.
    """
    named = cast("list[str]", paper.element.body.xpath(".//@r:id"))
    heads = {name: paper.part.rels[name] for name in named}
    package: Any = paper.part.package  # always there of a document that was opened
    for rels, kept in ((paper.part.rels, OF_DOCUMENT), (package.rels, OF_PACKAGE)):
        for name, one in list(rels.items()):
            is_kept = one.reltype in kept and not one.is_external
            is_head = one.reltype in {KIND_OF.HEADER, KIND_OF.FOOTER}
            if not is_kept or (is_head and name not in heads):
                del rels[name]
            elif one.reltype == KIND_OF.SETTINGS:
                one.target_part.rels.clear()
    settings = paper.settings.element
    for tag in NO_SETTINGS:
        for one in cast("list[BaseOxmlElement]", settings.findall(qn(tag))):
            settings.remove(one)
