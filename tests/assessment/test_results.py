"""Results: which groups are shown, and their rows in the order asked for."""

import shutil
from collections.abc import Iterator
from contextlib import closing

import pytest

from assessment.errors import Refused
from assessment.loading import load
from assessment.organisation import OVERALL, Group
from assessment.results import Results, open_results
from queries.runner import contract
from tests.notation import EVERYBODY, Folder, answers

TOP, LOW = Group(level="top"), Group(level="low")
A, B = Group(unit="A"), Group(unit="B")
A_TOP, B_TOP = Group(unit="A", level="top"), Group(unit="B", level="top")


@pytest.fixture(scope="module")
def results(small: Folder) -> Iterator[Results]:
    with closing(open_results(small / "small.duckdb")) as opened:
        yield opened


def test_every_group_is_shown_or_protected_each_in_release_order(results: Results) -> None:
    groups = results.organisation.groups
    shown, protected = results.groups("2026"), results.protected("2026")
    assert set(shown) | set(protected) == set(groups)
    assert set(shown) & set(protected) == set()
    assert list(shown) == sorted(shown, key=groups.index)
    assert list(protected) == sorted(protected, key=groups.index)


def test_a_group_below_the_smallest_and_those_that_would_tell_it_are_protected(
    results: Results,
) -> None:
    shown = results.groups("2026")
    assert {OVERALL, TOP, LOW, A, B} <= set(shown)
    assert {A_TOP, B_TOP} <= set(results.protected("2026"))


def test_a_wave_without_answers_shows_no_group(results: Results) -> None:
    assert results.waves == ("2026",)
    assert results.groups("2025") == ()
    assert results.protected("2025") == results.organisation.groups


def test_cells_stand_in_the_order_of_the_groups_and_measures_of_the_questionnaire(
    results: Results,
) -> None:
    cells = results.cells("2026", ["theme", "item"], [LOW, OVERALL, TOP])
    assert cells["level"].to_list() == ["low"] * 7 + [""] * 7 + ["top"] * 7
    in_order = ["pair", "s1", "d1", "three", "t1", "t2", "t3"]
    assert cells["measure"].to_list() == in_order * 3


def test_cells_are_narrowed_to_the_measures_asked_for(results: Results) -> None:
    cells = results.cells("2026", ["item", "theme"], [TOP], ["three", "s1", "felt"])
    assert cells["measure"].to_list() == ["s1", "three"]


def test_a_protected_cell_has_only_its_group_and_measure(results: Results) -> None:
    (cell,) = results.cells("2026", ["item"], [B_TOP], ["s1"]).rows(named=True)
    keys = {"wave": "2026", "unit": "B", "level": "top", "measure_kind": "item", "measure": "s1"}
    assert {key: value for key, value in cell.items() if value not in {None, ""}} == {
        **keys,
        "status": "protected",
    }


def test_a_shown_cell_has_its_mean_and_base(results: Results) -> None:
    (cell,) = results.cells("2026", ["item"], [TOP], ["d1"]).rows(named=True)
    assert (cell["status"], cell["base"], cell["mean"]) == ("shown", 9, 6.0)
    assert (cell["answered"], cell["invited"]) == (9, 9)


def test_a_gap_is_the_difference_of_what_is_shown_of_two_groups(results: Results) -> None:
    gaps = results.differences("2026", TOP, LOW).rows(named=True)
    gap = next(one for one in gaps if one["measure"] == "s1")
    values = [gap[key] for key in ("a_value", "b_value", "difference", "a_base", "b_base")]
    assert values == [8.0, 4.0, 4.0, 9, 10]


def test_gaps_turn_round_with_their_groups(results: Results) -> None:
    there, back = results.differences("2026", TOP, LOW), results.differences("2026", LOW, TOP)
    assert there["difference"].to_list() == [-value for value in back["difference"]]
    assert there["measure"].to_list() == back["measure"].to_list()


def test_no_gap_is_told_with_a_protected_group(results: Results) -> None:
    assert results.differences("2026", TOP, B_TOP).is_empty()


def test_everything_shown_is_a_row_for_each_group_and_measure(results: Results) -> None:
    shown = results.shown()
    groups = shown.select("unit_kind", "division", "unit", "level").unique()
    assert groups.height == len(results.organisation.groups)
    assert shown.height == groups.height * shown.select("measure_kind", "measure").unique().height
    assert dict(contract("results/shown").columns).keys() == set(shown.columns)


def test_waves_stand_by_date_whatever_their_ids(folder: Folder, small: Folder) -> None:
    for name in ("small.duckdb", "small.duckdb.key"):
        shutil.copyfile(small / name, folder / name)
    folder.change("organisation.toml", 'id = "2025"', 'id = "later"')
    folder.change("organisation.toml", "2025-10-15", "2027-10-15")
    folder.change("roster.csv", "2025,", "later,", times=4)
    folder.write("a.csv", answers(f"r1..r6: unit=A level=top {EVERYBODY}", wave="later"))
    load(folder / "small.duckdb", folder.checked("a.csv"), folder.definitions)
    with closing(open_results(folder / "small.duckdb")) as results:
        assert results.waves == ("2026", "later")
        assert results.shown()["wave"].unique().sort().to_list() == ["2026", "later"]


def test_results_of_a_missing_database_are_refused(folder: Folder) -> None:
    with pytest.raises(Refused) as refusal:
        open_results(folder / "missing.duckdb")
    assert refusal.value.problems[0].code == "database_missing"


def test_results_of_a_file_cut_short_are_whole_or_refused(small: Folder, folder: Folder) -> None:
    whole = (small / "small.duckdb").read_bytes()
    with closing(open_results(small / "small.duckdb")) as results:
        expected = results.shown()
    refused: list[str] = []
    for part in range(1, 20):
        cut = folder / f"cut{part}.duckdb"
        cut.write_bytes(whole[: len(whole) * part // 20])
        try:
            with closing(open_results(cut)) as results:
                assert results.shown().equals(expected)
        except Refused as refusal:
            refused += [problem.code for problem in refusal.problems]
    assert set(refused) == {"not_an_assessment_file"}
