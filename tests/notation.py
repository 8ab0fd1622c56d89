"""A small notation for tests: definition files to change, and answers that are read at a glance.

answers('''
    r1: unit=A level=top s1=8 d1=6
    r2..r4: unit=B level=low s1=- d1=dk
''')

gives the text of a response file: r2, r3 and r4 answer alike, `-` is an empty cell, and what a
respondent doesn't name is empty too.
"""

import csv
import re
import shlex
from io import StringIO
from itertools import chain
from pathlib import Path

import polars as pl

from assessment.checked_file import CheckedFile
from assessment.checking import check_files
from assessment.definition_files import Definitions, read_definitions
from assessment.organisation import Organisation
from assessment.questionnaire import Questionnaire
from assessment.roster import Invited
from assessment.survey_files.raw_table import RawColumn, RawTable

QUESTIONNAIRE = """
id = "small"
version = "1"
languages = ["en"]

[scales.points]
lowest = 1
highest = 10
low_to = 6
top_from = 9
lowest_label = {en = "no"}
highest_label = {en = "yes"}
cant_say = ["dk", "can't say"]
not_applicable = ["n/a"]

[[pillars]]
id = "p"
name = {en = "Pillar"}

[[themes]]
id = "pair"
pillar = "p"
name = {en = "Pair"}
source = "invented"

[[themes]]
id = "three"
pillar = "p"
name = {en = "Three"}
source = "invented"

[[items]]
id = "s1"
theme = "pair"
scale = "points"
side = "say"
pair = "one"
text = {en = "We say so"}

[[items]]
id = "d1"
theme = "pair"
scale = "points"
side = "do"
pair = "one"
text = {en = "We do so"}

[[items]]
id = "t1"
theme = "three"
scale = "points"
text = {en = "First"}

[[items]]
id = "t2"
theme = "three"
scale = "points"
text = {en = "Second"}

[[items]]
id = "t3"
theme = "three"
scale = "points"
reversed = true
text = {en = "Third"}

[[ratings]]
id = "felt"
role = "self_rating"
scale = "points"
text = {en = "How do you feel?"}

[[ratings]]
id = "deed"
role = "own_deed"
scale = "points"
text = {en = "My deed"}

[[choices]]
id = "owner"
role = "ownership"
headline = "every"
text = {en = "Who owns it?"}
options = [
    {id = "every", text = {en = "every manager's"}},
    {id = "nobody", text = {en = "nobody's"}},
    {id = "cant_say", cant_say = true, text = {en = "can't say"}},
]

[[choices]]
id = "used"
role = "measures"
many = true
headline = "survey"
text = {en = "What is used?"}
options = [
    {id = "survey", text = {en = "a survey"}},
    {id = "complaints", text = {en = "complaints"}},
    {id = "nothing", exclusive = true, text = {en = "nothing"}},
]

[[comments]]
id = "first"
text = {en = "What first?"}
"""

ORGANISATION = """
id = "small"
name = "Small"

[[levels]]
id = "top"
name = {en = "Top managers"}
aliases = ["board"]

[[levels]]
id = "low"
name = {en = "First line"}

[[divisions]]
id = "north"
name = {en = "North"}

[[units]]
id = "A"
name = {en = "Unit A"}
kind = "customer_facing"
division = "north"

[[units]]
id = "B"
name = {en = "Unit B"}
kind = "support"
aliases = ["Bee"]

[[waves]]
id = "2025"
name = {en = "Autumn 2025"}
date = 2025-10-15

[[waves]]
id = "2026"
name = {en = "Autumn 2026"}
date = 2026-10-15
"""

ROSTER = """wave,unit,level,invited
2025,A,top,6
2025,A,low,12
2025,B,top,3
2025,B,low,9
2026,A,top,6
2026,A,low,12
2026,B,top,3
2026,B,low,9
"""

EVERYBODY = "s1=8 d1=6 t1=7 t2=7 t3=3 felt=9 deed=5 owner=every used=survey;complaints first=More"


def changed(text: str, old: str, new: str, times: int = 1) -> str:
    """The text with its first `old` replaced; it has to be there, so that no case goes stale."""
    assert old in text, old
    return text.replace(old, new, times)


def answers(notation: str, *, wave: str | None = "2026", separator: str = ",") -> str:
    """A response file as text; `wave` is everybody's own, None leaves the column out."""
    people: dict[str, dict[str, str]] = {}
    for line in filter(None, map(str.strip, notation.splitlines())):
        names, _, cells = line.partition(":")
        row = dict(cell.split("=", 1) for cell in shlex.split(cells))
        people |= {name: {} if wave is None else {"wave": wave} for name in _names(names)}
        for name in _names(names):
            people[name] |= {head: "" if cell == "-" else cell for head, cell in row.items()}
    heads = ["respondent", *dict.fromkeys(chain.from_iterable(people.values()))]
    text = StringIO()
    writer = csv.DictWriter(text, heads, restval="", delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows({"respondent": name} | row for name, row in people.items())
    return text.getvalue()


def _names(names: str) -> list[str]:
    several = re.fullmatch(r"(\D+)(\d+)\.\.\1(\d+)", names)
    if not several:
        return [names]
    stem, first, last = several.groups()
    return [f"{stem}{number}" for number in range(int(first), int(last) + 1)]


def raw_table(csv_text: str, file: str = "answers.csv") -> RawTable:
    """The raw table of a CSV text, without a file."""
    head, *rows = csv.reader(StringIO(csv_text))
    columns = {
        str(position): pl.Series([row[position] or None for row in rows], dtype=pl.String)
        for position in range(len(head))
    }
    named = tuple(RawColumn(one, (one,)) for one in head)
    return RawTable(file, f"hash of {csv_text}", "generic", "utf-8", named, pl.DataFrame(columns))


class Folder:
    """A folder with the definition files of a small organisation, ready to be spoilt."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.write("questionnaire.toml", QUESTIONNAIRE)
        self.write("organisation.toml", ORGANISATION)
        self.write("roster.csv", ROSTER)

    def __truediv__(self, name: str) -> Path:
        return self.path / name

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def change(self, name: str, old: str, new: str, times: int = 1) -> None:
        self.write(name, changed((self / name).read_text(encoding="utf-8"), old, new, times))

    @property
    def content(self) -> dict[str, bytes]:
        """Every file below, so that it can be seen that nothing was written."""
        files = (path for path in self.path.rglob("*") if path.is_file())
        return {str(path.relative_to(self.path)): path.read_bytes() for path in files}

    @property
    def definitions(self) -> Definitions:
        return read_definitions(self / "questionnaire.toml", self / "organisation.toml")

    @property
    def questionnaire(self) -> Questionnaire:
        return self.definitions.questionnaire

    @property
    def organisation(self) -> Organisation:
        return self.definitions.organisation

    @property
    def roster(self) -> tuple[Invited, ...]:
        return self.definitions.roster

    def checked(self, *names: str) -> list[CheckedFile]:
        """Response files of the folder, checked against its definitions."""
        return check_files([self / name for name in names], self.definitions)
