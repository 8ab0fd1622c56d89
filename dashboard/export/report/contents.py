"""What the report says, in order: the same for every format."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

import polars as pl

from dashboard.exhibits.asked import items_tables, others_table, themes_table
from dashboard.exhibits.exhibit import Exhibit, shortened
from dashboard.exhibits.method import Section, thresholds_table
from dashboard.export.deck.sheet import clean
from dashboard.export.report.pillars import parts_of
from dashboard.export.report.protection import Protection, protection_of
from dashboard.i18n import Words
from dashboard.readout import Readout, Told, title_of


@dataclass(frozen=True, slots=True)
class Shown:
    """An exhibit with its number in the report, its name, and what is said instead of seen.

    `figure` and `table` are what it and its numbers are called: "Figure 3", "Table 3"; the latter
    is empty where it has no numbers, or is what people wrote.
    """

    number: int
    title: str
    told: Told
    alt: str
    figure: str
    table: str

    @property
    def anchor(self) -> str:
        """What references to the figure point at."""
        return f"exhibit-{self.number}"

    @property
    def table_anchor(self) -> str:
        """What references to its numbers point at."""
        return f"table-{self.number}"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What the consultant wrote to it."""
        return tuple(filter(None, map(str.strip, self.told.section.splitlines())))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading, what is said before its exhibits (empty of the whole), and the exhibits."""

    title: str
    said: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The report. The appendix has every number of the exhibits, what was asked, the protection.

    `summary` are the exhibits of the story; those of the pillars are added to them.
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[Shown, ...]
    chapters: tuple[Chapter, ...]
    method: tuple[Section, ...]
    asked: tuple[tuple[str, pl.DataFrame], ...]
    protection: Protection
    foot: str

    @property
    def shown(self) -> tuple[Shown, ...]:
        """All exhibits by number."""
        return tuple(one for chapter in self.chapters for one in chapter.shown)


def contents_of(readout: Readout) -> Contents:
    """The report of a readout: the whole, a chapter a pillar, the method, the numbers."""
    figures, tables = count(1), count(1)
    chapters = [
        Chapter(
            title=part.title,
            said=part.said,
            shown=tuple(_shown(readout, told, figures, tables) for told in part.told),
        )
        for part in parts_of(readout)
        if part.told or part.said
    ]
    by_key = {one.told.key: one for chapter in chapters for one in chapter.shown}
    protection = protection_of(readout)
    return Contents(
        title=readout.provenance.organisation,
        subtitle=readout.words.text("app.subtitle"),
        facts=readout.provenance.lines,
        summary=tuple(by_key[told.key] for told in readout.told),
        chapters=tuple(chapters),
        method=tuple(one for one in readout.method if one not in protection.sections),
        asked=tuple(_asked(readout)),
        protection=protection,
        foot=readout.provenance.line,
    )


def captioned(words: Words, name: str, title: str) -> str:
    """A name and what it is of: "Figure 3. Who answered"."""
    return words.text("report.caption", figure=name, title=title)


def _shown(readout: Readout, told: Told, figures: Iterator[int], tables: Iterator[int]) -> Shown:
    """The next figure; what the consultant typed is put down without what no file can hold."""
    words, number = readout.words, next(figures)
    exhibit = replace(told.exhibit, headline=clean(told.exhibit.headline))
    has_numbers = exhibit.table.height and not exhibit.quotes
    table = words.text("report.table", number=next(tables)) if has_numbers else ""
    return Shown(
        number=number,
        title=title_of(readout.reading, told.entry),
        told=replace(told, exhibit=exhibit, section=clean(told.section)),
        alt=alternative(exhibit),
        figure=words.text("report.figure", number=number),
        table=table,
    )


def alternative(exhibit: Exhibit) -> str:
    """What charts, sentences and large numbers say, within the length of an alternative text."""
    charts = (panel.chart.alt for panel in exhibit.panels if panel.chart)
    sentences = (f"{panel.title} {panel.sentence}" for panel in exhibit.panels if panel.sentence)
    figures = (f"{one.label}: {one.value}" for one in exhibit.figures)
    said = " ".join(dict.fromkeys([*charts, *sentences])) or "; ".join(figures)
    return shortened(said.strip() or exhibit.headline)


def _asked(readout: Readout) -> Iterator[tuple[str, pl.DataFrame]]:
    """The limits, the themes, the items of each pillar, all other questions; each titled."""
    reading = readout.reading
    yield reading.text("method.thresholds.head"), thresholds_table(reading)
    yield reading.text("method.themes.head"), themes_table(reading)
    version = reading.questionnaire.version
    for pillar, items in items_tables(reading).items():
        yield reading.text("asked.items", pillar=pillar, version=version), items
    others = others_table(reading)
    if others.height:
        yield reading.text("asked.others"), others
