"""The one typeface as files: to measure text, and to draw it outside of a browser.

Source Sans, in the static cut of the package font-source-sans-pro (OFL): the same design as the
face that Streamlit serves to the browser.
"""

from functools import cache
from importlib.resources import files

from PIL import ImageFont

FOLDER = str(files("font_source_sans_pro") / "files")
REGULAR, SEMIBOLD, BOLD = "Regular", "Semibold", "Bold"
MEASURED = 100


def width_of(text: str, size: float, weight: str = REGULAR) -> float:
    """How wide a text runs on one line, in the unit of its size."""
    return _face(weight).getlength(" ".join(text.splitlines())) * size / MEASURED


def wrapped(text: str, width: float, size: float, weight: str = REGULAR) -> list[str]:
    """The lines of a text that is broken where it is and at plain spaces.

    A word that is too wide has a line of its own.
    """
    lines: list[str] = []
    for line in text.splitlines() or [""]:
        first, *others = line.split(" ")
        lines.append(first)
        for word in others:
            if width_of(f"{lines[-1]} {word}", size, weight) <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
    return lines


def within(text: str, width: float, size: float, most: int) -> str:
    """A text on at most so many lines of this width; one that is longer is cut at a word."""
    lines = wrapped(text, width, size)
    if len(lines) <= most:
        return text
    return " ".join(lines[:most]).rsplit(" ", 1)[0] + " …"


@cache
def _face(weight: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(f"{FOLDER}/SourceSansPro-{weight}.ttf", MEASURED)
