"""One content, however it was written: the checked answers are the same.

A dozen people answer in words with Estonian letters and typography. Their answers are written in
every encoding, with every separator and line end, with points as `7`, `7.0` and `7,0`, as a plain
table and as LimeSurvey writes codes and texts.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, cast

import polars as pl
import pyreadstat
import pytest
import xlsxwriter

from assessment.checked_file import CheckedFile
from assessment.checking import check_files
from assessment.definition_files import Definitions
from tests.notation import Folder, changed

Rows = list[list[str]]

UNITS = {"A": "Müük ja õpe", "B": "Žürii – „Šveits“"}
LEVELS = {"top": "Tippjuhid ja nõukogu", "low": "Esmatasandi töödejuhid"}
OWNERS = {"every": "iga juhi", "nobody": "mitte kellegi oma, ei ühegi juhi", "cant_say": "ei tea"}
USED = {
    "survey": "küsitlus",
    "complaints": "kaebused; kiitused ja õnnesoovid",
    "nothing": "ei ühtki",
}
ASKED = {
    "s1": "Me ütleme nii",
    "d1": "Me teeme nii – päriselt",
    "owner": "Kelle oma see „töö“ on?",
    "used": "Mida kasutate?",
    "first": "Mis kõigepealt?",
}
WHO = {"unit": "Millises üksuses töötate?", "level": "Millisel tasemel juhite?"}


class Person(NamedTuple):
    """What somebody answered, by id."""

    unit: str
    level: str
    s1: str
    d1: str
    owner: str
    used: tuple[str, ...]
    first: str


PEOPLE = (
    Person("A", "top", "7", "4", "every", ("survey",), "Rohkem aega, vähem aruandeid"),
    Person("A", "top", "10", "dk", "every", ("survey", "complaints"), "„Öelge“ – ja tehke"),
    Person("A", "low", "1", "1", "nobody", ("nothing",), "Šokk; žanr; täisõnnestumine"),
    Person("A", "low", "", "5", "cant_say", (), "Ühtne käsitlus: õige „häälestus“"),
    Person("B", "top", "9", "9", "every", ("complaints",), ""),
    Person("B", "low", "dk", "n/a", "nobody", ("survey",), 'Jäägu "kõik" nagu on'),
    Person("B", "low", "6", "6", "", ("survey", "complaints"), "Hästi\tja pidevalt"),
    Person("", "low", "3", "2", "every", ("nothing",), "Ärge küsige, vaid kuulake"),
    Person("B", "", "2", "8", "cant_say", ("complaints",), "Õpime, õpime, õpime!"),
    Person("A", "low", "8", "", "nobody", ("survey",), "žüriiülesõit"),
    Person("B", "top", "5", "10", "every", (), "Möödalaskmised – üles"),
    Person("A", "top", "4", "3", "every", ("survey",), "|püsti|kriipsud|"),
)

LACKS = {"mac_roman": str.maketrans("šžŠŽ", "szSZ"), "iso8859-15": str.maketrans("„“–", "''-")}
"""Letters and signs that an encoding doesn't have."""

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1257", "iso8859-15", "mac_roman")
SEPARATORS = {"commas": ",", "semicolons": ";", "tabs": "\t"}
RATED = ("s1", "d1")
WORDS = {"dk": 99.0, "n/a": 98.0}
LINE_ENDS = {"Windows": "\r\n", "Unix": "\n", "old Mac": "\r"}
POINTS = ("{}", "{}.0", "{},0")


def plain(points: str) -> Rows:
    """Heads are ids, units and options are texts."""
    rows = [["respondent", "wave", "unit", "level", *ASKED]]
    for number, one in enumerate(PEOPLE, start=1):
        who = [f"r{number}", "2026", UNITS.get(one.unit, ""), LEVELS.get(one.level, "")]
        used = ";".join(one.used)
        rows.append([*who, *_points(one, points), OWNERS.get(one.owner, ""), used, one.first])
    return rows


def limesurvey_codes(points: str) -> Rows:
    """Heads and answers are codes."""
    heads = ["id", "submitdate", "lastpage", "startlanguage", "startdate", "unit", "level"]
    rows = [[*heads, "how[s1]", "how[d1]", "owner", *(f"used[{one}]" for one in USED), "first"]]
    for number, one in enumerate(PEOPLE, start=1):
        marks = [("Y" if option in one.used else "") for option in USED]
        answers = [one.unit, one.level, *_points(one, points), one.owner]
        rows.append([*_meta(number), *answers, *marks, one.first])
    return rows


def limesurvey_texts(points: str) -> Rows:
    """Heads and answers are texts."""
    heads = ["Vastuse ID", "Saatmise aeg", "Viimane lehekülg", "Alguskeel", "Alguskuupäev"]
    heads += [*WHO.values(), *(f"Kuivõrd kehtib? [{ASKED[one]}]" for one in ("s1", "d1"))]
    heads += [ASKED["owner"], *(f"{ASKED['used']} [{text}]" for text in USED.values())]
    rows = [[*heads, ASKED["first"]]]
    for number, one in enumerate(PEOPLE, start=1):
        marks = [("Jah" if option in one.used else "Ei") for option in USED]
        who = [UNITS.get(one.unit, ""), LEVELS.get(one.level, "")]
        owner = OWNERS.get(one.owner, "")
        rows.append([*_meta(number), *who, *_points(one, points), owner, *marks, one.first])
    return rows


def _points(one: Person, points: str) -> list[str]:
    return [points.format(code) if code.isdigit() else code for code in (one.s1, one.d1)]


def _meta(number: int) -> list[str]:
    return [str(number), "2026-10-05 08:39:00", "4", "et", f"2026-10-05 08:{number:02}:00"]


SHAPES: tuple[Callable[[str], Rows], ...] = (plain, limesurvey_codes, limesurvey_texts)


def written(rows: Sequence[Sequence[str]], encoding: str, separator: str, line_end: str) -> bytes:
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator=line_end).writerows(rows)
    return text.getvalue().translate(LACKS.get(encoding, {})).encode(encoding)


def definitions(folder: Folder, encoding: str) -> Definitions:
    """Those of the small organisation with Estonian texts, as far as the encoding has letters."""
    text = (folder / "questionnaire.toml").read_text("utf-8")
    asked = (f'{one}_text = {{en = "{one}?", et = "{text}"}}' for one, text in WHO.items())
    text = changed(text, '["en"]', "\n".join(('["en"]', *asked)))
    for old, new in _texts():
        text = changed(text, f'text = {{en = "{old}"}}', f'text = {{en = "{old}", et = "{new}"}}')
    folder.write("questionnaire.toml", text.translate(LACKS.get(encoding, {})))
    text = (folder / "organisation.toml").read_text("utf-8")
    english = ("Unit A", "Unit B", "Top managers", "First line")
    for old, new in zip(english, (*UNITS.values(), *LEVELS.values()), strict=True):
        text = changed(text, f'{{en = "{old}"}}', f'{{en = "{old}", et = "{new}"}}')
    folder.write("organisation.toml", text.translate(LACKS.get(encoding, {})))
    return folder.definitions


def _texts() -> Iterator[tuple[str, str]]:
    english = ("We say so", "We do so", "Who owns it?", "What is used?", "What first?")
    yield from zip(english, ASKED.values(), strict=True)
    yield from zip(("every manager's", "nobody's", "can't say"), OWNERS.values(), strict=True)
    yield from zip(("a survey", "complaints", "nothing"), USED.values(), strict=True)


def content(file: CheckedFile) -> dict[str, list[tuple[object, ...]]]:
    """The checked tables without ids, in order."""
    respondents = file.respondents.drop("respondent")
    frames: dict[str, pl.DataFrame] = {
        "respondents": respondents,
        "answers": file.answers,
        "chosen": file.chosen,
        "comments": file.comments,
    }
    return {name: sorted(frame.rows(), key=repr) for name, frame in frames.items()}


def expected(encoding: str) -> dict[str, list[tuple[object, ...]]]:
    """What was answered, told without a file."""
    told: dict[str, list[tuple[object, ...]]] = {}
    people = list(enumerate(PEOPLE, start=2))
    told["respondents"] = [
        (row, "2026", one.unit or None, one.level or None) for row, one in people
    ]
    states = {"dk": "cant_say", "n/a": "not_applicable"}
    told["answers"] = [
        (row, question, states.get(code, "rated"), int(code) if code.isdigit() else None)
        for row, one in people
        for question, code in (("s1", one.s1), ("d1", one.d1))
        if code
    ]
    told["chosen"] = [(row, "owner", one.owner) for row, one in people if one.owner]
    told["chosen"] += [(row, "used", option) for row, one in people for option in one.used]
    lacks = LACKS.get(encoding, {})
    told["comments"] = [
        (row, "first", one.first.translate(lacks)) for row, one in people if one.first
    ]
    return {name: sorted(rows, key=repr) for name, rows in told.items()}


@pytest.fixture(scope="module", params=ENCODINGS)
def encoded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, Definitions]:
    """An encoding, a folder, and the definitions in its letters."""
    encoding = str(request.param)
    folder = Folder(tmp_path_factory.mktemp("content"))
    return encoding, folder.path, definitions(folder, encoding)


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("separator", SEPARATORS.values(), ids=SEPARATORS)
def test_one_content_is_read_the_same_however_it_was_written(
    encoded: tuple[str, Path, Definitions], separator: str, line_end: str
) -> None:
    encoding, folder, asked = encoded
    path = folder / "answers.csv"
    for shape, points in product(SHAPES, POINTS):
        path.write_bytes(written(shape(points), encoding, separator, line_end))
        (file,) = check_files([path], asked, wave="2026")
        assert (file.encoding, file.refusals) == (encoding, ())
        assert (file.tool == "generic") == (shape is plain)
        assert content(file) == expected(encoding)


def test_one_content_is_the_same_as_a_workbook_and_as_an_spss_file(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    asked = definitions(folder, "utf-8")
    heads, *rows = plain("{}")
    with xlsxwriter.Workbook(tmp_path / "answers.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, heads)
        for number, row in enumerate(rows, start=1):
            for position, cell in enumerate(row):
                as_number = cell.isdigit() and heads[position] in RATED
                sheet.write(number, position, int(cell) if as_number else cell or None)
    write_sav(tmp_path / "answers.sav", heads, rows)
    for name, tool in (("answers.xlsx", "generic"), ("answers.sav", "spss")):
        (file,) = check_files([tmp_path / name], asked, wave="2026")
        assert (file.tool, file.refusals) == (tool, ())
        assert content(file) == expected("utf-8")


def write_sav(path: Path, heads: Sequence[str], rows: Rows) -> None:
    """Points as numbers, words as labelled numbers that are declared missing, the rest as text."""
    columns: dict[str, list[str] | list[float | None]] = {}
    for position, head in enumerate(heads):
        cells = [row[position] for row in rows]
        columns[head] = [as_point(cell) for cell in cells] if head in RATED else cells
    write = cast("Any", pyreadstat).write_sav  # its stubs know of pandas alone
    write(
        pl.DataFrame(columns),
        path,
        variable_value_labels={head: {n: word for word, n in WORDS.items()} for head in RATED},
        missing_ranges={head: list(WORDS.values()) for head in RATED},
    )


def as_point(cell: str) -> float | None:
    return WORDS[cell] if cell in WORDS else float(cell) if cell else None
