"""What is said of a plan before fielding, on the command line and on its page alike."""

from collections.abc import Iterable

from assessment import prospects as simulation
from assessment.definition import text_in
from assessment.merges import LIKELY, SmallUnit
from assessment.organisation import Group, Organisation
from assessment.prospects import Condition, Order, Outlook, Prospect, Tally
from dashboard.group_names import group_name
from dashboard.i18n import Words

COMPARED = (Condition(100, 0), Condition(70, 3), Condition(60, 8))
"""The conditions that orders are compared under."""
FEWER = (Condition(80, 0), Condition(70, 0), Condition(60, 0), Condition(100, 3), Condition(100, 8))
"""The conditions that every single group is told for, beside full response."""
MOST_MERGES = 10
"""The best ones that are told; JSON has all."""


def order_name(words: Words, order: Order) -> str:
    """What a release order is called."""
    return words.text(f"plan.order.{order.name}")


def condition_name(words: Words, condition: Condition) -> str:
    """How many answer, and how much they skip."""
    response = words.percent(condition.response)
    if not condition.skipped:
        return response
    return words.text("plan.skipping", response=response, skipped=words.percent(condition.skipped))


def kind_rows(
    words: Words, outlook: Outlook, prospects: Iterable[Prospect]
) -> list[tuple[str, int, list[str]]]:
    """A kind of group, how many have enough people, and how many of these each prospect shows.

    All kinds together come first.
    """
    tallies = [outlook.tallies(one.shown) for one in prospects]
    rows = [
        (words.text(f"plan.kind.{kind}"), [tally[kind] for tally in tallies])
        for kind in outlook.kinds
    ]
    together = [_sum(tally.values()) for tally in tallies]
    rows.insert(0, (words.text("plan.kind.all"), together))
    return [(name, of[0].groups, [shown_of(words, one.shown) for one in of]) for name, of in rows]


def shown_of(words: Words, shown: float) -> str:
    """A mean count of groups, without a decimal where it is whole."""
    return words.number(shown, 0 if shown == round(shown) else 1)


def share_of(words: Words, share: float) -> str:
    """In how many of the draws a group is shown; a dash for none."""
    return words.percent(100 * share) if share else "–"


def skipped_name(words: Words, skipped: int) -> str:
    """How many questions are skipped."""
    if not skipped:
        return words.text("plan.skipped.none")
    return words.text("plan.skipped", skipped=words.percent(skipped))


def unit_names(words: Words, organisation: Organisation, units: Iterable[str]) -> str:
    """Units by name."""
    names = {one.id: text_in(one.name, words.language) for one in organisation.units}
    return ", ".join(names[unit] for unit in units)


def group_names(words: Words, organisation: Organisation, groups: Iterable[Group]) -> str:
    """Groups by name; a dash for none."""
    return "; ".join(group_name(words, organisation, group) for group in groups) or "–"


def hidden_by(words: Words, outlook: Outlook, unit: SmallUnit) -> str:
    """What a small unit hides when everybody answers."""
    if unit.hides:
        return group_names(words, outlook.organisation, unit.hides)
    return words.text("plan.itself" if unit.people < outlook.enough else "plan.nothing_yet")


def simulation_note(words: Words, outlook: Outlook) -> str:
    """How the shares came about: what was drawn, how often, by which generator."""
    return words.text(
        "plan.simulation",
        draws=outlook.draws,
        generator=simulation.GENERATOR,
        seed=simulation.SEED,
        questions=simulation.QUESTIONS,
        rated=simulation.RATED_FROM,
    )


def likely(words: Words) -> str:
    """The response that may be expected."""
    return words.percent(LIKELY)


def _sum(tallies: Iterable[Tally]) -> Tally:
    listed = list(tallies)
    groups, shown = (sum(column) for column in zip(*listed, strict=True))
    return Tally(int(groups), round(shown, 6))
