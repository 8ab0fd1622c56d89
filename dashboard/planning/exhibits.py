"""How many groups are shown when so many answer, and what each release order would show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

import polars as pl

from assessment.prospects import RESPONSES, SKIPPED, Condition, Outlook, Prospect
from dashboard.charts.heatmap import heatmap, plain
from dashboard.exhibits.exhibit import Chart, Exhibit, Panel, shortened
from dashboard.exhibits.units import FIRST_LIGHT_INK, ROWS
from dashboard.i18n import Words
from dashboard.look import Look
from dashboard.plan_words import (
    COMPARED,
    condition_name,
    kind_rows,
    order_name,
    shown_of,
    simulation_note,
    skipped_name,
)

FULL = Condition(100, 0)
FEW = Condition(60, 0)
"""What a headline holds against full response."""
STEPS = (20, 40, 60, 80)
"""Percent where a step of the heat ends."""


@dataclass(frozen=True, slots=True)
class Plans:
    """A wave's outlook, to be seen in a language and a look."""

    words: Words
    look: Look
    outlook: Outlook
    wave: str

    def by_response(self, order: str) -> Exhibit:
        """Kinds of groups by how many answer, a panel for each share of questions skipped."""
        words = self.words
        of = {one.condition: one for one in self.outlook.prospects if one.order.name == order}
        headline = words.text(
            "plan.response.headline",
            groups=words.integer(len(self.outlook.large)),
            k=self.outlook.enough,
            full=shown_of(words, self._all(of[FULL])),
            few=shown_of(words, self._all(of[FEW])),
            response=words.percent(FEW.response),
        )
        panels = {
            skipped_name(words, skipped): {
                words.percent(response): of[Condition(response, skipped)] for response in RESPONSES
            }
            for skipped in SKIPPED
        }
        return Exhibit(
            id="plan_response",
            headline=headline,
            base=self._base(),
            footnotes=(
                words.text("plan.response.note"),
                words.text("plan.heat"),
                simulation_note(words, self.outlook),
            ),
            table=self._table(
                {
                    condition_name(words, one.condition): one
                    for columns in panels.values()
                    for one in columns.values()
                }
            ),
            panels=tuple(
                Panel(title, self._chart(columns, headline)) for title, columns in panels.items()
            ),
        )

    def by_order(self) -> Exhibit:
        """Kinds of groups by release order, a panel for each condition."""
        words = self.words
        letters = dict(zip(self.outlook.orders, ascii_uppercase, strict=False))
        panels = {
            condition: [one for one in self.outlook.prospects if one.condition == condition]
            for condition in COMPARED
        }
        headline = self._headline_of_orders(panels[FULL])
        return Exhibit(
            id="plan_orders",
            headline=headline,
            base=self._base(),
            footnotes=(
                "; ".join(f"{letters[one]}: {order_name(words, one)}" for one in letters) + ".",
                words.text("plan.orders.note"),
                words.text("plan.heat"),
            ),
            table=self._table(
                {
                    f"{letters[one.order]}: {condition_name(words, condition)}": one
                    for condition, ones in panels.items()
                    for one in ones
                }
            ),
            panels=tuple(
                Panel(
                    self._answering(condition),
                    self._chart({letters[one.order]: one for one in ones}, headline),
                )
                for condition, ones in panels.items()
            ),
        )

    def _headline_of_orders(self, compared: Sequence[Prospect]) -> str:
        words = self.words
        shown = {order_name(words, one.order): int(self._all(one)) for one in compared}
        best, worst = max(shown, key=shown.__getitem__), min(shown, key=shown.__getitem__)
        if shown[best] > shown[worst]:
            values = {"best": best, "worst": worst, "most": shown[best], "least": shown[worst]}
            return words.text("plan.orders.headline.differ", **values)
        kinds = [self.outlook.tallies(one.shown) for one in compared]
        form = "same" if all(one == kinds[0] for one in kinds) else "exchange"
        return words.text(f"plan.orders.headline.{form}", most=shown[best])

    def _answering(self, condition: Condition) -> str:
        if condition == FULL:
            return self.words.text("plan.answering.all")
        response, skipped = map(self.words.percent, condition)
        return self.words.text("plan.answering", response=response, skipped=skipped)

    def _base(self) -> str:
        invited = self.words.integer(self.outlook.people)
        return self.words.text("plan.base", wave=self.wave, invited=invited, k=self.outlook.enough)

    def _all(self, prospect: Prospect) -> float:
        return sum(tally.shown for tally in self.outlook.tallies(prospect.shown).values())

    def _chart(self, columns: Mapping[str, Prospect], headline: str) -> Chart:
        words, steps = self.words, self._steps()
        listed = kind_rows(words, self.outlook, columns.values())
        kinds = [f"{name} · {words.integer(groups)}" for name, groups, _ in listed]
        shares = [self._shares(one) for one in columns.values()]
        rows = [
            {
                "unit": kind,
                "choice": "",
                "theme": head,
                "label": "" if share is None else cell,
                "step": None if share is None else steps[_step(share)],
                "light": share is not None and _step(share) >= FIRST_LIGHT_INK,
                "hatched": share is None,
                "chosen": False,
                "tip": f"{kind}, {head}: {cell}",
            }
            for place, (kind, (_, _, cells)) in enumerate(zip(kinds, listed, strict=True))
            for head, cell, of_column in zip(columns, cells, shares, strict=True)
            for share in [of_column[place]]
        ]
        spec = heatmap(tuple(kinds), tuple(columns), steps, self.look, upright=True)
        alt = shortened(words.text("plan.alt", headline=headline))
        return Chart(plain(spec), pl.DataFrame(rows, schema=ROWS), alt)

    def _shares(self, prospect: Prospect) -> list[float | None]:
        """The percentage of large groups that is shown, of all and by kind; None without any."""
        counts = [(len(self.outlook.large), self._all(prospect))]
        counts += self.outlook.tallies(prospect.shown).values()
        return [100 * shown / groups if groups else None for groups, shown in counts]

    def _steps(self) -> tuple[str, ...]:
        starts, ends = (0, *STEPS), (*(step - 1 for step in STEPS), 100)
        percent = self.words.percent
        return tuple(f"{low}–{percent(high)}" for low, high in zip(starts, ends, strict=True))

    def _table(self, columns: Mapping[str, Prospect]) -> pl.DataFrame:
        rows = kind_rows(self.words, self.outlook, columns.values())
        return pl.DataFrame(
            [(name, self.words.integer(groups), *cells) for name, groups, cells in rows],
            schema=[self.words.text("plan.kind"), self.words.text("plan.groups"), *columns],
            orient="row",
        )


def _step(percent: float) -> int:
    return sum(percent >= step for step in STEPS)
