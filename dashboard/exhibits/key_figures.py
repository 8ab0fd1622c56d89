"""The numbers of the first minute: who answered, index and pillars, self-rating, largest gap."""

import polars as pl

from assessment.organisation import OVERALL, Group
from assessment.parts import Reference
from assessment.results import Response
from dashboard.exhibits.comparison import differences, largest
from dashboard.exhibits.exhibit import Exhibit, Figure
from dashboard.exhibits.level_gap import levels_shown
from dashboard.exhibits.reading import COUNTS_BESIDE_SHARES_UNDER, Reading

INDEX = "index"
TOP_BOX = "top_box"


def key_figures(reading: Reading, group: Group = OVERALL) -> Exhibit:
    """Key figures of a wave: of everybody, with the levels' largest gap; of a group, with its own.

    The largest gap of a group is the one to everybody.
    """
    index = reading.cells("index", [group]).at(group, INDEX)
    answered = reading.response.get(group)
    lowest, highest = reading.ends
    value = reading.mean(index)
    named = {"index": value, "lowest": lowest, "highest": highest}
    if not value:
        headline = reading.text("headline.protected")
    elif group == OVERALL:
        headline = reading.text("key_figures.headline", **named)
    else:
        name = reading.group_name(group)
        headline = reading.text("key_figures.headline.group", group=name, **named)
    figures = tuple(
        filter(
            None,
            (
                _answered(reading, group),
                _index(reading, group, value),
                _self_rating(reading, group),
                _gap(reading, group),
            ),
        )
    )
    return Exhibit(
        id="key_figures",
        headline=headline,
        base=reading.text(
            "base.themes",
            groups=reading.group_with_n(group, answered.answered if answered else None),
            scale=reading.themes_scale_words,
        ),
        footnotes=(reading.text("note.opinion"),),
        table=_table(reading, figures),
        figures=figures,
    )


def _answered(reading: Reading, group: Group) -> Figure | None:
    response = reading.response
    whole = response.get(group)
    if whole is None:
        return None
    if not whole.invited:
        return Figure(reading.text("figure.answered_only"), reading.words.integer(whole.answered))
    rate = reading.words.percent(min(100, 100 * whole.answered / whole.invited))
    levels = levels_shown(reading) if group == OVERALL else ()
    return Figure(
        reading.text("figure.answered"),
        _of_invited(reading, whole),
        note=reading.text("figure.rate", rate=rate),
        parts=tuple((one.name, _of_invited(reading, response[one.group])) for one in levels),
    )


def _of_invited(reading: Reading, response: Response) -> str:
    answered = reading.words.integer(response.answered)
    if not response.invited:
        return answered
    # People state their level themselves: there can be more of them than were invited.
    more = response.answered > response.invited
    invited = reading.words.integer(response.invited)
    return reading.text("figure.more" if more else "share.count", count=answered, base=invited)


def _index(reading: Reading, group: Group, value: str) -> Figure:
    pillars = reading.questionnaire.pillars
    cells = reading.cells("pillar", [group])
    return Figure(
        label=reading.text("figure.index"),
        value=value or reading.text("table.protected"),
        note=reading.words.plural("figure.pillars", len(pillars)),
        parts=tuple(
            (
                reading.named(pillar.name),
                reading.mean(cells.at(group, pillar.id)) or reading.text("table.protected"),
            )
            for pillar in pillars
        ),
    )


def _self_rating(reading: Reading, group: Group) -> Figure | None:
    rating = reading.questionnaire.self_rating
    if rating is None:
        return None
    cell = reading.cells("rating", [group], [rating.id]).at(group, rating.id)
    scale = reading.questionnaire.scales[rating.scale]
    label = reading.text("figure.top_box", low=scale.top_from, high=scale.highest)
    if cell is None or cell.top_box is None:
        mean = reading.mean(cell)
        if mean:
            return Figure(reading.text("figure.self_rating"), mean)
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


def _gap(reading: Reading, group: Group) -> Figure | None:
    levels = [one.group for one in levels_shown(reading)]
    if group == OVERALL and len(levels) < 2:  # noqa: PLR2004 -- a gap has two sides
        return None
    a, b = (levels[0], levels[-1]) if group == OVERALL else (group, OVERALL)
    widest = largest(differences(reading, a, b))
    if widest is None:
        return None
    whose = "" if group == OVERALL else ".group"
    return Figure(
        label=reading.text(f"figure.gap{whose}"),
        value=widest.plain,
        note=reading.text(f"figure.alike{whose}") if widest.alike else widest.name,
        parts=((reading.group_inside(a), widest.a), (reading.group_inside(b), widest.b)),
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
