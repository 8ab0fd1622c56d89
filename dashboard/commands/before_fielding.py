"""Before anybody is asked: the definition files, the plan, the questionnaire to field."""

import sys
from pathlib import Path
from shutil import copyfile
from typing import Annotated

import typer

from assessment.definition_files import read_organisation, read_questionnaire, read_roster
from assessment.errors import Problem, Refused, refused
from assessment.organisation_file import write_merges
from assessment.prospects import outlooks
from dashboard.commands.options import (
    QUESTIONNAIRE,
    TEMPLATE,
    AsJson,
    NoBrowser,
    OrganisationFile,
    Port,
    QuestionnaireFile,
)
from dashboard.commands.reporting import reported
from dashboard.commands.speaking import say, writing_to
from dashboard.fielding.form import SUFFIXES, Form, write_form
from dashboard.plan_json import plan_as_json
from dashboard.plan_reports import plan_report
from dashboard.server import ADDRESS, require_free, run_plan


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
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name, source in sources.items():
            copyfile(source, folder / name)
            say(context.obj.text("cli.written", file=folder / name))


def plan(
    context: typer.Context,
    organisation: OrganisationFile,
    merge: Annotated[
        list[str] | None, typer.Option(metavar="UNIT=INTO", help="cli.option.merge")
    ] = None,
    page: Annotated[bool, typer.Option("--page", help="cli.option.page")] = False,
    port: Port = 8501,
    no_browser: NoBrowser = False,
    as_json: AsJson = False,
) -> None:
    """What could be shown, from the roster alone; merges of small units where asked for."""
    merges = dict(map(_merge, merge or ()))
    if page:
        require_free(port)
    with reported(context.obj, as_json=as_json):
        if merge:
            write_merges(organisation, merges)
            say(context.obj.text("cli.plan.merged", merges=", ".join(merge), file=organisation))
        model = read_organisation(organisation)
        roster = read_roster(organisation, model)
        if not roster:
            raise refused("roster_missing")
    if page:
        say(context.obj.text("cli.plan.page", address=f"http://{ADDRESS}:{port}"))
        sys.stderr.flush()
        run_plan(organisation, port, open_browser=not no_browser)
    of_waves = outlooks(model, roster)
    report = plan_as_json(of_waves) if as_json else plan_report(context.obj, of_waves)
    typer.echo(report)


def _merge(written: str) -> tuple[str, str]:
    unit, _, into = written.partition("=")
    if not unit or not into:
        raise refused("merge_not_a_pair", found=written)
    return unit, into


def questionnaire(
    context: typer.Context,
    questionnaire: QuestionnaireFile,
    form: Annotated[Form, typer.Option("--format", help="cli.option.form")],
    organisation: Annotated[
        Path | None, typer.Option("-o", "--organisation", help="cli.option.fielded_organisation")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="cli.option.form_output")] = None,
) -> None:
    """Write the questionnaire for fielding, in the language of `--language`."""
    asked = read_questionnaire(questionnaire)
    model = read_organisation(organisation) if organisation else None
    # Paper has one language, the other forms have all of them.
    name = f"{questionnaire.stem}_{context.obj.language}" if form == "docx" else questionnaire.stem
    path = output or Path(f"{name}{SUFFIXES[form]}")
    if path.exists():
        raise refused("file_exists", str(path))
    with writing_to(path):
        write_form(asked, model, context.obj, form, path)
    say(context.obj.text("cli.written", file=path))
