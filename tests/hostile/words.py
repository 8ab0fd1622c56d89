"""What is written into a history, comments and headlines, and what a release tells of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from random import Random

from assessment.results import Results, open_results
from assessment.stories import save_story
from assessment.story import Entry, Headline, Story
from dashboard.exhibits.reading import Reading
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from dashboard.readout import told_of
from tests.written import tick

WROTE = 0.8
"""Of those who answer, this share writes something."""


class Writers:
    """Whoever keeps the comments of every release, on one question of one wave.

    They know who wrote, who left and by what rule a comment waits; what is ticked stays ticked. Of
    a comment they know when it was shown, and so that it is by one of those who could be shown
    just then. A person stands here as what they wrote.
    """

    def __init__(self, enough: int) -> None:
        self._enough = enough
        self._open = 0
        self._could_be_shown: dict[str, list[int]] = defaultdict(list)
        self._was_shown: dict[str, list[int]] = defaultdict(list)

    def add(
        self,
        stated: Collection[str],
        unstated: Collection[str],
        shown: Mapping[str, int],
        *,
        is_kept: bool,
    ) -> None:
        """One more release: what people wrote, what is shown of it, with how many wrote.

        Whether those who stated no unit count is seen by that number.
        """
        if not shown:
            return
        (people,) = set(shown.values())
        ways = [self._by_rule(some, is_kept=is_kept) for some in (stated, [*stated, *unstated])]
        could = next((way for way in ways if len(way) == people), None)
        assert could is not None, f"{people} wrote, by the rule {[len(way) for way in ways]}"
        for text in could:
            self._could_be_shown[text].append(self._open)
        for text in shown:
            self._was_shown[text].append(self._open)
        self._open += 1

    @property
    def comments(self) -> int:
        """How many comments were ever shown."""
        return len(self._was_shown)

    def worked_out(self) -> dict[str, int]:
        """Comments known to be of one of a few, and of how many."""
        alike = list(self._could_be_shown.values())
        of = {text: alike.count(when) for text, when in self._was_shown.items()}
        return {text: people for text, people in of.items() if people < self._enough}

    def _by_rule(self, written: Collection[str], *, is_kept: bool) -> set[str]:
        """Those who were there before, and so many new ones as are enough by themselves."""
        alike: dict[tuple[int, ...], set[str]] = defaultdict(set)
        for text in written:
            alike[tuple(self._could_be_shown.get(text, ()))].add(text)
        return {
            text
            for when, texts in alike.items()
            if self._open - 1 in when
            or not self._open
            or (len(texts) >= self._enough and not is_kept)
            for text in texts
        }


def writing(name: str, wave: str, version: int) -> str | None:
    """What somebody writes with their answers: nobody else's words, or nothing."""
    text = f"{name} {wave} {version}"
    return text if Random(text).random() < WROTE else None  # noqa: S311 -- repeatable


def tick_some(database: Path, share: float) -> None:
    """The consultant ticks a share of all comments; one that was ticked stays so."""
    tick(database, lambda text: Random(f"read {text}").random() < share)  # noqa: S311


def word(database: Path, text: str) -> str | None:
    """The consultant words the headline of the newest wave; the computed one, if there is one."""
    with closing(open_results(database)) as results:
        computed = _computed(results, results.waves[-1]) if results.waves else None
    if computed is not None:
        own = Headline(text=text, instead_of=computed)
        save_story(database, Story(id="told", language="en", entries=(_index(own),)))
    return computed


def headlines_of_other_numbers(release: Results, worded: Mapping[str, str]) -> Iterator[str]:
    """Headlines of a release for other numbers than those that they were written for."""
    for story in release.stories.values():
        for own in story.entries[0].headlines.values():
            if own.instead_of:
                yield own.instead_of
            yield from (
                f"{wave}: {own.text}"
                for wave in own.waves
                if worded[own.text] != _computed(release, wave)
            )


def _index(own: Headline | None = None) -> Entry:
    return Entry(exhibit="key_figures", headlines={"en": own} if own else {})


def _computed(results: Results, wave: str) -> str | None:
    told = told_of(Reading(results, wave, words_in("en"), LIGHT), _index())
    return told.computed if told else None
