"""Method: how answers become numbers, where the limits are, and what was asked, in full."""

from dashboard.exhibits.asked import items_tables, others_table, themes_table
from dashboard.exhibits.method import sections, thresholds_table
from dashboard.session import reading
from dashboard.show import show_sections, show_table

here = reading()
asked = here.questionnaire
show_sections(here.text("method.title"), sections(here))
show_table(here.text("method.thresholds.head"), thresholds_table(here))
show_table(here.text("method.themes.head"), themes_table(here))
for pillar, items in items_tables(here).items():
    show_table(here.text("asked.items", pillar=pillar, version=asked.version), items)
if asked.ratings or asked.choices or asked.comments:
    show_table(here.text("asked.others"), others_table(here))
