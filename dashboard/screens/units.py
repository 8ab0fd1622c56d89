"""Units: all of them by theme, and the chosen one beside all managers."""

from functools import partial

from dashboard import filters
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
