"""Gaps: those of the fixed list with their certainty, item by item, and any two shown groups."""

from dashboard import filters
from dashboard.editor.place import place
from dashboard.exhibits.gap_list import kinds_shown
from dashboard.session import reading, words
from dashboard.show import show_heading

if kinds := kinds_shown(reading()):
    place("fixed_gaps", filters.fixed_gap(reading(), kinds))
place("say_do")
place("blind_spots")
if reading().groups:
    show_heading(words().text("gaps.any.head"))
    place("two_groups", filters.two_groups(reading()))
