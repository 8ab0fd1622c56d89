"""A file to its raw table: what it is, which tool wrote it, and the tool's own reader."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assessment.errors import Problem, refused
from assessment.survey_files.cleaning import cleaned
from assessment.survey_files.delimited import read_delimited
from assessment.survey_files.encodings import decoded
from assessment.survey_files.generic import read_generic, read_spss
from assessment.survey_files.google_forms import is_google_forms, read_google_forms
from assessment.survey_files.guarded import read_guarded, require_size
from assessment.survey_files.limesurvey import is_limesurvey, read_limesurvey
from assessment.survey_files.limesurvey_r import DATA, SYNTAX, columns_of_r, is_r_syntax
from assessment.survey_files.ms_forms import is_ms_forms, read_ms_forms
from assessment.survey_files.qualtrics import is_qualtrics, read_qualtrics
from assessment.survey_files.raw_table import RawTable
from assessment.survey_files.sheet import Sheet
from assessment.survey_files.surveymonkey import is_surveymonkey, read_surveymonkey
from assessment.survey_files.table import Source
from assessment.survey_files.typeform import is_typeform, read_typeform

WORKBOOK, SPSS, OLD_WORKBOOK = b"PK\x03\x04", (b"$FL2", b"$FL3"), b"\xd0\xcf\x11\xe0"
LIMESURVEY_STRUCTURE = "<LimeSurveyDocType>"
SAMPLE = 4096
CONTROLS = dict.fromkeys({*range(32), 127} - set(b"\t\n\r"))
MANY_CONTROLS = 0.1

READERS: tuple[tuple[Callable[[Sheet], bool], Callable[[Source], RawTable]], ...] = (
    (is_qualtrics, read_qualtrics),
    (is_limesurvey, read_limesurvey),
    (is_surveymonkey, read_surveymonkey),
    (is_ms_forms, read_ms_forms),
    (is_google_forms, read_google_forms),
    (is_typeform, read_typeform),
)
"""In this order: the surest marks first. What is none of them is read as a plain table."""


def read_survey_file(path: Path) -> RawTable:
    """A response file of any tool as a raw table.

    Raises Refused when it is a folder, too large, no table, or describes a questionnaire instead.
    """
    if path.is_dir():
        raise refused("is_a_folder", str(path))
    try:
        require_size(path)
        content = path.read_bytes()
    except OSError as error:
        raise refused("file_unreadable", str(path)) from error
    digest = hashlib.sha256(content).hexdigest()
    if content.startswith((WORKBOOK, OLD_WORKBOOK, *SPSS)):
        sheet = _cleaned(path.name, read_guarded(path))
        source = Source(path.name, digest, sheet)
        return read_spss(source) if content.startswith(SPSS) else _read(source)
    text, encoding = decoded(path.name, content)
    if path.suffix.lower() == ".toml" or _is_binary(text):
        raise refused("not_a_response_file", path.name)
    if is_structure(text):
        raise refused("structure_only", path.name)
    sheet = _cleaned(path.name, read_delimited(path.name, text, encoding))
    source = Source(path.name, digest, sheet)
    syntax = _syntax_beside(path)
    return read_limesurvey(source, columns_of_r(syntax)) if syntax else _read(source)


def _is_binary(text: str) -> bool:
    """Whether a text is none: pictures and databases are full of controls."""
    start = text[:SAMPLE]
    return len(start) - len(start.translate(CONTROLS)) > MANY_CONTROLS * len(start)


def is_structure(text: str) -> bool:
    """Whether a text describes a LimeSurvey questionnaire, and holds no answers."""
    return LIMESURVEY_STRUCTURE in text[:1000] or is_r_syntax(text)


def _read(source: Source) -> RawTable:
    for belongs, read in READERS:
        if belongs(source.sheet):
            return read(source)
    return read_generic(source)


def _syntax_beside(path: Path) -> str | None:
    """The R file that belongs to a CSV of LimeSurvey's."""
    if not path.name.endswith(DATA):
        return None
    beside = path.with_name(path.name.removesuffix(DATA) + SYNTAX)
    return decoded(beside.name, beside.read_bytes())[0] if beside.exists() else None


def _cleaned(file: str, sheet: Sheet) -> Sheet:
    rows, counts = cleaned(sheet.rows)
    notes = [
        Problem(f"text_cleaned_{reason}", file, {"count": count})
        for reason, count in counts.items()
    ]
    return replace(sheet, rows=rows, notes=(*sheet.notes, *notes))
