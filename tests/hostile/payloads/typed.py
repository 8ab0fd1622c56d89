"""Texts that mean something to one program or another, and an organisation that is made of them.

Every text of the definitions, the stories and the comments is one of them; a turn gives each field
another one, so that after as many turns as there are payloads each has been in every field.
"""

import json
import re
from contextlib import closing
from itertools import count
from pathlib import Path

from assessment.checking import check_files
from assessment.comments_review import tick_comments, written_comments
from assessment.definition_files import read_definitions
from assessment.definition_texts import LONGEST_NAME
from assessment.loading import load
from assessment.results import open_results
from assessment.store import open_to_read
from assessment.stories import save_story
from assessment.story import Entry, Story
from dashboard.exhibits.catalogue import CATALOGUE
from dashboard.exhibits.reading import Reading
from dashboard.i18n import words_in
from dashboard.look import LIGHT
from dashboard.readout import readout_of
from tests.small import ORGANISATION, QUESTIONNAIRE, answers, people

CANARY = "canary.invalid"
"""A host that must never be asked for."""
PWNED = "pwned=1"
"""What must never run."""
PAYLOADS: dict[str, str] = {
    "a link": f"[x](http://{CANARY}/a) **b** _i_ `c` ~~d~~ # e > f",
    "an image": f"![x](http://{CANARY}/i.png)",
    "addresses": f"http://{CANARY}/p www.{CANARY} me@{CANARY} <http://{CANARY}>",
    "a script": f'<script>{PWNED}</script><img src=x onerror="{PWNED}">',
    "elements": f"<svg onload={PWNED}><iframe src=//{CANARY}></iframe><a href=//{CANARY}>x</a>",
    "an end of an attribute": f"\"' onmouseover='{PWNED}' x=\"--></title></style></desc>",
    "a style": f"</style><style>*{{background:url(//{CANARY}/c)}}",
    "LaTeX": rf"$x^2$ $$\frac{{1}}{{2}}$$ \href{{http://{CANARY}}}{{x}} \input{{x}}",
    "signs of Streamlit": ":material/home: :red[x] :streamlit: :blue-badge[y] :small[z]",
    "a formula": f'=HYPERLINK("http://{CANARY}","x")',
    "a sum": "+1+1",
    "a difference": "-2+3",
    "a function": "@SUM(1+1)",
    "DDE": "=cmd|' /C calc'!A0",
    "SQL": "'; DROP TABLE results; SELECT * FROM answers; --",
    "an expression": "datum['a'].b[0] \"q\" 'w' \\' ${x} a.b.c",
    "places to fill in": "{0} {name!r} {words.language} %s %(n)d {{}} {",
    "entities": "&lt;b&gt; &amp; &#x41; <!ENTITY x SYSTEM 'file:///etc/passwd'> ]]> <![CDATA[ &x;",
    "a path": r"../../../etc/passwd ..\..\x C:\x file:///etc/passwd",
    "Typst": f'#link("http://{CANARY}")[x] #include "x" #eval("1") @ref <l> *b* $x$ // c',
    "signs of a page's foot": '&P &"Arial,Bold"&24 &G &[Picture] &D',
    "signs of others": "🙂 👍🏽 𝒳 漢字 עברית العربية ﷽ Z̸̢̛a̷l̶g̵o",  # noqa: RUF001
    "one long word": "W" * 150,
}
NUMBERED = list(PAYLOADS.values())
CONSENT = 'smallest_group = 3, consent = {date = 2025-01-01, text = {en = "Consent"}}'
MORE = """
references = [
  {id = "practice", measure = "felt", top_box = 16, caption = {en = "Practice"}},
  {id = "other", measure = "felt", mean = 6.5, caption = {en = "Other"}},
]
targets = [{measure = "t1", mean = 8.0}]
"""
ASKED = """
[[comments]]
id = "wish"
text = {en = "Wish"}
"""
EVEN = "d1=6 x1=7 x2=8 x3=4 felt=9 own_desk=7 own_talk=5 used=nps owner="


class Typed:
    """The texts of one turn, each another payload; `ones` has them by what stood there before."""

    def __init__(self, turn: int) -> None:
        """Begin with the payload of that number."""
        self._numbers = count(turn)
        self.ones: dict[str, str] = {}

    def text(self, field: str, longest: int = LONGEST_NAME) -> str:
        """The next payload; the field's own word after it keeps two fields apart."""
        payload = NUMBERED[next(self._numbers) % len(NUMBERED)]
        room = longest - len(field) - 1
        self.ones[field] = f"{payload[:room]} {field}"
        return self.ones[field]

    def toml(self, source: str) -> str:
        """A definition file with a payload in each of its texts, the same in three languages."""

        def per_language(found: re.Match[str]) -> str:
            typed = json.dumps(self.text(found[1]), ensure_ascii=False)
            return f"{{en = {typed}, et = {typed}, fi = {typed}}}"

        source = re.sub(r'\{en = "([^"]*)"\}', per_language, source)
        return re.sub(
            r'(^name|\bversion|\bsource|\btext) = "([^"]*)"',
            lambda found: f"{found[1]} = {json.dumps(self.text(found[2]), ensure_ascii=False)}",
            source,
            flags=re.MULTILINE,
        )


def typed_organisation(folder: Path, turn: int) -> tuple[Path, Typed]:
    """An assessment file of two waves made of payloads, with the texts that were typed."""
    typed = Typed(turn)
    consented = ORGANISATION.replace('name = {en = "Top"}', f'name = {{en = "Top"}}, {CONSENT}')
    consented = consented.replace('{en = "Consent"}', '"Consent"') + MORE
    asked = QUESTIONNAIRE.replace('languages = ["en"]', 'languages = ["en", "et", "fi"]')
    (folder / "organisation.toml").write_text(typed.toml(consented), "utf-8")
    (folder / "questionnaire.toml").write_text(typed.toml(asked + ASKED), "utf-8")
    definitions = read_definitions(folder / "questionnaire.toml", folder / "organisation.toml")
    files: list[Path] = []
    for wave in ("w1", "w2"):
        rows = [
            row
            for unit in ("a", "b")
            for level, n, owner in (("top", 4, "all"), ("first", 11, "some"))
            for row in people(n, f"{unit}{level}: {unit}.{level} s1={3 + n % 7} {EVEN}{owner}")
        ]
        files.append(answers(folder, *rows, wave=wave))
        _with_comments(files[-1], typed)
    database = folder / "typed.duckdb"
    load(database, check_files(files, definitions), definitions)
    with closing(open_to_read(database)) as file:
        keys = written_comments(file)["key"]
    tick_comments(database, dict.fromkeys(keys, True))
    save_story(database, _story(database, typed))
    return database, typed


def _with_comments(path: Path, typed: Typed) -> None:
    """A payload as the comment of everybody, one line each as a survey tool writes it."""
    head, *rows = path.read_text("utf-8").splitlines()
    written: list[str] = []
    for n, row in enumerate(rows):
        quoted = typed.text(f"comment {n}").replace('"', '""')
        written.append(f'{row},"{quoted}"')
    path.write_text("\n".join([f"{head},wish", *written]), "utf-8")


def _story(database: Path, typed: Typed) -> Story:
    """Every exhibit with payloads as its words; an own headline stands for the computed one."""
    entries = tuple(Entry(exhibit=name) for name in CATALOGUE if name != "two_groups")
    story = Story(id=typed.text("story", 80), language="en", entries=entries)
    with closing(open_results(database)) as results:
        reading = Reading(results, results.waves[-1], words_in("en"), LIGHT)
        for told in readout_of(reading, story).told:
            name = told.entry.exhibit
            said = told.entry.saying(
                "en",
                headline=typed.text(f"{name} headline"),
                instead_of=told.computed,
                note=typed.text(f"{name} note"),
                section=typed.text(f"{name} section"),
            )
            story = story.replacing(said)
    return story


def plain(text: str) -> str:
    """A text without spaces and joiners: how it is broken into lines says nothing."""
    return re.sub(r"[\s\u2060\u00ad]+", "", text)
