"""How commands speak: messages to standard error, refusals as reports, a full disk in words."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import typer

from assessment.errors import Refused, refused
from dashboard.i18n import Words
from dashboard.reports import refusal_as_json


def say(message: str) -> None:
    """A message for the person at the terminal."""
    typer.echo(message, err=True)


@contextmanager
def reported(words: Words, *, as_json: bool) -> Generator[None]:
    """With --json, a refusal of whole files is a report too, and not a message."""
    try:
        yield
    except Refused as refusal:
        if not as_json:
            raise
        typer.echo(refusal_as_json(words, refusal.problems))
        raise typer.Exit(1) from refusal


@contextmanager
def writing_to(path: Path) -> Generator[None]:
    """Raises Refused where the file system doesn't let us write."""
    try:
        yield
    except OSError as error:
        raise refused("not_writable", str(path)) from error
