"""Numbers, dates and counts are written as the reader's language writes them."""

from datetime import date

import pytest

from dashboard.i18n import words_in


@pytest.mark.parametrize(("language", "written"), [("et", "6,7"), ("en", "6.7"), ("fi", "6,7")])
def test_decimals_have_a_comma_in_estonian_and_finnish(language: str, written: str) -> None:
    assert words_in(language).number(6.7) == written


@pytest.mark.parametrize(
    ("language", "written"), [("et", "16%"), ("en", "16%"), ("fi", "16\u00a0%")]
)
def test_percent_has_a_space_in_finnish_only(language: str, written: str) -> None:
    assert words_in(language).percent(16) == written


@pytest.mark.parametrize(
    ("x", "written"), [(2.5, "+2.5"), (-0.4, "\u22120.4"), (0.0, "0.0"), (-0.04, "0.0")]
)
def test_a_difference_has_a_sign_unless_it_is_nothing(x: float, written: str) -> None:
    assert words_in("en").signed(x) == written


def test_bounds_stand_before_the_number() -> None:
    assert words_in("et").number(9.5, bound="ge") == "≥\u00a09,5"
    assert words_in("fi").percent(3, bound="le") == "≤\u00a03\u00a0%"
    assert words_in("en").signed(1.2, bound="ge") == "≥\u00a0+1.2"


def test_thousands_are_grouped() -> None:
    assert words_in("en").integer(11405) == "11,405"
    assert words_in("et").integer(11405) == "11\u00a0405"


def test_counts_choose_their_form() -> None:
    words = words_in("et")
    assert words.plural("note.themes_of", 1, group="A") == "A (1 teema)"
    assert words.plural("note.themes_of", 3, group="A") == "A (3 teemat)"


def test_dates_have_their_month_in_letters() -> None:
    assert words_in("fi").date(date(2026, 10, 1)) == "1. lokakuuta 2026"


def test_a_language_without_catalogues_is_refused() -> None:
    with pytest.raises(ValueError, match="sv"):
        words_in("sv")
