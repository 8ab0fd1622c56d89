"""What a form asks, alike for every form: questions with their answers, screens, languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dashboard.fielding.first_page import FirstPage
from dashboard.i18n import Words

Texts = Mapping[str, str]
"""One text by language."""

Kind = Literal["rated", "one", "many", "text", "line"]

UNPRINTABLE = re.compile(r"[^\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML file may have in it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to pick; an `exclusive` one can't stand beside others."""

    id: str
    text: Texts
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """A scale as it is put: how to use it, its points, their ends, and what stands beside them."""

    id: str
    instruction: Texts
    lowest_label: Texts
    highest_label: Texts
    points: tuple[Answer, ...]
    others: tuple[Answer, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Everything there is to pick."""
        return (*self.points, *self.others)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: rated, one or many of its answers, a longer text, or a line of text."""

    id: str
    kind: Kind
    text: Texts
    answers: tuple[Answer, ...] = ()
    note: Texts | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one screen; with `steps`, all of it is rated by them."""

    asked: tuple[Asked, ...]
    steps: Steps | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """A questionnaire as it is put to an organisation; the base language is the first."""

    id: str
    version: str
    words: Mapping[str, Words]
    first_pages: Mapping[str, FirstPage]
    pages: tuple[Page, ...]

    @property
    def base(self) -> str:
        """The language that a form begins in."""
        return next(iter(self.words))


def said(words: Mapping[str, Words], msgid: str, **values: object) -> Texts:
    """A sentence of the catalogues as a text by language."""
    return {language: one.text(msgid, **values) for language, one in words.items()}


def printable(texts: Texts) -> Texts:
    """A text by language with nothing in it that a form can't hold."""
    return {language: UNPRINTABLE.sub(" ", text) for language, text in texts.items()}
