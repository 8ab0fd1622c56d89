"""The numbers at the marks of a chart: they follow its data, but where they have to say more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape

from pptx.oxml.ns import nsdecls

from dashboard.export.deck.elements import Element, parsed
from dashboard.export.deck.native.markup import coloured_fill
from dashboard.export.deck.paint import INK, Paint

Position = Literal["outEnd", "ctr", "l", "r", "t", "b"]
SIZE = 14
"""Points of the type in a chart."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label that differs: hidden, in words of its own, elsewhere, or with its series' name.

    `down` moves it by a share of the chart's height.
    """

    text: str = ""
    position: Position | None = None
    hidden: bool = False
    named: bool = False
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a series: format, place and colour, and those points that differ."""

    number_format: str
    position: Position
    paint: Paint = INK
    bold: bool = True
    shown: bool = True
    points: Mapping[int, Label] = field(default_factory=dict[int, Label])


def label(series: Element, labels: Labels) -> None:
    """Give a series its labels."""
    points = "".join(_point(place, one, labels) for place, one in sorted(labels.points.items()))
    made = parsed(
        f"<c:dLbls {nsdecls('c', 'a')}>{points}{_format(labels)}{_look(labels)}"
        f'<c:dLblPos val="{labels.position}"/>{_shows(value=labels.shown)}</c:dLbls>'
    )
    former = series.get_or_add_dLbls()
    former.getparent().replace(former, made)


def _point(place: int, one: Label, labels: Labels) -> str:
    if one.hidden:
        return f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
    moved = (
        f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{one.down:.4f}"/>'
        "</c:manualLayout></c:layout>"
        if one.down
        else ""
    )
    own = (
        f"<c:tx><c:rich><a:bodyPr wrap='none'/><a:p><a:pPr>{_type(labels, 'defRPr')}</a:pPr><a:r>"
        f"{_type(labels, 'rPr')}<a:t>{escape(one.text)}</a:t></a:r></a:p></c:rich></c:tx>"
        if one.text
        else ""
    )
    return (
        f'<c:dLbl><c:idx val="{place}"/>{moved}{own}{_format(labels)}{_look(labels)}'
        f'<c:dLblPos val="{one.position or labels.position}"/>'
        f"{_shows(value=True, name=one.named)}</c:dLbl>"
    )


def _format(labels: Labels) -> str:
    code = escape(labels.number_format, {'"': "&quot;"})
    return f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'


def _look(labels: Labels) -> str:
    return (
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr wrap="none"/>'
        f"<a:lstStyle/><a:p><a:pPr>{_type(labels, 'defRPr')}</a:pPr>"
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def _type(labels: Labels, tag: str) -> str:
    bold = int(labels.bold)
    return f'<a:{tag} sz="{SIZE}00" b="{bold}">{coloured_fill(labels.paint)}</a:{tag}>'


def _shows(*, value: bool, name: bool = False) -> str:
    shown = {"LegendKey": 0, "Val": value, "CatName": 0, "SerName": name, "Percent": 0}
    listed = "".join(f'<c:show{key} val="{int(one)}"/>' for key, one in shown.items())
    return f'{listed}<c:showBubbleSize val="0"/>' + ("<c:separator> </c:separator>" if name else "")
