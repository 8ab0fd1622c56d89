"""An exhibit on a page: heading, base, figures, charts, notes, and the numbers as a table."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from re import sub
from typing import Literal

import polars as pl
import streamlit as st

from dashboard.charts.drawing import CHOICE, SELECTION
from dashboard.exhibits.exhibit import Chart, Exhibit, Figure, Panel
from dashboard.exhibits.method import Section
from dashboard.i18n import Words

NARROW_PANELS = 3
JOINER = "\N{WORD JOINER}"
MADE_OF_TEXT = r"(?i)(?<=www)(?=\.)|(?<=:)(?=\S)|(?<=@)|(?<=[<>~-])(?=[>=-])"
"""Where a text is broken that Streamlit makes addresses, icons and arrows of, however escaped."""


def show(
    exhibit: Exhibit,
    words: Words,
    choose: Callable[[str], None] | None = None,
    below: Callable[[], None] | None = None,
) -> None:
    """Show an exhibit; `choose` gets the unit or theme that is clicked, `below` draws its foot."""
    with st.container(key=f"exhibit_{exhibit.id}"):
        st.html(f"<h2>{written(exhibit.headline)}</h2>{_paragraph('base', exhibit.base)}")
        _figures(exhibit.figures)
        _quotes(exhibit.quotes)
        _panels(exhibit, choose)
        _notes(exhibit.notes)
        if not exhibit.quotes:
            with st.expander(words.text("table.show")):
                st.html(table(exhibit.table, exhibit.headline))
        if below:
            below()


def show_slide(exhibit: Exhibit, organisation: str, narrow: str) -> None:
    """Show an exhibit that was sized for a whole screen; whose it is, only screen readers say.

    `narrow` stands in its place on a telephone.
    """
    st.html(_paragraph("narrow", narrow))
    with st.container(key="slide"):
        st.html(
            f'<h1 class="unseen">{written(organisation)}</h1>'
            f"<h2>{written(exhibit.headline)}</h2>{_paragraph('base', exhibit.base)}"
        )
        _figures(exhibit.figures)
        _quotes(exhibit.quotes)
        if exhibit.panels:
            columns = st.columns(len(exhibit.panels))
            for column, panel in zip(columns, exhibit.panels, strict=True):
                with column:
                    _panel(exhibit.id, panel, None)
        _notes(exhibit.protected)


def show_heading(title: str) -> None:
    """Show a heading between exhibits."""
    st.html(f"<h2>{written(title)}</h2>")


def show_note(text: str) -> None:
    """Show a line that explains what is above it."""
    st.html(_paragraph("note", text))


def show_sections(title: str, sections: Iterable[Section]) -> None:
    """Show text under headings."""
    text = "".join(
        f"<h3>{written(section.heading)}</h3>"
        + "".join(f"<p>{written(paragraph)}</p>" for paragraph in section.paragraphs)
        for section in sections
    )
    st.html(f'<h2>{written(title)}</h2><div class="sections">{text}</div>')


def show_table(title: str, rows: pl.DataFrame, *, heading: bool = True) -> None:
    """Show a table of texts under its title, or without it where the place says what it is."""
    above = f"<h2>{written(title)}</h2>" if heading else ""
    st.html(f"{above}{table(rows, title, kind='text')}")


def show_notice(kind: Literal["error", "warning", "done"], sentences: Iterable[str]) -> None:
    """Show sentences that ask for attention; what they quote from files stays text."""
    inner = "".join(f"<p>{written(sentence)}</p>" for sentence in sentences)
    if inner:
        role = "alert" if kind == "error" else "status"
        st.html(f'<div class="notice {kind}" role="{role}">{inner}</div>')


def unmarked(text: str) -> str:
    """Text from data for a label of Streamlit's, which reads Markdown and loads images there.

    What looks like an address, an icon or an arrow is made one after all that is read: a joiner
    without width in it keeps it text.
    """
    return sub(r"([\\`*_{}\[\]()#+\-.!|<>~:$^&])", r"\\\1", sub(MADE_OF_TEXT, JOINER, text))


def table(rows: pl.DataFrame, caption: str, kind: str = "numbers") -> str:
    """A table for eyes and screen readers; the first column names its rows."""
    head = "".join(f'<th scope="col">{written(column)}</th>' for column in rows.columns)
    body = "".join(
        f'<tr><th scope="row">{written(first)}</th>'
        + "".join(
            f'<td data-head="{escape(column)}">{written(cell)}</td>'
            for column, cell in zip(rows.columns[1:], rest, strict=True)
        )
        + "</tr>"
        for first, *rest in rows.iter_rows()
    )
    return (
        f'<div class="table {kind}" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def written(text: str) -> str:
    """Text from data or catalogues as HTML; ranges of numbers don't break."""
    return sub(r"(?<=\d)–(?=\d)", "–&#8288;", escape(text))


def clicked(event: object) -> str | None:
    """What a click on a chart chooses; None for a click elsewhere or on what can't be chosen."""
    match event:
        case {"selection": {"clicked": [{"choice": str(choice)}]}} if choice:
            return choice
        case _:
            return None


def _panels(exhibit: Exhibit, choose: Callable[[str], None] | None) -> None:
    if len(exhibit.panels) == 1:
        _panel(exhibit.id, exhibit.panels[0], choose)
    elif exhibit.panels:
        columns = st.columns(min(len(exhibit.panels), NARROW_PANELS), gap="large")
        for place, panel in enumerate(exhibit.panels):
            with columns[place % len(columns)]:
                _panel(f"{exhibit.id}_{place}", panel, None)


def _panel(key: str, panel: Panel, choose: Callable[[str], None] | None) -> None:
    if panel.title:
        st.html(f"<h3>{written(panel.title)}</h3>")
    if panel.sentence:
        st.html(_paragraph("instead", panel.sentence))
    if panel.chart and choose:
        _clickable(key, panel.chart, choose)
    elif panel.chart:
        chart = panel.chart
        width: Literal["content", "stretch"] = "content" if "width" in chart.spec else "stretch"
        st.vega_lite_chart(chart.rows, chart.spec, theme=None, alt=chart.alt, width=width)


def _clickable(key: str, chart: Chart, choose: Callable[[str], None]) -> None:
    # A chart keeps its selection: each choice gets a chart of its own, so that a click is news.
    chosen = chart.rows.filter("chosen")[CHOICE].to_list()
    name = f"{key}_{chosen[0] if chosen else ''}"

    def on_select() -> None:
        choice = clicked(st.session_state[name])
        if choice:
            choose(choice)

    st.vega_lite_chart(
        chart.rows,
        chart.spec,
        theme=None,
        alt=chart.alt,
        width="stretch",
        key=name,
        on_select=on_select,
        selection_mode=SELECTION,
    )


def _notes(notes: Iterable[str]) -> None:
    if inner := "".join(_paragraph("note", note) for note in notes):
        st.html(inner)


def _figures(figures: Sequence[Figure]) -> None:
    if figures:
        st.html(f'<dl class="figures">{"".join(map(_figure, figures))}</dl>')


def _quotes(quotes: Sequence[str]) -> None:
    if quotes:
        inner = "".join(f"<blockquote>{written(quote)}</blockquote>" for quote in quotes)
        st.html(f'<div class="quotes">{inner}</div>')


def _figure(figure: Figure) -> str:
    parts = "".join(
        f'<span class="part"><span>{written(label)}</span> <b>{written(value)}</b></span>'
        for label, value in figure.parts
    )
    lines = (
        ("value", written(figure.value)),
        ("note", written(figure.note)),
        ("parts", parts),
        ("caption", written(figure.caption)),
    )
    inner = "".join(f'<div class="{kind}">{line}</div>' for kind, line in lines if line)
    return f"<div><dt>{written(figure.label)}</dt><dd>{inner}</dd></div>"


def _paragraph(kind: str, text: str) -> str:
    return f'<p class="{kind}">{written(text)}</p>' if text else ""
