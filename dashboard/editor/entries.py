"""The exhibits of a story in their order, and the one that is being worked on."""

from functools import partial

import streamlit as st

from assessment.story import Story
from dashboard import session
from dashboard.editor.told_story import change
from dashboard.i18n import Words
from dashboard.readout import Readout, Told, title_of
from dashboard.show import show_notice, unmarked

ENTRY, LIST = "entry", "choose_entry"
MOVES = {"up": -1, "down": 1}


def chosen_entry(words: Words, readout: Readout) -> Told | None:
    """The list with what can be done with one of it; the one chosen, None of an empty story."""
    told = {one.key: one for one in readout.told}
    if not told:
        show_notice("done", [words.text("report.empty")])
        return None
    st.session_state[LIST] = session.chosen(ENTRY, told, next(iter(told)))
    titles = {key: title_of(readout.reading, one.entry) for key, one in told.items()}
    place = {key: n for n, key in enumerate(told, start=1)}
    key = st.radio(
        words.text("report.order"),
        list(told),
        format_func=lambda one: f"{place[one]}\\. {unmarked(titles[one])}",
        captions=[unmarked(one.exhibit.headline) for one in told.values()],
        key=LIST,
        on_change=_open,
    )
    with st.container(horizontal=True):
        _moves(words, readout.story, key)
        _remove(words, key)
    return told[key]


def show_told(readout: Readout) -> None:
    """The exhibits in their order, to read: what each is called, and what it says."""
    for place, one in enumerate(readout.told, start=1):
        title = unmarked(title_of(readout.reading, one.entry))
        st.markdown(f"{place}\\. **{title}**  \n{unmarked(one.exhibit.headline)}")


def untold_entries(words: Words, readout: Readout) -> None:
    """What the story has and this wave doesn't show, with the way to take it out."""
    told = {one.key for one in readout.told}
    left_out = [one for one in readout.story.entries if one.key not in told]
    show_notice(
        "warning",
        (words.text("report.untold", title=title) for title in readout.untold),
    )
    for one in left_out:
        title = unmarked(title_of(readout.reading, one))
        st.button(
            words.text("report.remove_title", title=title),
            key=f"remove_{one.key}",
            on_click=change,
            args=(partial(Story.without, key=one.key),),
        )


def _open() -> None:
    session.choose(ENTRY, st.session_state[LIST])


def _moves(words: Words, story: Story, key: str) -> None:
    ends = {"up": story.entries[0].key, "down": story.entries[-1].key}
    for name, steps in MOVES.items():
        st.button(
            words.text(f"report.{name}"),
            key=f"move_{name}",
            disabled=key == ends[name],
            on_click=change,
            args=(partial(Story.moving, key=key, steps=steps),),
        )


def _remove(words: Words, key: str) -> None:
    st.button(
        words.text("report.remove"),
        key="remove_entry",
        on_click=change,
        args=(partial(Story.without, key=key),),
    )
