"""The reader's language: catalogues of sentences, and numbers as that language writes them."""

from dashboard.i18n.words import LANGUAGES, Words, words_in

__all__ = ["LANGUAGES", "Words", "words_in"]
