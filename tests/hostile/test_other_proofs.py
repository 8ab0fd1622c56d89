"""Samples of what `make attack` proves beside the attack itself; and that each proof can fail."""

from contextlib import closing
from pathlib import Path

import duckdb
import polars as pl
import pytest

from assessment.organisation import NOT_STATED, OVERALL, Atom, Group
from assessment.results import open_results
from tests.hostile.attack import Attacker, Known
from tests.hostile.figures import Person, Shown
from tests.hostile.further import named
from tests.hostile.invented import QUESTIONNAIRE, invented, varied
from tests.hostile.narrowing import OneTheme, group_of, narrowed
from tests.hostile.other_scores import outlines, same_plan
from tests.hostile.pages import pages_tell_more, protected_exhibits, published
from tests.hostile.public import answers_of, attacked, load_case, who_answered
from tests.hostile.realistic import with_realistic_scores
from tests.hostile.test_attack_on_the_plan import EVERYTHING, chart_of, people_of

SEED_OF_PAGES = 1003
SEEDS_OF_SCORES = (1003, 1009)
SEEDS_OF_BOUNDS = (1003, 1005, 1010, 1020)


# ── Pages ────────────────────────────────────────────────────────────────────────────────────────


def test_pages_hold_nothing_that_the_printed_rows_do_not(tmp_path: Path) -> None:
    database = tmp_path / "invented.duckdb"
    attacked(varied(SEED_OF_PAGES), SEED_OF_PAGES, database)
    release = published(database)
    assert pages_tell_more(database, release, 1, SEED_OF_PAGES) == []
    assert protected_exhibits(database) == []
    with closing(open_results(database)) as results:
        printed = [results.shown().height, results.gaps().height]
    with closing(duckdb.connect(str(release))) as connection:
        held = [connection.table(table).pl().height for table in ("results", "gaps")]
    assert held == printed


def test_pages_that_need_more_than_is_left_are_found(tmp_path: Path) -> None:
    database = tmp_path / "invented.duckdb"
    attacked(varied(1010), 1010, database)
    release = published(database)
    with closing(duckdb.connect(str(release))) as connection:
        connection.execute("DELETE FROM gaps")
    assert pages_tell_more(database, release, 1, 1010)


# ── Other scores ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("seed", SEEDS_OF_SCORES)
def test_other_scores_at_the_same_skips_have_the_same_plan(seed: int, tmp_path: Path) -> None:
    assert same_plan(varied(seed), seed, 3, tmp_path)


def test_another_skip_is_another_plan(tmp_path: Path) -> None:
    case = varied(1010)
    first, *others = case.people
    fewer = case._replace(people=(first._replace(answered=frozenset({"felt"})), *others))
    (plan,), (other,) = outlines(case, 1, 0, tmp_path), outlines(fewer, 2, 0, tmp_path / "other")
    assert not plan[0].equals(other[0])


# ── Bounds ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("seed", SEEDS_OF_BOUNDS)
def test_a_protected_mean_is_within_what_everything_shown_leaves_it(
    seed: int, tmp_path: Path
) -> None:
    answered = who_answered(invented(seed))
    wave = answered.people[0].wave
    people = tuple(person for person in answered.people if person.wave == wave)
    case = answered._replace(people=people)
    file = with_realistic_scores(answers_of(case, named(case, seed), seed), case, seed)
    load_case(case, file, tmp_path / "invented.duckdb")
    with closing(open_results(tmp_path / "invented.duckdb")) as results:
        shown, gaps = results.shown(), results.gaps()
    for one in narrowed(case.organisation, QUESTIONNAIRE, people, shown, gaps):
        assert one.lowest <= one.highest
        items = [item.id for item in QUESTIONNAIRE.items_of(one.theme)]
        rated = file.answers.filter(pl.col("question").is_in(items), state="rated")
        means = dict(rated.group_by("key").agg(pl.col("code").mean()).rows())
        members = case.organisation.members(one.group) - {NOT_STATED}
        enough = -(-2 * len(items) // 3)
        inside = [
            means[key]
            for key, person in enumerate(people)
            if person.atom in members and len(person.answered.intersection(items)) >= enough
        ]
        assert len(inside) == one.people
        assert one.lowest - 1e-3 <= sum(inside) / one.people <= one.highest + 1e-3, one


def test_a_high_mean_of_all_leaves_little_room_below_for_four_of_ten() -> None:
    """Ten people have 90 ± 0.5 points, six of them 60 at most: the four at least 29.5."""
    chart = chart_of("ab", "top")
    heads = {Atom("a", "top"): 4, Atom("b", "top"): 6}
    theme = OneTheme(chart, QUESTIONNAIRE, "pair", people_of(heads))
    blocks = {"low": None, "middle": None, "top_box": None}
    keys = dict.fromkeys(Group._fields) | {"measure_kind": "theme", "measure": "pair"}
    theme.add_shown({**keys, **blocks, "base": 10, "mean": 9.0, "mean_bound": ""})
    found = theme.narrowed(Group(unit="a"))
    assert found is not None
    assert (found.lowest, found.highest) == pytest.approx((29.5 / 4, 10), abs=1e-4)
    assert group_of(keys) == OVERALL


# ── Several editions in one system ───────────────────────────────────────────────────────────────

HERE, THERE = Atom("a", "top"), Atom("b", "top")
SIX = [(Person("w", HERE, EVERYTHING),) * 2 for _ in range(6)]
STAYING = [(Person("w", THERE, EVERYTHING),) * 2 for _ in range(6)]


def felt(group: Group, base: int, edition: int) -> Shown:
    return Shown("w", group, "rating", "felt", base, edition=edition)


@pytest.mark.parametrize(
    ("known", "bases"),
    [
        pytest.param((None, Person("w", HERE, EVERYTHING)), (6, 7), id="a late answer"),
        pytest.param((Person("w", HERE, EVERYTHING), None), (7, 6), id="an erasure"),
        pytest.param(
            (Person("w", HERE, EVERYTHING), Person("w", HERE, EVERYTHING, version=1)),
            (7, 7),
            id="a correction",
        ),
        pytest.param(
            (Person("w", HERE, EVERYTHING), Person("w", THERE, EVERYTHING)), (7, 6), id="a move"
        ),
    ],
)
def test_two_editions_that_differ_by_one_person_give_that_person_away(
    known: Known, bases: tuple[int, int]
) -> None:
    attacker = Attacker(chart_of("ab", "top"), QUESTIONNAIRE, [*SIX, *STAYING, known])
    both = [felt(Group(unit="a"), base, edition) for edition, base in enumerate(bases)]
    assert [crowd.people for crowd in attacker.given_away(both)] == [1]
    for alone in both:
        assert not attacker.given_away([alone])


def test_editions_that_differ_by_enough_people_give_nobody_away() -> None:
    late = [(None, Person("w", HERE, EVERYTHING)) for _ in range(5)]
    attacker = Attacker(chart_of("ab", "top"), QUESTIONNAIRE, [*SIX, *STAYING, *late])
    both = [felt(Group(unit="a"), 6, 0), felt(Group(unit="a"), 11, 1)]
    assert not attacker.given_away(both)


def test_a_person_with_two_versions_is_one_person() -> None:
    """All five corrected: ten sets of answers, and still five people."""
    corrected = [
        (Person("w", HERE, EVERYTHING), Person("w", HERE, EVERYTHING, version=1)) for _ in range(4)
    ]
    attacker = Attacker(chart_of("ab", "top"), QUESTIONNAIRE, [*SIX, *corrected])
    both = [felt(Group(unit="a"), 10, edition) for edition in (0, 1)]
    assert [crowd.people for crowd in attacker.given_away(both)] == [4]
