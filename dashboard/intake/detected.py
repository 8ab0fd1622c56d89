"""What each uploaded file was recognised as, and what of it will be dropped."""

from collections.abc import Sequence

import polars as pl

from assessment.checking import Inspected
from assessment.errors import enough
from dashboard.i18n import Words
from dashboard.sentences import printable, sentence
from dashboard.show import show_notice, show_table

COLUMNS = ("file", "tool", "encoding", "responses", "columns", "personal")


def show_detected(words: Words, inspected: Sequence[Inspected]) -> None:
    """One row a file that can be read, one sentence for each that can't."""
    rows = [
        (
            printable(file.file),
            words.text(f"tool.{table.tool}"),
            table.encoding or words.text("cli.no_encoding"),
            words.integer(table.responses),
            words.integer(len(table.columns)),
            printable(enough(table.personal)) or "–",
        )
        for file in inspected
        if (table := file.table) is not None
    ]
    show_notice("error", [sentence(words, one) for file in inspected for one in file.problems])
    if rows:
        heads = [words.text(f"data.detected.{one}") for one in COLUMNS]
        frame = pl.DataFrame(rows, schema=heads, orient="row")
        show_table(words.text("data.detected"), frame)
    tables = [file.table for file in inspected if file.table]
    show_notice("warning", [sentence(words, note) for one in tables for note in one.notes])
