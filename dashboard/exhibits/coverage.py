"""Can we trust this? Who answered of those invited, group by group, and what is protected."""

import polars as pl

from assessment.organisation import OVERALL, Group
from assessment.results import Response
from dashboard.charts.bars import bars
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.reading import Reading

FEW_ANSWERED = 60
"""Percent of those invited: below, a group's silence may say as much as its answers."""
ROWS = {
    "row": pl.Int64,
    "heading": pl.String,
    "share": pl.Float64,
    "label": pl.String,
    "role": pl.String,
}


def coverage(reading: Reading, *, units: bool = True) -> Exhibit | None:
    """Of everybody, levels, units, kinds and divisions; None without a roster.

    Without `units`, of everybody and the levels alone; what is protected is told of all.
    """
    found = [
        (group, response)
        for group in reading.groups
        if (response := reading.response.get(group)) and response.invited
        if sum(map(bool, group)) <= 1
        if units or group in {OVERALL, Group(level=group.level)}
    ]
    if not found:
        return None
    headline = _headline(reading, found)
    hidden = [group for group in reading.results.protected(reading.wave) if _is_single(group)]
    return Exhibit(
        id="coverage",
        headline=headline,
        base=reading.text("coverage.base"),
        footnotes=(reading.text("coverage.note", limit=reading.words.percent(FEW_ANSWERED)),),
        protected=reading.protected_note(map(reading.group_name, hidden)),
        table=pl.DataFrame(
            {
                reading.text("table.group"): [reading.group_name(group) for group, _ in found],
                reading.text("table.answered"): [
                    reading.words.integer(response.answered) for _, response in found
                ],
                reading.text("table.invited"): [
                    reading.words.integer(response.invited or 0) for _, response in found
                ],
                reading.text("table.rate"): [_rate(reading, response) for _, response in found],
            }
        ),
        panels=(Panel("", _chart(reading, found, headline)),),
    )


def _is_single(group: Group) -> bool:
    return sum(map(bool, group)) == 1


def _percent(response: Response) -> float:
    """More can answer than were invited: people state their unit and level themselves."""
    return min(100.0, 100 * response.answered / (response.invited or 1))


def _rate(reading: Reading, response: Response) -> str:
    bound = "ge" if response.answered > (response.invited or 0) else ""
    return reading.words.percent(_percent(response), bound=bound)


def _headline(reading: Reading, found: list[tuple[Group, Response]]) -> str:
    few = [group for group, response in found if _percent(response) < FEW_ANSWERED]
    everybody = dict(found).get(OVERALL)
    if everybody is None:
        return reading.text("headline.protected")
    rate = _rate(reading, everybody)
    answered = reading.words.integer(everybody.answered)
    invited = reading.words.integer(everybody.invited or 0)
    named = {"rate": rate, "answered": answered, "invited": invited}
    if not few:
        return reading.text("coverage.headline", **named)
    return reading.words.plural("coverage.headline.few", len(few), **named)


def _chart(reading: Reading, found: list[tuple[Group, Response]], headline: str) -> Chart:
    rows = [
        {
            "row": place,
            "heading": reading.group_name(group),
            "share": _percent(response),
            "label": reading.text(
                "share.with_count",
                share=_rate(reading, response),
                count=reading.text(
                    "share.count",
                    count=reading.words.integer(response.answered),
                    base=reading.words.integer(response.invited or 0),
                ),
            ),
            "role": "open" if _percent(response) < FEW_ANSWERED else "other",
        }
        for place, (group, response) in enumerate(found)
    ]
    return Chart(
        spec=bars(100, reading.look),
        rows=pl.DataFrame(rows, schema=ROWS),
        alt=shortened(reading.text("alt.coverage", headline=headline, n=len(found))),
    )
