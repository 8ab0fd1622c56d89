"""Which column of a response file is which question."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assessment.definition import LONGEST_CODE, folded, short_code, unambiguous
from assessment.errors import Problem, Refused, Value, enough
from assessment.mapping import ColumnMapping
from assessment.questionnaire import RESPONDENT_COLUMNS, Questionnaire
from assessment.questions import Choice, Option, Question
from assessment.survey_files.raw_table import RawColumn, RawTable


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file that means something: its place, head, id, and what it answers.

    Without a head it is named by its place, as `#3`. `role` is the question, or the name of a
    respondent column; `option` the one option that it is about. `found` says how it was known.
    """

    position: str
    head: str
    id: str
    role: Question | str
    option: Option | None = None
    found: Literal["mapping", "file"] = "file"
    codebook: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def target(self) -> str:
        """The id as a mapping writes it: `measures:complaints` for a column of one option."""
        return f"{self.id}:{self.option.id}" if self.option else self.id


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a file: the known ones, the heads of those dropped, and what is missing."""

    known: tuple[Column, ...]
    dropped: tuple[str, ...]
    warnings: tuple[Problem, ...]


class Targets:
    """What a column can be: every question and respondent column, by id, code or text."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Take the questionnaire that the file answers."""
        self.questions = {question.id: question for question in questionnaire.questions}
        self.ids = (*RESPONDENT_COLUMNS, *self.questions)
        self._by_id = unambiguous((short_code(one, LONGEST_CODE), one) for one in self.ids)
        self._by_id |= {folded(one): one for one in self.ids}
        texts = [(q.id, q.text) for q in self.questions.values()]
        texts += questionnaire.respondent_texts.items()
        self._by_text = unambiguous((text, one) for one, of in texts for text in of.values())
        self._options = unambiguous(
            (word, f"{choice.id}:{option.id}")
            for choice in questionnaire.choices
            for option in (choice.options if choice.many else ())
            for word in option.text.values()
        )

    def named(self, target: str) -> tuple[str, Option | None] | None:
        """The id and the option that a mapping names; None when there is no such one."""
        one, _, part = target.partition(":")
        question = self.questions.get(one)
        if not part:
            return (one, None) if one in self.ids else None
        options = question.options if isinstance(question, Choice) and question.many else ()
        return next(((one, option) for option in options if option.id == part), None)

    def found(self, table: RawTable, position: int) -> str | None:
        """What a column is by its own words; None when they say nothing, or too much."""
        column = table.columns[position]
        if column.kind == "metadata":
            return None
        for name in column.names:
            if one := self._of_word(name):
                return one
        for whole in column.parts_of:
            choice = self.questions.get(self._of_word(whole) or "")
            if isinstance(choice, Choice) and choice.many:
                words = choice.options_by_word
                for name in column.names:
                    if option := words.get(folded(name)):
                        return f"{choice.id}:{option}"
        return self._bare_option(table, position) if table.tool == "typeform" else None

    def _of_word(self, word: str) -> str | None:
        return self._by_id.get(folded(word)) or self._by_text.get(folded(word))

    def _bare_option(self, table: RawTable, position: int) -> str | None:
        """A head that is an option, repeated in the cells of who chose it."""
        head = folded(table.columns[position].head)
        cells = table.cells[:, position].drop_nulls().unique()
        return self._options.get(head) if all(folded(cell) == head for cell in cells) else None


def columns_of(
    table: RawTable,
    questionnaire: Questionnaire,
    mapping: ColumnMapping | None,
    *,
    is_learned: bool = False,
) -> Columns:
    """Find each column's question by the mapping, by its id, or by its text in any language.

    Raises Refused naming every head that is repeated, unknown (in the plain form, which has no
    mapping), mapped to an unknown id, or named by the mapping and not in the file. What a learned
    mapping leaves out is warned of: nobody said so of this file.
    """
    targets = Targets(questionnaire)
    problems: list[Problem] = []
    known: dict[str, Column] = {}
    dropped: list[str] = []
    unknown: list[str] = []
    for position, column in enumerate(table.columns):
        head = column.head
        mapped = mapping.id_of(position + 1, head) if mapping else None
        if not head and mapped is None and table.cells[str(position)].is_null().all():
            continue
        named = head or f"#{position + 1}"
        if mapped == "":
            dropped.append(named)
            continue
        values: dict[str, Value] = {"row": 1, "column": f"#{position + 1}", "found": mapped or head}
        found = targets.named(mapped or targets.found(table, position) or "")
        if found is None and (mapped or (mapping is None and _must_be_known(table, column))):
            values["expected"] = enough(targets.ids)
            code = "mapped_id_unknown" if mapped else "unknown_column"
            problems.append(Problem(code, table.file, values))
        elif found is None:
            dropped.append(named)
            if column.kind == "answers" and (mapping is None or is_learned):
                unknown.append(named)
        else:
            one, option = found
            how = "mapping" if mapped else "file"
            role = targets.questions.get(one, one)
            new = Column(str(position), named, one, role, option, how, column.codebook)
            if new.target in known:
                values |= {"found": new.target, "first": int(known[new.target].position) + 1}
                problems.append(Problem("duplicate_head", table.file, values))
            known.setdefault(new.target, new)
    problems += [
        Problem("mapped_head_missing", table.file, {"found": head})
        for head in (mapping.unknown_heads(table.heads) if mapping else ())
    ]
    if dropped and not problems and all(isinstance(one.role, str) for one in known.values()):
        problems.append(Problem("no_question_found", table.file, {"found": enough(dropped)}))
    if problems:
        raise Refused(problems)
    return Columns(tuple(known.values()), tuple(dropped), _warnings(table, targets, known, unknown))


def _must_be_known(table: RawTable, column: RawColumn) -> bool:
    """A plain file is written for us: a column that nobody knows is a mistake there."""
    return table.tool == "generic" and column.kind == "answers"


def _warnings(
    table: RawTable, targets: Targets, known: Mapping[str, Column], unknown: list[str]
) -> tuple[Problem, ...]:
    found = {column.id for column in known.values()}
    missing = [one for one in targets.ids if one not in found and one != "wave"]
    if "respondent" in missing and table.respondents is not None:
        missing.remove("respondent")
    warnings = [
        Problem(
            "respondents_nameless" if one == "respondent" else "column_missing",
            table.file,
            {"found": one},
        )
        for one in missing
    ]
    if unknown:
        values = {"found": enough(unknown), "count": len(unknown)}
        warnings.append(Problem("columns_unknown", table.file, values))
    return tuple(warnings)
