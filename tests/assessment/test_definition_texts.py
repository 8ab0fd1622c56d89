"""Texts of definition files that no page, picture or file can carry are refused in their place."""

import pytest

from assessment.definition import paragraph
from assessment.definition_texts import LONGEST_NAME, LONGEST_TEXT, uncarried
from assessment.errors import Problem, Refused
from assessment.signs import visible
from tests.notation import Folder

INVISIBLE = {
    "NUL": "\0",
    "a bell": "\x07",
    "an escape": "\x1b",
    "DEL": "\x7f",
    "a second control": "\x85",
    "a soft hyphen": "\u00ad",
    "a joiner of graphemes": "\u034f",
    "a mark of direction": "\u200f",
    "no width": "\u200b",
    "an override": "\u202e",
    "an isolate": "\u2066",
    "a separator of lines": "\u2028",
    "a separator of paragraphs": "\u2029",
    "a filler": "\u3164",
    "a byte order mark": "\ufeff",
    "no sign": "\ufffe",
    "no sign of a higher plane": "\U0001ffff",
    "a tag": "\U000e0041",
}
WRITTEN = {
    "letters": "Käsitöö ja teenindus",
    "a no-break space": "5\u00a0%",
    "an emoji": "🙂 ja ✔\ufe0f",
    "letters of others": "Ελλάς Здесь 日本 العربية",
    "lines": "one\n  two\r\n\tthree",
}


@pytest.mark.parametrize("sign", INVISIBLE.values(), ids=INVISIBLE)
def test_a_sign_that_nobody_sees_is_found_in_any_text_and_key(sign: str) -> None:
    code = f"U+{ord(sign):04X}"
    assert list(uncarried({"levels": [{"name": {"en": f"To{sign}p"}}]})) == [
        (("levels", 0, "name", "en"), "sign_unseen", {"found": code, "place": 3})
    ]
    assert list(uncarried({"columns": {f"{sign}head": "s1"}})) == [
        (("columns",), "sign_unseen", {"found": code, "place": 1})
    ]
    assert visible(f"To{sign}p") in {"Top", "To\np"}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_what_can_be_seen_is_carried(text: str) -> None:
    assert not list(uncarried({"name": text, "aliases": [text], "smallest_group": 5}))


def test_names_are_shorter_than_other_texts() -> None:
    name, text = "n" * LONGEST_NAME, "t" * LONGEST_TEXT
    assert not list(uncarried({"name": {"en": name}, "text": {"en": text}}))
    assert list(uncarried({"name": {"en": f"{name}n"}, "text": {"en": f"{text}t"}})) == [
        (("name", "en"), "text_too_long", {"found": 201, "expected": 200}),
        (("text", "en"), "text_too_long", {"found": 4001, "expected": 4000}),
    ]


def test_every_such_text_of_a_file_is_named_by_its_place(folder: Folder) -> None:
    folder.change("organisation.toml", '"Unit A"', '"Unit\\u200b A"')
    folder.change("organisation.toml", '"Bee"', '"B\\u202eee"')
    with pytest.raises(Refused) as caught:
        _ = folder.organisation
    assert list(caught.value.problems) == [
        Problem(
            "sign_unseen",
            "organisation.toml: units[A].name.en",
            {"found": "U+200B", "place": 5},
        ),
        Problem(
            "sign_unseen",
            "organisation.toml: units[B].aliases[1]",
            {"found": "U+202E", "place": 2},
        ),
    ]


def test_a_text_on_several_lines_is_one_paragraph_with_its_letters_composed(
    folder: Folder,
) -> None:
    folder.change("questionnaire.toml", '"We say so"', '"""\n  We sa\u0308y\n  \tso\n"""')
    assert folder.questionnaire.items[0].text == {"en": "We säy so"}
    assert paragraph("5\u00a0%  of two") == "5\u00a0%  of two"
