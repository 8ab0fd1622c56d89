"""The questions of a questionnaire: items, ratings, choices, comments; the scales of rating."""

import re
from math import ceil
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from assessment.definition import (
    LONGEST_ANSWER_CODE,
    LONGEST_CODE,
    Definition,
    Id,
    Phrase,
    Text,
    first_repeated,
    folded,
    problem,
    short_code,
    unambiguous,
)

SHORTEST_FILLED_IN = 5
"""Points of a scale from which a skipped answer is filled in."""

COMMENTS_FROM = 10
"""People who have to have written to a question before a comment is shown, at least."""

CODE_LENGTHS = (LONGEST_CODE, LONGEST_ANSWER_CODE)

Point = Annotated[int, Field(ge=-1000, le=1000)]


class Scale(Definition):
    """A rating scale of whole points, `lowest` to `highest`.

    Points up to `low_to` are the low block, from `top_from` the top box, between them the middle.
    `cant_say` and `not_applicable` are the words (or codes) that are answers without a score.
    """

    lowest: Point
    highest: Point
    low_to: Point
    top_from: Point
    lowest_label: Text
    highest_label: Text
    cant_say: tuple[Phrase, ...] = Field(default=(), strict=False)
    not_applicable: tuple[Phrase, ...] = Field(default=(), strict=False)

    @model_validator(mode="after")
    def _blocks_in_order(self) -> Self:
        if not self.lowest <= self.low_to < self.top_from <= self.highest:
            found = f"{self.lowest}, {self.low_to}, {self.top_from}, {self.highest}"
            raise problem("scale_out_of_order", found=found)
        for word in (*self.cant_say, *self.not_applicable):
            is_whole = re.fullmatch(r"[+-]?[0-9]{1,9}", word)
            if is_whole and self.lowest <= int(word) <= self.highest:
                raise problem("word_is_a_point", found=word)
        return self

    @property
    def fills_in(self) -> bool:
        """Whether a skipped answer takes the person's own mean; not on a scale of few points.

        There the low, middle and top of complete answers add up to their mean, and a filled-in
        fraction would stand out (docs/decisions/0006).
        """
        return self.highest - self.lowest + 1 >= SHORTEST_FILLED_IN

    @property
    def points(self) -> int:
        """How many points it has."""
        return self.highest - self.lowest + 1

    def enough(self, questions: int) -> int:
        """How many of some questions a person has to rate to be counted.

        Two thirds, rounded up: both of a pair, three of four; all where nothing is filled in.
        """
        return ceil(2 * questions / 3) if self.fills_in else questions

    @property
    def ends(self) -> tuple[int, int]:
        """Lowest and highest point: what two measures must share to be averaged in points."""
        return self.lowest, self.highest


class Item(Definition):
    """A statement rated on a scale; `side` says whether it is about words or deeds."""

    id: Id
    theme: Id
    scale: Id
    text: Text
    side: Literal["say", "do"] | None = None
    pair: Id | None = None
    reversed: bool = False
    wording: int = Field(default=1, ge=1)


class Rating(Definition):
    """A rated question outside the themes: the self-rating, or one of the own deeds."""

    id: Id
    role: Literal["self_rating", "own_deed"]
    scale: Id
    text: Text
    reversed: bool = False
    wording: int = Field(default=1, ge=1)


class Option(Definition):
    """One answer to a choice; an exclusive one can't stand beside others."""

    id: Id
    text: Text
    cant_say: bool = False
    exclusive: bool = False


class Choice(Definition):
    """A question answered by choosing: one option, or with `many` any number of them.

    `name` is its short name on charts (else its text is); `pillar` the one it asks about, if any.
    """

    id: Id
    role: Literal["ownership", "accountable", "foundation", "programme", "measures"]
    headline: Id
    options: tuple[Option, ...] = Field(min_length=2, strict=False)
    text: Text
    many: bool = False
    name: Text | None = None
    pillar: Id | None = None
    wording: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def _options_hold(self) -> Self:
        ids = [option.id for option in self.options]
        if repeated := first_repeated(map(folded, ids)):
            raise problem("id_repeated", found=repeated)
        texts = [{folded(text) for text in option.text.values()} for option in self.options]
        if repeated := first_repeated(text for of_option in texts for text in of_option):
            raise problem("id_repeated", found=repeated)
        if self.headline not in ids:
            raise problem("id_unknown", found=self.headline, expected=", ".join(ids))
        return self

    @property
    def options_by_word(self) -> dict[str, str]:
        """Its options by id, by text in any language, and by the codes that survey tools take."""
        codes = [(short_code(one.id, n), one.id) for one in self.options for n in CODE_LENGTHS]
        texts = [(text, one.id) for one in self.options for text in one.text.values()]
        return unambiguous(codes) | unambiguous(texts) | {folded(o.id): o.id for o in self.options}


class Comment(Definition):
    """An open question."""

    id: Id
    text: Text


def comments_from(smallest_group: int) -> int:
    """How many people have to have written to a question before a comment on it is shown."""
    return max(COMMENTS_FROM, smallest_group)


Question = Item | Rating | Choice | Comment
