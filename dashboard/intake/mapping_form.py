"""Which column is which question: what is sure in a table, what isn't for the consultant to say."""

from collections.abc import Mapping, Sequence

import polars as pl
import streamlit as st

from assessment.definition import text_in
from assessment.definition_files import Definitions
from assessment.mapping import ColumnMapping
from assessment.questions import Choice
from assessment.suggestions import CERTAIN, Suggestion
from assessment.survey_files.raw_table import RawTable
from dashboard.i18n import Words
from dashboard.sentences import printable
from dashboard.show import show_notice, show_table, unmarked, written

MOST_QUESTIONS = 60
"""Boxes on a page; what is beyond them is better mapped in a file."""

LONGEST_NAME = 90


def mapping_form(
    words: Words,
    definitions: Definitions,
    table: RawTable,
    suggested: Sequence[Suggestion],
    known: ColumnMapping,
) -> ColumnMapping:
    """Show what each column is taken for, ask where it isn't sure; the mapping that comes of it."""
    names = target_names(words, definitions)
    sure = [one for one in suggested if one.target and one.confidence >= CERTAIN]
    kinds = [column.kind for column in table.columns]
    to_ask = [
        one
        for one in suggested
        if one not in sure and (one.target or kinds[one.position - 1] == "answers")
    ]
    title = words.text("data.mapping", file=printable(table.file))
    st.html(f"<h2>{written(title)}</h2>")
    with st.expander(words.plural("data.mapping.sure", len(sure))):
        show_table(title, _as_table(words, sure, names), heading=False)
    if len(to_ask) > MOST_QUESTIONS:
        show_notice(
            "warning", [words.text("data.mapping.too_many", count=len(to_ask), most=MOST_QUESTIONS)]
        )
    chosen = {one.key: one.target for one in sure if one.origin != "file"}
    if to_ask:
        st.html(f"<p>{words.plural('data.mapping.ask', len(to_ask))}</p>")
    free = {"": words.text("data.mapping.not_loaded")} | {
        target: name for target, name in names.items() if target not in {s.target for s in sure}
    }
    for one in to_ask[:MOST_QUESTIONS]:
        chosen[one.key] = _ask(words, table, one, free)
    values = {head: labels for head, labels in known.values.items() if head in table.heads}
    return ColumnMapping(columns=chosen, values=values)


def _ask(words: Words, table: RawTable, one: Suggestion, free: Mapping[str, str]) -> str:
    """A box for one column; near the suggestion stands how alike the texts are."""
    head = printable(one.head or f"#{one.position}")
    cells = table.cells[:, one.position - 1].drop_nulls().unique(maintain_order=True).head(3)
    label = _ends_of(head)
    if one.target:
        label = words.text("data.mapping.near", head=label, likeness=words.percent(one.confidence))
    examples = ", ".join(printable(cell)[:40] for cell in cells) or "–"
    return st.selectbox(
        unmarked(label),
        list(free),
        index=list(free).index(one.target) if one.target in free else 0,
        format_func=lambda target: free[target],
        key=f"map_{table.sha256[:12]}_{one.position}",
        help=unmarked(words.text("data.mapping.examples", examples=examples)),
    )


def target_names(words: Words, definitions: Definitions) -> dict[str, str]:
    """Everything that a column can be, by target, in the reader's language."""
    names = {
        one: words.text(f"data.column.{one}") for one in ("respondent", "wave", "unit", "level")
    }
    for question in definitions.questionnaire.questions:
        text = text_in(question.text, words.language)
        names[question.id] = _short(text)
        if isinstance(question, Choice) and question.many:
            names |= {
                f"{question.id}:{option.id}": f"{_short(text, 40)} → "
                f"{_short(text_in(option.text, words.language), 50)}"
                for option in question.options
            }
    return names


def _as_table(words: Words, sure: Sequence[Suggestion], names: Mapping[str, str]) -> pl.DataFrame:
    heads = [words.text(f"data.mapping.{one}") for one in ("column", "read_as", "because")]
    rows = [
        (
            _ends_of(printable(one.head or f"#{one.position}")),
            names[one.target],
            words.text(f"data.mapping.{one.origin}"),
        )
        for one in sure
    ]
    return pl.DataFrame(rows, schema=heads, orient="row")


def _ends_of(head: str) -> str:
    """A head, a long one without its middle: what tells it from its like stands at its end."""
    if len(head) <= LONGEST_NAME:
        return head
    return f"{head[: LONGEST_NAME // 3]} … {head[-2 * LONGEST_NAME // 3 :]}"


def _short(text: str, longest: int = LONGEST_NAME) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
