"""Definition files to models: questionnaire.toml, organisation.toml, roster.csv, mapping.toml.

Every problem of a file is reported at once, each with the path of the key it is about.
"""

import csv
import re
import reprlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assessment.definition import Definition
from assessment.definition_texts import uncarried
from assessment.errors import Problem, Refused, Value, refused
from assessment.mapping import ColumnMapping
from assessment.measures import measures_of
from assessment.organisation import Organisation
from assessment.questionnaire import Questionnaire
from assessment.roster import ROSTER_FILE, Invited
from assessment.text_files import decoded

Model = TypeVar("Model", bound=Definition)

ROSTER_COLUMNS = list(Invited._fields)

WRONG_VALUES = {
    "missing": "key_missing",
    "extra_forbidden": "key_unknown",
    "string_type": "not_text",
    "string_too_short": "empty_text",
    "string_too_long": "not_an_id",
    "string_pattern_mismatch": "not_an_id",
    "int_type": "not_whole_number",
    "float_type": "not_number",
    "bool_type": "not_true_false",
    "date_type": "not_date",
    "dict_type": "not_table",
    "model_type": "not_table",
    "tuple_type": "not_list",
    "too_short": "list_too_short",
    "literal_error": "not_listed",
    "greater_than_equal": "too_low",
    "less_than_equal": "too_high",
}
"""What pydantic calls a wrong value, and the code of our sentence for it."""


class Definitions(NamedTuple):
    """What response files are read with."""

    questionnaire: Questionnaire
    organisation: Organisation
    roster: tuple[Invited, ...]


def read_definitions(questionnaire: Path, organisation: Path) -> Definitions:
    """A questionnaire, an organisation, and the roster beside it.

    Raises Refused as they do, and when a reference or target is of no measure.
    """
    model = read_organisation(organisation)
    asked = read_questionnaire(questionnaire)
    require_known_measures(organisation.name, model, asked)
    return Definitions(asked, model, read_roster(organisation, model))


def require_known_measures(file: str, organisation: Organisation, asked: Questionnaire) -> None:
    """Raises Refused when a reference or target is of no measure of the questionnaire."""
    kinds = {"option", "derived"}
    rated = [one.measure for one in measures_of(asked) if one.measure_kind not in kinds]
    named = [(f"references[{one.id}]", one.measure) for one in organisation.references]
    named += [(f"targets[{n}]", one.measure) for n, one in enumerate(organisation.targets, 1)]
    expected = ", ".join(dict.fromkeys(rated))
    problems = [
        Problem("id_unknown", f"{file}: {where}.measure", {"found": found, "expected": expected})
        for where, found in named
        if found not in rated
    ]
    if problems:
        raise Refused(problems)


def read_questionnaire(path: Path) -> Questionnaire:
    """A questionnaire from its TOML file. Raises Refused with every problem of the file."""
    return read_definition(path, Questionnaire)


def read_organisation(path: Path) -> Organisation:
    """An organisation from its TOML file. Raises Refused with every problem of the file."""
    return read_definition(path, Organisation)


def organisation_in(file: str, text: str) -> Organisation:
    """An organisation from the text of its file. Raises Refused with every problem of it."""
    return _validated(file, text, Organisation)


def read_mapping(path: Path) -> ColumnMapping:
    """A column mapping from its TOML file. Raises Refused with every problem of the file."""
    return read_definition(path, ColumnMapping)


def read_roster(organisation_file: Path, organisation: Organisation) -> tuple[Invited, ...]:
    """The roster beside an organisation's file; empty when there is none.

    Raises Refused naming row and column of every cell that does not fit the organisation.
    """
    path = organisation_file.with_name(ROSTER_FILE)
    if not path.exists():
        return ()
    text = _text(path)
    # Spreadsheets of countries with a decimal comma separate cells by semicolons.
    separator = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.DictReader(StringIO(text), delimiter=separator)
    heads = list(reader.fieldnames or [])
    if sorted(heads) != sorted(ROSTER_COLUMNS):
        raise refused(
            "roster_columns", path.name, found=", ".join(heads), expected=",".join(ROSTER_COLUMNS)
        )
    known = {
        "wave": {wave.id for wave in organisation.waves},
        "unit": {unit.id for unit in organisation.units},
        "level": {level.id for level in organisation.levels},
    }
    problems: list[Problem] = []
    rows: dict[tuple[str, str, str], Invited] = {}
    try:
        listed = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise refused("not_csv", path.name) from error
    for line, cells in listed:
        row = {head: (cells[head] or "").strip() for head in ROSTER_COLUMNS}
        where = f"{path.name}:{line}"
        for column, ids in known.items():
            if row[column] not in ids:
                values: dict[str, Value] = {
                    "column": column,
                    "found": row[column],
                    "expected": ", ".join(sorted(ids)),
                }
                problems.append(Problem("roster_unknown", where, values))
        if not re.fullmatch(r"[0-9]{1,7}", row["invited"]):
            problems.append(Problem("roster_not_a_count", where, {"found": row["invited"]}))
            continue
        invited = Invited(row["wave"], row["unit"], row["level"], int(row["invited"]))
        if rows.setdefault(invited[:3], invited) is not invited:
            found = ", ".join(invited[:3])
            problems.append(Problem("roster_row_repeated", where, {"found": found}))
    if problems:
        raise Refused(problems)
    return tuple(rows.values())


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise refused("file_unreadable", str(path)) from error
    return decoded(path.name, content)


def read_definition(path: Path, model: type[Model]) -> Model:
    """A TOML file as its model. Raises Refused with every problem of the file."""
    return _validated(path.name, _text(path), model)


def _validated(file: str, text: str, model: type[Model]) -> Model:
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also numbers too long, tables too deep
        # Without a position, the error is "at end of document".
        position = re.search(r"line (\d+)", str(error))
        line = int(position.group(1)) if position else text.count("\n") + 1
        raise refused("toml_syntax", file, line=line) from error
    if problems := [
        Problem(code, _place(file, data, location), values)
        for location, code, values in uncarried(data)
    ]:
        raise Refused(problems)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise Refused([_problem(file, model, data, one) for one in error.errors()]) from error


def _problem(
    file: str, model: type[BaseModel], data: Mapping[str, Any], error: ErrorDetails
) -> Problem:
    """One of pydantic's errors as ours; errors of our own validators keep their code."""
    values: dict[str, Value] = {key: _told(value) for key, value in error.get("ctx", {}).items()}
    code = error["type"]
    if code in WRONG_VALUES or "found" not in values:
        values["found"] = _told(error["input"])
        values["expected"] = _expected(error.get("ctx", {}))
        code = WRONG_VALUES.get(code, "wrong_value")
    if code == "key_unknown":
        values["expected"] = ", ".join(_keys_at(model, error["loc"][:-1]))
    # A wrong key of a table is told by its name alone.
    location = [step for step in error["loc"] if step != "[key]"]
    return Problem(code, _place(file, data, location), values)


def _expected(context: Mapping[str, Value]) -> Value:
    """What pydantic expected: a limit, or the words allowed, without its English between them."""
    if "expected" in context:
        return ", ".join(re.findall(r"'([^']+)'", str(context["expected"])))
    return next((context[key] for key in ("ge", "le", "min_length") if key in context), "")


def _told(value: object) -> Value:
    return value if isinstance(value, str | int | float) else reprlib.repr(value)


def _place(file: str, data: object, location: Sequence[str | int]) -> str:
    where = _path(data, location)
    return f"{file}: {where}" if where else file


def _path(data: object, location: Sequence[str | int]) -> str:
    """A key's path, list elements by their id where they have one: themes[leadership].source."""
    path = ""
    for step in location:
        if isinstance(data, list) and isinstance(step, int):
            data = cast("list[object]", data)[step]
            name = cast("dict[str, object]", data).get("id") if isinstance(data, dict) else None
            path += f"[{name or step + 1}]"
        else:
            data = (
                cast("dict[str, object]", data).get(str(step)) if isinstance(data, dict) else None
            )
            path += f".{step}" if path else str(step)
    return path


def _keys_at(model: type[BaseModel], location: Sequence[str | int]) -> list[str]:
    """The keys that the definition knows at a place."""
    for step in location:
        # Numbers in lists and the ids of tables are steps too, but no fields.
        if field := model.model_fields.get(str(step)):
            model = next(_models_in(field.annotation), model)
    return sorted(model.model_fields)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
