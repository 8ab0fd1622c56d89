"""How commands speak: messages to standard error, a full disk in words."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import typer

from assessment.beside import private
from assessment.errors import refused


def say(message: str) -> None:
    """A message for the person at the terminal."""
    typer.echo(message, err=True)


@contextmanager
def writing_to(path: Path) -> Generator[None]:
    """What is written is its owner's alone. Raises Refused where that can't be."""
    try:
        with private():
            yield
    except OSError as error:
        raise refused("not_writable", str(path)) from error
