"""The files of a story: chosen, made with progress, and handed over."""

from dataclasses import dataclass
from hashlib import sha256

import streamlit as st

from assessment.errors import Refused
from dashboard import filters, session
from dashboard.download_names import download_name
from dashboard.editor.changes import show_changes
from dashboard.export.deck.refresh import Refreshed, refreshed
from dashboard.export.files import KINDS
from dashboard.export.made import Made
from dashboard.export.pictures import Pictures
from dashboard.i18n import Words
from dashboard.look import LIGHT
from dashboard.readout import Readout
from dashboard.sentences import sentence
from dashboard.show import show_heading, show_notice
from dashboard.upload_limits import require_taken

MADE = "report_made"
LARGEST_MB = 100


@dataclass(frozen=True, slots=True)
class File:
    """A file that was made: of which story and data, what it is called, what it holds."""

    of: str
    name: str
    made: Made
    refreshed: Refreshed | None = None


def downloads(words: Words) -> None:
    """Choose a kind of file, make it on click, download it. Files are always in the light look."""
    show_heading(words.text("report.files"))
    kinds = {kind: words.text(f"report.kind.{kind}") for kind in KINDS}
    kind = filters.choice(words.text("report.kind"), "file", kinds, next(iter(kinds)))
    try:
        old = _uploaded(words, "old_deck", (".pptx",) if kind == "pptx" else ())
        # A deck made earlier keeps its template.
        template = _uploaded(words, "template", KINDS[kind].templates) if old is None else None
    except Refused as refusal:
        show_notice("error", [sentence(words, problem) for problem in refusal.problems])
        return
    handed_in = sha256((template or b"") + b"|" + (old or b"")).hexdigest()
    made_of = (kind, session.results().data_version, session.reading().wave, handed_in)
    of = " ".join([*made_of, session.story().model_dump_json()])
    if st.button(words.text("report.make"), key="make", type="primary"):
        st.session_state.pop(MADE, None)
        _make(words, kind, of, template, old)
    file: File | None = st.session_state.get(MADE)
    if file and file.of == of:
        _hand_over(words, file)


def _uploaded(words: Words, what: str, suffixes: tuple[str, ...]) -> bytes | None:
    if not suffixes:
        return None
    upload = st.file_uploader(
        words.text(f"report.{what}"),
        [suffix.removeprefix(".") for suffix in suffixes],
        key=f"report_{what}_{suffixes[0]}",
        max_upload_size=LARGEST_MB,
    )
    if upload is None:
        return None
    require_taken([upload], suffixes, LARGEST_MB)
    return upload.getvalue()


def _make(words: Words, kind: str, of: str, template: bytes | None, old: bytes | None) -> None:
    readout = session.readout(session.story().language, LIGHT)
    bar = st.progress(0.0, words.text("report.making"))

    def progress(done: int, among: int) -> None:
        bar.progress(done / max(among, 1), words.text("report.made_of", done=done, of=among))

    try:
        update = refreshed(readout, old, progress) if old is not None else None
        pictures = Pictures(readout)
        made = update.made if update else KINDS[kind].make(readout, template, pictures, progress)
    except Refused as refusal:
        show_notice("error", [sentence(words, problem) for problem in refusal.problems])
        return
    finally:
        bar.empty()
    name = download_name(file_stem(readout), KINDS[kind].suffix)
    st.session_state[MADE] = File(of, name, made, update)


def file_stem(readout: Readout) -> str:
    """What a file of a readout is called: the organisation's id and the wave's."""
    return f"{readout.reading.results.organisation.id}-{readout.reading.wave}"


def _hand_over(words: Words, file: File) -> None:
    undrawn = [words.text("report.undrawn", title=title) for title in file.made.undrawn]
    show_notice("warning", undrawn)
    size = words.number(len(file.made.content) / 1e6)
    st.download_button(
        words.text("report.download", size=size),
        file.made.content,
        file.name,
        key="download",
        on_click="ignore",
    )
    if file.refreshed:
        show_changes(words, file.refreshed)
