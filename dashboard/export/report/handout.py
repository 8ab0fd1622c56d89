"""The handout: the story on one page, and one page on what is protected and why."""

from dashboard.export.made import Made
from dashboard.export.report.contents import alternative
from dashboard.export.report.protection import protection_of
from dashboard.export.report.typeset import sections_of, typeset
from dashboard.images import picture
from dashboard.images.renderer import NotDrawnError
from dashboard.readout import Readout, Told, title_of

HERO = "level_gap"
"""The exhibit that is drawn beside the headlines; of a story without it the first with a chart."""


def handout(readout: Readout) -> Made:
    """Two pages as PDF: the headlines in order with one chart, then the protection."""
    words = readout.words
    hero = _hero(readout)
    drawn, undrawn = _drawn(readout, hero) if hero else ("", ())
    protection = protection_of(readout)
    said = {
        "language": words.language,
        "title": readout.provenance.organisation,
        "subtitle": words.text("app.subtitle"),
        "foot": readout.provenance.line,
        "headlines": [
            {"headline": told.exhibit.headline, "base": told.exhibit.base} for told in readout.told
        ],
        "hero": {
            "svg": drawn,
            "headline": hero.exhibit.headline if hero else "",
            "base": hero.exhibit.base if hero else "",
            "alt": alternative(hero.slide) if hero else "",
        },
        "protection": words.text("report.protection"),
        "sections": sections_of((protection.here, *protection.sections)),
    }
    return Made(typeset("handout", said, readout.provenance.loaded_at), undrawn)


def _hero(readout: Readout) -> Told | None:
    drawn = [told for told in readout.told if told.slide.is_drawn]
    heroes = (told for told in drawn if told.entry.exhibit == HERO)
    return next(heroes, next(iter(drawn), None))


def _drawn(readout: Readout, hero: Told) -> tuple[str, tuple[str, ...]]:
    """The chart with the rows that a slide has, and the title of one that couldn't be drawn."""
    try:
        return picture.svg(hero.slide, readout.reading.look, alone=False), ()
    except NotDrawnError:
        return "", (title_of(readout.reading, hero.entry),)
