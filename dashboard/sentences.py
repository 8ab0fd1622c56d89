"""What the domain refused, as sentences in the reader's language; ids and values become words."""

from assessment.checked_file import Refusal
from assessment.errors import Problem, Value
from dashboard.i18n import Words

LONGEST_QUOTE = 80
"""Characters of what was found that its sentence quotes."""


def sentence(words: Words, problem: Problem) -> str:
    """Where: what was found, what was expected, what to do."""
    values = {name: _quoted(name, value) for name, value in problem.values.items()}
    said = words.text(f"problem.{problem.code}", **values)
    place = printable(problem.where)
    if "column" in values and "row" in values:
        place = words.text("problem.place", file=place, **values)
    return f"{place}: {said}" if place else said


def refusal_sentence(words: Words, refusal: Refusal) -> str:
    """File, row and column: what was found, what was expected, what to do."""
    values = {
        "row": refusal.row,
        "column": refusal.column,
        "found": refusal.found,
        "expected": refusal.expected,
    }
    return sentence(words, Problem(refusal.reason, refusal.file, values))


def printable(text: str) -> str:
    """Text from a file or its name, with nothing in it that a terminal obeys."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _quoted(name: str, value: Value) -> Value:
    if not isinstance(value, str):
        return value
    is_long = name == "found" and len(value) > LONGEST_QUOTE
    return printable(f"{value[:LONGEST_QUOTE]}…" if is_long else value)
