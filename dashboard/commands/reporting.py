"""Refusals as reports, for whoever asked for JSON."""

from collections.abc import Generator
from contextlib import contextmanager

import typer

from assessment.errors import Refused
from dashboard.i18n import Words
from dashboard.reports import refusal_as_json


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
