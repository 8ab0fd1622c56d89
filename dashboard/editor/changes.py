"""What changed in a deck made earlier: what is to be read again, then the numbers as a table."""

import streamlit as st

from dashboard.export.deck.changes import Refreshed
from dashboard.i18n import Words
from dashboard.refresh_reports import changes_table, to_read
from dashboard.show import show_notice, show_table


def show_changes(words: Words, update: Refreshed) -> None:
    """The sentences, and the table to open."""
    show_notice("done", to_read(words, update))
    rows = changes_table(words, update)
    if rows.height:
        with st.expander(words.text("refresh.head")):
            show_table(words.text("refresh.head"), rows, heading=False)
