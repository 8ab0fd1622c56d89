"""Writing an assessment file: all of a change or nothing, noted in the ledger beside it."""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

import secrets
from collections.abc import Generator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, lockf
from pathlib import Path
from shutil import rmtree

import duckdb

from assessment.beside import UNFINISHED, beside, copy_file, private, replace_file
from assessment.errors import refused
from assessment.ledger import Content, Ledger, content_of
from assessment.schema import has_tables, make_tables, require_now
from assessment.store import KEY_BYTES, AssessmentFile, attached, connected, refusing


@contextmanager
def open_to_write(path: Path) -> Generator[AssessmentFile]:
    """An assessment file, made if there is none, in one transaction: all is written or nothing.

    Raises Refused as `open_to_read` does, and when there is no room. What was made for a write
    that failed is removed. Nobody else may read what is made, the write-ahead log included.
    """
    path = path.resolve()
    if path.is_dir():
        raise refused("not_an_assessment_file", str(path))
    ledger, was_there = Ledger(path), path.exists()
    if ledger.last and not was_there:
        raise ledger.refused("file_gone")
    with _removed_on_failure(path) as made, connected(path, read_only=False) as connection:
        # From here on the file is ours alone: whoever else loads at the same moment is refused.
        with refusing(path):
            before = content_of(connection)
            ledger.compare(before)
            is_new = not has_tables(path, connection)
        if is_new and not was_there:
            made.extend((path, beside(path, "wal"), ledger.path))
        if is_new:
            made.extend(_key_made(path))
        else:
            require_now(path, connection)
        path.chmod(0o600)
        remove_unfinished(path)
        with refusing(path):
            # What a crash left in the write-ahead log belongs to the file, and can be copied then.
            connection.execute("CHECKPOINT")
            ledger.settle(before)
            connection.execute("BEGIN")
            if is_new:
                make_tables(connection)
            yield AssessmentFile(path, connection)
            _commit(connection, ledger, before)


def _commit(connection: duckdb.DuckDBPyConnection, ledger: Ledger, before: Content) -> None:
    content = content_of(connection)
    if content != before:
        ledger.begin(content)
    connection.execute("COMMIT")
    _checkpoint(connection)
    if content != before:
        ledger.end()


def _checkpoint(connection: duckdb.DuckDBPyConnection) -> None:
    """Take the change from the write-ahead log into the file, which damage costs less.

    Where there is no room for it now, the log keeps the change until the next time.
    """
    with suppress(duckdb.Error):
        connection.execute("CHECKPOINT")


@contextmanager
def _removed_on_failure(path: Path) -> Generator[list[Path]]:
    """Make files and folders that nobody else may read; those listed go again when it fails."""
    made: list[Path] = []
    folders = [folder for folder in path.parents if not folder.exists()]
    try:
        with private():
            path.parent.mkdir(parents=True, exist_ok=True)
            yield made
    except BaseException:
        for one in made:
            one.unlink(missing_ok=True)
        for folder in folders:
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def open_to_rewrite(path: Path) -> Generator[AssessmentFile]:
    """As `open_to_write`, but what is deleted isn't to be read in the file any more.

    The change is made to a copy, and what is left of that is copied into a new file, which takes
    the place of the old one: until then, the old one is as it was.
    """
    with open_to_write(path) as original:
        path = original.path
        copy, anew = beside(path, "copy"), beside(path, "anew")
        try:
            copy_file(path, copy)
            with refusing(path), connected(copy, read_only=False) as connection:
                connection.execute("BEGIN")
                yield AssessmentFile(path, connection)
                connection.execute("COMMIT")
            copy_rows(copy, anew)
            for what in ("copy", "copy.wal"):  # whoever is ended from here on leaves nothing behind
                beside(path, what).unlink(missing_ok=True)
            take_the_place(anew, path, Ledger(path))
        finally:
            remove_unfinished(path)


def take_the_place(anew: Path, path: Path, ledger: Ledger) -> None:
    """Put a finished database in the place of the assessment file, and note it in the ledger."""
    with connected(anew, read_only=True) as connection:
        ledger.begin(content_of(connection))
    replace_file(anew, path)
    ledger.end()


def copy_rows(path: Path, anew: Path) -> None:
    """Copy what is in a database into a new one, and nothing that was deleted."""
    with refusing(path), attached(old=path, anew=anew) as connection:
        connection.execute("COPY FROM DATABASE old TO anew")
        connection.execute("CHECKPOINT anew")


def refuse_in_use(path: Path) -> None:
    """Raises Refused when another program has the file open, damaged as it may be."""
    if not path.exists():
        return
    with path.open("rb+") as file:
        try:
            lockf(file, LOCK_EX | LOCK_NB)
        except OSError as error:
            raise refused("database_in_use", str(path)) from error


def remove_unfinished(path: Path) -> None:
    """Remove what a write that somebody ended has left over: there are answers in it."""
    for what in UNFINISHED:
        beside(path, what).unlink(missing_ok=True)
    rmtree(beside(path, "tmp"), ignore_errors=True)


def _key_made(path: Path) -> list[Path]:
    """Make the key of a new assessment file, unless a whole one is there; what was made."""
    key = beside(path, "key")
    if key.exists() and key.stat().st_size == KEY_BYTES:
        return []
    key.write_bytes(secrets.token_bytes(KEY_BYTES))
    return [key]
