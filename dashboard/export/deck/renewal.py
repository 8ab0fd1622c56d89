"""One slide of a deck that somebody has worked on, with the numbers of now."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from dashboard.export.deck.changes import Change, Kept
from dashboard.export.deck.elements import Untyped, element_of, placeholders_of
from dashboard.export.deck.names import (
    FIGURE,
    HEADLINE,
    NUMBER,
    SENTENCE,
    Signature,
    describe,
    description,
    hash_of,
    remember,
    remembered,
    sign,
    signature_of,
)
from dashboard.export.deck.native.numbers import numbers_of
from dashboard.export.deck.native.renewal import renew
from dashboard.i18n import Words


@dataclass(slots=True)
class Renewal:
    """A slide on its way: its number and its exhibit's title, and what was found on it.

    `stale`: something on it shows former numbers and couldn't be renewed. `unfound`: a text of ours
    isn't known again on it; taken out, or still there under another name.
    """

    slide: int
    title: str
    words: Words
    changes: list[Change] = field(default_factory=list[Change])
    kept: list[Kept] = field(default_factory=list[Kept])
    stale: bool = False
    unfound: bool = False

    def renew(self, old: BaseShape, new: BaseShape, name: Signature) -> None:
        """Bring one shape up to what was drawn anew."""
        if name.part == NUMBER:
            return
        if isinstance(new, GraphicFrame):
            self._renew_numbers(old, new)
        elif new.has_text_frame and old.has_text_frame:
            self._renew_text(old, new, name)
        else:
            self.stale = True

    def _renew_numbers(self, old: BaseShape, new: GraphicFrame) -> None:
        if not isinstance(old, GraphicFrame) or _kind(old) != _kind(new):
            self.stale = True
            return
        before, after = numbers_of(old, self.words), numbers_of(new, self.words)
        renew(old, new)
        describe(old, description(new))
        for what in dict.fromkeys([*before, *after]):
            self.note(what, before.get(what, ""), after.get(what, ""))

    def _renew_text(self, old: BaseShape, new: BaseShape, name: Signature) -> None:
        text, now = text_of(old), text_of(new)
        if hash_of(text) == name.hash:
            if name.part.startswith((FIGURE, SENTENCE)):
                self._note_lines(text, now)
            rewrite(old, new)
            sign(old, name.key, name.part, now)
            remember(old, remembered(new))
            return
        computed = (remembered(old), remembered(new)) if name.part == HEADLINE else ("", now)
        changed = computed[0] != computed[1] if name.part == HEADLINE else hash_of(now) != name.hash
        if changed:
            self.kept.append(Kept(self.slide, self.title, *computed, text))
        if name.part == HEADLINE:
            remember(old, computed[1])
        else:
            # Listed once: from now on the text stands beside what is computed now.
            sign(old, name.key, name.part, now)

    @staticmethod
    def take_out(shape: Untyped, name: Signature) -> None:
        """Take what people wrote from a slide: it is shown no more. What was made of it stays."""
        if hash_of(text_of(shape)) == name.hash:
            shape.text_frame.text = ""
            sign(shape, name.key, name.part, "")

    def _note_lines(self, text: str, now: str) -> None:
        """The lines of a frame that are others; its first one says what they are of."""
        before, after = text.splitlines(), now.splitlines()
        longest = max(len(before), len(after))
        filled = (lines + [""] * (longest - len(lines)) for lines in (before, after))
        for former, latter in zip(*filled, strict=True):
            self.note(after[0], former, latter)

    def note(self, what: str, old: str, new: str) -> None:
        """List a number that is another than it was."""
        if old != new:
            self.changes.append(Change(self.slide, self.title, what, old, new))


def _kind(frame: GraphicFrame) -> tuple[bool, bool]:
    return frame.has_chart, frame.has_table


def ours(slide: Slide) -> Iterator[tuple[BaseShape, Signature]]:
    """The shapes of a slide that bear our names, those in groups too, and its notes."""
    shapes: list[BaseShape] = list(_ungrouped(slide.shapes))
    if slide.has_notes_slide:
        shapes += placeholders_of(slide.notes_slide)
    for shape in shapes:
        name = signature_of(shape)
        if name is not None:
            yield shape, name


def _ungrouped(shapes: Iterable[BaseShape]) -> Iterator[BaseShape]:
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _ungrouped(shape.shapes)
        else:
            yield shape


def text_of(shape: Untyped) -> str:
    """The text of a shape, a line a paragraph."""
    return shape.text_frame.text


def rewrite(old: Untyped, new: Untyped) -> None:
    """Put the text of one shape into another, whose type stays where paragraphs are as many."""
    formers, latters = (one.text_frame.paragraphs for one in (old, new))
    if len(formers) == len(latters) and all(one.runs for one in (*formers, *latters)):
        for former, latter in zip(formers, latters, strict=True):
            first, *others = former.runs
            first.text = latter.text
            sizes = [run.font.size for run in (first, latter.runs[0]) if run.font.size]
            first.font.size = min(sizes, default=None)
            for run in others:
                element_of(run).getparent().remove(element_of(run))
        return
    body, source = (element_of(one).find(qn("p:txBody")) for one in (old, new))
    for paragraph in body.findall(qn("a:p")):
        body.remove(paragraph)
    for paragraph in source.findall(qn("a:p")):
        body.append(deepcopy(paragraph))
