"""Is the base there, and known? And is someone accountable for each pillar? Bars in fixed order."""

from collections.abc import Sequence

import polars as pl

from assessment.organisation import OVERALL
from assessment.questions import Choice
from dashboard.charts.stack import stack
from dashboard.exhibits.cell import Cell, Cells
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.reading import SHARES_ALIKE_BELOW, Reading

ROWS = {
    "row": pl.Int64,
    "heading": pl.String,
    "answer": pl.String,
    "start": pl.Float64,
    "centre": pl.Float64,
    "end": pl.Float64,
    "label": pl.String,
    "role": pl.String,
    "tip": pl.String,
}


def foundations(reading: Reading) -> Exhibit | None:
    """The four foundations, as all managers answered; None when the questionnaire has none."""
    return _stacked(reading, "foundations", reading.questionnaire.choices_of("foundation"))


def accountable(reading: Reading) -> Exhibit | None:
    """Whether one person is accountable for each pillar; None when it isn't asked."""
    return _stacked(reading, "accountable", reading.questionnaire.choices_of("accountable"))


def _stacked(reading: Reading, exhibit: str, asked: Sequence[Choice]) -> Exhibit | None:
    if not asked:
        return None
    # Questions with the same answers as the first stand together; follow-ups have their own.
    choices = [one for one in asked if _answers(one) == _answers(asked[0])]
    measures = [f"{choice.id}:{option}" for choice in choices for option in _answers(choice)]
    cells = reading.cells("option", [OVERALL], measures)
    headline = _headline(reading, exhibit, choices, cells)
    chart = _chart(reading, choices, cells, headline)
    bases = [cell.base for one in choices if (cell := _headline_cell(cells, one)) and cell.base]
    return Exhibit(
        id=exhibit,
        headline=headline,
        base=reading.text(f"{exhibit}.base", group=reading.group_with_n(OVERALL, *bases)),
        footnotes=(
            reading.text(f"{exhibit}.note"),
            reading.text("note.shares_alike", limit=SHARES_ALIKE_BELOW),
        ),
        protected=reading.protected_note(
            _name(reading, choice) for choice in choices if _headline_cell(cells, choice) is None
        ),
        table=_table(reading, choices, cells),
        panels=(Panel("", chart),) if not chart.rows.is_empty() else (),
    )


def _headline_cell(cells: Cells, choice: Choice) -> Cell | None:
    return cells.at(OVERALL, f"{choice.id}:{choice.headline}")


def _answers(choice: Choice) -> tuple[str, ...]:
    return tuple(option.id for option in choice.options)


def _name(reading: Reading, choice: Choice) -> str:
    for pillar in reading.questionnaire.pillars:
        if pillar.id == choice.pillar:
            return reading.named(pillar.name)
    return reading.named(choice.name or choice.text)


def _headline(reading: Reading, exhibit: str, choices: Sequence[Choice], cells: Cells) -> str:
    found = [
        (cell.percent, _name(reading, choice), reading.share(cell))
        for choice in choices
        if (cell := _headline_cell(cells, choice))
    ]
    if not found:
        return reading.text("headline.protected")
    found.sort(key=lambda one: -one[0])
    (most, most_name, high), (least, least_name, low) = found[0], found[-1]
    if most - least < SHARES_ALIKE_BELOW:
        shares = "–".join(dict.fromkeys((low, high)))
        return reading.text(f"{exhibit}.headline.calm", shares=shares)
    return reading.text(
        f"{exhibit}.headline.clear",
        high_name=most_name,
        high=high,
        low_name=least_name,
        low=low,
    )


def _roles(choice: Choice) -> list[str]:
    roles, between = list[str](), iter(("partly", "needs"))
    for option in choice.options:
        if option.id == choice.headline:
            roles.append("headline")
        else:
            roles.append("open" if option.cant_say else next(between, "open"))
    return roles


def _chart(reading: Reading, choices: Sequence[Choice], cells: Cells, headline: str) -> Chart:
    roles = _roles(choices[0])
    answers = [reading.named(option.text) for option in choices[0].options]
    rows: list[dict[str, object]] = []
    for place, choice in enumerate(choices):
        at = [cells.at(OVERALL, f"{choice.id}:{option.id}") for option in choice.options]
        parts = [
            (cell, answer, role, cell.share)
            for cell, answer, role in zip(at, answers, roles, strict=True)
            if cell and cell.share is not None
        ]
        # Rounded shares may come to 99 or 101: bars end at the edge, labels stay as shown.
        whole = sum(share for *_, share in parts) or 1.0
        start, heading = 0.0, _name(reading, choice)
        for cell, answer, role, share in parts:
            end = start + 100 * share / whole
            rows.append(
                {
                    "row": place,
                    "heading": heading if start == 0 else "",
                    "answer": answer,
                    "start": start,
                    "centre": (start + end) / 2,
                    "end": end,
                    "label": reading.words.percent(share, bound=cell.share_bound),
                    "role": role,
                    "tip": reading.text(
                        "tip.mean", group=heading, measure=answer, mean=reading.share(cell)
                    ),
                }
            )
            start = end
    return Chart(
        spec=stack(tuple(zip(answers, roles, strict=True)), reading.look),
        rows=pl.DataFrame(rows, schema=ROWS),
        alt=shortened(reading.text("alt.stack", headline=headline, n=len(choices))),
    )


def _table(reading: Reading, choices: Sequence[Choice], cells: Cells) -> pl.DataFrame:
    columns = {reading.text("table.question"): [_name(reading, choice) for choice in choices]}
    for option in choices[0].options:
        columns[reading.named(option.text)] = [
            reading.share(cells.at(OVERALL, f"{choice.id}:{option.id}")) for choice in choices
        ]
    bases = [_headline_cell(cells, choice) for choice in choices]
    columns[reading.text("table.base")] = [reading.base(cell) for cell in bases]
    return pl.DataFrame(columns)
