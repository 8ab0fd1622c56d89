"""What `keskmes plan` prints: what could be shown, the small units, the merges."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from assessment.merges import Merge, possible_merges, small_units
from assessment.organisation import Group, Organisation
from assessment.prospects import RESPONSES, SKIPPED, Condition, Outlook, Prospect
from dashboard.group_names import group_name
from dashboard.i18n import Words
from dashboard.plan_words import (
    COMPARED,
    FEWER,
    MOST_MERGES,
    condition_name,
    group_names,
    hidden_by,
    kind_rows,
    likely,
    order_name,
    share_of,
    shown_of,
    simulation_note,
    skipped_name,
    unit_names,
)


def plan_report(words: Words, outlooks: Mapping[str, Outlook]) -> str:
    """By wave: the groups, their kinds and the orders; what stands in the way; what would help."""
    parts = [_of_wave(words, wave, outlook) for wave, outlook in outlooks.items()]
    return "\n\n".join("\n".join(lines) for lines in parts)


def _of_wave(words: Words, wave: str, outlook: Outlook) -> list[str]:
    plan = outlook.full
    protected = len(plan.too_small) + len(plan.complementary)
    counts = {"groups": len(plan.shown) + protected, "shown": len(plan.shown)}
    named = {"wave": wave, "invited": outlook.people, "protected": protected}
    lines = [words.text("cli.plan.wave", **named, **counts)]
    if plan.method == "blocks":
        lines.append(words.text("cli.plan.method"))
    lines += _groups(words, outlook)
    lines += _kinds(words, outlook)
    lines += _orders(words, outlook)
    lines.append(simulation_note(words, outlook))
    lines += _small_units(words, outlook)
    lines += _merges(words, outlook)
    return lines


def _groups(words: Words, outlook: Outlook) -> list[str]:
    """Every group under what the full plan says of it, with the share of draws that show it."""
    plan, organisation = outlook.full, outlook.organisation
    heads = [condition_name(words, one) for one in FEWER]
    of_condition = outlook.in_own_order
    shares = [of_condition[one].shown for one in FEWER]
    lines: list[str] = []
    for part in ("shown", "too_small", "complementary"):
        groups: tuple[Group, ...] = getattr(plan, part)
        head = f"  {words.text(f'cli.plan.{part}')} ({len(groups)}):"
        names = [f"    {group_name(words, organisation, group)}" for group in groups]
        if part == "too_small":  # and so they are when fewer answer
            lines += [head, *names]
            continue
        rows = [
            (name, *(share_of(words, share.get(group, 0)) for share in shares))
            for name, group in zip(names, groups, strict=True)
        ]
        lines += _grid((head, *heads), rows)
    return lines


def _kinds(words: Words, outlook: Outlook) -> list[str]:
    of_condition = outlook.in_own_order
    lines = [words.text("cli.plan.kinds", k=outlook.enough)]
    for skipped in SKIPPED:
        prospects = [of_condition[Condition(one, skipped)] for one in RESPONSES]
        heads = [words.percent(one) for one in RESPONSES]
        lines += _kind_grid(words, outlook, heads, prospects, skipped_name(words, skipped))
    return lines


def _orders(words: Words, outlook: Outlook) -> list[str]:
    names = [order_name(words, order) for order in outlook.orders]
    lines = [words.text("cli.plan.orders")]
    lines += [f"  {letter}  {name}" for letter, name in zip(ascii_uppercase, names, strict=False)]
    for condition in COMPARED:
        compared = [one for one in outlook.prospects if one.condition == condition]
        heads = list(ascii_uppercase[: len(names)])
        lines += _kind_grid(words, outlook, heads, compared, condition_name(words, condition))
    return lines


def _kind_grid(
    words: Words,
    outlook: Outlook,
    heads: Sequence[str],
    prospects: Sequence[Prospect],
    corner: str,
) -> list[str]:
    rows = kind_rows(words, outlook, prospects)
    count = words.text("plan.groups")
    return _grid(
        (f"  {corner}", count, *heads),
        [(f"    {name}", words.integer(groups), *cells) for name, groups, cells in rows],
    )


def _small_units(words: Words, outlook: Outlook) -> list[str]:
    lines = [words.text("cli.plan.small_units", k=outlook.enough, likely=likely(words))]
    for one in small_units(outlook):
        name = unit_names(words, outlook.organisation, [one.unit])
        hides = hidden_by(words, outlook, one)
        lines.append(f"  {words.text('cli.plan.small_unit', unit=name, n=one.people, hides=hides)}")
    return lines if lines[1:] else [*lines, "  –"]


def _merges(words: Words, outlook: Outlook) -> list[str]:
    lines = [words.text("cli.plan.merges", likely=likely(words))]
    for one in possible_merges(outlook)[:MOST_MERGES]:
        lines.append(f"  {_merge(words, outlook.organisation, one)}")
        lines.append(f"    --merge {' --merge '.join(f'{unit}={one.into}' for unit in one.units)}")
    return lines if lines[1:] else [*lines, "  –"]


def _merge(words: Words, organisation: Organisation, merge: Merge) -> str:
    """What a merge does: groups shown before and after, which open and which close."""
    before, after = merge.shown
    likely_before, likely_after = (shown_of(words, one) for one in merge.likely)
    return words.text(
        "cli.plan.merge",
        units=unit_names(words, organisation, merge.units),
        into=unit_names(words, organisation, [merge.into]),
        before=before,
        after=after,
        likely_before=likely_before,
        likely_after=likely_after,
        opens=group_names(words, organisation, merge.opens),
        closes=group_names(words, organisation, merge.closes),
    )


def _grid(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines of columns: the first from the left, the others to the right."""
    widths = [max(len(row[n]) for row in (heads, *rows)) for n in range(len(heads))]
    return [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip()
        for row in (heads, *rows)
    ]
