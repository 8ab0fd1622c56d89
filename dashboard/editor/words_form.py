"""The consultant's words to an exhibit: headline, speaker note, text of the report; its preview."""

from functools import partial

import streamlit as st

from assessment.story import Story
from dashboard.editor.told_story import change
from dashboard.i18n import Words
from dashboard.readout import Told
from dashboard.show import show, show_note, show_notice

FIELDS = ("headline", "note", "section")
LONGEST = {"headline": 300, "note": 4000, "section": 4000}


def words_form(words: Words, language: str, told: Told) -> None:
    """The words in a language; an empty headline is the computed one. Below, how it looks."""
    _stale(words, language, told)
    own = told.entry.headlines.get(language)
    kept = {
        "headline": own.text if own else "",
        "note": told.note,
        "section": told.section,
    }
    place = f"{language}_{told.key}"
    with st.form(f"words_{place}"):
        for name in FIELDS:
            st.text_area(
                words.text(f"report.{name}"),
                kept[name],
                key=f"{name}_{place}",
                max_chars=LONGEST[name],
                height=80,
            )
            if name == "headline":
                show_note(words.text("report.computed", headline=told.computed))
        st.form_submit_button(
            words.text("report.save"), on_click=_save, args=(language, told, place)
        )
    show(told.exhibit, words)


def _stale(words: Words, language: str, told: Told) -> None:
    """Say so where the consultant's headline was written for other numbers."""
    own = told.entry.headlines.get(language)
    if own and own.instead_of != told.computed:
        former, now = own.instead_of, told.computed
        show_notice("warning", [words.text("report.stale", former=former, now=now)])


def _save(language: str, told: Told, place: str) -> None:
    said = {name: str(st.session_state[f"{name}_{place}"]) for name in FIELDS}
    entry = told.entry.saying(language, instead_of=told.computed, **said)
    change(partial(Story.replacing, entry=entry))
