"""A machine that loads, corrects, moves, erases and releases, to make some release leak."""

import tempfile
from pathlib import Path
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from assessment.organisation import NOT_STATED, Atom, Organisation, Unit
from tests.hostile.figures import Person
from tests.hostile.history import History, Who
from tests.hostile.invented import QUESTIONNAIRE, changed, invented

WAVES = 2
HEADLINE = 3
"""One of so many steps of a walk follows a new headline."""
FEW = (1, 3, 5, 6, 8)
TICKED = (0.1, 0.5, 1)
"""Shares of the comments."""
RELEASED = (True, True, False)
"""Whether a release follows at once."""
SEEDS = st.integers(0, 10_000)
SOME, PERHAPS = st.sampled_from(FEW), st.sampled_from(RELEASED)


class Releases(RuleBasedStateMachine):
    """Loads, corrections, erasures, moves and releases in any order."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._names = 0
        self.leaks = False

    @initialize(seed=SEEDS)
    def begin(self, seed: int) -> None:
        people: dict[Who, Person] = {}
        dice = _dice(seed)
        ticked = TICKED[seed % len(TICKED)]
        self.history = History(Path(self._folder.name), _chart(seed), ticked)
        for wave in self.history.organisation.waves:
            for atom in self.history.organisation.atoms:
                people |= self._some(dice, wave.id, atom, dice.randint(0, 9))
        self.history.load(people or self._some(dice, "w0", NOT_STATED, 1))
        self.then(released=True)

    @rule(seed=SEEDS, few=SOME, released=PERHAPS)
    def late_answers(self, seed: int, few: int, released: bool) -> None:
        dice = _dice(seed)
        wave = dice.choice(self.history.organisation.waves).id
        places = (*self.history.organisation.atoms, NOT_STATED)
        atoms = dice.sample(places, dice.randint(1, len(places)))
        people: dict[Who, Person] = {}
        for atom in atoms:
            people |= self._some(dice, wave, atom, few)
        self.history.load(people)
        self.then(released)

    @rule(seed=SEEDS, few=SOME, released=PERHAPS)
    def erasures(self, seed: int, few: int, released: bool) -> None:
        self.history.erase(self._alike(_dice(seed), few))
        self.then(released)

    @rule(seed=SEEDS, few=SOME, moved=st.booleans(), released=PERHAPS)
    def corrections_and_moves(self, seed: int, few: int, moved: bool, released: bool) -> None:
        dice = _dice(seed)
        gone = self.history.erase(self._alike(dice, few))
        atom = dice.choice(self.history.organisation.atoms)
        again = {
            who: one._replace(atom=atom if moved else one.atom, answered=_answered(dice))
            for who, one in gone.items()
        }
        if again:
            self.history.load(again)
        self.then(released)

    @rule(seed=SEEDS)
    def a_unit_in_another_division(self, seed: int) -> None:
        dice = _dice(seed)
        chart = self.history.organisation
        self._reorganise(
            dice.choice(chart.units), division=dice.choice([None, *(d.id for d in chart.divisions)])
        )

    @rule(seed=SEEDS)
    def a_unit_merged_or_parted_again(self, seed: int) -> None:
        dice = _dice(seed)
        chart = self.history.organisation
        one = dice.choice(chart.units)
        others = [into.id for into in chart.counted_units if into != one]
        is_merged_into = one.id in chart.merges.values()
        into = dice.choice(others) if others and not is_merged_into else None
        self._reorganise(one, merged_into=None if one.merged_into else into)

    @rule()
    def a_headline(self) -> None:
        self.history.word()

    @invariant()
    def whoever_keeps_every_release_works_nobody_out(self) -> None:
        assert not self.leaks

    def then(self, released: bool) -> None:
        """Publish, or not yet."""
        if released:
            given_away = self.history.release()
            self.leaks = self.leaks or bool(given_away) or self.history.words_give_away

    def teardown(self) -> None:
        self._folder.cleanup()

    def _reorganise(self, unit: Unit, **fields: object) -> None:
        """From the next load on, a unit is otherwise."""
        chart = self.history.organisation
        units = (one.model_copy(update=fields) if one == unit else one for one in chart.units)
        self.history.reorganise(changed(chart, units=tuple(units)))

    def _some(self, dice: Random, wave: str, atom: Atom, people: int) -> dict[Who, Person]:
        """New respondents; some of the names are those of another wave's."""
        found: dict[Who, Person] = {}
        for _ in range(people):
            self._names += 1
            name = f"r{self._names}"
            known = [who for who, _ in self.history.now if (who, wave) not in self.history.now]
            if known and dice.random() < 1 / 2:
                name = dice.choice(known)
            found[name, wave] = Person(wave, atom, _answered(dice))
        return found

    def _alike(self, dice: Random, few: int) -> list[str]:
        """Names of so many people of one wave and atom."""
        now = self.history.now
        if not now:
            return []
        one = dice.choice(list(now.values()))
        alike = [who for (who, _), other in now.items() if other[:2] == one[:2]]
        return dice.sample(alike, min(few, len(alike)))


def _dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 -- repeatable


def _chart(seed: int) -> Organisation:
    """An invented organisation of two waves at most."""
    chart = invented(seed).organisation
    return changed(chart, waves=chart.waves[:WAVES])


def _answered(dice: Random) -> frozenset[str]:
    """Four of five people skip nothing, others one question in ten; nobody skips all."""
    skipped = 0.1 if dice.random() < 1 / 5 else 0
    asked = (question.id for question in QUESTIONNAIRE.questions)
    return frozenset({"felt", *(one for one in asked if dice.random() >= skipped)})


def walk(seed: int, steps: int) -> History:
    """So many steps of the machine at random, whatever comes of it."""
    machine, dice = Releases(), _dice(seed)
    try:
        machine.begin(seed)
        for _ in range(steps):
            step, few = dice.randrange(10_000), dice.choice(FEW)
            released = dice.choice(RELEASED)
            if step % HEADLINE == 0:
                machine.a_headline()
            match dice.choices(("late", "erased", "again", "unit", "merge"), (10, 3, 4, 2, 2))[0]:
                case "late":
                    machine.late_answers(step, few, released)
                case "erased":
                    machine.erasures(step, few, released)
                case "again":
                    machine.corrections_and_moves(step, few, dice.random() < 1 / 2, released)
                case "unit":
                    machine.a_unit_in_another_division(step)
                case _:
                    machine.a_unit_merged_or_parted_again(step)
        return machine.history
    finally:
        machine.teardown()
