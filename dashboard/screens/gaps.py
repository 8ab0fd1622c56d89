"""Gaps: any two shown groups against each other."""

from dashboard import filters
from dashboard.exhibits.two_groups import two_groups
from dashboard.session import built, reading, words
from dashboard.show import show

show(built(two_groups, *filters.two_groups(reading())), words())
