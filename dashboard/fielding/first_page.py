"""The words of the first page: why, who, how long, and the promise to whoever answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.definition import text_in
from assessment.organisation import SMALLEST_GROUP, Organisation
from assessment.parts import Level
from assessment.questionnaire import Questionnaire
from assessment.questions import comments_from
from dashboard.i18n import Words

QUESTIONS_A_MINUTE = 5.5
"""The standard questionnaire's 50 questions take nine minutes."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """A title, sentences by paragraph, and what whoever fields the form still has to fill in."""

    title: str
    paragraphs: tuple[str, ...]
    to_fill_in: tuple[str, ...]


def first_page(
    questionnaire: Questionnaire, organisation: Organisation | None, words: Words
) -> FirstPage:
    """The first page in one language."""
    return FirstPage(
        words.text("fielding.title"),
        tuple(_paragraphs(questionnaire, organisation, words)),
        (words.text("fielding.until"), words.text("fielding.contact")),
    )


def _paragraphs(
    questionnaire: Questionnaire, organisation: Organisation | None, words: Words
) -> Iterator[str]:
    smallest = organisation.smallest_group if organisation else SMALLEST_GROUP
    minutes = max(1, round(len(questionnaire.questions) / QUESTIONS_A_MINUTE))
    yield words.text("fielding.purpose")
    yield f"{words.plural('fielding.minutes', minutes)} {words.text('fielding.order')}"
    yield words.text("fielding.promise", k=smallest)
    for level in organisation.levels if organisation else ():
        if level.smallest_group not in {None, smallest}:
            yield _own_limit(level, words)
    yield words.text("fielding.shown", twice=2 * smallest)
    if questionnaire.comments:
        yield words.text("fielding.comments", n=comments_from(smallest))
    yield words.text("fielding.holder")
    yield words.text("fielding.customers")
    yield words.text("fielding.no_right_answer")


def _own_limit(level: Level, words: Words) -> str:
    values = {"level": text_in(level.name, words.language), "k": level.smallest_group}
    if level.consent is None:
        return words.text("fielding.level", **values)
    given, text = words.date(level.consent.date), level.consent.text
    return words.text("fielding.consent", **values, date=given, text=text)
