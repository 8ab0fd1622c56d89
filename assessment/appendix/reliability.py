"""Whether the items of a theme, and of a pillar, measure one thing: on everybody, never a unit."""

from collections.abc import Iterator, Mapping

from assessment.appendix.answered import Answered
from assessment.appendix.statistic import Statistic
from assessment.questionnaire import Questionnaire
from assessment.questions import Item
from assessment.statistics.reliability import (
    FEWEST_ITEMS_OF_A_FACTOR,
    Missing,
    alpha,
    omega,
    omega_total,
)
from assessment.statistics.tally import Numbers, complete

FEWEST_PEOPLE = 30
ALPHA_NEAR_ZERO = 0.2
"""Up to this, items are flagged: they don't measure one thing."""
MISSING: tuple[Missing, ...] = ("listwise", "pairwise")


def reliability(
    questionnaires: Mapping[str, Questionnaire], answered: Mapping[str, Answered]
) -> Iterator[Statistic]:
    """Alpha and omega of each theme and pillar with two items or more, of each wave."""
    for wave, people in answered.items():
        for kind, measure, items in _measures(questionnaires[wave]):
            matrix = people.matrix([item.id for item in items])
            scores = _on_one_scale(matrix, items, questionnaires[wave])
            blank = Statistic("", kind, measure, "", "", wave, None)
            yield from _of(scores, blank)


def _measures(questionnaire: Questionnaire) -> Iterator[tuple[str, str, tuple[Item, ...]]]:
    """Kind, id and items of what may measure one thing; of one item nothing can be said."""
    of_themes = {theme.id: questionnaire.items_of(theme.id) for theme in questionnaire.themes}
    for theme, items in of_themes.items():
        if len(items) > 1:
            yield "theme", theme, items
    for pillar in questionnaire.pillars:
        themes = questionnaire.themes_of(pillar.id)
        items = tuple(item for theme in themes for item in of_themes[theme.id])
        if len(items) > 1:
            yield "pillar", pillar.id, items


def _of(scores: Numbers, blank: Statistic) -> Iterator[Statistic]:
    listwise = len(complete(scores))
    if listwise < FEWEST_PEOPLE:
        yield blank._replace(statistic="alpha_listwise", n_a=listwise, note="fewer_than_30")
        return
    for missing in MISSING:
        found = alpha(scores, missing)
        of_these = blank._replace(n_a=found.people)
        yield of_these._replace(
            statistic=f"alpha_{missing}",
            value=found.value,
            low=found.low,
            high=found.high,
            note="not_one_thing" if found.value <= ALPHA_NEAR_ZERO else "",
        )
        for name, value in (
            ("alpha_standardised", found.standardised),
            ("mean_correlation", found.mean_correlation),
        ):
            yield of_these._replace(statistic=f"{name}_{missing}", value=value)
    if scores.shape[1] >= FEWEST_ITEMS_OF_A_FACTOR:
        of_complete = blank._replace(n_a=listwise)
        yield of_complete._replace(statistic="omega", value=omega(scores))
        yield of_complete._replace(statistic="omega_total", value=omega_total(scores))


def _on_one_scale(
    scores: Numbers, items: tuple[Item, ...], questionnaire: Questionnaire
) -> Numbers:
    """In points; in percent of the range where items have different scales."""
    ends = [questionnaire.scales[item.scale].ends for item in items]
    if len(set(ends)) == 1:
        return scores
    lowest = [low for low, _ in ends]
    ranges = [high - low for low, high in ends]
    return 100 * (scores - lowest) / ranges
