"""Charts: specifications that Vega-Lite understands, with nothing in them from the data's rows."""

import json
import re

import pytest

from dashboard.charts.bars import bars
from dashboard.charts.drawing import Spec
from dashboard.charts.dumbbell import dumbbell
from dashboard.charts.heatmap import HATCH, heatmap
from dashboard.charts.stack import stack
from dashboard.look import DARK, LIGHT, Look

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)


def specs(look: Look) -> list[Spec]:
    marks = tuple(zip(("Top", "Middle", "First"), look.level_marks(3), strict=True))
    steps = ("< 5", "5–6", "6–7", "7–8", "≥ 8")
    return [
        dumbbell(marks, (1, 10), look),
        dumbbell(marks, (0, 100), look),
        heatmap(("All", "A"), ("Theme one", "Theme\ntwo"), steps, look),
        bars(50, look),
        stack((("yes", "headline"), ("no", "needs"), ("?", "open")), look),
    ]


@LOOKS
def test_specifications_hold_no_undefined_and_no_rows(look: Look) -> None:
    for spec in specs(look):
        written = json.dumps(spec)
        assert "undefined" not in written.casefold()
        assert "datasets" not in spec
        assert spec["data"] == {"name": "source"}
        assert all("data" not in layer for layer in spec["layer"])


@LOOKS
def test_type_is_never_smaller_than_13_px(look: Look) -> None:
    sizes = re.findall(r'"(?:label)?[fF]ontSize": (\d+)', json.dumps(specs(look)))
    assert sizes
    assert all(int(size) >= 13 for size in sizes)


@LOOKS
def test_marks_are_silent_so_that_the_description_speaks(look: Look) -> None:
    assert all(spec["config"]["mark"]["aria"] is False for spec in specs(look))


def test_a_chart_is_built_once_for_its_words_and_look() -> None:
    assert bars(40, LIGHT) is bars(40, LIGHT)
    assert bars(40, LIGHT) is not bars(40, DARK)


def test_a_protected_cell_is_hatched_with_strokes_of_its_own_width() -> None:
    spec = heatmap(("All",), ("Look",), ("a", "b", "c", "d", "e"), LIGHT)
    strokes = [
        layer
        for layer in spec["layer"]
        if {"filter": "datum.hatched"} in layer.get("transform", [])
    ]
    assert len(strokes) == len(HATCH)
