"""The attacker against the product itself: all that `keskmes results` and `gaps` show, jointly."""

from pathlib import Path

import pytest

from tests.hostile.attack import Attacker
from tests.hostile.further import linked_by_threshold, named
from tests.hostile.invented import QUESTIONNAIRE, continuing, invented
from tests.hostile.policies import by_plan, figures
from tests.hostile.public import attacked

SEEDS = range(1000, 1012)
SEEDS_OF_SEVERAL = [
    seed
    for seed in range(1100, 1120)
    if min(len(invented(seed).organisation.units), len(invented(seed).organisation.waves)) > 1
][:6]
"""Organisations of several units and waves."""


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_results_show_gives_a_few_people_away(seed: int, tmp_path: Path) -> None:
    _, few = attacked(invented(seed), seed, tmp_path / "invented.duckdb")
    assert not few


@pytest.mark.parametrize("seed", SEEDS_OF_SEVERAL)
def test_a_unit_that_continues_another_gives_no_few_people_away(seed: int, tmp_path: Path) -> None:
    _, few = attacked(continuing(invented(seed)), seed, tmp_path / "invented.duckdb")
    assert not few


def test_the_attacked_organisations_show_something() -> None:
    assert sum(len(invented(seed).people) >= 2 * 5 for seed in SEEDS) > len(SEEDS) // 2


def test_linked_people_shown_wherever_they_are_enough_are_given_away() -> None:
    """Beside the groups that the plan shows: it has to be asked for what is left of them, too."""
    won: list[int] = []
    showing = 0
    for seed in range(40):
        case = invented(seed)
        linked = list(linked_by_threshold(case, named(case, seed)))
        showing += bool(linked)
        attacker = Attacker(case.organisation, QUESTIONNAIRE, case.people)
        assert attacker.given_away(figures(case, by_plan)) == frozenset()
        if linked and attacker.given_away([*figures(case, by_plan), *linked]):
            won.append(seed)
    assert len(won) >= showing // 2 > 0, f"{len(won)} of {showing}"
