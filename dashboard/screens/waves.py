"""Waves: is the gap closing, and how sure is each change?"""

from dashboard import filters
from dashboard.editor.place import place
from dashboard.exhibits.gap_list import kinds_shown
from dashboard.session import reading, words
from dashboard.show import show_sections

if len(reading().results.waves) > 1:
    place("waves", {"measure": filters.measure(reading())})
    if kinds := [kind for kind in kinds_shown(reading()) if kind.startswith("wave")]:
        place("fixed_gaps", filters.fixed_gap(reading(), kinds, "change"))
else:
    show_sections(words().text("waves.single"), [])
