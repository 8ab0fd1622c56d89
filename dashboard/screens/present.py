"""Present: one exhibit a screen, for a room; the arrow keys turn the slides, Escape ends."""

import streamlit as st

from dashboard.meeting import slides
from dashboard.session import choose, chosen, readout, results, words
from dashboard.show import show_sections, show_slide

shown = slides(readout())
order = list(shown)
if not order:
    show_sections(words().text("present.none"), [])
else:
    here = chosen("slide", order, order[0])
    place, last = order.index(here), len(order) - 1
    show_slide(shown[here], results().organisation.name, words().text("present.narrow"))
    with st.container(key="turn", horizontal=True, horizontal_alignment="right"):
        st.html(f"{place + 1} / {len(order)}")
        for key, to in (("left", max(place - 1, 0)), ("right", min(place + 1, last))):
            st.button(
                words().text(f"present.{key}"),
                key=key,
                shortcut=key,
                type="tertiary",
                disabled=to == place,
                on_click=choose,
                args=("slide", order[to]),
            )
        if st.button(words().text("present.end"), key="end", shortcut="esc", type="tertiary"):
            st.switch_page("screens/overview.py")
