"""Every page of organisations in which there is little to show: one unit, one level, few people."""

import re
from pathlib import Path

import pytest

from dashboard.app import PAGES, PRESENT
from tests.dashboard.test_screens import html, opened
from tests.small import ORGANISATION, QUESTIONNAIRE, loaded, people

EVEN = "s1=7 d1=6 x1=7 x2=8 x3=7 felt=7 own_desk=7 own_talk=7"
PLAIN = "s1=7 d1=6 x1=7 x2=8 x3=7"
ONE_UNIT = re.sub(r'\n  \{id = "b",.*?\},\n', "\n", ORGANISATION, count=1)
ONE_LEVEL = ORGANISATION.replace('  {id = "top", name = {en = "Top"}},\n', "")
NO_RATINGS = re.sub(r"ratings = \[.*?\n\]\n", "", QUESTIONNAIRE, flags=re.DOTALL).replace(
    "passive = {say_from = 8, deeds_to = 6}\n", ""
)
EVERYBODY = (*people(6, f"t: a.top {EVEN}"), *people(7, f"f: a.first {EVEN}"))
CASES: dict[str, tuple[dict[str, tuple[str, ...]], dict[str, str]]] = {
    "one unit": ({"w1": EVERYBODY}, {"organisation": ONE_UNIT}),
    "one level": ({"w1": people(12, f"f: a.first {EVEN}")}, {"organisation": ONE_LEVEL}),
    "all protected": ({"w1": people(3, f"f: a.first {EVEN}")}, {}),
    "one shown level": (
        {"w1": (*people(3, f"t: a.top {EVEN}"), *people(12, f"f: b.first {EVEN}"))},
        {},
    ),
    "no ratings": ({"w1": people(12, f"f: a.first {PLAIN}")}, {"questionnaire": NO_RATINGS}),
    "two waves": ({"w1": EVERYBODY, "w2": EVERYBODY}, {}),
}


@pytest.mark.parametrize("case", CASES)
def test_every_page_is_drawn_of_however_little(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waves, definitions = CASES[case]
    database = loaded(
        tmp_path,
        waves,
        questionnaire=definitions.get("questionnaire", QUESTIONNAIRE),
        organisation=definitions.get("organisation", ORGANISATION),
    )
    monkeypatch.setenv("KESKMES_DATABASE", str(database))
    for page in (*PAGES, PRESENT):
        app = opened(page, lang="en")
        assert not app.exception, (page, app.exception)
        assert "<h2>" in html(app), page
