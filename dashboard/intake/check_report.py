"""What the check found: the rows that add up, every warning, every refused row to download."""

import csv
from collections.abc import Sequence
from io import StringIO

import polars as pl
import streamlit as st

from assessment.checked_file import CheckedFile
from assessment.loading import Loaded
from dashboard.download_names import download_name
from dashboard.i18n import Words
from dashboard.reports import warnings_of
from dashboard.sentences import printable, refusal_sentence, refusal_sentences, sentence
from dashboard.show import show_notice, show_table

MOST_SENTENCES = 12
"""What is beyond them stands in the file to download."""

REFUSED = ("file", "row", "column", "reason", "message")
COUNTS = ("rows_in", "accepted", "refused", "set_aside")


def show_check(words: Words, checked: Loaded, smallest_group: int) -> None:
    """The counts of each file, then its warnings; of refused rows the sentences and a file."""
    heads = [words.text(f"data.check.{one}") for one in ("file", *COUNTS)]
    rows = [
        (printable(file.file), *(words.integer(getattr(file, one)) for one in COUNTS))
        for file in checked.files
    ]
    show_table(words.text("data.check"), pl.DataFrame(rows, schema=heads, orient="row"))
    refused = [line for file in checked.files for line in refusal_sentences(words, file.refusals)]
    more = len(refused) - MOST_SENTENCES
    also = [words.plural("data.check.more", more)] if more > 0 else []
    show_notice("error", [*refused[:MOST_SENTENCES], *also])
    warnings = [line for file in checked.files for line in warnings_of(words, file, smallest_group)]
    warnings += [sentence(words, warning) for warning in checked.warnings]
    show_notice("warning", warnings)
    if any(file.refused for file in checked.files):
        st.download_button(
            words.text("data.check.download"),
            data=lambda: refused_rows(words, checked.files),
            file_name=download_name("keskmes", ".csv"),
            mime="text/csv",
            on_click="ignore",
        )


def refused_rows(words: Words, files: Sequence[CheckedFile]) -> bytes:
    """Every refusal as CSV: file, row, column, reason and its sentence; no cell is a formula."""
    text = StringIO()
    writer = csv.writer(text, delimiter=words.csv_separator)
    writer.writerow([words.text(f"data.refused.{one}") for one in REFUSED])
    for file in files:
        for refusal in file.refusals:
            said = refusal_sentence(words, refusal)
            cells = (refusal.file, refusal.row, refusal.column, refusal.reason, said)
            writer.writerow([_no_formula(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _no_formula(cell: str | int) -> str | int:
    is_formula = isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"}
    return f"'{cell}" if is_formula else cell
