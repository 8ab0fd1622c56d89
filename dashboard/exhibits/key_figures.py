"""The numbers of the first minute: who answered, index and pillars, self-rating, largest gap."""

import polars as pl

from assessment.organisation import OVERALL, Reference
from assessment.results import Response
from dashboard.exhibits.comparison import differences, largest
from dashboard.exhibits.exhibit import Exhibit, Figure
from dashboard.exhibits.level_gap import levels_shown
from dashboard.exhibits.reading import COUNTS_BESIDE_SHARES_UNDER, Reading, inside

INDEX = "index"
TOP_BOX = "top_box"


def key_figures(reading: Reading) -> Exhibit:
    """Key figures of all managers of the wave."""
    index = reading.cells("index", [OVERALL]).at(OVERALL, INDEX)
    answered = reading.response.get(OVERALL)
    lowest, highest = reading.ends
    value = reading.mean(index)
    headline = (
        reading.text("key_figures.headline", index=value, lowest=lowest, highest=highest)
        if value
        else reading.text("headline.protected")
    )
    figures = tuple(
        filter(
            None,
            (_answered(reading), _index(reading, value), _self_rating(reading), _gap(reading)),
        )
    )
    return Exhibit(
        id="key_figures",
        headline=headline,
        base=reading.text(
            "base.themes",
            groups=reading.group_with_n(OVERALL, answered.answered if answered else None),
            scale=reading.themes_scale_words,
        ),
        footnotes=(reading.text("note.opinion"),),
        table=_table(reading, figures),
        figures=figures,
    )


def _answered(reading: Reading) -> Figure | None:
    response = reading.response
    overall = response.get(OVERALL)
    if overall is None:
        return None
    if not overall.invited:
        return Figure(reading.text("figure.answered_only"), reading.words.integer(overall.answered))
    rate = reading.words.percent(100 * overall.answered / overall.invited)
    return Figure(
        reading.text("figure.answered"),
        _of_invited(reading, overall),
        note=reading.text("figure.rate", rate=rate),
        parts=tuple(
            (one.name, _of_invited(reading, response[one.group])) for one in levels_shown(reading)
        ),
    )


def _of_invited(reading: Reading, response: Response) -> str:
    answered = reading.words.integer(response.answered)
    if not response.invited:
        return answered
    # People state their level themselves: there can be more of them than were invited.
    more = response.answered > response.invited
    invited = reading.words.integer(response.invited)
    return reading.text("figure.more" if more else "share.count", count=answered, base=invited)


def _index(reading: Reading, value: str) -> Figure:
    pillars = reading.questionnaire.pillars
    cells = reading.cells("pillar", [OVERALL])
    return Figure(
        label=reading.text("figure.index"),
        value=value or reading.text("table.protected"),
        note=reading.words.plural("figure.pillars", len(pillars)),
        parts=tuple(
            (
                reading.named(pillar.name),
                reading.mean(cells.at(OVERALL, pillar.id)) or reading.text("table.protected"),
            )
            for pillar in pillars
        ),
    )


def _self_rating(reading: Reading) -> Figure | None:
    rating = reading.questionnaire.self_rating
    if rating is None:
        return None
    cell = reading.cells("rating", [OVERALL], [rating.id]).at(OVERALL, rating.id)
    scale = reading.questionnaire.scales[rating.scale]
    label = reading.text("figure.top_box", low=scale.top_from, high=scale.highest)
    if cell is None or cell.top_box is None:
        return Figure(label, reading.text("table.protected"))
    _, bound = cell.block(TOP_BOX)
    value = reading.words.percent(cell.top_box, bound=bound)
    if not bound and cell.base and cell.base < COUNTS_BESIDE_SHARES_UNDER:
        count = reading.words.integer(round(cell.top_box * cell.base / 100))
        of = reading.text("share.count", count=count, base=reading.words.integer(cell.base))
        value = reading.text("share.with_count", share=value, count=of)
    references = [
        one for one in reading.results.organisation.references if one.measure == rating.id
    ]
    parts = [(reading.text("figure.reference"), _written(reading, one)) for one in references]
    caption = " ".join(reading.named(one.caption) for one in references)
    return Figure(label, value, parts=tuple(parts), caption=caption)


def _written(reading: Reading, reference: Reference) -> str:
    if reference.mean is not None:
        return reading.words.number(reference.mean)
    return reading.words.percent(reference.top_box or 0)


def _gap(reading: Reading) -> Figure | None:
    levels = levels_shown(reading)
    if len(levels) < 2:  # noqa: PLR2004 -- a gap has two sides
        return None
    widest = largest(differences(reading, levels[0].group, levels[-1].group))
    if widest is None:
        return None
    between = ((inside(levels[0].name), widest.a), (inside(levels[-1].name), widest.b))
    return Figure(
        label=reading.text("figure.gap"),
        value=widest.plain,
        note=reading.text("figure.alike") if widest.alike else widest.name,
        parts=between,
    )


def _table(reading: Reading, figures: tuple[Figure, ...]) -> pl.DataFrame:
    rows = [
        row
        for figure in figures
        for row in (
            (figure.label, figure.value),
            *((f"{figure.label}: {label}", value) for label, value in figure.parts),
        )
    ]
    return pl.DataFrame(
        {
            reading.text("table.figure"): [label for label, _ in rows],
            reading.text("table.value"): [value for _, value in rows],
        }
    )
