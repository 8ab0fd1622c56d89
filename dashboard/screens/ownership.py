"""Ownership and foundations: whose task it is, who is accountable, and what it stands on."""

from dashboard.exhibits.foundations import accountable, foundations
from dashboard.exhibits.ownership import own_desk, ownership
from dashboard.session import built, words
from dashboard.show import show

for exhibit in (ownership, own_desk, accountable, foundations):
    show(built(exhibit), words())
