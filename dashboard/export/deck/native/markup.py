"""Fills, lines and marks of a chart's series, as the markup writes them."""

from pptx.oxml.ns import nsdecls

from dashboard.export.deck.box import POINT
from dashboard.export.deck.elements import Element, parsed
from dashboard.export.deck.paint import Paint


def coloured_fill(paint: Paint | None) -> str:
    """A fill in a colour of the theme; none for none."""
    if paint is None:
        return "<a:noFill/>"
    return f"<a:solidFill>{paint.markup()}</a:solidFill>"


def line(paint: Paint | None, width: float = 1, dash: str = "solid") -> str:
    """A line so many points wide; none for none."""
    if paint is None:
        return "<a:ln><a:noFill/></a:ln>"
    return (
        f'<a:ln w="{round(width * POINT)}" cap="rnd">{coloured_fill(paint)}'
        f'<a:prstDash val="{dash}"/><a:round/></a:ln>'
    )


def shaped(element: Element, properties: str) -> None:
    """Give a series, an axis or grid lines their fill and line."""
    made = parsed(f"<c:spPr {nsdecls('c', 'a')}>{properties}</c:spPr>")
    former = element.get_or_add_spPr()
    former.getparent().replace(former, made)


def marked(series: Element, symbol: str, size: int, fill: Paint | None, edge: Paint | None) -> None:
    """Give a series of a line chart its mark, `size` points across."""
    look = f"<c:spPr>{coloured_fill(fill)}{line(edge, 1.5)}</c:spPr>" if symbol != "none" else ""
    size_of = f'<c:size val="{size}"/>' if symbol != "none" else ""
    made = parsed(
        f'<c:marker {nsdecls("c", "a")}><c:symbol val="{symbol}"/>{size_of}{look}</c:marker>'
    )
    former = series.get_or_add_marker()
    former.getparent().replace(former, made)


def error_bars(
    above: tuple[str, tuple[float, ...]],
    below: tuple[str, tuple[float, ...]],
    look: str,
    *,
    upright: bool,
) -> Element:
    """Lines from each point by so much up and down: where the numbers stand, and what they are.

    `upright`: of marks, which can have lines along either axis; bars have them along themselves.
    """
    axis = '<c:errDir val="y"/>' if upright else ""
    return parsed(
        f'<c:errBars {nsdecls("c", "a")}>{axis}<c:errBarType val="both"/>'
        '<c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"<c:plus>{_numbers(*above)}</c:plus><c:minus>{_numbers(*below)}</c:minus>"
        f"<c:spPr>{look}</c:spPr></c:errBars>"
    )


def _numbers(place: str, values: tuple[float, ...]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{one:g}</c:v></c:pt>' for n, one in enumerate(values))
    return (
        f"<c:numRef><c:f>{place}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )
