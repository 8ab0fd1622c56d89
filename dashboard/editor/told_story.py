"""The story that this viewer works on: the saved one, or the usual one until something is saved."""

from collections.abc import Callable

import streamlit as st

from assessment.errors import Refused
from assessment.stories import remove_story, save_story
from assessment.story import USUAL, Story
from dashboard import session
from dashboard.gate import GATE
from dashboard.sentences import sentence

SAID = "story_said"
"""What the last change has to say, until it is shown."""


def change(how: Callable[[Story], Story]) -> None:
    """Save the story as `how` makes it: what a button does. A refusal is said on the page."""
    former = session.story()
    changed = how(former)
    if changed != former:
        _write(lambda: save_story(session.database(), changed))


def save_as(name: str) -> None:
    """Save the story under another name, and go on with that one."""
    if name in {USUAL, *session.results().stories}:
        st.session_state[SAID] = [session.words().text("report.name_taken", name=name)]
        return
    copy = session.story().named(name)
    _write(lambda: save_story(session.database(), copy))
    session.choose("story", name)


def remove() -> None:
    """Remove the story; the usual one stands again."""
    name = session.story().id
    _write(lambda: remove_story(session.database(), name))
    session.choose("story", USUAL)


def _write(write: Callable[[], None]) -> None:
    words = session.words()
    try:
        with GATE.writing():
            write()
    except Refused as refusal:
        st.session_state[SAID] = [sentence(words, problem) for problem in refusal.problems]
