"""What do the top not see? The items that two levels rate most differently, in full."""

from collections.abc import Sequence

from dashboard.exhibits.certainty import CLEAR, certainty_notes
from dashboard.exhibits.comparison import Series
from dashboard.exhibits.exhibit import Exhibit, Panel
from dashboard.exhibits.items import (
    LINE_WIDTH,
    Row,
    item_differences,
    item_text,
    items_base,
    items_chart,
    items_table,
)
from dashboard.exhibits.level_gap import levels_protected, levels_shown
from dashboard.exhibits.reading import Reading

EACH_WAY = 5


def blind_spots(
    reading: Reading, each_way: int = EACH_WAY, line_width: float = LINE_WIDTH
) -> Exhibit:
    """The items that the highest level rates most above the lowest, and those below.

    The widest clear one is always among them. `line_width`: pixels of an item on one line.
    """
    levels = levels_shown(reading)
    ends = (levels[0], levels[-1]) if len(levels) > 1 else ()
    found = item_differences(reading, ends)
    widest = max(
        (row for row in found if row["certainty"] == CLEAR),
        key=lambda row: abs(row["difference"]),
        default=None,
    )
    above = [row for row in found if row["difference"] > 0][:each_way]
    below = [row for row in found if row["difference"] < 0][-each_way:]
    rows = [row for row in found if row in (*above, *below) or row is widest]
    headline = _headline(reading, ends, widest)
    return Exhibit(
        id="blind_spots",
        headline=headline,
        base=items_base(reading, ends, rows),
        footnotes=(
            *((reading.text("blind_spots.note"),) if rows else ()),
            *certainty_notes(reading, (row["family"] for row in rows)),
        ),
        protected=reading.protected_note(levels_protected(reading)),
        table=items_table(reading, ends, rows),
        panels=(Panel("", items_chart(reading, ends, rows, headline, line_width)),) if rows else (),
    )


def _headline(reading: Reading, ends: Sequence[Series], widest: Row | None) -> str:
    if not ends:
        return reading.text("blind_spots.headline.none")
    if widest is None:
        return reading.text("blind_spots.headline.calm")
    form = "above" if widest["difference"] > 0 else "below"
    return reading.text(
        f"blind_spots.headline.{form}",
        item=item_text(reading, widest["measure"]).rstrip("."),
        a_name=reading.group_inside(ends[0].group),
        a=reading.words.number(widest["a_value"], bound=widest["a_bound"]),
        b_name=reading.group_inside(ends[-1].group),
        b=reading.words.number(widest["b_value"], bound=widest["b_bound"]),
    )
