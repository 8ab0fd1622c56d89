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
from dashboard.exhibits.certainty import CLEAR, HINT, NO_TEST, NOT_DISTINCT, TOO_FEW
from dashboard.exhibits.gap_list import KINDS
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.sides import measure_name, side_name
from dashboard.i18n import Words
from dashboard.readout import Readout

BOM = "\N{BYTE ORDER MARK}"
FORMULA_BEGINS = "^[=+\\-@\t\r]"
CODED = {
    "status": ("workbook.status", ("shown", "protected")),
    "measure_kind": (
        "workbook.measure_kind",
        (
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
    ),
    "kind": ("gap_kind", KINDS),
    "certainty": ("certainty", (CLEAR, HINT, NOT_DISTINCT, TOO_FEW, NO_TEST)),
}
"""Columns that SPSS has as numbers with labels: where the labels are, the values as 1, 2, …"""
SAV_DATE = slice(92, 109)
"""Where the head of a SAV file has the day and the time at which it was written."""
SAV_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def data(readout: Readout) -> dict[str, bytes]:
    """Files by name: every number that is shown, of all waves, with names in the language.

    Comments have a file where any is shown.

    Without the package for SPSS files there are none; `about.txt` says so.
    """
    reading, words = readout.reading, readout.words
    frames = {
        "results": _with_names(reading, reading.results.shown()),
        "gaps": _with_sides(reading, reading.results.gaps()),
    }
    if (quoted := _comments(reading)).height:
        frames["comments"] = quoted
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
    named = [groups[keys] for keys in rows.select(Group._fields).iter_rows()]
    return rows.with_columns(
        pl.Series("group_name", named, pl.String),
        _measures(reading, rows),
    )


def _with_sides(reading: Reading, gaps: pl.DataFrame) -> pl.DataFrame:
    """The gaps with the names of their two sides and their measure beside the ids."""
    of_wave = _of_waves(reading)
    sides = {
        (wave, side): side_name(of_wave[wave], side)
        for column in ("a", "b")
        for wave, side in gaps.select("wave", column).unique().rows()
    }
    return gaps.with_columns(
        *(
            pl.Series(
                f"{column}_name",
                [sides[keys] for keys in gaps.select("wave", column).iter_rows()],
                pl.String,
            )
            for column in ("a", "b")
        ),
        _measures(reading, gaps),
    )


def _comments(reading: Reading) -> pl.DataFrame:
    """The comments that are shown, of all waves, with the texts of their questions."""
    frames = [
        reading.results.comments(wave).with_columns(
            wave=pl.lit(wave),
            question=pl.col("comment").replace_strict(
                {one.id: here.named(one.text) for one in here.questionnaire.comments},
                return_dtype=pl.String,
            ),
        )
        for wave, here in _of_waves(reading).items()
    ]
    columns = ("wave", "comment", "question", "position", "text", "people")
    return pl.concat(frames).select(columns)


def _measures(reading: Reading, rows: pl.DataFrame) -> pl.Series:
    """What the measure of each row is called, as the questionnaire of its wave has it."""
    keys, of_wave = rows.select("wave", "measure_kind", "measure"), _of_waves(reading)
    names = {
        (wave, kind, measure): _measure(of_wave[wave], kind, measure)
        for wave, kind, measure in keys.unique().rows()
    }
    return pl.Series("measure_name", [names[row] for row in keys.iter_rows()], pl.String)


def _of_waves(reading: Reading) -> dict[str, Reading]:
    return {wave: replace(reading, wave=wave) for wave in reading.results.waves}


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
    codes = {one: {value: n for n, value in enumerate(CODED[one][1], start=1)} for one in coded}
    rows = frame.with_columns(
        *(pl.col(one).replace_strict(codes[one], return_dtype=pl.Float64) for one in coded)
    ).with_columns(pl.col(pl.String).fill_null(""))
    labels = {
        one: {n: words.text(f"{CODED[one][0]}.{value}") for value, n in codes[one].items()}
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
