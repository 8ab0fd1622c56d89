"""What did people write in their own words? Comments that were read and ticked, as quotations."""

import polars as pl

from assessment.questions import comments_from
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.reading import Reading
from dashboard.typeface import within

LONGEST_WORD = 40
"""Letters; a longer word is an address or none, and is broken."""
SLIDE_QUOTES, SLIDE_LINES, SLIDE_WIDTH, SLIDE_TYPE = 5, 2, 650, 16
"""Comments on a slide, and lines of each; how wide a line is, in units, and how large its type."""


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
    quotes = [_cut(text) for text in whole[:SLIDE_QUOTES]] if on_slide else whole
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


def _cut(text: str) -> str:
    return within(text, SLIDE_WIDTH, SLIDE_TYPE, SLIDE_LINES)


def _breakable(text: str) -> str:
    """The text with its longest words broken: nothing it is set in has room for them."""
    parts = (
        word[n : n + LONGEST_WORD]
        for word in text.split(" ")
        for n in range(0, len(word), LONGEST_WORD)
    )
    return " ".join(parts)
