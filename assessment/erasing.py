"""Erasing answers: of one respondent, of a whole wave, or the client with all that there is.

Of whom was published there stays that they were counted, by a random number: the same person must
not be taken for two in a later edition. What was published stays published.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from assessment.backups import back_up
from assessment.beside import OURS, SET_ASIDE, backups_in, beside, key_of
from assessment.errors import Problem, Refused, refused
from assessment.links import Links
from assessment.scoring import rebuild
from assessment.store import AssessmentFile, open_to_read
from assessment.upgrading import upgrade
from assessment.writing import open_to_rewrite, refuse_in_use, remove_unfinished
from queries.runner import execute, query

NOT_THERE = {"respondent_unknown", "wave_without_answers", "database_missing"}
"""Problems where there is nothing to erase."""


def erase_respondent(path: Path, respondent: str, *, is_backup: bool = False) -> int:
    """Erase the answers of a respondent in all waves; of how many people: one.

    A backup is made first, unless the file is one. Raises Refused when nobody of that id has
    answers.
    """
    if is_backup:
        upgrade(path, is_backup=True)
    open_to_read(path).close()
    with open_to_rewrite(path) as file:
        found = Links(file).answered(respondent)
        if found is None:
            raise refused("respondent_unknown", str(path))
        person, _ = found
        if not is_backup:
            back_up(path, "erase")
        _erase(file, person, None)
    return 1


def erase_wave(path: Path, wave: str, *, is_backup: bool = False) -> int:
    """Erase the answers of everybody in a wave; of how many people.

    A backup is made first, unless the file is one. Raises Refused when nobody has answered it.
    """
    if is_backup:
        upgrade(path, is_backup=True)
    open_to_read(path).close()
    with open_to_rewrite(path) as file:
        answered = query(file.connection, "results/respondents_by_atom").filter(wave=wave)
        if answered.is_empty():
            raise refused("wave_without_answers", str(path), found=wave)
        people = int(answered["people"].sum())
        if not is_backup:
            back_up(path, "erase")
        _erase(file, None, wave)
    return people


def erase_client(path: Path, *, is_backup: bool = False) -> int:
    """Erase an assessment file with its key, its ledger, and what a crash left of it.

    Of whom isn't counted: the file may be damaged. Raises Refused when there is nothing of it, or
    when it is in use.
    """
    path = path.resolve()
    parts = [path, *(beside(path, what) for what in OURS)]
    if not any(part.exists() for part in parts):
        raise refused("database_missing", str(path))
    if not is_backup:
        refuse_in_use(path)
    remove_unfinished(path)
    for part in parts:
        part.unlink(missing_ok=True)
    return 0


class Erasure(Protocol):
    """One of the three above, of somebody."""

    def __call__(self, path: Path, *, is_backup: bool = False) -> int:
        """Erase from an assessment file; from how many people."""
        ...


class Erased(NamedTuple):
    """Of how many people answers were erased in the file, and in how many backups."""

    people: int
    backups: int


def erase_everywhere(path: Path, folders: Sequence[Path], erase: Erasure) -> Erased:
    """Erase from an assessment file, and from its backups in these folders.

    Raises Refused when there is nothing to erase anywhere, and, when all else is done, for each
    backup that couldn't be erased from.
    """
    key = key_of(path)
    people, missing = 0, Refused([])
    try:
        people = erase(path)
    except Refused as refusal:
        if not folders or not key or not _is_nothing_there(refusal):
            raise
        missing = refusal
    found = [_erase_in_backups(folder, key, erase) for folder in folders]
    backups = sum(number for number, _ in found)
    if hindered := [problem for _, problems in found for problem in problems]:
        raise Refused(hindered)
    if missing.problems and not backups:
        raise missing
    return Erased(people, backups)


def _erase_in_backups(folder: Path, key: bytes, erase: Erasure) -> tuple[int, list[Problem]]:
    """In how many backups of the client with this key, and what hindered it.

    A damaged file that was kept aside goes as a whole.
    """
    problems: list[Problem] = []
    set_aside = [one for one in folder.glob(f"*{SET_ASIDE}") if key_of(one) == key]
    for one in set_aside:
        erase_client(one, is_backup=True)
    erased = len(set_aside)
    for backup in backups_in(folder):
        try:
            if key_of(backup) == key:
                erase(backup, is_backup=True)
                erased += 1
        except Refused as refusal:
            problems += [] if _is_nothing_there(refusal) else refusal.problems
    return erased, problems


def _is_nothing_there(refusal: Refused) -> bool:
    return {one.code for one in refusal.problems} <= NOT_THERE


def _erase(file: AssessmentFile, person: int | None, wave: str | None) -> None:
    for table in ("answers", "chosen", "comments", "respondents"):
        execute(file.connection, f"erase/{table}", person=person, wave=wave)
    for statement in ("links", "definitions"):
        execute(file.connection, f"undo/{statement}")
    rebuild(file.connection, file.questionnaires, file.organisation)
