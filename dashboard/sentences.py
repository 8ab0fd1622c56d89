"""What the domain refused, as sentences in the reader's language; ids and values become words."""

from assessment.checked_file import Refusal
from assessment.errors import Problem
from dashboard.i18n import Words


def sentence(words: Words, problem: Problem) -> str:
    """Where: what was found, what was expected, what to do."""
    said = words.text(f"problem.{problem.code}", **problem.values)
    place = problem.where
    if "column" in problem.values and "row" in problem.values:
        place = words.text("problem.place", file=problem.where, **problem.values)
    return f"{place}: {said}" if place else said


def refusal_sentence(words: Words, refusal: Refusal) -> str:
    """File, row and column: what was found, what was expected, what to do."""
    place = words.text("problem.place", file=refusal.file, row=refusal.row, column=refusal.column)
    said = words.text(f"problem.{refusal.reason}", found=refusal.found, expected=refusal.expected)
    return f"{place}: {said}"
