"""What means the same in two questionnaires, so that two waves can be compared by it."""

from collections.abc import Iterator

from assessment.questionnaire import Questionnaire


def comparable(now: Questionnaire, before: Questionnaire) -> Iterator[tuple[str, str]]:
    """Measures (kind and id) that mean the same in both.

    A question does by its wording number and codes; a theme when its questions are the same ones
    and all do; a pillar when its themes are the same ones and all do; likewise the index.
    """
    alike = {
        question
        for question, meaning in now.meanings.items()
        if before.meanings.get(question) == meaning
    }
    yield from (("item", item.id) for item in now.items if item.id in alike)
    yield from (("rating", rating.id) for rating in now.ratings if rating.id in alike)
    deeds = {rating.id for rating in now.own_deeds}
    if deeds and deeds == {rating.id for rating in before.own_deeds} and deeds <= alike:
        yield "own_deeds", "own_deeds"
    themes = {
        theme.id
        for theme in now.themes
        if _items(now, theme.id) == _items(before, theme.id) and _items(now, theme.id) <= alike
    }
    yield from (("theme", theme.id) for theme in now.themes if theme.id in themes)
    pillars = {
        pillar.id
        for pillar in now.pillars
        if _themes(now, pillar.id) == _themes(before, pillar.id)
        and _themes(now, pillar.id) <= themes
    }
    yield from (("pillar", pillar.id) for pillar in now.pillars if pillar.id in pillars)
    if pillars == {pillar.id for pillar in before.pillars} and len(pillars) == len(now.pillars):
        yield "index", "index"


def _items(questionnaire: Questionnaire, theme: str) -> set[str]:
    return {item.id for item in questionnaire.items_of(theme)}


def _themes(questionnaire: Questionnaire, pillar: str) -> set[str]:
    return {theme.id for theme in questionnaire.themes_of(pillar)}
