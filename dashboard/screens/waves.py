"""Waves: is the gap closing, and how sure is each change?"""

from dashboard import filters
from dashboard.exhibits.fixed_gaps import fixed_gaps
from dashboard.exhibits.gap_list import kinds_shown
from dashboard.exhibits.waves import waves
from dashboard.session import built, reading, words
from dashboard.show import show, show_sections

if len(reading().results.waves) > 1:
    show(built(waves, filters.measure(reading())), words())
    if kinds := [kind for kind in kinds_shown(reading()) if kind.startswith("wave")]:
        show(built(fixed_gaps, *filters.fixed_gap(reading(), kinds, "change")), words())
else:
    show_sections(words().text("waves.single"), [])
