"""The standard questionnaire keeps its own rules; their numbers are those of its README."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).parents[2] / "data" / "questionnaire" / "customer_centricity.toml"
QUESTIONNAIRE: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
LANGUAGES: list[str] = QUESTIONNAIRE["languages"]
THEMES: list[dict[str, Any]] = QUESTIONNAIRE["themes"]
ITEMS: list[dict[str, Any]] = QUESTIONNAIRE["items"]
RATINGS: list[dict[str, Any]] = QUESTIONNAIRE["ratings"]
CHOICES: list[dict[str, Any]] = QUESTIONNAIRE["choices"]
STATEMENTS = ITEMS + [rating for rating in RATINGS if rating["role"] == "own_deed"]

COMPANY_WORDS = {
    "et": ("ettevõt", "firma", "müü", "müüg", "käive", "käib", "kasum"),
    "en": ("compan", "business", "sale", "revenue", "turnover", "profit"),
    "fi": ("yrity", "yritt", "firma", "myyn", "liikevaih", "voitto"),
}
SWEEPING_WORDS = {
    "et": {"alati", "kõik", "kõiki", "tihti", "sageli", "iial"},
    "en": {"always", "all", "often", "never", "everybody"},
    "fi": {"aina", "kaikki", "kaikkia", "usein", "koskaan"},
}
JOINING_WORDS = {
    "et": {"ja", "ning", "või", "ega"},
    "en": {"and", "or", "nor"},
    "fi": {"ja", "sekä", "tai", "eikä"},
}
NEGATING_WORDS = {
    "et": {"ei", "mitte", "pole"},
    "en": {"not", "no", "don't", "isn't", "cannot"},
    "fi": {"ei", "eivät", "emme", "en"},
}


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return re.findall(r"[\w']+", text.lower())


def test_there_are_three_pillars_of_five_themes() -> None:
    assert Counter(theme["pillar"] for theme in THEMES) == {
        "strategic_focus": 5,
        "employee_experience": 5,
        "customer_experience": 5,
    }
    assert [pillar["id"] for pillar in QUESTIONNAIRE["pillars"]] == list(
        dict.fromkeys(theme["pillar"] for theme in THEMES)
    )


def test_every_theme_has_one_say_and_one_do_which_are_a_pair_on_one_scale() -> None:
    for theme in THEMES:
        halves = [item for item in ITEMS if item["theme"] == theme["id"]]
        assert [item["side"] for item in halves] == ["say", "do"]
        assert {item["pair"] for item in halves} == {theme["id"]}
        assert len({item["scale"] for item in halves}) == 1
    assert {item["theme"] for item in ITEMS} == {theme["id"] for theme in THEMES}


def test_four_items_at_least_lie_between_the_halves_of_a_pair() -> None:
    place = {item["id"]: number for number, item in enumerate(ITEMS)}
    for theme in THEMES:
        assert place[f"{theme['id']}_do"] - place[f"{theme['id']}_say"] - 1 >= 4


def test_the_halves_of_a_pair_stand_on_different_screens_of_five() -> None:
    screen = {item["id"]: number // 5 for number, item in enumerate(ITEMS)}
    for theme in THEMES:
        assert screen[f"{theme['id']}_do"] != screen[f"{theme['id']}_say"]


def test_items_are_asked_pillar_by_pillar() -> None:
    pillar = {theme["id"]: theme["pillar"] for theme in THEMES}
    asked = [pillar[item["theme"]] for item in ITEMS]
    assert asked == sorted(asked, key=[p["id"] for p in QUESTIONNAIRE["pillars"]].index)


def test_every_text_is_there_in_three_languages() -> None:
    named = [*QUESTIONNAIRE["pillars"], *THEMES, *CHOICES]
    asked = [*ITEMS, *RATINGS, *CHOICES, *QUESTIONNAIRE["comments"]]
    options = [option for choice in CHOICES for option in choice["options"]]
    labels = [
        scale[end]
        for scale in QUESTIONNAIRE["scales"].values()
        for end in ("lowest_label", "highest_label")
    ]
    texts = [e["name"] for e in named] + [e["text"] for e in asked + options] + labels
    for text in texts:
        assert list(text) == LANGUAGES == ["et", "en", "fi"]
        for sentence in text.values():
            assert sentence == sentence.strip() != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_statement_uses_a_word_that_the_rules_forbid(language: str) -> None:
    forbidden = SWEEPING_WORDS[language] | JOINING_WORDS[language] | NEGATING_WORDS[language]
    for statement in STATEMENTS:
        used = words(statement["text"][language])
        assert not forbidden & set(used), statement["id"]
        assert not [w for w in used if w.startswith(COMPANY_WORDS[language])], statement["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_statement_is_longer_than_seventeen_words(language: str) -> None:
    for statement in STATEMENTS:
        assert len(words(statement["text"][language])) <= 17, statement["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_questions_have_the_same_text(language: str) -> None:
    asked = [*ITEMS, *RATINGS, *CHOICES, *QUESTIONNAIRE["comments"]]
    texts = [entry["text"][language] for entry in asked]
    assert len(set(texts)) == len(texts)


def test_every_item_speaks_of_the_whole_organisation() -> None:
    for item in ITEMS:
        assert "meil" in words(item["text"]["et"]), item["id"]


def test_own_deeds_speak_of_the_respondent_alone() -> None:
    deeds = [rating for rating in RATINGS if rating["role"] == "own_deed"]
    assert len(deeds) == 4
    for deed in deeds:
        assert {"minu", "olen"} & set(words(deed["text"]["et"]))
        assert {"my", "i"} & set(words(deed["text"]["en"]))


def test_the_self_rating_comes_first_and_has_a_scale_of_its_own() -> None:
    assert (RATINGS[0]["id"], RATINGS[0]["role"]) == ("self_rating", "self_rating")
    assert RATINGS[0]["scale"] not in {item["scale"] for item in ITEMS}


def test_every_theme_names_its_source_article() -> None:
    listed = FILE.with_name("README.md").read_text(encoding="utf-8")
    for theme in THEMES:
        for source in theme["source"].split("; "):
            title = source.removeprefix("Innotiimi-ICG: ").partition(",")[0]
            assert title in listed, theme["id"]


def test_an_id_means_one_thing() -> None:
    sections = ("pillars", "themes", "items", "ratings", "choices", "comments")
    ids = [entry["id"] for section in sections for entry in QUESTIONNAIRE[section]]
    ids += list(QUESTIONNAIRE["scales"])
    assert [id_ for id_, times in Counter(ids).items() if times > 1] == []
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", id_) for id_ in ids)


def test_every_scale_named_is_there_and_has_its_words_for_cant_say() -> None:
    for entry in ITEMS + RATINGS:
        scale = QUESTIONNAIRE["scales"][entry["scale"]]
        limits = [scale[key] for key in ("lowest", "low_to", "top_from", "highest")]
        assert limits == [1, 6, 9, 10]
        assert scale["cant_say"][:4] == ["cant_say", "ei oska öelda", "can't say", "en osaa sanoa"]


def test_only_digital_solutions_and_channels_can_be_not_applicable() -> None:
    scales = QUESTIONNAIRE["scales"]
    themes = {item["theme"] for item in ITEMS if "not_applicable" in scales[item["scale"]]}
    assert themes == {"digital", "channels"}


def test_the_special_questions_have_their_roles() -> None:
    assert Counter(choice["role"] for choice in CHOICES) == {
        "ownership": 1,
        "foundation": 4,
        "accountable": 6,
        "programme": 1,
        "measures": 1,
    }
    (owner,) = (choice for choice in CHOICES if choice["role"] == "ownership")
    assert [option["id"] for option in owner["options"]] == [
        "every_manager",
        "cx_lead",
        "front_line",
        "marketing",
        "top_management",
        "nobody",
        "cant_say",
    ]


def test_every_headline_is_an_option_of_its_question() -> None:
    for choice in CHOICES:
        ids = [option["id"] for option in choice["options"]]
        assert choice["headline"] in ids
        assert len(set(ids)) == len(ids)


def test_a_text_in_any_language_leads_to_one_option() -> None:
    for choice in CHOICES:
        meant: dict[str, str] = {}
        for option in choice["options"]:
            for text in option["text"].values():
                assert meant.setdefault(text, option["id"]) == option["id"], choice["id"]


def test_options_that_are_joined_in_a_cell_have_no_separator_in_them() -> None:
    for choice in CHOICES:
        for option in choice["options"]:
            for text in option["text"].values():
                assert ";" not in text
                assert not choice["many"] or "," not in text


def test_comments_ask_for_no_names() -> None:
    for comment in QUESTIONNAIRE["comments"]:
        assert comment["text"]["et"].endswith("Ärge nimetage inimesi ega üksusi.")
        assert comment["text"]["en"].endswith("Name no people or units.")
        assert comment["text"]["fi"].endswith("Älä nimeä ihmisiä tai yksiköitä.")
