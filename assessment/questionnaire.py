"""The questionnaire: pillars, themes, items, and the special questions beside them.

Shape of the definition file: docs/interface.md. Texts are mappings from language to text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import ceil
from typing import Annotated, Literal, LiteralString, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=64)]
Point = Annotated[int, Field(ge=-1000, le=1000)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Text = Annotated[dict[str, Phrase], Field(min_length=1)]

RESPONDENT_COLUMNS = ("respondent", "wave", "unit", "level")
"""Columns of a response file that describe the respondent; no question may take their name."""


def problem(code: LiteralString, **values: str | int) -> PydanticCustomError:
    """A validation error whose sentence the catalogues hold under `code`."""
    return PydanticCustomError(code, "{found}", {"found": "", **values})


class Definition(BaseModel):
    """A frozen part of a definition file; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


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
    def ends(self) -> tuple[int, int]:
        """Lowest and highest point: what two measures must share to be averaged in points."""
        return self.lowest, self.highest


class Passive(Definition):
    """Limits of passive customer-centricity: say score from, own deeds up to (points)."""

    say_from: Number
    deeds_to: Number


class Pillar(Definition):
    """One of the parts that the index is the mean of."""

    id: Id
    name: Text


class Theme(Definition):
    """The unit of scoring: a few items, rated by one population.

    `answered_from` items must be rated for a person to count; two thirds, rounded up, by default.
    """

    id: Id
    pillar: Id
    name: Text
    source: Phrase
    answered_from: int | None = Field(default=None, ge=1)


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
        if repeated := _repeated(map(str.casefold, ids)):
            raise problem("id_repeated", found=repeated)
        texts = [{text.casefold() for text in option.text.values()} for option in self.options]
        if repeated := _repeated(text for of_option in texts for text in of_option):
            raise problem("id_repeated", found=repeated)
        if self.headline not in ids:
            raise problem("id_unknown", found=self.headline, expected=", ".join(ids))
        return self


class Comment(Definition):
    """An open question."""

    id: Id
    text: Text


class Questionnaire(Definition):
    """A whole questionnaire, consistent in itself.

    Raises pydantic's ValidationError; `definition_files` turns it into problems with their paths.
    """

    id: Annotated[str, StringConstraints(min_length=1)]
    version: Annotated[str, StringConstraints(min_length=1)]
    languages: tuple[str, ...] = Field(min_length=1, strict=False)
    scales: dict[Id, Scale]
    pillars: tuple[Pillar, ...] = Field(min_length=1, strict=False)
    themes: tuple[Theme, ...] = Field(min_length=1, strict=False)
    items: tuple[Item, ...] = Field(min_length=1, strict=False)
    ratings: tuple[Rating, ...] = Field(default=(), strict=False)
    choices: tuple[Choice, ...] = Field(default=(), strict=False)
    comments: tuple[Comment, ...] = Field(default=(), strict=False)
    passive: Passive | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        self._ids_are_unique()
        self._references_exist()
        self._themes_are_whole()
        self._pairs_are_whole()
        self._every_language_is_there()
        return self

    def _ids_are_unique(self) -> None:
        # Heads are read in any case, so ids may not differ by case alone.
        heads = [*RESPONDENT_COLUMNS, *(question.id.casefold() for question in self.questions)]
        for ids in (heads, [t.id for t in self.themes], [p.id for p in self.pillars]):
            if repeated := _repeated(ids):
                raise problem("id_repeated", found=repeated)

    def _references_exist(self) -> None:
        pillars = [pillar.id for pillar in self.pillars]
        _known((theme.pillar for theme in self.themes), pillars)
        _known((choice.pillar for choice in self.choices if choice.pillar), pillars)
        _known((i.theme for i in self.items), [t.id for t in self.themes])
        _known((q.scale for q in (*self.items, *self.ratings)), list(self.scales))
        if without := set(pillars) - {theme.pillar for theme in self.themes}:
            raise problem("pillar_without_themes", found=min(without))

    def _themes_are_whole(self) -> None:
        for theme in self.themes:
            items = self.items_of(theme.id)
            if not items:
                raise problem("theme_without_items", found=theme.id)
            if len({item.scale for item in items}) > 1:
                raise problem("theme_mixes_scales", found=theme.id)
            if theme.answered_from is not None and theme.answered_from > len(items):
                raise problem("answered_from_too_high", found=theme.id, expected=len(items))
        if len({rating.scale for rating in self.own_deeds}) > 1:
            raise problem("own_deeds_mix_scales", found=", ".join(r.id for r in self.own_deeds))

    def _pairs_are_whole(self) -> None:
        pairs: dict[str, list[Item]] = {}
        for item in self.items:
            if item.pair is not None:
                pairs.setdefault(item.pair, []).append(item)
        for pair, items in pairs.items():
            sides = sorted(item.side or "" for item in items)
            if sides != ["do", "say"] or len({item.theme for item in items}) > 1:
                found = ", ".join(item.id for item in items)
                raise problem("pair_incomplete", pair=pair, found=found)

    def _every_language_is_there(self) -> None:
        for where, text in self._texts():
            for language in self.languages:
                if language not in text:
                    raise problem("text_missing", found=where, expected=language)

    def _texts(self) -> Iterable[tuple[str, Text]]:
        for scale_id, scale in self.scales.items():
            yield scale_id, scale.lowest_label
            yield scale_id, scale.highest_label
        for named in (*self.pillars, *self.themes):
            yield named.id, named.name
        for question in self.questions:
            yield question.id, question.text
        for choice in self.choices:
            if choice.name is not None:
                yield choice.id, choice.name
            for option in choice.options:
                yield f"{choice.id}:{option.id}", option.text

    @property
    def questions(self) -> tuple[Item | Rating | Choice | Comment, ...]:
        """Everything that is a column of a response file."""
        return (*self.ratings, *self.choices, *self.items, *self.comments)

    @property
    def own_deeds(self) -> tuple[Rating, ...]:
        """The ratings about the respondent's own deeds, a block of its own."""
        return tuple(rating for rating in self.ratings if rating.role == "own_deed")

    @property
    def self_rating(self) -> Rating | None:
        """The felt answer, asked first; None when the questionnaire has none."""
        return next((rating for rating in self.ratings if rating.role == "self_rating"), None)

    def items_of(self, theme: str) -> tuple[Item, ...]:
        """The items of a theme, in the order asked."""
        return tuple(item for item in self.items if item.theme == theme)

    def themes_of(self, pillar: str) -> tuple[Theme, ...]:
        """The themes of a pillar, in the order of the file."""
        return tuple(theme for theme in self.themes if theme.pillar == pillar)

    def choices_of(self, role: str) -> tuple[Choice, ...]:
        """The choices with a role, in the order asked."""
        return tuple(choice for choice in self.choices if choice.role == role)

    def scale_of(self, theme: str) -> Scale:
        """The one scale that a theme's items share."""
        return self.scales[self.items_of(theme)[0].scale]

    def answered_from(self, theme: Theme) -> int:
        """How many of a theme's items a person must have rated to count in it."""
        return theme.answered_from or two_thirds(len(self.items_of(theme.id)))

    def ends_of(self, themes: Iterable[Theme]) -> tuple[int, int]:
        """Lowest and highest score of the themes' mean; 0 to 100 where their scales differ."""
        ends = {self.scale_of(theme.id).ends for theme in themes}
        return ends.pop() if len(ends) == 1 else (0, 100)


def two_thirds(count: int) -> int:
    """Two thirds of a count, rounded up: both of a pair, three of four."""
    return ceil(2 * count / 3)


def _repeated(ids: Iterable[str]) -> str | None:
    return next((one for one, times in Counter(ids).items() if times > 1), None)


def _known(references: Iterable[str], known: list[str]) -> None:
    for reference in references:
        if reference not in known:
            raise problem("id_unknown", found=reference, expected=", ".join(known))


def text_in(text: Mapping[str, str], language: str) -> str:
    """A text in a language, or in the first language it has when it lacks that one."""
    return text.get(language) or next(iter(text.values()))
