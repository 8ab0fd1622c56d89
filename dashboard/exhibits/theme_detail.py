"""What is behind a theme? Its items in full: where two groups differ, and what one answered."""

from collections.abc import Sequence

import polars as pl

from assessment.organisation import OVERALL, Group
from dashboard.exhibits.answers import block_names, blocks_chart
from dashboard.exhibits.cell import Cell, Cells
from dashboard.exhibits.certainty import CLEAR, NO_TEST, certainty_notes
from dashboard.exhibits.comparison import Series, differences, largest
from dashboard.exhibits.exhibit import Exhibit, Panel
from dashboard.exhibits.items import (
    LINE_WIDTH,
    Row,
    item_differences,
    item_text,
    items_base,
    items_chart,
    items_table,
    lines_of,
)
from dashboard.exhibits.level_gap import levels_shown
from dashboard.exhibits.reading import Reading

BLOCKS = ("low", "middle", "top_box")


def theme_detail(
    reading: Reading,
    theme: str,
    group: Group,
    most: int | None = None,
    line_width: int = LINE_WIDTH,
) -> Exhibit:
    """The items of a theme: of everybody by level, of a group beside everybody.

    With `most`, one chart of so many items: those that differ most, or else the answers.
    `line_width`: pixels of an item on one line.
    """
    items = tuple(item.id for item in reading.questionnaire.items_of(theme))
    ends = _ends(reading, group)
    rows = [row for row in item_differences(reading, ends) if row["measure"] in items]
    cells = reading.cells("item", [group], items)
    answered = [
        (item, cell) for item in items if (cell := cells.at(group, item)) and cell.low is not None
    ]
    headline = _headline(reading, theme, ends, rows)
    panels = [
        *_compared(reading, ends, _widest(rows, most), headline, line_width),
        _answers(reading, group, answered[:most], cells),
    ]
    return Exhibit(
        id="theme_detail",
        headline=headline,
        base=items_base(reading, ends, rows),
        footnotes=certainty_notes(reading, (row["family"] for row in rows)),
        protected=reading.protected_note(item_text(reading, one) for one in cells.protected(group)),
        table=_table(reading, ends, rows, dict(answered)),
        panels=tuple(panels if most is None else panels[:1]),
    )


def theme_to_open(reading: Reading, group: Group) -> str:
    """The theme that the page's headline is about, else the first one."""
    ends = _ends(reading, group)
    widest = largest(differences(reading, ends[0].group, ends[-1].group)) if ends else None
    return widest.theme if widest else reading.themes[0].id


def _ends(reading: Reading, group: Group) -> tuple[Series, ...]:
    if group == OVERALL:
        levels = levels_shown(reading)
        return (levels[0], levels[-1]) if len(levels) > 1 else ()
    sides = zip((group, OVERALL), reading.look.pair_marks, strict=True)
    return tuple(Series(one, reading.group_name(one), mark) for one, mark in sides)


def _headline(reading: Reading, theme: str, ends: Sequence[Series], rows: Sequence[Row]) -> str:
    name = next(reading.named(one.name) for one in reading.themes if one.id == theme)
    if not rows:
        return reading.text("theme_detail.headline.none", theme=name)
    widest = max(rows, key=lambda row: abs(row["difference"]))
    alike = reading.alike(widest["difference"], theme, widest["bound"])
    if widest["certainty"] != CLEAR and (alike or widest["certainty"] != NO_TEST):
        return reading.text("theme_detail.headline.alike", theme=name)
    values = {
        side: reading.words.number(widest[f"{side}_value"], bound=widest[f"{side}_bound"])
        for side in ("a", "b")
    }
    return reading.text(
        "theme_detail.headline.apart",
        theme=name,
        item=item_text(reading, widest["measure"]).rstrip("."),
        a_name=reading.group_inside(ends[0].group),
        b_name=reading.group_inside(ends[-1].group),
        **values,
    )


def _widest(rows: Sequence[Row], most: int | None) -> list[Row]:
    kept = sorted(rows, key=lambda row: -abs(row["difference"]))[:most]
    return [row for row in rows if row in kept]


def _compared(
    reading: Reading, ends: Sequence[Series], rows: Sequence[Row], headline: str, line_width: int
) -> tuple[Panel, ...]:
    if not rows:
        return ()
    title = reading.text("theme_detail.means")
    return (Panel(title, items_chart(reading, ends, rows, headline, line_width)),)


def _answers(
    reading: Reading, group: Group, answered: Sequence[tuple[str, Cell]], cells: Cells
) -> Panel:
    bases = (cell.base for cell in cells.by_place.values() if cell.shown)
    title = reading.text("theme_detail.answers", group=reading.group_with_n(group, *bases))
    if not answered:
        twice = 2 * reading.results.organisation.smallest_group
        return Panel(title, sentence=reading.text("answers.from", k=twice))
    drawn = [("\n".join(lines_of(item_text(reading, item))), cell) for item, cell in answered]
    alt = reading.text("alt.item_answers", group=reading.group_name(group), n=len(answered))
    return Panel(title, blocks_chart(reading, drawn, alt))


def _table(
    reading: Reading, ends: Sequence[Series], rows: Sequence[Row], answered: dict[str, Cell]
) -> pl.DataFrame:
    """Means and gap of each item, then the blocks of the group's answers."""
    shown = [row["measure"] for row in rows]
    if not rows:
        shown = list(answered)
        table = pl.DataFrame(
            {reading.text("table.item"): [item_text(reading, one) for one in shown]}
        )
    else:
        table = items_table(reading, ends, rows)
    needs, strong, fine = block_names(reading)
    blocks = [
        pl.Series(name, [reading.block(answered.get(item), block) for item in shown], pl.String)
        for block, name in zip(BLOCKS, (needs, fine, strong), strict=True)
    ]
    bases = [reading.base(answered.get(item)) for item in shown]
    return table.with_columns(*blocks, pl.Series(reading.text("table.base"), bases, pl.String))
