"""`keskmes export`: every kind of file, in the language of its story, and what it refuses."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from shutil import copy
from typing import get_args
from zipfile import ZipFile, is_zipfile

import pytest
from pptx import Presentation

from assessment.stories import save_story
from assessment.story import Entry, Story
from dashboard.commands.exporting import KindOfFile
from dashboard.export.files import KINDS
from tests.conftest import Outcome
from tests.notation import Folder

SHORT = ("coverage", "level_gap")
STARTS = {".pptx": b"PK", ".docx": b"PK", ".xlsx": b"PK", ".zip": b"PK", ".pdf": b"%PDF"}

Run = Callable[..., Outcome]


@pytest.fixture
def database(sample_database: Path, tmp_path: Path) -> Path:
    """The sample with a saved story of two exhibits, in Finnish."""
    path = tmp_path / "own.duckdb"
    copy(sample_database, path)
    copy(f"{sample_database}.key", f"{path}.key")
    entries = tuple(Entry(exhibit=name) for name in SHORT)
    save_story(path, Story(id="Board", language="fi", entries=entries))
    return path


def titles(deck: Path) -> list[str]:
    slides = Presentation(str(deck)).slides
    found = (slide.shapes.title.text_frame.text for slide in slides if slide.shapes.title)
    return [" ".join(title.split()) for title in found]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_is_made_from_a_story(
    keskmes: Run, database: Path, tmp_path: Path, kind: str
) -> None:
    output = tmp_path / f"file{KINDS[kind].suffix}"
    ended = keskmes("export", kind, "-d", database, "--output", output, "--story", "Board")
    assert ended.code == 0, ended.err
    assert ended.out == ""
    assert output.read_bytes().startswith(STARTS[output.suffix])


@pytest.mark.parametrize("kind", ["images", "data"])
def test_pictures_and_data_go_into_a_folder_or_a_zip(
    keskmes: Run, database: Path, tmp_path: Path, kind: str
) -> None:
    for output in (tmp_path / "new" / "folder", tmp_path / "file.zip"):
        ended = keskmes("export", kind, "-d", database, "--output", output, "--story", "Board")
        assert ended.code == 0, ended.err
    packed = ZipFile(tmp_path / "file.zip")
    inside = {name: packed.read(name) for name in packed.namelist()}
    folder = {path.name: path.read_bytes() for path in (tmp_path / "new" / "folder").iterdir()}
    assert folder == inside
    assert len(inside) > 3


def test_a_story_speaks_its_own_language_unless_another_is_asked_for(
    keskmes: Run, database: Path, tmp_path: Path
) -> None:
    deck = tmp_path / "deck.pptx"
    arguments = ("export", "pptx", "-d", database, "--output", deck)
    keskmes(*arguments, "--story", "Board")
    assert "87 % vastasi: 141 kutsutuista 162 esihenkilöstä" in titles(deck)
    keskmes("--language", "et", *arguments, "--story", "Board")
    assert "Vastas 87%: 141 juhti 162 kutsutust" in titles(deck)
    keskmes(*arguments)
    assert "87% answered: 141 of 162 invited managers" in titles(deck)


def test_an_earlier_wave_is_told_with_its_own_numbers(
    keskmes: Run, database: Path, tmp_path: Path
) -> None:
    deck = tmp_path / "deck.pptx"
    arguments = ("export", "pptx", "-d", database, "--output", deck, "--story", "Board")
    assert keskmes(*arguments, "--wave", "2025").code == 0
    assert not any("141" in title for title in titles(deck))


def test_a_deck_is_updated_and_what_changed_is_listed(
    keskmes: Run, database: Path, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.pptx", tmp_path / "new.pptx"
    arguments = ("export", "pptx", "-d", database, "--story", "Board")
    keskmes(*arguments, "--output", old, "--wave", "2025")
    listed = keskmes(*arguments, "--output", new, "--update", old)
    assert listed.code == 0, listed.err
    assert "Johtamistasojen välinen ero" in listed.out
    assert "87 % vastasi: 141 kutsutuista 162 esihenkilöstä" in titles(new)
    as_json = keskmes(*arguments, "--output", new, "--update", old, "--json")
    changes = json.loads(as_json.out)["changes"]
    assert {"slide", "exhibit", "what", "old", "new"} == set(changes[0])
    assert all(change["old"] != change["new"] for change in changes)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("docx", "--template", "client.pptx"), 2, "takes no such template"),
        (("pdf", "--template", "client.docx"), 2, "takes no such template"),
        (("docx", "--update", "old.pptx"), 2, "only slides (pptx) can be updated"),
        (("pptx", "--story", "Nobody's"), 1, "There are: readout, Board"),
        (("pptx", "--wave", "1999"), 1, "There are: 2025, 2026"),
        (("pptx", "--template", "missing.pptx"), 1, "missing.pptx"),
        (("pptx", "--update", "missing.pptx"), 1, "missing.pptx"),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence(
    keskmes: Run,
    database: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    output = tmp_path / "made"
    ended = keskmes("export", arguments[0], "-d", database, "--output", output, *arguments[1:])
    assert (ended.code, output.exists()) == (code, False), ended.err
    assert said in ended.err


def test_the_assessment_file_is_never_written_over(keskmes: Run, database: Path) -> None:
    content = database.read_bytes()
    ended = keskmes("export", "pdf", "-d", database, "--output", database)
    assert ended.code == 1
    assert database.read_bytes() == content


def test_what_is_left_out_is_said(keskmes: Run, database: Path, tmp_path: Path) -> None:
    gone = Entry(exhibit="unit_detail", choices={"unit": "finance"})
    save_story(database, Story(id="gone", language="en", entries=(gone,)))
    output = tmp_path / "book.xlsx"
    ended = keskmes("export", "workbook", "-d", database, "--output", output, "--story", "gone")
    assert ended.code == 0
    assert "Not shown with these data: One unit (Finance)" in ended.err


def test_nothing_loaded_is_said(keskmes: Run, small: Folder, tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    copy(small / "small.duckdb", path)
    copy(small / "small.duckdb.key", f"{path}.key")
    keskmes("undo", "1", "-d", path)
    ended = keskmes("export", "pdf", "-d", path, "--output", tmp_path / "made.pdf")
    assert ended.code == 1
    assert "nothing is loaded" in ended.err


def test_the_kinds_of_the_command_are_those_that_can_be_made() -> None:
    assert get_args(KindOfFile) == tuple(KINDS)


def test_a_zip_of_files_is_unpacked_by_name() -> None:
    content = BytesIO()
    with ZipFile(content, "w") as packed:
        packed.writestr("a.csv", b"1")
    from dashboard.export.files import unpacked

    assert is_zipfile(content)
    assert unpacked(content.getvalue()) == {"a.csv": b"1"}
