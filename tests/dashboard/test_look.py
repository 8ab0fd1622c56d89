"""The tokens read well in light and dark, and without colour."""

from itertools import chain, pairwise

import pytest

from dashboard.look import DARK, LIGHT, Fill, Look, heat_cuts, heat_step


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def fills(look: Look) -> tuple[Fill, ...]:
    return (look.needs, look.fine, look.strong, look.partly, *look.heat)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_text_has_a_contrast_of_at_least_4_5(look: Look) -> None:
    assert contrast(look.ink, look.page) >= 4.5
    assert contrast(look.muted, look.page) >= 4.5
    assert all(contrast(fill.colour, fill.ink) >= 4.5 for fill in fills(look))


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_marks_of_groups_have_a_contrast_of_at_least_3(look: Look) -> None:
    marks = (look.top, look.middle, look.first_line)
    assert all(contrast(mark.colour, look.page) >= 3 for mark in marks)
    assert len({mark.shape for mark in marks}) == 3


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_fills_that_touch_are_told_apart_in_grey_print(look: Look) -> None:
    blocks = (look.needs, look.fine, look.strong)
    answers = (look.strong, look.partly, look.needs, look.fine)
    for one, other in chain.from_iterable(map(pairwise, (blocks, answers, look.heat))):
        assert contrast(one.colour, other.colour) >= 1.2, (one, other)


def test_levels_take_their_marks_by_rank() -> None:
    assert LIGHT.level_marks(1) == (LIGHT.top,)
    assert LIGHT.level_marks(2) == (LIGHT.top, LIGHT.first_line)
    assert LIGHT.level_marks(4) == (LIGHT.top, LIGHT.middle, LIGHT.middle, LIGHT.first_line)


def test_heat_steps_change_at_5_6_7_and_8_on_one_to_ten() -> None:
    assert heat_cuts((1, 10)) == (5.0, 6.0, 7.0, 8.0)
    assert [heat_step(score, (1, 10)) for score in (4.9, 5.0, 6.9, 7.0, 8.0)] == [0, 1, 2, 3, 4]


def test_heat_steps_are_the_same_shares_of_other_scales() -> None:
    assert heat_cuts((1, 7)) == (3.7, 4.3, 5.0, 5.7)
