"""What lies beside an assessment file, by its name: the files that belong to it."""

import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

BACKUP, SET_ASIDE = ".duckdb", ".damaged"
"""How the name of a backup ends, and of a file that couldn't be read when it was replaced."""
OURS = ("key", "wal", "ledger")
"""What belongs to the file as it is."""
UNFINISHED = ("copy", "copy.wal", "anew", "anew.wal")
"""What a write that was interrupted leaves over."""


def beside(path: Path, what: str) -> Path:
    """Beside the database, so that each can be kept or handed over without the others."""
    return path.with_name(f"{path.name}.{what}")


def key_of(path: Path) -> bytes:
    """The key of a database's hashes; empty where there is none."""
    key = beside(path, "key")
    return key.read_bytes() if key.exists() else b""


def backups_in(folder: Path) -> list[Path]:
    """The backups in a folder, the newest last."""
    return sorted(folder.glob(f"*{BACKUP}"))


def backups_beside(path: Path) -> list[Path]:
    """The backups beside an assessment file, the newest last."""
    return backups_in(beside(path, "backups"))


def belongs_to(file: Path, path: Path) -> bool:
    """Whether a file is a database, or belongs to it, under whatever name."""
    path = path.resolve()
    ours = (path, *(beside(path, what) for what in OURS))
    linked = (one.exists() and file.exists() and file.samefile(one) for one in ours)
    return file.resolve() in (*ours, beside(path, "backups")) or any(linked)


@contextmanager
def private() -> Generator[None]:
    """Inside this, what is made is its owner's alone."""
    former = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(former)


def copy_file(path: Path, copy: Path) -> None:
    """Copy a file, in a process of its own: closing it in ours would end DuckDB's lock on it."""
    command = ["cp", "--", path, copy]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 -- our own words
    if done.returncode:
        raise OSError(done.stderr.decode())


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file in the place of the one of its name: whole on the disk, or not at all."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(content)
    replace_file(unfinished, path)


def replace_file(new: Path, path: Path) -> None:
    """Put a finished file in the place of another, which stays as it was until that is done."""
    to_disk(new)
    new.replace(path)
    to_disk(path.parent)


def to_disk(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
