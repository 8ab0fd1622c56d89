"""Method: how answers become numbers, what is protected and why, and where the themes come from."""

from dashboard.exhibits.method import sections, themes_table
from dashboard.session import reading
from dashboard.show import show_sections, show_table

here = reading()
show_sections(here.text("method.title"), sections(here))
show_table(here.text("method.themes.head"), themes_table(here))
