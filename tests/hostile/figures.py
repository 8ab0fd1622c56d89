"""What a figure holds of a person: the rules of the populations, for the attacker.

Written from the rules alone; of the product only its definitions are used.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

from assessment.organisation import Atom, Group
from assessment.questionnaire import Questionnaire


class Person(NamedTuple):
    """Somebody who answered, and the questions that have an answer that counts ("can't say" not).

    A derived yes or no about the person is a question too, by the id of its measure. `version`
    counts how often their answers were replaced.
    """

    wave: str
    atom: Atom
    answered: frozenset[str]
    version: int = 0


class Shown(NamedTuple):
    """A figure shown: its wave and group, its measure as `keskmes results` names it, its base.

    A further figure, of no group that can be asked for, has the weight of each person instead, by
    their place among all people.
    """

    wave: str
    group: Group
    kind: str
    measure: str
    base: int
    weights: Mapping[int, Fraction] | None = None
    edition: int = 0


Held = Mapping[str, Fraction]
"""What a figure holds of a person: by answer (a question, or an option chosen), its weight."""

Reading = Callable[[Questionnaire, str, str, frozenset[str]], Held | None]
"""Of a kind, a measure, the questions answered: what it holds of such a person; None if nobody."""

T = TypeVar("T")


def held(
    questionnaire: Questionnaire, kind: str, measure: str, answered: frozenset[str]
) -> Held | None:
    """The rules: one population a theme, and a missing answer inside is the person's own mean."""
    if kind == "option":
        return _held_of_option(questionnaire, measure, answered)
    if kind == "derived":
        return {measure: Fraction(1)} if measure in answered else None
    together, enough = together_of(questionnaire, kind, measure)
    rated = [question for question in together if question in answered]
    if len(rated) < enough:
        return None
    weights: dict[str, Fraction] = defaultdict(Fraction)
    for question, weight in weights_of(questionnaire, kind, measure).items():
        stands_for = [question] if question in answered else rated
        for one in stands_for:
            weights[one] += weight / len(stands_for)
    return weights


def held_over_own_raters(
    questionnaire: Questionnaire, kind: str, measure: str, answered: frozenset[str]
) -> Held | None:
    """What the rules forbid: items, say and do over those who rated them, beside the theme."""
    if kind in {"item", "rating", "say", "do", "say_do"}:
        weights = weights_of(questionnaire, kind, measure)
        return weights if weights.keys() <= answered else None
    return held(questionnaire, kind, measure, answered)


def questions_of(questionnaire: Questionnaire, kind: str, measure: str) -> frozenset[str]:
    """The questions whose answers a figure is made of, itself and not by its parts."""
    if kind == "derived":
        return frozenset({measure})
    if kind == "option":
        return frozenset({measure.partition(":")[0]})
    return frozenset(together_of(questionnaire, kind, measure)[0])


def parts_of(questionnaire: Questionnaire, kind: str, measure: str) -> list[tuple[str, str]]:
    """The shown figures that pillar and index are the mean of; other figures have no parts."""
    if kind == "pillar":
        return [("theme", theme.id) for theme in questionnaire.themes_of(measure)]
    if kind == "index":
        return [("pillar", pillar.id) for pillar in questionnaire.pillars]
    return []


def together_of(questionnaire: Questionnaire, kind: str, measure: str) -> tuple[list[str], int]:
    """The questions of a figure's population, and how many of them a person must have rated."""
    deeds = [rating.id for rating in questionnaire.own_deeds]
    if kind == "own_deeds" or measure in deeds:
        return deeds, _two_thirds(deeds)
    if kind == "rating":
        return [measure], 1
    theme_of = {item.id: item.theme for item in questionnaire.items}
    theme_id = theme_of[measure] if kind == "item" else measure
    theme = next(theme for theme in questionnaire.themes if theme.id == theme_id)
    items = [item.id for item in questionnaire.items_of(theme_id)]
    return items, theme.answered_from or _two_thirds(items)


def _two_thirds(questions: Sequence[str]) -> int:
    return -(-2 * len(questions) // 3)


def weights_of(questionnaire: Questionnaire, kind: str, measure: str) -> dict[str, Fraction]:
    """A figure as a weighted sum of its questions, skipped ones filled in."""
    if kind in {"item", "rating"}:
        return {measure: Fraction(1)}
    if kind == "own_deeds":
        return _evenly([rating.id for rating in questionnaire.own_deeds])
    items = questionnaire.items_of(measure)
    if kind == "theme":
        return _evenly([item.id for item in items])
    say, do = (_evenly([i.id for i in items if i.side == side]) for side in ("say", "do"))
    return {"say": say, "do": do, "say_do": say | {i: -weight for i, weight in do.items()}}[kind]


def _evenly(ones: Sequence[T]) -> dict[T, Fraction]:
    return {one: Fraction(1, len(ones)) for one in ones}


def _held_of_option(
    questionnaire: Questionnaire, measure: str, answered: frozenset[str]
) -> Held | None:
    choice = next(one for one in questionnaire.choices if one.id == measure.partition(":")[0])
    if choice.id not in answered:
        return None
    *others, last = [f"{choice.id}:{option.id}" for option in choice.options]
    if measure == last and not choice.many:  # chosen by whoever chose none of the others
        return dict.fromkeys(others, Fraction(-1))
    return {measure: Fraction(1)}
