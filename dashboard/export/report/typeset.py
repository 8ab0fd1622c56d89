"""A Typst source of ours with what it says: the same bytes of PDF each time."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import typst

from dashboard.exhibits.method import Section
from dashboard.export.report.signs import drawable, drawable_picture
from dashboard.look import LIGHT
from dashboard.typeface import FOLDER

HERE = Path(__file__).parent
STANDARD = "ua-1"
PICTURE = "<svg xmlns="
"""How what is drawn begins; it is set as a picture."""


def typeset(name: str, said: dict[str, Any], at: datetime) -> bytes:
    """The source of that name beside this module as PDF, dated `at`; `said` is set as text."""
    date = {"year": at.year, "month": at.month, "day": at.day}
    look = {"ink": LIGHT.ink, "muted": LIGHT.muted, "line": LIGHT.line}
    look |= {"strong": LIGHT.strong.colour, "needs": LIGHT.needs.colour}
    return typst.compile(
        HERE / f"{name}.typ",
        root=HERE,
        font_paths=[Path(FOLDER)],
        ignore_system_fonts=True,
        sys_inputs={"said": json.dumps(_drawable(said | {"date": date, "look": look}))},
        pdf_standards=[STANDARD],
        format="pdf",
        timestamp=int(at.replace(tzinfo=UTC).timestamp()),
    )


def sections_of(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """Sections of the method as a source sets them."""
    return [{"heading": one.heading, "paragraphs": one.paragraphs} for one in sections]


def _drawable(said: Any) -> Any:  # noqa: ANN401 -- whatever JSON can hold
    """The same with each of its texts as it can be set."""
    if isinstance(said, str):
        return drawable_picture(said) if said.startswith(PICTURE) else drawable(said)
    if isinstance(said, dict):
        return {name: _drawable(one) for name, one in cast("dict[str, Any]", said).items()}
    if isinstance(said, list | tuple):
        return [_drawable(one) for one in cast("list[Any]", said)]
    return said
