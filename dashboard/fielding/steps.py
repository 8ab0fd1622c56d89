"""The answers of a rating scale, in the words that the reader of response files knows again."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assessment.definition import folded
from assessment.questions import Scale
from dashboard.fielding.asked import Answer, Steps, printable
from dashboard.i18n import Words

ID = re.compile(r"[A-Za-z0-9_]+")


def steps_of(scale_id: str, scale: Scale, words: Mapping[str, Words]) -> Steps:
    """A scale's points, its ends labelled, and its answers without a score."""
    points = [str(point) for point in range(scale.lowest, scale.highest + 1)]
    texts = [dict.fromkeys(words, point) for point in points]
    for text, label in ((texts[0], scale.lowest_label), (texts[-1], scale.highest_label)):
        text.update({language: f"{text[language]} – {label[language]}" for language in words})
    instruction = {
        language: one.text(
            "fielding.rate",
            lowest=points[0],
            lowest_label=scale.lowest_label[language],
            highest=points[-1],
            highest_label=scale.highest_label[language],
        )
        for language, one in words.items()
    }
    return Steps(
        scale_id,
        printable(instruction),
        printable(scale.lowest_label),
        printable(scale.highest_label),
        tuple(Answer(point, printable(text)) for point, text in zip(points, texts, strict=True)),
        tuple(_others(scale, words)),
    )


def _others(scale: Scale, words: Mapping[str, Words]) -> Iterator[Answer]:
    long_and_short = ("fielding.cant_say_long", "fielding.cant_say")
    for known, msgids in (
        (scale.cant_say, long_and_short),
        (scale.not_applicable, ("fielding.not_applicable",)),
    ):
        if known:
            labels = {
                language: _label(known, [one.text(msgid) for msgid in msgids])
                for language, one in words.items()
            }
            yield Answer(known[0], printable(labels))


def _label(known: Sequence[str], ours: Sequence[str]) -> str:
    """What to call an answer: our words if the scale has them, else its own that are no id.

    A scale's words bear no language, and a text export brings back the label: so it must be one of
    them, unless there is nothing but ids, which nobody should have to read.
    """
    theirs = {folded(word) for word in known}
    both = [label for label in ours if folded(label) in theirs]
    return next(iter([*both, *(word for word in known if not ID.fullmatch(word)), *ours]))
