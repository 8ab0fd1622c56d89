"""The meeting: the exhibits one by one, in the order in which a room can take them in."""

from collections.abc import Callable

from assessment.organisation import OVERALL
from dashboard.exhibits.answers import answers
from dashboard.exhibits.blind_spots import blind_spots
from dashboard.exhibits.coverage import coverage
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.feeling import feeling
from dashboard.exhibits.foundations import foundations
from dashboard.exhibits.level_gap import level_gap
from dashboard.exhibits.measures_in_use import measures_in_use
from dashboard.exhibits.ownership import ownership
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.say_do import say_do
from dashboard.exhibits.waves import waves
from dashboard.slide import sized

MOST = 6
"""Rows of a slide: what can be read from the last chair."""
EACH_WAY = 1
"""Items on a slide that one level rates higher, and as many that the other does: in full."""
ITEM_WIDTH = 600
"""Units of an item on one line of a slide."""
NAME_WIDTH = 36
"""Letters of a name beside its line on a slide."""


SLIDES: dict[str, Callable[[Reading], Exhibit | None]] = {
    "coverage": lambda reading: coverage(reading, units=False),
    "answers": lambda reading: answers(reading, OVERALL, MOST),
    "feeling": feeling,
    "level_gap": lambda reading: level_gap(reading, MOST),
    "blind_spots": lambda reading: blind_spots(reading, EACH_WAY, ITEM_WIDTH),
    "say_do": lambda reading: say_do(reading, OVERALL, NAME_WIDTH),
    "ownership": ownership,
    "foundations": foundations,
    "measures_in_use": lambda reading: measures_in_use(reading, MOST),
    "waves": lambda reading: waves(reading, "index", NAME_WIDTH),
}
"""Who answered, what is good, how it feels, where it differs, what it stands on, what changed.

No unit is put on the wall: those are on a page.
"""


def on_slide(reading: Reading, slide: str) -> Exhibit | None:
    """The exhibit of one of `SLIDES`; None when there is no chart of it."""
    exhibit = SLIDES[slide](reading)
    if exhibit is None or not any(panel.chart for panel in exhibit.panels):
        return None
    return sized(exhibit)
