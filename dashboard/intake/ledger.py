"""What has been loaded: the ledger, where rows were refused and why, and the way back."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from dashboard.i18n import Words
from dashboard.sentences import printable
from dashboard.show import show_table, written

COLUMNS = ("load", "file", "loaded_at", "rows_in", "accepted", "refused", "set_aside")


def show_ledger(
    words: Words, loads: pl.DataFrame, refusals: pl.DataFrame, undo: Callable[[int], None]
) -> None:
    """One row a load, the newest first; refused rows without their content; undo."""
    heads = [words.text(f"data.ledger.{one}") for one in COLUMNS]
    rows = [
        (
            str(load),
            printable(file),
            words.moment(loaded_at),
            *(words.integer(count) for count in counts),
        )
        for load, file, _, *counts, loaded_at in loads.rows()
    ]
    show_table(words.text("data.ledger"), pl.DataFrame(rows[::-1], schema=heads, orient="row"))
    if refusals.height:
        with st.expander(words.plural("data.ledger.refusals", refusals.height)):
            heads = [
                words.text(f"data.refused.{one}") for one in ("load", "row", "column", "reason")
            ]
            cells = [[printable(str(cell)) for cell in row] for row in refusals.rows()]
            frame = pl.DataFrame(cells, schema=heads, orient="row")
            show_table(words.text("data.ledger"), frame, heading=False)
    if not loads.height:
        return
    names = {str(load): f"{load} · {printable(file)}" for load, file, *_ in loads.rows()[::-1]}
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    number = left.selectbox(
        words.text("data.undo.which"), list(names), index=0, format_func=names.__getitem__
    )
    with right.popover(words.text("data.undo")):
        st.html(f"<p>{written(words.text('data.undo.sure', load=names[number]))}</p>")
        if st.button(words.text("data.undo.yes"), type="primary"):
            undo(int(number))
