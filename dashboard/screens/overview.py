"""Overview: the numbers of the first minute, where groups differ, theme by theme and down to items.

The filter bar says whom the page is about, and which theme is open; a click opens another.
"""

from functools import partial

from dashboard import filters
from dashboard.editor.place import place
from dashboard.group_names import OVERALL_ID
from dashboard.session import choose_instead, reading

group, theme = filters.bar(reading())
open_theme = partial(choose_instead, "theme", theme)
about = {"group": group}
place("key_figures", about)
if group == OVERALL_ID:
    place("level_gap", marked=theme, choose=open_theme)
else:
    place("two_groups", {"a": group, "b": OVERALL_ID}, marked=theme, choose=open_theme)
place("theme_detail", about | {"theme": theme})
for of_group in ("feeling", "answers", "agreement"):
    place(of_group, about)
if group == OVERALL_ID:
    place("strengths")
place("coverage")
if group == OVERALL_ID and (question := filters.comment(reading())):
    place("comments", {"comment": question})
