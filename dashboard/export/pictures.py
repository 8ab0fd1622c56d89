"""The pictures of a readout, each drawn once for all files that hold it."""

from dataclasses import replace

from dashboard.export.source import source_of
from dashboard.images import picture
from dashboard.images.renderer import RENDERER, NotDrawnError
from dashboard.readout import Readout, Told, title_of


class Pictures:
    """Pictures by exhibit; None for one that can't be drawn, whose title is then `undrawn`."""

    def __init__(self, readout: Readout) -> None:
        """Nothing is drawn yet."""
        self._readout = readout
        self._svg: dict[tuple[str, bool], str | None] = {}
        self._png: dict[tuple[str, bool, int], bytes | None] = {}

    @property
    def undrawn(self) -> tuple[str, ...]:
        """The titles of the exhibits whose picture failed so far."""
        failed = {key for (key, *_), drawn in (self._svg | self._png).items() if drawn is None}
        told = (one for one in self._readout.told if one.key in failed)
        return tuple(title_of(self._readout.reading, one.entry) for one in told)

    def svg(self, told: Told, *, alone: bool) -> str | None:
        """The picture as SVG; `alone`: with headline, base and notes, else the charts only."""
        key = told.key, alone
        if key not in self._svg:
            try:
                foot = source_of(self._readout, told) if alone else ""
                look = self._readout.reading.look
                # A headline may have been typed on several lines; a picture breaks it anew.
                headline = " ".join(told.exhibit.headline.splitlines())
                exhibit = replace(told.exhibit, headline=headline)
                self._svg[key] = picture.svg(exhibit, look, alone=alone, foot=foot)
            except NotDrawnError:
                self._svg[key] = None
        return self._svg[key]

    def png(self, told: Told, scale: int, *, alone: bool) -> bytes | None:
        """The same as PNG, `scale` pixels for each of the picture's 1200 across."""
        key = told.key, alone, scale
        if key not in self._png:
            drawn = self.svg(told, alone=alone)
            try:
                self._png[key] = RENDERER.png_of(drawn, scale) if drawn else None
            except NotDrawnError:
                self._png[key] = None
        return self._png[key]
