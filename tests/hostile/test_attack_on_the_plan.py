"""The attack on what the plan shows, and on what is often shown instead.

An attack that never wins proves nothing: it has to break the looser ways on the same cases.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import pytest

from assessment.disclosure import disclosure_plan
from assessment.organisation import NOT_STATED, OVERALL, Atom, Group, Organisation
from assessment.parts import Consent, Division, Level, Unit, Wave
from tests.hostile.attack import Attacker, WrongFigureError
from tests.hostile.figures import Person, Reading, Shown, held, held_over_own_raters
from tests.hostile.invented import QUESTIONNAIRE, invented
from tests.hostile.policies import (
    Rule,
    by_blocks,
    by_plan,
    by_plan_of_whole_population,
    by_remainder,
    by_threshold,
    figures,
)

EVERYTHING = frozenset(question.id for question in QUESTIONNAIRE.questions)
A, B = Group(unit="a"), Group(unit="b")


def broken(seeds: Iterable[int], rule: Rule, reading: Reading = held) -> tuple[list[int], int]:
    """The seeds of the cases that the attack breaks, and the number that show anything at all."""
    cases = [(seed, invented(seed)) for seed in seeds]
    shown = [(seed, case, figures(case, rule, reading)) for seed, case in cases]
    won = [
        seed
        for seed, case, some in shown
        if Attacker(case.organisation, QUESTIONNAIRE, case.people, reading).given_away(some)
    ]
    return won, sum(bool(some) for _, _, some in shown)


# ── The attack wins over everything else … ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rule", "reading", "share"),
    [
        pytest.param(by_threshold, held, 0.6, id="a threshold alone"),
        pytest.param(by_remainder, held, 0.5, id="the next smallest hidden too"),
        pytest.param(by_plan, held_over_own_raters, 0.4, id="items over their own raters"),
        pytest.param(by_plan_of_whole_population, held, 0.3, id="skippers counted as anybody"),
    ],
)
def test_the_attack_breaks_what_is_looser_than_the_plan(
    rule: Rule, reading: Reading, share: float
) -> None:
    won, showing = broken(range(50), rule, reading)
    assert len(won) >= share * showing, f"{len(won)} of {showing}"


# ── … and never over the plan ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("batch", range(12))
def test_nothing_that_the_plan_shows_gives_a_few_people_away(batch: int) -> None:
    won, showing = broken(range(25 * batch, 25 * batch + 25), by_plan)
    assert won == []
    assert showing > 15


@pytest.mark.parametrize("batch", range(2))
def test_nothing_that_blocks_show_gives_a_few_people_away(batch: int) -> None:
    won, showing = broken(range(25 * batch, 25 * batch + 25), by_blocks)
    assert won == []
    assert showing > 15


@pytest.mark.parametrize(("units", "k"), [(12, 5), (12, 8), (25, 5)])
def test_the_plan_is_safe_and_no_stricter_where_not_every_set_can_be_tried(
    units: int, k: int
) -> None:
    """One top manager a unit, one to four in the middle, two to eight in the first line."""
    chart = chart_of([f"u{number}" for number in range(units)], "top middle first", k=k)
    heads = {
        Atom(f"u{number}", level): people
        for number in range(units)
        for level, people in {"top": 1, "middle": 1 + number % 4, "first": 2 + number % 7}.items()
    }
    attacker = Attacker(chart, QUESTIONNAIRE, people_of(heads))
    plan = disclosure_plan(chart, heads)
    assert plan.method == "exact"
    shown = [felt(attacker, group) for group in plan.shown]
    assert not attacker.given_away(shown)
    assert plan.complementary
    for group in plan.complementary:
        assert attacker.given_away([*shown, felt(attacker, group)])


# ── The attacker itself ──────────────────────────────────────────────────────────────────────────


def test_the_attacker_subtracts_a_unit_from_overall() -> None:
    attacker = attacker_on({Atom("a", "top"): 7, Atom("b", "top"): 3})
    assert singled_out(attacker, [felt(attacker, OVERALL), felt(attacker, A)]) == {"b.top": 3}


def test_the_attacker_has_nothing_on_groups_of_enough() -> None:
    attacker = attacker_on({Atom("a", "top"): 7, Atom("b", "top"): 5})
    assert not singled_out(attacker, [felt(attacker, g) for g in (OVERALL, A, B)])


def test_the_attacker_subtracts_one_measure_from_another() -> None:
    """Five of six skipped the third item and stand in it with the mean of the other two."""
    attacker = attacker_on(
        {Atom("a", "top"): 1},
        *(Person("w", Atom("a", "top"), EVERYTHING - {"t3"}) for _ in range(5)),
    )
    items = [Shown("w", A, "item", item, 6) for item in ("t1", "t2", "t3")]
    assert singled_out(attacker, items) == {"a.top": 1}
    assert not singled_out(attacker, items[:2])


def test_the_attacker_compares_people_across_groups_of_the_same_measure() -> None:
    """Overall minus both kinds is nothing; one kind minus a unit is two people minus two."""
    heads = {Atom(unit, "top"): people for unit, people in zip("abcd", (9, 2, 2, 9), strict=True)}
    chart = chart_of("abcd", "top", support="ac", north="ab")
    attacker = Attacker(chart, QUESTIONNAIRE, people_of(heads))
    groups = [Group(unit_kind="support"), Group(division="north")]
    shown = [felt(attacker, group) for group in groups]
    assert singled_out(attacker, shown) == {"b.top": 2, "c.top": 2}


def test_a_level_with_consent_is_few_below_its_own_smallest_group_only() -> None:
    chart = chart_of("ab", "top first", own={"top": 3})
    for top, few in ((3, {}), (2, {"a.top": 2})):
        attacker = Attacker(
            chart, QUESTIONNAIRE, people_of({Atom("a", "top"): top, Atom("a", "first"): 9})
        )
        assert singled_out(attacker, [felt(attacker, Group(level="top"))]) == few


def test_a_level_with_a_higher_smallest_group_is_few_below_that() -> None:
    chart = chart_of("ab", "top first", own={"top": 8})
    attacker = Attacker(
        chart, QUESTIONNAIRE, people_of({Atom("a", "top"): 6, Atom("a", "first"): 9})
    )
    shown = [felt(attacker, A), felt(attacker, Group(unit="a", level="first"))]
    assert singled_out(attacker, shown) == {"a.top": 6}


def test_the_base_tells_whether_those_not_stated_are_counted() -> None:
    attacker = attacker_on({Atom("a", "top"): 6, NOT_STATED: 4})
    unit = felt(attacker, A)
    without, with_them = (Shown("w", OVERALL, "rating", "felt", base) for base in (6, 10))
    assert not singled_out(attacker, [unit, without])
    assert singled_out(attacker, [unit, with_them]) == {"-": 4}


def test_options_of_one_choice_sum_to_everybody() -> None:
    """All options of six are nothing new; of the one who chose beside five, all are."""
    attacker = attacker_on({Atom("a", "top"): 6, Atom("b", "top"): 1})
    options = [("option", f"owner:{option}") for option in "abc"]
    assert not singled_out(attacker, [Shown("w", A, *option, 6) for option in options])
    both = [
        Shown("w", group, *option, 6 + (group == OVERALL))
        for option in options[1:]
        for group in (A, OVERALL)
    ]
    assert singled_out(attacker, both) == {"b.top": 1}


def test_pillar_and_index_are_wrong_without_their_parts() -> None:
    attacker = attacker_on({Atom("a", "top"): 6})
    themes = [Shown("w", A, "theme", theme.id, 6) for theme in QUESTIONNAIRE.themes]
    pillars = [Shown("w", A, "pillar", pillar.id, 6) for pillar in QUESTIONNAIRE.pillars]
    index = Shown("w", A, "index", "index", 6)
    assert not singled_out(attacker, [*themes, *pillars, index])
    for incomplete in ([*themes[1:], *pillars, index], [*themes, *pillars[1:], index]):
        with pytest.raises(WrongFigureError):
            attacker.given_away(incomplete)


def test_a_base_that_nobody_adds_up_to_is_a_wrong_figure() -> None:
    attacker = attacker_on({Atom("a", "top"): 6})
    with pytest.raises(WrongFigureError):
        attacker.given_away([Shown("w", A, "rating", "felt", 7)])


def test_a_derived_yes_or_no_is_a_question_of_its_own() -> None:
    who = [Person("w", Atom("a", "top"), EVERYTHING | {"passive"}) for _ in range(4)]
    attacker = attacker_on({}, *who)
    assert singled_out(attacker, [Shown("w", A, "derived", "passive", 4)]) == {"a.top": 4}


def chart_of(
    units: Sequence[str],
    levels: str,
    *,
    k: int = 5,
    own: Mapping[str, int] | None = None,
    support: str = "",
    north: str = "",
) -> Organisation:
    consent = Consent(date=date(2026, 10, 1), text="three of us may be shown")
    return Organisation(
        id="small",
        name="Small",
        smallest_group=k,
        levels=tuple(
            Level(
                id=level, name={"en": level}, smallest_group=(own or {}).get(level), consent=consent
            )
            for level in levels.split()
        ),
        divisions=(Division(id="north", name={"en": "North"}),),
        units=tuple(
            Unit(
                id=unit,
                name={"en": unit},
                kind="support" if unit in support else "customer_facing",
                division="north" if unit in north else None,
            )
            for unit in units
        ),
        waves=(Wave(id="w", name={"en": "w"}, date=date(2026, 10, 1)),),
    )


def people_of(heads: Mapping[Atom, int]) -> list[Person]:
    """People who answered everything."""
    return [Person("w", atom, EVERYTHING) for atom, people in heads.items() for _ in range(people)]


def attacker_on(heads: Mapping[Atom, int], *others: Person) -> Attacker:
    return Attacker(chart_of("ab", "top"), QUESTIONNAIRE, [*people_of(heads), *others])


def felt(attacker: Attacker, group: Group) -> Shown:
    """The self-rating of a group."""
    members = attacker.organisation.members(group)
    base = sum(person.atom in members for person in attacker.people)
    return Shown("w", group, "rating", "felt", base)


def singled_out(attacker: Attacker, shown: Collection[Shown]) -> dict[str, int]:
    """Who is given away, as "unit.level" (`-`: not stated), and how many of them."""
    found = Counter[str]()
    for crowd in attacker.given_away(shown):
        atom = crowd.alike.atom
        found["-" if atom == NOT_STATED else f"{atom.unit}.{atom.level}"] += crowd.people
    return dict(found)
