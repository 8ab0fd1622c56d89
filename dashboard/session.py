"""One viewer's session: the shown results, the language, the look, and the choices in the address.

The address is the truth: a choice is read from it, and written to it when the viewer chooses.
"""

import os
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import Concatenate, NoReturn, ParamSpec, TypeVar

import streamlit as st

from assessment.errors import Refused
from assessment.results import Results
from assessment.story import USUAL, Entry, Story
from dashboard.exhibits.reading import Reading
from dashboard.i18n import LANGUAGES, Words, words_in
from dashboard.look import DARK, LIGHT, Look
from dashboard.readout import Readout, Told, readout_of, told_of, usual_story
from dashboard.sentences import sentence
from dashboard.server import DATABASE, RELEASE
from dashboard.shown import SHOWN

FALLBACK = "en"
CHOSEN, PAGE = "chosen", "page"

Args = ParamSpec("Args")
Built = TypeVar("Built")


def chosen(key: str, options: Collection[str], default: str) -> str:
    """The value of a parameter of the address; an invalid one is dropped for the default."""
    value = st.query_params.get(key)
    if value is None:
        return default
    if value not in options:
        del st.query_params[key]
        return default
    return value


def choose(key: str, value: str) -> None:
    """Write a choice into the address, and keep it for the other pages."""
    st.query_params[key] = value
    kept: dict[str, str] = st.session_state.setdefault(CHOSEN, {})
    kept[key] = value


def choose_instead(key: str, former: str, value: str) -> None:
    """Write a choice made on a chart that was drawn for the `former` one.

    A run that is interrupted reports the chart's click again with the next one: by then the
    address has moved on, and the click is no news.
    """
    if st.query_params.get(key, former) == former:
        choose(key, value)


def arrive(page: str) -> None:
    """Bring the choices along to another page: its link leads there without them."""
    kept: dict[str, str] = st.session_state.setdefault(CHOSEN, {})
    if st.session_state.get(PAGE, page) != page:
        for key, value in kept.items():
            if key not in st.query_params:
                st.query_params[key] = value
    st.session_state[PAGE] = page
    kept.update(st.query_params)


def language() -> str:
    """The language in the address, else the one chosen before, else the browser's, else English."""
    kept: dict[str, str] = st.session_state.get(CHOSEN, {})
    browser = (st.context.locale or "").partition("-")[0]
    usual = browser if browser in LANGUAGES else FALLBACK
    return chosen("lang", LANGUAGES, kept.get("lang", usual))


def words() -> Words:
    """The words of the reader's language."""
    return words_in(language())


def look() -> Look:
    """Light or dark, as the reader's system is set."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def database() -> Path:
    """The consultant's assessment file; without one the page says what to do and stops."""
    path = os.environ.get(DATABASE)
    if not path:
        _stop(words().text("app.cannot_open"), words().text("app.no_database"))
    return Path(path)


def is_release() -> bool:
    """Whether a release is served: this process has nothing else, and nothing to write to."""
    return RELEASE in os.environ


def results() -> Results:
    """The shown results; without them the page says why and stops."""
    path, said = Path(os.environ[RELEASE]) if is_release() else database(), words()
    try:
        return SHOWN.results(path, is_release=is_release())
    except Refused as refusal:
        problems = (sentence(said, problem) for problem in refusal.problems)
        _stop(said.text("app.cannot_open"), *problems)


def wave() -> str | None:
    """The wave in the address, the newest when there is none; None while nobody has answered."""
    waves = results().waves
    return chosen("wave", waves, waves[-1]) if waves else None


def reading() -> Reading:
    """What exhibits are built from; while nobody has answered the page says so and stops."""
    shown, read = results(), wave()
    if read is None:
        _stop(words().text("app.no_answers"), words().text("app.load_first"))
    return Reading(shown, read, words(), look())


def built(
    build: Callable[Concatenate[Reading, Args], Built], *args: Args.args, **kwargs: Args.kwargs
) -> Built:
    """An exhibit, built once for its wave, language, look and choices while the data stand."""
    return _built(reading(), build, *args, **kwargs)


def built_light(
    build: Callable[Concatenate[Reading, Args], Built], *args: Args.args, **kwargs: Args.kwargs
) -> Built:
    """The same in the light look, in which everything leaves the dashboard."""
    return _built(replace(reading(), look=LIGHT), build, *args, **kwargs)


def story() -> Story:
    """The story in the address; the usual one stands for itself until it is saved."""
    saved = results().stories
    name = chosen("story", {USUAL, *saved}, USUAL)
    return saved.get(name) or built(usual_story)


def readout(language: str | None = None, shade: Look | None = None) -> Readout:
    """The story of the address with the wave that is read; this viewer's language and look."""
    told, here = story(), reading()
    here = replace(here, words=words_in(language or here.words.language), look=shade or here.look)
    place = _place_of(here)

    def tell(_: Reading, entry: Entry) -> Told | None:
        return _kept((*place, entry.model_dump_json()), lambda: told_of(here, entry))

    return readout_of(here, told, tell)


@st.cache_resource(max_entries=1000, show_spinner=False)
def _kept(key: tuple[object, ...], _build: Callable[[], Built]) -> Built:  # noqa: ARG001 -- the key
    return _build()


def _built(
    here: Reading,
    build: Callable[Concatenate[Reading, Args], Built],
    *args: Args.args,
    **kwargs: Args.kwargs,
) -> Built:
    name = f"{build.__module__}.{build.__qualname__}"
    key = (*_place_of(here), name, *args, *kwargs.items())
    return _kept(key, lambda: build(here, *args, **kwargs))


def _place_of(here: Reading) -> tuple[str, ...]:
    """What everything that is built from a reading depends on."""
    results = here.results
    return (
        results.organisation.id,
        results.data_version,
        here.wave,
        here.words.language,
        here.look.name,
    )


def _stop(title: str, *sentences: str) -> NoReturn:
    st.title(title, anchor=False)
    for one in sentences:
        st.text(one)
    st.stop()
