"""What belongs to which chapter: the whole in the order of the story, then each pillar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessment.organisation import OVERALL
from assessment.questionnaire import Pillar, Theme
from assessment.story import Entry
from dashboard.exhibits.answers import answers
from dashboard.export.numbers import number_in
from dashboard.readout import Readout, Told, told_of


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter before its exhibits are numbered; `said` is its paragraph, of a pillar's."""

    title: str
    said: str
    told: tuple[Told, ...]


def parts_of(readout: Readout) -> Iterator[Part]:
    """What is about the whole, then what is about each pillar, the gap between its levels first.

    That gap is added where the story doesn't have it.
    """
    asked = readout.reading.questionnaire
    pillar_of = {theme.id: theme.pillar for theme in asked.themes}
    pillar_of |= {pillar.id: pillar.id for pillar in asked.pillars}

    def pillar(told: Told) -> str | None:
        choices = told.entry.choices
        return pillar_of.get(choices.get("pillar", choices.get("theme", "")))

    whole = tuple(told for told in readout.told if pillar(told) is None)
    yield Part(readout.words.text("report.whole"), "", whole)
    means = _means(readout)
    for one in asked.pillars:
        told = [told for told in readout.told if pillar(told) == one.id]
        gap = told_of(readout.reading, Entry(exhibit="level_gap", choices={"pillar": one.id}))
        if gap and gap.exhibit.is_drawn and gap.key not in {one.key for one in told}:
            told.insert(0, gap)
        yield Part(readout.reading.named(one.name), _said(readout, one, means), tuple(told))


def _means(readout: Readout) -> dict[str, str]:
    """By the name of their theme the means of all who answered, as the exhibit of answers has."""
    text = readout.words.text
    table = answers(readout.reading, OVERALL).table
    columns = table[text("table.theme")], table[text("table.mean")]
    return dict(zip(*(column.to_list() for column in columns), strict=True))


def _said(readout: Readout, pillar: Pillar, means: dict[str, str]) -> str:
    """Which themes a pillar has, and between which means they lie."""
    themes = readout.reading.questionnaire.themes_of(pillar.id)
    names = [readout.reading.named(theme.name) for theme in themes]
    sentences = [readout.words.plural("report.themes", len(names), themes=", ".join(names))]
    return " ".join([*sentences, *_ends(readout, themes, means)])


def _ends(readout: Readout, themes: Sequence[Theme], means: dict[str, str]) -> Iterator[str]:
    """The highest and the lowest mean; nothing unless each is there, plain, and on one scale."""
    reading = readout.reading
    scales = {reading.questionnaire.scale_of(theme.id).ends for theme in themes}
    written = {name: means.get(name, "") for name in (reading.named(one.name) for one in themes)}
    read = {name: number_in(readout.words, mean) for name, mean in written.items()}
    values = {name: number.value for name, number in read.items() if number}
    high, low = max(values.values(), default=0.0), min(values.values(), default=0.0)
    if len(scales) == 1 and len(values) == len(themes) and high != low:
        highest = [name for name, value in values.items() if value == high]
        lowest = [name for name, value in values.items() if value == low]
        yield reading.text(
            "report.ends",
            high=written[highest[0]],
            high_themes=", ".join(highest),
            low=written[lowest[0]],
            low_themes=", ".join(lowest),
        )
