"""The small units in the way, what merging them would open, and a merge written to the file."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import streamlit as st

from assessment.merges import Merge, SmallUnit
from assessment.organisation import Organisation
from assessment.organisation_file import write_merges
from assessment.prospects import Outlook
from dashboard.i18n import Words
from dashboard.plan_words import (
    MOST_MERGES,
    group_names,
    hidden_by,
    likely,
    shown_of,
    unit_names,
)
from dashboard.show import show_heading, show_note, show_notice, show_table

WRITTEN = "plan_written"


def show_small_units(words: Words, outlook: Outlook, small: Sequence[SmallUnit]) -> None:
    """Units that may be too small, and what each of them hides."""
    show_heading(words.text("plan.small.title"))
    if not small:
        show_note(words.text("plan.small.none"))
        return
    show_note(words.text("plan.small.base", k=outlook.enough, likely=likely(words)))
    organisation = outlook.organisation
    rows = [
        (
            unit_names(words, organisation, [one.unit]),
            words.integer(one.people),
            hidden_by(words, outlook, one),
        )
        for one in small
    ]
    heads = [words.text(f"plan.{one}") for one in ("kind.unit", "invited", "small.hides")]
    frame = pl.DataFrame(rows, schema=heads, orient="row")
    show_table(words.text("plan.small.title"), frame, heading=False)


def show_merges(words: Words, outlook: Outlook, merges: Sequence[Merge], file: Path) -> None:
    """The best merges and what they do; one is written to the file when asked."""
    title, organisation = words.text("plan.merges.title"), outlook.organisation
    show_heading(title)
    if organisation.merges:
        show_note(words.text("plan.merged", merges=_merged(words, organisation)))
    show_notice("done", st.session_state.pop(WRITTEN, []))
    listed = list(merges[:MOST_MERGES])
    if not listed:
        show_note(words.text("plan.merges.none"))
        return
    if listed[0].gain[0] <= 0:
        show_note(words.text("plan.merges.no_gain"))
    show_note(words.text("plan.merges.base", likely=likely(words)))
    show_table(title, _table(words, organisation, listed), heading=False)
    chosen = st.selectbox(
        words.text("plan.merge.choose"),
        listed,
        format_func=lambda merge: _option(words, organisation, merge),
    )
    if st.button(words.text("plan.merge.write", file=file.name), type="primary"):
        write_merges(file, dict.fromkeys(chosen.units, chosen.into))
        st.session_state[WRITTEN] = [
            words.text("plan.merge.written", file=file, **_names(words, organisation, chosen))
        ]
        st.rerun()


def _table(words: Words, organisation: Organisation, merges: Sequence[Merge]) -> pl.DataFrame:
    heads = [words.text(f"plan.merge.{one}") for one in ("units", "into", "shown")]
    heads.append(words.text("plan.merge.likely", likely=likely(words)))
    heads += [words.text(f"plan.merge.{one}") for one in ("opens", "closes")]
    rows = [
        (
            *_names(words, organisation, one).values(),
            " → ".join(map(words.integer, one.shown)),
            " → ".join(shown_of(words, shown) for shown in one.likely),
            group_names(words, organisation, one.opens),
            group_names(words, organisation, one.closes),
        )
        for one in merges
    ]
    return pl.DataFrame(rows, schema=heads, orient="row")


def _option(words: Words, organisation: Organisation, merge: Merge) -> str:
    before, after = merge.shown
    names = _names(words, organisation, merge)
    return words.text("plan.merge.option", before=before, after=after, **names)


def _names(words: Words, organisation: Organisation, merge: Merge) -> dict[str, str]:
    return {
        "units": unit_names(words, organisation, merge.units),
        "into": unit_names(words, organisation, [merge.into]),
    }


def _merged(words: Words, organisation: Organisation) -> str:
    pairs = organisation.merges.items()
    return "; ".join(" → ".join(unit_names(words, organisation, [o]) for o in p) for p in pairs)
