"""Checked files into an assessment file: all of them in one transaction, or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from assessment.backups import back_up
from assessment.checked_file import CheckedFile
from assessment.checking import roster_warnings
from assessment.definition_files import Definitions
from assessment.errors import Problem, Refused, enough, refused
from assessment.links import Links
from assessment.organisation import Organisation
from assessment.publication import (
    Kept,
    kept_waves,
    refuse_other_meaning,
    refuse_other_smallest_groups,
    scored,
)
from assessment.questionnaire import Questionnaire
from assessment.roster import Invited
from assessment.scoring import rebuild
from assessment.store import AssessmentFile, open_to_read
from assessment.writing import open_to_write
from queries.runner import clear, execute, insert, query


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: its files, with the refusals that only the store can know; rows written."""

    files: tuple[CheckedFile, ...]
    warnings: tuple[Problem, ...]
    loaded: int


def load(
    path: Path,
    files: Sequence[CheckedFile],
    definitions: Definitions,
    *,
    accept_partial: bool = False,
) -> Loaded:
    """Add files as `check_files` gives them to an assessment file, made if there is none.

    A refused row refuses everything unless `accept_partial`; then the result's `loaded` is 0 and
    nothing was written. Raises Refused when a file was loaded before, when an id no longer means
    what it meant, when a wave has more answers than its roster, or when smallest groups or scoring
    are others than those of what was published.
    """
    questionnaire, organisation, roster = definitions
    if not path.exists() and not _may_load(files, accept_partial=accept_partial):
        return Loaded(tuple(files), roster_warnings(files, definitions), 0)
    with open_to_write(path) as file:
        _refuse_another_organisation(file, organisation)
        _refuse_loaded_before(file, files)
        _refuse_nameless_again(file, files)
        _refuse_changed_meaning(file, files, questionnaire, organisation)
        refuse_other_smallest_groups(file.connection, organisation)
        links = Links(file)
        files = [links.without_answered_before(one) for one in files]
        so_far = query(file.connection, "results/respondents_by_atom").rows()
        warnings = roster_warnings(files, definitions, {row[:3]: row[3] for row in so_far})
        if not _may_load(files, accept_partial=accept_partial):
            return Loaded(tuple(files), warnings, 0)
        is_first = not file.last_load
        for number, one in enumerate(files, start=file.last_load + 1):
            _insert_answers(file, one, links.persons(one), number)
            _insert_ledger(file, one, number)
        waves = {wave for one in files for wave in one.respondents["wave"]}
        _replace_definitions(file, waves, questionnaire, organisation)
        clear(file.connection, "roster")
        rows = pl.DataFrame(roster, schema=list(Invited._fields), orient="row")
        insert(file.connection, "roster", rows)
        before = scored(file.connection)
        rebuild(file.connection, file.questionnaires, organisation)
        refuse_other_meaning(file.connection, before)
        warnings += tuple(map(stays, kept_waves(file.connection)))
        if not is_first:
            back_up(path, "load")
    return Loaded(tuple(files), warnings, sum(one.accepted for one in files))


def undo(path: Path, load: int) -> str:
    """Take a load back: its answers, its people, its place in the ledger; the name of its file.

    Raises Refused when there is no such load, or when it was published.
    """
    open_to_read(path).close()
    with open_to_write(path) as file:
        loads = {number: name for number, name, *_ in file.ledger.rows()}
        if not loads:
            raise refused("nothing_loaded", str(path))
        if load not in loads:
            listed = enough(f"{number} {name}" for number, name in loads.items())
            raise refused("load_unknown", str(path), found=load, expected=listed)
        if load in query(file.connection, "results/published_loads")["load"]:
            raise refused("load_published", str(path), found=load)
        for statement in ("answers", "chosen", "comments", "respondents"):
            execute(file.connection, f"undo/{statement}", load=load)
        execute(file.connection, "undo/links")
        for statement in ("refusals", "mappings", "loads"):
            execute(file.connection, f"undo/{statement}", load=load)
        execute(file.connection, "undo/definitions")
        rebuild(file.connection, file.questionnaires, file.organisation)
    return loads[load]


def stays(kept: Kept) -> Problem:
    """Why the published numbers of a wave stay: whom newer ones would tell about."""
    values = {"late": kept.late, "gone": kept.gone, "changed": kept.changed}
    return Problem("published_numbers_stay", kept.wave, values)


def _may_load(files: Sequence[CheckedFile], *, accept_partial: bool) -> bool:
    accepted = sum(file.accepted for file in files)
    return accepted > 0 and (accept_partial or not any(file.refused for file in files))


def _refuse_another_organisation(file: AssessmentFile, organisation: Organisation) -> None:
    if file.ledger.height and (loaded := file.organisation.id) != organisation.id:
        values = {"found": organisation.id, "expected": loaded}
        raise Refused([Problem("another_organisation", str(file.path), values)])


def _refuse_loaded_before(file: AssessmentFile, files: Iterable[CheckedFile]) -> None:
    earlier = {sha256: (name, str(at)) for _, name, sha256, *_, at in file.ledger.rows()}
    problems: list[Problem] = []
    for one in files:
        if one.sha256 in earlier:
            name, loaded_at = earlier[one.sha256]
            values = {"found": name, "loaded_at": loaded_at[:16]}
            problems.append(Problem("loaded_before", one.file, values))
    if problems:
        raise Refused(problems)


def _refuse_nameless_again(file: AssessmentFile, files: Iterable[CheckedFile]) -> None:
    """Without ids nobody can tell who was loaded before: such a wave is loaded at once."""
    waves = query(file.connection, "results/nameless_waves")
    nameless, loaded = set(waves.filter("nameless")["wave"]), set(waves["wave"])
    problems: list[Problem] = []
    for one in files:
        without_id = one.respondents.filter(pl.col("respondent").is_null())["wave"]
        again = (set(without_id) & loaded) | (set(one.respondents["wave"]) & nameless)
        problems += [Problem("wave_without_ids", one.file, {"found": w}) for w in sorted(again)]
    if problems:
        raise Refused(problems)


def _refuse_changed_meaning(
    file: AssessmentFile,
    files: Iterable[CheckedFile],
    questionnaire: Questionnaire,
    organisation: Organisation,
) -> None:
    """An id keeps its meaning over all loads: else its wording number has to be raised."""
    problems: list[Problem] = []
    waves = {wave for one in files for wave in one.respondents["wave"]}
    meanings = questionnaire.meanings
    for wave, earlier in file.questionnaires.items():
        for question, (wording, meaning) in earlier.meanings.items():
            new_wording, new_meaning = meanings.get(question, (None, None))
            values = {"wave": wave, "found": new_wording or 0, "expected": wording}
            if wave in waves and new_wording != wording:
                problems.append(Problem("wording_within_wave", question, values))
            elif new_wording == wording and new_meaning != meaning:
                raised = values | {"expected": wording + 1}
                problems.append(Problem("meaning_changed", question, raised))
    known = {unit.id for unit in organisation.units} | {level.id for level in organisation.levels}
    known |= {wave.id for wave in organisation.waves} | {""}
    answered = query(file.connection, "results/respondents_by_atom").select("wave", "unit", "level")
    gone = {word for row in answered.rows() for word in row if word not in known}
    problems += [Problem("answered_part_gone", organisation.id, {"found": g}) for g in sorted(gone)]
    if problems:
        raise Refused(problems)


def _insert_answers(
    file: AssessmentFile, one: CheckedFile, persons: pl.DataFrame, load_number: int
) -> None:
    """Write the answers in the order of the random numbers, so that arrival leaves no trace."""
    stated = one.respondents.select(
        "key", pl.col("unit", "level").fill_null(""), load=pl.lit(load_number)
    )
    # By row, not by person: somebody may be in a file with two waves.
    persons = persons.sort("person", "wave")
    places = persons.select("key", place=pl.int_range(pl.len(), dtype=pl.UInt32))
    persons = persons.drop("key")
    for table, frame in (
        ("respondents", stated),
        ("answers", one.answers),
        ("chosen", one.chosen),
        ("comments", one.comments),
    ):
        rows = frame.join(places, on="key").drop("key").sort("place")
        placed = rows.drop("place").hstack(persons[rows["place"]])
        insert(file.connection, table, placed)


def _insert_ledger(file: AssessmentFile, one: CheckedFile, load_number: int) -> None:
    entry = {
        "load": load_number,
        "file": one.file,
        "sha256": one.sha256,
        "rows_in": one.rows_in,
        "accepted": one.accepted,
        "refused": one.refused,
        "set_aside": one.set_aside,
        "loaded_at": datetime.now(UTC).replace(tzinfo=None),
    }
    insert(file.connection, "loads", pl.DataFrame([entry]))
    rows = [(load_number, refusal.row, refusal.column, refusal.reason) for refusal in one.refusals]
    columns = ["load", "row", "column", "reason"]
    insert(file.connection, "refusals", pl.DataFrame(rows, schema=columns, orient="row"))
    learned = {"load": load_number, "mapping": one.learned.model_dump_json()}
    insert(file.connection, "mappings", pl.DataFrame([learned]))


def _replace_definitions(
    file: AssessmentFile,
    waves: set[str],
    questionnaire: Questionnaire,
    organisation: Organisation,
) -> None:
    kept = query(file.connection, "results/definitions").filter(
        ~pl.col("wave").is_in(sorted(waves)) & (pl.col("kind") == "questionnaire")
    )
    content = questionnaire.model_dump_json()
    rows = [("questionnaire", wave, content) for wave in sorted(waves)]
    rows.append(("organisation", "", organisation.model_dump_json()))
    clear(file.connection, "definitions")
    insert(file.connection, "definitions", kept)
    insert(file.connection, "definitions", pl.DataFrame(rows, schema=kept.columns, orient="row"))
