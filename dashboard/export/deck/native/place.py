"""Where a form is drawn: a slide, a box on it, the colours of its theme, the reader's words."""

from dataclasses import dataclass, replace
from datetime import datetime

import polars as pl
from pptx.slide import Slide

from dashboard.export.deck.box import Box
from dashboard.export.deck.paint import Palette
from dashboard.i18n import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A box on a slide; `at` is the date of the data behind a chart.

    `table` is that of the exhibit, with every number as the reader writes it.
    """

    slide: Slide
    box: Box
    palette: Palette
    words: Words
    at: datetime
    table: pl.DataFrame

    def within(self, box: Box) -> "Place":
        """Another box on the same slide."""
        return replace(self, box=box)
