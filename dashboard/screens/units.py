"""Units: all of them by theme, the chosen one beside all managers, and how sure its gaps are."""

from functools import partial

from dashboard import filters
from dashboard.exhibits.fixed_gaps import fixed_gaps
from dashboard.exhibits.gap_list import unit_pair
from dashboard.exhibits.two_groups import unit_detail
from dashboard.exhibits.units import units
from dashboard.session import built, choose_instead, reading, words
from dashboard.show import show

unit = filters.unit(reading())
if unit is None:
    show(built(units, unit), words())
else:
    show(built(units, unit), words(), choose=partial(choose_instead, "unit", unit))
    show(built(unit_detail, unit), words())
    if pair := unit_pair(reading(), unit):
        show(built(fixed_gaps, "unit_rest", pair), words())
