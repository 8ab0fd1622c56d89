"""Texts and figures as pieces of SVG, each with the height that it takes.

Sizes are in units of the sheet; no type on a sheet is smaller than 14.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import ceil

from dashboard.exhibits.exhibit import Figure
from dashboard.look import Look
from dashboard.typeface import BOLD, REGULAR, SEMIBOLD, width_of, wrapped

WEIGHTS = {REGULAR: 400, SEMIBOLD: 600, BOLD: 700}
MIDDLE = 0.33
"""Of the type's size: how far the baseline is below the middle of a line."""
CARD_EDGE, CARD_PADDING, MOST_CARDS, GUTTER = 3, 14, 4, 16
SMALL_GAP = 6
PAUSES, OPENS = (":", ";", ",", ".", "?", "–"), ("(", "„", "“", "”")


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: its size, the height of its lines, its weight."""

    size: float
    line: float
    weight: str = REGULAR


HEADLINE = Type(22, 28, BOLD)
SENTENCE = Type(18, 25)
PANEL_TITLE = Type(16, 22, SEMIBOLD)
TEXT = Type(14, 20)
LABEL = Type(14, 20, SEMIBOLD)
VALUE = Type(34, 42, SEMIBOLD)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something drawn from its own upper left corner, and how high it is."""

    height: float
    svg: str

    def at(self, x: float, y: float) -> str:
        """The piece with its corner there."""
        return f'<g transform="translate({x:g},{y:g})">{self.svg}</g>'


def paragraph(text: str, width: float, how: Type, colour: str) -> Piece:
    """A text broken at its spaces to lines of this width."""
    lines = wrapped(text, width, how.size, how.weight)
    return _lines(lines, how, colour)


def headline(text: str, width: float, colour: str) -> Piece:
    """The headline on as few lines as it needs, broken where it pauses, else as even as can be."""
    how = HEADLINE
    found = [wrapped(text, width, how.size, how.weight)]
    while width > 0 and len(found[-1]) == len(found[0]):
        width -= how.size
        found.append(wrapped(text, width, how.size, how.weight))
    as_few = [lines for lines in found if len(lines) == len(found[0])]
    return _lines(max(reversed(as_few), key=_pauses), how, colour)


def below(pieces: Sequence[Piece], gap: float) -> Piece:
    """The pieces one below the other."""
    placed, y = list[str](), 0.0
    for piece in pieces:
        placed.append(piece.at(0, y))
        y += piece.height + gap
    return Piece(max(0, y - gap), "".join(placed))


def beside(pieces: Sequence[Piece], step: float) -> Piece:
    """The pieces side by side, a `step` from one's left edge to the next one's."""
    placed = "".join(piece.at(n * step, 0) for n, piece in enumerate(pieces))
    return Piece(max(piece.height for piece in pieces), placed)


def cards(figures: Sequence[Figure], width: float, look: Look) -> Piece:
    """Large numbers, each in a frame with its label, as many in a row as have room."""
    columns = min(MOST_CARDS, len(figures))
    while columns > 1 and not _fit(figures, _inside(_step(width, columns))):
        columns -= 1
    # Rows as even as they can be: two and two, not three and one.
    columns = ceil(len(figures) / ceil(len(figures) / columns))
    step = _step(width, columns)
    rows = [figures[n : n + columns] for n in range(0, len(figures), columns)]
    return below([_row_of_cards(row, step, look) for row in rows], GUTTER)


def _pauses(lines: Sequence[str]) -> int:
    """At how many of its line breaks a text pauses anyway."""
    return sum(
        before.endswith(PAUSES) or after.startswith(OPENS) for before, after in pairwise(lines)
    )


def _step(width: float, columns: int) -> float:
    return (width + GUTTER) / columns


def _inside(step: float) -> float:
    return step - GUTTER - 2 * CARD_PADDING


def _fit(figures: Sequence[Figure], width: float) -> bool:
    values = (width_of(one.value, VALUE.size, VALUE.weight) for one in figures)
    parts = (
        width_of(f"{label}  ", TEXT.size) + width_of(value, LABEL.size, LABEL.weight)
        for one in figures
        for label, value in one.parts
    )
    return max(*values, *parts, 0) <= width


def _row_of_cards(figures: Sequence[Figure], step: float, look: Look) -> Piece:
    """Cards of one height, with their values at one height, whichever label wraps."""
    inside = _inside(step)
    labels = [paragraph(one.label, inside, LABEL, look.ink) for one in figures]
    bodies = [_body(one, inside, look) for one in figures]
    top = CARD_PADDING + max(piece.height for piece in labels)
    height = top + max(piece.height for piece in bodies) + CARD_PADDING
    frame = (
        f'<rect x=".5" y=".5" width="{step - GUTTER - 1:g}" height="{height - 1:g}" fill="none"'
        f' stroke="{look.line}"/>'
        f'<rect width="{step - GUTTER:g}" height="{CARD_EDGE}" fill="{look.strong.colour}"/>'
    )
    return beside(
        [
            Piece(height, frame + label.at(CARD_PADDING, CARD_PADDING) + body.at(CARD_PADDING, top))
            for label, body in zip(labels, bodies, strict=True)
        ],
        step,
    )


def _body(figure: Figure, width: float, look: Look) -> Piece:
    pieces = [_lines([figure.value], VALUE, look.ink)]
    if figure.note:
        pieces.append(paragraph(figure.note, width, TEXT, look.muted))
    if figure.parts:
        pieces.append(below([_part(*part, width, look) for part in figure.parts], 0))
    if figure.caption:
        pieces.append(paragraph(figure.caption, width, TEXT, look.muted))
    return below(pieces, SMALL_GAP)


def _part(label: str, value: str, width: float, look: Look) -> Piece:
    name = paragraph(
        label, width - width_of(f"  {value}", LABEL.size, LABEL.weight), TEXT, look.ink
    )
    number = _lines([value], LABEL, look.ink, x=width, anchor="end")
    return Piece(name.height, name.svg + number.svg)


def _lines(
    lines: Sequence[str], how: Type, colour: str, *, x: float = 0, anchor: str = "start"
) -> Piece:
    style = (
        f'x="{x:g}" font-size="{how.size}" font-weight="{WEIGHTS[how.weight]}" fill="{colour}"'
        f' text-anchor="{anchor}"'
    )
    first = how.line / 2 + MIDDLE * how.size
    texts = (
        f'<text y="{first + n * how.line:g}" {style}>{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    return Piece(len(lines) * how.line, "".join(texts))
