"""What the report says, in order: the same for every format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from assessment.story import Entry
from dashboard.exhibits.asked import items_tables, others_table, themes_table
from dashboard.exhibits.exhibit import Exhibit, shortened
from dashboard.exhibits.method import Section, thresholds_table
from dashboard.readout import Readout, Told, title_of, told_of

PROTECTION = ("threshold", "protected", "trust")
"""The sections of the method about what is protected and why."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An exhibit with its number in the report, its name, and what is said instead of seen."""

    number: int
    title: str
    told: Told
    alt: str

    @property
    def anchor(self) -> str:
        """What references point at."""
        return f"exhibit-{self.number}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and its exhibits."""

    title: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The report. `tables` are the appendix, each under its title: every number of the exhibits.

    `summary` are the exhibits of the story; those of the pillars are added to them.
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[Shown, ...]
    chapters: tuple[Chapter, ...]
    method: tuple[Section, ...]
    tables: tuple[tuple[str, pl.DataFrame], ...]
    asked: tuple[tuple[str, pl.DataFrame], ...]
    foot: str

    @property
    def shown(self) -> tuple[Shown, ...]:
        """All exhibits by number."""
        return tuple(one for chapter in self.chapters for one in chapter.shown)


def contents_of(readout: Readout) -> Contents:
    """The report of a readout: the whole, a chapter a pillar, the method, the numbers."""
    words = readout.words
    chapters: list[Chapter] = []
    for title, tellings in _chapters(readout):
        first = 1 + sum(len(chapter.shown) for chapter in chapters)
        shown = [_shown(readout, number, told) for number, told in enumerate(tellings, first)]
        if shown:
            chapters.append(Chapter(title, tuple(shown)))
    story = {told.key for told in readout.told}
    all_shown = [one for chapter in chapters for one in chapter.shown]
    by_key = {one.told.key: one for one in all_shown if one.told.key in story}
    return Contents(
        title=readout.provenance.organisation,
        subtitle=words.text("app.subtitle"),
        facts=readout.provenance.lines,
        summary=tuple(by_key[told.key] for told in readout.told),
        chapters=tuple(chapters),
        method=readout.method,
        tables=tuple(_tables(readout, all_shown)),
        asked=tuple(_asked(readout)),
        foot=readout.provenance.line,
    )


def protection_of(readout: Readout) -> tuple[Section, ...]:
    """What is protected and why: the sections of the method that say it."""
    heads = {readout.words.text(f"method.{name}.head") for name in PROTECTION}
    return tuple(section for section in readout.method if section.heading in heads)


def written_number(readout: Readout, number: int) -> str:
    """An exhibit as it is referred to: "Figure 3"."""
    return readout.words.text("report.figure", number=readout.words.integer(number))


def _chapters(readout: Readout) -> Iterator[tuple[str, list[Told]]]:
    """What is about the whole, in the order of the story, then what is about each pillar."""
    asked = readout.reading.questionnaire
    pillar_of = {theme.id: theme.pillar for theme in asked.themes}
    pillar_of |= {pillar.id: pillar.id for pillar in asked.pillars}

    def pillar(told: Told) -> str | None:
        choices = told.entry.choices
        return pillar_of.get(choices.get("pillar", choices.get("theme", "")))

    whole = [told for told in readout.told if pillar(told) is None]
    yield readout.words.text("report.whole"), whole
    for one in asked.pillars:
        of_pillar = [told for told in readout.told if pillar(told) == one.id]
        gap = told_of(readout.reading, Entry(exhibit="level_gap", choices={"pillar": one.id}))
        if gap and gap.exhibit.is_drawn and gap.key not in {told.key for told in of_pillar}:
            of_pillar.insert(0, gap)
        yield readout.reading.named(one.name), of_pillar


def _shown(readout: Readout, number: int, told: Told) -> Shown:
    return Shown(number, title_of(readout.reading, told.entry), told, _alt(told.exhibit))


def _alt(exhibit: Exhibit) -> str:
    """What charts, sentences and large numbers say, within the length of an alternative text."""
    charts = (panel.chart.alt for panel in exhibit.panels if panel.chart)
    sentences = (f"{panel.title} {panel.sentence}" for panel in exhibit.panels if panel.sentence)
    figures = (f"{one.label}: {one.value}" for one in exhibit.figures)
    said = " ".join(dict.fromkeys([*charts, *sentences])) or "; ".join(figures)
    return shortened(said.strip() or exhibit.headline)


def _tables(readout: Readout, shown: Iterable[Shown]) -> Iterator[tuple[str, pl.DataFrame]]:
    for one in shown:
        caption = readout.words.text(
            "report.caption", figure=written_number(readout, one.number), title=one.title
        )
        if one.told.exhibit.table.height:
            yield caption, one.told.exhibit.table


def _asked(readout: Readout) -> Iterator[tuple[str, pl.DataFrame]]:
    reading = readout.reading
    yield reading.text("method.thresholds.head"), thresholds_table(reading)
    yield reading.text("method.themes.head"), themes_table(reading)
    version = reading.questionnaire.version
    for pillar, items in items_tables(reading).items():
        yield reading.text("asked.items", pillar=pillar, version=version), items
    others = others_table(reading)
    if others.height:
        yield reading.text("asked.others"), others
