"""Overview: the numbers of the first minute, where groups differ, theme by theme and down to items.

The filter bar says whom the page is about, and which theme is open; a click opens another.
"""

from functools import partial

from assessment.organisation import OVERALL
from dashboard import filters
from dashboard.exhibits.agreement import agreement
from dashboard.exhibits.answers import answers
from dashboard.exhibits.coverage import coverage
from dashboard.exhibits.feeling import feeling
from dashboard.exhibits.key_figures import key_figures
from dashboard.exhibits.level_gap import level_gap
from dashboard.exhibits.theme_detail import theme_detail
from dashboard.exhibits.two_groups import two_groups
from dashboard.session import built, choose_instead, reading, words
from dashboard.show import show

group, theme = filters.bar(reading())
open_theme = partial(choose_instead, "theme", theme)
show(built(key_figures, group), words())
if group == OVERALL:
    show(built(level_gap, None, theme), words(), choose=open_theme)
else:
    show(built(two_groups, group, OVERALL, theme), words(), choose=open_theme)
show(built(theme_detail, theme, group), words())
show(built(feeling, group), words())
for of_group in (answers, agreement):
    show(built(of_group, group), words())
show(built(coverage), words())
