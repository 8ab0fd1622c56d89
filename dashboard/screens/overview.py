"""Overview: the numbers of the first minute, where levels differ, and what was answered."""

from dashboard import filters
from dashboard.exhibits.agreement import agreement
from dashboard.exhibits.answers import answers
from dashboard.exhibits.coverage import coverage
from dashboard.exhibits.feeling import feeling
from dashboard.exhibits.key_figures import key_figures
from dashboard.exhibits.level_gap import level_gap
from dashboard.session import built, reading, words
from dashboard.show import show

for exhibit in (key_figures, level_gap, feeling):
    show(built(exhibit), words())
group = filters.group(reading())
for of_group in (answers, agreement):
    show(built(of_group, group), words())
show(built(coverage), words())
