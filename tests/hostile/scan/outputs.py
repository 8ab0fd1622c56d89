"""Every file that the command line writes of an assessment file, and what it says meanwhile."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from dashboard.cli import main
from dashboard.export.files import KINDS

FORMATS = ("csv", "json", "parquet", "xlsx")
SUFFIXES = {kind: KINDS[kind].suffix for kind in KINDS}


def commands(
    source: Sequence[object],
    folder: Path,
    *,
    kinds: Sequence[str] = tuple(KINDS),
    languages: Sequence[str] = ("en",),
    story: str = "board",
) -> Iterator[tuple[str, bytes]]:
    """The files by name, and after each what the command said.

    `source` is where the numbers are: `-d DATABASE`, or `--release R`.
    """
    for language in languages:
        for command in ("results", "gaps"):
            for form in FORMATS:
                path = folder / f"{command}-{language}.{form}"
                arguments = [command, *source, "--format", form, "--output", path]
                yield from _written(path, [*arguments, "--language", language], folder)
        for kind in kinds:
            path = folder / f"{kind}-{language}{SUFFIXES[kind]}"
            arguments = ["export", kind, *source, "--output", path, "--story", story]
            yield from _written(path, [*arguments, "--language", language], folder)


def _written(path: Path, arguments: list[object], folder: Path) -> Iterator[tuple[str, bytes]]:
    out, err = StringIO(), StringIO()
    argv = ["keskmes", *map(str, arguments)]
    with (
        patch.object(sys, "argv", argv),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    assert ended.value.code in {0, None}, (argv, err.getvalue())
    said = f"{out.getvalue()}{err.getvalue()}".replace(str(folder), "")
    yield path.name, path.read_bytes()
    yield f"{path.name} says", said.encode()
