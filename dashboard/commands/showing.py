"""What came out: every number that is shown, and the dashboard."""

import hashlib
import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

import polars as pl
import typer
from platformdirs import user_data_path

from assessment.appendix.appendix import appendix_of
from assessment.beside import belongs_to
from assessment.checking import check_files
from assessment.definition_files import read_definitions
from assessment.errors import refused
from assessment.results import open_results
from assessment.store import open_to_read
from dashboard.commands.answers import load_into
from dashboard.commands.opening import open_shown, shown_in
from dashboard.commands.options import (
    QUESTIONNAIRE,
    ROOT,
    SAMPLE,
    Database,
    GivenDatabase,
    NoBrowser,
    Output,
    Port,
    Release,
    Role,
    SampleDatabase,
    SignInFile,
)
from dashboard.commands.speaking import say, writing_to
from dashboard.door import door_of
from dashboard.result_files import Format, as_text, write
from dashboard.server import ADDRESS, Served, require_free, run

FileFormat = Annotated[Format, typer.Option("--format", help="cli.option.format")]


def demo(
    context: typer.Context,
    database: SampleDatabase = None,
    port: Port = 8501,
    no_browser: NoBrowser = False,
) -> None:
    """Load the sample into an assessment file of its own and serve the dashboard."""
    require_free(port)
    answers = sorted(SAMPLE.glob("answers_*.csv"))
    if database is None:
        database = user_data_path("keskmes") / f"sample-{_version_of_sample()}.duckdb"
    definitions = read_definitions(QUESTIONNAIRE, SAMPLE / "organisation.toml")
    if not database.exists():
        load_into(database, check_files(answers, definitions), definitions)
    with closing(open_results(database)) as opened:
        sample, found = definitions.organisation.id, opened.organisation.id
        if found != sample:
            raise refused("another_organisation", str(database), found=sample, expected=found)
    serve(context, database, port=port, no_browser=no_browser)


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
    _give(context, shown, shown_in(database, release), file_format, output)


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
    _give(context, shown, shown_in(database, release), file_format, output)


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
    _give(context, appendix, database, file_format, output)


def _give(
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


def serve(
    context: typer.Context,
    database: GivenDatabase = None,
    release: Release = None,
    role: Role = None,
    port: Port = 8501,
    no_browser: NoBrowser = False,
    sign_in: SignInFile = None,
) -> None:
    """Serve the dashboard on this computer until it is stopped."""
    shown = shown_in(database, release)
    if role == "leadership" and release is None:
        raise refused("release_needed", str(shown))
    serves = role or ("consultant" if release is None else "leadership")
    door = door_of(sign_in, serves) if sign_in else None
    require_free(port)
    open_shown(database, release).close()
    say(context.obj.text("cli.serving", address=f"http://{ADDRESS}:{port}"))
    if door:
        say(context.obj.text("cli.serving_shared", address=door.sign_in.address))
    else:
        say(context.obj.text("cli.serving_alone"))
    sys.stderr.flush()
    served = Served(shown, release is not None, serves)
    run(served, port, sign_in=sign_in, open_browser=not no_browser)


def _version_of_sample() -> str:
    """Names the sample by its content and what counts it, so that a newer one is loaded anew."""
    samples = sorted(path for path in SAMPLE.iterdir() if path.is_file())
    code = sorted((*ROOT.glob("queries/**/*.sql"), *ROOT.glob("assessment/**/*.py")))
    content = b"".join(path.read_bytes() for path in (QUESTIONNAIRE, *samples, *code))
    return hashlib.sha256(content).hexdigest()[:8]
