"""With response files: what they are, whether they hold, into the assessment file and back."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from assessment.checked_file import CheckedFile
from assessment.checking import Inspected, check_files, inspect_files, roster_warnings
from assessment.definition_files import Definitions, read_definitions, read_mapping
from assessment.errors import refused
from assessment.loading import Loaded, load, undo
from assessment.mapping import ColumnMapping
from assessment.store import open_to_read
from assessment.suggestions import suggestions
from dashboard.commands.options import (
    AsJson,
    Database,
    Files,
    MappingFile,
    OrganisationFile,
    Partial,
    QuestionnaireFile,
    WaveId,
)
from dashboard.commands.reporting import reported
from dashboard.commands.speaking import say, writing_to
from dashboard.file_reports import inspect_as_json, inspect_report, mapping_file
from dashboard.reports import load_report, load_report_as_json


def inspect(
    context: typer.Context,
    files: Files,
    questionnaire: Annotated[
        Path | None, typer.Option("-q", "--questionnaire", help="cli.option.questionnaire")
    ] = None,
    organisation: Annotated[
        Path | None, typer.Option("-o", "--organisation", help="cli.option.organisation")
    ] = None,
    write_mapping: Annotated[Path | None, typer.Option(help="cli.option.write_mapping")] = None,
    as_json: AsJson = False,
) -> None:
    """What each file is, without loading it; with definitions, a mapping to confirm."""
    words = context.obj
    inspected = inspect_files(files)
    if write_mapping:
        if not questionnaire or not organisation:
            raise refused("definitions_needed", "--write-mapping")
        definitions = read_definitions(questionnaire, organisation)
        _write_mapping(write_mapping, inspected, definitions, context)
    if as_json:
        typer.echo(inspect_as_json(words, inspected))
    else:
        typer.echo(inspect_report(words, inspected))
    if any(file.table is None for file in inspected):
        raise typer.Exit(1)


def _write_mapping(
    path: Path, inspected: Sequence[Inspected], definitions: Definitions, context: typer.Context
) -> None:
    if path.exists():
        raise refused("file_exists", str(path))
    asked, organisation, _ = definitions
    found = [
        one
        for file in inspected
        if file.table is not None
        for one in suggestions(file.table, asked, organisation)
    ]
    with writing_to(path):
        path.write_text(mapping_file(context.obj, found), encoding="utf-8")
    say(context.obj.text("cli.written", file=path))


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
    with reported(context.obj, as_json=as_json):
        definitions = read_definitions(questionnaire, organisation)
        columns = read_mapping(mapping) if mapping else None
        checked = check_files(files, definitions, columns, wave)
        report = Loaded(tuple(checked), roster_warnings(checked, definitions), 0)
        _report(context, report, definitions, as_json=as_json)
        if any(file.refused for file in checked):
            raise typer.Exit(1)
        say(context.obj.text("cli.would_load"))


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
    with reported(context.obj, as_json=as_json):
        definitions = read_definitions(questionnaire, organisation)
        columns = read_mapping(mapping) if mapping else None
        learned = learned_in(database) if columns is None else None
        checked = check_files(files, definitions, columns, wave, learned)
        loaded = load_into(database, checked, definitions, accept_partial=accept_partial)
        _report(context, loaded, definitions, as_json=as_json)
        if not loaded.loaded:
            partial = any(file.accepted for file in loaded.files)
            say(context.obj.text("cli.nothing_loaded" if partial else "cli.nothing_to_load"))
            raise typer.Exit(1)
        say(context.obj.text("cli.loaded", loaded=loaded.loaded, database=database))


def undo_load(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="LOAD", help="cli.option.load")],
    database: Database,
) -> None:
    """Take a load back."""
    with writing_to(database):
        name = undo(database, number)
    say(context.obj.text("cli.undone", load=number, file=name))


def learned_in(database: Path) -> ColumnMapping | None:
    """What an assessment file has learned about columns; None when it isn't there yet."""
    if not database.exists():
        return None
    with closing(open_to_read(database)) as file:
        return file.learned


def load_into(
    database: Path,
    checked: Sequence[CheckedFile],
    definitions: Definitions,
    *,
    accept_partial: bool = False,
) -> Loaded:
    """Load; where the disk is full or closed, that is refused."""
    with writing_to(database):
        return load(database, checked, definitions, accept_partial=accept_partial)


def _report(
    context: typer.Context, loaded: Loaded, definitions: Definitions, *, as_json: bool
) -> None:
    smallest_group = definitions.organisation.smallest_group
    if as_json:
        typer.echo(load_report_as_json(context.obj, loaded))
    else:
        say(load_report(context.obj, loaded, smallest_group))
