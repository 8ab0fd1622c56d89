"""An attacker who knows everything but the answers, and has exact linear algebra.

Known: the organisation chart, who answered, who skipped what, the method, and every figure shown.
A figure is a sum of people's answers with known weights: a row over unknowns, one for each person
and answer. The attacker combines the rows of all groups and all measures jointly until only the
answers of a few people are left. Confidentiality holds when no combination leaves fewer people
than make a group.

Figures may come from several editions, between which answers came, were corrected, went, and people
moved. Then the unknowns are the answers of each version, and a person is one person in all of them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from assessment.organisation import NOT_STATED, Organisation
from assessment.questionnaire import Questionnaire
from tests.hostile.combinations import Row, few_behind
from tests.hostile.figures import Held, Person, Reading, Shown, held, parts_of, questions_of

Known = Sequence[Person | None]
"""Somebody as they stand in each edition; None in one that doesn't have them."""


class Crowd(NamedTuple):
    """People whom no figure can tell apart: in every edition the same wave, atom and questions.

    They weigh alike in each further figure of those that are combined.
    """

    alike: tuple[Person | None, ...]
    people: int
    weights: tuple[Fraction, ...] = ()

    @property
    def standing(self) -> list[Person]:
        """As they stand in the editions that have them."""
        return [person for person in self.alike if person]

    @property
    def levels(self) -> frozenset[str]:
        """The levels they had; empty where none was stated."""
        return frozenset(person.atom.level or "" for person in self.standing)


class WrongFigureError(AssertionError):
    """A figure that can't stand on the people it says."""


class Attacker:
    """Knows the organisation, the questionnaire, and who answered what; not what they answered.

    People are as they stand in each edition; where there is one alone, just as they stand in it.
    `charts` is the organisation as it was in each, where it changed.
    """

    def __init__(
        self,
        organisation: Organisation,
        questionnaire: Questionnaire,
        people: Sequence[Person | Known],
        reading: Reading = held,
        charts: Sequence[Organisation] = (),
    ) -> None:
        self.organisation, self.questionnaire = organisation, questionnaire
        self._charts = charts or (organisation,)
        self.people = [(one,) if isinstance(one, Person) else tuple(one) for one in people]
        self._reading = reading
        self._held: dict[tuple[str, str, frozenset[str]], Held | None] = {}
        self._asked: dict[tuple[str, str], frozenset[str]] = {}

    def given_away(self, shown: Collection[Shown]) -> frozenset[Crowd]:
        """People, too few, on whose answers alone some combination of all that is shown depends.

        Empty when there are none. Raises WrongFigureError for a figure that can't be as it says.
        """
        for figures in self._related(self._wholes_checked(shown)):
            further = [figure for figure in figures if figure.weights is not None]
            crowds = self._crowds(figures, further)
            rows = [self._row(f, self._standing(f, crowds)) for f in figures if f.weights is None]
            rows += [self._further_row(f, place, crowds) for place, f in enumerate(further)]
            if few := self._few_behind(rows, crowds):
                return few
        return frozenset()

    def _wholes_checked(self, shown: Collection[Shown]) -> list[Shown]:
        """The figures but those that are arithmetic on others shown, and so tell nothing new."""
        known = {(figure.edition, *figure[:4]) for figure in shown}
        single: list[Shown] = []
        for figure in shown:
            parts = parts_of(self.questionnaire, figure.kind, figure.measure)
            if (
                figure.weights is None
                and not {(figure.edition, *figure[:2], *part) for part in parts} <= known
            ):
                raise WrongFigureError(figure, "is shown, and not all of its parts are", parts)
            if not parts:
                single.append(figure)
        return single

    def _related(self, shown: Iterable[Shown]) -> list[list[Shown]]:
        """Figures that share questions, however distantly: no others are worth combining."""
        families: list[tuple[set[tuple[str, str]], list[Shown]]] = []
        for figure in shown:
            questions = {(figure.wave, question) for question in self._questions(figure)}
            figures = [figure]
            for family in [family for family in families if family[0] & questions]:
                families.remove(family)
                questions, figures = questions | family[0], family[1] + figures
            families.append((questions, figures))
        return [figures for _, figures in families]

    def _crowds(self, figures: Sequence[Shown], further: Sequence[Shown]) -> list[Crowd]:
        asked = frozenset[str]().union(*(self._questions(figure) for figure in figures))
        wave = figures[0].wave

        def as_asked(person: Person | None) -> Person | None:
            if person is None or person.wave != wave:
                return None
            return person._replace(answered=person.answered & asked)

        alike = Counter(
            (
                tuple(map(as_asked, known)),
                tuple((figure.weights or {}).get(place, Fraction(0)) for figure in further),
            )
            for place, known in enumerate(self.people)
        )
        crowds = (Crowd(known, people, weights) for (known, weights), people in alike.items())
        return [crowd for crowd in crowds if crowd.standing]

    def _further_row(self, figure: Shown, place: int, crowds: Sequence[Crowd]) -> Row[Crowd]:
        """The sum behind a further figure, which is `place` among them; its base is its people."""
        counted = [crowd for crowd in crowds if crowd.weights[place]]
        strangers = [crowd for crowd in counted if self._holds(figure, crowd) is None]
        if sum(crowd.people for crowd in counted) != figure.base or strangers:
            raise WrongFigureError(figure, "can't stand on its base; there are", counted)
        return {
            unknown: weight * unknown[0].weights[place]
            for unknown, weight in self._row(figure, counted).items()
        }

    def _row(self, figure: Shown, standing: Iterable[Crowd]) -> Row[Crowd]:
        """A figure's sum; its base is known, so dividing by it would tell the attacker nothing."""
        return {
            (crowd, (person.version, answer)): weight
            for crowd in standing
            if (person := crowd.alike[figure.edition])
            for answer, weight in (self._holds(figure, crowd) or {}).items()
        }

    def _standing(self, figure: Shown, crowds: Iterable[Crowd]) -> list[Crowd]:
        """The crowds a figure stands on; its base says whether those not stated are among them."""
        members = self._charts[figure.edition % len(self._charts)].members(figure.group)
        inside = [
            (crowd, person.atom)
            for crowd in crowds
            if (person := crowd.alike[figure.edition])
            and person.atom in members
            and self._holds(figure, crowd) is not None
        ]
        every = [crowd for crowd, _ in inside]
        stated = [crowd for crowd, atom in inside if atom != NOT_STATED]
        for standing in (every, stated):
            if sum(crowd.people for crowd in standing) == figure.base:
                return standing
        raise WrongFigureError(figure, "can't stand on its base; there are", every)

    def _questions(self, figure: Shown) -> frozenset[str]:
        known = (figure.kind, figure.measure)
        if known not in self._asked:
            self._asked[known] = questions_of(self.questionnaire, *known)
        return self._asked[known]

    def _holds(self, figure: Shown, crowd: Crowd) -> Held | None:
        person = crowd.alike[figure.edition]
        if person is None:
            return None
        known = (figure.kind, figure.measure, person.answered)
        if known not in self._held:
            self._held[known] = self._reading(self.questionnaire, *known)
        return self._held[known]

    def _few_behind(self, rows: Sequence[Row[Crowd]], crowds: Sequence[Crowd]) -> frozenset[Crowd]:
        """Look for few people by the default k, then inside each level by its own."""
        default = self.organisation.smallest_group
        own = {level.id: level.smallest_group or default for level in self.organisation.levels}

        def are_few(some: Collection[Crowd]) -> bool:
            levels = {level for crowd in some for level in crowd.levels}
            enough = own.get(levels.pop(), default) if len(levels) == 1 else default
            return sum(crowd.people for crowd in some) < enough

        searches = [(default, list(crowds))] + [
            (k, [crowd for crowd in crowds if crowd.levels == frozenset({level})])
            for level, k in own.items()
            if k > default
        ]
        for k, among in searches:
            if few := few_behind(rows, among, k, are_few):
                return few
        return frozenset()
