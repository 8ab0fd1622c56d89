"""Units: all of them by theme, the chosen one beside all managers, and how sure its gaps are."""

from functools import partial

from dashboard import filters
from dashboard.editor.place import place
from dashboard.exhibits.gap_list import unit_pair
from dashboard.session import choose_instead, reading

unit = filters.unit(reading())
if unit is None:
    place("units")
else:
    place("units", marked=unit, choose=partial(choose_instead, "unit", unit))
    place("unit_detail", {"unit": unit})
    if pair := unit_pair(reading(), unit):
        place("fixed_gaps", {"gap": "unit_rest", "pair": pair})
