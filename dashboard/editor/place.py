"""An exhibit on a page, with the button that takes it into the report."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from assessment.story import Entry, Story
from dashboard import session
from dashboard.download_names import download_name
from dashboard.editor.told_story import change
from dashboard.exhibits.catalogue import choices_of, exhibit_of
from dashboard.exhibits.exhibit import Exhibit
from dashboard.images.picture import png
from dashboard.look import LIGHT
from dashboard.readout import WAVE
from dashboard.show import show

NOTHING: Mapping[str, str] = {}


def place(
    name: str,
    choices: Mapping[str, str] = NOTHING,
    *,
    marked: str | None = None,
    choose: Callable[[str], None] | None = None,
) -> bool:
    """Show an exhibit of the catalogue as it was chosen; whether this wave has it.

    `choose` gets the unit or theme that is clicked, `marked` is the one that stands out.
    """
    chosen = tuple(sorted(choices.items()))
    exhibit = session.built(exhibit_of, name, chosen, marked=marked)
    if exhibit is None:
        return False
    light = session.built_light(exhibit_of, name, chosen, marked=None) or exhibit

    def below() -> None:
        with st.container(horizontal=True, key=f"foot_{exhibit.id}"):
            if not session.is_release():
                _way_into_the_report(name, choices)
            _as_picture(name, light)

    show(exhibit, session.words(), choose, below)
    return True


def _as_picture(name: str, light: Exhibit) -> None:
    """The exhibit as a picture that stands alone, drawn when it is asked for."""
    st.download_button(
        session.words().text("report.picture"),
        partial(png, light, LIGHT),
        download_name(name, ".png"),
        key=f"picture_{name}",
        type="tertiary",
        on_click="ignore",
    )


def _way_into_the_report(name: str, choices: Mapping[str, str]) -> None:
    waves, here = session.results().waves, session.reading().wave
    earlier = {WAVE: here} if here != waves[-1] else {}
    entry = Entry(exhibit=name, choices=choices_of(name, choices) | earlier)
    is_told = session.story().has(entry.key)

    def adding(story: Story) -> Story:
        return story.adding(entry)

    st.button(
        session.words().text("report.is_in" if is_told else "report.add"),
        key=f"add_{entry.key}",
        type="tertiary",
        disabled=is_told,
        on_click=change,
        args=(adding,),
    )
