"""How answers become numbers: definitions, thresholds, what is protected and why, the themes."""

from dataclasses import dataclass

import polars as pl

from dashboard.exhibits.reading import Reading

DEFINITIONS = ("shown", "scores", "shares", "gaps", "rounding", "threshold", "protected")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


def sections(reading: Reading) -> tuple[Section, ...]:
    """The definitions in reading order; what is protected in this wave in the last."""
    smallest = reading.results.organisation.smallest_group
    values = {
        "k": smallest,
        "twice": 2 * smallest,
        "upto": 2 * smallest - 1,
        "limit": reading.alike_below,
    }
    if rating := reading.questionnaire.self_rating:
        scale = reading.questionnaire.scales[rating.scale]
        values |= {"low": scale.top_from, "high": scale.highest}
    more = {"threshold": _consents(reading), "protected": (_protected(reading),)}
    return tuple(
        Section(
            reading.text(f"method.{name}.head"),
            (reading.text(f"method.{name}.text", **values), *more.get(name, ())),
        )
        for name in DEFINITIONS
        if name != "shares" or rating
    )


def themes_table(reading: Reading) -> pl.DataFrame:
    """Each theme with its pillar, the number of its items and its source."""
    pillars = {pillar.id: reading.named(pillar.name) for pillar in reading.questionnaire.pillars}
    items = [len(reading.questionnaire.items_of(theme.id)) for theme in reading.themes]
    return pl.DataFrame(
        {
            reading.text("table.theme"): [reading.named(theme.name) for theme in reading.themes],
            reading.text("table.pillar"): [pillars[theme.pillar] for theme in reading.themes],
            reading.text("table.items"): [reading.words.integer(count) for count in items],
            reading.text("table.source"): [theme.source for theme in reading.themes],
        }
    )


def _consents(reading: Reading) -> tuple[str, ...]:
    return tuple(
        reading.text(
            "method.consent",
            level=reading.named(level.name),
            k=level.smallest_group,
            date=reading.words.date(level.consent.date),
            text=level.consent.text,
        )
        for level in reading.results.organisation.levels
        if level.consent and level.smallest_group
        if level.smallest_group < reading.results.organisation.smallest_group
    )


def _protected(reading: Reading) -> str:
    groups = reading.results.protected(reading.wave)
    if not groups:
        return reading.text("method.protected.none")
    crossed = [group for group in groups if sum(map(bool, group)) > 1]
    names = [reading.group_name(group) for group in groups if group not in crossed]
    if crossed:
        names.append(reading.words.plural("method.protected.crossed", len(crossed)))
    return reading.text("method.protected.groups", names="; ".join(names))
