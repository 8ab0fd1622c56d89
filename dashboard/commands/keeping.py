"""Keeping the assessment file: back it up, restore it, upgrade it, erase from it."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from assessment.backups import back_up
from assessment.backups import restore as put_back
from assessment.beside import backups_beside, beside
from assessment.erasing import erase_client, erase_everywhere, erase_respondent, erase_wave
from assessment.errors import refused
from assessment.store import open_of_any_schema
from assessment.upgrading import upgrade as bring_up
from dashboard.commands.options import Database, Output
from dashboard.commands.speaking import say, writing_to


def backup(context: typer.Context, database: Database, output: Output = None) -> None:
    """Back up the database with its key and ledger."""
    with writing_to(output or beside(database, "backups")):
        open_of_any_schema(database).close()
        made = back_up(database, "asked", output)
    say(context.obj.text("cli.backed_up", file=made))


def restore(
    context: typer.Context,
    backup_file: Annotated[Path, typer.Argument(metavar="BACKUP", help="cli.option.backup")],
    database: Database,
) -> None:
    """Restore the database from a backup."""
    with writing_to(database):
        put_back(backup_file, database)
    say(context.obj.text("cli.restored", database=database))


def upgrade(context: typer.Context, database: Database) -> None:
    """Upgrade a database that an earlier program made."""
    with writing_to(database):
        was_older = bring_up(database)
    say(context.obj.text("cli.upgraded" if was_older else "cli.not_older", database=database))


def erase(
    context: typer.Context,
    database: Database,
    respondent: Annotated[str | None, typer.Option(help="cli.option.erase_respondent")] = None,
    wave: Annotated[str | None, typer.Option(help="cli.option.erase_wave")] = None,
    everything: Annotated[bool, typer.Option("--all", help="cli.option.erase_all")] = False,
    backups: Annotated[list[Path] | None, typer.Option(help="cli.option.erase_backups")] = None,
) -> None:
    """Erase the answers of a respondent, of a wave, or of the whole client."""
    if sum((respondent is not None, wave is not None, everything)) != 1:
        raise refused("erase_one")
    if respondent is not None:
        erasure = partial(erase_respondent, respondent=respondent)
    else:
        erasure = erase_client if wave is None else partial(erase_wave, wave=wave)
    with writing_to(database):
        erased = erase_everywhere(database, backups or [], erasure)
    done = "cli.erased_all" if everything else "cli.erased"
    say(context.obj.text(done, database=database, people=erased.people))
    if backups:
        say(context.obj.text("cli.erased_in_backups", backups=erased.backups))
    if backups_beside(database) and beside(database, "backups") not in (backups or []):
        say(context.obj.text("cli.backups_remain", folder=beside(database, "backups")))
