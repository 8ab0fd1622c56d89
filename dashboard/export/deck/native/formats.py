"""How the numbers of a chart are written by the program that shows it: they follow its data.

A format names the language: a program that heeds it writes its decimal sign, others that of the
computer they run on.
"""

from dashboard.i18n import Words

LANGUAGES = {"et": "425", "en": "409", "fi": "40B"}
"""What Office calls the languages."""


def share_format(words: Words) -> str:
    """Whole percent of values from 0 to 100; a bar to the left is as long as one to the right."""
    unit = f'0"{words.percent(0).removeprefix("0")}"'
    return f"{unit};{unit}"


def mean_format(words: Words) -> str:
    """Points with one decimal."""
    return f"[$-{LANGUAGES[words.language]}]0.0"


def difference_format(words: Words) -> str:
    """Points with one decimal and their sign."""
    language = f"[$-{LANGUAGES[words.language]}]"
    return f"{language}+0.0;{language}\u22120.0;{language}0.0"


def as_written(words: Words, value: float, number_format: str) -> str:
    """A value as its format shows it, in the reader's language."""
    if "%" in number_format:
        return words.percent(abs(value))
    if "+" in number_format:
        return words.signed(value)
    return words.number(value)
