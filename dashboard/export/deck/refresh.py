"""A deck that somebody has worked on, with the numbers of now.

What is ours is known by its name, wherever it was moved. Charts and tables get new data and keep
their look; texts that are as we wrote them are written anew, others stay. A slide of an exhibit
that isn't shown any more keeps its words and numbers, and says that they are former ones. Exhibits
that the deck never had come at its end; those whose slide was taken out stay out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pptx.exc import PythonPptxError
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from assessment.story import Entry
from dashboard.export.deck.box import Box
from dashboard.export.deck.canvas import Canvas
from dashboard.export.deck.changes import Change, Kept, Refreshed
from dashboard.export.deck.deck import draw, saved
from dashboard.export.deck.exhibit_slide import draw_panel, exhibit_slide
from dashboard.export.deck.former import mark_former, unmark_former
from dashboard.export.deck.names import (
    BASE,
    CHART,
    COVER,
    FOOTER,
    HEADLINE,
    METHOD,
    QUOTES,
    SENTENCE,
    SOURCE,
    SPOKEN,
    Signature,
)
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.package import opened
from dashboard.export.deck.properties import renew_properties
from dashboard.export.deck.renewal import Renewal, ours, text_of
from dashboard.export.deck.tags import give, given
from dashboard.export.deck.texts import remove
from dashboard.export.made import Made, Progress, silent
from dashboard.export.office_package import UNREADABLE
from dashboard.export.pictures import Pictures
from dashboard.readout import Readout, Told, title_of

__all__ = ["Change", "Kept", "Refreshed", "refreshed"]

OTHERS = {COVER, SOURCE}
Drawn = Mapping[tuple[str, str], BaseShape]


def refreshed(readout: Readout, old: bytes, progress: Progress = silent) -> Refreshed:
    """The deck with new numbers, and what is to be read again in it.

    Raises Refused for a file that can't be read, is too large, or holds macros.
    """
    pictures = Pictures(readout)
    canvas = Canvas.on(opened(old), readout.words, readout.provenance.loaded_at)
    work = _Work(readout, canvas, _drawn_anew(readout, old, pictures))
    slides = list(canvas.deck.slides)
    renewals: list[Renewal] = []
    for n, slide in enumerate(slides, 1):
        renewals.append(work.renew(n, slide))
        progress(n, len(slides))
    there = {name.key for slide in slides for _, name in ours(slide) if name.part != SPOKEN}
    known = given(canvas.deck) | there
    missing = [told for told in readout.told if told.key not in there]
    added = [told for told in missing if told.key not in known]
    for told in added:
        exhibit_slide(canvas, readout, told, pictures)
    give(canvas.deck, sorted({*known, *(told.key for told in added)}))
    renew_properties(canvas.deck, readout)
    return Refreshed(
        made=Made(saved(canvas), pictures.undrawn),
        changes=tuple(change for renewal in renewals for change in renewal.changes),
        kept=tuple(kept for renewal in renewals for kept in renewal.kept),
        gone=tuple(dict.fromkeys(one.title for one in renewals if one.stale)),
        added=_titles(readout, added),
        left_out=_titles(readout, [told for told in missing if told not in added]),
        unfound=tuple(dict.fromkeys(one.title for one in renewals if one.unfound)),
    )


def entry_of(key: str) -> Entry:
    """The entry that a key names, without anything that is said to it."""
    exhibit, *choices = key.split("|")
    pairs = (choice.partition(":") for choice in choices)
    return Entry(exhibit=exhibit, choices={name: value for name, _, value in pairs})


def _titles(readout: Readout, told: list[Told]) -> tuple[str, ...]:
    return tuple(title_of(readout.reading, one.entry) for one in told)


def _drawn_anew(readout: Readout, template: bytes, pictures: Pictures) -> Drawn:
    """What a new deck on the same template would show, by entry and part."""
    canvas = Canvas.of(template, readout.words, readout.provenance.loaded_at)
    draw(canvas, readout, pictures, silent)
    found = (pair for slide in canvas.deck.slides for pair in ours(slide))
    return {(name.key, name.part): shape for shape, name in found}


@dataclass(frozen=True, slots=True)
class _Work:
    """A readout, the deck that is brought up to it, and what it would look like anew."""

    readout: Readout
    canvas: Canvas
    drawn: Drawn

    def renew(self, number: int, slide: Slide) -> Renewal:
        """Bring a slide up to the readout, as far as it is ours."""
        renewal = Renewal(number, self._title(slide), self.readout.words)
        unmark_former(slide)
        found = list(ours(slide))
        parts = {(name.key, name.part) for _, name in found}
        renewal.unfound = any(
            (key, part) in self.drawn and (key, part) not in parts
            for key in {name.key for _, name in found}
            for part in (HEADLINE, BASE, FOOTER, SPOKEN)
        )
        for shape, name in found:
            new = self.drawn.get((name.key, name.part))
            if new is not None:
                self._renewed(shape, new, name, renewal)
            elif not self._swapped(slide, shape, name, renewal):
                renewal.stale |= not name.key.startswith(METHOD)
                if name.part == QUOTES:
                    renewal.take_out(shape, name)
        if renewal.stale:
            mark_former(slide, self.readout.words)
        return renewal

    @staticmethod
    def _renewed(shape: BaseShape, new: BaseShape, name: Signature, renewal: Renewal) -> None:
        """Renew a shape; one that somebody made into something else keeps its former numbers."""
        try:
            renewal.renew(shape, new, name)
        except (*UNREADABLE, PythonPptxError):
            renewal.stale = True

    def _swapped(self, slide: Slide, shape: BaseShape, name: Signature, renewal: Renewal) -> bool:
        """Put a chart where a sentence was, or a sentence where a chart was, when that is new."""
        kind = name.part.rstrip("0123456789")
        told = next((one for one in self.readout.told if one.key == name.key), None)
        if told is None or kind not in {CHART, SENTENCE}:
            return False
        place = int(name.part.removeprefix(kind) or 0)
        if not 1 <= place <= len(told.slide.panels):
            return False
        panel, canvas = told.slide.panels[place - 1], self.canvas
        former = text_of(shape) if kind == SENTENCE else ""
        box = Box(shape.left, shape.top, shape.width, shape.height)
        remove(shape)
        where = Place(slide, box, canvas.palette, canvas.words, canvas.at, told.slide.table)
        draw_panel(where, name.key, place, panel)
        renewal.note(panel.title, former, panel.sentence)
        return True

    def _title(self, slide: Slide) -> str:
        """What the exhibit of a slide is called; of another slide what it is headed with."""
        keys = [name.key for _, name in ours(slide) if name.key not in OTHERS]
        if keys and not keys[0].startswith(METHOD):
            return title_of(self.readout.reading, entry_of(keys[0]))
        title = slide.shapes.title
        return "" if title is None else title.text_frame.text
