"""Whom every other number of the public surface stands on, beside the sums that figures are.

Means and counts are sums of answers. Blocks, spread, interval, effect and the word of certainty are
made of the scores of the same people, each with a number of their own: one more unknown a person.
So the attacker takes any such number for the sum of some number of everybody in the group, which
is more than it tells.
"""

from collections.abc import Iterable

from assessment.questionnaire import Questionnaire
from tests.hostile.figures import Person, held

EVERYBODY = "everybody"
MORE = "more:"
Measure = tuple[str, str]
"""Kind and measure."""


def population_of(questionnaire: Questionnaire, kind: str, measure: str) -> str:
    """The population that a measure stands on."""
    if kind == "item":
        theme_of = {item.id: item.theme for item in questionnaire.items}
        return f"theme {theme_of[measure]}"
    if kind in {"theme", "say", "do", "say_do"} or measure.startswith("gap_2:"):
        return f"theme {measure.removeprefix('gap_2:')}"
    deeds = {"own_deeds", "own_desk_8", *(deed.id for deed in questionnaire.own_deeds)}
    if measure in deeds:
        return "own_deeds own_deeds"
    if kind == "option" or measure == "consensus":
        owner = questionnaire.choices_of("ownership")[0].id
        return f"choice {owner if measure == 'consensus' else measure.partition(':')[0]}"
    return f"{kind} {measure}"


def knowing_derived(questionnaire: Questionnaire, person: Person) -> Person:
    """The person with every number that is made of their answers as one more answer."""
    counted = [
        population
        for population in dict.fromkeys(
            population_of(questionnaire, *one) for one in _measures(questionnaire)
        )
        if belongs(questionnaire, population, person.answered)
    ]
    derived = [
        measure
        for kind, measure in _measures(questionnaire)
        if kind == "derived" and population_of(questionnaire, kind, measure) in counted
    ]
    more = [f"{MORE}{population}" for population in counted]
    return person._replace(answered=person.answered | {EVERYBODY, *derived, *more})


def belongs(questionnaire: Questionnaire, population: str, answered: frozenset[str]) -> bool:
    """Whether who answered these questions is counted there."""
    kind, _, measure = population.partition(" ")
    counted = [one.id for one in questionnaire.themes if _counts(questionnaire, one.id, answered)]
    if kind == "choice":
        return measure in answered
    if kind == "pillar":
        themes = [theme.id for theme in questionnaire.themes_of(measure)]
        return _most(counted, themes)
    if kind == "index":
        of_pillars = [questionnaire.themes_of(pillar.id) for pillar in questionnaire.pillars]
        each = all(any(theme.id in counted for theme in themes) for themes in of_pillars)
        return each and _most(counted, [theme.id for theme in questionnaire.themes])
    if measure == "passive":
        words = dict.fromkeys(item.theme for item in questionnaire.items if item.side == "say")
        deeds = held(questionnaire, "own_deeds", "own_deeds", answered) is not None
        return deeds and _most(counted, list(words))
    return held(questionnaire, kind, measure, answered) is not None


def _counts(questionnaire: Questionnaire, theme: str, answered: frozenset[str]) -> bool:
    return held(questionnaire, "theme", theme, answered) is not None


def _most(counted: list[str], themes: list[str]) -> bool:
    return 3 * len([theme for theme in themes if theme in counted]) >= 2 * len(themes)


def _measures(questionnaire: Questionnaire) -> Iterable[Measure]:
    yield "index", "index"
    yield from (("pillar", pillar.id) for pillar in questionnaire.pillars)
    yield from (("theme", theme.id) for theme in questionnaire.themes)
    yield from (("rating", rating.id) for rating in questionnaire.ratings)
    yield from (("option", f"{choice.id}:") for choice in questionnaire.choices)
    pairs = dict.fromkeys(item.theme for item in questionnaire.items if item.side)
    yield from (("derived", f"gap_2:{theme}") for theme in pairs)
    yield from (("derived", one) for one in ("own_desk_8", "passive", "consensus"))
