"""The dashboard: pages in the reader's language, over the results of one assessment file."""

from html import escape
from pathlib import Path

import streamlit as st

from dashboard import filters, frame, session
from dashboard.admission import require_admission, way_out
from dashboard.i18n import Words

HERE = Path(__file__).parent
SCREENS = "screens"
"""Not "pages": a folder of that name makes Streamlit run its files bare before the first visit."""

PAGES = ("overview", "gaps", "units", "ownership", "waves", "report", "data", "method")
DATA = "data"
"""The page that changes the assessment file."""
PRESENT = "present"
"""The meeting: a slide fills the screen, without the frame of the other pages."""

START = "start"
"""A name that Streamlit wants for the first page, and serves at `/` alone."""


def main() -> None:
    """Draw the frame around the page that the address names."""
    st.set_page_config(page_title="Keskmes", page_icon=frame.ICON, layout="wide")
    frame.style(session.look())
    words = session.words()
    frame.name_language(words.language)
    require_admission()
    pages = [
        st.Page(
            HERE / SCREENS / f"{name}.py",
            title=words.text(f"nav.{name}"),
            url_path=START if name == PAGES[0] else name,
            default=name == PAGES[0],
        )
        for name in (*PAGES, PRESENT)
        if name != DATA or not session.is_release()
    ]
    page = st.navigation([*pages, _by_its_name(pages[0])], position="top")
    session.arrive(page.url_path)
    if page.url_path == PRESENT:
        page.run()
        return
    with st.container(key="language"):
        filters.language_switch()
    _header(words)
    page.run()
    way_out()


def _header(words: Words) -> None:
    title, wave = st.columns([3, 1], vertical_alignment="bottom")
    title.html(
        f"<h1>{escape(session.results().organisation.name)}</h1>"
        f'<p class="subtitle">{escape(words.text("app.subtitle"))}</p>'
    )
    if session.wave() is not None:
        with wave:
            filters.wave(session.reading())


def _by_its_name(first: st.Page) -> st.Page:
    """The way to the first page for a reader who writes its name into the address."""

    def lead_on() -> None:
        st.switch_page(first, query_params=st.query_params)

    return st.Page(lead_on, url_path=PAGES[0], visibility="hidden")


if __name__ == "__main__":
    main()
