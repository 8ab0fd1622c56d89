"""Figures between two waves, as weights of people: linked people, and means at constant mix.

A part of an atom says who else its people are: `<` answered the wave before too, `>` the next one,
`=` at the same level.
"""

from datetime import date
from fractions import Fraction
from math import gcd

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.changes import row_of
from assessment.comparisons import Change, ChangeKind
from assessment.organisation import NOT_STATED, OVERALL, Atom, Group, Organisation
from assessment.parts import Level, Unit, Wave

TOP = Group(level="top")


def organisation_of(**continues: str) -> Organisation:
    """Units a to d, levels top and first, waves w1 to w3; `b="a"`: b continues a."""
    return Organisation(
        id="small",
        name="Small",
        levels=tuple(Level(id=level, name={"en": level}) for level in ("top", "first")),
        units=tuple(
            Unit(id=unit, name={"en": unit}, kind="support", continues=continues.get(unit))
            for unit in "abcd"
        ),
        waves=tuple(
            Wave(id=f"w{n}", name={"en": f"w{n}"}, date=date(2020 + n, 1, 1)) for n in (1, 2, 3)
        ),
    )


def heads(case: str) -> dict[Atom, int]:
    """Read "a.top=3 a.top:<=2 -=4": the atom, after `:` its part, after the last `=` the people."""
    people: dict[Atom, int] = {}
    for word in case.split():
        atom, _, number = word.rpartition("=")
        unit, _, rest = atom.partition(".")
        level, _, part = rest.partition(":")
        people[NOT_STATED if unit == "-" else Atom(unit, level, part)] = int(number)
    return people


def weights(
    kind: ChangeKind,
    wave: str,
    *,
    now: str,
    before: str,
    group: Group = OVERALL,
    organisation: Organisation | None = None,
) -> dict[Atom, int]:
    """Of the change from w1 to w2: the weights in one of the two waves, as small as they can be."""
    change = Change(9, kind, group, "w2", "w1")
    row = row_of(change, wave, heads(now), heads(before), organisation or organisation_of())
    return {atom: weight // gcd(*row.values()) for atom, weight in row.items()}


# ── Linked people ────────────────────────────────────────────────────────────────────────────────


def test_the_linked_count_once_in_either_wave_and_the_others_not_at_all() -> None:
    now, before = "a.top=3 a.top:<==4 b.top:<=2", "a.top=5 a.top:>==4 a.first:>=2"
    found = {wave: weights("wave_linked", wave, now=now, before=before) for wave in ("w1", "w2")}
    assert found == {
        "w2": {Atom("a", "top", "<="): 1, Atom("b", "top", "<"): 1},
        "w1": {Atom("a", "top", ">="): 1, Atom("a", "first", ">"): 1},
    }


def test_of_a_level_the_linked_are_those_who_were_at_it_both_times() -> None:
    now, before = "a.top:<==4 b.top:<=2 a.first:<==5", "a.top:>==4 a.first:>=2 a.first:>==5"
    waves = ("w1", "w2")
    found = [weights("wave_linked", one, now=now, before=before, group=TOP) for one in waves]
    assert found == [{Atom("a", "top", ">="): 1}, {Atom("a", "top", "<="): 1}]


def test_in_a_middle_wave_people_are_linked_to_either_side() -> None:
    middle = "a.top:<=>==1 a.top:<=>=2 a.top:<>==3 a.top:<=4 a.top:>==5"
    earlier = Change(8, "wave_linked", TOP, "w2", "w1")
    later = Change(9, "wave_linked", TOP, "w3", "w2")
    organisation = organisation_of()
    as_later = row_of(earlier, "w2", heads(middle), {}, organisation)
    as_earlier = row_of(later, "w2", {}, heads(middle), organisation)
    assert {atom.part for atom in as_later} == {"<=>=", "<=>"}
    assert {atom.part for atom in as_earlier} == {"<=>=", "<>=", ">="}


# ── Constant mix ─────────────────────────────────────────────────────────────────────────────────


def test_each_cell_weighs_as_much_as_it_did_before() -> None:
    found = weights("wave_constant_mix", "w2", now="a.top=6 b.top=4", before="a.top=3 b.top=8")
    a, b = Atom("a", "top"), Atom("b", "top")
    assert found[a] * 6 * 8 == found[b] * 4 * 3  # people times weight, now as before
    earlier = weights("wave_constant_mix", "w1", now="a.top=6 b.top=4", before="a.top=3 b.top=8")
    assert earlier == {a: 1, b: 1}


def test_a_cell_without_people_in_either_wave_is_left_out_of_both() -> None:
    now, before = "a.top=6 b.top=4", "a.top=3 c.top=8"
    for wave in ("w1", "w2"):
        assert weights("wave_constant_mix", wave, now=now, before=before) == {Atom("a", "top"): 1}


def test_where_no_cell_is_there_twice_nobody_weighs_anything() -> None:
    for wave in ("w1", "w2"):
        assert weights("wave_constant_mix", wave, now="a.top=6", before="b.top=6") == {}


def test_people_of_no_stated_atom_have_no_cell() -> None:
    now, before = "a.top=6 -=9", "a.top=6 -=9"
    for wave in ("w1", "w2"):
        assert weights("wave_constant_mix", wave, now=now, before=before) == {Atom("a", "top"): 1}


def test_of_a_level_there_are_only_its_own_cells() -> None:
    case = "a.top=6 a.first=9"
    found = weights("wave_constant_mix", "w2", now=case, before=case, group=TOP)
    assert found == {Atom("a", "top"): 1}


def test_the_parts_of_an_atom_are_one_cell_and_weigh_alike() -> None:
    now, before = "a.top=2 a.top:<==4 b.top=6", "a.top=6 a.top:>==6 b.top=6"
    found = weights("wave_constant_mix", "w2", now=now, before=before)
    assert found[Atom("a", "top")] == found[Atom("a", "top", "<=")] == 2 * found[Atom("b", "top")]


# ── Units that continue others ───────────────────────────────────────────────────────────────────


def test_a_unit_has_the_cell_of_the_one_that_it_continues() -> None:
    renamed = organisation_of(c="b")
    now, before = "a.top=6 c.top=4", "a.top=3 b.top=8"
    later = weights("wave_constant_mix", "w2", now=now, before=before, organisation=renamed)
    assert later[Atom("a", "top")] * 6 * 8 == later[Atom("c", "top")] * 4 * 3
    earlier = weights("wave_constant_mix", "w1", now=now, before=before, organisation=renamed)
    assert earlier == {Atom("a", "top"): 1, Atom("b", "top"): 1}


def test_two_units_made_of_one_are_one_cell() -> None:
    split = organisation_of(c="b", d="b")
    now, before = "a.top=6 c.top=2 d.top=2", "a.top=6 b.top=8"
    found = weights("wave_constant_mix", "w2", now=now, before=before, organisation=split)
    assert found == {Atom("a", "top"): 1, Atom("c", "top"): 2, Atom("d", "top"): 2}


def test_a_unit_that_was_there_before_is_its_own_cell() -> None:
    renamed = organisation_of(c="b")
    now, before = "a.top=6 c.top=4", "a.top=6 c.top=8"
    found = weights("wave_constant_mix", "w2", now=now, before=before, organisation=renamed)
    assert found == {Atom("a", "top"): 1, Atom("c", "top"): 2}


# ── In general ───────────────────────────────────────────────────────────────────────────────────

MIX = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(MIX)
def test_weights_are_whole_and_give_the_mix_of_before(mix: list[tuple[int, int]]) -> None:
    now = {Atom(unit, "top"): n for unit, (n, _) in zip("abcd", mix, strict=False) if n}
    before = {Atom(unit, "top"): n for unit, (_, n) in zip("abcd", mix, strict=False) if n}
    change = Change(9, "wave_constant_mix", OVERALL, "w2", "w1")
    found = row_of(change, "w2", now, before, organisation_of())
    assert found.keys() == now.keys() & before.keys()
    times = {Fraction(weight * now[atom], before[atom]) for atom, weight in found.items()}
    assert len(times) <= 1


@pytest.mark.parametrize("times", [1, 2, 7])
def test_where_the_mix_is_the_same_everybody_weighs_alike(times: int) -> None:
    before = "a.top=3 a.first=5 b.top=2"
    now = {atom: people * times for atom, people in heads(before).items()}
    change = Change(9, "wave_constant_mix", OVERALL, "w2", "w1")
    found = row_of(change, "w2", now, heads(before), organisation_of())
    assert len(set(found.values())) == 1
