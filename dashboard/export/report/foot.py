"""The foot of each page in Word: where the numbers come from, and which page it is."""

# pyright: reportPrivateUsage=false

from docx.document import Document as Paper
from docx.section import _Footer

from dashboard.export.report.markup import add_field
from dashboard.export.report.paper import FOOT

PAGE, PAGES = "PAGE", "NUMPAGES"


def write_foot(paper: Paper, foot: str) -> None:
    """Say it on every page but a cover; below what a client's foot says already."""
    section = paper.sections[0]
    feet = [section.footer]
    if paper.settings.odd_and_even_pages_header_footer:
        feet.append(section.even_page_footer)
    for one in feet:
        _write(one, foot)


def _write(footer: _Footer, foot: str) -> None:
    """What a report made earlier says there, which became a template, gives way."""
    element = footer._element  # noqa: SLF001 -- fields lie in any depth
    for line in footer.paragraphs:
        if line.style and line.style.name == FOOT:
            element.remove(line.paragraph_format.element)
    has_page = f"{PAGE} " in f"{element.xml} "
    lines = footer.paragraphs
    is_empty = len(lines) == 1 and not lines[0].text.strip() and not has_page
    line = lines[0] if is_empty else footer.add_paragraph()
    line.style = FOOT
    line.add_run(foot)
    if not has_page:
        line.add_run(" · ")
        add_field(line, PAGE, "1")
        line.add_run(" / ")
        add_field(line, PAGES, "1")
