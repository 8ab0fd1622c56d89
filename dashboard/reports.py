"""What the command line prints of a check, a load or a plan: as sentences, or as JSON."""

import json
from collections.abc import Mapping, Sequence

import polars as pl

from assessment.disclosure import Plan
from assessment.errors import Problem, enough
from assessment.loading import Loaded
from assessment.organisation import Group, Organisation
from dashboard.group_names import group_name
from dashboard.i18n import Words
from dashboard.sentences import printable, refusal_sentence, refusal_sentences, sentence

_REPORT: dict[str, object] = {
    "rows_in": 0,
    "accepted": 0,
    "refused": 0,
    "set_aside": 0,
    "loaded": 0,
    "refusals": [],
    "dropped_columns": [],
    "unmapped_labels": [],
    "warnings": [],
}
"""The keys of a report, of nothing."""


def load_report(words: Words, loaded: Loaded, smallest_group: int) -> str:
    """The sentences of a check or load: what became of the rows, each refusal, each warning."""
    lines: list[str] = []
    for file in loaded.files:
        counts = {
            "rows_in": file.rows_in,
            "accepted": file.accepted,
            "refused": file.refused,
            "set_aside": file.set_aside,
        }
        lines.append(words.text("cli.checked", file=file.file, **counts))
        if file.set_aside:
            rows = enough(file.set_aside_rows)
            lines.append(words.text("cli.set_aside", file=file.file, rows=rows))
        lines += refusal_sentences(words, file.refusals)
        if file.dropped_columns:
            columns = printable(", ".join(file.dropped_columns))
            lines.append(words.text("cli.dropped", file=file.file, columns=columns))
        lines += [sentence(words, warning) for warning in file.warnings]
        not_stated = pl.any_horizontal(pl.col("unit", "level").is_null())
        if found := file.respondents.filter(not_stated).height:
            lines.append(words.text("cli.not_stated", found=found, expected=smallest_group))
    lines += [sentence(words, warning) for warning in loaded.warnings]
    return "\n".join(lines)


def load_report_as_json(words: Words, loaded: Loaded) -> str:
    """The report of a check or load as one JSON object; keys as in docs/interface.md."""
    files = loaded.files
    refusals = [
        {
            "file": refusal.file,
            "row": refusal.row,
            "column": refusal.column,
            "reason": refusal.reason,
            "message": refusal_sentence(words, refusal),
        }
        for file in files
        for refusal in file.refusals
    ]
    warnings = [warning for file in files for warning in file.warnings] + [*loaded.warnings]
    report = _REPORT | {
        "rows_in": sum(file.rows_in for file in files),
        "accepted": sum(file.accepted for file in files),
        "refused": sum(file.refused for file in files),
        "set_aside": sum(file.set_aside for file in files),
        "loaded": loaded.loaded,
        "refusals": refusals,
        "dropped_columns": [column for file in files for column in file.dropped_columns],
        "warnings": [
            {"reason": warning.code, "message": sentence(words, warning)} for warning in warnings
        ],
    }
    return json.dumps(report, ensure_ascii=False)


def refusal_as_json(words: Words, problems: Sequence[Problem]) -> str:
    """A refusal of whole files in the shape of the load report: nothing was read, so no rows."""
    refusals = [
        {
            "file": problem.where,
            "row": problem.values.get("row"),
            "column": problem.values.get("column"),
            "reason": problem.code,
            "message": sentence(words, problem),
        }
        for problem in problems
    ]
    return json.dumps(_REPORT | {"refusals": refusals}, ensure_ascii=False)


def plan_report(
    words: Words,
    organisation: Organisation,
    plans: Mapping[str, Plan],
    invited: Mapping[str, int],
) -> str:
    """By wave: how many groups are shown, and which groups are protected for which reason."""
    lines: list[str] = []
    for wave, plan in plans.items():
        protected = len(plan.too_small) + len(plan.complementary)
        counts = {"groups": len(plan.shown) + protected, "shown": len(plan.shown)}
        lines.append(
            words.text(
                "cli.plan.wave", wave=wave, invited=invited[wave], protected=protected, **counts
            )
        )
        if plan.method == "blocks":
            lines.append(words.text("cli.plan.method"))
        for part in ("shown", "too_small", "complementary"):
            groups: tuple[Group, ...] = getattr(plan, part)
            lines.append(f"  {words.text(f'cli.plan.{part}')} ({len(groups)}):")
            lines += [f"    {group_name(words, organisation, group)}" for group in groups]
    return "\n".join(lines)


def plan_as_json(plans: Mapping[str, Plan], invited: Mapping[str, int]) -> str:
    """The plans as JSON: by wave the groups shown, too small and complementary, and the method."""
    report = {
        wave: {
            "invited": invited[wave],
            "method": plan.method,
            "shown": [_keys(group) for group in plan.shown],
            "too_small": [_keys(group) for group in plan.too_small],
            "complementary": [_keys(group) for group in plan.complementary],
        }
        for wave, plan in plans.items()
    }
    return json.dumps(report, ensure_ascii=False)


def _keys(group: Group) -> dict[str, str]:
    return {key: value for key, value in group._asdict().items() if value}
