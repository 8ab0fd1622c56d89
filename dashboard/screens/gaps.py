"""Gaps: those of the fixed list with their certainty, item by item, and any two shown groups."""

from assessment.organisation import OVERALL
from dashboard import filters
from dashboard.exhibits.blind_spots import blind_spots
from dashboard.exhibits.fixed_gaps import fixed_gaps
from dashboard.exhibits.gap_list import kinds_shown
from dashboard.exhibits.say_do import say_do
from dashboard.exhibits.two_groups import two_groups
from dashboard.session import built, reading, words
from dashboard.show import show, show_heading

if kinds := kinds_shown(reading()):
    show(built(fixed_gaps, *filters.fixed_gap(reading(), kinds)), words())
show(built(say_do, OVERALL), words())
show(built(blind_spots), words())
if reading().groups:
    show_heading(words().text("gaps.any.head"))
    show(built(two_groups, *filters.two_groups(reading())), words())
