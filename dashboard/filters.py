"""Filters: select boxes whose choice stands in the address, ids as values, names on screen."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from assessment.organisation import OVERALL, Group
from dashboard import session
from dashboard.exhibits.gap_list import pairs_shown
from dashboard.exhibits.reading import Reading
from dashboard.exhibits.theme_detail import theme_to_open
from dashboard.exhibits.units import units_shown
from dashboard.i18n import LANGUAGES

OVERALL_ID = "overall"


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


def two_groups(reading: Reading) -> tuple[Group, Group]:
    """Any two of the shown groups; at first both kinds of units, else a group and everybody."""
    groups = {group_id(group): group for group in reading.groups}
    names = {one: reading.group_name(group) for one, group in groups.items()}
    kinds = [group_id(Group(unit_kind=kind)) for kind in ("customer_facing", "support")]
    ends = kinds if groups.keys() >= set(kinds) else [*list(groups)[1:2], OVERALL_ID]
    left, right = st.columns(2)
    with left:
        a = choice(reading.text("filter.a"), "a", names, ends[0])
    with right:
        b = choice(reading.text("filter.b"), "b", names, ends[-1])
    return groups[a], groups[b]


def fixed_gap(reading: Reading, asked: Sequence[str], key: str = "gap") -> tuple[str, str | None]:
    """A kind of gap of those asked for, and of one read theme by theme the pair."""
    kinds = {kind: reading.text(f"gap_kind.{kind}") for kind in asked}
    left, right = st.columns(2)
    with left:
        kind = choice(reading.text("filter.gap"), key, kinds, next(iter(kinds)))
    pairs = pairs_shown(reading, kind)
    if not pairs:
        return kind, None
    with right:
        default = next(iter(pairs))
        return kind, choice(reading.text("filter.pair"), f"pair_{kind}", pairs, default)


def bar(reading: Reading) -> tuple[Group, str]:
    """Whom a page is about, and which theme it opens: everybody and the widest gap at first."""
    left, right, hint = st.columns(3, vertical_alignment="bottom")
    hint.html(f'<p class="hint">{escape(reading.text("theme.choose"))}</p>')
    with left:
        about = group(reading)
    with right:
        themes = {theme.id: reading.named(theme.name) for theme in reading.themes}
        widest = session.built(theme_to_open, about)
        return about, choice(reading.text("filter.theme"), "theme", themes, widest)


def group(reading: Reading) -> Group:
    """One of the shown groups; everybody at first."""
    groups = {group_id(group): group for group in reading.groups}
    names = {one: reading.group_name(group) for one, group in groups.items()}
    default = OVERALL_ID if OVERALL_ID in groups else next(iter(groups), OVERALL_ID)
    if not groups:
        return OVERALL
    return groups[choice(reading.text("filter.group"), "group", names, default)]


def measure(reading: Reading) -> str:
    """The index or one of the themes."""
    names = {"index": reading.text("side.index")}
    names |= {theme.id: reading.named(theme.name) for theme in reading.themes}
    left, _ = st.columns([1, 2])
    with left:
        return choice(reading.text("filter.measure"), "measure", names, "index")


def unit(reading: Reading) -> str | None:
    """One of the shown units; None when none is shown."""
    names = {group.unit: reading.group_name(group) for group in units_shown(reading) if group.unit}
    if not names:
        return None
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    right.html(f'<p class="hint">{escape(reading.text("units.choose"))}</p>')
    with left:
        return choice(reading.text("filter.unit"), "unit", names, next(iter(names)))


def group_id(group: Group) -> str:
    """A group in the address: `level=top`, `unit=sales;level=top`, `overall`."""
    keys = group._asdict().items()
    return ";".join(f"{key}={value}" for key, value in keys if value) or OVERALL_ID


def _widget(key: str) -> str:
    return f"choose_{key}"


def _write(key: str) -> None:
    session.choose(key, st.session_state[_widget(key)])
