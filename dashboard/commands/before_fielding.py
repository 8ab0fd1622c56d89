"""Before anybody is asked: the definition files, the plan, the questionnaire to field."""

from pathlib import Path
from shutil import copyfile
from typing import Annotated

import typer

from assessment.definition_files import read_organisation, read_questionnaire, read_roster
from assessment.disclosure import disclosure_plan
from assessment.errors import Problem, Refused, refused
from assessment.organisation import Atom
from dashboard.commands.options import (
    QUESTIONNAIRE,
    TEMPLATE,
    AsJson,
    OrganisationFile,
    QuestionnaireFile,
)
from dashboard.commands.speaking import reported, say, writing_to
from dashboard.fielding.form import SUFFIXES, Form, write_form
from dashboard.reports import plan_as_json, plan_report


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


def plan(context: typer.Context, organisation: OrganisationFile, as_json: AsJson = False) -> None:
    """Which groups can be shown at full response, from the roster alone."""
    with reported(context.obj, as_json=as_json):
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
