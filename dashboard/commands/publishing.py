"""Publishing what the leadership may see."""

from pathlib import Path
from typing import Annotated

import typer

from assessment.beside import belongs_to
from assessment.errors import refused
from assessment.loading import stays
from assessment.publication import publish
from dashboard.commands.options import Database
from dashboard.commands.speaking import say, writing_to
from dashboard.sentences import sentence
from dashboard.settled_stories import settled


def release(
    context: typer.Context,
    database: Database,
    output: Annotated[Path, typer.Option(help="cli.option.release_output")],
) -> None:
    """Publish: the snapshot that the leadership may see."""
    if belongs_to(output, database) or output.is_dir():
        raise refused("file_exists", str(output))
    with writing_to(output):
        published = publish(database, output, settled)
    for kept in published.kept:
        say(sentence(context.obj, stays(kept)))
    say(context.obj.text("cli.published", edition=published.edition, file=output))
