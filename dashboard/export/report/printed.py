"""The report and the handout as PDF: tagged (PDF/UA-1), by Typst. Everything shown goes as data."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import typst

from dashboard.export.made import Made, Progress, silent
from dashboard.export.pictures import Pictures
from dashboard.export.report.contents import Contents, Shown, contents_of, written_number
from dashboard.look import LIGHT
from dashboard.readout import Readout
from dashboard.typeface import FOLDER

HERE = Path(__file__).parent
STANDARD = "ua-1"


def printed(
    readout: Readout, pictures: Pictures | None = None, progress: Progress = silent
) -> Made:
    """The report as PDF; a picture that couldn't be drawn is named in its place."""
    pictures = pictures or Pictures(readout)
    contents = contents_of(readout)
    drawn: dict[int, str | None] = {}
    for done, one in enumerate(contents.shown, start=1):
        drawn[one.number] = pictures.svg(one.told, alone=False)
        progress(done, len(contents.shown))
    content = compiled("report", _report(readout, contents, drawn), readout.provenance.loaded_at)
    return Made(content, pictures.undrawn)


def compiled(name: str, said: dict[str, Any], at: datetime) -> bytes:
    """A Typst source beside this module with what it says: the same bytes for the same."""
    date = {"year": at.year, "month": at.month, "day": at.day}
    look = {"ink": LIGHT.ink, "muted": LIGHT.muted, "line": LIGHT.line}
    look |= {"strong": LIGHT.strong.colour, "needs": LIGHT.needs.colour, "shade": LIGHT.shade}
    return typst.compile(
        HERE / f"{name}.typ",
        root=HERE,
        font_paths=[Path(FOLDER)],
        ignore_system_fonts=True,
        sys_inputs={"said": json.dumps(said | {"date": date, "look": look})},
        pdf_standards=[STANDARD],
        format="pdf",
        timestamp=int(at.replace(tzinfo=UTC).timestamp()),
    )


def _report(readout: Readout, contents: Contents, drawn: dict[int, str | None]) -> dict[str, Any]:
    text = readout.words.text
    return {
        "language": readout.words.language,
        "title": contents.title,
        "subtitle": contents.subtitle,
        "facts": contents.facts,
        "foot": contents.foot,
        "words": {
            name: text(f"report.{name}")
            for name in ("summary", "toc", "tables", "asked", "method", "provenance")
        },
        "summary": [
            {
                "headline": one.told.exhibit.headline,
                "figure": written_number(readout, one.number),
                "anchor": one.anchor,
            }
            for one in contents.summary
        ],
        "chapters": [
            {
                "title": chapter.title,
                "shown": [_exhibit(readout, one, drawn[one.number]) for one in chapter.shown],
            }
            for chapter in contents.chapters
        ],
        "method": [
            {"heading": section.heading, "paragraphs": section.paragraphs}
            for section in contents.method
        ],
        "tables": [_table(title, rows) for title, rows in contents.tables],
        "asked": [_table(title, rows) for title, rows in contents.asked],
    }


def _exhibit(readout: Readout, one: Shown, drawn: str | None) -> dict[str, Any]:
    exhibit = one.told.exhibit
    missing = "" if drawn else readout.words.text("report.undrawn", title=one.title)
    return {
        "anchor": one.anchor,
        "headline": exhibit.headline,
        "base": exhibit.base,
        "section": one.told.section,
        "figure": written_number(readout, one.number),
        "title": one.title,
        "svg": drawn or "",
        "missing": missing,
        "alt": one.alt,
        "notes": exhibit.notes,
    }


def _table(title: str, table: pl.DataFrame) -> dict[str, Any]:
    return {"title": title, "columns": table.columns, "rows": table.rows()}
