"""A form of ODK, Kobo and their kin (XLSForm): three sheets, in all languages."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from assessment.definition import short_code
from dashboard.fielding.asked import Answer, Asked, Page, Survey, Texts
from dashboard.fielding.codes import answer_code

AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001 -- a cell of a workbook knows no time zone
"""A fixed time: the same questionnaire makes the same file."""
LONGEST_LIKERT = 5
"""Answers that still stand side by side on a phone with their words under them."""
LONGEST_ID = 64

Row = dict[str, str]


def xlsform(survey: Survey) -> bytes:
    """The workbook."""
    sheets = {
        "survey": list(_survey_rows(survey)),
        "choices": list(_choice_rows(survey)),
        "settings": [_settings(survey)],
    }
    file = BytesIO()
    with Workbook(file, AS_TEXT) as workbook:
        workbook.set_properties({"created": WRITTEN})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            heads = list(dict.fromkeys(head for row in rows for head in row))
            for column, head in enumerate(heads):
                sheet.write_string(0, column, head)
                for line, row in enumerate(rows, 1):
                    if text := row.get(head):
                        sheet.write_string(line, column, text)
    return file.getvalue()


def _survey_rows(survey: Survey) -> Iterator[Row]:
    first = {
        language: "\n\n".join([*page.paragraphs, *page.to_fill_in])
        for language, page in survey.first_pages.items()
    }
    # Names of our own have a dash, which no id has.
    yield {"type": "note", "name": "first-page", **_labels(survey, first)}
    for number, page in enumerate(survey.pages, 1):
        numbered = {
            language: words.text("fielding.page", n=number)
            for language, words in survey.words.items()
        }
        label = page.steps.instruction if page.steps else numbered
        yield {
            "type": "begin_group",
            "name": f"page-{number}",
            **_labels(survey, label),
            "appearance": "field-list",
        }
        for asked in page.asked:
            yield _question(survey, page, asked)
        yield {"type": "end_group"}


def _question(survey: Survey, page: Page, asked: Asked) -> Row:
    row = {"type": "text", "name": asked.id, **_labels(survey, asked.text)}
    if asked.note:
        row |= _labels(survey, asked.note, "hint")
    if asked.kind == "text":
        row["appearance"] = "multiline"
    if page.steps:
        few = len(page.steps.answers) <= LONGEST_LIKERT
        row["type"] = f"select_one {_scale_list(page)}"
        row["appearance"] = "likert" if few else "columns-pack"
    elif asked.kind == "one":
        row["type"] = f"select_one {asked.id}"
    elif asked.kind == "many":
        row["type"] = f"select_multiple {asked.id}"
        row |= _alone(survey, [one for one in asked.answers if one.exclusive])
    return row


def _alone(survey: Survey, answers: Sequence[Answer]) -> Row:
    """What keeps exclusive answers from standing beside others."""
    names = [_name(one) for one in answers]
    if not names:
        return {}
    rules = " or ".join(f"selected(., '{name}')" for name in names)
    message = {
        language: words.text(
            "fielding.alone", answers="; ".join(one.text[language] for one in answers)
        )
        for language, words in survey.words.items()
    }
    return {
        "constraint": f"count-selected(.) < 2 or not({rules})",
        **_labels(survey, message, "constraint_message"),
    }


def _choice_rows(survey: Survey) -> Iterator[Row]:
    lists: Mapping[str, tuple[Answer, ...]] = {
        **{_scale_list(page): page.steps.answers for page in survey.pages if page.steps},
        **{one.id: one.answers for page in survey.pages for one in page.asked if one.answers},
    }
    for name, answers in lists.items():
        for answer in answers:
            yield {"list_name": name, "name": _name(answer), **_labels(survey, answer.text)}


def _settings(survey: Survey) -> Row:
    return {
        "form_title": survey.first_pages[survey.base].title,
        "form_id": short_code(survey.id, LONGEST_ID),
        "version": survey.version,
        "default_language": _language(survey, survey.base),
        "style": "pages",
    }


def _labels(survey: Survey, texts: Texts, column: str = "label") -> Row:
    # `${` would name another question.
    return {
        f"{column}::{_language(survey, language)}": texts[language].replace("${", "$ {")
        for language in survey.words
    }


def _language(survey: Survey, language: str) -> str:
    words = survey.words[language]
    own = words.text("fielding.language") if words.language == language else language
    return f"{own} ({language})"


def _scale_list(page: Page) -> str:
    return f"scale-{page.steps.id}" if page.steps else ""


def _name(answer: Answer) -> str:
    """The id; where it is a word with spaces, which no name may have, its code."""
    return answer.id if len(answer.id.split()) == 1 else answer_code(answer.id)
