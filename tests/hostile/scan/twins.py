"""Two organisations that show the same and hide different answers, full of sentinels.

Units C and D are three people each, and protected. Every group that holds one of them holds the
other, so that their answers can be exchanged, wave by wave and person by person, without a shown
number changing. Ids, comments, personal data and refused cells differ as well.
"""

import csv
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from assessment.checking import check_files
from assessment.comments_review import tick_comments, written_comments
from assessment.definition_files import read_definitions
from assessment.loading import load
from assessment.store import open_to_read
from assessment.stories import save_story
from assessment.story import Entry, Headline, Story
from assessment.writing import open_to_write
from dashboard.exhibits.catalogue import CATALOGUE
from tests.hostile.scan.sentinels import COMMENT, FILE, SECRET, Forms, forms
from tests.small import QUESTIONNAIRE

ORGANISATION = """
id = "twins"
name = "Twins"
levels = [{id = "top", name = {en = "Top"}}, {id = "first", name = {en = "First line"}}]
divisions = [{id = "north", name = {en = "North"}}, {id = "south", name = {en = "South"}}]
units = [
  {id = "a", name = {en = "Unit A"}, kind = "customer_facing", division = "north"},
  {id = "b", name = {en = "Unit B"}, kind = "customer_facing", division = "south"},
  {id = "c", name = {en = "Unit C"}, kind = "support", division = "south"},
  {id = "d", name = {en = "Unit D"}, kind = "support", division = "south"},
  {id = "e", name = {en = "Unit E"}, kind = "support", division = "south"},
]
waves = [
  {id = "w1", name = {en = "First"}, date = 2025-01-01},
  {id = "w2", name = {en = "Second"}, date = 2026-01-01},
]
references = [{id = "practice", measure = "felt", top_box = 16, caption = {en = "In practice"}}]
targets = [{measure = "t1", mean = 8.0}]
"""
WISH = '[[comments]]\nid = "wish"\ntext = {en = "What first?"}\n'
HEADS = {
    ("a", "top"): 7,
    ("a", "first"): 12,
    ("b", "top"): 6,
    ("b", "first"): 11,
    ("c", "first"): 3,
    ("d", "first"): 3,
    ("e", "first"): 13,
    ("e", "top"): 6,
}
TICKED = "More time for it"
HIDDEN = {"c": "d", "d": "c"}
WAVES = ("w1", "w2")
ITEMS = ("s1", "d1", "x1", "x2", "x3", "felt", "own_desk", "own_talk")
LOADED_AT = "2026-02-03 04:05:06"


@dataclass(frozen=True, slots=True)
class Twin:
    """An assessment file, and what of it may not leave."""

    database: Path
    secrets: Forms


def twin(folder: Path, *, exchanged: bool) -> Twin:
    """One of the two, loaded into a folder of its own."""
    folder.mkdir()
    (folder / "questionnaire.toml").write_text(QUESTIONNAIRE + WISH)
    (folder / "organisation.toml").write_text(ORGANISATION)
    invited = [f"{w},{u},{level},{n + 1}" for w in WAVES for (u, level), n in HEADS.items()]
    (folder / "roster.csv").write_text("\n".join(["wave,unit,level,invited", *invited]))
    definitions = read_definitions(folder / "questionnaire.toml", folder / "organisation.toml")
    mark = "b" if exchanged else "a"
    files = [_answers(folder / f"{FILE}_{w}.csv", w, mark, exchanged) for w in WAVES]
    database = folder / "twins.duckdb"
    done = load(database, check_files(files, definitions), definitions, accept_partial=True)
    assert [one.refused for one in done.files] == [1, 1]
    with closing(open_to_read(database)) as file:
        comments = written_comments(file).filter(text=TICKED)["key"]
    tick_comments(database, dict.fromkeys(comments, True))
    for story in _stories():
        save_story(database, story)
    # The one thing that may tell the two apart is when they were loaded.
    with open_to_write(database) as file:
        for name in ("loads", "provenance"):
            file.connection.execute(f"UPDATE {name} SET loaded_at = TIMESTAMP '{LOADED_AT}'")  # noqa: S608
        hashes = file.connection.execute("SELECT respondent_hash FROM links").fetchall()
    key = database.with_name("twins.duckdb.key").read_bytes()
    hidden = [forms(one.encode(), text=False) for (one,) in hashes]
    secrets = {
        "a secret text": forms(SECRET.encode(), text=True),
        "the key": forms(key, text=False),
        "a respondent's hash": frozenset[bytes]().union(*hidden),
        "a comment": forms(COMMENT.encode(), text=True),
        "a file's name": forms(FILE.encode(), text=True),
    }
    return Twin(database, secrets)


def _answers(path: Path, wave: str, mark: str, exchanged: bool) -> Path:
    """The response file of a wave; its last row is refused."""
    rows: list[dict[str, str]] = []
    for (unit, level), count in HEADS.items():
        for n in range(count):
            whose = HIDDEN.get(unit, unit) if exchanged else unit
            name = f"{SECRET}{mark}{unit}{level}{n}"
            said = {"respondent": f"{name}-id", "wave": wave, "unit": unit, "level": level}
            said |= {"E-mail": f"{name}@example.org", "Name": f"{name} Tamm"}
            rows.append(said | _given(wave, whose, level, n) | _wish(whose, level, n))
    rows.append(rows[0] | {"respondent": f"{SECRET}{mark}-refused", "s1": f"{SECRET}{mark}-cell"})
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def _wish(unit: str, level: str, n: int) -> dict[str, str]:
    """A comment of somebody in a large group that gives nothing away, and is ticked; else one."""
    return {"wish": TICKED if (unit, level, n) == ("e", "first", 0) else f"{COMMENT} {unit} {n}"}


def _given(wave: str, unit: str, level: str, n: int) -> dict[str, str]:
    """What a person answers: always the same for the same place. C rates low, D high."""
    dice = Random(f"{wave} {unit} {level} {n}")  # noqa: S311 -- the same each time
    lowest, highest = {"c": (1, 4), "d": (7, 10)}.get(unit, (2, 10))
    given = {one: str(dice.randint(lowest, highest)) for one in ITEMS}
    options = {"c": ["none"], "d": ["all"]}.get(unit, ["all", "some", "none", "unsure"])
    used = {"c": [""], "d": ["nps"]}.get(unit, ["nps", "visits", "nps;visits"])
    return given | {"owner": dice.choice(options), "used": dice.choice(used) or "visits"}


def _stories() -> tuple[Story, Story]:
    """Every exhibit with words to it, and the first few of them for what takes its time."""
    words = {"en": "What the consultant says of it"}
    entries = tuple(
        Entry(exhibit=name, notes=words, sections=words)
        for name in CATALOGUE
        if name != "two_groups"
    )
    own = Headline(text="A headline of their own", instead_of="another")
    first = entries[0].model_copy(update={"headlines": {"en": own}})
    board = Story(id="board", language="en", entries=(first, *entries[1:]))
    return board, Story(id="short", language="en", entries=(first, *entries[4:6]))
