"""What do we know about customers, and what can't we know? The measures in use, by level."""

import polars as pl

from assessment.questions import Choice
from dashboard.charts.dots import dots
from dashboard.exhibits.cell import Cells
from dashboard.exhibits.comparison import Series
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.level_gap import levels_protected, levels_shown
from dashboard.exhibits.reading import Reading

ROLE = "measures"
ROWS = {
    "row": pl.Int64,
    "heading": pl.String,
    "column": pl.String,
    "share": pl.Float64,
    "label": pl.String,
    "tip": pl.String,
}


def measures_in_use(reading: Reading, most: int | None = None) -> Exhibit | None:
    """The first question on it; None when the questionnaire has none.

    With `most`, so many answers: that of the headline, and those most given on some level.
    """
    choice = next(iter(reading.questionnaire.choices_of(ROLE)), None)
    if choice is None:
        return None
    levels = levels_shown(reading)
    names = [f"{choice.id}:{option.id}" for option in choice.options]
    cells = reading.cells("option", [one.group for one in levels], names)
    chart = _rows(reading, choice, levels, cells)
    if most is not None:
        chart = _given_most(chart, most, choice)
    headline = _headline(reading, choice, levels, cells)
    return Exhibit(
        id="measures_in_use",
        headline=headline,
        base=reading.text("measures.base", question=reading.named(choice.text)),
        footnotes=(
            reading.text("measures.note"),
            reading.text(
                "note.small_group",
                k=2 * reading.results.organisation.smallest_group,
                answer=reading.option_text(choice, choice.headline),
            ),
        ),
        protected=reading.protected_note(levels_protected(reading)),
        table=_table(reading, choice, levels, cells),
        panels=(
            Panel(
                "",
                Chart(
                    dots(tuple(one.name for one in levels), reading.look),
                    chart,
                    shortened(reading.text("alt.dots", headline=headline, n=len(names))),
                ),
            ),
        )
        if not chart.is_empty()
        else (),
    )


def _rows(
    reading: Reading, choice: Choice, levels: tuple[Series, ...], cells: Cells
) -> pl.DataFrame:
    rows: list[dict[str, object]] = []
    for place, option in enumerate(choice.options):
        heading = reading.named(option.text)
        for level in levels:
            cell = cells.at(level.group, f"{choice.id}:{option.id}")
            if cell is None or cell.count is None:
                continue
            rows.append(
                {
                    "row": place,
                    "heading": heading,
                    "column": level.name,
                    "share": cell.percent,
                    "label": reading.share(cell),
                    "tip": reading.text(
                        "tip.mean", group=level.name, measure=heading, mean=reading.share(cell)
                    ),
                }
            )
            heading = ""
    return pl.DataFrame(rows, schema=ROWS)


def _given_most(rows: pl.DataFrame, most: int, choice: Choice) -> pl.DataFrame:
    named = [option.id for option in choice.options].index(choice.headline)
    largest = (
        rows.group_by("row")
        .agg(pl.max("share"))
        .sort(pl.col("row") != named, -pl.col("share"), "row")
    )
    return rows.join(largest.head(most), on="row", how="semi", maintain_order="left")


def _headline(reading: Reading, choice: Choice, levels: tuple[Series, ...], cells: Cells) -> str:
    """The headline answer, level by level."""
    measure = f"{choice.id}:{choice.headline}"
    shown = [
        f"{reading.group_inside(level.group)} {reading.share(cell)}"
        for level in levels
        if (cell := cells.at(level.group, measure)) and cell.count is not None
    ]
    if not shown:
        return reading.text("headline.protected")
    answer = reading.option_text(choice, choice.headline)
    return reading.text("measures.headline", answer=answer, levels="; ".join(shown))


def _table(
    reading: Reading, choice: Choice, levels: tuple[Series, ...], cells: Cells
) -> pl.DataFrame:
    columns = {reading.text("table.answer"): [reading.named(one.text) for one in choice.options]}
    for level in levels:
        columns[level.name] = [
            reading.share(cells.at(level.group, f"{choice.id}:{option.id}"))
            for option in choice.options
        ]
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
