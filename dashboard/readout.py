"""A readout: a story told with the data as they are. Meeting and every export show it.

Nothing is saved until the consultant changes something: until then the usual story stands, in the
order in which a room can take it in.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version

from assessment.organisation import OVERALL
from assessment.results import Response
from assessment.story import USUAL, Entry, Story
from dashboard.exhibits.catalogue import CATALOGUE, NotShownError, exhibit_of
from dashboard.exhibits.comments import comments_shown
from dashboard.exhibits.consents import smallest_groups
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.gap_list import KINDS, pairs_shown
from dashboard.exhibits.method import Section, sections
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.waves import INDEX
from dashboard.group_names import group_id
from dashboard.i18n import Words

IN_THE_ROOM = (
    "coverage",
    "strengths",
    "feeling",
    "answers",
    "level_gap",
    "blind_spots",
    "ownership",
    "foundations",
    "measures_in_use",
    "say_do",
    "units",
    "waves",
)
"""Who answered, what is rated well, how it feels and is, where it differs, what it stands on."""
WAVE = "wave"
"""The choice of an entry that is about another wave than the readout."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of a story with the numbers as they are, its headline the one that is told.

    `slide` is the exhibit with the rows that a slide has room for. `computed` is the headline by
    rule, `about` what was chosen, in words; `note` is for the speaker, `section` for the report.
    """

    entry: Entry
    exhibit: Exhibit
    slide: Exhibit
    computed: str
    about: str
    note: str
    section: str

    @property
    def key(self) -> str:
        """What tells it from the others: the same in every export and for every wave."""
        return self.entry.key


Tell = Callable[[Reading, Entry], Told | None]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the numbers come from: `lines` are label and value of each thing, as written.

    `loaded_at` is when the answers were loaded, UTC: the date of every file made of them.
    """

    organisation: str
    wave: str
    loaded_at: datetime
    lines: tuple[tuple[str, str], ...]

    @property
    def line(self) -> str:
        """All of it in one line, for the foot of a page."""
        return " · ".join([self.organisation, *(f"{name} {value}" for name, value in self.lines)])


@dataclass(frozen=True, slots=True)
class Readout:
    """All that an export needs: what is shown, in one language; its look is always the light one.

    `untold` names the entries that this wave has nothing for, or protects.
    """

    reading: Reading
    story: Story
    told: tuple[Told, ...]
    untold: tuple[str, ...]
    provenance: Provenance

    @property
    def words(self) -> Words:
        """The language that it is written in."""
        return self.reading.words

    @property
    def method(self) -> tuple[Section, ...]:
        """How answers became numbers, where the limits are, and what is protected and why."""
        return sections(self.reading)


def usual_story(reading: Reading) -> Story:
    """What is told where nothing was saved: each exhibit that this wave has a chart for.

    At the end what people wrote, if any of it is shown.
    """
    drawn = tuple(
        Entry(exhibit=name)
        for name in IN_THE_ROOM
        if (exhibit := exhibit_of(reading, name)) and exhibit.is_drawn
    )
    quoted = tuple(
        Entry(exhibit="comments", choices={"comment": one}) for one in comments_shown(reading)
    )
    return Story(id=USUAL, language=reading.words.language, entries=(*drawn, *quoted))


def readout_of(reading: Reading, story: Story, tell: Tell | None = None) -> Readout:
    """The story told with what is shown; whatever can't be told is named.

    `tell` tells an entry: `told_of` unless somebody keeps what was told before.
    """
    told = {entry.key: (tell or told_of)(reading, entry) for entry in story.entries}
    return Readout(
        reading=reading,
        story=story,
        told=tuple(one for one in told.values() if one),
        untold=tuple(title_of(reading, one) for one in story.entries if not told[one.key]),
        provenance=_provenance(reading),
    )


def told_of(reading: Reading, entry: Entry) -> Told | None:
    """An entry with its numbers; None where the wave has nothing for it, or protects it."""
    there = replace(reading, wave=entry.choices.get(WAVE, reading.wave))
    if there.wave not in there.results.waves or entry.exhibit not in CATALOGUE:
        return None
    try:
        choices = entry.choices.items()
        whole = exhibit_of(there, entry.exhibit, choices)
        slide = exhibit_of(there, entry.exhibit, choices, on_slide=True)
    except NotShownError:
        return None
    if whole is None or slide is None:
        return None
    language = reading.words.language
    headline = entry.headline(language, there.wave, whole.headline)
    return Told(
        entry=entry,
        exhibit=replace(whole, headline=headline),
        slide=replace(slide, headline=headline),
        computed=whole.headline,
        about=about(there, entry),
        note=entry.notes.get(language, ""),
        section=entry.sections.get(language, ""),
    )


def title_of(reading: Reading, entry: Entry) -> str:
    """What an entry is called: its exhibit's name and what was chosen for it."""
    name = reading.text(f"exhibit.{entry.exhibit}") if entry.exhibit in CATALOGUE else entry.exhibit
    chosen = about(reading, entry)
    return f"{name} ({chosen})" if chosen else name


def about(reading: Reading, entry: Entry) -> str:
    """What was chosen for an entry, in words; empty when nothing was."""
    groups = reading.results.organisation.groups
    names = {group_id(group): reading.group_name(group) for group in groups}
    names |= {theme.id: reading.named(theme.name) for theme in reading.themes}
    names |= {one.id: reading.named(one.name) for one in reading.questionnaire.pillars}
    names |= {one.id: reading.named(one.name) for one in reading.results.organisation.units}
    names |= {one.id: reading.named(one.name) for one in reading.results.organisation.waves}
    names[INDEX] = reading.text("side.index")
    choices = dict(entry.choices)
    if "comment" in choices:
        names |= {one.id: reading.named(one.text) for one in reading.questionnaire.comments}
    if kind := choices.get("gap"):
        names |= {kind: reading.text(f"gap_kind.{kind}")} if kind in KINDS else {}
        names |= pairs_shown(reading, kind)
    return " · ".join(names.get(one, one) for one in choices.values())


def _provenance(reading: Reading) -> Provenance:
    results, words = reading.results, reading.words
    organisation, asked = results.organisation, reading.questionnaire
    wave = next(reading.named(one.name) for one in organisation.waves if one.id == reading.wave)
    response = reading.response.get(OVERALL)
    return Provenance(
        organisation=organisation.name,
        wave=wave,
        loaded_at=results.provenance.loaded_at,
        lines=(
            (reading.text("filter.wave"), wave),
            (reading.text("source.answered"), _answered(reading, response)),
            (
                reading.text("source.data"),
                reading.text(
                    "source.version",
                    date=words.date(results.provenance.loaded_at),
                    version=results.data_version,
                ),
            ),
            *_edition(reading),
            (reading.text("source.smallest_group"), smallest_groups(reading)),
            (reading.text("source.questionnaire"), f"{asked.id} {asked.version}"),
            ("Keskmes", version("keskmes")),
        ),
    )


def _edition(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Of a release, which one it is and since when."""
    _, _, edition, published_at = reading.results.provenance
    if edition is None or published_at is None:
        return ()
    date = reading.words.date(published_at)
    said = reading.text("source.edition.value", date=date, edition=edition)
    return ((reading.text("source.edition"), said),)


def _answered(reading: Reading, response: Response | None) -> str:
    if response is None:
        return reading.text("table.protected")
    answered = reading.words.integer(response.answered)
    if response.invited is None:
        return answered
    return reading.text("share.count", count=answered, base=reading.words.integer(response.invited))
