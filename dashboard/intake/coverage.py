"""Who has answered so far, of whom was invited, and which groups could be shown today.

Unit by level is the consultant's alone: the leadership sees shown groups only.
"""

import polars as pl
import streamlit as st

from assessment.definition import text_in
from assessment.disclosure import disclosure_plan
from assessment.organisation import NOT_STATED, Atom, Group, Organisation
from dashboard.group_names import group_name
from dashboard.i18n import Words
from dashboard.show import show_notice, show_table

KEYS = ("unit", "level")
FEW = 0.6
"""Share of those invited under which a group's answers want a reminder."""


def show_coverage(
    words: Words, organisation: Organisation, coverage: pl.DataFrame, wave: str
) -> None:
    """Answered of invited by unit and level, then the groups as the plan has them today."""
    counts = {
        Atom(unit, level) if unit and level else NOT_STATED: (answered, invited)
        for unit, level, answered, invited in _together(organisation, coverage, wave)
    }
    names = {one.id: text_in(one.name, words.language) for one in organisation.waves}
    title = words.text("data.coverage", wave=names[wave])
    show_table(title, _by_unit(words, organisation, counts))
    answered = {atom: people for atom, (people, _) in counts.items() if people}
    plan = disclosure_plan(organisation, answered)
    counted = (len(plan.shown), len(organisation.groups))
    show_notice("done", [words.text("data.plan.today", shown=counted[0], groups=counted[1])])
    with st.expander(words.text("data.plan")):
        rows = _groups(words, organisation, counts, set(plan.shown))
        show_table(words.text("data.plan"), rows, heading=False)


def _together(
    organisation: Organisation, coverage: pl.DataFrame, wave: str
) -> list[tuple[str, str, int, int]]:
    """People where they are counted; who left out their unit or level are one group: not stated."""
    stated = (pl.col("unit") != "") & (pl.col("level") != "")
    either = [pl.when(stated).then(pl.col(one)).otherwise(pl.lit("")).alias(one) for one in KEYS]
    of_wave = coverage.filter(pl.col("wave") == wave).select(*either, "answered", "invited")
    of_wave = of_wave.with_columns(pl.col("unit").replace(organisation.merges))
    return of_wave.group_by(KEYS).sum().sort(KEYS).rows()


def _by_unit(
    words: Words, organisation: Organisation, counts: dict[Atom, tuple[int, int]]
) -> pl.DataFrame:
    heads = [words.text("filter.unit")]
    heads += [text_in(level.name, words.language) for level in organisation.levels]
    heads.append(words.text("data.coverage.all"))
    rows: list[list[str]] = []
    for unit in organisation.counted_units:
        cells = [counts.get(Atom(unit.id, level.id), (0, 0)) for level in organisation.levels]
        name = text_in(unit.name, words.language)
        rows.append([name, *(_of(words, *cell) for cell in (*cells, _sum(cells)))])
    by_level = [
        _sum([counts.get(Atom(unit.id, level.id), (0, 0)) for unit in organisation.counted_units])
        for level in organisation.levels
    ]
    total = (*by_level, _sum(by_level))
    rows.append([words.text("data.coverage.all"), *(_of(words, *cell) for cell in total)])
    if not_stated := counts.get(NOT_STATED):
        empty = ["–"] * len(organisation.levels)
        rows.append([words.text("data.coverage.not_stated"), *empty, _of(words, *not_stated)])
    return pl.DataFrame(rows, schema=heads, orient="row")


def _groups(
    words: Words,
    organisation: Organisation,
    counts: dict[Atom, tuple[int, int]],
    shown: set[Group],
) -> pl.DataFrame:
    heads = [words.text(f"data.plan.{one}") for one in ("group", "answered", "state")]
    rows: list[tuple[str, str, str]] = []
    for group in organisation.groups:
        answered, invited = _sum([counts.get(atom, (0, 0)) for atom in organisation.members(group)])
        if answered or invited:
            few = invited and answered < FEW * invited
            today = "shown" if group in shown else "protected"
            said = words.text(f"data.plan.{today}")
            reminder = (
                f" · {words.text('data.plan.few', share=words.percent(100 * FEW))}" if few else ""
            )
            name = group_name(words, organisation, group)
            rows.append((name, _of(words, answered, invited), said + reminder))
    return pl.DataFrame(rows, schema=heads, orient="row")


def _sum(cells: list[tuple[int, int]]) -> tuple[int, int]:
    return sum(answered for answered, _ in cells), sum(invited for _, invited in cells)


def _of(words: Words, answered: int, invited: int) -> str:
    """`5 / 9`; without a roster the answers alone."""
    if not answered and not invited:
        return "–"
    return (
        f"{words.integer(answered)} / {words.integer(invited)}"
        if invited
        else words.integer(answered)
    )
