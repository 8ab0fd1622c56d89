"""The command line: the same domain as the dashboard, for scripts and for the consultant.

Exit codes: 0 done, 1 the input was refused, 2 wrong usage. Messages go to standard error.
"""

import hashlib
import sys
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile
from typing import Annotated, NoReturn, cast

import typer
from platformdirs import user_data_path
from typer.core import TyperGroup

from assessment.checked_file import CheckedFile
from assessment.definition_files import (
    Definitions,
    read_definitions,
    read_mapping,
    read_organisation,
    read_roster,
)
from assessment.disclosure import disclosure_plan
from assessment.errors import Problem, Refused, refused
from assessment.loading import Loaded, check_files, load, roster_warnings
from assessment.organisation import Atom
from assessment.results import open_results
from assessment.store import belongs_to
from dashboard.command_language import (
    environment_language,
    take_language,
    translate_help,
)
from dashboard.i18n import Words, words_in
from dashboard.reports import (
    load_report,
    load_report_as_json,
    plan_as_json,
    plan_report,
    refusal_as_json,
)
from dashboard.result_files import Format, as_text, write
from dashboard.sentences import sentence
from dashboard.server import ADDRESS, require_free, run

ROOT = Path(__file__).parent.parent
QUESTIONNAIRE = ROOT / "data" / "questionnaire" / "customer_centricity.toml"
TEMPLATE = ROOT / "data" / "template"
SAMPLE = ROOT / "data" / "sample"

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="cli.option.files")]
QuestionnaireFile = Annotated[
    Path, typer.Option("-q", "--questionnaire", help="cli.option.questionnaire")
]
OrganisationFile = Annotated[
    Path, typer.Option("-o", "--organisation", help="cli.option.organisation")
]
Database = Annotated[Path, typer.Option("-d", "--database", help="cli.option.database")]
SampleDatabase = Annotated[
    Path | None, typer.Option("-d", "--database", help="cli.option.database")
]
MappingFile = Annotated[Path | None, typer.Option(help="cli.option.mapping")]
WaveId = Annotated[str | None, typer.Option(help="cli.option.wave")]
Partial = Annotated[bool, typer.Option("--accept-partial", help="cli.option.accept_partial")]
AsJson = Annotated[bool, typer.Option("--json", help="cli.option.json")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="cli.option.port")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="cli.option.no_browser")]

WRONG_USAGE = {"language_unknown", "output_needed"}
"""Problems of the command itself, not of what it was given."""

app = typer.Typer(
    help="cli.keskmes",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def main() -> NoReturn:
    """Run the command line; `--language` may stand anywhere, else the environment's is taken."""
    arguments = sys.argv[1:]
    words = words_in(environment_language())
    try:
        words = words_in(take_language(arguments) or words.language)
        command = cast("TyperGroup", typer.main.get_command(app))
        translate_help(command, words)
        command.epilog = words.text("cli.option.language")
        command(arguments, obj=words)
    except Refused as refusal:
        for problem in refusal.problems:
            _say(sentence(words, problem))
        sys.exit(2 if WRONG_USAGE.issuperset(one.code for one in refusal.problems) else 1)
    except OSError as error:
        _say(sentence(words, Problem("file_unreadable", str(error.filename or ""))))
    sys.exit(1)


@app.command(help="cli.demo")
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
        _load(database, check_files(answers, definitions), definitions)
    with closing(open_results(database)) as opened:
        sample, found = definitions.organisation.id, opened.organisation.id
        if found != sample:
            raise refused("another_organisation", str(database), found=sample, expected=found)
    serve(context, database, port, no_browser)


@app.command(help="cli.init")
def init(
    context: typer.Context, folder: Annotated[Path, typer.Argument(help="cli.option.folder")]
) -> None:
    """Write definition files, ready to edit; none that is there is overwritten."""
    sources = {
        "questionnaire.toml": QUESTIONNAIRE,
        "organisation.toml": TEMPLATE / "organisation.toml",
        "roster.csv": TEMPLATE / "roster.csv",
    }
    if there := [folder / name for name in sources if (folder / name).exists()]:
        raise Refused([Problem("file_exists", str(path)) for path in there])
    with _writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name, source in sources.items():
            copyfile(source, folder / name)
            _say(context.obj.text("cli.written", file=folder / name))


@app.command(help="cli.plan")
def plan(context: typer.Context, organisation: OrganisationFile, as_json: AsJson = False) -> None:
    """Which groups can be shown at full response, from the roster alone."""
    with _reported(context.obj, as_json=as_json):
        model = read_organisation(organisation)
        roster = read_roster(organisation, model)
        if not roster:
            raise refused("roster_missing")
    heads: dict[str, dict[Atom, int]] = {}
    for row in roster:
        heads.setdefault(row.wave, {})[Atom(row.unit, row.level)] = row.invited
    plans = {wave: disclosure_plan(model, invited) for wave, invited in heads.items()}
    invited = {wave: sum(counts.values()) for wave, counts in heads.items()}
    if as_json:
        typer.echo(plan_as_json(plans, invited))
    else:
        typer.echo(plan_report(context.obj, model, plans, invited))


@app.command(help="cli.check")
def check(
    context: typer.Context,
    files: Files,
    questionnaire: QuestionnaireFile,
    organisation: OrganisationFile,
    mapping: MappingFile = None,
    wave: WaveId = None,
    as_json: AsJson = False,
) -> None:
    """Everything that load does, writing nothing."""
    with _reported(context.obj, as_json=as_json):
        definitions = read_definitions(questionnaire, organisation)
        columns = read_mapping(mapping) if mapping else None
        checked = check_files(files, definitions, columns, wave)
        report = Loaded(tuple(checked), roster_warnings(checked, definitions.roster), 0)
        _report(context.obj, report, definitions, as_json=as_json)
        if any(file.refused for file in checked):
            raise typer.Exit(1)
        _say(context.obj.text("cli.would_load"))


@app.command(name="load", help="cli.load")
def load_responses(
    context: typer.Context,
    files: Files,
    questionnaire: QuestionnaireFile,
    organisation: OrganisationFile,
    database: Database,
    mapping: MappingFile = None,
    wave: WaveId = None,
    accept_partial: Partial = False,
    as_json: AsJson = False,
) -> None:
    """Add response files to a database: all of them or nothing."""
    with _reported(context.obj, as_json=as_json):
        definitions = read_definitions(questionnaire, organisation)
        columns = read_mapping(mapping) if mapping else None
        checked = check_files(files, definitions, columns, wave)
        loaded = _load(database, checked, definitions, accept_partial=accept_partial)
        _report(context.obj, loaded, definitions, as_json=as_json)
        if not loaded.loaded:
            _say(context.obj.text("cli.nothing_loaded"))
            raise typer.Exit(1)
        _say(context.obj.text("cli.loaded", loaded=loaded.loaded, database=database))


@app.command(help="cli.results")
def results(
    context: typer.Context,
    database: Database,
    file_format: Annotated[Format, typer.Option("--format", help="cli.option.format")] = "csv",
    output: Annotated[Path | None, typer.Option(help="cli.option.output")] = None,
) -> None:
    """Every number that is shown."""
    with closing(open_results(database)) as opened:
        shown = opened.shown()
    if output is not None and belongs_to(output, database):
        raise refused("file_exists", str(output))
    if output is None:
        typer.echo(as_text(shown, file_format), nl=False)
        return
    with _writing_to(output):
        write(shown, file_format, output)
    _say(context.obj.text("cli.written", file=output))


@app.command(help="cli.serve")
def serve(
    context: typer.Context,
    database: Database,
    port: Port = 8501,
    no_browser: NoBrowser = False,
) -> None:
    """Serve the dashboard on this computer until it is stopped."""
    require_free(port)
    open_results(database).close()
    _say(context.obj.text("cli.serving", address=f"http://{ADDRESS}:{port}"))
    sys.stderr.flush()
    run(database, port, open_browser=not no_browser)


def _version_of_sample() -> str:
    """Names the sample by its content and what counts it, so that a newer one is loaded anew."""
    samples = sorted(path for path in SAMPLE.iterdir() if path.is_file())
    code = sorted((*ROOT.glob("queries/**/*.sql"), *ROOT.glob("assessment/**/*.py")))
    content = b"".join(path.read_bytes() for path in (QUESTIONNAIRE, *samples, *code))
    return hashlib.sha256(content).hexdigest()[:8]


def _load(
    database: Path,
    checked: Sequence[CheckedFile],
    definitions: Definitions,
    *,
    accept_partial: bool = False,
) -> Loaded:
    with _writing_to(database):
        return load(database, checked, definitions, accept_partial=accept_partial)


@contextmanager
def _reported(words: Words, *, as_json: bool) -> Generator[None]:
    """With --json, a refusal of whole files is a report too, and not a message."""
    try:
        yield
    except Refused as refusal:
        if not as_json:
            raise
        typer.echo(refusal_as_json(words, refusal.problems))
        raise typer.Exit(1) from refusal


def _report(words: Words, loaded: Loaded, definitions: Definitions, *, as_json: bool) -> None:
    smallest_group = definitions.organisation.smallest_group
    if as_json:
        typer.echo(load_report_as_json(words, loaded))
    else:
        _say(load_report(words, loaded, smallest_group))


@contextmanager
def _writing_to(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise refused("not_writable", str(path)) from error


def _say(message: str) -> None:
    typer.echo(message, err=True)
