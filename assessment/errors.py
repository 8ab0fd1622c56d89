"""What the domain says when it refuses: codes and values, never sentences.

The faces (command line, dashboard) turn a problem into a sentence in the reader's language.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Value = str | int | float
ENOUGH = 8


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a code, and the values its sentence needs.

    `where` names the place (file, key path, row or column); the other values are usually
    `found`, `expected`, and whatever else the sentence of this code names.
    """

    code: str
    where: str = ""
    values: Mapping[str, Value] = field(default_factory=dict[str, Value])


class Refused(Exception):  # noqa: N818 -- the word of the interface: input is refused
    """Input or a request was refused; every problem found at once, never the first only."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Take at least one problem."""
        super().__init__("; ".join(f"{p.where}: {p.code} {dict(p.values)}" for p in problems))
        self.problems = tuple(problems)


def enough(listed: Iterable[object]) -> str:
    """The first of a long list, for a sentence: enough to see what kind of thing it is."""
    words = [str(one) for one in listed]
    return ", ".join(words[:ENOUGH]) + (", …" if len(words) > ENOUGH else "")


def refused(code: str, where: str = "", **values: Value) -> Refused:
    """A refusal with one problem, to raise."""
    return Refused([Problem(code, where, values)])
