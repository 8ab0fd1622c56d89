"""An independent program knows no small set's total by what the plan shows, in fixed tables.

Groups of all sorts at once: overall, units, levels, kinds, divisions, and their crosses.
"""

import pytest

from assessment.disclosure import disclosure_plan
from tests.hostile.judge import Table, tables, worked_out
from tests.hostile.policies import by_remainder, by_threshold

TABLES = tables()


@pytest.mark.parametrize("table", TABLES, ids=[table.title for table in TABLES])
def test_nobody_few_can_be_worked_out_from_what_the_plan_shows(table: Table) -> None:
    plan = disclosure_plan(table.organisation, table.heads)
    known = worked_out(table, plan.shown)
    assert not {atoms for atoms in known if table.is_small(atoms)}
    assert not known & {table.members(group) for group in plan.complementary}


def test_there_are_tables_enough_of_one_way_and_of_two() -> None:
    levels = [len(table.organisation.levels) for table in TABLES]
    assert len(TABLES) >= 50
    assert min(levels.count(1), sum(map((1).__lt__, levels))) >= 10
    assert sum(bool(disclosure_plan(t.organisation, t.heads).shown) for t in TABLES) >= 40


def test_the_judge_works_small_sets_out_where_less_is_hidden() -> None:
    for rule, at_least in ((by_threshold, 30), (by_remainder, 10)):
        shown = [(t, rule(t.organisation, t.heads, t.heads, t.organisation.groups)) for t in TABLES]
        won = [t for t, one in shown if any(map(t.is_small, worked_out(t, one.shown)))]
        assert len(won) >= at_least, rule.__name__
