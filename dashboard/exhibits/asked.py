"""What was asked: the questionnaire of a wave in full, in the reader's language."""

import polars as pl

from assessment.questions import Choice, Item, Rating
from dashboard.exhibits.reading import Reading


def themes_table(reading: Reading) -> pl.DataFrame:
    """Each theme with its pillar, the number of its items and its source."""
    pillars = {pillar.id: reading.named(pillar.name) for pillar in reading.questionnaire.pillars}
    items = [len(reading.questionnaire.items_of(theme.id)) for theme in reading.themes]
    return pl.DataFrame(
        {
            reading.text("table.theme"): [reading.named(theme.name) for theme in reading.themes],
            reading.text("table.pillar"): [pillars[theme.pillar] for theme in reading.themes],
            reading.text("table.items"): [reading.words.integer(count) for count in items],
            reading.text("table.source"): [theme.source for theme in reading.themes],
        }
    )


def items_tables(reading: Reading) -> dict[str, pl.DataFrame]:
    """By the name of their pillar the items: text, theme, side, scale and id."""
    return {
        reading.named(pillar.name): _items(
            reading,
            [
                item
                for theme in reading.questionnaire.themes_of(pillar.id)
                for item in reading.questionnaire.items_of(theme.id)
            ],
        )
        for pillar in reading.questionnaire.pillars
    }


def others_table(reading: Reading) -> pl.DataFrame:
    """All other questions: text, the answers to choose from or the scale, and id."""
    asked = reading.questionnaire
    rows = [
        *((one.text, _scale(reading, one), one.id) for one in asked.ratings),
        *((one.text, _answers(reading, one), one.id) for one in asked.choices),
        *((one.text, reading.text("asked.comment"), one.id) for one in asked.comments),
    ]
    columns = {
        reading.text("table.question"): [reading.named(text) for text, *_ in rows],
        reading.text("table.answers"): [answers for _, answers, _ in rows],
        reading.text("table.id"): [one for *_, one in rows],
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _items(reading: Reading, items: list[Item]) -> pl.DataFrame:
    names = {theme.id: reading.named(theme.name) for theme in reading.themes}
    return pl.DataFrame(
        {
            reading.text("table.item"): [reading.named(item.text) for item in items],
            reading.text("table.theme"): [names[item.theme] for item in items],
            reading.text("table.side"): [_side(reading, item) for item in items],
            reading.text("table.scale"): [_scale(reading, item) for item in items],
            reading.text("table.id"): [item.id for item in items],
        }
    )


def _side(reading: Reading, item: Item) -> str:
    side = reading.text(f"side.{item.side}") if item.side else "–"
    return reading.text("asked.reversed", side=side) if item.reversed else side


def _scale(reading: Reading, rated: Item | Rating) -> str:
    return reading.scale_words(reading.questionnaire.scales[rated.scale])


def _answers(reading: Reading, choice: Choice) -> str:
    answers = "; ".join(reading.named(option.text) for option in choice.options)
    return reading.text("asked.many", answers=answers) if choice.many else answers
