"""Whether this viewer is let in: asked first, on every run, of every page."""

import ipaddress
from contextlib import suppress

import streamlit as st

from dashboard import filters, session
from dashboard.door import door


def require_admission() -> None:
    """Let the page be drawn, or say why not and stop: nothing was read yet."""
    guarded = door()
    if guarded is None:
        if _is_for_this_computer_only():
            return
        why = "no_sign_in"
    else:
        why = guarded.turns_away(st.user.to_dict())
        if why is None:
            return
    words = session.words()
    with st.container(key="language"):
        filters.language_switch()
    st.title(words.text("admission.title"), anchor=False)
    st.text(words.text(f"admission.{why}"))
    if guarded is not None:
        if st.user.is_logged_in and why != "signed_out":
            st.text(words.text("admission.as", email=str(st.user.get("email", ""))))
        st.button(words.text("admission.sign_in"), type="primary", on_click=st.login)
    st.stop()


def way_out() -> None:
    """The button to sign out, where people sign in."""
    guarded = door()
    if guarded is not None and st.button(session.words().text("admission.sign_out"), key="leave"):
        guarded.sign_out(st.user.to_dict())
        st.logout()


def _is_for_this_computer_only() -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(st.get_option("server.address")).is_loopback
    return False
