"""Ownership and foundations: whose task it is, who is accountable, and what it stands on."""

from dashboard.editor.place import place
from dashboard.session import words
from dashboard.show import show_sections

EXHIBITS = ("ownership", "own_desk", "passive", "accountable", "foundations", "measures_in_use")

placed = [place(exhibit) for exhibit in EXHIBITS]
if not any(placed):
    show_sections(words().text("ownership.not_asked"), [])
