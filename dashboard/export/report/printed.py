"""The report as PDF: tagged (PDF/UA-1), by Typst. Everything shown goes as data."""

from typing import Any

import polars as pl

from dashboard.export.made import Made, Progress, silent
from dashboard.export.pictures import Pictures
from dashboard.export.report.columns import INSET, columns_of
from dashboard.export.report.contents import Contents, Shown, captioned, contents_of
from dashboard.export.report.typeset import sections_of, typeset
from dashboard.readout import Readout

UPRIGHT, ACROSS = 166.0, 261.0
"""Millimetres between the margins of report.typ: of its pages, and of those with wide tables."""
MM = 72 / 25.4
"""Points of a millimetre."""
CHAPTERS = ("summary", "toc", "tables", "asked", "method", "protection", "provenance")


def printed(
    readout: Readout, pictures: Pictures | None = None, progress: Progress = silent
) -> Made:
    """The report as PDF; a picture that couldn't be drawn is named in its place."""
    pictures = pictures or Pictures(readout)
    contents = contents_of(readout)
    drawn: dict[int, str | None] = {}
    for done, one in enumerate(contents.shown, start=1):
        is_text = one.told.exhibit.quotes
        drawn[one.number] = None if is_text else pictures.svg(one.told, alone=False)
        progress(done, len(contents.shown))
    content = typeset("report", _report(readout, contents, drawn), readout.provenance.loaded_at)
    return Made(content, pictures.undrawn)


def _report(readout: Readout, contents: Contents, drawn: dict[int, str | None]) -> dict[str, Any]:
    text = readout.words.text
    protection = contents.protection
    return {
        "language": readout.words.language,
        "title": contents.title,
        "subtitle": contents.subtitle,
        "facts": contents.facts,
        "foot": contents.foot,
        "widths": {"upright": UPRIGHT, "across": ACROSS, "inset": INSET},
        "words": {name: text(f"report.{name}") for name in CHAPTERS},
        "summary": [
            {"headline": one.told.exhibit.headline, "figure": one.figure, "anchor": one.anchor}
            for one in contents.summary
        ],
        "chapters": [
            {
                "title": chapter.title,
                "said": chapter.said,
                "shown": [_exhibit(readout, one, drawn[one.number]) for one in chapter.shown],
            }
            for chapter in contents.chapters
        ],
        "method": sections_of(contents.method),
        "tables": [
            {"anchor": one.table_anchor}
            | _table(captioned(readout.words, one.table, one.title), one.told.exhibit.table, ACROSS)
            for one in contents.shown
            if one.table
        ],
        "asked": [_table(title, rows, UPRIGHT) for title, rows in contents.asked],
        "protection": sections_of((protection.here, *protection.sections)),
    }


def _exhibit(readout: Readout, one: Shown, drawn: str | None) -> dict[str, Any]:
    exhibit, text = one.told.exhibit, readout.words.text
    return {
        "anchor": one.anchor,
        "headline": exhibit.headline,
        "base": exhibit.base,
        "paragraphs": one.paragraphs,
        "figure": one.figure,
        "caption": captioned(readout.words, one.figure, one.title),
        "svg": drawn or "",
        "quotes": exhibit.quotes,
        "missing": "" if drawn or exhibit.quotes else text("report.undrawn", title=one.title),
        "alt": one.alt,
        "notes": exhibit.notes,
        "table": one.table and text("report.numbers", table=one.table),
        "table_anchor": one.table_anchor,
    }


def _table(title: str, table: pl.DataFrame, width: float) -> dict[str, Any]:
    """A table and how it is set out on paper so many millimetres wide."""
    columns = columns_of(table.columns, table.rows(), width * MM)
    return {
        "title": title,
        "columns": table.columns,
        "rows": table.rows(),
        "widths": columns.widths,
        "aside": columns.aside,
        "size": columns.size,
        "turned": columns.turned,
        "broken": columns.broken,
    }
