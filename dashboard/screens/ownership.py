"""Ownership and foundations: whose task it is, who is accountable, and what it stands on."""

from dashboard.exhibits.foundations import accountable, foundations
from dashboard.exhibits.measures_in_use import measures_in_use
from dashboard.exhibits.ownership import own_desk, ownership
from dashboard.exhibits.passive import passive
from dashboard.session import built, words
from dashboard.show import show, show_sections

EXHIBITS = (ownership, own_desk, passive, accountable, foundations, measures_in_use)

asked = [built(exhibit) for exhibit in EXHIBITS]
for exhibit in asked:
    show(exhibit, words())
if not any(asked):
    show_sections(words().text("ownership.not_asked"), [])
