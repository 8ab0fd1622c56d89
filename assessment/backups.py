"""Backups: the assessment file as it was. Each is an assessment file like any other."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from assessment.beside import (
    BACKUP,
    OURS,
    SET_ASIDE,
    backups_beside,
    beside,
    copy_file,
    key_of,
    private,
    replace_file,
    to_disk,
    write_whole,
)
from assessment.errors import Refused, enough, refused
from assessment.ledger import Ledger, content_of
from assessment.store import open_of_any_schema
from assessment.writing import copy_rows, refuse_in_use, remove_unfinished, take_the_place

Reason = Literal["load", "erase", "upgrade", "restore", "release", "asked"]
KEPT = 10
"""Of the backups before loads, erasures, upgrades and restores so many of the newest stay."""
STAY = ("release", "asked")
"""Backups that stay: those of releases know every number that was seen outside."""


@private()
def back_up(path: Path, reason: Reason, output: Path | None = None) -> Path:
    """Copy an assessment file that nothing is written to just now; where the backup lies.

    It may be open, and changed in a transaction. Raises Refused when a file is in its way, or when
    the copy isn't whole.
    """
    path = path.resolve()
    output = output or _named(path, reason, BACKUP)
    if any(one.exists() for one in _parts(output)):
        raise refused("file_exists", str(output))
    _copy(path, output)
    try:
        open_of_any_schema(output).close()
    except Refused:
        _remove(output)
        raise
    going = [one for one in backups_beside(path) if not one.stem.endswith(STAY)]
    for one in going[:-KEPT]:
        _remove(one)
    return output


@private()
def restore(backup: Path, path: Path) -> None:
    """Put the file of a backup in the place of the assessment file, which becomes a backup itself.

    Raises Refused when the backup isn't whole, when the file is in use, or when numbers that were
    released are missing from the backup or others there.
    """
    backup, path = backup.resolve(), path.resolve()
    with closing(open_of_any_schema(backup)) as file:
        released = content_of(file.connection).released
    refuse_in_use(path)
    ledger = Ledger(path, is_damaged=True)
    seen = ledger.released.items()
    if forgotten := [edition for edition, said in seen if released.get(edition) != said]:
        raise refused("release_forgotten", str(backup), found=enough(forgotten))
    remove_unfinished(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    copy_rows(backup, beside(path, "anew"))
    key = key_of(backup)
    # Only now: keeping one backup more may remove the oldest, which may be this one.
    _set_aside(path)
    if key:
        write_whole(beside(path, "key"), key)
    # It is of the file that goes: DuckDB would read it into the one that comes.
    beside(path, "wal").unlink(missing_ok=True)
    take_the_place(beside(path, "anew"), path, ledger)


def _set_aside(path: Path) -> None:
    """Keep the file that a backup is to replace: as a backup where it is whole, else as it is."""
    try:
        open_of_any_schema(path).close()
    except Refused:
        if path.exists():
            _copy(path, _named(path, "restore", SET_ASIDE))
    else:
        back_up(path, "restore")


def _named(path: Path, reason: Reason, kind: str) -> Path:
    at = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    return beside(path, "backups") / f"{at}-{reason}{kind}"


def _copy(path: Path, output: Path) -> None:
    """Copy a database, and what belongs to it; under its own name only when it is whole."""
    output.parent.mkdir(parents=True, exist_ok=True)
    for what in OURS:
        if beside(path, what).exists():
            copy_file(beside(path, what), beside(output, what))
            to_disk(beside(output, what))
    copy_file(path, beside(output, "unfinished"))
    replace_file(beside(output, "unfinished"), output)


def _remove(backup: Path) -> None:
    for part in _parts(backup):
        part.unlink(missing_ok=True)


def _parts(path: Path) -> list[Path]:
    return [path, *(beside(path, what) for what in OURS)]
