"""Erasing answers: of one respondent, or of a whole wave.

Of whom was published there stays that they were counted, by a random number: the same person must
not be taken for two in a later edition. What was published stays published.
"""

from pathlib import Path

from assessment.errors import refused
from assessment.links import Links
from assessment.scoring import rebuild
from assessment.store import AssessmentFile, open_to_read, open_to_write, rewrite
from queries.runner import execute, query


def erase_respondent(path: Path, respondent: str) -> int:
    """Erase the answers of a respondent in all waves; in how many they had answered.

    Raises Refused when nobody of that id has answers.
    """
    open_to_read(path).close()
    with open_to_write(path) as file:
        found = Links(file).answered(respondent)
        if found is None:
            raise refused("respondent_unknown", str(path))
        person, waves = found
        _erase(file, person, None)
    rewrite(path)
    return waves


def erase_wave(path: Path, wave: str) -> int:
    """Erase the answers of everybody in a wave; how many people had answered.

    Raises Refused when nobody has answered it.
    """
    open_to_read(path).close()
    with open_to_write(path) as file:
        answered = query(file.connection, "results/respondents_by_atom").filter(wave=wave)
        if answered.is_empty():
            raise refused("wave_without_answers", str(path), found=wave)
        people = int(answered["people"].sum())
        _erase(file, None, wave)
    rewrite(path)
    return people


def _erase(file: AssessmentFile, person: int | None, wave: str | None) -> None:
    for table in ("answers", "chosen", "comments", "respondents"):
        execute(file.connection, f"erase/{table}", person=person, wave=wave)
    for statement in ("links", "definitions"):
        execute(file.connection, f"undo/{statement}")
    rebuild(file.connection, file.questionnaires, file.organisation)
