"""Loading: all files in one transaction or nothing, ids as keyed hashes, no trace of arrival."""

import hashlib
import hmac
import shutil
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest

from assessment.checking import check_files, inspect_files
from assessment.errors import Problem, Refused
from assessment.loading import Loaded, load, undo
from assessment.mapping import ColumnMapping
from assessment.results import open_results
from assessment.roster import Invited
from assessment.store import AssessmentFile, open_to_read
from queries.runner import TABLES, query
from tests.notation import EVERYBODY, Folder, answers

GOOD = f"a1..a6: unit=A level=top {EVERYBODY}"
ADDRESS = "m4n4g3r@example.test"


@pytest.fixture
def loaded(folder: Folder, small: Folder) -> Folder:
    """The small organisation with its answers of 2026 loaded, to load more into."""
    for name in ("small.duckdb", "small.duckdb.key", "answers.csv"):
        shutil.copyfile(small / name, folder / name)
    return folder


def load_into(
    folder: Folder,
    *names: str,
    accept_partial: bool = False,
    roster: tuple[Invited, ...] | None = None,
) -> Loaded:
    definitions = folder.definitions
    if roster is not None:
        definitions = definitions._replace(roster=roster)
    files = folder.checked(*names)
    return load(folder / "small.duckdb", files, definitions, accept_partial=accept_partial)


def tables(folder: Folder) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database, by table."""
    with closing(open_to_read(folder / "small.duckdb")) as file:
        return {table: file.connection.execute(f"FROM {table}").fetchall() for table in TABLES}


def rows(folder: Folder, table: str) -> list[tuple[object, ...]]:
    return tables(folder)[table]


def problems_of(folder: Folder, *names: str) -> tuple[Problem, ...]:
    """Why a load into a database is refused; nothing in it may change."""
    before = tables(folder)
    with pytest.raises(Refused) as refusal:
        load_into(folder, *names)
    assert tables(folder) == before
    return refusal.value.problems


def test_a_load_writes_every_accepted_row(folder: Folder) -> None:
    folder.write("a.csv", answers(GOOD))
    folder.write("b.csv", answers(f"b1..b5: unit=B level=low {EVERYBODY}"))
    loaded = load_into(folder, "a.csv", "b.csv")
    assert (loaded.loaded, loaded.warnings) == (11, ())
    assert len(rows(folder, "respondents")) == 11
    assert len(rows(folder, "answers")) == 11 * 7
    assert len(rows(folder, "chosen")) == 11 * 3
    assert len(rows(folder, "comments")) == 11
    assert {row[3:] for row in rows(folder, "respondents")} == {("top", 1), ("low", 2)}


def test_the_ledger_keeps_what_became_of_each_files_rows(folder: Folder) -> None:
    folder.write("a.csv", answers(f"{GOOD}\nx: unit=A level=top s1=99\ny: unit=A level=top"))
    load_into(folder, "a.csv", accept_partial=True)
    with closing(open_to_read(folder / "small.duckdb")) as file:
        (entry,) = file.ledger.rows(named=True)
    counts = [entry[key] for key in ("rows_in", "accepted", "refused", "set_aside")]
    assert (entry["load"], entry["file"], counts) == (1, "a.csv", [8, 6, 1, 1])
    assert entry["sha256"] == hashlib.sha256((folder / "a.csv").read_bytes()).hexdigest()


def test_the_ledger_keeps_row_column_and_reason_of_a_refusal_and_never_its_content(
    folder: Folder,
) -> None:
    folder.write("a.csv", answers(f"{GOOD}\nx: unit=A level=top s1='{ADDRESS}' first='{ADDRESS}'"))
    loaded = load_into(folder, "a.csv", accept_partial=True)
    assert loaded.files[0].refusals[0].found == ADDRESS
    assert rows(folder, "refusals") == [(1, 8, "s1", "not_a_code")]
    assert ADDRESS.encode() not in (folder / "small.duckdb").read_bytes()


@pytest.mark.parametrize("accept_partial", [False, True])
def test_a_refused_row_refuses_the_file_unless_a_part_is_accepted(
    folder: Folder, accept_partial: bool
) -> None:
    folder.write("a.csv", answers(f"{GOOD}\nx: unit=A level=top s1=99"))
    loaded = load_into(folder, "a.csv", accept_partial=accept_partial)
    assert loaded.loaded == (6 if accept_partial else 0)
    assert (folder / "small.duckdb").exists() == accept_partial
    assert (folder / "small.duckdb.key").exists() == accept_partial


def test_a_refused_row_leaves_a_database_as_it_was(loaded: Folder) -> None:
    loaded.write("a.csv", answers(f"{GOOD}\nx: unit=A level=top s1=99", wave="2025"))
    before = tables(loaded)
    assert load_into(loaded, "a.csv").loaded == 0
    assert tables(loaded) == before


def test_a_part_is_accepted_only_when_there_is_one(folder: Folder) -> None:
    folder.write("a.csv", answers("x: unit=A level=top s1=99"))
    assert load_into(folder, "a.csv", accept_partial=True).loaded == 0
    assert not (folder / "small.duckdb").exists()


def test_a_file_whose_rows_are_all_refused_is_in_the_ledger_beside_an_accepted_one(
    folder: Folder,
) -> None:
    folder.write("a.csv", answers("x: unit=A level=top s1=99"))
    folder.write("b.csv", answers(GOOD))
    assert load_into(folder, "a.csv", "b.csv", accept_partial=True).loaded == 6
    with closing(open_to_read(folder / "small.duckdb")) as file:
        assert file.ledger["accepted"].to_list() == [0, 6]


def test_the_same_file_twice_is_refused_by_its_hash_and_not_by_its_name(loaded: Folder) -> None:
    (problem,) = problems_of(loaded, "answers.csv")
    assert (problem.code, problem.where, problem.values["found"]) == (
        "loaded_before",
        "answers.csv",
        "answers.csv",
    )
    (loaded / "answers.csv").rename(loaded / "other.csv")
    (problem,) = problems_of(loaded, "other.csv")
    assert (problem.where, problem.values["found"]) == ("other.csv", "answers.csv")
    assert str(problem.values["loaded_at"]).startswith("20")


def test_a_file_given_twice_is_refused(folder: Folder) -> None:
    folder.write("a.csv", answers(GOOD))
    folder.write("b.csv", answers(f"b1: unit=B level=low {EVERYBODY}"))
    folder.write("c.csv", answers(GOOD))
    with pytest.raises(Refused) as refusal:
        load_into(folder, "a.csv", "b.csv", "c.csv")
    assert refusal.value.problems == (Problem("file_given_twice", "a.csv, c.csv"),)
    assert not (folder / "small.duckdb").exists()


def test_a_respondent_in_two_files_of_one_load_is_refused_in_the_second(folder: Folder) -> None:
    folder.write("a.csv", answers(GOOD))
    folder.write("b.csv", answers(f"b1: unit=B level=low {EVERYBODY}\na3: unit=A level=top s1=4"))
    first, second = folder.checked("a.csv", "b.csv")
    assert (first.accepted, first.refused) == (6, 0)
    assert (second.rows_in, second.accepted, second.refused) == (2, 1, 1)
    (refusal,) = second.refusals
    assert (refusal.row, refusal.reason, refusal.expected) == (
        3,
        "duplicate_between_files",
        "a.csv:4",
    )


def test_a_respondent_of_an_earlier_load_is_refused_in_the_same_wave(loaded: Folder) -> None:
    loaded.write("a.csv", answers("r3: unit=A level=top s1=4\nnew: unit=A level=top s1=4"))
    report = load_into(loaded, "a.csv")
    assert report.loaded == 0
    assert [(one.row, one.reason) for one in report.files[0].refusals] == [(2, "answered_before")]
    assert load_into(loaded, "a.csv", accept_partial=True).loaded == 1


def test_a_respondent_who_answers_the_next_wave_stays_the_same_person(loaded: Folder) -> None:
    loaded.write(
        "a.csv", answers("r1..r3: unit=A level=top s1=4\nnew: unit=B level=low s1=4", wave="2025")
    )
    assert load_into(loaded, "a.csv").loaded == 4
    assert len(rows(loaded, "links")) == 25 + 1
    waves: dict[object, set[object]] = {}
    for person, wave, *_ in rows(loaded, "respondents"):
        waves.setdefault(person, set()).add(wave)
    assert sum(len(of_one) == 2 for of_one in waves.values()) == 3


def test_respondents_without_ids_are_loaded_and_linked_to_nobody(folder: Folder) -> None:
    folder.write("a.csv", "wave,unit,level,s1\n" + "2026,A,top,4\n" * 6)
    assert load_into(folder, "a.csv").loaded == 6
    assert rows(folder, "links") == []
    assert len({person for person, *_ in rows(folder, "respondents")}) == 6


def test_ids_of_respondents_are_nowhere_in_the_database(folder: Folder) -> None:
    ids = [f"{ADDRESS}.{number}" for number in range(6)]
    folder.write("a.csv", answers("\n".join(f"{one}: unit=A level=top {EVERYBODY}" for one in ids)))
    load_into(folder, "a.csv")
    everything = repr(tables(folder)).encode() + (folder / "small.duckdb").read_bytes()
    assert b"every" in everything
    assert ADDRESS.encode() not in everything
    key = (folder / "small.duckdb.key").read_bytes()
    assert key not in everything
    assert {digest for digest, _ in rows(folder, "links")} == {
        hmac.new(key, one.encode(), hashlib.sha256).hexdigest() for one in ids
    }


def test_ids_of_refused_respondents_are_nowhere_in_the_database_either(loaded: Folder) -> None:
    loaded.write("a.csv", answers(f"{ADDRESS}: unit=A level=top s1=99\nr1: unit=A s1=4\nnew: s1=4"))
    assert load_into(loaded, "a.csv", accept_partial=True).loaded == 1
    everything = repr(tables(loaded)).encode() + (loaded / "small.duckdb").read_bytes()
    assert ADDRESS.encode() not in everything


def test_answers_are_not_in_the_order_they_arrived_in(folder: Folder) -> None:
    people = [
        f"p{number:03}: unit=A level=low s1=4 first='comment {number:03}'" for number in range(60)
    ]
    folder.write("a.csv", answers("\n".join(people)))
    load_into(folder, "a.csv", roster=())
    arrived = [f"comment {number:03}" for number in range(60)]
    stored = [row[3] for row in rows(folder, "comments")]
    assert stored != arrived
    assert sorted(map(str, stored)) == arrived
    for table in ("respondents", "answers", "comments"):
        people_in_order = [row[0] for row in rows(folder, table)]
        assert people_in_order == sorted(people_in_order, key=lambda person: int(str(person)))


def test_people_who_state_no_unit_or_level_are_kept_with_what_they_stated(folder: Folder) -> None:
    folder.write("a.csv", answers("a1: unit=A s1=4\na2: level=top s1=4\na3: unit=- level=- s1=4"))
    load_into(folder, "a.csv")
    assert sorted(row[1:] for row in rows(folder, "respondents")) == [
        ("2026", "", "", 1),
        ("2026", "", "top", 1),
        ("2026", "A", "", 1),
    ]


def test_more_answers_than_the_roster_with_those_loaded_before_are_refused(loaded: Folder) -> None:
    loaded.write("a.csv", answers("new1..new6: unit=A level=low s1=4"))
    (problem,) = problems_of(loaded, "a.csv")
    assert (problem.code, problem.values) == (
        "more_answers_than_roster",
        {"wave": "2026", "found": 31, "expected": 30},
    )


def test_a_refusal_by_the_roster_leaves_no_new_database(folder: Folder) -> None:
    folder.write("a.csv", answers("new1..new31: unit=A level=low s1=4"))
    before = folder.content
    with pytest.raises(Refused):
        load_into(folder, "a.csv")
    assert folder.content == before


def test_more_answers_than_invited_in_a_unit_and_level_are_loaded_with_a_warning(
    loaded: Folder,
) -> None:
    loaded.write("a.csv", answers("new1..new3: unit=A level=low s1=4"))
    report = load_into(loaded, "a.csv")
    assert report.loaded == 3
    assert [(one.code, one.values["found"], one.values["expected"]) for one in report.warnings] == [
        ("more_than_invited", 13, 12)
    ]


def test_the_roster_of_a_load_takes_the_place_of_the_one_before(loaded: Folder) -> None:
    loaded.change("roster.csv", "2026,A,top,6", "2026,A,top,7")
    loaded.write("a.csv", answers("new: unit=A level=top s1=4"))
    load_into(loaded, "a.csv")
    assert len(rows(loaded, "roster")) == 8
    assert ("2026", "A", "top", 7) in rows(loaded, "roster")


def test_without_a_roster_a_load_warns_and_nobody_is_invited(folder: Folder) -> None:
    folder.write("a.csv", answers(GOOD))
    report = load_into(folder, "a.csv", roster=())
    assert [warning.code for warning in report.warnings] == ["roster_missing"]
    assert rows(folder, "roster") == []


NEXT = answers(f"r1..r6: unit=A level=top {EVERYBODY}", wave="2025")


def test_the_next_wave_may_be_asked_with_a_question_whose_wording_was_raised(
    loaded: Folder,
) -> None:
    loaded.change("questionnaire.toml", 'id = "t3"', 'id = "t3"\nwording = 2')
    loaded.change("questionnaire.toml", "reversed = true", "reversed = false")
    loaded.write("a.csv", NEXT)
    assert load_into(loaded, "a.csv").loaded == 6
    with closing(open_to_read(loaded / "small.duckdb")) as file:
        wordings = {wave: one.items[4].wording for wave, one in file.questionnaires.items()}
    assert wordings == {"2025": 2, "2026": 1}


@pytest.mark.parametrize(
    ("old", "new", "question"),
    [
        ("reversed = true", "reversed = false", "t3"),
        ("highest = 10", "highest = 11", "s1"),
        ("many = true", "many = false", "used"),
        ('"complaints", text', '"praise", text', "used"),
    ],
)
def test_a_question_whose_meaning_changed_needs_its_wording_raised(
    loaded: Folder, old: str, new: str, question: str
) -> None:
    loaded.change("questionnaire.toml", old, new)
    text = NEXT.replace("complaints", "praise") if "praise" in new else NEXT
    loaded.write("a.csv", text.replace("survey;complaints", "survey"))
    found = {problem.where: problem for problem in problems_of(loaded, "a.csv")}
    assert (found[question].code, found[question].values["expected"]) == ("meaning_changed", 2)


def test_texts_may_change_and_questions_come_and_go_between_waves(loaded: Folder) -> None:
    loaded.change("questionnaire.toml", '"We say so"', '"We tell so"')
    loaded.change("questionnaire.toml", 'id = "deed"', 'id = "another_deed"')
    loaded.write("a.csv", NEXT.replace("deed", "another_deed"))
    assert load_into(loaded, "a.csv").loaded == 6


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [('id = "s1"', 'id = "s1"\nwording = 2', 2), ('id = "deed"', 'id = "another_deed"', 0)],
    ids=["another wording", "another question"],
)
def test_within_a_wave_the_questions_stay_as_they_were(
    loaded: Folder, old: str, new: str, found: int
) -> None:
    loaded.change("questionnaire.toml", old, new)
    loaded.write("a.csv", answers("new: unit=A level=top t1=4"))
    (problem,) = problems_of(loaded, "a.csv")
    assert problem.code == "wording_within_wave"
    assert problem.values == {"wave": "2026", "found": found, "expected": 1}


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ('id = "B"', 'id = "C"', "B"),
        ('id = "low"', 'id = "middle"', "low"),
        ('id = "2026"', 'id = "2027"', "2026"),
    ],
)
def test_a_unit_level_or_wave_with_answers_may_not_go(
    loaded: Folder, old: str, new: str, gone: str
) -> None:
    loaded.change("organisation.toml", old, new)
    (loaded / "roster.csv").unlink()
    loaded.write("a.csv", answers("new: unit=A level=top s1=4", wave="2025"))
    assert problems_of(loaded, "a.csv") == (
        Problem("answered_part_gone", "small", {"found": gone}),
    )


def test_a_unit_that_nobody_answered_from_may_go_and_another_come(folder: Folder) -> None:
    folder.write("a.csv", answers(GOOD))
    load_into(folder, "a.csv")
    folder.change("organisation.toml", 'id = "B"', 'id = "C"')
    (folder / "roster.csv").unlink()
    folder.write("b.csv", answers(f"c1..c5: unit=C level=low {EVERYBODY}"))
    assert load_into(folder, "b.csv").loaded == 5
    with closing(open_results(folder / "small.duckdb")) as results:
        assert [unit.id for unit in results.organisation.units] == ["A", "C"]


def test_a_lost_key_refuses_the_next_load(loaded: Folder) -> None:
    (loaded / "small.duckdb.key").unlink()
    loaded.write("a.csv", NEXT)
    (problem,) = problems_of(loaded, "a.csv")
    assert (problem.code, Path(problem.where).name) == ("key_file_missing", "small.duckdb.key")


def test_the_data_version_follows_what_was_loaded(loaded: Folder) -> None:
    def version() -> str:
        with closing(open_results(loaded / "small.duckdb")) as results:
            return results.data_version

    before = version()
    assert version() == before
    loaded.write("a.csv", NEXT)
    load_into(loaded, "a.csv")
    assert version() != before


def test_a_definition_is_kept_as_it_was_read(small: Folder) -> None:
    with closing(open_to_read(small / "small.duckdb")) as file:
        assert file.organisation == small.organisation
        assert file.questionnaires == {"2026": small.questionnaire}
        assert isinstance(file, AssessmentFile)
        assert query(file.connection, "results/waves")["wave"].to_list() == ["2026"]


def test_two_waves_in_one_file_are_the_same_as_in_two(folder: Folder) -> None:
    first = answers(f"a1..a12: unit=A level=top {EVERYBODY} s1=9", wave="2025")
    second = answers(f"a1..a12: unit=A level=top {EVERYBODY} s1=4", wave="2026")
    folder.write("first.csv", first)
    folder.write("second.csv", second)
    folder.write("both.csv", first + second.partition("\n")[2])
    shown: list[pl.DataFrame] = []
    for names in (["both.csv"], ["first.csv", "second.csv"]):
        definitions = folder.definitions._replace(roster=())
        database = folder / f"{len(names)}.duckdb"
        assert load(database, folder.checked(*names), definitions).loaded == 24
        with closing(open_results(database)) as results:
            shown.append(results.shown())
    assert shown[0].equals(shown[1])


def test_another_organisation_is_not_loaded_beside_the_first(loaded: Folder) -> None:
    loaded.change("organisation.toml", 'id = "small"', 'id = "other"')
    loaded.write("a.csv", NEXT)
    (problem,) = problems_of(loaded, "a.csv")
    assert (problem.code, problem.values) == (
        "another_organisation",
        {"found": "other", "expected": "small"},
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("wave,unit,s1\n2026,A,4\n", "wave,unit,s1\n2026,B,5\n"),
        ("wave,unit,s1\n2026,A,4\n", answers(GOOD)),
        (answers(GOOD), "wave,unit,s1\n2026,A,4\n"),
    ],
    ids=["none have ids", "the first hasn't", "the second hasn't"],
)
def test_a_wave_without_ids_is_loaded_at_once(folder: Folder, first: str, second: str) -> None:
    folder.write("a.csv", first)
    load_into(folder, "a.csv")
    folder.write("b.csv", second)
    assert problems_of(folder, "b.csv") == (
        Problem("wave_without_ids", "b.csv", {"found": "2026"}),
    )


# ── what a load teaches ──────────────────────────────────────────────────────────────────────────

MAPPED = "Who,Where,How,What\nx1,North,Very,2026\nx2,South,Not,2026\n"
MAPPING = ColumnMapping(
    columns={"Who": "respondent", "Where": "unit", "How": "s1", "What": "wave"},
    values={"Where": {"North": "A", "South": "B"}, "How": {"Very": "10", "Not": "1"}},
)


def learned(folder: Folder) -> ColumnMapping:
    with closing(open_to_read(folder / "small.duckdb")) as file:
        return file.learned


def load_mapped(folder: Folder, name: str, text: str, mapping: ColumnMapping | None) -> Loaded:
    path, definitions = folder.write(name, text), folder.definitions
    files = check_files([path], definitions, mapping)
    return load(folder / "small.duckdb", files, definitions)


def test_a_mapping_is_learned_by_a_load_and_taken_by_the_next_check(folder: Folder) -> None:
    load_mapped(folder, "a.csv", MAPPED, MAPPING)
    assert learned(folder) == MAPPING
    text = MAPPED.replace("x", "y").replace("Who,Where,How,What", "Who,Where,How,What,More")
    path = folder.write("b.csv", text.replace("2026", "2025,x"))
    with pytest.raises(Refused):
        check_files([path], folder.definitions)
    (file,) = check_files([path], folder.definitions, learned=learned(folder))
    assert file.accepted == 2
    assert file.respondents["unit"].to_list() == ["A", "B"]
    assert file.dropped_columns == ("More",)
    assert file.warnings[0] == Problem(
        "mapping_learned", "b.csv", {"found": "Who, Where, How, What"}
    )
    assert Problem("columns_unknown", "b.csv", {"found": "More", "count": 1}) in file.warnings


def test_a_mapping_that_is_given_comes_before_what_was_learned(folder: Folder) -> None:
    load_mapped(folder, "a.csv", MAPPED, MAPPING)
    other = MAPPING.model_copy(update={"columns": MAPPING.columns | {"How": "d1"}})
    path = folder.write("b.csv", MAPPED.replace("x", "y"))
    (file,) = check_files([path], folder.definitions, other, learned=learned(folder))
    assert set(file.answers["question"]) == {"d1"}
    assert "mapping_learned" not in {warning.code for warning in file.warnings}


def test_what_was_learned_of_other_heads_changes_nothing(folder: Folder) -> None:
    load_mapped(folder, "a.csv", MAPPED, MAPPING)
    path = folder.write("b.csv", answers(GOOD))
    (file,) = check_files([path], folder.definitions, learned=learned(folder))
    assert (file.accepted, file.learned) == (6, ColumnMapping())
    assert "mapping_learned" not in {warning.code for warning in file.warnings}


def test_of_two_loads_the_later_one_is_believed_until_it_is_undone(folder: Folder) -> None:
    load_mapped(folder, "a.csv", MAPPED, MAPPING)
    other = MAPPING.model_copy(
        update={
            "columns": MAPPING.columns | {"How": "d1"},
            "values": MAPPING.values | {"Where": {"North": "B", "South": "A"}},
        }
    )
    load_mapped(folder, "b.csv", MAPPED.replace("x", "y"), other)
    assert learned(folder) == other
    undo(folder / "small.duckdb", 2)
    assert learned(folder) == MAPPING


def test_without_a_mapping_nothing_is_learned(folder: Folder) -> None:
    folder.write("a.csv", answers(GOOD))
    load_into(folder, "a.csv")
    assert learned(folder) == ColumnMapping()


# ── undo ─────────────────────────────────────────────────────────────────────────────────────────


def in_order(folder: Folder) -> dict[str, list[str]]:
    """Everything in the database whatever its order."""
    return {table: sorted(map(repr, found)) for table, found in tables(folder).items()}


@pytest.mark.parametrize("wave", ["2025", "2026"], ids=["another wave", "the same wave"])
def test_a_load_that_is_undone_leaves_everything_as_it_was(loaded: Folder, wave: str) -> None:
    before = in_order(loaded)
    again = "r1..r3: unit=A level=top s1=4\n" if wave == "2025" else ""
    text = answers(f"{again}new: unit=A level=top {EVERYBODY}\nx: unit=Z s1=4", wave=wave)
    loaded.write("a.csv", text)
    assert load_into(loaded, "a.csv", accept_partial=True).loaded >= 1
    assert in_order(loaded) != before
    assert undo(loaded / "small.duckdb", 2) == "a.csv"
    assert in_order(loaded) == before
    assert load_into(loaded, "a.csv", accept_partial=True).loaded >= 1


def test_an_earlier_load_is_undone_without_the_later_one(loaded: Folder) -> None:
    loaded.write("a.csv", NEXT)
    load_into(loaded, "a.csv")
    assert undo(loaded / "small.duckdb", 1) == "answers.csv"
    with closing(open_to_read(loaded / "small.duckdb")) as file:
        assert file.ledger.select("load", "file").rows() == [(2, "a.csv")]
        assert set(file.questionnaires) == {"2025"}
    assert len(rows(loaded, "links")) == 6
    assert {row[1] for row in rows(loaded, "respondents")} == {"2025"}
    with closing(open_results(loaded / "small.duckdb")) as results:
        assert list(results.waves) == ["2025"]


def test_the_numbers_of_loads_go_on_after_an_undo(loaded: Folder) -> None:
    loaded.write("a.csv", NEXT)
    load_into(loaded, "a.csv")
    undo(loaded / "small.duckdb", 1)
    load_into(loaded, "answers.csv")
    with closing(open_to_read(loaded / "small.duckdb")) as file:
        assert file.ledger.select("load", "file").rows() == [(2, "a.csv"), (3, "answers.csv")]
    assert {row[4] for row in rows(loaded, "respondents")} == {2, 3}


def test_the_only_load_may_be_undone_and_another_organisation_loaded(loaded: Folder) -> None:
    undo(loaded / "small.duckdb", 1)
    left = tables(loaded)
    for table in ("loads", "refusals", "mappings", "links", "respondents", "answers", "results"):
        assert left[table] == []
    loaded.change("organisation.toml", 'id = "small"', 'id = "other"')
    assert load_into(loaded, "answers.csv").loaded == 25


def test_people_without_ids_are_gone_with_their_load(folder: Folder) -> None:
    folder.write("a.csv", "wave,unit,level,s1\n" + "2026,A,top,4\n" * 6)
    load_into(folder, "a.csv")
    folder.write("b.csv", answers(GOOD, wave="2025"))
    load_into(folder, "b.csv")
    undo(folder / "small.duckdb", 1)
    assert len(rows(folder, "respondents")) == len(rows(folder, "links")) == 6
    assert load_into(folder, "a.csv").loaded == 6


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_load_that_there_is_none_of_is_not_undone(loaded: Folder, number: int) -> None:
    before = tables(loaded)
    with pytest.raises(Refused) as refusal:
        undo(loaded / "small.duckdb", number)
    (problem,) = refusal.value.problems
    assert problem.code == "load_unknown"
    assert problem.values == {"found": number, "expected": "1 answers.csv"}
    assert tables(loaded) == before


def test_nothing_is_made_by_undoing_where_nothing_is(folder: Folder) -> None:
    before = folder.content
    with pytest.raises(Refused) as refusal:
        undo(folder / "small.duckdb", 1)
    assert refusal.value.problems[0].code == "database_missing"
    assert folder.content == before


# ── files of several kinds ───────────────────────────────────────────────────────────────────────


def test_files_are_inspected_without_their_answers_being_checked(folder: Folder) -> None:
    folder.write("a.csv", "x\ny\n")
    folder.write("b.csv", "")
    good, bad = inspect_files([folder / "a.csv", folder / "b.csv"])
    assert good.table is not None
    assert (good.file, good.table.heads, good.problems) == ("a.csv", ("x",), ())
    assert (bad.file, bad.table, bad.problems) == ("b.csv", None, (Problem("empty_file", "b.csv"),))


def test_every_problem_of_every_file_is_told_at_once(folder: Folder) -> None:
    folder.write("a.csv", "x\ny\n")
    folder.write("b.csv", "")
    folder.write("c.csv", answers(GOOD))
    with pytest.raises(Refused) as refusal:
        folder.checked("a.csv", "b.csv", "c.csv")
    assert [(one.code, one.where) for one in refusal.value.problems] == [
        ("unknown_column", "a.csv"),
        ("empty_file", "b.csv"),
    ]


def test_an_address_in_a_plain_file_is_dropped_and_named(folder: Folder) -> None:
    folder.write("a.csv", f"respondent,wave,E-mail,s1\nr1,2026,{ADDRESS},4\n")
    (file,) = folder.checked("a.csv")
    assert (file.accepted, file.dropped_columns, file.personal_columns) == (
        1,
        ("E-mail",),
        ("E-mail",),
    )
    load_into(folder, "a.csv")
    assert ADDRESS.encode() not in (folder / "small.duckdb").read_bytes()


def test_a_file_of_a_tool_is_loaded_with_the_ids_of_the_tool(folder: Folder) -> None:
    head = "id,submitdate,lastpage,startlanguage,startdate,unit,s1,wave\n"
    line = "17,2026-10-05 08:39:00,4,et,2026-10-05 08:30:00,A,4,2026\n"
    folder.write("a.csv", head + line + line.replace("17,2026-10-05 08:39:00", "18,"))
    report = load_into(folder, "a.csv")
    assert (report.loaded, report.files[0].set_aside_rows) == (1, {"unfinished": (3,)})
    key = (folder / "small.duckdb.key").read_bytes()
    own = b"limesurvey 2026 17 2026-10-05 08:30:00"
    assert [digest for digest, _ in rows(folder, "links")] == [
        hmac.new(key, own, hashlib.sha256).hexdigest()
    ]
    folder.write("b.csv", head + line.replace(",A,4,", ",B,5,"))
    refused = load_into(folder, "b.csv")
    assert [one.reason for one in refused.files[0].refusals] == ["answered_before"]
    folder.write("c.csv", head + line.replace(",4,2026", ",4,2025"))
    assert load_into(folder, "c.csv").loaded == 1


def test_that_a_point_means_another_one_is_never_learned(folder: Folder) -> None:
    values = {"s1": {"1": "10", "very": "9"}}
    load_mapped(folder, "a.csv", "respondent,wave,s1\nx,2026,1\n", ColumnMapping(values=values))
    assert learned(folder) == ColumnMapping(values={"s1": {"very": "9"}})


def test_one_mapping_serves_files_with_other_heads(folder: Folder) -> None:
    paths = [
        folder.write("a.csv", "respondent,Agree?\nn1,4\n"),
        folder.write("b.csv", "respondent,Do?\nn2,very\n"),
    ]
    mapping = ColumnMapping(columns={"Agree?": "s1", "Do?": "d1"}, values={"Do?": {"very": "9"}})
    first, second = check_files(paths, folder.definitions, mapping, "2026")
    assert set(first.answers["question"]) == {"s1"}
    assert set(second.answers["question"]) == {"d1"}
    nowhere = ColumnMapping(columns=mapping.columns | {"None?": "t1"})
    with pytest.raises(Refused, match="None"):
        check_files(paths, folder.definitions, nowhere, "2026")
