"""Which story is worked on, the language of its files, and the way to another."""

import streamlit as st

from assessment.signs import visible
from assessment.story import USUAL, Story
from dashboard import filters, session
from dashboard.editor.told_story import change, remove, save_as
from dashboard.i18n import LANGUAGES, Words
from dashboard.show import unmarked

NAME, LANGUAGE = "story_name", "story_language"
LONGEST_NAME = 80


def stories(words: Words) -> None:
    """The choice of the story, its language, and what can be done with it as a whole."""
    which, language, more = st.columns([2, 2, 3], vertical_alignment="bottom")
    with which:
        which_story(words)
    with language:
        _language(words)
    with more, st.container(horizontal=True):
        _save_as(words)
        if session.story().id in session.results().stories:
            _remove(words)


def which_story(words: Words) -> None:
    """The choice of the story."""
    saved = session.results().stories
    names = {USUAL: words.text("report.usual")} | {name: name for name in saved if name != USUAL}
    filters.choice(words.text("report.story"), "story", names, USUAL)


def _language(words: Words) -> None:
    st.session_state[LANGUAGE] = session.story().language
    st.segmented_control(
        words.text("report.language"),
        LANGUAGES,
        format_func=str.upper,
        key=LANGUAGE,
        on_change=_choose_language,
        required=True,
    )


def _choose_language() -> None:
    chosen = st.session_state[LANGUAGE]

    def speaking(story: Story) -> Story:
        return story.model_copy(update={"language": chosen})

    change(speaking)


def _save_as(words: Words) -> None:
    with st.popover(words.text("report.save_as")):
        st.text_input(words.text("report.name"), key=NAME, max_chars=LONGEST_NAME)
        st.button(words.text("report.save"), key="save_as", on_click=_save_under_the_name)


def _save_under_the_name() -> None:
    if name := " ".join(visible(" ".join(str(st.session_state[NAME]).split())).split()):
        save_as(name)


def _remove(words: Words) -> None:
    name = unmarked(session.story().id)
    with st.popover(words.text("report.remove_story")):
        st.markdown(words.text("report.remove_story.sure", name=name))
        st.button(words.text("report.remove"), key="remove_story", on_click=remove)
