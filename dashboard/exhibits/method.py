"""How answers become numbers: definitions, thresholds, and what is protected and why."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from assessment.certainty import FALSE_DISCOVERIES, HINT_P, SMALLEST_EFFECT, TOO_FEW_P
from assessment.measures import own_desk_from
from assessment.questions import Scale, comments_from
from dashboard.exhibits.answers import block_points
from dashboard.exhibits.coverage import FEW_ANSWERED
from dashboard.exhibits.ownership import OWN_DESK
from dashboard.exhibits.reading import (
    COUNTS_BESIDE_SHARES_UNDER,
    SHARES_ALIKE_BELOW,
    Reading,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


def sections(reading: Reading) -> tuple[Section, ...]:
    """The definitions in reading order; of what wasn't asked, none."""
    smallest = reading.results.organisation.smallest_group
    values = {
        "k": smallest,
        "twice": 2 * smallest,
        "upto": 2 * smallest - 1,
        "limit": reading.alike_below,
        "comments": comments_from(smallest),
    }
    if rating := reading.questionnaire.self_rating:
        scale = reading.questionnaire.scales[rating.scale]
        values |= {"low": scale.top_from, "high": scale.highest}
    more = {
        "references": tuple(
            reading.named(one.caption) for one in reading.results.organisation.references
        ),
        "threshold": _consents(reading),
        "protected": (_protected(reading),),
    }
    return tuple(
        Section(
            reading.text(f"method.{name}.head"),
            (reading.text(f"method.{name}.text", **values), *more.get(name, ())),
        )
        for name in _told(reading)
    )


def _told(reading: Reading) -> Iterator[str]:
    """The names of the sections."""
    asked, results = reading.questionnaire, reading.results
    yield from ("shown", "scores", "blocks")
    if asked.self_rating:
        yield "shares"
    if any(item.side for item in asked.items):
        yield "say_do"
    if asked.own_deeds:
        yield "own_deeds"
    if asked.choices_of("ownership"):
        yield "ownership"
    if asked.choices_of("foundation") or asked.choices_of("accountable"):
        yield "foundations"
    if asked.comments:
        yield "comments"
    yield from ("gaps", "certainty")
    if len(results.waves) > 1:
        yield "waves"
    if results.organisation.references:
        yield "references"
    yield from ("rounding", "threshold", "protected", "trust")


def thresholds_table(reading: Reading) -> pl.DataFrame:
    """Every limit that a number is held against, as set in the definition files or here."""
    rows = list(_thresholds(reading))
    return pl.DataFrame(
        {
            reading.text("table.threshold"): [name for name, _ in rows],
            reading.text("table.value"): [value for _, value in rows],
        }
    )


def _thresholds(reading: Reading) -> Iterator[tuple[str, str]]:
    asked, words = reading.questionnaire, reading.words
    smallest = reading.results.organisation.smallest_group
    yield reading.text("threshold.smallest_group"), words.integer(smallest)
    yield reading.text("threshold.shares_from"), words.integer(2 * smallest)
    yield reading.text("threshold.counts_under"), words.integer(COUNTS_BESIDE_SHARES_UNDER)
    scales = (asked.scales[name] for name in dict.fromkeys(item.scale for item in asked.items))
    blocks = {reading.scale_words(scale): _blocks(reading, scale) for scale in scales}
    for scale_words, written in blocks.items():
        yield reading.text("threshold.blocks", scale=scale_words), written
    if asked.passive:
        say, deeds = (
            words.number(limit, 0 if limit == round(limit) else 1)
            for limit in (asked.passive.say_from, asked.passive.deeds_to)
        )
        passive = reading.text("threshold.passive.value", say=say, deeds=deeds)
        yield reading.text("threshold.passive"), passive
    for rating in asked.own_deeds:
        if rating.id == OWN_DESK:
            scale = asked.scales[rating.scale]
            points = reading.from_to(own_desk_from(scale), scale.highest)
            yield reading.text("threshold.own_desk"), points
    yield reading.text("threshold.alike"), reading.alike_below
    yield reading.text("threshold.shares_alike"), words.integer(SHARES_ALIKE_BELOW)
    yield reading.text("threshold.few_answered"), words.percent(FEW_ANSWERED)
    yield reading.text("threshold.false_discoveries"), words.percent(100 * FALSE_DISCOVERIES)
    yield reading.text("threshold.effect"), words.number(SMALLEST_EFFECT, 3)
    yield reading.text("threshold.hint"), words.number(HINT_P, 2)
    yield reading.text("threshold.too_few"), words.number(TOO_FEW_P, 2)


def _blocks(reading: Reading, scale: Scale) -> str:
    return "; ".join(
        reading.text(f"answers.{name}.points", points=reading.from_to(low, high))
        for name, (low, high) in block_points(scale).items()
        if low <= high
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
