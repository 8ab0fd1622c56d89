"""The markup under python-pptx's objects: what it has no method for, it lets us reach here.

Its elements and lxml's have no types; this is the one place that hands them on.
"""

from typing import Any

from pptx.oxml import parse_xml

Element = Any
"""An element of the markup, with what python-pptx adds to lxml's."""
Untyped = Any
"""An object of python-pptx whose class is private, or says less than it has."""
HOLDERS = ("_element", "_r", "_tc", "_tbl")
"""Where an object of python-pptx keeps its element."""


def element_of(thing: object) -> Element:
    """The element of a shape, a chart's series or axis, a paragraph, a run, a cell, a table."""
    return next(found for name in HOLDERS if (found := getattr(thing, name, None)) is not None)


def parsed(markup: str | bytes) -> Element:
    """The element that a piece of markup says."""
    parse: Any = parse_xml
    return parse(markup)


def placeholders_of(page: Untyped) -> list[Untyped]:
    """The placeholders of a slide, a layout or a master."""
    return list(page.placeholders)


def chart_part(chart: Untyped) -> Untyped:
    """The part of a chart, which knows its workbook."""
    return chart.part


def plot_area(chart: Untyped) -> Element:
    """The element of a chart that holds its series and axes."""
    return chart._chartSpace.chart.plotArea  # noqa: SLF001
