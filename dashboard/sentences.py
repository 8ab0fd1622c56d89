"""What the domain refused, as sentences in the reader's language; ids and values become words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assessment.checked_file import Refusal
from assessment.errors import Problem, Value, enough
from dashboard.i18n import Words

LONGEST_QUOTE = 80
"""Characters of what was found that its sentence quotes."""


def sentence(words: Words, problem: Problem) -> str:
    """Where: what was found, what was expected, what to do."""
    values = problem.values
    said = _said(words, problem.code, values)
    place = printable(problem.where)
    if "column" in values and "row" in values:
        place = _place(words, problem.where, [values["row"]], str(values["column"]))
    return f"{place}: {said}" if place else said


def refusal_sentence(words: Words, refusal: Refusal) -> str:
    """File, row and column: what was found, what was expected, what to do."""
    return _refused(words, refusal, [refusal.row])


def refusal_sentences(words: Words, refusals: Sequence[Refusal]) -> list[str]:
    """The sentences of refusals, one for all rows of a column that have the same fault."""
    rows: dict[Refusal, list[int]] = {}
    for refusal in refusals:
        rows.setdefault(replace(refusal, row=0), []).append(refusal.row)
    return [_refused(words, refusal, alike) for refusal, alike in rows.items()]


def printable(text: str) -> str:
    """Text from a file or its name, with nothing in it that a terminal obeys."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _refused(words: Words, refusal: Refusal, rows: Sequence[Value]) -> str:
    place = _place(words, refusal.file, rows, refusal.column)
    values = {"found": refusal.found, "expected": refusal.expected}
    return f"{place}: {_said(words, refusal.reason, values)}"


def _place(words: Words, file: str, rows: Sequence[Value], column: str) -> str:
    where = {"file": printable(file), "column": printable(column)}
    if len(rows) == 1:
        return words.text("problem.place", row=rows[0], **where)
    return words.text("problem.places", rows=enough(rows), count=len(rows), **where)


def _said(words: Words, code: str, values: Mapping[str, Value]) -> str:
    quoted = {name: _quoted(name, value) for name, value in values.items()}
    return words.text(f"problem.{code}", **quoted)


def _quoted(name: str, value: Value) -> Value:
    if not isinstance(value, str):
        return value
    is_long = name == "found" and len(value) > LONGEST_QUOTE
    return printable(f"{value[:LONGEST_QUOTE]}…" if is_long else value)
