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
    own = told.entry.headlines.get(language)
    is_stale = own is not None and own.instead_of != told.computed
    if own and is_stale:
        said = {"own": own.text, "former": own.instead_of, "now": told.computed}
        show_notice("warning", [words.text("report.stale", **said)])
    kept = {
        "headline": own.text if own and not is_stale else "",
        "note": told.note,
        "section": told.section,
    }
    place = f"{language}_{told.key}{'_former' if is_stale else ''}"
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


def _save(language: str, told: Told, place: str) -> None:
    said = {name: str(st.session_state[f"{name}_{place}"]) for name in FIELDS}
    # A headline for other numbers stays, unless another is written in its place.
    own = told.entry.headlines.get(language)
    leaves = own is not None and own.instead_of != told.computed and not said["headline"].strip()
    entry = told.entry.saying(
        language,
        headline=None if leaves else said["headline"],
        instead_of=told.computed,
        note=said["note"],
        section=said["section"],
    )
    change(partial(Story.replacing, entry=entry))
