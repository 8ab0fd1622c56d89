"""The report: a story as a file, or a deck made earlier with the numbers of now."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from assessment.story import USUAL
from dashboard.commands.options import AsJson, GivenDatabase, Release, WaveId

KindOfFile = Literal["pptx", "docx", "pdf", "handout", "images", "workbook", "data"]


def export(
    context: typer.Context,
    kind: Annotated[KindOfFile, typer.Argument(help="cli.option.kind")],
    output: Annotated[Path, typer.Option(help="cli.option.export_output")],
    database: GivenDatabase = None,
    release: Release = None,
    story: Annotated[str, typer.Option(help="cli.option.story")] = USUAL,
    template: Annotated[Path | None, typer.Option(help="cli.option.template")] = None,
    update: Annotated[Path | None, typer.Option(help="cli.option.update")] = None,
    wave: WaveId = None,
    as_json: AsJson = False,
    language: Annotated[str | None, typer.Option(hidden=True, help="cli.option.language")] = None,
) -> None:
    """A story as slides, report, handout, pictures, workbook or data."""
    from dashboard.commands.told_files import (  # noqa: PLC0415 -- what draws takes a second to import
        Asked,
        make_file,
    )

    asked = Asked(kind, database, release, output, story, template, update, wave, language)
    make_file(context.obj, asked, as_json=as_json)
