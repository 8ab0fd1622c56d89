"""Parsers of strangers' workbooks and SPSS files, in a process of their own with limits.

A file can make a parser take all memory or end its process; here that is a refusal like any other.
"""

import json
import os
import resource
import subprocess
import sys
from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from assessment.errors import Problem, Refused, refused
from assessment.survey_files.sheet import Sheet

MOST_BYTES = 500_000_000
"""A file is read whole: a load of text takes thirty times its size of memory."""

MEMORY = 6_000_000_000
"""Bytes of address space. A workbook of 200,000 rows and 60 columns needs a third of it."""

SECONDS = 120
"""Of computing; the same workbook needs a quarter of it."""

CELLS, ABOUT = "cells.arrow", "about.json"
SPSS = b"$FL"


def require_size(path: Path) -> None:
    """Raises Refused when a file is larger than anything that a survey of managers fills."""
    if (size := path.stat().st_size) > MOST_BYTES:
        megabytes = {"found": size // 1_000_000, "expected": MOST_BYTES // 1_000_000}
        raise refused("file_too_large", path.name, **megabytes)


def read_guarded(path: Path) -> Sheet:
    """The grid of a workbook or SPSS file, parsed in a process of its own.

    Raises Refused as the parsers do, and when the file takes too much memory or time.
    """
    with TemporaryDirectory(prefix="keskmes-") as folder:
        command = [sys.executable, "-m", "assessment.survey_files.guarded", str(path), folder]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        # Each thread of Polars reserves memory of its own; the parsers gain little by them.
        environment |= {"POLARS_MAX_THREADS": "2"}
        try:
            subprocess.run(  # noqa: S603 -- ourselves, with our own arguments
                command, env=environment, check=True, timeout=2 * SECONDS, capture_output=True
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise refused("file_too_demanding", path.name) from error
        about = json.loads((Path(folder) / ABOUT).read_text(encoding="utf-8"))
        if problems := about.get("refused"):
            raise Refused([Problem(**problem) for problem in problems])
        cells = pl.read_ipc(BytesIO((Path(folder) / CELLS).read_bytes()))
    return _sheet(cells, about)


def _sheet(cells: pl.DataFrame, about: dict[str, Any]) -> Sheet:
    return Sheet(
        cells,
        about["encoding"],
        first_line=about["first_line"],
        notes=tuple(Problem(**note) for note in about["notes"]),
        labels={int(position): labels for position, labels in about["labels"].items()},
        questions={int(position): text for position, text in about["questions"].items()},
    )


def _parse(path: Path, folder: Path) -> None:
    """In the process of its own: parse, and leave the grid or the refusal in the folder."""
    _limit()
    from assessment.survey_files.spss import read_spss  # noqa: PLC0415 -- under the limits
    from assessment.survey_files.workbook import read_workbook  # noqa: PLC0415 -- likewise

    with path.open("rb") as start:
        is_spss = start.read(len(SPSS)) == SPSS
    try:
        sheet = (read_spss if is_spss else read_workbook)(path)
    except Refused as refusal:
        about: dict[str, object] = {"refused": [asdict(problem) for problem in refusal.problems]}
    else:
        sheet.rows.write_ipc(folder / CELLS)
        about = asdict(replace(sheet, rows=pl.DataFrame()))
        del about["rows"]
    (folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _parse(Path(sys.argv[1]), Path(sys.argv[2]))
