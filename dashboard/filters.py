"""Filters: select boxes whose choice stands in the address, ids as values, names on screen."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from assessment.organisation import OVERALL, Group
from dashboard import session
from dashboard.exhibits.comments import comments_shown
from dashboard.exhibits.gap_list import pairs_shown
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.theme_detail import theme_to_open
from dashboard.exhibits.units import units_shown
from dashboard.group_names import OVERALL_ID, group_id
from dashboard.i18n import LANGUAGES


def choice(label: str, key: str, options: Mapping[str, str], default: str) -> str:
    """A select box over ids and their names; returns the id."""
    st.session_state[_widget(key)] = session.chosen(key, options, default)
    return st.selectbox(
        label,
        list(options),
        format_func=lambda one: options.get(one, one),
        key=_widget(key),
        on_change=_write,
        args=(key,),
    )


def language_switch() -> None:
    """ET EN FI."""
    st.session_state[_widget("lang")] = session.language()
    st.segmented_control(
        session.words().text("app.language"),
        LANGUAGES,
        format_func=str.upper,
        key=_widget("lang"),
        on_change=_write,
        args=("lang",),
        required=True,
        label_visibility="collapsed",
    )


def wave(reading: Reading) -> None:
    """Which wave is read; nothing to choose when there is one."""
    waves = {
        one.id: reading.named(one.name)
        for one in reading.results.organisation.waves
        if one.id in reading.results.waves
    }
    if len(waves) > 1:
        choice(reading.text("filter.wave"), "wave", waves, reading.wave)


def two_groups(reading: Reading) -> dict[str, str]:
    """The ids of two shown groups; at first both kinds of units, else a group and everybody."""
    names = _groups(reading)
    kinds = [group_id(Group(unit_kind=kind)) for kind in ("customer_facing", "support")]
    ends = kinds if names.keys() >= set(kinds) else [*list(names)[1:2], OVERALL_ID]
    left, right = st.columns(2)
    with left:
        a = choice(reading.text("filter.a"), "a", names, ends[0])
    with right:
        return {"a": a, "b": choice(reading.text("filter.b"), "b", names, ends[-1])}


def fixed_gap(reading: Reading, asked: Sequence[str], key: str = "gap") -> dict[str, str]:
    """A kind of gap of those asked for, and of one read theme by theme the pair.

    `key` is what the kind is called in the address.
    """
    kinds = {kind: reading.text(f"gap_kind.{kind}") for kind in asked}
    left, right = st.columns(2)
    with left:
        kind = choice(reading.text("filter.gap"), key, kinds, next(iter(kinds)))
    pairs = pairs_shown(reading, kind)
    if not pairs:
        return {"gap": kind}
    with right:
        default = next(iter(pairs))
        pair = choice(reading.text("filter.pair"), f"pair_{kind}", pairs, default)
        return {"gap": kind, "pair": pair}


def bar(reading: Reading) -> tuple[str, str]:
    """Whom a page is about (an id) and which theme it opens; everybody, the widest gap at first."""
    left, right, hint = st.columns(3, vertical_alignment="bottom")
    hint.html(f'<p class="hint">{escape(reading.text("theme.choose"))}</p>')
    with left:
        about = group(reading)
    with right:
        themes = {theme.id: reading.named(theme.name) for theme in reading.themes}
        ids = {group_id(group): group for group in reading.groups}
        widest = session.built(theme_to_open, ids.get(about, OVERALL))
        return about, choice(reading.text("filter.theme"), "theme", themes, widest)


def group(reading: Reading) -> str:
    """The id of a shown group; everybody at first, and where none is shown."""
    names = _groups(reading)
    if not names:
        return OVERALL_ID
    default = OVERALL_ID if OVERALL_ID in names else next(iter(names))
    return choice(reading.text("filter.group"), "group", names, default)


def measure(reading: Reading) -> str:
    """The index or one of the themes."""
    names = {"index": reading.text("side.index")}
    names |= {theme.id: reading.named(theme.name) for theme in reading.themes}
    left, _ = st.columns([1, 2])
    with left:
        return choice(reading.text("filter.measure"), "measure", names, "index")


def comment(reading: Reading) -> str | None:
    """One of the questions with comments that are shown; None without any."""
    questions = comments_shown(reading)
    if len(questions) > 1:
        return choice(reading.text("filter.comment"), "comment", questions, next(iter(questions)))
    return next(iter(questions), None)


def unit(reading: Reading) -> str | None:
    """One of the shown units; None when none is shown."""
    names = {group.unit: reading.group_name(group) for group in units_shown(reading) if group.unit}
    if not names:
        return None
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    right.html(f'<p class="hint">{escape(reading.text("units.choose"))}</p>')
    with left:
        return choice(reading.text("filter.unit"), "unit", names, next(iter(names)))


def _groups(reading: Reading) -> dict[str, str]:
    return {group_id(group): reading.group_name(group) for group in reading.groups}


def _widget(key: str) -> str:
    return f"choose_{key}"


def _write(key: str) -> None:
    session.choose(key, st.session_state[_widget(key)])
