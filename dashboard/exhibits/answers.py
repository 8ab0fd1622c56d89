"""How many say needs work, fine, strong? Each theme's three blocks, the ends from a common line."""

from collections.abc import Sequence

import polars as pl

from assessment.organisation import Group
from assessment.questions import Scale
from dashboard.charts.two_sided import rest_begins, two_sided
from dashboard.exhibits.cell import Cell
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.reading import Reading

BLOCKS = ("low", "top_box", "middle")
ROWS = {
    "row": pl.Int64,
    "heading": pl.String,
    "block": pl.String,
    "begin": pl.Float64,
    "end": pl.Float64,
    "before": pl.String,
    "after": pl.String,
    "tip": pl.String,
}


def answers(reading: Reading, group: Group, most: int | None = None) -> Exhibit:
    """Of one group, from twice the smallest group; below that its means are all there is.

    With `most`, of so many themes: those that most people call weak, and those that most call
    strong.
    """
    cells = reading.cells("theme", [group])
    names = {theme.id: reading.named(theme.name) for theme in reading.themes}
    shown = {
        theme: cell
        for theme in names
        if (cell := cells.at(group, theme)) and cell.low is not None and cell.top_box is not None
    }
    order = sorted(shown, key=lambda theme: -(shown[theme].low or 0))
    if most is not None:
        order = _either_end(shown, order, most)
    headline = _headline(reading, shown, order, names)
    twice = 2 * reading.results.organisation.smallest_group
    alt = reading.text("alt.answers", headline=headline, n=len(order))
    rows = [(names[theme], shown[theme]) for theme in order]
    chart = (Panel("", blocks_chart(reading, rows, alt)),) if rows else ()
    return Exhibit(
        id="answers",
        headline=headline,
        base=reading.themes_base([group]),
        footnotes=(reading.text("answers.note", k=twice),),
        protected=reading.protected_note(names[theme] for theme in cells.protected(group)),
        table=_table(reading, shown, order, names),
        panels=chart or (Panel("", sentence=reading.text("answers.from", k=twice)),),
    )


def _either_end(shown: dict[str, Cell], order: list[str], most: int) -> list[str]:
    """The themes that most call weak and that most call strong, as many of each, in their order."""
    weak = order[: most // 2]
    others = [theme for theme in order if theme not in weak]
    strong = sorted(others, key=lambda theme: -(shown[theme].top_box or 0))[: most - most // 2]
    return [theme for theme in order if theme in {*weak, *strong}]


def _headline(
    reading: Reading, shown: dict[str, Cell], order: list[str], names: dict[str, str]
) -> str:
    if not order:
        return reading.text("answers.headline.none")
    strongest = max(order, key=lambda theme: shown[theme].top_box or 0)
    return reading.text(
        "answers.headline",
        needs=reading.block(shown[order[0]], "low"),
        needs_theme=names[order[0]],
        strong=reading.block(shown[strongest], "top_box"),
        strong_theme=names[strongest],
    )


def block_names(reading: Reading) -> tuple[str, str, str]:
    """What the blocks are called: needs work, strong, and the rest; with their points.

    Without points where the themes' scales differ, or where nothing is between.
    """
    scale, *others = (reading.questionnaire.scale_of(theme.id) for theme in reading.themes)
    alike = all(other.ends == scale.ends for other in others)
    needs, fine, strong = (
        reading.text(f"answers.{name}.points", points=reading.from_to(low, high))
        if alike and low <= high
        else reading.text(f"answers.{name}")
        for name, (low, high) in block_points(scale).items()
    )
    return needs, strong, fine


def block_points(scale: Scale) -> dict[str, tuple[int, int]]:
    """The first and the last point of each block; of an empty one the last is below the first."""
    return {
        "needs": (scale.lowest, scale.low_to),
        "fine": (scale.low_to + 1, scale.top_from - 1),
        "strong": (scale.top_from, scale.highest),
    }


def blocks_chart(reading: Reading, rows: Sequence[tuple[str, Cell]], alt: str) -> Chart:
    """The blocks of cells that have them, each under its heading, whose lines are broken."""
    key = dict(zip(BLOCKS, block_names(reading), strict=True))
    longest = {
        block: max(10, *(round(cell.block(block)[0] or 0) for _, cell in rows)) for block in BLOCKS
    }
    begins = {"low": 0, "top_box": 0, "middle": rest_begins(longest["top_box"])}
    drawn: list[dict[str, object]] = []
    for place, (heading, cell) in enumerate(rows):
        for block in BLOCKS:
            share, written = cell.block(block)[0], reading.block(cell, block)
            sign = -1 if block == "low" else 1
            if share is not None:
                drawn.append(
                    {
                        "row": place,
                        "heading": heading if block == "low" else "",
                        "block": key[block],
                        "begin": float(begins[block]),
                        "end": begins[block] + sign * share,
                        "before": written if block == "low" else "",
                        "after": written if block != "low" else "",
                        "tip": reading.text(
                            "tip.mean",
                            group=" ".join(heading.split()),
                            measure=key[block],
                            mean=written,
                        ),
                    }
                )
    lengths = (longest["low"], longest["top_box"], longest["middle"])
    lines = max(heading.count("\n") + 1 for heading, _ in rows)
    return Chart(
        spec=two_sided((key["low"], key["top_box"], key["middle"]), lengths, reading.look, lines),
        rows=pl.DataFrame(drawn, schema=ROWS),
        alt=shortened(alt),
    )


def _table(
    reading: Reading, shown: dict[str, Cell], order: list[str], names: dict[str, str]
) -> pl.DataFrame:
    columns = {reading.text("table.theme"): [names[theme] for theme in order]}
    for block, name in zip(BLOCKS, block_names(reading), strict=True):
        columns[name] = [reading.block(shown[theme], block) for theme in order]
    columns[reading.text("table.mean")] = [reading.mean(shown[theme]) for theme in order]
    columns[reading.text("table.spread")] = [
        "" if (spread := shown[theme].spread) is None else reading.words.number(spread)
        for theme in order
    ]
    columns[reading.text("table.base")] = [reading.base(shown[theme]) for theme in order]
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
