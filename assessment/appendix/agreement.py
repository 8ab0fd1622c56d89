"""Means, top boxes and agreement of every group shown; how far units differ from each other."""

from __future__ import annotations  # DuckDB reports a leak at exit when its types are held

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb
import numpy as np

from assessment.appendix.answered import Answered
from assessment.appendix.statistic import Statistic
from assessment.organisation import NOT_STATED, OVERALL, Group, Organisation
from assessment.questionnaire import Questionnaire
from assessment.statistics.agreement import average_deviation, average_deviation_j, icc, rwg, rwg_j
from assessment.statistics.intervals import mean_half_width, wilson, worst_case
from assessment.statistics.tally import Numbers, complete, moments
from assessment.tallies import Key, Sample, Tally
from queries.runner import query

MEANS = ("index", "pillar", "theme", "item", "rating", "own_deeds")
WHOLES = ("index", "pillar")
QUESTIONS = ("item", "rating")
OF_INVITED = ("mean_of_invited", "top_box_worst_case")
"""Statistics that say something of everybody invited; none without a roster."""
BY_UNIT = "units"
"""Note of a statistic that compares all units shown."""


@dataclass(frozen=True, slots=True)
class Named:
    """The groups shown, by wave and number: what they are called, how many were invited."""

    name: dict[Sample, str]
    invited: dict[Sample, int | None]
    units: set[int]

    def invited_of(self, samples: list[Sample]) -> Numbers:
        """As numbers; not a number without a roster."""
        return np.array([self.invited[sample] for sample in samples], dtype=float)


def groups_named(connection: duckdb.DuckDBPyConnection, organisation: Organisation) -> Named:
    """The groups that some population of a wave shows; no rests, no linked people."""
    planned = query(connection, "results/planned")
    rows = planned.select("wave", "group_id", "name", "invited").rows()
    groups = enumerate(organisation.groups)
    units = {number for number, group in groups if group == Group(unit=group.unit) != OVERALL}
    return Named(
        {(wave, number): name for wave, number, name, _ in rows},
        {(wave, number): invited for wave, number, _, invited in rows},
        units,
    )


def of_groups(
    connection: duckdb.DuckDBPyConnection, tallies: Mapping[Key, Tally], named: Named
) -> Iterator[Statistic]:
    """Of each measure in each group shown: mean, top box, agreement; of units together ICC."""
    for row in query(connection, "results/measures").iter_rows(named=True):
        key, wave = (row["measure_kind"], row["measure"]), row["wave"]
        if key[0] not in MEANS or key not in tallies:
            continue
        tally = tallies[key]
        samples = [one for one in tally.row if one[0] == wave and one in named.name]
        counts = tally.of(samples)
        found = _means(tally, counts, named.invited_of(samples))
        if key[0] not in WHOLES:
            found |= _top_boxes(tally, counts, named.invited_of(samples), row["top_from"])
        if key[0] in QUESTIONS:
            points = int(row["highest"] - row["lowest"]) + 1
            found["rwg"] = (rwg(tally.values, counts, points),)
            found["ad_mean"] = (average_deviation(tally.values, counts),)
        people = counts.sum(axis=-1).astype(int).tolist()
        for name, (value, *ends) in found.items():
            of_invited = name in OF_INVITED
            for place, sample in enumerate(samples):
                invited = named.invited[sample] if of_invited else None
                if invited is not None or not of_invited:
                    one = Statistic(name, *key, named.name[sample], "", wave, value[place])
                    one = one._replace(n_a=people[place], n_b=invited)
                    low, high = (end[place] for end in ends) if ends else (None, None)
                    yield one._replace(low=low, high=high)
        units = [sample for sample in samples if sample[1] in named.units]
        yield from _between_units(key, wave, tally, units)


def of_themes(
    connection: duckdb.DuckDBPyConnection,
    questionnaires: Mapping[str, Questionnaire],
    organisation: Organisation,
    answered: Mapping[str, Answered],
) -> Iterator[Statistic]:
    """Agreement over all items of a theme, of who rated them all, in each group shown."""
    planned = query(connection, "results/planned")
    for wave, people in answered.items():
        questionnaire = questionnaires[wave]
        for theme in questionnaire.themes:
            scores = people.matrix([item.id for item in questionnaire.items_of(theme.id)])
            scale = questionnaire.scale_of(theme.id)
            shown = planned.filter(wave=wave, population=f"theme:{theme.id}")
            named = shown.select("group_id", "name", "counts_not_stated").rows()
            for number, name, counts_not_stated in named:
                members = organisation.members(organisation.groups[int(number)])
                if not counts_not_stated:
                    members -= {NOT_STATED}
                whole = complete(scores[people.inside(members)])
                agreed = Statistic("rwg_j", "theme", theme.id, name, "", wave, None)
                agreed = agreed._replace(n_a=len(whole))
                yield agreed._replace(value=rwg_j(whole, scale.highest - scale.lowest + 1))
                yield agreed._replace(statistic="ad_mean", value=average_deviation_j(whole))


def _means(tally: Tally, counts: Numbers, invited: Numbers) -> dict[str, tuple[Numbers, ...]]:
    """Value, lower and upper end by statistic: of these people, and of everybody invited."""
    mean = moments(tally.values, counts).mean
    widths = {
        "mean": mean_half_width(tally.values, counts),
        "mean_of_invited": mean_half_width(tally.values, counts, invited),
    }
    return {name: (mean, mean - width, mean + width) for name, width in widths.items()}


def _top_boxes(
    tally: Tally, counts: Numbers, invited: Numbers, top_from: float
) -> dict[str, tuple[Numbers, ...]]:
    """Shares of 1: of these people, and whatever the silent ones would have said."""
    people, top = counts.sum(axis=-1), counts[:, tally.values >= top_from].sum(axis=-1)
    everybody = np.fmax(
        people, invited
    )  # people choose their level: more may be there than invited
    return {
        "top_box": (top / people, *wilson(top, people)),
        "top_box_worst_case": (top / people, *worst_case(top, people, everybody)),
    }


def _between_units(key: Key, wave: str, tally: Tally, units: list[Sample]) -> Iterator[Statistic]:
    if len(units) > 1:
        counts = tally.of(units)
        found = icc(tally.values, counts)
        for name, value in (("icc1", found.single), ("icc2", found.mean)):
            statistic = Statistic(name, *key, "", "", wave, value, note=BY_UNIT)
            yield statistic._replace(n_a=int(counts.sum()), n_b=len(units))
