"""A slide: an exhibit sized so that text and charts together fill the screen.

Sizes are in units: 416 of them are the height of the screen (`--unit` in keskmes.css), so that type
of 14 is 24 pixels on a screen of 720.
"""

from dataclasses import replace

from dashboard.exhibits.exhibit import Chart, Exhibit, Panel
from dashboard.typeface import BOLD, REGULAR, wrapped

WIDTH, HEIGHT = 690, 350
HEADLINE, TEXT = (20, 25), (14, 19)
"""Size of the type, and height of its line."""
QUOTE, QUOTE_EDGE = (16, 21), 14
"""The same of a quotation, and the rule beside it with its room."""
GAP, GUTTER = 8, 24


def sized(exhibit: Exhibit) -> Exhibit:
    """The exhibit with charts as wide and high as its texts leave room for.

    A sentence in the place of a chart stays on the page: the headline has its number.
    """
    height = HEIGHT - _taken([exhibit.headline], HEADLINE, BOLD)
    height -= _taken([exhibit.base, *exhibit.protected], TEXT, REGULAR)
    if exhibit.quotes:
        return replace(exhibit, quotes=_fitting(exhibit.quotes, height))
    charts = [(panel.title, panel.chart) for panel in exhibit.panels if panel.chart]
    if not charts:
        return replace(exhibit, panels=())
    if any(title for title, _ in charts):
        height -= TEXT[1] + GAP
    width = (WIDTH - GUTTER * (len(charts) - 1)) // len(charts)
    panels = tuple(Panel(title, _sized(chart, width, height)) for title, chart in charts)
    return replace(exhibit, panels=panels)


def _fitting(quotes: tuple[str, ...], height: int) -> tuple[str, ...]:
    """As many of the quotations as there is room for, one at least."""
    kept = quotes
    while len(kept) > 1 and _taken(list(kept), QUOTE, REGULAR, WIDTH - QUOTE_EDGE) > height:
        kept = kept[:-1]
    return kept


def _taken(texts: list[str], lines: tuple[int, int], weight: str, width: int = WIDTH) -> int:
    """The height of texts, each with the gap below it."""
    size, line = lines
    return sum(line * len(wrapped(text, width, size, weight)) + GAP for text in texts)


def _sized(chart: Chart, width: int, height: int) -> Chart:
    fit = {"autosize": {"type": "fit", "contains": "padding"}}
    return replace(chart, spec=chart.spec | {"width": width, "height": height} | fit)
