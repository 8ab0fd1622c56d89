"""SPSS files to a grid of text, by pyreadstat (an extra: few organisations have such files)."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import polars as pl

from assessment.errors import refused
from assessment.survey_files.sheet import Sheet


def read_spss(path: Path) -> Sheet:
    """The variables' names as the first row, then the cases; codes as text, their labels beside.

    A code that the file calls missing is no point: it stands as its label, for "can't say" is an
    answer, and without one it is empty.
    Raises Refused without the package, and where the file can't be read.
    """
    if find_spec("pyreadstat") is None:
        raise refused("spss_not_installed", path.name)
    import pyreadstat  # noqa: PLC0415 -- the extra may not be there

    try:
        read: tuple[Any, Any] = pyreadstat.read_sav(path, output_format="polars", user_missing=True)
    except Exception as error:  # the stubs hide what it raises; it reads in a process of its own
        raise refused("not_spss", path.name) from error
    cases, about = read  # its stubs know of pandas alone
    names: list[str] = about.column_names
    labels: dict[int, Mapping[str, str]] = {}
    columns: list[pl.Series] = []
    for position, name in enumerate(names):
        of_values: Mapping[Any, str] = about.variable_value_labels.get(name, {})
        labelled = {_code(value): label.strip() for value, label in of_values.items()}
        ranges: list[Mapping[str, Any]] = about.missing_ranges.get(name, [])
        cells = [_cell(value, labelled, ranges) for value in cases[name]]
        labels[position] = labelled
        columns.append(pl.Series(str(position), [name, *cells], pl.String))
    questions = {n: label for n, label in enumerate(about.column_labels) if label}
    return Sheet(
        pl.DataFrame(columns), about.file_encoding.lower(), labels=labels, questions=questions
    )


def _cell(
    value: object, labelled: Mapping[str, str], ranges: list[Mapping[str, Any]]
) -> str | None:
    code = "" if value is None else _code(value)
    is_missing = any(one["lo"] <= value <= one["hi"] for one in ranges if code)
    return (labelled.get(code) if is_missing else code) or None


def _code(value: object) -> str:
    """A number without the zeros of a fraction, any other value as it is written."""
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    return str(value).strip()
