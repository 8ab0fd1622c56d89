"""A questionnaire to print (.docx), in one language."""

from itertools import count

from docx.document import Document as Paper
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Cm

from dashboard.fielding.asked import Asked, Survey
from dashboard.fielding.markup import keep_whole, rule
from dashboard.fielding.paper import content_of, new_paper
from dashboard.fielding.rating_table import BOX, add_rating_table
from dashboard.i18n import Words

LINES = {"line": Cm(1), "text": Cm(4)}
"""The height of the space to write in."""


def document(survey: Survey) -> bytes:
    """The file: the first page, then every question by number."""
    language = survey.base
    words, first = survey.words[language], survey.first_pages[language]
    paper = new_paper(first.title, language)
    paper.add_paragraph(first.title, "Form title")
    for text in first.paragraphs:
        paper.add_paragraph(text, "Body")
    for text in (*first.to_fill_in, words.text("fielding.return")):
        paper.add_paragraph(style="Body").add_run(text).font.highlight_color = WD_COLOR_INDEX.YELLOW
    first_lines = len(paper.paragraphs)
    numbers = count(1)
    for page in survey.pages:
        numbered = [(next(numbers), asked) for asked in page.asked]
        if page.steps:
            paper.add_paragraph(words.text("fielding.pick_rated"), "Instruction")
            add_rating_table(paper, numbered, page.steps, language)
            continue
        for number, asked in numbered:
            _add_question(paper, number, asked, words, language)
    paper.add_paragraph(words.text("fielding.thanks"), "Instruction")
    paper.paragraphs[first_lines].paragraph_format.page_break_before = True
    return content_of(paper)


def _add_question(paper: Paper, number: int, asked: Asked, words: Words, language: str) -> None:
    paper.add_paragraph(f"{number}.\t{asked.text[language]}", "Question")
    notes = [asked.note[language]] if asked.note else []
    if asked.answers:
        notes.insert(0, words.text(f"fielding.pick_{asked.kind}"))
    if notes:
        paper.add_paragraph(" ".join(notes), "Note")
    if asked.kind in LINES:
        table = paper.add_table(rows=1, cols=1)
        table.rows[0].height = LINES[asked.kind]
        keep_whole(table.rows[0])
        rule(table)
    for answer in asked.answers:
        line = paper.add_paragraph(f"{BOX}\t{answer.text[language]}", "Answer")
        line.paragraph_format.keep_with_next = answer is not asked.answers[-1]
