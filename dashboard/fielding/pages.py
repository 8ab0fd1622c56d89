"""The order of asking: which question stands on which screen.

By role, as data/questionnaire/README.md says why: what comes first must not be coloured by what
comes after it, and who answers is asked last.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from assessment.definition import text_in
from assessment.organisation import Organisation
from assessment.parts import Level, Unit
from assessment.questionnaire import Questionnaire
from assessment.questions import Choice, Item, Rating
from dashboard.fielding.asked import Answer, Asked, Page, printable, said
from dashboard.fielding.steps import steps_of
from dashboard.i18n import Words

ON_A_SCREEN = 5
"""Rated questions at most."""


def pages_of(
    questionnaire: Questionnaire, organisation: Organisation | None, words: Mapping[str, Words]
) -> Iterator[Page]:
    """Every question once, unit and level too, in the order of asking."""
    felt = [rating for rating in questionnaire.ratings if rating.role == "self_rating"]
    for rating in felt:
        yield from _rated(questionnaire, [rating], words)
    yield from _choices(questionnaire, ("ownership", "foundation"))
    yield from _rated(questionnaire, questionnaire.items, words)
    yield from _rated(questionnaire, questionnaire.own_deeds, words)
    yield from _choices(questionnaire, ("accountable", "programme", "measures"))
    comments = [Asked(one.id, "text", printable(one.text)) for one in questionnaire.comments]
    if comments:
        yield Page(tuple(comments))
    yield Page(tuple(_about_the_respondent(questionnaire, organisation, words)))


def _rated(
    questionnaire: Questionnaire, rated: Sequence[Item | Rating], words: Mapping[str, Words]
) -> Iterator[Page]:
    """Screens of one scale. The fives are counted off first: they keep pairs apart."""
    for start in range(0, len(rated), ON_A_SCREEN):
        five = rated[start : start + ON_A_SCREEN]
        for scale, ones in groupby(five, key=lambda one: one.scale):
            asked = tuple(Asked(one.id, "rated", printable(one.text)) for one in ones)
            yield Page(asked, steps_of(scale, questionnaire.scales[scale], words))


def _choices(questionnaire: Questionnaire, roles: Iterable[str]) -> Iterator[Page]:
    """A screen a role; whatever is asked of each pillar has one for each."""
    for role in roles:
        chosen = questionnaire.choices_of(role)
        for _, ones in groupby(chosen, key=lambda one: one.pillar):
            yield Page(tuple(map(_choice, ones)))


def _choice(choice: Choice) -> Asked:
    answers = tuple(
        Answer(option.id, printable(option.text), exclusive=option.exclusive or option.cant_say)
        for option in choice.options
    )
    return Asked(choice.id, "many" if choice.many else "one", printable(choice.text), answers)


def _about_the_respondent(
    questionnaire: Questionnaire, organisation: Organisation | None, words: Mapping[str, Words]
) -> Iterator[Asked]:
    places: dict[str, Sequence[Unit | Level]] = {
        "unit": organisation.units if organisation else (),
        "level": organisation.levels if organisation else (),
    }
    for column, ones in places.items():
        text = questionnaire.respondent_texts.get(column) or said(words, f"fielding.{column}_text")
        answers = tuple(
            Answer(one.id, printable({language: text_in(one.name, language) for language in words}))
            for one in ones
        )
        kind = "one" if answers else "line"
        yield Asked(column, kind, printable(text), answers, said(words, "fielding.optional"))
