"""What people wrote, and what the consultant ticked of it: databases for tests of comments."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import polars as pl

from assessment.comments_review import tick_comments, written_comments
from assessment.loading import load
from assessment.store import open_to_read
from tests.notation import Folder, answers

TWO_QUESTIONS = '\n[[comments]]\nid = "more"\ntext = {en = "What else?"}\n'


def wrote(count: int, *, start: int = 1, unit: str = "A", rest: str = "") -> str:
    """So many people, each with a text of their own: `text 001` and on."""
    return "\n".join(
        f"r{n}: unit={unit} level=low s1=4 d1=4 {rest} first='text {n:03}'"
        for n in range(start, start + count)
    )


def loaded(folder: Folder, *files: str) -> Path:
    """A new database with the answers of some files, each loaded by itself."""
    path = folder / f"{len(list(folder.path.glob('*.duckdb')))}.duckdb"
    for n, text in enumerate(files):
        add(folder, path, f"{n}.csv", answers(text))
    return path


def add(folder: Folder, path: Path, name: str, text: str) -> None:
    """Load one more response file."""
    folder.write(name, text)
    definitions = folder.definitions._replace(roster=())
    assert load(path, folder.checked(name), definitions).loaded


def review(path: Path) -> pl.DataFrame:
    """Every comment, as the consultant reads it."""
    with closing(open_to_read(path)) as file:
        return written_comments(file)


def tick(path: Path, which: Callable[[str], bool] = bool) -> None:
    """Tick the comments whose text is such, and no others."""
    rows = review(path).select("key", "text").rows()
    tick_comments(path, {key: which(text) for key, text in rows})
