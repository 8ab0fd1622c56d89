"""What a cell of a response file means: an answer, or why it is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assessment.definition import folded
from assessment.questions import Choice, Scale

State = Literal["rated", "cant_say", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Rated:
    """An answer to a rated question: the code as given (scale points), or why it has none."""

    state: State
    code: int | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options chosen, by id."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotAnAnswer:
    """A refused cell: the reason's code and what was expected instead."""

    reason: str
    expected: str


def read_rating(cell: str, scale: Scale) -> Rated | NotAnAnswer:
    """A cell of a rated question: a code of the scale or one of its words."""
    word = folded(cell)
    if word in {folded(one) for one in scale.cant_say}:
        return Rated("cant_say")
    if word in {folded(one) for one in scale.not_applicable}:
        return Rated("not_applicable")
    expected = f"{scale.lowest}–{scale.highest}"
    if re.fullmatch(r"[+-]?[0-9]{1,9}", cell):
        code = int(cell)
        on_scale = scale.lowest <= code <= scale.highest
        return Rated("rated", code) if on_scale else NotAnAnswer("off_scale", expected)
    if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", cell):
        return NotAnAnswer("decimal_comma", expected)
    if re.fullmatch(r"[+-]?[0-9]*\.[0-9]+", cell):
        return NotAnAnswer("not_a_whole_point", expected)
    return NotAnAnswer("not_a_code", ", ".join([expected, *scale.cant_say[:1]]))


def read_choice(cell: str, choice: Choice) -> Chosen | NotAnAnswer:
    """A cell of a choice: an option's id or its text in any language; `;` between several."""
    parts = [part.strip() for part in cell.split(";")] if choice.many else [cell]
    words = _options_by_word(choice)
    chosen: dict[str, None] = {}
    for part in filter(None, parts):
        option = words.get(folded(part))
        if option is None:
            return NotAnAnswer("unknown_option", ", ".join(option.id for option in choice.options))
        chosen[option] = None
    alone = {option.id for option in choice.options if option.exclusive or option.cant_say}
    if len(chosen) > 1 and alone & set(chosen):
        return NotAnAnswer("exclusive_option", ", ".join(sorted(alone & set(chosen))))
    if not chosen:
        return NotAnAnswer("unknown_option", ", ".join(option.id for option in choice.options))
    return Chosen(tuple(chosen))


def _options_by_word(choice: Choice) -> Mapping[str, str]:
    texts = {folded(text): option.id for option in choice.options for text in option.text.values()}
    return texts | {folded(option.id): option.id for option in choice.options}
