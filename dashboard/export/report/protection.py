"""What is protected and why: a page of the handout and of the report."""

from dataclasses import dataclass

from dashboard.exhibits.method import Section
from dashboard.readout import Readout, title_of

SECTIONS = ("protected", "threshold", "trust")
"""The sections of the method about it: which groups, from how many people on, what is promised."""


@dataclass(frozen=True, slots=True)
class Protection:
    """The sections of the method, and what is protected in the exhibits that are told."""

    sections: tuple[Section, ...]
    here: Section


def protection_of(readout: Readout) -> Protection:
    """Which groups and themes are protected, the smallest group, the promise and its limits."""
    text = readout.words.text
    by_heading = {section.heading: section for section in readout.method}
    notes: dict[str, list[str]] = {}
    for told in readout.told:
        for note in told.exhibit.protected:
            notes.setdefault(note, []).append(title_of(readout.reading, told.entry))
    lines = [
        text("report.protected_in", exhibits="; ".join(titles), note=note)
        for note, titles in notes.items()
    ]
    return Protection(
        sections=tuple(by_heading[text(f"method.{name}.head")] for name in SECTIONS),
        here=Section(
            text("report.protected_here"), tuple(lines) or (text("report.protected_none"),)
        ),
    )
