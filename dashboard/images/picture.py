"""An exhibit as a picture that stands alone: headline, base, figures and charts, notes.

A sheet is laid out in units that are the pixels of the charts; the picture shows each of them one
and a half times as large, so that its type reads in a document as wide as a page. A chart that
needs more units has them smaller.
"""

from collections.abc import Sequence
from html import escape
from re import findall

from dashboard.charts.drawing import LEAST_WIDTH
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel
from dashboard.images.layout import (
    PANEL_TITLE,
    SENTENCE,
    TEXT,
    Piece,
    below,
    beside,
    cards,
    headline,
    paragraph,
)
from dashboard.images.renderer import RENDERER
from dashboard.look import FONT, TYPE, Look
from dashboard.typeface import SEMIBOLD, width_of, within

WIDTH = 1200
"""Pixels of a picture."""
ENLARGED = 1.5
"""Pixels of a unit, at most."""
PIXELS_TWICE = 2
"""A PNG has so many pixels for each of the picture's: sharp on paper and on fine screens."""
MARGIN, GAP, SMALL_GAP, GUTTER = 24, 16, 6, 32
NARROWEST = 330
"""Units that a chart needs at least."""
RULE, MOST_QUOTES, QUOTE_LINES = 3, 12, 6
"""The rule beside quotations; how many a picture has room for, and lines of each."""
HEADING, BESIDE_HEADING = "heading", 92
"""The column with the names of rows, and the units that a chart may keep for a gap beside them."""


def png(exhibit: Exhibit, look: Look, width: int = WIDTH) -> bytes:
    """The picture as PNG, twice as many pixels wide; raises NotDrawnError."""
    return RENDERER.png_of(svg(exhibit, look, width), PIXELS_TWICE)


def svg(
    exhibit: Exhibit, look: Look, width: int = WIDTH, *, alone: bool = True, foot: str = ""
) -> str:
    """The picture as SVG, `width` pixels wide; `look` is the one that its charts were built for.

    Not `alone` it is without the texts that a document sets itself: headline, base and notes.
    `foot`: a last line, on where the numbers come from.

    Raises NotDrawnError.
    """
    charts = [panel.chart for panel in exhibit.panels if panel.chart]
    inside = max(width / ENLARGED - 2 * MARGIN, *map(_least_width, charts), 0)
    pieces = [_head(exhibit, inside, look)] if alone else []
    if exhibit.figures:
        pieces.append(cards(exhibit.figures, inside, look))
    if exhibit.quotes:
        pieces.append(_quotes(exhibit.quotes, inside, look))
    pieces += [_sentence(panel, inside, look) for panel in exhibit.panels if panel.sentence]
    pieces += _charts(exhibit, inside, look)
    if exhibit.notes and alone:
        notes = [paragraph(note, inside, TEXT, look.muted) for note in exhibit.notes]
        pieces.append(below(notes, SMALL_GAP))
    if foot:
        pieces.append(paragraph(foot, inside, TEXT, look.muted))
    sheet = below(pieces, GAP)
    wide, high = inside + 2 * MARGIN, sheet.height + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{width}" height="{round(high * width / wide)}" viewBox="0 0 {wide:g} {high:g}"'
        f' role="img" aria-label="{escape(exhibit.headline)}" font-family="{FONT}">'
        f'<rect width="100%" height="100%" fill="{look.page}"/>'
        f"{sheet.at(MARGIN, MARGIN)}</svg>"
    )


def _head(exhibit: Exhibit, width: float, look: Look) -> Piece:
    head = [headline(exhibit.headline, width, look.ink)]
    if exhibit.base:
        head.append(paragraph(exhibit.base, width, TEXT, look.muted))
    return below(head, SMALL_GAP)


def _quotes(quotes: Sequence[str], width: float, look: Look) -> Piece:
    """The first of the quotations, beside a rule; what is cut or left out ends in an ellipsis."""
    inside = width - RULE - GAP
    texts = [within(one, inside, SENTENCE.size, QUOTE_LINES) for one in quotes[:MOST_QUOTES]]
    texts += ["…"] if len(quotes) > MOST_QUOTES else []
    lines = below([paragraph(one, inside, SENTENCE, look.ink) for one in texts], GAP)
    rule = f'<rect width="{RULE}" height="{lines.height:g}" fill="{look.line}"/>'
    return Piece(lines.height, rule + lines.at(RULE + GAP, 0))


def _least_width(chart: Chart) -> float:
    """What a chart needs so that its labels are apart, and the names of its rows whole."""
    least: float = chart.spec.get("usermeta", {}).get(LEAST_WIDTH, NARROWEST)
    names: list[str] = chart.rows[HEADING].to_list() if HEADING in chart.rows.columns else []
    lines = (line for name in names for line in name.splitlines())
    return max([least, *(width_of(line, TYPE, SEMIBOLD) + BESIDE_HEADING for line in lines)])


def _sentence(panel: Panel, width: float, look: Look) -> Piece:
    sentence = paragraph(panel.sentence, width, SENTENCE, look.ink)
    if not panel.title:
        return sentence
    return below([paragraph(panel.title, width, PANEL_TITLE, look.ink), sentence], 0)


def _charts(exhibit: Exhibit, width: float, look: Look) -> list[Piece]:
    """The charts in rows of as many as have room."""
    charts = [(panel.title, panel.chart) for panel in exhibit.panels if panel.chart]
    if not charts:
        return []
    least = max(_least_width(chart) for _, chart in charts)
    columns = min(len(charts), int((width + GUTTER) // (least + GUTTER)))
    step = (width + GUTTER) / columns
    pieces = [_titled(title, chart, step - GUTTER, look) for title, chart in charts]
    return [beside(pieces[n : n + columns], step) for n in range(0, len(pieces), columns)]


def _titled(title: str, chart: Chart, width: float, look: Look) -> Piece:
    drawn = _drawn(chart, width)
    if not title:
        return drawn
    return below([paragraph(title, width, PANEL_TITLE, look.ink), drawn], SMALL_GAP)


def _drawn(chart: Chart, width: float) -> Piece:
    """A chart with its rows, as wide as that with all its labels."""
    fit = {"autosize": {"type": "fit-x", "contains": "padding"}}
    rows = {"name": chart.spec["data"]["name"], "values": chart.rows.to_dicts()}
    drawn = RENDERER.svg_of(fit | chart.spec | {"width": round(width), "data": rows})
    height, *_ = findall(r' height="([\d.]+)"', drawn)
    return Piece(float(height), drawn)
