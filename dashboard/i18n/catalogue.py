"""Gettext catalogues with symbolic ids, read from their .po files at run time."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parents[1] / "locale"
DOMAINS = ("screens", "problems", "fielding", "deck", "report", "workbook", "comments", "plan")


class UnknownMessageError(KeyError):
    """No catalogue of the language has this message id."""


def sentence(language: str, msgid: str) -> str:
    """The sentence under a message id."""
    return _found(msgid, catalogue(language).gettext(msgid))


def sentence_for(language: str, msgid: str, n: int) -> str:
    """The sentence under a message id, in the form for a count."""
    return _found(msgid, catalogue(language).ngettext(msgid, msgid, n))


@cache
def catalogue(language: str) -> NullTranslations:
    """All domains of a language as one catalogue."""
    found = NullTranslations()
    for domain in DOMAINS:
        translations = _read(LOCALE / language / "LC_MESSAGES" / f"{domain}.po", language)
        translations.add_fallback(found)
        found = translations
    return found


def _found(msgid: str, sentence: str) -> str:
    # Gettext hands an unknown id back; ours are symbols, so that is never a sentence.
    if sentence == msgid:
        raise UnknownMessageError(msgid)
    return sentence


def _read(path: Path, language: str) -> GNUTranslations:
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
