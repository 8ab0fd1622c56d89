"""Publishing what the leadership may see; erasing what somebody answered."""

from pathlib import Path
from typing import Annotated

import typer

from assessment.erasing import erase_respondent, erase_wave
from assessment.errors import refused
from assessment.loading import stays
from assessment.publication import publish
from assessment.store import belongs_to
from dashboard.commands.options import Database
from dashboard.commands.speaking import say, writing_to
from dashboard.sentences import sentence


def release(
    context: typer.Context,
    database: Database,
    output: Annotated[Path, typer.Option(help="cli.option.release_output")],
) -> None:
    """Publish: the snapshot that the leadership may see."""
    if belongs_to(output, database) or output.is_dir():
        raise refused("file_exists", str(output))
    with writing_to(output):
        published = publish(database, output)
    for kept in published.kept:
        say(sentence(context.obj, stays(kept)))
    say(context.obj.text("cli.published", edition=published.edition, file=output))


def erase(
    context: typer.Context,
    database: Database,
    respondent: Annotated[str | None, typer.Option(help="cli.option.erase_respondent")] = None,
    wave: Annotated[str | None, typer.Option(help="cli.option.erase_wave")] = None,
) -> None:
    """Erase the answers of a respondent or of a wave."""
    if (respondent is None) == (wave is None):
        raise refused("erase_one")
    with writing_to(database):
        if respondent is not None:
            erase_respondent(database, respondent)
            people = 1
        else:
            people = erase_wave(database, str(wave))
    say(context.obj.text("cli.erased", people=people))
