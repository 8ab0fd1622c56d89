"""What a file is, and what its columns could be: as sentences, as JSON, as a mapping to edit."""

import json
from collections.abc import Iterable, Sequence

from assessment.checking import Inspected
from assessment.errors import Problem
from assessment.suggestions import CERTAIN, Suggestion
from dashboard.i18n import Words
from dashboard.sentences import printable, sentence

STRUCTURE = "structure_only"
"""A file of LimeSurvey's that describes a questionnaire and holds no answers."""


def inspect_report(words: Words, inspected: Iterable[Inspected]) -> str:
    """By file: the tool, the encoding, rows and columns, and what would be dropped."""
    lines: list[str] = []
    for file in inspected:
        lines += [sentence(words, problem) for problem in file.problems]
        if table := file.table:
            lines.append(
                words.text(
                    "cli.inspected",
                    file=printable(file.file),
                    tool=words.text(f"tool.{table.tool}"),
                    encoding=table.encoding or words.text("cli.no_encoding"),
                    header_rows=table.header_rows,
                    responses=table.responses,
                    columns=len(table.columns),
                )
            )
            if table.personal:
                columns = printable(", ".join(table.personal))
                lines.append(words.text("cli.personal", file=printable(file.file), columns=columns))
            lines += [sentence(words, note) for note in table.notes]
    return "\n".join(lines)


def inspect_as_json(words: Words, inspected: Iterable[Inspected]) -> str:
    """One object a file; keys as in docs/interface.md."""
    return json.dumps([_as_object(words, file) for file in inspected], ensure_ascii=False)


def _as_object(words: Words, file: Inspected) -> dict[str, object]:
    table = file.table
    is_structure = any(problem.code == STRUCTURE for problem in file.problems)
    return {
        "file": file.file,
        "tool": table.tool if table else "limesurvey" if is_structure else None,
        "encoding": table.encoding if table else None,
        "header_rows": table.header_rows if table else None,
        "responses": table.responses if table else None,
        "columns": len(table.columns) if table else None,
        "personal_columns": list(table.personal) if table else [],
        "reason": _reason(words, file.problems),
    }


def _reason(words: Words, problems: Sequence[Problem]) -> dict[str, str] | None:
    if not problems:
        return None
    message = " ".join(sentence(words, problem) for problem in problems)
    return {"reason": problems[0].code, "message": message}


def mapping_file(words: Words, suggested: Sequence[Suggestion]) -> str:
    """A mapping file to read through: what is sure, what is near, and what nobody knows."""
    lines = [f"# {words.text('mapping.read_through')}", "[columns]"]
    known = {one.key: one for one in suggested if one.target}
    for key, one in known.items():
        near = "" if one.confidence >= CERTAIN else f"  # {one.confidence} %"
        lines.append(f"{_quoted(key)} = {_quoted(one.target)}{near}")
    unknown = [one.key for one in suggested if not one.target]
    if unknown:
        lines += ["", f"# {words.text('mapping.not_known')}"]
        lines += [f'# {_quoted(key)} = ""' for key in dict.fromkeys(unknown)]
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    """A string of JSON is one of TOML."""
    return json.dumps(text, ensure_ascii=False)
