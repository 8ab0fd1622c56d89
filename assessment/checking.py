"""Response files against their definitions: what each is, whether it holds; nothing is written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from assessment.checked_file import CheckedFile
from assessment.definition_files import Definitions
from assessment.errors import Problem, Refused, enough
from assessment.mapping import ColumnMapping
from assessment.responses import check
from assessment.roster import Invited, check_against_roster
from assessment.survey_files.raw_table import RawTable
from assessment.survey_files.reading import read_survey_file


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file is: its raw table, or why it can't be read as one."""

    file: str
    table: RawTable | None
    problems: tuple[Problem, ...] = ()


def inspect_files(paths: Iterable[Path]) -> list[Inspected]:
    """What each file is, without loading it."""
    return [_inspected(path) for path in paths]


def _inspected(path: Path) -> Inspected:
    try:
        return Inspected(path.name, read_survey_file(path))
    except Refused as refusal:
        return Inspected(path.name, None, refusal.problems)


def check_files(
    paths: Iterable[Path],
    definitions: Definitions,
    mapping: ColumnMapping | None = None,
    wave: str | None = None,
    learned: ColumnMapping | None = None,
) -> list[CheckedFile]:
    """Response files against their definitions; nothing is written.

    Without a mapping, what earlier loads have `learned` is taken where it fits the file's heads.
    Raises Refused with every problem of every file that can't be read as answers at all.
    """
    inspected = inspect_files(paths)
    heads = [file.table.heads for file in inspected if file.table]
    elsewhere = [head for of_file in heads for head in of_file]
    fitting = [
        (file, mapping.of_file(file.table.heads, elsewhere) if mapping and file.table else None)
        for file in inspected
    ]
    return check_inspected(fitting, definitions, wave, learned)


def check_inspected(
    files: Iterable[tuple[Inspected, ColumnMapping | None]],
    definitions: Definitions,
    wave: str | None = None,
    learned: ColumnMapping | None = None,
) -> list[CheckedFile]:
    """As `check_files`, of files that were read before, each with its own mapping."""
    asked, organisation, _ = definitions
    checked: list[CheckedFile] = []
    problems: list[Problem] = []
    for file, mapping in files:
        if file.table is None:
            problems += file.problems
            continue
        table, used = _with_learned(file.table, mapping, learned)
        try:
            is_learned = used is not mapping
            checked.append(check(table, asked, organisation, used, wave, is_learned=is_learned))
        except Refused as refusal:
            problems += refusal.problems
    if problems:
        raise Refused(problems)
    return _without_repeats(checked)


def _with_learned(
    table: RawTable, mapping: ColumnMapping | None, learned: ColumnMapping | None
) -> tuple[RawTable, ColumnMapping | None]:
    """Where no mapping is given, what was learned of the heads of a file; and a note of it."""
    fitting = learned.fitting(table.heads) if mapping is None and learned else None
    if fitting is None:
        return table, mapping
    note = Problem(
        "mapping_learned", table.file, {"found": enough(fitting.columns | fitting.values)}
    )
    return replace(table, notes=(*table.notes, note)), fitting


def _without_repeats(files: Sequence[CheckedFile]) -> list[CheckedFile]:
    """The files, with a respondent's row refused where an earlier file has one for the wave.

    Raises Refused when two are the same file.
    """
    names: dict[str, list[str]] = {}
    for file in files:
        names.setdefault(file.sha256, []).append(file.file)
    if twice := [", ".join(same) for same in names.values() if len(same) > 1]:
        raise Refused([Problem("file_given_twice", where) for where in twice])
    seen = pl.DataFrame(schema={"respondent": pl.String, "wave": pl.String, "where": pl.String})
    kept: list[CheckedFile] = []
    for file in files:
        kept.append(file.without_known(seen, "duplicate_between_files"))
        where = pl.concat_str(pl.lit(f"{file.file}:"), "key")
        here = file.respondents.drop_nulls("respondent").select("respondent", "wave", where=where)
        seen = seen.vstack(here).unique(["respondent", "wave"], keep="last")
    return kept


def roster_warnings(
    files: Sequence[CheckedFile],
    definitions: Definitions,
    so_far: Mapping[tuple[str, str, str], int] | None = None,
) -> tuple[Problem, ...]:
    """The check against the roster, of the files and what was loaded before them.

    People of a merged unit may state it or the one that it is counted under.
    """
    stated = Counter(so_far or {})
    for file in files:
        people = file.respondents.group_by("wave", pl.col("unit", "level").fill_null("")).len()
        for *at, count in people.rows():
            stated[tuple(at)] += count
    waves = {wave for file in files for wave in file.respondents["wave"]}
    counted = definitions.organisation.counted_under
    answered, invited = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    for (wave, unit, level), people in stated.items():
        if wave in waves:
            answered[wave, counted(unit), level] += people
    for wave, unit, level, people in definitions.roster:
        invited[wave, counted(unit), level] += people
    return check_against_roster(answered, [Invited(*at, n) for at, n in invited.items()])
