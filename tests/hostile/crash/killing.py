"""Ends a program in the middle: anywhere, or aimed at the commit; and lets it run out of room."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from shutil import rmtree

from assessment.beside import beside
from assessment.ledger import Ledger
from tests.hostile.crash.operations import DATABASE, Case, state_of

COMMIT_SECONDS = 0.02
"""After the ledger was written to, the commit, the checkpoint and the renaming take about that."""
POLL_SECONDS = 0.0005


def kill(case: Case, folder: Path, chance: Random, *, in_commit: bool) -> bool:
    """End the operation with SIGKILL; whether it was in its commit."""
    ledger = beside(folder / DATABASE, "ledger")
    before = ledger.read_bytes() if ledger.exists() else b""
    with case.operation.start(folder) as process:
        if in_commit:
            while process.poll() is None and _read(ledger) == before:
                time.sleep(POLL_SECONDS)
            time.sleep(COMMIT_SECONDS * chance.random() ** 2)
        else:
            time.sleep(chance.uniform(0, case.seconds))
        process.kill()
        process.communicate()
    return Ledger(folder / DATABASE).is_begun


def _read(ledger: Path) -> bytes:
    return ledger.read_bytes() if ledger.exists() else b""


def kills(
    case: Case, folder: Path, seeds: range, *, in_commit: bool
) -> Iterator[tuple[bool, list[str]]]:
    """Of each seed whether the operation was ended in its commit, and what was lost by it."""
    for seed in seeds:
        copy = case.copied(folder / f"{seed}")
        was_in_commit = kill(case, copy, Random(seed), in_commit=in_commit)  # noqa: S311
        yield was_in_commit, list(case.wrong(copy))
        rmtree(copy)


def without_room(case: Case, folder: Path, parts: int) -> Iterator[tuple[int, list[str]]]:
    """Let no file grow beyond a part of what is needed: the exit code, and what was lost by it."""
    largest = max(one.stat().st_size for one in case.folder.rglob("*"))
    for part in range(1, parts + 1):
        copy = case.copied(folder / f"room {part}")
        code, said = case.operation.run(copy, largest=3 * largest * part // (2 * parts))
        wrong = [f"no sentence: {said}"] if code not in (0, 1) or "Traceback" in said else []
        if code == 0 and (found := state_of(copy)) != case.after:
            wrong.append(f"said to be done, but {found}")
        yield code, wrong + list(case.wrong(copy))
        rmtree(copy)
