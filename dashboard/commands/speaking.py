"""How commands speak: messages to standard error, a full disk in words."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import typer

from assessment.errors import refused


def say(message: str) -> None:
    """A message for the person at the terminal."""
    typer.echo(message, err=True)


@contextmanager
def writing_to(path: Path) -> Generator[None]:
    """Raises Refused where the file system doesn't let us write."""
    try:
        yield
    except OSError as error:
        raise refused("not_writable", str(path)) from error
