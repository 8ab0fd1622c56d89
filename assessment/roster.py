"""The roster: how many managers were invited, and whether the answers fit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assessment.errors import Problem, Refused

ROSTER_FILE = "roster.csv"
"""Beside the organisation file."""


class Invited(NamedTuple):
    """One row of the roster: how many managers of a unit and level were invited in a wave."""

    wave: str
    unit: str
    level: str
    invited: int


def check_against_roster(
    answered: Mapping[tuple[str, str, str], int], roster: Sequence[Invited]
) -> tuple[Problem, ...]:
    """Warnings where a unit and level has more answers than invited (people choose their own).

    `answered` counts people by wave, unit and level (empty: not stated), all a wave would hold.
    Raises Refused when a wave has more answers than its whole roster.
    """
    if not roster:
        return (Problem("roster_missing"),)
    invited = {row[:3]: row.invited for row in roster}
    rosters: Counter[str] = Counter()
    answers: Counter[str] = Counter()
    for row in roster:
        rosters[row.wave] += row.invited
    for (wave, *_), count in answered.items():
        answers[wave] += count
    problems = [
        Problem(
            "more_answers_than_roster",
            ROSTER_FILE,
            {"wave": wave, "found": n, "expected": rosters[wave]},
        )
        for wave, n in answers.items()
        if wave in rosters and n > rosters[wave]
    ]
    if problems:
        raise Refused(problems)
    missing = [
        Problem("roster_without_wave", ROSTER_FILE, {"found": w})
        for w in answers
        if w not in rosters
    ]
    more = [
        Problem(
            "more_than_invited",
            ROSTER_FILE,
            {"wave": wave, "unit": unit, "level": level, "found": count, "expected": expected},
        )
        for (wave, unit, level), count in sorted(answered.items())
        for expected in (invited.get((wave, unit, level), 0),)
        if unit and level and wave in rosters and count > expected
    ]
    return (*missing, *more)
