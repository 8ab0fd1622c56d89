"""Invented answers of very many managers: an organisation of any size, and a file of responses."""

from collections.abc import Sequence
from itertools import compress, product
from pathlib import Path

import numpy as np
import polars as pl
import tomlkit

from assessment.definition_files import Definitions, read_questionnaire
from assessment.organisation import Organisation
from assessment.questionnaire import Questionnaire
from assessment.questions import Choice, Scale

QUESTIONNAIRE = Path(__file__).parents[2] / "data" / "questionnaire" / "customer_centricity.toml"
LEVELS = {"top": 0.05, "middle": 0.25, "first_line": 0.7}
"""Shares of the managers."""

WAVE = "w"
SKIPPED, CANT_SAY, NOT_STATED, COMMENTED = 0.02, 0.05, 0.01, 0.1
CHOSEN = 0.3
"""Chance of each option of a choice of many."""

SPREAD = 1.8
"""Of the answers to a rated question, in points; a manager's own mood spreads as far."""

Places = np.ndarray[tuple[int], np.dtype[np.int64]]
Moods = np.ndarray[tuple[int], np.dtype[np.float64]]


def invented(units: int) -> Organisation:
    """An organisation of many units in divisions of four, with three levels."""
    names = [f"u{number:04}" for number in range(units)]
    return Organisation.model_validate(
        {
            "id": "bench",
            "name": "Bench",
            "levels": [{"id": level, "name": {"en": level}} for level in LEVELS],
            "divisions": [
                {"id": f"d{n:03}", "name": {"en": f"d{n:03}"}} for n in range(0, units, 4)
            ],
            "units": [
                {
                    "id": name,
                    "name": {"en": name},
                    "kind": "support" if number % 3 else "customer_facing",
                    "division": f"d{number // 4 * 4:03}",
                }
                for number, name in enumerate(names)
            ],
            "waves": [{"id": WAVE, "name": {"en": WAVE}, "date": "2026-01-01"}],
        },
        strict=False,
    )


def definitions_of(units: int) -> Definitions:
    """The questionnaire as shipped, an organisation of so many units, and no roster."""
    return Definitions(read_questionnaire(QUESTIONNAIRE), invented(units), ())


def write_organisation(path: Path, organisation: Organisation) -> None:
    """The file of an organisation, for the command line."""
    content = organisation.model_dump(exclude_defaults=True)
    path.write_text(tomlkit.dumps(content), encoding="utf-8")


def write_answers(
    path: Path, questionnaire: Questionnaire, organisation: Organisation, respondents: int
) -> None:
    """A response file in the plain form, one row a respondent: the same bytes each time.

    Managers have a mood, questions a mean; some answers are skipped, some are "can't say", a few
    people state no unit or level, one in ten writes a comment.
    """
    chance = np.random.default_rng(respondents)
    mood = chance.normal(0, SPREAD, respondents)
    number = pl.int_range(respondents, eager=True).cast(pl.String)
    unit = chance.integers(len(organisation.units), size=respondents)
    level = chance.choice(len(LEVELS), respondents, p=[*LEVELS.values()])
    columns = {
        "respondent": "r" + number.str.zfill(7),
        "wave": pl.repeat(WAVE, respondents, eager=True),
        "unit": _some(chance, _words([one.id for one in organisation.units], unit), NOT_STATED),
        "level": _some(chance, _words([*LEVELS], level), NOT_STATED),
    }
    for rated in (*questionnaire.ratings, *questionnaire.items):
        answers = _rated(chance, questionnaire.scales[rated.scale], mood)
        columns[rated.id] = _some(chance, answers, SKIPPED)
    for choice in questionnaire.choices:
        columns[choice.id] = _some(chance, _chosen(chance, choice, respondents), SKIPPED)
    for comment in questionnaire.comments:
        texts = f"{comment.id}, and why: " + number
        columns[comment.id] = _some(chance, texts, 1 - COMMENTED)
    pl.DataFrame(columns).write_csv(path)


def _words(words: Sequence[str], places: Places) -> pl.Series:
    return pl.Series(words, dtype=pl.String).gather(places)


def _some(chance: np.random.Generator, cells: pl.Series, left_out: float) -> pl.Series:
    """The cells, this share of them empty."""
    return cells.set(pl.Series(chance.random(len(cells)) < left_out), None)


def _rated(chance: np.random.Generator, scale: Scale, mood: Moods) -> pl.Series:
    mean = chance.uniform(scale.lowest + scale.points / 3, scale.highest)
    points = np.rint(mean + mood + chance.normal(0, SPREAD, len(mood)))
    places = (points.clip(scale.lowest, scale.highest) - scale.lowest).astype(np.int64)
    places[chance.random(len(mood)) < CANT_SAY] = scale.points
    words = [str(scale.lowest + place) for place in range(scale.points)]
    return _words([*words, scale.cant_say[0]], places)


def _chosen(chance: np.random.Generator, choice: Choice, respondents: int) -> pl.Series:
    """One option each; of a choice of many any number, or "can't say"."""
    if not choice.many:
        options = [option.id for option in choice.options]
        return _words(options, chance.integers(len(options), size=respondents))
    together = [one.id for one in choice.options if not (one.exclusive or one.cant_say)]
    cant_say = next(one.id for one in choice.options if one.cant_say)
    sets = [tuple(compress(together, marks)) for marks in product((0, 1), repeat=len(together))]
    likely = [CHOSEN ** len(one) * (1 - CHOSEN) ** (len(together) - len(one)) for one in sets]
    places = chance.choice(len(sets), respondents, p=likely)
    return _words([";".join(one) or cant_say for one in sets], places)
