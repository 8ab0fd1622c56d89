"""A survey of LimeSurvey (.lss), in all languages of the questionnaire."""

from collections.abc import Mapping
from typing import NamedTuple

from dashboard.fielding.asked import Answer, Asked, Page, Survey, Texts
from dashboard.fielding.codes import answer_code, page_code, question_code, require_distinct
from dashboard.fielding.limesurvey_settings import SURVEY_ID, add_settings
from dashboard.fielding.lss import Structure, html
from dashboard.i18n import Words

TYPES = {"rated": "F", "one": "L", "many": "M", "text": "T", "line": "S"}
THEMES = {
    "F": "arrays/array",
    "L": "listradio",
    "M": "multiplechoice",
    "T": "longfreetext",
    "S": "shortfreetext",
}
"""What draws a question, by its type."""


class _Place(NamedTuple):
    """Where a question stands: its group, the question that it is a part of, its turn."""

    group: int
    parent: int
    order: int


def limesurvey(survey: Survey) -> bytes:
    """The file. Raises Refused where codes collide."""
    require_distinct(survey)
    filling = _Filling(survey.words)
    for number, page in enumerate(survey.pages, 1):
        filling.add_page(number, page)
    add_settings(filling.structure, survey)
    return filling.structure.content(survey.words)


class _Filling:
    """The tables of questions and answers, being filled."""

    def __init__(self, words: Mapping[str, Words]) -> None:
        self.structure = Structure()
        self._words = words

    def add_page(self, number: int, page: Page) -> None:
        """A group of questions; what is rated on it is one question with a part each."""
        group = self.structure.add(
            "groups",
            "gid",
            sid=SURVEY_ID,
            group_order=number,
            randomization_group="",
            grelevance="1",
        )
        for language, words in self._words.items():
            name = words.text("fielding.page", n=number)
            self.structure.add(
                "group_l10ns", "id", gid=group, group_name=name, description="", language=language
            )
        if page.steps:
            array = Asked(page_code(number), "rated", page.steps.instruction, page.steps.answers)
            question = self._add_question(group, 1, array)
            self._add_parts(group, question, "F", [(one.id, one.text) for one in page.asked])
            return
        for order, asked in enumerate(page.asked, 1):
            self._add_question(group, order, asked)

    def _add_question(self, group: int, order: int, asked: Asked) -> int:
        kind = TYPES[asked.kind]
        question = self._add_row("questions", _Place(group, 0, order), kind, asked.id)
        self._add_texts(question, asked.text, asked.note)
        if asked.kind == "many":
            parts = [(one.id, one.text) for one in asked.answers]
            self._add_parts(group, question, kind, parts)
            alone = ";".join(question_code(one.id) for one in asked.answers if one.exclusive)
            self._add_attribute(question, "exclude_all_others", alone)
        else:
            for place, answer in enumerate(asked.answers, 1):
                self._add_answer(question, place, answer)
        return question

    def _add_parts(
        self, group: int, question: int, kind: str, parts: list[tuple[str, Texts]]
    ) -> None:
        for order, (name, text) in enumerate(parts, 1):
            part = self._add_row("subquestions", _Place(group, question, order), kind, name)
            self._add_texts(part, text, None)

    def _add_row(self, table: str, place: _Place, kind: str, name: str) -> int:
        return self.structure.add(
            table,
            "qid",
            parent_qid=place.parent,
            sid=SURVEY_ID,
            gid=place.group,
            type=kind,
            title=question_code(name),
            preg="",
            other="N",
            mandatory="N",
            encrypted="N",
            question_order=place.order,
            scale_id=0,
            same_default=0,
            relevance="1",
            question_theme_name="" if place.parent else THEMES[kind],
            modulename="",
            same_script=0,
        )

    def _add_attribute(self, question: int, name: str, value: str) -> None:
        self.structure.add(
            "question_attributes", qid=question, attribute=name, value=value, language=""
        )

    def _add_texts(self, question: int, text: Texts, note: Texts | None) -> None:
        for language in self._words:
            self.structure.add(
                "question_l10ns",
                "id",
                qid=question,
                question=html(text[language]),
                help=html(note[language]) if note else "",
                script="",
                language=language,
            )

    def _add_answer(self, question: int, place: int, answer: Answer) -> None:
        key = self.structure.add(
            "answers",
            "aid",
            qid=question,
            code=answer_code(answer.id),
            sortorder=place,
            assessment_value=0,
            scale_id=0,
        )
        for language in self._words:
            text = html(answer.text[language])
            self.structure.add("answer_l10ns", "id", aid=key, answer=text, language=language)
