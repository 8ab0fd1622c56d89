"""What `Words` writes is read back as the number it was, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.export.numbers import number_in
from dashboard.i18n import LANGUAGES, words_in

LANGUAGE = st.sampled_from(LANGUAGES)
TENTHS = st.integers(-200_000, 200_000).map(lambda n: n / 10)


@given(LANGUAGE, TENTHS, st.booleans())
def test_a_number_is_read_back_as_it_was_written(language: str, x: float, signed: bool) -> None:
    words = words_in(language)
    found = number_in(words, words.signed(x) if signed else words.number(x))
    assert found is not None
    assert (found.value, found.digits, found.percent) == (x, 1, False)
    assert found.signed == (signed and x > 0)


@given(LANGUAGE, st.integers(0, 100))
def test_a_percentage_is_read_back_as_a_share(language: str, share: int) -> None:
    words = words_in(language)
    found = number_in(words, words.percent(share))
    assert found is not None
    assert (found.value, found.digits, found.percent) == (share / 100, 0, True)


@given(LANGUAGE, st.integers(0, 10**7))
def test_a_count_is_read_back_with_its_thousands(language: str, n: int) -> None:
    words = words_in(language)
    found = number_in(words, words.integer(n))
    assert found is not None
    assert (found.value, found.digits) == (n, 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "written", ["", "5/9", "0–1/9", "≥\u00a09,5", "5–7", "5 of 9", "protected", "-5", "1e5", "≈ +1"]
)
def test_a_bound_a_range_or_a_word_is_no_number(language: str, written: str) -> None:
    assert number_in(words_in(language), written) is None


@pytest.mark.parametrize(("language", "foreign"), [("et", "6.7"), ("fi", "6.7"), ("en", "6,7")])
def test_a_number_as_another_language_writes_it_is_none(language: str, foreign: str) -> None:
    assert number_in(words_in(language), foreign) is None
