"""What did people write in their own words? Comments that were read and ticked, as quotations."""

from collections.abc import Sequence

import polars as pl

from assessment.questions import comments_from
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.reading import Reading
from dashboard.typeface import within, wrapped

LONGEST_WORD = 40
"""Letters; a longer word is an address or none, and is broken."""
SLIDE_LINES, LINES_OF_ONE, SLIDE_WIDTH, SLIDE_TYPE = 7, 2, 650, 16
"""Lines on a slide, and of one comment; how wide they are, in units, and how large their type."""


def comments_shown(reading: Reading) -> dict[str, str]:
    """The questions of the wave of which comments are shown, and their texts."""
    shown = set(reading.results.comments(reading.wave)["comment"])
    return {
        one.id: reading.named(one.text) for one in reading.questionnaire.comments if one.id in shown
    }


def comments(reading: Reading, question: str, *, on_slide: bool = False) -> Exhibit:
    """The comments on a question that are shown, in their shuffled order.

    `on_slide`: the first few, the long ones cut.
    """
    rows = reading.results.comments(reading.wave).filter(comment=question)
    asked = comments_shown(reading)[question]
    texts: list[str] = rows["text"].to_list()
    people, quoted = (reading.words.integer(n) for n in (rows["people"][0], len(texts)))
    base = reading.text("comments.base", question=asked, people=people)
    whole = [_breakable(text) for text in texts]
    quotes = _fitting(whole) if on_slide else whole
    if quotes != whole:
        base += f" {reading.text('comments.some')}"
    return Exhibit(
        id="comments",
        headline=reading.text("comments.headline", quoted=quoted, people=people),
        base=base,
        footnotes=(
            reading.text(
                "comments.note", n=comments_from(reading.results.organisation.smallest_group)
            ),
        ),
        table=pl.DataFrame({asked: texts}, schema={asked: pl.String}),
        quotes=tuple(reading.text("comments.quote", text=text) for text in quotes),
    )


def _fitting(texts: Sequence[str]) -> list[str]:
    """The first of the texts, as many as a slide has room for, each cut to its lines."""
    kept, lines = list[str](), 0
    for text in texts:
        cut = within(text, SLIDE_WIDTH, SLIDE_TYPE, LINES_OF_ONE)
        lines += len(wrapped(cut, SLIDE_WIDTH, SLIDE_TYPE))
        if lines > SLIDE_LINES:
            break
        kept.append(cut)
    return kept


def _breakable(text: str) -> str:
    """The text with its longest words broken: nothing it is set in has room for them."""
    parts = (
        word[n : n + LONGEST_WORD]
        for word in text.split(" ")
        for n in range(0, len(word), LONGEST_WORD)
    )
    return " ".join(parts)
