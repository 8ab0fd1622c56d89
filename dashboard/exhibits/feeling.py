"""Is the feeling better than the practice? The self-rating beside the index, level by level."""

import polars as pl

from assessment.organisation import OVERALL, Group
from assessment.questions import Scale
from dashboard.charts.dumbbell import dumbbell
from dashboard.exhibits.cell import Cell
from dashboard.exhibits.comparison import ROWS
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.level_gap import levels_protected, levels_shown
from dashboard.exhibits.reading import Reading, inside

INDEX = "index"


def feeling(reading: Reading, group: Group = OVERALL) -> Exhibit | None:
    """Of a group, everybody and each level; the headline is about the group.

    None where no self-rating is asked, or on another scale than the themes'.
    """
    rating = reading.questionnaire.self_rating
    if rating is None or reading.questionnaire.scales[rating.scale].ends != reading.ends:
        return None
    groups = list(dict.fromkeys([group, OVERALL, *(one.group for one in levels_shown(reading))]))
    felt, index = reading.cells("rating", groups, [rating.id]), reading.cells(INDEX, groups)
    pairs = [
        (reading.group_name(one), felt.at(one, rating.id), index.at(one, INDEX)) for one in groups
    ]
    both = [(name, a, b) for name, a, b in pairs if _has_mean(a) and _has_mean(b)]
    headline = _headline(reading, felt.at(group, rating.id), index.at(group, INDEX))
    if group != OVERALL:
        headline = reading.text("feeling.of", group=reading.group_name(group), headline=headline)
    scale = reading.questionnaire.scales[rating.scale]
    references = [
        one for one in reading.results.organisation.references if one.measure == rating.id
    ]
    return Exhibit(
        id="feeling",
        headline=headline,
        base=reading.text(
            "base.rating", question=reading.named(rating.text), scale=reading.scale_words(scale)
        ),
        footnotes=(
            reading.text("feeling.note"),
            *(reading.named(one.caption) for one in references),
        ),
        protected=reading.protected_note(levels_protected(reading)),
        table=_table(reading, pairs, scale),
        panels=(Panel("", _chart(reading, both, headline)),) if both else (),
    )


def _has_mean(cell: Cell | None) -> bool:
    return cell is not None and cell.mean is not None


def _headline(reading: Reading, felt: Cell | None, index: Cell | None) -> str:
    if not (_has_mean(felt) and _has_mean(index)):
        return reading.text("headline.protected")
    means = {"felt": reading.mean(felt), "index": reading.mean(index)}
    if not reading.block(felt, "top_box"):
        return reading.text("feeling.headline.means", **means)
    rating = reading.questionnaire.self_rating
    scale = reading.questionnaire.scales[rating.scale] if rating else None
    points = reading.from_to(scale.top_from, scale.highest) if scale else ""
    return reading.text(
        "feeling.headline", share=reading.block(felt, "top_box"), points=points, **means
    )


def _chart(
    reading: Reading, both: list[tuple[str, Cell | None, Cell | None]], headline: str
) -> Chart:
    look = reading.look
    names = (reading.text("side.self_rating"), reading.text("side.index"))
    rows: list[dict[str, object]] = []
    for place, (group, felt, index) in enumerate(both):
        values = [(cell.mean if cell else None) or 0.0 for cell in (felt, index)]
        written = [reading.mean(cell) for cell in (felt, index)]
        is_bound = any(cell and cell.mean_bound for cell in (felt, index))
        gap = "" if is_bound else reading.words.signed(round(values[0] - values[1], 1))
        for n in (1, 0):
            first = n == 1
            rows.append(
                {
                    "row": place,
                    "group": names[n],
                    "value": values[n],
                    "tip": reading.text(
                        "tip.mean", group=group, measure=inside(names[n]), mean=written[n]
                    ),
                    "heading": group if first else "",
                    "gap": gap if first else "",
                    "small": False,
                    "low": min(values) if first else None,
                    "high": max(values) if first else None,
                }
            )
    marks = tuple(zip(names, look.pair_marks, strict=True))
    return Chart(
        spec=dumbbell(marks, reading.ends, look),
        rows=pl.DataFrame(rows, schema=ROWS),
        alt=shortened(reading.text("alt.feeling", headline=headline, n=len(both))),
    )


def _table(
    reading: Reading, pairs: list[tuple[str, Cell | None, Cell | None]], scale: Scale
) -> pl.DataFrame:
    protected = reading.text("table.protected")
    top_box = reading.text("table.high", low=scale.top_from, high=scale.highest)
    columns = {
        reading.text("table.group"): [name for name, *_ in pairs],
        reading.text("side.self_rating"): [reading.mean(a) or protected for _, a, _ in pairs],
        reading.text("side.index"): [reading.mean(b) or protected for _, _, b in pairs],
        top_box: [reading.block(a, "top_box") for _, a, _ in pairs],
        reading.text("table.base"): [reading.base(a) for _, a, _ in pairs],
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
