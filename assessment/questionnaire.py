"""The questionnaire: pillars, themes, items, and the special questions beside them.

Shape of the definition file: docs/interface.md. Texts are mappings from language to text.
"""

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from assessment.definition import (
    Definition,
    Id,
    Number,
    Phrase,
    Text,
    first_repeated,
    folded,
    problem,
)
from assessment.questions import Choice, Comment, Item, Rating, Scale

RESPONDENT_COLUMNS = ("respondent", "wave", "unit", "level")
"""Columns of a response file that describe the respondent; no question may take their name."""


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
    unit_text: Text | None = None
    level_text: Text | None = None

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
        heads = [*RESPONDENT_COLUMNS, *(folded(question.id) for question in self.questions)]
        for ids in (heads, [t.id for t in self.themes], [p.id for p in self.pillars]):
            if repeated := first_repeated(ids):
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
            if not self.scale_of(theme.id).fills_in and self.answered_from(theme) < len(items):
                raise problem("answered_from_too_low", found=theme.id, expected=len(items))
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
        yield from self.respondent_texts.items()
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
    def respondent_texts(self) -> dict[str, Text]:
        """How a respondent is asked for unit and level, where the questionnaire says it."""
        asked = {"unit": self.unit_text, "level": self.level_text}
        return {column: text for column, text in asked.items() if text}

    @property
    def meanings(self) -> dict[str, tuple[int, object]]:
        """By question, its wording number and what its codes mean: waves are comparable by both."""
        meanings: dict[str, tuple[int, object]] = {}
        for choice in self.choices:
            ids = sorted(option.id for option in choice.options)
            meanings[choice.id] = (choice.wording, (choice.many, ids))
        for rated in (*self.items, *self.ratings):
            codes = (self.scales[rated.scale].ends, rated.reversed)
            meanings[rated.id] = (rated.wording, codes)
        return meanings

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
        return theme.answered_from or self.scale_of(theme.id).enough(len(self.items_of(theme.id)))

    @property
    def own_deeds_from(self) -> int:
        """How many of the own deeds a person must have rated to count in them."""
        return self.scales[self.own_deeds[0].scale].enough(len(self.own_deeds))

    def ends_of(self, themes: Iterable[Theme]) -> tuple[int, int]:
        """Lowest and highest score of the themes' mean; 0 to 100 where their scales differ."""
        ends = {self.scale_of(theme.id).ends for theme in themes}
        return ends.pop() if len(ends) == 1 else (0, 100)


def _known(references: Iterable[str], known: list[str]) -> None:
    for reference in references:
        if reference not in known:
            raise problem("id_unknown", found=reference, expected=", ".join(known))
