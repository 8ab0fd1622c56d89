"""What is measured: every row that results have for each group, from a questionnaire."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from assessment.questionnaire import Questionnaire
from assessment.questions import Rating, Scale

SIDES = ("say", "do")
CONSENSUS, PASSIVE = "consensus", "passive"
TEN_POINTS = (1, 10)
WIDE_GAP, OWN_DESK_FROM = 2, 8
"""Limits of derived measures on ten points (method); other scales take the same share of theirs."""
POINT_DIGITS = 6
"""To which personal scores are rounded before they are held against a limit."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the measures table; see queries/tables/measures.sql."""

    measure_kind: str
    measure: str
    population: str
    lowest: float = 0
    highest: float = 0
    low_to: float = 0
    top_from: float = 0
    cant_say: int = 0
    headline: bool = False
    many: bool = False
    role: str = ""


def measures_of(questionnaire: Questionnaire) -> Iterator[Measure]:
    """Every measure of a questionnaire, in its order: index, pillars, themes and their items …."""
    yield _whole("index", "index", *questionnaire.ends_of(questionnaire.themes))
    for pillar in questionnaire.pillars:
        ends = questionnaire.ends_of(questionnaire.themes_of(pillar.id))
        yield _whole("pillar", pillar.id, *ends)
    for theme in questionnaire.themes:
        yield from _measures_of_theme(questionnaire, theme.id)
    for rating in questionnaire.ratings:
        scale = questionnaire.scales[rating.scale]
        measure = _rated("rating", rating.id, population_of(rating), scale, 1)
        yield replace(measure, role=rating.role)
    yield from _measures_of_own_deeds(questionnaire)
    for choice in questionnaire.choices:
        for option in choice.options:
            yield Measure(
                "option",
                f"{choice.id}:{option.id}",
                f"choice:{choice.id}",
                headline=option.id == choice.headline,
                many=choice.many,
                role=choice.role,
            )
    owners = [choice for choice in questionnaire.choices_of("ownership") if not choice.many]
    if len(owners) == 1:
        yield Measure("derived", CONSENSUS, f"choice:{owners[0].id}")


def own_desk_from(scale: Scale) -> int:
    """From how many points the own desk counts as high: 8 of ten, likewise on other scales.

    A whole point: else only people with a skipped answer, whose own mean stands in for it, could
    be between this limit and that of the top box, and the two shares would tell of them alone.
    """
    above = (OWN_DESK_FROM - TEN_POINTS[0]) * _per_ten_points(scale)
    return scale.lowest + ceil(round(above, POINT_DIGITS))


def _measures_of_theme(questionnaire: Questionnaire, theme: str) -> Iterator[Measure]:
    scale, items = questionnaire.scale_of(theme), questionnaire.items_of(theme)
    population = f"theme:{theme}"
    sides = [side for side in SIDES if any(item.side == side for item in items)]
    yield _rated("theme", theme, population, scale, len(items))
    for side in sides:
        yield _rated(side, theme, population, scale, 0)
    if len(sides) == len(SIDES):
        width = scale.highest - scale.lowest
        yield Measure("say_do", theme, population, lowest=-width, highest=width)
        limit = round(WIDE_GAP * _per_ten_points(scale), POINT_DIGITS)
        yield Measure("derived", f"gap_2:{theme}", population, top_from=limit)
    for item in items:
        yield _rated("item", item.id, population, scale, 1)


def _measures_of_own_deeds(questionnaire: Questionnaire) -> Iterator[Measure]:
    deeds = questionnaire.own_deeds
    if not deeds:
        return
    scale = questionnaire.scales[deeds[0].scale]
    yield _rated("own_deeds", "own_deeds", "own_deeds", scale, len(deeds))
    if any(rating.id == "own_desk" for rating in deeds):
        yield Measure("derived", "own_desk_8", "own_deeds", top_from=own_desk_from(scale))
    if questionnaire.passive and any(item.side == "say" for item in questionnaire.items):
        say_from, deeds_to = questionnaire.passive.say_from, questionnaire.passive.deeds_to
        yield Measure("derived", PASSIVE, "passive", low_to=deeds_to, top_from=say_from)


def _per_ten_points(scale: Scale) -> float:
    """Points of this scale for a point of a scale of ten."""
    return (scale.highest - scale.lowest) / (TEN_POINTS[1] - TEN_POINTS[0])


def _rated(kind: str, measure: str, population: str, scale: Scale, questions: int) -> Measure:
    cant_say = questions if scale.cant_say else 0
    limits = (scale.lowest, scale.highest, scale.low_to, scale.top_from)
    return Measure(kind, measure, population, *limits, cant_say=cant_say)


def _whole(kind: str, measure: str, lowest: int, highest: int) -> Measure:
    return Measure(kind, measure, "all", lowest, highest)


def population_of(rating: Rating) -> str:
    """Own deeds are one population together, every other rating is one alone."""
    return "own_deeds" if rating.role == "own_deed" else f"rating:{rating.id}"
