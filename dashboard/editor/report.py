"""The Report page: the story's exhibits in their order, each with its words, and its files."""

import streamlit as st

from dashboard import session
from dashboard.editor.downloads import downloads
from dashboard.editor.entries import chosen_entry, show_told, untold_entries
from dashboard.editor.stories import stories, which_story
from dashboard.editor.told_story import SAID
from dashboard.editor.words_form import words_form
from dashboard.show import show_heading, show_notice


def report() -> None:
    """Order and files at the left; words and preview of the chosen exhibit at the right.

    Titles and headlines are in the language of the story, which is that of its files. A release is
    read: its stories and their files are there, and nothing to change.
    """
    words = session.words()
    show_notice("error", st.session_state.pop(SAID, []))
    show_heading(words.text("report.title"))
    if session.is_release():
        which_story(words)
        show_told(session.readout(session.story().language))
        downloads(words)
        return
    stories(words)
    readout = session.readout(session.story().language)
    untold_entries(words, readout)
    left, right = st.columns([2, 3], gap="large")
    with left:
        told = chosen_entry(words, readout)
    if told:
        with right:
            words_form(words, readout.words.language, told)
    # Last, so that the rest of the page stands while a file is being made.
    with left:
        downloads(words)
