"""What an uploaded file may be: a browser's own limits don't hold whoever speaks without one."""

from collections.abc import Collection, Iterable
from pathlib import PurePosixPath, PureWindowsPath
from typing import Protocol

from assessment.errors import Problem, Refused

MEGABYTE = 1_000_000
LONGEST_NAME = 120


class Given(Protocol):
    """An uploaded file."""

    @property
    def name(self) -> str:
        """As its sender calls it."""
        ...

    @property
    def size(self) -> int:
        """In bytes."""
        ...


def require_taken(files: Iterable[Given], suffixes: Collection[str], largest_mb: int) -> None:
    """Raises Refused naming every file of another kind, too large, or with no proper name."""
    problems = [problem for file in files if (problem := _problem(file, suffixes, largest_mb))]
    if problems:
        raise Refused(problems)


def plain_name(name: str) -> str:
    """The name without any folder, of whichever system."""
    return PurePosixPath(PureWindowsPath(name).name).name


def _problem(file: Given, suffixes: Collection[str], largest_mb: int) -> Problem | None:
    name = plain_name(file.name)
    if not name.strip(".") or not name.isprintable() or len(name) > LONGEST_NAME:
        return Problem("upload_name", name[:LONGEST_NAME], {"expected": LONGEST_NAME})
    if PurePosixPath(name).suffix.lower() not in {one.lower() for one in suffixes}:
        return Problem("upload_kind", name, {"expected": ", ".join(suffixes)})
    if file.size > largest_mb * MEGABYTE:
        found = -(-file.size // MEGABYTE)
        return Problem("upload_too_large", name, {"found": found, "expected": largest_mb})
    return None
