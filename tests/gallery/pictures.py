"""Pictures of exhibits to be looked at by tests: their texts, and where Chromium puts those."""

from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from re import search
from typing import NamedTuple

from defusedxml.ElementTree import fromstring
from playwright.sync_api import Browser

from dashboard.exhibits.exhibit import Exhibit
from dashboard.images.layout import WEIGHTS
from dashboard.images.picture import svg
from dashboard.look import Look
from dashboard.typeface import FOLDER

EDGE = -0.5
"""Px that a letter may lean out, as the last one of a line does."""
TEXT = "{http://www.w3.org/2000/svg}text"

MEASURE = """
drawn => {
  document.body.innerHTML = drawn;
  const sheet = document.querySelector("svg").getBoundingClientRect();
  const seen = text => text.textContent.trim() && text.getAttribute("opacity") !== "0";
  const straight = text => !text.getAttribute("transform")?.includes("rotate");
  return [...document.querySelectorAll("text")].filter(seen).map(text => {
    const box = text.getBoundingClientRect();
    return [text.textContent, straight(text), box.left - sheet.left, box.top - sheet.top,
            sheet.right - box.right, sheet.bottom - box.bottom, box.width, box.height];
  });
}
"""


class Placed(NamedTuple):
    """A text and where it is: px to each edge of the picture, its width and height."""

    text: str
    straight: bool
    left: float
    top: float
    right: float
    bottom: float
    width: float
    height: float

    @property
    def is_cut(self) -> bool:
        """Whether it goes over an edge of the picture, or was shortened."""
        return min(self[2:6]) < EDGE or bool(search(r"\w…", self.text))

    def covers(self, other: "Placed") -> bool:
        """Whether the letters of the two run into each other; lines have room around theirs."""
        wide = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        high = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return wide > 1 and high > 0.2 * min(self.height, other.height)


@dataclass(frozen=True, slots=True)
class Pictures:
    """All exhibits of one language, and their pictures as SVG."""

    language: str
    exhibits: dict[str, Exhibit]
    drawn: dict[str, str]

    @classmethod
    def of(cls, language: str, exhibits: dict[str, Exhibit], look: Look) -> "Pictures":
        """Draw them."""
        return cls(language, exhibits, {name: svg(one, look) for name, one in exhibits.items()})

    def texts(self) -> dict[str, list[str]]:
        """What is written on each."""
        return {
            name: ["".join(one.itertext()) for one in fromstring(drawn).iter(TEXT)]
            for name, drawn in self.drawn.items()
        }

    def placed(self, browser: Browser) -> dict[str, list[Placed]]:
        """Where the texts of each are, in the face of the pictures."""
        page = browser.new_page()
        page.set_content(f"<style>{_faces()}</style>")
        page.evaluate("Promise.all([...document.fonts].map(face => face.load()))")
        found = {
            name: [Placed(*one) for one in page.evaluate(MEASURE, drawn)]
            for name, drawn in self.drawn.items()
        }
        page.close()
        return found


def _faces() -> str:
    return "".join(
        f"@font-face{{font-family:'Source Sans Pro';font-weight:{number};"
        f"src:url(data:font/ttf;base64,{_face(weight)})}}"
        for weight, number in WEIGHTS.items()
    )


def _face(weight: str) -> str:
    return b64encode(Path(FOLDER, f"SourceSansPro-{weight}.ttf").read_bytes()).decode()
