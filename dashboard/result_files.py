"""Results as files: CSV, JSON, Parquet and XLSX, for scripts and spreadsheets."""

from io import BytesIO
from pathlib import Path
from typing import Literal

import polars as pl
import xlsxwriter

from assessment.errors import refused

Format = Literal["csv", "json", "parquet", "xlsx"]
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_text(frame: pl.DataFrame, file_format: Format) -> str:
    """A frame as CSV with a head row, or as a JSON list with one object a row.

    Raises Refused for the formats that are no text.
    """
    match file_format:
        case "csv":
            return frame.write_csv()
        case "json":
            return frame.write_json() + "\n"
        case _:
            raise refused("output_needed", file_format)


def write(frame: pl.DataFrame, file_format: Format, path: Path) -> None:
    """Write a frame to a file. Raises OSError where it can't be written."""
    match file_format:
        case "parquet":
            frame.write_parquet(path)
        case "xlsx":
            content = BytesIO()
            with xlsxwriter.Workbook(content, AS_TEXT) as workbook:
                frame.write_excel(workbook, worksheet="results")
            path.write_bytes(content.getvalue())
        case text_format:
            path.write_text(as_text(frame, text_format), encoding="utf-8")
