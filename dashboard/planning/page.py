"""The page before fielding: there is no assessment file yet, only an organisation and a roster."""

import os
from html import escape
from pathlib import Path

import polars as pl
import streamlit as st

from assessment.definition import text_in
from assessment.definition_files import read_organisation, read_roster
from assessment.errors import Refused, refused
from assessment.merges import Merge, SmallUnit, possible_merges, small_units
from assessment.organisation import Organisation
from assessment.prospects import OWN_ORDER, Condition, Outlook, outlooks
from assessment.roster import Invited
from dashboard import filters, frame, session
from dashboard.group_names import group_name
from dashboard.i18n import Words
from dashboard.plan_words import FEWER, condition_name, order_name, share_of
from dashboard.planning.exhibits import Plans
from dashboard.planning.small_units import show_merges, show_small_units
from dashboard.sentences import sentence
from dashboard.server import ORGANISATION
from dashboard.show import show, show_notice, show_table

Planned = tuple[Outlook, tuple[SmallUnit, ...], tuple[Merge, ...]]


def main() -> None:
    """Draw the page of the organisation file that the server was started with."""
    st.set_page_config(page_title="Keskmes", page_icon=frame.ICON, layout="wide")
    frame.style(session.look())
    words = session.words()
    frame.name_language(words.language)
    with st.container(key="language"):
        filters.language_switch()
    try:
        _plan(words, Path(os.environ[ORGANISATION]))
    except Refused as refusal:
        show_notice("error", [sentence(words, problem) for problem in refusal.problems])


def _plan(words: Words, file: Path) -> None:
    organisation = read_organisation(file)
    roster = read_roster(file, organisation)
    if not roster:
        raise refused("roster_missing")
    wave = _header(words, organisation, roster)
    with st.spinner(words.text("plan.computing")):
        outlook, small, merges = _planned(organisation.model_dump_json(), roster, wave)
    names = {one.id: text_in(one.name, words.language) for one in organisation.waves}
    orders = {order.name: order_name(words, order) for order in outlook.orders}
    chosen = filters.choice(words.text("plan.order"), "order", orders, OWN_ORDER)
    plans = Plans(words, session.look(), outlook, names[wave])
    show(plans.by_response(chosen), words, below=lambda: _every_group(words, outlook, chosen))
    show(plans.by_order(), words)
    show_small_units(words, outlook, small)
    show_merges(words, outlook, merges, file)


def _header(words: Words, organisation: Organisation, roster: tuple[Invited, ...]) -> str:
    """Whose plan it is, and which wave of it; the newest one at first."""
    title, wave = st.columns([3, 1], vertical_alignment="bottom")
    title.html(
        f"<h1>{escape(organisation.name)}</h1>"
        f'<p class="subtitle">{escape(words.text("plan.title"))}</p>'
    )
    invited = {row.wave for row in roster}
    names = {
        one.id: text_in(one.name, words.language)
        for one in organisation.waves_in_time
        if one.id in invited
    }
    newest = list(names)[-1]
    if len(names) == 1:
        return newest
    with wave:
        return filters.choice(words.text("filter.wave"), "wave", names, newest)


def _every_group(words: Words, outlook: Outlook, order: str) -> None:
    """Which groups they are, and how often each is shown."""
    conditions = (Condition(100, 0), *FEWER)
    of_order = {one.condition: one for one in outlook.prospects if one.order.name == order}
    rows = [
        (
            group_name(words, outlook.organisation, group),
            words.integer(outlook.count(group)),
            *(share_of(words, of_order[one].shown.get(group, 0)) for one in conditions),
        )
        for group in outlook.large
    ]
    heads = [words.text("data.plan.group"), words.text("plan.invited")]
    heads += [condition_name(words, one) for one in conditions]
    title = words.text("plan.every_group")
    with st.expander(title):
        show_table(title, pl.DataFrame(rows, schema=heads, orient="row"), heading=False)


@st.cache_resource(max_entries=8, show_spinner=False)
def _planned(organisation: str, roster: tuple[Invited, ...], wave: str) -> Planned:
    """A wave's outlook, worked out once for an organisation file and a roster as they are."""
    outlook = outlooks(Organisation.model_validate_json(organisation), roster)[wave]
    _ = outlook.prospects
    return outlook, small_units(outlook), possible_merges(outlook)


if __name__ == "__main__":
    main()
