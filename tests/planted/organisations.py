"""Organisations whose truth is known because it was planted, and what their managers answer.

A manager's score of a theme is where the theme stands, and what the manager's level sees above it
(the planted gap), and an attitude that all of the manager's themes share, and something of the
theme's own. Each answer adds noise, is rounded, and can't leave the scale: so high themes have a
ceiling. Units, divisions, kinds of units and waves never differ but by chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from assessment.checked_file import ANSWERS, CHOSEN, COMMENTS, RESPONDENTS, CheckedFile
from assessment.definition_files import Definitions
from assessment.mapping import ColumnMapping
from assessment.organisation import Organisation
from assessment.parts import Division, Level, Unit, Wave
from assessment.questionnaire import Pillar, Questionnaire, Theme
from assessment.questions import Choice, Item, Option, Rating, Scale
from assessment.statistics.tally import Numbers

SIDES = ("say", "do")
WORDS_ABOVE_DEEDS = 1.2
LOWEST, HIGHEST = 1, 10
RATINGS = ("felt", "own_desk", "own_talk", "own_visit", "own_change")
CHOICE = "owner"
OWNERS = ("every_manager", "cx_lead", "front_line", "marketing", "top_management", "nobody")
MANY = 20
"""A level of so many has managers who state neither unit nor level."""
SKEW = 4
"""Shape of the gamma distribution that skewed attitudes follow, long tail down: skewness −1."""
DIVIDED_FROM = 6
"""Units from which an organisation may have divisions."""
NOBODY_DIFFERS = 25
"""One organisation in so many, without a true gap, answers as one man."""

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Truth:
    """What is so in an organisation, whatever its managers happen to answer."""

    people: Mapping[str, int]
    """Managers who answer, by level from the top."""
    units: int
    themes: int
    above: Mapping[str, float] = field(default_factory=dict[str, float])
    """The planted gap: how many points a level sees every theme above where it stands."""
    stand: tuple[float, float] = (4.5, 6.0)
    """Where themes stand at least, at most."""
    spread: float = 1.5
    """Standard deviation of managers' scores of a theme; 0 when nobody differs."""
    shared: float = 0.5
    """Share of its variance that is the attitude: how much two themes correlate."""
    noise: float = 0.5
    """Share of the rest that is noise of the theme's two answers."""
    is_skewed: bool = False
    skipped: float = 0.05
    """Chance that a question is skipped."""
    not_stated: float = 0.02
    """Chance that a manager states neither unit nor level; only in levels of MANY."""
    waves: int = 1
    returning: float = 0
    """Share of the first wave's managers who answer in the second too; none have ids at 0."""


class Planted(NamedTuple):
    """What `load` takes."""

    definitions: Definitions
    answers: CheckedFile


def without_gap(seed: int, waves: int = 1) -> Truth:
    """An organisation in which levels differ by chance alone; no two are of the same sort."""
    dice = default_rng([seed, waves])
    people = {"top": _from_to(dice, 5, 12), "first_line": _from_to(dice, 40, 110)}
    if dice.random() < 2 / 3:
        people = {"top": people["top"], "middle": _from_to(dice, 15, 45), **people}
    stand = dice.uniform(4.5, 7.5)
    return Truth(
        people,
        units=_from_to(dice, 4, 12),
        themes=_from_to(dice, 8, 15),
        stand=(stand, stand + dice.uniform(0, 1.5)),
        spread=0.0 if seed % NOBODY_DIFFERS == 0 else dice.uniform(1.1, 2.0),
        shared=dice.uniform(0.4, 0.6),
        noise=dice.uniform(0.3, 0.7),
        is_skewed=dice.random() < 1 / 2,
        skipped=dice.uniform(0.03, 0.08),
        waves=waves,
        returning=dice.choice((0, 0.7)) if waves > 1 else 0,
    )


def with_gap(seed: int, points: float = 2.0) -> Truth:
    """Ten top managers who see every theme so much rosier than sixty of the first line.

    Half of the organisations have middle managers too, halfway between.
    """
    dice = default_rng([seed, 0])
    people = {"top": 10, "first_line": 60}
    if dice.random() < 1 / 2:
        people = {"top": 10, "middle": _from_to(dice, 15, 45), "first_line": 60}
    return Truth(
        people,
        units=_from_to(dice, 4, 12),
        themes=15,
        above={"top": points, "middle": points / 2},
        shared=dice.uniform(0.4, 0.6),
        noise=dice.uniform(0.3, 0.7),
        is_skewed=dice.random() < 1 / 2,
        skipped=dice.uniform(0.03, 0.08),
    )


def planted(truth: Truth, seed: int) -> Planted:
    """An organisation of which this is the truth, and answers to one questionnaire."""
    dice = default_rng([seed, truth.waves, 1])
    organisation = _organisation(dice, truth)
    questionnaire = _questionnaire(truth.themes)
    definitions = Definitions(questionnaire, organisation, ())
    return Planted(definitions, _answers(dice, truth, organisation, str(seed)))


def _from_to(dice: Generator, lowest: int, highest: int) -> int:
    return int(dice.integers(lowest, highest, endpoint=True))


def _text(word: str) -> dict[str, str]:
    return {"en": word}


@cache
def _questionnaire(themes: int) -> Questionnaire:
    """Themes of a say and do pair in three pillars; self-rating, own deeds, ownership."""
    names = [f"theme{number}" for number in range(themes)]
    pillars = ("p0", "p1", "p2")
    return Questionnaire(
        id="planted",
        version="1",
        languages=("en",),
        scales={
            "ten": Scale(
                lowest=LOWEST,
                highest=HIGHEST,
                low_to=6,
                top_from=9,
                lowest_label=_text("no"),
                highest_label=_text("yes"),
            )
        },
        pillars=tuple(Pillar(id=pillar, name=_text(pillar)) for pillar in pillars),
        themes=tuple(
            Theme(
                id=theme,
                pillar=pillars[number * len(pillars) // themes],
                name=_text(theme),
                source="invented",
            )
            for number, theme in enumerate(names)
        ),
        items=tuple(
            Item(
                id=f"{theme}_{side}",
                theme=theme,
                scale="ten",
                text=_text(f"{theme} {side}"),
                side=side,
                pair=theme,
            )
            for theme in names
            for side in SIDES
        ),
        ratings=tuple(
            Rating(
                id=name,
                role="own_deed" if name.startswith("own") else "self_rating",
                scale="ten",
                text=_text(name),
            )
            for name in RATINGS
        ),
        choices=(
            Choice(
                id=CHOICE,
                role="ownership",
                headline=OWNERS[0],
                text=_text("who?"),
                options=tuple(Option(id=option, text=_text(option)) for option in OWNERS),
            ),
        ),
    )


def _organisation(dice: Generator, truth: Truth) -> Organisation:
    divisions = [f"d{number}" for number in range(_from_to(dice, 2, 3))]
    is_divided = truth.units >= DIVIDED_FROM and dice.random() < 2 / 3
    is_support = dice.random(truth.units) < 1 / 2
    return Organisation(
        id="planted",
        name="Planted",
        levels=tuple(Level(id=level, name=_text(level)) for level in truth.people),
        divisions=tuple(Division(id=one, name=_text(one)) for one in divisions if is_divided),
        units=tuple(
            Unit(
                id=f"u{number}",
                name=_text(f"u{number}"),
                kind="support" if is_support[number] else "customer_facing",
                division=divisions[number % len(divisions)] if is_divided else None,
            )
            for number in range(truth.units)
        ),
        waves=tuple(
            Wave(id=f"w{number}", name=_text(f"w{number}"), date=date(2025 + number, 10, 1))
            for number in range(truth.waves)
        ),
    )


def _answers(dice: Generator, truth: Truth, organisation: Organisation, name: str) -> CheckedFile:
    """One file of all waves; a row is an answer sheet, and `who` the manager who filled it in."""
    managers = sum(truth.people.values())
    rows = np.arange(truth.waves * managers)
    who = _who_answers(dice, truth, rows)
    level = np.tile(np.repeat(list(truth.people), list(truth.people.values())), truth.waves)
    is_many = np.array([truth.people[one] >= MANY for one in level])
    is_stated = (dice.random(len(rows)) >= truth.not_stated) | ~is_many
    respondents = pl.DataFrame(
        {
            "key": rows,
            "respondent": [f"p{one}" if truth.returning else None for one in who],
            "wave": np.repeat([wave.id for wave in organisation.waves], managers),
            "unit": _dealt_out(dice, [unit.id for unit in organisation.units], len(rows))[who],
            "level": level[who],
        }
    ).with_columns(pl.when(pl.Series(is_stated[who])).then(pl.col("unit", "level")))
    owner = _dealt_out(dice, OWNERS if truth.spread else OWNERS[:1], len(rows))[who]
    is_picked = dice.random(len(rows)) >= truth.skipped
    chosen = pl.DataFrame({"key": rows, "choice": CHOICE, "option": owner}).filter(is_picked)
    return CheckedFile(
        file="planted.csv",
        sha256=name,
        tool="generic",
        encoding="utf-8",
        readings=(),
        rows_in=len(rows),
        set_aside_rows={},
        refusals=(),
        dropped_columns=(),
        personal_columns=(),
        unmapped_labels=(),
        learned=ColumnMapping(),
        warnings=(),
        respondents=respondents.cast(pl.Schema(RESPONDENTS)),
        answers=_rated(dice, truth, level, who),
        chosen=chosen.cast(pl.Schema(CHOSEN)),
        comments=pl.DataFrame(schema=COMMENTS),
    )


def _who_answers(dice: Generator, truth: Truth, rows: Places) -> Places:
    """The manager of each row, wave after wave: somebody new, or who had the place before."""
    who = rows.reshape(truth.waves, -1).copy()
    for before, wave in pairwise(who):
        comes_again = dice.random(len(wave)) < truth.returning
        wave[comes_again] = before[comes_again]
    return who.ravel()


def _dealt_out(dice: Generator, words: Sequence[str], managers: int) -> NDArray[np.str_]:
    """A word for each manager; some words are likelier than others."""
    return dice.choice(words, managers, p=dice.dirichlet(np.full(len(words), 3.0)))


def _rated(dice: Generator, truth: Truth, level: NDArray[np.str_], who: Places) -> pl.DataFrame:
    """Answers to items and ratings; the planted gap is one of themes alone."""
    themes = range(truth.themes)
    rated = np.arange(truth.themes + len(RATINGS))
    above = np.array([truth.above.get(one, 0.0) for one in level])[:, None] * (rated < len(themes))
    attitude, own = (_drawn(dice, truth, (len(who), size)) for size in (1, len(rated)))
    personal = np.sqrt(truth.shared) * attitude
    personal = personal + np.sqrt((1 - truth.shared) * (1 - truth.noise)) * own
    scores = dice.uniform(*truth.stand, len(rated)) + above + truth.spread * personal

    questions = np.array([*(f"theme{one}_{side}" for side in SIDES for one in themes), *RATINGS])
    source = [*themes, *rated]
    words = np.repeat((0.5, -0.5, 0.0), (len(themes), len(themes), len(RATINGS)))
    noise = np.sqrt(2 * (1 - truth.shared) * truth.noise) * dice.normal(size=(len(who), len(words)))
    said = scores[who][:, source] + WORDS_ABOVE_DEEDS * words + truth.spread * noise
    codes: Numbers = np.clip(np.rint(said), LOWEST, HIGHEST)
    is_there = dice.random(codes.shape) >= truth.skipped
    key, column = np.nonzero(is_there)
    columns = {"key": key, "question": questions[column], "code": codes[is_there]}
    return (
        pl.DataFrame(columns)
        .select("key", "question", pl.lit("rated").alias("state"), "code")
        .cast(pl.Schema(ANSWERS))
    )


def _drawn(dice: Generator, truth: Truth, size: tuple[int, int]) -> Numbers:
    """Of mean 0 and standard deviation 1."""
    if truth.is_skewed:
        return (SKEW - dice.gamma(SKEW, size=size)) / np.sqrt(SKEW)
    return dice.normal(size=size)
