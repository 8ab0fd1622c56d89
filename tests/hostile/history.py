"""An assessment file through loads, corrections, moves, erasures and releases; who knows them all.

Every release is kept by somebody. What they know of a wave is each edition of its figures; where
published numbers stay, a release tells nothing new of it. People also write, the consultant ticks
some of it and words headlines; the comments and stories of every release are kept too.
"""

from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import polars as pl

from assessment.checked_file import COMMENTS
from assessment.definition_files import Definitions
from assessment.erasing import erase_respondent
from assessment.errors import Refused
from assessment.loading import load
from assessment.organisation import NOT_STATED, Organisation
from assessment.publication import publish
from assessment.questions import Comment, comments_from
from assessment.results import Results, open_release
from dashboard.settled_stories import settled
from tests.hostile.attack import Attacker, Crowd, Known
from tests.hostile.figures import Person, Shown
from tests.hostile.invented import QUESTIONNAIRE, Case, counted
from tests.hostile.policies import by_plan, figures
from tests.hostile.populations import knowing_derived
from tests.hostile.public import answers_of, public_figures
from tests.hostile.words import Writers, headlines_of_other_numbers, tick_some, word, writing

SAID = "said"
ASKED = QUESTIONNAIRE.model_copy(
    update={"comments": (Comment(id=SAID, text={"en": "What else?"}),)}
)
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

    def __init__(self, folder: Path, organisation: Organisation, ticked: float = 0.5) -> None:
        self.organisation = organisation
        self._ticked = ticked
        """The share of the comments that are shown."""
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
        enough = comments_from(organisation.smallest_group)
        self.writers = {wave.id: Writers(enough) for wave in organisation.waves}
        self.headlines: dict[str, str] = {}
        """Own headlines, and for which computed ones they were written."""
        self.wrong_headlines: list[str] = []

    def load(self, people: Mapping[Who, Person]) -> None:
        """Load answers; those of somebody erased before are another version."""
        number = next(self._number)
        versions = {who: one._replace(version=number) for who, one in people.items()}
        case = Case(self.organisation, tuple(versions.values()))
        file = answers_of(case, [name for name, _ in versions], number)
        texts = [(key, SAID, writing(*who, number)) for key, who in enumerate(versions)]
        comments = pl.DataFrame(texts, schema=COMMENTS, orient="row").drop_nulls()
        definitions = Definitions(ASKED, self.organisation, ())
        loaded = load(self._database, [replace(file, comments=comments)], definitions)
        assert loaded.loaded == len(versions)
        tick_some(self._database, self._ticked)
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

    def word(self) -> None:
        """The consultant words a headline for the numbers as they are."""
        text = f"worded {len(self.headlines)}"
        if computed := word(self._database, text):
            self.headlines[text] = computed

    @property
    def words_give_away(self) -> bool:
        """Whether a comment is known to be of a few, or a headline tells of other numbers."""
        found = any(writers.worked_out() for writers in self.writers.values())
        return found or bool(self.wrong_headlines)

    def release(self) -> frozenset[Crowd]:
        """Publish; who is given away by all releases so far, were somebody to keep them."""
        try:
            published = publish(self._database, self._release, settled)
        except Refused:  # nobody has answered
            return frozenset()
        kept = {one.wave for one in published.kept}
        self.kept += bool(kept)
        with closing(open_release(self._release)) as release:
            self._hear(release, kept)
            if published.edition == self.editions:
                return frozenset()
            self.editions = published.edition
            self.charts.append(self._loaded)
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

    def _hear(self, release: Results, kept: Collection[str]) -> None:
        """The comments and headlines of one more release."""
        self.wrong_headlines += headlines_of_other_numbers(release, self.headlines)
        for wave, writers in self.writers.items():
            texts = {
                who: writing(*who, one.version) for who, one in self.now.items() if one.wave == wave
            }
            stated = [texts[who] for who in texts if self.now[who].atom != NOT_STATED]
            unstated = [texts[who] for who in texts if self.now[who].atom == NOT_STATED]
            writers.add(
                [text for text in stated if text],
                [text for text in unstated if text],
                dict(release.comments(wave).select("text", "people").rows()),
                is_kept=wave in kept,
            )

    def given_away_by(self, known: Kept) -> frozenset[Crowd]:
        """Whom everything known gives away."""
        people = known.people
        attacker = Attacker(self._loaded, QUESTIONNAIRE, people, charts=self.charts)
        return attacker.given_away(known.shown)
