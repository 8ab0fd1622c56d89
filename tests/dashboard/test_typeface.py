"""The typeface measures text as it will run."""

from dashboard.typeface import BOLD, REGULAR, width_of, wrapped


def test_width_grows_with_size_and_weight() -> None:
    assert width_of("Kliendi hääl", 28) == 2 * width_of("Kliendi hääl", 14)
    assert width_of("Kliendi hääl", 14, BOLD) > width_of("Kliendi hääl", 14, REGULAR)


def test_lines_break_at_spaces_and_fit() -> None:
    text = "Õppimine päris teenindusest ja kliendieesmärgid"
    lines = wrapped(text, 150, 14)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(width_of(line, 14) <= 150 for line in lines)


def test_no_line_breaks_at_a_no_break_space() -> None:
    assert wrapped("vastas 87\u00a0% kõigist", 50, 14) == ["vastas", "87\u00a0%", "kõigist"]


def test_a_word_that_is_too_wide_has_a_line_of_its_own() -> None:
    assert wrapped("a klienditeenindusstandard b", 40, 14)[1] == "klienditeenindusstandard"


def test_a_text_is_broken_where_it_is_broken() -> None:
    assert wrapped("one\ntwo three\u2029four", 1000, 14) == ["one", "two three", "four"]
    assert wrapped("", 1000, 14) == [""]
    assert width_of("a\nb", 14) == width_of("a b", 14)
