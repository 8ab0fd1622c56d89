"""An assessment file through loads, corrections, moves, erasures and releases; who knows them all.

Every release is kept by somebody. What they know of a wave is each edition of its figures; where
published numbers stay, a release tells nothing new of it.
"""

from collections.abc import Collection, Mapping
from contextlib import closing
from itertools import count
from pathlib import Path

import polars as pl

from assessment.definition_files import Definitions
from assessment.erasing import erase_respondent
from assessment.errors import Refused
from assessment.loading import load
from assessment.organisation import Organisation
from assessment.publication import publish
from assessment.results import open_release
from tests.hostile.attack import Attacker, Crowd, Known
from tests.hostile.figures import Person, Shown
from tests.hostile.invented import QUESTIONNAIRE, Case, counted
from tests.hostile.policies import by_plan, figures
from tests.hostile.populations import knowing_derived
from tests.hostile.public import answers_of, public_figures

Who = tuple[str, str]
"""A respondent in a wave."""
Standing = Mapping[Who, Person]


class Kept:
    """Figures of several editions, and who stood where in each."""

    def __init__(self) -> None:
        self.editions: list[Standing] = []
        self.shown: list[Shown] = []
        self._place: dict[Who, int] = {}

    def add(self, standing: Standing, shown: Collection[Shown]) -> None:
        """One more edition; further figures have the weights of its people, by their place."""
        for who in standing:
            self._place.setdefault(who, len(self._place))
        here = [self._place[who] for who in standing]
        for figure in shown:
            weights = figure.weights and {here[place]: w for place, w in figure.weights.items()}
            self.shown.append(figure._replace(edition=len(self.editions), weights=weights))
        self.editions.append(dict(standing))

    @property
    def people(self) -> list[Known]:
        """Everybody ever there, as they stand in each edition."""
        return [
            tuple(
                knowing_derived(QUESTIONNAIRE, edition[who]) if who in edition else None
                for edition in self.editions
            )
            for who in self._place
        ]


class History:
    """What happened to an assessment file, and everything that was ever released of it."""

    def __init__(self, folder: Path, organisation: Organisation) -> None:
        self.organisation = organisation
        self._loaded = organisation
        """As the file has it: as it was at the last load."""
        self._database, self._release = folder / "history.duckdb", folder / "release"
        self._number = count(1)
        self.now: dict[Who, Person] = {}
        self.editions = 0
        self.charts: list[Organisation] = []
        self.released = Kept()
        self.alone = Kept()
        """What would be known if each edition were planned by itself."""
        self.kept = 0
        """How often a release left published numbers as they were."""

    def load(self, people: Mapping[Who, Person]) -> None:
        """Load answers; those of somebody erased before are another version."""
        number = next(self._number)
        versions = {who: one._replace(version=number) for who, one in people.items()}
        case = Case(self.organisation, tuple(versions.values()))
        file = answers_of(case, [name for name, _ in versions], number)
        definitions = Definitions(QUESTIONNAIRE, self.organisation, ())
        assert load(self._database, [file], definitions).loaded == len(versions)
        self._loaded = self.organisation
        self.now |= versions

    def erase(self, names: Collection[str]) -> dict[Who, Person]:
        """Erase respondents, in every wave; as they stood."""
        for name in names:
            erase_respondent(self._database, name)
        gone = {who: one for who, one in self.now.items() if who[0] in names}
        self.now = {who: one for who, one in self.now.items() if who not in gone}
        return gone

    def reorganise(self, chart: Organisation) -> None:
        """The organisation is another one from the next load on."""
        self.organisation = chart

    def release(self) -> frozenset[Crowd]:
        """Publish; who is given away by all releases so far, were somebody to keep them."""
        try:
            published = publish(self._database, self._release)
        except Refused:  # nobody has answered
            return frozenset()
        kept = {one.wave for one in published.kept}
        self.kept += bool(kept)
        if published.edition == self.editions:
            return frozenset()
        self.editions = published.edition
        self.charts.append(self._loaded)
        with closing(open_release(self._release)) as release:
            rows, gaps = (
                frame.filter(~pl.col("wave").is_in(kept))
                for frame in (release.shown(), release.gaps())
            )
        case = counted(Case(self._loaded, tuple(self.now.values())))
        self.alone.add(dict(zip(self.now, case.people, strict=True)), figures(case, by_plan))
        now = zip(self.now, case.people, strict=True)
        standing = {who: one for who, one in now if one.wave not in kept}
        case = case._replace(people=tuple(standing.values()))
        found = public_figures(case, [name for name, _ in standing], rows, gaps)
        self.released.add(standing, [one for one in found if one.wave not in kept])
        return self.given_away_by(self.released)

    def given_away_by(self, known: Kept) -> frozenset[Crowd]:
        """Whom everything known gives away."""
        people = known.people
        attacker = Attacker(self._loaded, QUESTIONNAIRE, people, charts=self.charts)
        return attacker.given_away(known.shown)
