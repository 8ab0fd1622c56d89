"""Key figures as frames of text: the label, the number large, what stands under it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from math import ceil

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape
from pptx.util import Pt

from dashboard.exhibits.exhibit import Figure
from dashboard.export.deck.box import POINT, Box
from dashboard.export.deck.elements import element_of, parsed
from dashboard.export.deck.fit import height_of, widest
from dashboard.export.deck.native.markup import coloured_fill
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.paint import FIRST, HEAT, INK, Paint
from dashboard.export.deck.sheet import clean
from dashboard.export.deck.texts import Style, styled
from dashboard.typeface import BOLD, REGULAR

MARGIN = 12
"""Points between the edge of a frame and its text."""
GAP = 14
IN_A_ROW = 4
LEAST_WIDTH = 170
"""Points that a frame needs."""
LEAST_HEIGHT = 0.55
"""Of the room, that frames take even with little to say."""
LABEL, VALUE, TEXT, CAPTION = 16, 60, 16, 12
SMALLER = 2
"""Points that all type gives way by until a frame is full no more."""
LEAST = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a frame: its text, size, weight and colour."""

    text: str
    size: int
    bold: bool = False
    paint: Paint = INK


def figures(place: Place, shown: Sequence[Figure]) -> list[Shape]:
    """A frame a figure, so many beside each other, all as high as the fullest needs."""
    across = max(1, min(IN_A_ROW, len(shown), int(place.box.points[0] // LEAST_WIDTH)))
    down = ceil(len(shown) / across)
    gap = GAP * POINT
    box = place.box
    width = (box.points[0] - GAP * (across - 1)) / across - 2 * MARGIN
    most = (box.points[1] - GAP * (down - 1)) / down
    texts = [_fitted(lines_of(one), width, most - 2 * MARGIN) for one in shown]
    needed = max(map(_height, texts, repeat(width))) + 2 * MARGIN
    height = min(most, max(needed, LEAST_HEIGHT * most))
    frames: list[Shape] = []
    for n, lines in enumerate(texts):
        row = Box(box.left, box.top, box.width, round(height * POINT))
        column = row.columns((1.0,) * across, gap)[n % across]
        top = box.top + n // across * (row.height + gap)
        frames.append(_frame(place, lines, replace(column, top=top)))
    return frames


def lines_of(figure: Figure) -> list[Line]:
    """What a frame says, from the top."""
    lines = [Line(figure.label, LABEL, bold=True)]
    lines.append(Line(figure.value, VALUE, bold=True, paint=FIRST))
    if figure.note:
        lines.append(Line(figure.note, TEXT))
    lines += [Line(f"{label}: {value}", TEXT) for label, value in figure.parts]
    if figure.caption:
        lines.append(Line(figure.caption, CAPTION))
    return lines


def _fitted(lines: list[Line], width: float, height: float) -> list[Line]:
    """The number on one line, then all type as small as the frame needs it."""
    label, value, *others = lines
    sizes = range(VALUE, LABEL, -1)
    size = next((one for one in sizes if widest([value.text], one, BOLD) <= width), LABEL)
    while label.size > LEAST and widest(label.text.split(" "), label.size, BOLD) > width:
        label = replace(label, size=label.size - 1)
    less = 0
    while True:
        fitted = [
            replace(one, size=max(LEAST, one.size - less))
            for one in (label, replace(value, size=size), *others)
        ]
        if less >= TEXT - LEAST or _height(fitted, width) <= height:
            return fitted
        less += SMALLER


def _height(lines: Sequence[Line], width: float) -> float:
    """Points that the paragraphs of a frame take."""
    weights = {True: BOLD, False: REGULAR}
    return sum(height_of(one.text, width, one.size, weights[one.bold]) for one in lines) / POINT


def _frame(place: Place, lines: Sequence[Line], box: Box) -> Shape:
    shape = place.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.lengths)
    element = element_of(shape)
    properties = element.spPr
    fill = parsed(f"<a:x {nsdecls('a')}>{coloured_fill(HEAT[0])}<a:ln><a:noFill/></a:ln></a:x>")
    properties.extend(list(fill))
    element.remove(element.find(qn("p:style")))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(MARGIN)
    for n, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = clean(line.text)
        styled(run, place.words.language, Style(line.size, line.paint, bold=line.bold))
    return shape
