"""What an organisation is made of: levels, divisions, units, waves, and figures from outside."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from assessment.definition import Definition, Id, Number, Phrase, Text, problem

WaveId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=64)]
UnitKind = Literal["customer_facing", "support"]

LOWEST_WITH_CONSENT = 3
"""A level may lower the smallest group to this with its consent."""


class Consent(Definition):
    """A level's recorded agreement to be shown in a smaller group."""

    date: date
    text: Phrase


class Level(Definition):
    """A management level; `smallest_group` below the organisation's needs a consent."""

    id: Id
    name: Text
    aliases: tuple[str, ...] = Field(default=(), strict=False)
    smallest_group: int | None = Field(default=None, ge=LOWEST_WITH_CONSENT)
    consent: Consent | None = None


class Division(Definition):
    """A part of the organisation that units belong to."""

    id: Id
    name: Text


class Unit(Definition):
    """A unit whose managers answer; in earlier waves it may be the one that it `continues`.

    One that is `merged_into` another is stated as before, and counted there: it is no group.
    """

    id: Id
    name: Text
    kind: UnitKind
    division: Id | None = None
    aliases: tuple[str, ...] = Field(default=(), strict=False)
    merged_into: Id | None = None
    continues: Id | None = None


class Wave(Definition):
    """One assessment in time."""

    id: WaveId
    name: Text
    date: date


class Reference(Definition):
    """A labelled reference figure of a measure: a top-box share (percent), or a mean (points).

    It may be the consultant's own, or evidence from the customers' side.
    """

    id: Id
    measure: Id
    top_box: int | None = Field(default=None, ge=0, le=100)
    mean: Number | None = None
    caption: Text

    @model_validator(mode="after")
    def _is_one_figure(self) -> Self:
        if (self.top_box is None) == (self.mean is None):
            raise problem("reference_not_one_figure", found=self.id)
        return self


class Target(Definition):
    """The mean that the leadership has set itself for a measure (points)."""

    measure: Id
    mean: Number
