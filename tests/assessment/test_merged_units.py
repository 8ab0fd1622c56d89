"""People who state a merged unit count under the one that it was merged into; nothing else."""

from contextlib import closing
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from assessment.checking import roster_warnings
from assessment.comparisons import FixedList
from assessment.loading import load
from assessment.organisation import OVERALL, Atom, Group
from assessment.results import open_results
from assessment.store import open_to_read
from tests.notation import EVERYBODY, Folder, answers

ORG = "organisation.toml"
UNIT_C = """[[units]]
id = "C"
name = {en = "Unit C"}
kind = "support"
aliases = ["Cee"]
"""
MERGED = 'merged_into = "B"\n'
ROSTER = """wave,unit,level,invited
2025,A,low,8
2025,B,low,3
2025,C,low,3
2026,A,low,8
2026,B,low,3
2026,C,low,3
"""


@pytest.fixture
def three(folder: Folder) -> Folder:
    """The small organisation with a third unit, C, and few people in B and C."""
    folder.change(ORG, "[[waves]]", f"{UNIT_C}\n[[waves]]")
    folder.write("roster.csv", ROSTER)
    return folder


def merge(folder: Folder) -> None:
    folder.change(ORG, 'aliases = ["Cee"]\n', f'aliases = ["Cee"]\n{MERGED}')


def people(wave: str, c: str = "C", first: int = 1) -> str:
    """Eight of A, three of B and of C; C is stated as the test has it."""
    rows = [f"{wave}a{n}: unit=A level=low {EVERYBODY}" for n in range(first, first + 8)]
    rows += [f"{wave}b{n}: unit=B level=low {EVERYBODY} s1=4" for n in range(first, first + 3)]
    rows += [f"{wave}c{n}: unit={c} level=low {EVERYBODY} s1=3" for n in range(first, first + 3)]
    return answers("\n".join(rows), wave=wave)


def shown(database: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    with closing(open_results(database)) as results:
        return results.shown(), results.gaps()


def test_a_merged_unit_is_no_group_and_its_atoms_are_those_of_the_other(three: Folder) -> None:
    merge(three)
    organisation = three.organisation
    assert [unit.id for unit in organisation.counted_units] == ["A", "B"]
    assert Group(unit="C") not in organisation.groups
    assert all(atom.unit != "C" for atom in organisation.atoms)
    assert all(atom.unit != "C" for atom in organisation.members(OVERALL))
    assert organisation.counted_under("C") == organisation.counted_under("B") == "B"
    assert organisation.members(Group(unit="B")) == {Atom("B", "top"), Atom("B", "low")}


@pytest.mark.parametrize("stated", ["C", "Unit C", "cee"])
def test_results_are_as_if_everybody_of_it_had_stated_the_other(three: Folder, stated: str) -> None:
    merge(three)
    three.write("merged.csv", people("2025", f'"{stated}"'))
    three.write("other.csv", people("2025", "B"))
    for name in ("merged", "other"):
        load(three / f"{name}.duckdb", three.checked(f"{name}.csv"), three.definitions)
    results, gaps = shown(three / "merged.duckdb")
    other_results, other_gaps = shown(three / "other.duckdb")
    assert_frame_equal(results, other_results)
    assert_frame_equal(gaps, other_gaps)
    b = results.filter(pl.col("unit") == "B", pl.col("level") == "", pl.col("measure") == "felt")
    assert b.select("answered", "invited").rows() == [(6, 6)]
    assert "C" not in results["unit"]


def test_answers_are_stored_as_stated_and_a_merge_chosen_later_counts_all_waves(
    three: Folder,
) -> None:
    for wave in ("2025", "2026"):
        three.write(f"{wave}.csv", people(wave))
    database = three / "client.duckdb"
    load(database, three.checked("2025.csv"), three.definitions)
    assert Group(unit="B") in _protected(database, "2025")
    merge(three)
    load(database, three.checked("2026.csv"), three.definitions)
    for wave in ("2025", "2026"):
        assert Group(unit="B") not in _protected(database, wave)
    with closing(open_to_read(database)) as file:
        stated = file.coverage.filter(pl.col("unit") == "C")
    assert stated.select("wave", "answered", "invited").rows() == [("2025", 3, 3), ("2026", 3, 3)]


def test_more_answers_than_invited_are_counted_where_people_count(three: Folder) -> None:
    """Of a unit that is merged some state the other one: together they are as many as invited."""
    three.write("a.csv", people("2025", "B"))
    warned = roster_warnings(three.checked("a.csv"), three.definitions)
    assert [(one.code, one.values["unit"]) for one in warned] == [("more_than_invited", "B")]
    merge(three)
    assert roster_warnings(three.checked("a.csv"), three.definitions) == ()


def test_who_continues_a_merged_unit_continues_the_one_it_is_counted_under(three: Folder) -> None:
    three.change(ORG, 'aliases = ["Bee"]', "")
    three.change(ORG, 'division = "north"', 'division = "north"\ncontinues = "C"')
    assert three.organisation.before(Group(unit="A")) == Group(unit="C")
    merge(three)
    organisation = three.organisation
    assert organisation.before(Group(unit="A", level="low")) == Group(unit="B", level="low")
    assert organisation.before(Group(unit="B")) == Group(unit="B")
    fixed = FixedList(organisation, ["2025", "2026"], {"2025": {"B"}, "2026": {"A", "B"}})
    earlier = {c.a_group: c.b_group for c in fixed.comparisons if c.kind == "wave"}
    numbers = fixed.number_of
    assert earlier[numbers[Group(unit="A")]] == numbers[Group(unit="B")]


def test_a_unit_was_there_in_the_wave_before_when_those_counted_in_it_were(three: Folder) -> None:
    """B continues A; nobody stated B then, but C's people count under it: it was there."""
    merge(three)
    three.change(ORG, 'aliases = ["Bee"]', 'continues = "A"')
    early = people("2025").replace("2025,B,", "2025,C,")
    three.write("2025.csv", early)
    three.write("2026.csv", people("2026"))
    database = three / "client.duckdb"
    for wave in ("2025", "2026"):
        load(database, three.checked(f"{wave}.csv"), three.definitions)
    _, gaps = shown(database)
    between = gaps.filter(kind="wave", measure="felt", a="wave=2026;unit=B")
    assert between.select("b", "a_base", "b_base").rows() == [("wave=2025;unit=B", 6, 6)]


def _protected(database: Path, wave: str) -> tuple[Group, ...]:
    with closing(open_results(database)) as results:
        return results.protected(wave)
