"""Files that were uploaded: in a folder of the session, sorted into answers and definitions."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assessment.definition_files import ROSTER_COLUMNS
from assessment.roster import ROSTER_FILE
from dashboard.i18n import Words
from dashboard.upload_limits import plain_name, require_taken

FOLDER, UPLOADS = "intake_folder", "intake_uploads"
SUFFIXES = (".csv", ".txt", ".tsv", ".xlsx", ".sav", ".R", ".toml")
LARGEST_MB = 50
"""A hundred thousand respondents are about ten."""
QUESTIONNAIRE, ORGANISATION, MAPPING = "questionnaire.toml", "organisation.toml", "mapping.toml"
OF_KEY = {
    "items": QUESTIONNAIRE,
    "levels": ORGANISATION,
    "columns": MAPPING,
    "values": MAPPING,
}
"""A definition file by a key that only this kind has."""

SAMPLE_OF_TEXT = 4096


@dataclass(frozen=True, slots=True)
class Uploads:
    """What lies in the folder: files with answers, and definition files under their usual names."""

    folder: Path
    answers: tuple[Path, ...]
    definitions: frozenset[str]

    @property
    def key(self) -> tuple[tuple[str, int, int], ...]:
        """Changes when a file does."""
        stats = ((path.name, path.stat()) for path in sorted(self.folder.iterdir()))
        return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


class Folder:
    """A folder of our own, gone with the session that holds it."""

    def __init__(self) -> None:
        """Make it; nobody else may read it."""
        self.path = Path(mkdtemp(prefix="keskmes-"))
        finalize(self, rmtree, self.path, ignore_errors=True)


def uploaded(words: Words) -> Uploads:
    """Ask for files; what was given lies in a folder that goes with the session.

    Raises Refused as `kept` does.
    """
    given = st.file_uploader(
        words.text("data.upload"),
        type=[suffix.removeprefix(".") for suffix in SUFFIXES],
        accept_multiple_files=True,
        max_upload_size=LARGEST_MB,
        key=f"{UPLOADS}_{st.session_state.get(UPLOADS, 0)}",
        help=words.text("data.upload.help"),
    )
    if FOLDER not in st.session_state:
        st.session_state[FOLDER] = Folder()
    return kept(st.session_state[FOLDER].path, given)


def start_anew() -> None:
    """Let go of what was uploaded; the next run asks for files again."""
    st.session_state[UPLOADS] = st.session_state.get(UPLOADS, 0) + 1


def kept(folder: Path, given: Iterable[UploadedFile]) -> Uploads:
    """The files of a folder after an upload; what is no longer given is removed.

    Raises Refused when a file is of another kind, too large, or has no proper name.
    """
    given = list(given)
    require_taken(given, SUFFIXES, LARGEST_MB)
    names = {_name(file): file for file in given}
    for path in folder.iterdir():
        if path.name not in names:
            path.unlink()
    for name, file in names.items():
        content = file.getvalue()
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
    definitions = {*OF_KEY.values(), ROSTER_FILE}
    answers = tuple(folder / name for name in names if name not in definitions)
    return Uploads(folder, answers, frozenset(names.keys() & definitions))


def _name(file: UploadedFile) -> str:
    """A definition file's usual name, whatever it was called; else its own, without any folder."""
    name = plain_name(file.name)
    if name.lower().endswith(".toml"):
        return _of_toml(file.getvalue()) or name
    if name.lower().endswith(".csv"):
        start = file.getvalue()[:SAMPLE_OF_TEXT].decode("utf-8-sig", errors="replace")
        head = start.partition("\n")[0].strip().replace(";", ",")
        return ROSTER_FILE if head == ",".join(ROSTER_COLUMNS) else name
    return name


def _of_toml(content: bytes) -> str | None:
    try:
        keys = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    return next((name for key, name in OF_KEY.items() if key in keys), None)
