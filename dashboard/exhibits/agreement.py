"""Does a group agree with itself? Themes by how far people are apart, with what they answered."""

import polars as pl

from assessment.organisation import Group
from dashboard.charts.stack import stack
from dashboard.exhibits.answers import block_names
from dashboard.exhibits.cell import Cell
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.foundations import ROWS
from dashboard.exhibits.reading import Reading

BLOCKS = ("low", "middle", "top_box")
ROLES = {"low": "needs", "middle": "open", "top_box": "headline"}
APART = 1 / 6
"""Of a scale's points: people whose mean distance from their mean is larger don't agree."""


def agreement(reading: Reading, group: Group, most: int | None = None) -> Exhibit:
    """Of one group, from twice the smallest group; below that its means are all there is.

    With `most`, of the themes on which it agrees least.
    """
    cells = reading.cells("theme", [group])
    names = {theme.id: reading.named(theme.name) for theme in reading.themes}
    shown = {
        theme: (cell.spread, cell)
        for theme in names
        if (cell := cells.at(group, theme)) and cell.spread is not None
    }
    points = {theme: reading.questionnaire.scale_of(theme).points for theme in shown}
    order = sorted(shown, key=lambda theme: -shown[theme][0] / points[theme])[:most]
    headline = _headline(reading, group, order, shown, names)
    twice = 2 * reading.results.organisation.smallest_group
    panel = (
        Panel("", _chart(reading, order, shown, headline))
        if order
        else Panel("", sentence=reading.text("answers.from", k=twice))
    )
    return Exhibit(
        id="agreement",
        headline=headline,
        base=reading.themes_base([group]),
        footnotes=(reading.text("agreement.note"),),
        protected=reading.protected_note(names[theme] for theme in cells.protected(group)),
        table=_table(reading, order, shown, names),
        panels=(panel,),
    )


Shown = dict[str, tuple[float, Cell]]


def _headline(
    reading: Reading, group: Group, order: list[str], shown: Shown, names: dict[str, str]
) -> str:
    if not order:
        return reading.text("agreement.headline.none")
    cut = APART * reading.questionnaire.scale_of(order[0]).points
    form = "apart" if shown[order[0]][0] > cut else "agree"
    return reading.text(
        f"agreement.headline.{form}",
        group=reading.group_name(group),
        theme=names[order[0]],
        spread=reading.words.number(shown[order[0]][0]),
    )


def _chart(reading: Reading, order: list[str], shown: Shown, headline: str) -> Chart:
    needs, strong, fine = block_names(reading)
    texts = {"low": needs, "middle": fine, "top_box": strong}
    themes = {theme.id: reading.named(theme.name) for theme in reading.themes}
    rows: list[dict[str, object]] = []
    for place, theme in enumerate(order):
        spread, cell = shown[theme]
        blocks = [(block, cell.block(block)[0]) for block in BLOCKS]
        parts = [(block, share) for block, share in blocks if share is not None]
        # Rounded and bounded shares may come to more or less: bars end at the edge.
        whole, start = sum(share for _, share in parts) or 1.0, 0.0
        heading = reading.text(
            "agreement.row", theme=themes[theme], spread=reading.words.number(spread)
        )
        for block, share in parts:
            end = start + 100 * share / whole
            written = reading.block(cell, block)
            rows.append(
                {
                    "row": place,
                    "heading": heading if start == 0 else "",
                    "answer": texts[block],
                    "start": start,
                    "centre": (start + end) / 2,
                    "end": end,
                    "label": written,
                    "role": ROLES[block],
                    "tip": reading.text(
                        "tip.mean", group=themes[theme], measure=texts[block], mean=written
                    ),
                }
            )
            start = end
    key = tuple((texts[block], ROLES[block]) for block in BLOCKS)
    return Chart(
        spec=stack(key, reading.look),
        rows=pl.DataFrame(rows, schema=ROWS),
        alt=shortened(reading.text("alt.agreement", headline=headline, n=len(order))),
    )


def _table(reading: Reading, order: list[str], shown: Shown, names: dict[str, str]) -> pl.DataFrame:
    needs, strong, fine = block_names(reading)
    columns = {
        reading.text("table.theme"): [names[theme] for theme in order],
        reading.text("table.spread"): [reading.words.number(shown[theme][0]) for theme in order],
        needs: [reading.block(shown[theme][1], "low") for theme in order],
        fine: [reading.block(shown[theme][1], "middle") for theme in order],
        strong: [reading.block(shown[theme][1], "top_box") for theme in order],
        reading.text("table.base"): [reading.base(shown[theme][1]) for theme in order],
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
