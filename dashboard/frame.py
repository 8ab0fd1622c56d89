"""The frame of every page: its style, and the language that it is in."""

from pathlib import Path

import streamlit as st

from dashboard.content_policy import language_script
from dashboard.look import Look

STATIC = Path(__file__).parent / "static"
ICON = str(STATIC / "icon.png")


def style(look: Look) -> None:
    """What Streamlit's theme can't say, in the colours of the look."""
    tokens = {
        "muted": look.muted,
        "line": look.line,
        "strong": look.strong.colour,
        "needs": look.needs.colour,
    }
    variables = "".join(f"--keskmes-{name}:{colour};" for name, colour in tokens.items())
    st.html(f"<style>:root{{{variables}}}</style>")
    st.html(STATIC / "keskmes.css")
    st.html(STATIC / "print.css")


def name_language(language: str) -> None:
    """Say which language the page is in, by a script that the content policy knows."""
    st.html(f"<script>{language_script(language)}</script>", unsafe_allow_javascript=True)
