"""Stories as they leave with a release: the headlines that stand there, and no former numbers."""

from collections.abc import Iterator

from assessment.results import Results
from assessment.story import Entry, Headline, Story
from dashboard.exhibits.reading import Reading
from dashboard.i18n import LANGUAGES, words_in
from dashboard.look import LIGHT
from dashboard.readout import told_of


def settled(results: Results) -> Iterator[Story]:
    """The saved stories; a headline stays for the waves where the computed one is what it was."""
    for story in results.stories.values():
        yield story.settling(lambda entry: _standing(results, entry))


def _standing(results: Results, entry: Entry) -> dict[str, Headline]:
    stand: dict[str, Headline] = {}
    for language in (one for one in LANGUAGES if one in entry.headlines):
        own = entry.headlines[language]
        readings = (Reading(results, wave, words_in(language), LIGHT) for wave in results.waves)
        told = [told_of(reading, entry) for reading in readings]
        waves = [
            wave
            for wave, one in zip(results.waves, told, strict=True)
            if one and one.computed == own.instead_of
        ]
        if waves:
            stand[language] = Headline(text=own.text, waves=tuple(waves))
    return stand
