"""The meeting: a story's exhibits one by one, each filling the screen."""

from dashboard.exhibits.exhibit import Exhibit
from dashboard.readout import Readout
from dashboard.slide import sized


def slides(readout: Readout) -> dict[str, Exhibit]:
    """The exhibits that a room sees, by the key of their entry: those with something to look at.

    What is only sentences is for the report.
    """
    return {
        told.key: sized(told.slide)
        for told in readout.told
        if told.slide.is_drawn or told.slide.figures or told.slide.quotes
    }
