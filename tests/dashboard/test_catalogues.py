"""The catalogues say the same things in all languages."""

from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from dashboard.i18n import LANGUAGES, words_in
from dashboard.i18n.catalogue import DOMAINS, LOCALE, UnknownMessageError


def catalogue(language: str, domain: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str, domain: str) -> dict[str, Message]:
    found: dict[str, Message] = {}
    for message in catalogue(language, domain):
        msgid = message.id if isinstance(message.id, str) else message.id[0]
        if msgid:
            found[msgid] = message
    return found


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_a_catalogue_has_the_same_messages_as_the_english_one(language: str, domain: str) -> None:
    assert messages(language, domain).keys() == messages("en", domain).keys()


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there_and_certain(language: str, domain: str) -> None:
    for msgid, message in messages(language, domain).items():
        assert all(form.strip() for form in forms(message)), msgid
        assert forms(message), msgid
        assert not message.fuzzy, msgid


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_sentences_have_the_same_placeholders_as_in_english(language: str, domain: str) -> None:
    english = messages("en", domain)
    for msgid, message in messages(language, domain).items():
        expected = placeholders(forms(english[msgid])[-1])
        assert all(placeholders(form) == expected for form in forms(message)), msgid


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_as_many_forms_as_the_language(language: str, domain: str) -> None:
    plurals = catalogue(language, domain).num_plurals
    for msgid, message in messages(language, domain).items():
        assert len(forms(message)) == (plurals if message.pluralizable else 1), msgid


def test_an_unknown_message_raises_instead_of_showing_its_id() -> None:
    with pytest.raises(UnknownMessageError):
        words_in("et").text("no.such.message")
    with pytest.raises(UnknownMessageError):
        words_in("et").plural("no.such.message", 2)
