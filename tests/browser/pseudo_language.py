"""A pseudo-language: English a third longer, with letters that show what isn't translated.

Run by Streamlit as the dashboard's main script, it stands where English stands.
"""

import os
import re
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from dashboard.i18n import catalogue

FOLDER = "KESKMES_PSEUDO_LOCALE"
LONGER = {
    "a": "ää",
    "e": "éé",
    "i": "íí",
    "o": "õõ",
    "u": "üü",
    "y": "ýý",
    "n": "ññ",
    "s": "šš",
    "A": "ÄÄ",
    "E": "ÉÉ",
    "I": "ÍÍ",
    "O": "ÕÕ",
    "U": "ÜÜ",
}
PLACEHOLDER = re.compile(r"(\{[^}]*\})")


def pseudo(text: str) -> str:
    """The text with its vowels, n and s doubled and marked; placeholders stay."""
    parts = PLACEHOLDER.split(text)
    return "".join(
        part if PLACEHOLDER.fullmatch(part) else "".join(LONGER.get(sign, sign) for sign in part)
        for part in parts
    )


def write_catalogues(folder: Path) -> None:
    """Catalogues of all languages, the English one in the pseudo-language."""
    for source in sorted(catalogue.LOCALE.glob("*/LC_MESSAGES/*.po")):
        language = source.parts[-3]
        with source.open("rb") as file:
            messages = read_po(file, locale=language)
        if language == "en":
            for message in messages:
                if message.id and isinstance(message.string, str):
                    message.string = pseudo(message.string)
                elif message.id:
                    message.string = tuple(map(pseudo, message.string or ()))
        target = folder / source.relative_to(catalogue.LOCALE)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_po(file, messages)


def pseudo_definition(text: str) -> str:
    """A definition file whose English texts are in the pseudo-language."""
    return re.sub(r'\ben = "([^"]*)"', lambda found: f'en = "{pseudo(found[1])}"', text)


if __name__ == "__main__":
    from dashboard.app import main

    catalogue.LOCALE = Path(os.environ[FOLDER])
    main()
