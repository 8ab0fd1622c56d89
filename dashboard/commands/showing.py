"""What came out: every number that is shown."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from assessment.beside import belongs_to
from assessment.errors import refused
from dashboard.commands.opening import open_shown, shown_in
from dashboard.commands.options import (
    GivenDatabase,
    Output,
    Release,
)
from dashboard.commands.speaking import say, writing_to
from dashboard.result_files import Format, as_text, write

FileFormat = Annotated[Format, typer.Option("--format", help="cli.option.format")]


def results(
    context: typer.Context,
    database: GivenDatabase = None,
    release: Release = None,
    file_format: FileFormat = "csv",
    output: Output = None,
) -> None:
    """Every number that is shown."""
    with closing(open_shown(database, release)) as opened:
        shown = opened.shown()
    give(context, shown, shown_in(database, release), file_format, output)


def gaps(
    context: typer.Context,
    database: GivenDatabase = None,
    release: Release = None,
    file_format: FileFormat = "csv",
    output: Output = None,
) -> None:
    """Every gap of the fixed list, with its certainty."""
    with closing(open_shown(database, release)) as opened:
        shown = opened.gaps()
    give(context, shown, shown_in(database, release), file_format, output)


def give(
    context: typer.Context,
    frame: pl.DataFrame,
    database: Path,
    file_format: Format,
    output: Path | None,
) -> None:
    """Print a frame, or write it to a file that isn't the assessment file."""
    if output is not None and belongs_to(output, database):
        raise refused("file_exists", str(output))
    if output is None:
        typer.echo(as_text(frame, file_format), nl=False)
        return
    with writing_to(output):
        write(frame, file_format, output)
    say(context.obj.text("cli.written", file=output))
