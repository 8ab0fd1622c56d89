"""Overview: the numbers of the first minute, then where the levels see it differently."""

from dashboard.exhibits.key_figures import key_figures
from dashboard.exhibits.level_gap import level_gap
from dashboard.session import built, words
from dashboard.show import show

show(built(key_figures), words())
show(built(level_gap), words())
