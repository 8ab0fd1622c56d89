"""Publishing, and what may happen to published numbers afterwards."""

from contextlib import closing
from pathlib import Path

import duckdb
import polars as pl
import pytest

from assessment.beside import backups_beside, beside
from assessment.checking import check_files
from assessment.definition_files import read_definitions
from assessment.erasing import erase_respondent, erase_wave
from assessment.errors import Problem, Refused
from assessment.ledger import Ledger
from assessment.loading import Loaded, load, undo
from assessment.publication import Published, publish
from assessment.results import open_release, open_results
from assessment.snapshot import SNAPSHOT
from assessment.store import open_to_read
from assessment.writing import take_the_place
from queries.runner import table
from tests.small import ALL, ORGANISATION, QUESTIONNAIRE, A, B, answers, people

SAID = "s1=9 d1=7 x1=8 x2=7 x3=6 felt=8 own_desk=7 own_talk=8 owner=all used=nps"
OTHERWISE = "s1=5 d1=4 x1=3 x2=4 x3=5 felt=6 own_desk=4 own_talk=5 owner=some used=visits"


class Client:
    """An assessment file that is loaded into, erased from and published, step by step."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path, self.release = folder, folder / "c.duckdb", folder / "release"
        self.define()

    def define(self, organisation: str = ORGANISATION, questionnaire: str = QUESTIONNAIRE) -> None:
        (self.folder / "organisation.toml").write_text(organisation)
        (self.folder / "questionnaire.toml").write_text(questionnaire)

    def load(self, *rows: str, wave: str = "w1") -> Loaded:
        names = (self.folder / "questionnaire.toml", self.folder / "organisation.toml")
        definitions = read_definitions(*names)
        checked = check_files([answers(self.folder, *rows, wave=wave)], definitions)
        return load(self.path, checked, definitions)

    def publish(self) -> Published:
        return publish(self.path, self.release)

    def shown(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        with closing(open_results(self.path)) as results:
            return results.shown(), results.gaps()

    def base(self, group: object = ALL, wave: str = "w1") -> int | None:
        with closing(open_results(self.path)) as results:
            rows = results.cells(wave, ["theme"], [group], ["t1"])  # pyright: ignore[reportArgumentType]
            return rows["base"][0]


@pytest.fixture
def client(tmp_path: Path) -> Client:
    """Six in each unit at each level, published once."""
    one = Client(tmp_path)
    one.load(
        *people(6, f"p: a.top {SAID}"),
        *people(6, f"q: a.first {OTHERWISE}"),
        *people(6, f"r: b.top {SAID}"),
        *people(6, f"s: b.first {OTHERWISE}"),
    )
    assert one.publish().edition == 1
    return one


def stays(loaded: Loaded) -> list[tuple[str, dict[str, object]]]:
    """The waves whose published numbers stay, and how many came, went and changed."""
    return [
        (one.where, dict(one.values))
        for one in loaded.warnings
        if one.code == "published_numbers_stay"
    ]


def test_a_release_is_shown_like_its_file(client: Client) -> None:
    with closing(open_release(client.release)) as release:
        assert release.shown().equals(client.shown()[0])
        assert release.gaps().equals(client.shown()[1])
        assert release.provenance.edition == 1
        assert release.provenance.published_at is not None
        assert release.waves == ("w1",)


def test_a_release_holds_these_tables_and_nothing_else(client: Client) -> None:
    asked = "SELECT view_name FROM duckdb_views() WHERE NOT internal"
    with duckdb.connect(client.release, read_only=True) as file:
        names = {name for (name,) in file.execute("SHOW TABLES").fetchall()}
        views = {name for (name,) in file.execute(asked).fetchall()}
        rows = {name: file.table(name).pl() for name in names - views}
    assert names - views == set(SNAPSHOT)
    assert set(SNAPSHOT) == {
        *("definitions", "stories", "provenance", "measures", "groups"),
        *("shown_groups", "results", "gaps", "shown_comments"),
    }
    groups = rows["groups"]["group_id"]
    assert rows["results"]["group_id"].is_in(groups).all()
    assert not set(rows["provenance"].columns) & {"file", "sha256", "person", "load"}
    assert client.release.stat().st_mode & 0o777 == 0o600


def test_the_same_numbers_are_one_edition(client: Client) -> None:
    assert client.publish().edition == 1
    with closing(open_to_read(client.path)) as file:
        assert table(file.connection, "editions").height == 1


def test_one_late_answer_changes_no_published_number(client: Client) -> None:
    before = client.shown()
    late = client.load(f"t: a.top {OTHERWISE}")
    assert stays(late) == [("w1", {"late": 1, "gone": 0, "changed": 0})]
    assert client.shown()[0].equals(before[0])
    assert client.shown()[1].equals(before[1])
    assert [one.late for one in client.publish().kept] == [1]
    with closing(open_release(client.release)) as release:
        assert release.shown().equals(before[0])


def test_numbers_that_stay_dont_say_when_a_late_answer_came(client: Client) -> None:
    with closing(open_release(client.release)) as release:
        before = release.provenance
    client.load(f"t: a.top {OTHERWISE}")
    client.publish()
    with closing(open_release(client.release)) as release:
        assert release.provenance == before


def test_enough_late_answers_everywhere_make_new_numbers(client: Client) -> None:
    late = client.load(
        *people(5, f"t: a.top {OTHERWISE}"),
        *people(5, f"u: a.first {OTHERWISE}"),
    )
    assert stays(late) == []
    assert client.base() == 34
    assert client.publish().edition == 2


def test_enough_late_answers_that_are_few_at_a_level_change_nothing(client: Client) -> None:
    late = client.load(
        *people(5, f"t: a.top {OTHERWISE}"),
        *people(4, f"u: a.first {OTHERWISE}"),
    )
    assert stays(late) == [("w1", {"late": 9, "gone": 0, "changed": 0})]
    assert client.base() == 24


def test_before_anything_is_published_all_loads_count(tmp_path: Path) -> None:
    client = Client(tmp_path)
    client.load(*people(6, f"p: a.top {SAID}"))
    client.load(f"late: a.top {SAID}")
    assert client.base() == 7
    undo(client.path, 2)
    assert client.base() == 6


def test_one_erased_answer_leaves_the_published_numbers(client: Client) -> None:
    before = client.shown()
    assert erase_respondent(client.path, "p1") == 1
    assert client.shown()[0].equals(before[0])
    assert client.shown()[1].equals(before[1])
    with closing(open_to_read(client.path)) as file:
        assert table(file.connection, "respondents").height == 23
        assert table(file.connection, "published_people").filter(population="all").height == 24


def test_a_corrected_answer_never_counts_for_a_set_large_enough(client: Client) -> None:
    """What five people said before and say now may cancel in one figure and not in the next."""
    for place in range(1, 6):
        erase_respondent(client.path, f"p{place}")
    corrected = client.load(*people(5, f"p: a.top {OTHERWISE}"))
    assert stays(corrected) == [("w1", {"late": 0, "gone": 0, "changed": 5})]
    assert client.base() == 24


def test_enough_erased_answers_make_new_numbers(tmp_path: Path) -> None:
    client = Client(tmp_path)
    client.load(*people(12, f"p: a.top {SAID}"), *people(12, f"q: b.top {OTHERWISE}"))
    client.publish()
    for place in range(1, 5):
        erase_respondent(client.path, f"p{place}")
    assert client.base() == 24
    erase_respondent(client.path, "p5")
    assert client.base() == 19
    assert client.base(A) == 7


def test_a_published_group_that_would_be_too_small_keeps_its_numbers(client: Client) -> None:
    for letter in "pq":
        for place in range(1, 6):
            erase_respondent(client.path, f"{letter}{place}")
    assert client.base(A) == 12
    assert client.base(B) == 12


def test_answers_that_come_and_go_are_counted_by_people(client: Client) -> None:
    """Three go and three others come: six differ, and six are enough."""
    for place in range(1, 4):
        erase_respondent(client.path, f"p{place}")
    assert client.base() == 24
    client.load(*people(3, f"t: a.top {SAID}"))
    assert client.base() == 24
    with closing(open_to_read(client.path)) as file:
        assert table(file.connection, "kept_waves").is_empty()


def test_an_erased_respondent_who_answers_again_is_the_same_person(client: Client) -> None:
    for place in range(1, 4):
        erase_respondent(client.path, f"p{place}")
    again = client.load(*people(3, f"p: a.top {SAID}"))
    assert stays(again) == [("w1", {"late": 0, "gone": 0, "changed": 3})]


def test_a_unit_that_moves_to_another_division_changes_no_published_number(
    tmp_path: Path,
) -> None:
    """What it leaves behind would be the difference of two editions: a few people."""
    client = Client(tmp_path)
    organisation = ORGANISATION.replace(
        "units = [", 'units = [{id = "c", name = {en = "C"}, kind = "support", division = "north"},'
    ).replace("divisions = [", 'divisions = [{id = "south", name = {en = "South"}},')
    client.define(organisation)
    client.load(
        *people(6, f"p: a.top {SAID}"),
        *people(6, f"q: b.top {SAID}"),
        *people(3, f"r: c.top {SAID}"),
    )
    client.publish()
    before = client.shown()
    where = '"support", division = "north"}'
    moved = organisation.replace(where, where.replace("north", "south"), 1)
    client.define(moved)
    kept = client.load(*people(6, f"n: a.top {SAID}"))
    assert stays(kept) == [("w1", {"late": 6, "gone": 0, "changed": 0})]
    north = pl.col("division") == "north"
    assert client.shown()[0].filter(north).equals(before[0].filter(north))


def test_a_published_load_is_not_taken_back_and_a_later_one_is(client: Client) -> None:
    client.load(f"t: a.top {OTHERWISE}")
    with pytest.raises(Refused) as refusal:
        undo(client.path, 1)
    assert [one.code for one in refusal.value.problems] == ["load_published"]
    undo(client.path, 2)
    with closing(open_to_read(client.path)) as file:
        assert table(file.connection, "kept_waves").is_empty()


def refused(client: Client, *rows: str) -> list[Problem]:
    with pytest.raises(Refused) as refusal:
        client.load(*rows)
    return list(refusal.value.problems)


def test_smallest_groups_stay_as_they_were_published(client: Client) -> None:
    consent = ', smallest_group = 3, consent = {date = 2026-01-01, text = "yes"}}'
    client.define(ORGANISATION.replace('name = {en = "Top"}}', 'name = {en = "Top"}' + consent))
    (problem,) = refused(client, f"t: a.top {SAID}")
    assert (problem.code, problem.where) == ("smallest_group_frozen", "top")
    assert problem.values == {"expected": 5, "found": 3}
    client.define(ORGANISATION + "smallest_group = 6\n")
    problems = refused(client, f"t: a.top {SAID}")
    assert [one.where for one in problems] == ["small", "first", "top"]


def test_a_published_wave_is_scored_as_it_was(client: Client) -> None:
    harder = QUESTIONNAIRE.replace(
        'name = {en = "Theme 2"}, source', 'name = {en = "Theme 2"}, answered_from = 3, source'
    )
    client.define(questionnaire=harder)
    (problem,) = refused(client, f"t: a.top {SAID}")
    assert (problem.code, problem.where) == ("questionnaire_frozen", "w1")
    client.define(questionnaire=QUESTIONNAIRE.replace("Say 1", "Say 1 otherwise put"))
    assert client.load(f"t: a.top {SAID}").loaded == 1


def test_a_published_wave_without_ids_is_not_loaded_a_second_time(tmp_path: Path) -> None:
    """Nobody could tell who is the same person."""
    client = Client(tmp_path)
    nameless = [row.replace(row.partition(":")[0], "", 1) for row in people(6, f"p: a.top {SAID}")]
    path = answers(tmp_path, *nameless)
    path.write_text("\n".join(line.partition(",")[2] for line in path.read_text().splitlines()))
    names = (tmp_path / "questionnaire.toml", tmp_path / "organisation.toml")
    definitions = read_definitions(*names)
    load(client.path, check_files([path], definitions), definitions)
    client.publish()
    assert erase_wave(client.path, "w1") == 6
    path.write_text(path.read_text() + "\n")
    with pytest.raises(Refused) as refusal:
        load(client.path, check_files([path], definitions), definitions)
    assert {one.code for one in refusal.value.problems} & {"wave_without_ids", "loaded_before"}


def test_an_erased_wave_keeps_its_published_numbers(client: Client) -> None:
    before = client.shown()
    client.load(*people(6, f"z: a.top {SAID}"), wave="w2")
    assert erase_wave(client.path, "w1") == 24
    now = client.shown()[0].filter(wave="w1", status="shown")
    assert now.equals(before[0].filter(wave="w1", status="shown"))


def test_who_or_what_is_not_there_is_not_erased(client: Client) -> None:
    with pytest.raises(Refused) as refusal:
        erase_respondent(client.path, "nobody")
    assert [one.code for one in refusal.value.problems] == ["respondent_unknown"]
    with pytest.raises(Refused) as refusal:
        erase_wave(client.path, "w2")
    assert [one.code for one in refusal.value.problems] == ["wave_without_answers"]


def test_without_answers_there_is_nothing_to_publish(client: Client) -> None:
    path = client.folder / "none.duckdb"
    names = (client.folder / "questionnaire.toml", client.folder / "organisation.toml")
    definitions = read_definitions(*names)
    load(
        path,
        check_files([answers(client.folder, f"y: a.top {SAID}", wave="w2")], definitions),
        definitions,
    )
    undo(path, 1)
    with pytest.raises(Refused) as refusal:
        publish(path, client.folder / "other")
    assert [one.code for one in refusal.value.problems] == ["nothing_loaded"]
    assert not (client.folder / "other").exists()


def test_what_is_no_release_is_refused(client: Client) -> None:
    (client.folder / "text").write_text("no release")
    for path, code in (
        (client.folder / "gone", "release_missing"),
        (client.folder / "text", "not_a_release"),
        (client.path, "not_a_release"),
    ):
        with pytest.raises(Refused) as refusal:
            open_release(path)
        assert [one.code for one in refusal.value.problems] == [code]
    with pytest.raises(Refused) as refusal:
        open_results(client.release)
    assert [one.code for one in refusal.value.problems] == ["not_an_assessment_file"]


def test_an_open_release_reads_on_while_the_next_is_published(client: Client) -> None:
    with closing(open_release(client.release)) as release:
        client.load(*people(5, f"t: a.top {SAID}"), *people(5, f"u: a.first {SAID}"))
        assert client.publish().edition == 2
        assert release.provenance.edition == 1
        assert release.response("w1")[ALL].answered == 24
    with closing(open_release(client.release)) as release:
        assert release.response("w1")[ALL].answered == 34


def test_of_an_erased_answer_no_byte_is_left_in_the_file(tmp_path: Path) -> None:
    client = Client(tmp_path)
    questionnaire = QUESTIONNAIRE + '[[comments]]\nid = "change"\ntext = {en = "What?"}\n'
    client.define(questionnaire=questionnaire)
    client.load(
        *people(6, f"p: a.top {SAID}"), f"gone: a.top {SAID} change=Sentinel-of-one-who-left"
    )
    assert b"Sentinel-of-one-who-left" in client.path.read_bytes()
    erase_respondent(client.path, "gone")
    (backup,) = backups_beside(client.path)
    assert b"Sentinel-of-one-who-left" in backup.read_bytes()
    left = {one for one in tmp_path.glob("*c.duckdb*") if one.is_file()}
    assert left == {client.path, *(beside(client.path, what) for what in ("key", "ledger"))}
    assert not any(b"Sentinel-of-one-who-left" in one.read_bytes() for one in left)
    assert client.path.stat().st_mode & 0o777 == 0o600
    assert client.base() == 6


def test_when_an_erased_file_takes_its_place_no_copy_of_before_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(tmp_path)
    client.load(*people(6, f"p: a.top {SAID}"), f"gone: a.top {SAID}")
    beside_it: list[set[str]] = []

    def taking(anew: Path, path: Path, ledger: Ledger) -> None:
        beside_it.append({one.name for one in tmp_path.glob(f"{path.name}*") if one.is_file()})
        take_the_place(anew, path, ledger)

    monkeypatch.setattr("assessment.writing.take_the_place", taking)
    erase_respondent(client.path, "gone")
    name = client.path.name
    assert beside_it == [{name, *(f"{name}.{what}" for what in ("anew", "key", "ledger"))}]


def two_waves(tmp_path: Path) -> Client:
    """The same ten in both waves, others in one, and some who state no unit; published."""
    client = Client(tmp_path)
    linked = (*people(10, f"p: a.top {SAID}"), *people(10, f"q: b.first {OTHERWISE}"))
    client.load(*linked, *people(6, f"early: b.top {SAID}"), *people(5, f"n: - {SAID}"))
    client.load(*linked, *people(6, f"new: a.first {SAID}"), wave="w2")
    client.publish()
    return client


def kinds(client: Client) -> set[str]:
    return {str(kind) for kind in client.shown()[1].filter(wave="w2")["kind"]}


def test_what_is_compared_between_two_waves_is_published_and_planned_beside(
    tmp_path: Path,
) -> None:
    client = two_waves(tmp_path)
    assert {"wave_linked", "wave_constant_mix"} <= kinds(client)
    with closing(open_to_read(client.path)) as file:
        assert table(file.connection, "published_changes").height
        assert table(file.connection, "published_plan")["counts_not_stated"].any()
    before = client.shown()
    late = client.load(f"late: a.top {OTHERWISE}", wave="w2")
    assert stays(late) == [("w2", {"late": 1, "gone": 0, "changed": 0})]
    assert client.shown()[0].equals(before[0])
    assert client.shown()[1].equals(before[1])


def test_late_answers_of_the_linked_are_planned_beside_what_was_published(tmp_path: Path) -> None:
    client = two_waves(tmp_path)
    more = client.load(
        *people(6, f"early: b.top {SAID}"), *people(6, f"more: a.top {SAID}"), wave="w2"
    )
    assert stays(more) == []
    assert client.base(wave="w2") == 38
    assert client.publish().edition == 2


def test_who_was_published_in_no_figure_and_is_gone_counts_for_nobody(tmp_path: Path) -> None:
    """A release without a single figure is remembered too; its people aren't those of now."""
    client = Client(tmp_path)
    client.load(*people(3, f"p: a.top {SAID}"))
    client.publish()
    erase_respondent(client.path, "p1")
    client.load(*people(2, f"q: b.top {SAID}"))
    assert client.base() is None
    client.load(f"r: b.top {SAID}")
    assert client.base() == 5
