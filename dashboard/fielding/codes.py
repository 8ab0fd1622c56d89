"""The codes of LimeSurvey: letters and digits alone, and few of them.

The reader of its exports knows questions and answers by the same codes (assessment.definition).
"""

from collections.abc import Iterable, Iterator

from assessment.definition import LONGEST_ANSWER_CODE, LONGEST_CODE, short_code
from assessment.errors import Problem, Refused
from dashboard.fielding.asked import Page, Survey

RESERVED = {"LANG", "SID", "SAVEDID", "TOKEN", "QID", "GID", "SGQ", "self", "that", "this", "time"}
"""Question codes that LimeSurvey keeps for itself, and would rename at import."""


def question_code(name: str) -> str:
    """The code of a question, or of a part of one."""
    return short_code(name, LONGEST_CODE)


def answer_code(name: str) -> str:
    """The code of an answer to pick."""
    return short_code(name, LONGEST_ANSWER_CODE)


def page_code(number: int) -> str:
    """The code of all that is rated on one screen."""
    return f"page{number}"


def require_distinct(survey: Survey) -> None:
    """Raise Refused naming everything whose codes collide, or are LimeSurvey's own."""
    names = [page_code(n) for n, page in enumerate(survey.pages, 1) if page.steps]
    names += [one.id for page in survey.pages for one in page.asked]
    problems = list(_collisions(survey.id, ((question_code(one), one) for one in names), RESERVED))
    for page in survey.pages:
        problems += _collisions_of_answers(page)
    if problems:
        # Screens of one scale have the same problems.
        raise Refused(list({str(one): one for one in problems}.values()))


def _collisions_of_answers(page: Page) -> Iterator[Problem]:
    if page.steps:
        codes = [(answer_code(one.id), one.id) for one in page.steps.answers]
        yield from _collisions(page.steps.id, codes)
    for asked in page.asked:
        if asked.kind == "many":
            parts = [(question_code(one.id), one.id) for one in asked.answers]
            yield from _collisions(asked.id, parts, RESERVED)
        else:
            codes = [(answer_code(one.id), one.id) for one in asked.answers]
            yield from _collisions(asked.id, codes)


def _collisions(
    where: str, codes: Iterable[tuple[str, str]], reserved: Iterable[str] = ()
) -> Iterator[Problem]:
    names: dict[str, list[str]] = {}
    taken: set[str] = set()
    for code, name in codes:
        # The reader doesn't tell apart by case, and neither do most of LimeSurvey's databases.
        names.setdefault(code.casefold(), []).append(name)
        if code in set(reserved):
            taken.add(code.casefold())
    for code, ones in names.items():
        if len(ones) > 1 or code in taken:
            yield Problem("codes_collide", where, {"found": ", ".join(ones)})
