"""The consultant's appendix, apart from what is shown: its statistics take long to import."""

from contextlib import closing

import typer

from assessment.appendix.appendix import appendix_of
from assessment.store import open_to_read
from dashboard.commands.options import Database, Output
from dashboard.commands.showing import FileFormat, give
from dashboard.commands.speaking import say


def statistics(
    context: typer.Context,
    database: Database,
    file_format: FileFormat = "csv",
    output: Output = None,
) -> None:
    """The consultant's appendix: unrounded, and so never for the leadership."""
    with closing(open_to_read(database)) as file:
        appendix = appendix_of(file)
    say(context.obj.text("cli.statistics_unrounded"))
    give(context, appendix, database, file_format, output)
