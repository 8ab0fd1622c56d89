"""What a cell of a response file means: an answer, or why it is none."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from assessment.definition import LONGEST_ANSWER_CODE, folded, short_code
from assessment.questions import Choice, Option, Scale

State = Literal["rated", "cant_say", "not_applicable"]

LABEL = re.compile(
    r"\(?\s*([+-]?[0-9]{1,9})(?:[.,]0+)?(?![0-9])"
    r"(?:\s*\)\s*[:.\-–—]?|\s*[:.\-–—]|(?=\s)|$)(?!\s*[:.\-–—]?\s*\d)\s*(.*)$",
    re.DOTALL,
)
"""A point of the scale, with or without words behind it: `7`, `7,0`, `10 - very`, `(3): so so`."""

CHOSEN_WORDS = {
    "y", "yes", "jah", "kyllä", "1", "true", "tõene", "tosi", "x", "✓", "selected", "quoted",
    "checked", "valitud", "valittu",
}  # fmt: skip
LEFT_WORDS = {
    "n", "no", "ei", "0", "false", "väär", "epätosi", "not selected", "not quoted", "unchecked",
    "valimata", "ei valitud", "ei valittu",
}  # fmt: skip


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


def read_ratings(
    cells: Iterable[str], scale: Scale, codebook: Mapping[str, str]
) -> dict[str, Rated | NotAnAnswer]:
    """The distinct cells of a rated question: points, labelled points, or words of the scale.

    Labels are read as points when all of the column can be, and no end stands elsewhere.
    """
    read: dict[str, Rated | NotAnAnswer] = {}
    points: dict[str, tuple[str, str]] = {}
    for cell in cells:
        label = codebook.get(cell, cell)
        state = _word(cell, scale) or _word(label, scale)
        end = _end(label, scale)
        if state:
            read[cell] = Rated(state)
        elif (found := LABEL.match(label)) and _is_one(found[2], scale):
            points[cell] = (found[1], found[2])
        elif cell in codebook and (found := LABEL.match(cell)):
            points[cell] = (found[1], label)
        elif end is not None:
            read[cell] = Rated("rated", end)
        else:
            read[cell] = _no_point(cell, scale)
    if elsewhere := _end_elsewhere([*points.values(), *codebook.items()], scale):
        return dict.fromkeys([*read, *points], elsewhere)
    has_strangers = any(isinstance(one, NotAnAnswer) for one in read.values())
    for cell, (code, label) in points.items():
        is_sure = not label or cell in codebook or _end(label, scale) is not None
        read[cell] = (
            _no_point(cell, scale) if has_strangers and not is_sure else _point(code, scale)
        )
    return read


def read_choice(cell: str, choice: Choice) -> Chosen | NotAnAnswer:
    """A cell of a choice: an option's id or its text in any language; `;` between several."""
    words = choice.options_by_word
    parts = [part.strip() for part in cell.split(";")] if choice.many else [cell]
    parts = [part for part in parts if part]
    if choice.many and len(parts) == 1 and folded(cell) not in words:
        parts = _parts(folded(cell), words) or parts
    chosen: dict[str, None] = {}
    for part in parts:
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


def read_mark(cell: str, choice: Choice, option: Option) -> bool | NotAnAnswer:
    """A cell of a column of one option: whether it was chosen."""
    word = folded(cell)
    if word in LEFT_WORDS:
        return False
    if word in CHOSEN_WORDS or choice.options_by_word.get(word) == option.id:
        return True
    return NotAnAnswer("not_a_mark", f"{option.id}, 1, 0")


def _word(cell: str, scale: Scale) -> State | None:
    """The state that a word of the scale means; its first word has a code in survey tools."""
    known: tuple[tuple[State, tuple[str, ...]], ...] = (
        ("cant_say", scale.cant_say),
        ("not_applicable", scale.not_applicable),
    )
    for state, words in known:
        codes = [short_code(word, LONGEST_ANSWER_CODE) for word in words[:1]]
        if folded(cell) in {folded(one) for one in (*words, *codes)}:
            return state
    return None


def _is_one(label: str, scale: Scale) -> bool:
    """Whether the words behind a point are a label, and no second answer: "7 or 8" is none."""
    words = [folded(word) for word in scale.cant_say]
    return not re.search(r"\d", label) and not any(word in folded(label) for word in words)


def _end(label: str, scale: Scale) -> int | None:
    """The point that the label of an end means, whatever stands around it: `= yes`, `(yes)`."""
    for point, texts in ((scale.lowest, scale.lowest_label), (scale.highest, scale.highest_label)):
        if _bare(label) in map(_bare, texts.values()):
            return point
    return None


def _bare(label: str) -> str:
    return re.sub(r"^[\W_]+|[\W_]+$", "", folded(label))


def _end_elsewhere(labelled: Iterable[tuple[str, str]], scale: Scale) -> NotAnAnswer | None:
    """A label of one end at another point: the scale runs the other way, or is another one."""
    for code, label in labelled:
        end = _end(label, scale)
        if end is not None and LABEL.match(code) and _point(code, scale) != Rated("rated", end):
            return NotAnAnswer("end_elsewhere", f"{end} = {label}")
    return None


def _point(code: str, scale: Scale) -> Rated | NotAnAnswer:
    point = int(float(code.replace(",", ".")))
    if scale.lowest <= point <= scale.highest:
        return Rated("rated", point)
    return NotAnAnswer("off_scale", f"{scale.lowest}–{scale.highest}")


def _no_point(cell: str, scale: Scale) -> NotAnAnswer:
    expected = f"{scale.lowest}–{scale.highest}"
    if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", cell):
        return NotAnAnswer("decimal_comma", expected)
    if re.fullmatch(r"[+-]?[0-9]*\.[0-9]+", cell):
        return NotAnAnswer("not_a_whole_point", expected)
    return NotAnAnswer("not_a_code", ", ".join([expected, *scale.cant_say[:1]]))


def _parts(cell: str, words: Mapping[str, str]) -> list[str]:
    """Options joined by commas, which an option may have inside too; [] when they aren't."""
    if cell in words:
        return [cell]
    for word in sorted(words, key=len, reverse=True):
        after = cell.removeprefix(f"{word},")
        if after != cell and (rest := _parts(after.strip(), words)):
            return [word, *rest]
    return []
