"""The comments of a wave, to be read one by one: which of them may be shown."""

from collections.abc import Callable, Mapping

import polars as pl
import streamlit as st

from assessment.definition import text_in
from assessment.questionnaire import Questionnaire
from assessment.questions import comments_from
from dashboard.i18n import Words
from dashboard.show import show_heading, show_note, show_notice, unmarked

PART = 20
"""Comments that are read and saved together."""

Save = Callable[[Mapping[str, bool]], None]


def show_comments_review(
    words: Words, asked: Questionnaire, written: pl.DataFrame, smallest_group: int, save: Save
) -> None:
    """A question's comments with their ticks; `written` are those of one wave.

    Too few of them aren't even listed; nothing at all is said where nobody wrote.
    """
    ids = set(written["comment"])
    texts = {one.id: text_in(one.text, words.language) for one in asked.comments if one.id in ids}
    if not texts:
        return
    enough = comments_from(smallest_group)
    show_heading(words.text("data.comments"))
    show_note(words.text("data.comments.rule", n=words.integer(enough)))
    show_notice("warning", [words.text("data.comments.means")])
    question = st.selectbox(
        words.text("data.comments.question"),
        list(texts),
        format_func=lambda one: _counted(words, texts[one], written.filter(comment=one)),
        key="comments_question",
    )
    rows = written.filter(comment=question)
    if rows.height < enough:
        show_notice("done", [words.plural("data.comments.few", rows.height)])
        return
    _ask(words, question, _part(words, rows), save)


def _counted(words: Words, text: str, rows: pl.DataFrame) -> str:
    ticked, people = (words.integer(one.height) for one in (rows.filter("ticked"), rows))
    return words.text("data.comments.ticked", question=text, ticked=ticked, people=people)


def _part(words: Words, rows: pl.DataFrame) -> pl.DataFrame:
    """So many as are read together; which of them, is chosen where there are more."""
    if rows.height <= PART:
        return rows
    start = st.selectbox(
        words.text("data.comments.part"),
        range(0, rows.height, PART),
        format_func=lambda first: f"{first + 1}–{min(first + PART, rows.height)}",
        key=f"comments_part_{rows['comment'][0]}",
    )
    return rows[start : start + PART]


def _ask(words: Words, question: str, rows: pl.DataFrame, save: Save) -> None:
    with st.form(f"comments_{question}_{rows['key'][0]}"):
        ticks = {
            key: st.checkbox(unmarked(text), ticked, key=f"tick_{key}")
            for key, text, ticked in rows.select("key", "text", "ticked").rows()
        }
        if st.form_submit_button(words.text("data.comments.save"), type="primary"):
            save(ticks)
