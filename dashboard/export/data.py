"""The shown results and gaps as data: CSV, Parquet and SPSS, with what their columns mean."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from assessment.organisation import Group
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.sides import measure_name
from dashboard.i18n import Words
from dashboard.readout import Readout

BOM = "\N{BYTE ORDER MARK}"
FORMULA_BEGINS = "^[=+\\-@\t\r]"
CODED = {
    "status": ("shown", "protected"),
    "measure_kind": (
        "index",
        "pillar",
        "theme",
        "say",
        "do",
        "say_do",
        "item",
        "rating",
        "own_deeds",
        "option",
        "derived",
    ),
}
"""Columns that SPSS has as numbers with labels, and their values in that order, from 1."""
SAV_DATE = slice(92, 109)
"""Where the head of a SAV file has the day and the time at which it was written."""
SAV_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def data(readout: Readout) -> dict[str, bytes]:
    """Files by name: every number that is shown, of all waves, with names in the language.

    Without the package for SPSS files there are none; `about.txt` says so.
    """
    reading, words = readout.reading, readout.words
    frames = {
        "results": _with_names(reading, reading.results.shown()),
        "gaps": reading.results.gaps(),
    }
    is_spss = find_spec("pyreadstat") is not None
    files: dict[str, bytes] = {}
    for name, frame in frames.items():
        files[f"{name}.csv"] = _csv(frame, words)
        files[f"{name}.parquet"] = _parquet(frame)
        if is_spss:
            files[f"{name}.sav"] = _sav(frame, words, readout.provenance.loaded_at)
    files["about.txt"] = _about(readout, frames, is_spss=is_spss)
    return files


def _with_names(reading: Reading, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with the names of their group and their measure beside the ids."""
    groups = {
        keys: reading.group_name(Group(*(key or None for key in keys)))
        for keys in rows.select(Group._fields).unique().rows()
    }
    of_wave = {wave: replace(reading, wave=wave) for wave in reading.results.waves}
    measures = {
        keys: _measure(of_wave[keys[0]], *keys[1:])
        for keys in rows.select("wave", "measure_kind", "measure").unique().rows()
    }
    named = rows.select(*Group._fields, "wave", "measure_kind", "measure")
    return rows.with_columns(
        pl.Series("group_name", [groups[row[:4]] for row in named.iter_rows()], pl.String),
        pl.Series("measure_name", [measures[row[4:]] for row in named.iter_rows()], pl.String),
    )


def _measure(reading: Reading, kind: str, measure: str) -> str:
    """What a measure is called; of a derived one of a theme the theme as well."""
    derived, _, theme = measure.partition(":")
    if kind == "derived" and theme:
        name = measure_name(reading, theme)
        return reading.text(f"workbook.derived.{derived}", theme=name)
    if measure in {"passive", "consensus", "own_deeds"}:
        return reading.text(f"workbook.measure.{measure}")
    return measure_name(reading, measure)


def _csv(frame: pl.DataFrame, words: Words) -> bytes:
    """As spreadsheets of the language read it; no text in it is taken for a formula."""
    texts = pl.col(pl.String)
    guarded = pl.when(texts.str.contains(FORMULA_BEGINS)).then("'" + texts).otherwise(texts)
    safe = frame.with_columns(guarded.name.keep())
    if words.language == "en":
        return safe.write_csv().encode()
    written = safe.write_csv(separator=words.csv_separator, decimal_comma=True)
    return (BOM + written).encode()


def _parquet(frame: pl.DataFrame) -> bytes:
    with TemporaryDirectory(prefix="keskmes-") as folder:
        path = Path(folder) / "data.parquet"
        frame.write_parquet(path)
        return path.read_bytes()


def _sav(frame: pl.DataFrame, words: Words, at: datetime) -> bytes:
    """An SPSS file whose variables and codes are labelled; dated when the answers were loaded."""
    import pyreadstat  # noqa: PLC0415 -- the extra may not be there

    coded = [one for one in CODED if one in frame.columns]
    codes = {one: {value: n for n, value in enumerate(CODED[one], start=1)} for one in coded}
    rows = frame.with_columns(
        *(pl.col(one).replace_strict(codes[one], return_dtype=pl.Float64) for one in coded)
    ).with_columns(pl.col(pl.String).fill_null(""))
    labels = {
        one: {n: words.text(f"workbook.{one}.{value}") for value, n in codes[one].items()}
        for one in coded
    }
    with TemporaryDirectory(prefix="keskmes-") as folder:
        path = Path(folder) / "data.sav"
        write: Any = pyreadstat.write_sav  # its stubs know of pandas alone
        write(
            rows,
            path,
            column_labels=_labels(frame, words),
            variable_value_labels=labels,
            row_compress=True,
        )
        content = bytearray(path.read_bytes())
    dated = f"{at.day:02} {SAV_MONTHS[at.month - 1]} {at:%y}{at:%H:%M:%S}"
    content[SAV_DATE] = dated.encode()
    return bytes(content)


def _labels(frame: pl.DataFrame, words: Words) -> dict[str, str]:
    return {column: words.text(f"workbook.column.{column}") for column in frame.columns}


def _about(readout: Readout, frames: Mapping[str, pl.DataFrame], *, is_spss: bool) -> bytes:
    """Where the numbers come from, and what each column is."""
    words = readout.words
    lines = [readout.provenance.organisation]
    lines += [f"{label}: {value}" for label, value in readout.provenance.lines]
    for name, frame in frames.items():
        lines += ["", name, ""]
        lines += [f"{column}: {label}" for column, label in _labels(frame, words).items()]
    if not is_spss:
        lines += ["", words.text("workbook.no_spss")]
    return ("\n".join(lines) + "\n").encode()
