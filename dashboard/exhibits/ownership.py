"""Who owns customer experience? The answers, level by level; none is called the right one."""

import polars as pl

from assessment.measures import CONSENSUS, own_desk_from
from assessment.organisation import OVERALL, Group
from assessment.questions import Choice
from dashboard.charts.bars import bars
from dashboard.exhibits.cell import Cells
from dashboard.exhibits.exhibit import Chart, Exhibit, Figure, Panel, shortened
from dashboard.exhibits.level_gap import levels_protected, levels_shown
from dashboard.exhibits.reading import SHARES_ALIKE_BELOW, Reading, inside

NOBODY = "nobody"
OWN_DESK = "own_desk"
OWN_DESK_HIGH = "own_desk_8"

ROWS = {
    "row": pl.Int64,
    "heading": pl.String,
    "share": pl.Float64,
    "label": pl.String,
    "role": pl.String,
}


def ownership(reading: Reading) -> Exhibit | None:
    """The answers by level; None when the questionnaire doesn't ask it."""
    choice = next(iter(reading.questionnaire.choices_of("ownership")), None)
    if choice is None:
        return None
    levels = [(one.group, one.name) for one in levels_shown(reading)]
    measures = [f"{choice.id}:{option.id}" for option in choice.options]
    cells = reading.cells("option", [group for group, _ in levels], measures)
    shares = [
        cell.share
        for group, _ in levels
        for measure in measures
        if (cell := cells.at(group, measure)) and cell.share is not None
    ]
    longest = max(10, -(-round(max(shares, default=0)) // 10) * 10)
    return Exhibit(
        id="ownership",
        headline=_headline(reading, choice, levels, cells),
        base=reading.text("base.question", question=reading.named(choice.text)),
        footnotes=(
            reading.text("note.no_right_answer"),
            reading.text("note.shares_alike", limit=SHARES_ALIKE_BELOW),
            reading.text(
                "note.small_group",
                k=2 * reading.results.organisation.smallest_group,
                answer=reading.option_text(choice, choice.headline),
            ),
            *_consensus(reading, [OVERALL, *(group for group, _ in levels)]),
        ),
        protected=reading.protected_note(levels_protected(reading)),
        table=_table(reading, choice, levels, cells),
        panels=tuple(_panel(reading, choice, level, cells, longest) for level in levels),
    )


def own_desk(reading: Reading) -> Exhibit | None:
    """Whether each level has it on its own desk; None when the questionnaire doesn't ask it."""
    rating = next((one for one in reading.questionnaire.own_deeds if one.id == OWN_DESK), None)
    if rating is None:
        return None
    scale = reading.questionnaire.scales[rating.scale]
    ends = {"low": own_desk_from(scale), "high": scale.highest}
    levels = levels_shown(reading)
    groups = [one.group for one in levels]
    means = reading.cells("rating", groups, [OWN_DESK])
    high = reading.cells("derived", groups, [OWN_DESK_HIGH])
    figures: list[Figure] = []
    for one in levels:
        cell = means.at(one.group, OWN_DESK)
        share = reading.share(high.at(one.group, OWN_DESK_HIGH))
        figures.append(
            Figure(
                label=reading.group_with_n(one.group, cell.base if cell else None),
                value=reading.mean(cell) or reading.text("table.protected"),
                note=reading.text("own_desk.high", **ends, share=share) if share else "",
            )
        )
    named = [(inside(one.name), reading.mean(means.at(one.group, OWN_DESK))) for one in levels]
    listed = "; ".join(f"{name} {mean}" for name, mean in named if mean)
    return Exhibit(
        id="own_desk",
        headline=reading.text(
            "own_desk.headline" if listed else "headline.protected", levels=listed
        ),
        base=reading.text(
            "base.rating",
            question=reading.named(rating.text),
            scale=reading.scale_words(scale),
        ),
        footnotes=(reading.text("note.own_desk"),),
        table=pl.DataFrame(
            {
                reading.text("table.level"): [one.name for one in levels],
                reading.text("table.mean"): [figure.value for figure in figures],
                reading.text("table.high", **ends): [
                    reading.share(high.at(one.group, OWN_DESK_HIGH)) for one in levels
                ],
                reading.text("table.base"): [
                    reading.base(means.at(one.group, OWN_DESK)) for one in levels
                ],
            }
        ),
        figures=tuple(figures),
    )


def _consensus(reading: Reading, groups: list[Group]) -> tuple[str, ...]:
    """How far each group is of one mind, where all its answers are shown."""
    cells = reading.cells("derived", groups, [CONSENSUS])
    written = [
        f"{inside(reading.group_name(group))} {reading.percent(cell)}"
        for group in groups
        if (cell := cells.at(group, CONSENSUS)) and cell.share is not None
    ]
    return (reading.text("note.consensus", groups="; ".join(written)),) if written else ()


def _headline(
    reading: Reading, choice: Choice, levels: list[tuple[Group, str]], cells: Cells
) -> str:
    measure = f"{choice.id}:{choice.headline}"
    found = [(name, cell) for group, name in levels if (cell := cells.at(group, measure))]
    answer = reading.option_text(choice, choice.headline)
    if not found:
        return reading.text("headline.protected")
    shares = [cell.percent for _, cell in found]
    in_full = len(found) > 1 and not any(cell.share_bound or reading.few(cell) for _, cell in found)
    if in_full and max(shares) - min(shares) < SHARES_ALIKE_BELOW:
        ends = dict.fromkeys(reading.words.percent(end) for end in (min(shares), max(shares)))
        return reading.text("ownership.headline.calm", answer=answer, shares="–".join(ends))
    listed = "; ".join(f"{inside(name)} {reading.share(cell)}" for name, cell in found)
    return reading.text("ownership.headline.clear", answer=answer, levels=listed)


def _panel(
    reading: Reading, choice: Choice, level: tuple[Group, str], cells: Cells, longest: int
) -> Panel:
    group, name = level
    at = {option.id: cells.at(group, f"{choice.id}:{option.id}") for option in choice.options}
    head = at[choice.headline]
    title = reading.group_with_n(group, head.base if head else None)
    if head is None:
        return Panel(title, sentence=reading.text("panel.protected"))
    if reading.few(head):
        answer = reading.option_text(choice, choice.headline)
        return Panel(title, sentence=reading.count(head, "panel.count", answer=answer))
    rows = [
        {
            "row": place,
            "heading": reading.named(option.text),
            "share": cell.share if cell else None,
            "label": reading.share(cell),
            "role": _role(choice, option.id, cant_say=option.cant_say),
        }
        for place, option in enumerate(choice.options)
        for cell in [at[option.id]]
    ]
    answer = reading.option_text(choice, choice.headline)
    share = reading.share(head)
    alt = reading.text("alt.ownership", group=name, answer=answer, share=share, n=len(rows))
    return Panel(
        title, Chart(bars(longest, reading.look), pl.DataFrame(rows, schema=ROWS), shortened(alt))
    )


def _role(choice: Choice, option: str, *, cant_say: bool) -> str:
    if option == choice.headline:
        return "headline"
    return "open" if cant_say or option == NOBODY else "other"


def _table(
    reading: Reading, choice: Choice, levels: list[tuple[Group, str]], cells: Cells
) -> pl.DataFrame:
    columns = {reading.text("table.answer"): [reading.named(one.text) for one in choice.options]}
    for group, name in levels:
        columns[name] = [
            reading.share(cells.at(group, f"{choice.id}:{option.id}")) for option in choice.options
        ]
    return pl.DataFrame(columns)
