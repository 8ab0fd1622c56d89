"""Which column of a response file is which question."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.definition import folded
from assessment.errors import Problem, Refused, Value, enough
from assessment.mapping import ColumnMapping
from assessment.questionnaire import RESPONDENT_COLUMNS, Questionnaire
from assessment.questions import Question
from assessment.survey_files.raw_table import RawTable


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file that means something: its place, head, id, and what it answers.

    Without a head it is named by its place, as `#3`. `role` is the question, or the name of a
    respondent column.
    """

    position: str
    head: str
    id: str
    role: Question | str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a file: the known ones, the heads of those dropped, and what is missing."""

    known: tuple[Column, ...]
    dropped: tuple[str, ...]
    warnings: tuple[Problem, ...]


def columns_of(
    table: RawTable, questionnaire: Questionnaire, mapping: ColumnMapping | None
) -> Columns:
    """Find each column's question by the mapping, by its id, or by its text in any language.

    Raises Refused naming every head that is repeated, unknown (in the plain form, which has no
    mapping), mapped to an unknown id, or named by the mapping and not in the file.
    """
    questions = {question.id: question for question in questionnaire.questions}
    by_text = _by_text(questions.values())
    by_id = {folded(name): name for name in (*RESPONDENT_COLUMNS, *questions)}
    problems: list[Problem] = []
    known: dict[str, Column] = {}
    dropped: list[str] = []
    for position, head in enumerate(table.heads):
        mapped = mapping.id_of(position + 1, head) if mapping else None
        if not head and mapped is None and table.cells[str(position)].is_null().all():
            continue
        name = mapped or by_id.get(folded(head)) or by_text.get(folded(head))
        values: dict[str, Value] = {"row": 1, "column": f"#{position + 1}", "found": name or head}
        if name is None and mapping is not None:
            dropped.append(head or f"#{position + 1}")
        elif name is None or name not in by_id.values():
            values["expected"] = enough(by_id.values())
            code = "mapped_id_unknown" if mapped else "unknown_column"
            problems.append(Problem(code, table.file, values))
        elif name in known:
            values["first"] = int(known[name].position) + 1
            problems.append(Problem("duplicate_head", table.file, values))
        else:
            named = head or f"#{position + 1}"
            known[name] = Column(str(position), named, name, questions.get(name, name))
    problems += [
        Problem("mapped_head_missing", table.file, {"found": head})
        for head in (mapping.unknown_heads(table.heads) if mapping else ())
    ]
    if problems:
        raise Refused(problems)
    missing = [name for name in (*RESPONDENT_COLUMNS, *questions) if name not in known]
    warnings = [
        Problem(
            "respondents_nameless" if name == "respondent" else "column_missing",
            table.file,
            {"found": name},
        )
        for name in missing
        if name != "wave"
    ]
    return Columns(tuple(known.values()), tuple(dropped), tuple(warnings))


def _by_text(questions: Iterable[Question]) -> dict[str, str]:
    """Ids by text in any language; a text that two questions share names neither of them."""
    ids: dict[str, set[str]] = {}
    for question in questions:
        for text in question.text.values():
            ids.setdefault(folded(text), set()).add(question.id)
    return {text: ids_of_text.pop() for text, ids_of_text in ids.items() if len(ids_of_text) == 1}
