"""What a refreshed deck says of itself: numbers that changed, words that stayed, slides to read."""

import json
from collections.abc import Iterator

import polars as pl

from dashboard.export.deck.changes import Refreshed
from dashboard.i18n import Words

LISTS = ("gone", "unfound", "added", "left_out")
"""Of titles of exhibits, each with a sentence of its own."""


def refresh_report(words: Words, update: Refreshed) -> str:
    """The changed numbers, a line each, then what is to be read again."""
    changes = [
        words.text(
            "refresh.change",
            slide=words.integer(one.slide),
            title=one.title,
            what=one.what,
            old=one.old or "–",
            new=one.new or "–",
        )
        for one in update.changes
    ]
    return "\n".join([*changes, *to_read(words, update)])


def to_read(words: Words, update: Refreshed) -> Iterator[str]:
    """A sentence on how much changed, and one on each slide that asks for a look."""
    yield words.plural("refresh.changes", len(update.changes))
    for kept in update.kept:
        slide = words.integer(kept.slide)
        if not kept.old:
            yield words.text("refresh.kept_text", slide=slide, title=kept.title)
            continue
        yield words.text("refresh.kept", slide=slide, kept=kept.kept, old=kept.old, new=kept.new)
    for name in LISTS:
        for title in getattr(update, name):
            yield words.text(f"refresh.{name}", title=title)


def changes_table(words: Words, update: Refreshed) -> pl.DataFrame:
    """The changed numbers, a row each."""
    rows = [
        (one.title, words.integer(one.slide), one.what, one.old, one.new) for one in update.changes
    ]
    heads = ("exhibit", "slide", "what", "old", "new")
    columns = [words.text(f"refresh.head.{head}") for head in heads]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def refresh_as_json(update: Refreshed) -> str:
    """The same as one JSON value: changes, kept, and lists of titles."""
    changes = [
        {
            "slide": one.slide,
            "exhibit": one.title,
            "what": one.what,
            "old": one.old,
            "new": one.new,
        }
        for one in update.changes
    ]
    kept = [
        {
            "slide": one.slide,
            "exhibit": one.title,
            "kept": one.kept,
            "old": one.old,
            "new": one.new,
        }
        for one in update.kept
    ]
    lists = {name: list(getattr(update, name)) for name in LISTS}
    return json.dumps({"changes": changes, "kept": kept, **lists}, ensure_ascii=False)
