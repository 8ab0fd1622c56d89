"""From upload to results: detect, map, check, confirm, load; then what has been loaded."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from assessment.checking import Inspected, check_inspected, inspect_files, roster_warnings
from assessment.comments_review import tick_comments, written_comments
from assessment.definition import folded, text_in
from assessment.definition_files import Definitions
from assessment.errors import Refused
from assessment.loading import Loaded, load, stays, undo
from assessment.mapping import ColumnMapping
from assessment.publication import kept_waves
from assessment.suggestions import suggestions
from dashboard import session
from dashboard.gate import GATE
from dashboard.i18n import Words
from dashboard.intake.check_report import show_check
from dashboard.intake.comments import show_comments_review
from dashboard.intake.coverage import show_coverage
from dashboard.intake.definitions import definitions_of, mapping_known
from dashboard.intake.detected import show_detected
from dashboard.intake.file import reading
from dashboard.intake.ledger import show_ledger
from dashboard.intake.mapping_form import mapping_form
from dashboard.intake.uploads import Uploads, start_anew, uploaded
from dashboard.sentences import refusal_sentences, sentence
from dashboard.show import show_notice

WAVE = "wave"
"""The head of the column that says it, in the plain form."""

READ, DONE = "intake_read", "intake_done"


def intake(words: Words, database: Path) -> None:
    """The whole way, each step shown when the one before it holds."""
    show_notice("done", st.session_state.pop(DONE, []))
    try:
        uploads = uploaded(words)
        if uploads.answers:
            _checked_and_confirmed(words, database, uploads)
    except Refused as refusal:
        show_notice("error", [sentence(words, problem) for problem in refusal.problems])


def loaded_so_far(words: Words, database: Path) -> None:
    """The coverage of the wave that is read, its comments to be ticked, and the ledger."""
    with reading(database) as file:
        organisation, loads, refusals = file.organisation, file.ledger, file.refusals
        coverage, questionnaires = file.coverage, file.questionnaires
        written, kept = written_comments(file), kept_waves(file.connection)

    def take_back(number: int) -> None:
        try:
            with GATE.writing():
                name = undo(database, number)
        except Refused as refusal:
            show_notice("error", [sentence(words, problem) for problem in refusal.problems])
            return
        st.session_state[DONE] = [words.text("cli.undone", load=number, file=name)]
        st.rerun()

    def tick(ticks: Mapping[str, bool]) -> None:
        try:
            with GATE.writing():
                tick_comments(database, ticks)
        except Refused as refusal:
            show_notice("error", [sentence(words, problem) for problem in refusal.problems])
            return
        st.session_state[DONE] = [words.plural("data.comments.saved", sum(ticks.values()))]
        st.rerun()

    wave = session.wave()
    show_notice("warning", [sentence(words, stays(one)) for one in kept])
    if wave is not None:
        show_coverage(words, organisation, coverage, wave)
        of_wave, smallest = written.filter(wave=wave), organisation.smallest_group
        show_comments_review(words, questionnaires[wave], of_wave, smallest, tick)
    show_ledger(words, loads, refusals, take_back)


def _checked_and_confirmed(words: Words, database: Path, uploads: Uploads) -> None:
    with st.spinner(words.text("data.reading")):
        inspected = _inspected(uploads)
    show_detected(words, inspected)
    if any(file.table is None for file in inspected):
        return
    wave = _wave(words, database, uploads, inspected)
    definitions = definitions_of(database, uploads, wave)
    known = mapping_known(database, uploads)
    mapped = _mapped(words, definitions, inspected, known)
    with st.spinner(words.text("data.checking")):
        files = check_inspected(mapped, definitions, wave)
        checked = Loaded(tuple(files), roster_warnings(files, definitions), 0)
    show_check(words, checked, definitions.organisation.smallest_group)
    _confirm(words, database, checked, definitions)


def _inspected(uploads: Uploads) -> list[Inspected]:
    """Files are read anew only when one of them has changed."""
    key, inspected = st.session_state.get(READ, (None, []))
    if key != uploads.key:
        inspected = inspect_files(uploads.answers)
        st.session_state[READ] = (uploads.key, inspected)
    return inspected


def _wave(words: Words, database: Path, uploads: Uploads, inspected: list[Inspected]) -> str | None:
    """The wave of the answers, when no column says it."""
    organisation = definitions_of(database, uploads, None).organisation
    names: dict[str, str] = {"": words.text("data.wave.in_file")}
    names |= {one.id: text_in(one.name, words.language) for one in organisation.waves}
    heads = {folded(head) for file in inspected if file.table for head in file.table.heads}
    usual = "" if WAVE in heads else list(names)[-1]
    chosen = st.selectbox(
        words.text("data.wave"),
        list(names),
        index=list(names).index(usual),
        format_func=lambda one: names[one],
    )
    return chosen or None


def _mapped(
    words: Words, definitions: Definitions, inspected: list[Inspected], known: ColumnMapping
) -> list[tuple[Inspected, ColumnMapping]]:
    """The files, each with the mapping that the consultant has seen."""
    asked, organisation, _ = definitions
    mapped: list[tuple[Inspected, ColumnMapping]] = []
    for file in inspected:
        if file.table is not None:
            offered = suggestions(file.table, asked, organisation, known)
            mapped.append((file, mapping_form(words, definitions, file.table, offered, known)))
    return mapped


def _confirm(words: Words, database: Path, checked: Loaded, definitions: Definitions) -> None:
    accepted = sum(file.accepted for file in checked.files)
    refused = sum(file.refused for file in checked.files)
    partial = refused > 0 and st.checkbox(words.plural("data.confirm.partial", refused))
    ready = accepted > 0 and (refused == 0 or partial)
    label = words.plural("data.confirm", accepted)
    if not st.button(label, type="primary", disabled=not ready):
        return
    with st.status(words.text("data.loading"), expanded=True), GATE.writing():
        loaded = load(database, checked.files, definitions, accept_partial=partial)
    if loaded.loaded:
        st.session_state[DONE] = [words.plural("data.loaded", loaded.loaded)]
        start_anew()
        st.rerun()
    refused_now = [one for file in loaded.files for one in refusal_sentences(words, file.refusals)]
    show_notice("error", refused_now)
