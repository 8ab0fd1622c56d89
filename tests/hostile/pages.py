"""What every page, slide and report is made of, and whether it is more than the printed rows.

All of them take their exhibits from one catalogue. A release holds the rows of `keskmes results`
and `gaps`, and nobody's answers. If it makes the same exhibits as the assessment file, then they
hold no number that isn't arithmetic on those rows, and whoever attacks the rows attacks the pages.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from random import Random

from assessment.organisation import OVERALL
from assessment.publication import publish
from assessment.results import Results, open_release, open_results
from dashboard.exhibits.catalogue import CATALOGUE, NotShownError, exhibit_of
from dashboard.exhibits.comments import comments_shown
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.gap_list import kinds_shown, pairs_shown
from dashboard.exhibits.reading import Reading
from dashboard.group_names import group_id
from dashboard.i18n import words_in
from dashboard.look import LOOKS

Choices = tuple[tuple[str, str], ...]


def published(database: Path) -> Path:
    """The release of an assessment file, beside it."""
    release = database.with_suffix(".release")
    publish(database, release)
    return release


def pages_tell_more(database: Path, release: Path, most: int, seed: int) -> list[str]:
    """Exhibits that the release makes otherwise.

    Of each kind, `most` of the choices that there are, picked by the seed; all if they are fewer.
    """
    with closing(open_results(database)) as full, closing(open_release(release)) as rows:
        dice = Random(seed)  # noqa: S311 -- repeatable
        return [
            f"{wave}: {name} {dict(choices)}"
            for wave in full.waves
            for name in CATALOGUE
            for choices in _some(_choices(_reading(full, wave), name), most, dice)
            if _made(full, wave, name, choices) != _made(rows, wave, name, choices)
        ]


def protected_exhibits(database: Path) -> list[str]:
    """Exhibits of a group that isn't shown, asked for by its address."""
    with closing(open_results(database)) as results:
        return [
            f"{wave}: {name} {group_id(group)}"
            for wave in results.waves
            for group in results.protected(wave)
            if group != OVERALL  # everybody is asked for by no choice at all
            for name, kind in CATALOGUE.items()
            for key in {"group", "a", "b"}.intersection(kind.choices)
            if _made(results, wave, name, ((key, group_id(group)),))
        ]


def _reading(results: Results, wave: str) -> Reading:
    return Reading(results, wave, words_in("en"), LOOKS["light"])


def _some(every: Iterable[Choices], most: int, dice: Random) -> list[Choices]:
    ones = list(every)
    return ones if len(ones) <= most else dice.sample(ones, most)


def _choices(reading: Reading, name: str) -> Iterator[Choices]:
    """Everything that can be chosen for an exhibit."""
    groups = [group_id(group) for group in reading.groups]
    options = {
        "group": groups,
        "a": groups,
        "b": groups,
        "pillar": [pillar.id for pillar in reading.questionnaire.pillars],
        "theme": [theme.id for theme in reading.themes],
        "unit": [group.unit for group in reading.groups if group.unit and not group.level],
        "measure": ["index", *(theme.id for theme in reading.themes)],
        "comment": list(comments_shown(reading)),
    }
    keys = CATALOGUE[name].choices
    if "gap" in keys:
        for kind in kinds_shown(reading):
            for pair in pairs_shown(reading, kind) or [None]:
                yield (("gap", kind), ("pair", pair)) if pair else (("gap", kind),)
        return
    yield ()
    for chosen in product(*(options[key] for key in keys)) if keys else ():
        yield tuple(zip(keys, chosen, strict=True))


def _made(results: Results, wave: str, name: str, choices: Choices) -> str:
    """All that an exhibit says and draws; empty where there is none."""
    try:
        exhibit = exhibit_of(_reading(results, wave), name, choices)
    except NotShownError:
        return ""
    return "" if exhibit is None else _content(exhibit)


def _content(exhibit: Exhibit) -> str:
    drawn = [
        (chart.alt, chart.rows.rows(named=True), chart.spec)
        for panel in exhibit.panels
        if (chart := panel.chart)
    ]
    written = [(panel.title, panel.sentence) for panel in exhibit.panels]
    said = (exhibit.headline, exhibit.base, exhibit.notes, exhibit.figures, written)
    return repr((said, exhibit.table.rows(named=True), drawn))
