"""A sample of `make crash`: programs that are ended, and disks that are full."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.crash.killing import kills, without_room
from tests.hostile.crash.operations import OPERATIONS, Case, case_of

Cases = Callable[[str], Case]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Cases:
    folder, made = tmp_path_factory.mktemp("crash"), dict[str, Case]()

    def of(name: str) -> Case:
        if name not in made:
            made[name] = case_of(name, folder)
        return made[name]

    return of


@pytest.mark.parametrize("name", OPERATIONS)
def test_whoever_is_ended_in_the_commit_has_done_it_or_not(
    case: Cases, tmp_path: Path, name: str
) -> None:
    for _, wrong in kills(case(name), tmp_path, range(1), in_commit=True):
        assert wrong == []


def test_whoever_is_ended_anywhere_has_done_it_or_not(case: Cases, tmp_path: Path) -> None:
    for _, wrong in kills(case("load"), tmp_path, range(1), in_commit=False):
        assert wrong == []


@pytest.mark.parametrize("name", ["load", "erase"])
def test_a_full_disk_is_a_sentence_and_the_file_is_as_it_was(
    case: Cases, tmp_path: Path, name: str
) -> None:
    found = list(without_room(case(name), tmp_path, 3))
    assert [wrong for _, wrong in found] == [[], [], []]
    assert {code for code, _ in found} == {0, 1}


def test_what_is_lost_is_found(case: Cases, tmp_path: Path) -> None:
    """A check that finds nothing proves nothing."""
    load = case("load")
    folder = load.copied(tmp_path / "lost")
    (folder / "2026.csv").write_text("wave,s1\n2026,5\n")
    assert [one.split(":")[0] for one in load.wrong(folder)] == ["not done the second time"]
