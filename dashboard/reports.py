"""What the command line prints of a check or a load: as sentences, or as JSON."""

import json
from collections.abc import Sequence

import polars as pl

from assessment.checked_file import CheckedFile
from assessment.errors import Problem, enough
from assessment.loading import Loaded
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
        read_as = {
            "tool": words.text(f"tool.{file.tool}"),
            "encoding": file.encoding or words.text("cli.no_encoding"),
        }
        counts = {
            "rows_in": file.rows_in,
            "accepted": file.accepted,
            "refused": file.refused,
            "set_aside": file.set_aside,
        }
        if file.tool != "generic" or file.encoding not in {"utf-8", "utf-8-sig"}:
            lines.append(words.text("cli.read_as", file=printable(file.file), **read_as))
        lines.append(words.text("cli.checked", file=printable(file.file), **counts))
        lines += refusal_sentences(words, file.refusals)
        lines += warnings_of(words, file, smallest_group)
    lines += [sentence(words, warning) for warning in loaded.warnings]
    return "\n".join(lines)


def warnings_of(words: Words, file: CheckedFile, smallest_group: int) -> list[str]:
    """What to know of a file beside its refusals: rows set aside, columns, labels, not stated."""
    name = printable(file.file)
    lines: list[str] = []
    for reason, rows in file.set_aside_rows.items():
        said = words.plural(f"cli.set_aside.{reason}", len(rows), file=name, rows=enough(rows))
        lines.append(said)
    lines += _labels(words, file)
    others = [one for one in file.dropped_columns if one not in file.personal_columns]
    for key, columns in (("personal", file.personal_columns), ("dropped", others)):
        if columns:
            listed = printable(", ".join(columns))
            lines.append(words.text(f"cli.{key}", file=name, columns=listed))
    lines += [sentence(words, warning) for warning in file.warnings]
    not_stated = pl.any_horizontal(pl.col("unit", "level").is_null())
    if found := file.respondents.filter(not_stated).height:
        lines.append(words.text("cli.not_stated", found=found, expected=smallest_group))
    return lines


def _labels(words: Words, file: CheckedFile) -> list[str]:
    """The direction of each scale as the file shows it, and the words that are no answer."""
    labelled = [one for one in file.readings if one.lowest or one.highest]
    lines: list[str] = []
    for scale in dict.fromkeys(reading.scale for reading in labelled):
        of_scale = [reading for reading in labelled if reading.scale == scale]
        ends = [[one.lowest for one in of_scale], [one.highest for one in of_scale]]
        lowest, highest = (" / ".join(dict.fromkeys(filter(None, of))) for of in ends)
        unlabelled = words.text("cli.no_label")
        labels = {
            "lowest": printable(lowest or unlabelled),
            "highest": printable(highest or unlabelled),
        }
        named = {"file": printable(file.file), "scale": scale, **labels}
        lines.append(words.plural("cli.direction", len(of_scale), **named))
    if file.unmapped_labels:
        listed = enough(f"{one.column}: {one.label} ({one.rows})" for one in file.unmapped_labels)
        lines.append(
            words.text("cli.unmapped", file=printable(file.file), labels=printable(listed))
        )
    return lines


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
        "unmapped_labels": [
            {"file": file.file, "column": one.column, "label": one.label, "rows": one.rows}
            for file in files
            for one in file.unmapped_labels
        ],
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
