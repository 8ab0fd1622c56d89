"""Units: all of them by theme, and the chosen one beside all managers."""

from functools import partial

from dashboard import filters
from dashboard.exhibits.two_groups import unit_detail
from dashboard.exhibits.units import units
from dashboard.session import built, choose, reading, words
from dashboard.show import show

unit = filters.unit(reading())
show(built(units, unit), words(), choose=partial(choose, "unit"))
if unit is not None:
    show(built(unit_detail, unit), words())
