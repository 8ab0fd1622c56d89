"""A questionnaire written as a form to field: for a survey tool, or to print."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from assessment.errors import refused
from assessment.organisation import Organisation
from assessment.questionnaire import Questionnaire
from dashboard.fielding.asked import Survey
from dashboard.fielding.document import document
from dashboard.fielding.first_page import first_page
from dashboard.fielding.limesurvey import limesurvey
from dashboard.fielding.pages import pages_of
from dashboard.fielding.xlsform import xlsform
from dashboard.i18n import LANGUAGES, Words, words_in

Form = Literal["limesurvey", "xlsform", "docx"]

SUFFIXES: dict[Form, str] = {"limesurvey": ".lss", "xlsform": ".xlsx", "docx": ".docx"}
WRITERS: dict[Form, Callable[[Survey], bytes]] = {
    "limesurvey": limesurvey,
    "xlsform": xlsform,
    "docx": document,
}
MOST_POINTS = 11
"""What stands side by side on a page, 0 to 10."""


def write_form(
    questionnaire: Questionnaire,
    organisation: Organisation | None,
    words: Words,
    form: Form,
    path: Path,
) -> None:
    """Write a questionnaire as a form; an organisation gives its units, levels and smallest group.

    Survey tools get all languages of the questionnaire, beginning with the reader's; paper has that
    one, or the questionnaire's first. Raises Refused where codes collide (LimeSurvey) or a scale
    has points that the form has no place for; OSError where the file can't be written.
    """
    _require_fieldable(questionnaire, form)
    languages = sorted(questionnaire.languages, key=lambda one: one != words.language)
    # A language that we don't speak gets the reader's sentences beside its own questions.
    spoken = {one: words_in(one) if one in LANGUAGES else words for one in languages}
    survey = Survey(
        questionnaire.id,
        questionnaire.version,
        spoken,
        {one: first_page(questionnaire, organisation, its) for one, its in spoken.items()},
        tuple(pages_of(questionnaire, organisation, spoken)),
    )
    path.write_bytes(WRITERS[form](survey))


def _require_fieldable(questionnaire: Questionnaire, form: Form) -> None:
    for rated in (*questionnaire.ratings, *questionnaire.items):
        scale = questionnaire.scales[rated.scale]
        is_below_zero = form == "limesurvey" and scale.lowest < 0
        if is_below_zero or scale.highest - scale.lowest >= MOST_POINTS:
            raise refused(
                "scale_not_fieldable", questionnaire.id, found=rated.scale, expected=MOST_POINTS
            )
