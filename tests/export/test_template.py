"""The client's template: its layouts, names and colours are kept, what isn't one is refused."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from assessment.errors import Refused
from assessment.story import Entry, Story
from dashboard.export.deck.canvas import BASE, CHART, NOTES, Canvas
from dashboard.export.deck.deck import deck
from dashboard.export.deck.elements import element_of, parsed
from dashboard.export.deck.paint import PAINTS
from dashboard.export.deck.tags import KIND, given
from dashboard.i18n import LANGUAGES, words_in
from dashboard.look import LIGHT
from dashboard.sentences import sentence
from tests.export.conftest import Tell

ONE = Story(id="s", language="en", entries=(Entry(exhibit="level_gap"),))
TYPES = "[Content_Types].xml"
Change = Callable[[Any], None]


def template(change: Change | None = None) -> bytes:
    """A client's template with two slides of theirs, changed."""
    made: Any = Presentation()
    for _ in range(2):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = "A slide of theirs"
        slide.notes_slide.notes_text_frame.text = "Their notes"
    if change:
        change(made)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def repacked(content: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The same package with parts changed, and with more of them."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
        for name, body in more.items():
            target.writestr(name, body)
    return made.getvalue()


def retyped(content: bytes, kind: str) -> bytes:
    """The same with another kind of content."""
    main = b"presentationml.presentation.main+xml"

    def change(name: str, body: bytes) -> bytes:
        return body.replace(main, kind.encode()) if name == TYPES else body

    return repacked(content, change)


def exhibit_slide(tell: Tell, content: bytes) -> Any:
    made = Presentation(BytesIO(deck(tell(story=ONE), content).content))
    return made.slides[1]


def part(slide: Any, name: str) -> Any:
    return next(shape for shape in slide.shapes if f" {name}" in shape.name)


def test_the_slides_of_a_template_go_with_all_that_only_they_hold(tell: Tell) -> None:
    content = deck(tell(story=ONE), template()).content
    with ZipFile(BytesIO(content)) as package:
        bodies = [package.read(name) for name in package.namelist()]
    assert not any(b"A slide of theirs" in body or b"Their notes" in body for body in bodies)
    assert len(Presentation(BytesIO(content)).slides) == 5


def test_sections_and_shows_of_slides_that_are_gone_go_too(tell: Tell) -> None:
    def change(made: Any) -> None:
        space = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
        for markup in (
            f"<p:custShowLst {P}><p:custShow name='a' id='0'/></p:custShowLst>",
            f"<p:extLst {P}><p:ext uri='{SECTIONS}'><p14:sectionLst {space}/></p:ext></p:extLst>",
        ):
            made.element.append(parsed(markup))

    content = deck(tell(story=ONE), template(change)).content
    with ZipFile(BytesIO(content)) as package:
        body = package.read("ppt/presentation.xml")
    assert b"sectionLst" not in body
    assert b"custShow" not in body


SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'


@pytest.mark.parametrize("kind", ["template", "slideshow"])
def test_a_template_file_opens_and_becomes_a_presentation(tell: Tell, kind: str) -> None:
    content = retyped(template(), f"presentationml.{kind}.main+xml")
    made = deck(tell(story=ONE), content).content
    with ZipFile(BytesIO(made)) as package:
        assert b"presentation.main+xml" in package.read(TYPES)
        assert f"{kind}.main+xml".encode() not in package.read(TYPES)


def test_layouts_size_and_theme_are_the_clients(tell: Tell) -> None:
    source, made = (
        Presentation(BytesIO(content))
        for content in (template(), deck(tell(story=ONE), template()).content)
    )
    assert (made.slide_width, made.slide_height) == (source.slide_width, source.slide_height)
    assert [one.name for one in made.slide_layouts] == [one.name for one in source.slide_layouts]
    assert made.slides[0].slide_layout.name == "Title Slide"
    assert made.slides[1].slide_layout.name == "Title Only"
    top = Canvas.of(template(), words_in("en"), tell().provenance.loaded_at).palette
    assert top.rgb(PAINTS[LIGHT.top.colour]) == pytest.approx((0x4F / 255, 0x81 / 255, 0xBD / 255))


def test_dark_pages_get_light_ink() -> None:
    def change(made: Any) -> None:
        mapping = made.slide_master.element.find(qn("p:clrMap"))
        mapping.set("bg1", "dk1")
        mapping.set("tx1", "lt1")

    palette = Canvas.of(template(change), words_in("en"), None).palette  # pyright: ignore[reportArgumentType] -- no date is written
    assert palette.contrast(PAINTS[LIGHT.ink], PAINTS[LIGHT.page]) > 15
    assert palette.rgb(PAINTS[LIGHT.page]) == (0, 0, 0)


def test_named_placeholders_take_what_they_are_named_for(tell: Tell) -> None:
    def change(made: Any) -> None:
        layout = made.slide_layouts[4]
        chart, base, notes = [
            one for one in layout.placeholders if one.placeholder_format.idx in {1, 2, 3}
        ]
        for shape, name, top, height in (
            (chart, CHART, 2.2, 3.0),
            (base, BASE, 1.5, 0.6),
            (notes, NOTES, 5.3, 0.9),
        ):
            shape.name = name
            shape.left, shape.width = Inches(1), Inches(8)
            shape.top, shape.height = Inches(top), Inches(height)

    slide = exhibit_slide(tell, template(change))
    assert slide.slide_layout.name == "Comparison"
    assert (part(slide, "chart1").left, part(slide, "chart1").top) == (Inches(1), Inches(2.2))
    assert part(slide, "base").is_placeholder
    assert part(slide, "base").text_frame.text.startswith("Top managers, n")
    assert part(slide, "notes").is_placeholder
    assert len([one for one in slide.placeholders if not one.name.startswith("Keskmes")]) == 0


def test_a_body_placeholder_is_the_room_for_charts_where_there_is_no_emptier_layout(
    tell: Tell,
) -> None:
    def change(made: Any) -> None:
        for layout in list(made.slide_layouts):
            if layout.name not in {"Title Slide", "Title and Content"}:
                made.slide_layouts.remove(layout)

    slide = exhibit_slide(tell, template(change))
    assert slide.slide_layout.name == "Title and Content"
    assert part(slide, "base").top == Inches(1.75)
    kinds = [one.placeholder_format.type for one in slide.placeholders]
    assert kinds == [PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.SLIDE_NUMBER]


def test_layouts_without_a_title_get_boxes_of_text(tell: Tell) -> None:
    def change(made: Any) -> None:
        slides = element_of(made.slides)
        for entry in list(slides):
            made.part.drop_rel(entry.rId)
            slides.remove(entry)
        for layout in list(made.slide_layouts):
            if layout.name != "Blank":
                made.slide_layouts.remove(layout)

    readout = tell(story=ONE)
    made = Presentation(BytesIO(deck(readout, template(change)).content))
    assert part(made.slides[0], "headline").text_frame.text == readout.provenance.organisation
    assert part(made.slides[1], "headline").text_frame.text == readout.told[0].slide.headline
    assert part(made.slides[1], "headline").shape_type is not None


def test_a_footer_that_is_too_narrow_is_left_to_the_client(tell: Tell) -> None:
    slide = exhibit_slide(tell, template())
    footer = part(slide, "footer")
    assert not footer.is_placeholder
    assert footer.text_frame.paragraphs[0].runs[0].font.size >= Pt(10)
    narrow = next(
        one
        for one in slide.slide_layout.placeholders
        if one.placeholder_format.type == PP_PLACEHOLDER.FOOTER
    )
    assert footer.top + footer.height <= narrow.top


def refusal(tell: Tell, content: bytes) -> str:
    with pytest.raises(Refused) as error:
        deck(tell(story=ONE), content)
    (problem,) = error.value.problems
    for language in LANGUAGES:
        assert len(sentence(words_in(language), problem)) > 40
    return problem.code


def a_document() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as package:
        package.writestr(TYPES, "<Types/>")
        package.writestr("word/document.xml", "<w/>")
    return made.getvalue()


UNREADABLE = {
    "nothing": b"",
    "text": b"not a presentation",
    "another kind of package": a_document(),
    "cut short": template()[:20000],
    "damaged": repacked(template(), lambda name, body: b"<p" if "slideMaster1" in name else body),
    "declares entities": repacked(
        template(),
        lambda name, body: b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + body if "theme1" in name else body,
    ),
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_no_template_is_refused(tell: Tell, content: bytes) -> None:
    assert refusal(tell, content) == "template_unreadable"


def test_a_template_with_macros_is_refused(tell: Tell) -> None:
    kind = "vnd.ms-powerpoint.template.macroEnabled.main+xml"
    assert refusal(tell, retyped(template(), kind)) == "template_with_macros"
    hidden = repacked(template(), lambda _, body: body, **{"ppt/vbaProject.bin": b"macro"})
    assert refusal(tell, hidden) == "template_with_macros"


def test_a_template_that_unpacks_to_too_much_is_refused_before_it_is_read(tell: Tell) -> None:
    bomb = repacked(template(), lambda _, body: body, **{"ppt/media/a.bin": bytes(301_000_000)})
    assert len(bomb) < 1_000_000
    assert refusal(tell, bomb) == "template_too_large"


def test_tags_of_others_stay_beside_ours_in_the_one_list(tell: Tell) -> None:
    def tagged(presentation: Any) -> None:
        body = f'<p:tagLst {nsdecls("p")}><p:tag name="THEIRS" val="1"/></p:tagLst>'.encode()
        part = Part(PackURI("/ppt/tags/tag1.xml"), KIND, presentation.part.package, body)
        rel_id = presentation.part.relate_to(part, RELATIONSHIP_TYPE.TAGS)
        data = f'<p:custDataLst {nsdecls("p", "r")}><p:tags r:id="{rel_id}"/></p:custDataLst>'
        element_of(presentation).find(qn("p:notesSz")).addnext(parsed(data))

    made = Presentation(BytesIO(deck(tell(story=ONE), template(tagged)).content))
    assert given(made) == {"level_gap"}
    listed = list(element_of(made).iter(qn("p:tags")))
    assert len(listed) == 1
    tags = parsed(made.part.related_part(listed[0].get(qn("r:id"))).blob)
    assert {tag.get("name") for tag in tags} == {"THEIRS", "KESKMES_ENTRIES"}


def test_titles_of_slides_that_a_template_had_are_not_handed_on(tell: Tell) -> None:
    content = deck(tell(story=ONE), template()).content
    names = ZipFile(BytesIO(content)).namelist()
    assert "docProps/app.xml" not in names
    assert not [name for name in names if "thumbnail" in name]


def without_room() -> bytes:
    def flat(presentation: Any) -> None:
        for layout in presentation.slide_layouts:
            for shape in layout.placeholders:
                if shape.placeholder_format.type == PP_PLACEHOLDER.TITLE:
                    shape.left, shape.top, shape.width, shape.height = 0, 0, Inches(9), 0

    return template(flat)


def with_named_colours() -> bytes:
    def named(name: str, body: bytes) -> bytes:
        if "theme" not in name:
            return body
        return re.sub(rb'<a:srgbClr val="[0-9A-F]{6}"', b'<a:prstClr val="navy"', body)

    return repacked(template(), named)


@pytest.mark.parametrize("made", [without_room, with_named_colours])
def test_a_template_without_room_or_colours_that_can_be_read_is_refused(
    tell: Tell, made: Callable[[], bytes]
) -> None:
    with pytest.raises(Refused, match="template_unusable"):
        deck(tell(story=ONE), made())
