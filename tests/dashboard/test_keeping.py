"""Backups, restoring, upgrading and erasing, as commands."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assessment.backups import back_up
from assessment.beside import OURS, backups_beside, beside
from assessment.loading import load
from tests.conftest import Outcome
from tests.notation import EVERYBODY, Folder, answers

Keskmes = Callable[..., Outcome]
KESKMES = Path(sys.executable).with_name("keskmes")
READER = """
import sys
from pathlib import Path
from assessment.store import open_to_read
file = open_to_read(Path(sys.argv[1]))
while True:
    print(file.ledger.height, flush=True)
    if not sys.stdin.readline():
        break
"""
SENTINEL = "Sentinel-of-one-who-left"


@pytest.fixture
def client(folder: Folder) -> Path:
    """A client with two loads: in each wave six, and one whose comment is known again."""
    for wave in ("2025", "2026"):
        rows = f"r1..r6: unit=A level=low {EVERYBODY}\n"
        gone = f"gone: unit=A level=low s1=4 d1=4 first={SENTINEL}-{wave}"
        folder.write(f"{wave}.csv", answers(rows + gone, wave=wave))
        load(folder / "c.duckdb", folder.checked(f"{wave}.csv"), folder.definitions)
    return folder / "c.duckdb"


def holding(folder: Path) -> list[Path]:
    """The files in which an answer of the one who left can be read."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(one for one in files if SENTINEL.encode() in one.read_bytes())


def answered(keskmes: Keskmes, client: Path) -> str:
    return keskmes("results", "-d", client).out


def test_a_backup_is_made_put_back_and_said(keskmes: Keskmes, client: Path) -> None:
    before = answered(keskmes, client)
    made = keskmes("backup", "-d", client, "--output", client.with_name("elsewhere.duckdb"))
    assert (made.code, made.out) == (0, "")
    assert "elsewhere.duckdb" in made.err
    client.write_bytes(client.read_bytes()[:50_000])
    refused = keskmes("results", "-d", client)
    assert refused.code == 1
    assert f"keskmes restore {backups_beside(client)[-1]} -d {client}" in refused.err
    restored = keskmes("restore", client.with_name("elsewhere.duckdb"), "-d", client)
    assert restored.code == 0
    assert answered(keskmes, client) == before


def test_a_backup_of_nothing_and_a_restore_of_nothing_are_sentences(
    keskmes: Keskmes, tmp_path: Path
) -> None:
    for arguments in (("backup",), ("restore", tmp_path / "none"), ("upgrade",)):
        outcome = keskmes(*arguments, "-d", tmp_path / "no.duckdb")
        assert outcome.code == 1
        assert "there is no such database" in outcome.err
    assert not list(tmp_path.iterdir())


def test_a_file_of_now_needs_no_upgrade(keskmes: Keskmes, client: Path) -> None:
    outcome = keskmes("upgrade", "-d", client)
    assert outcome.code == 0
    assert "up to date" in outcome.err
    assert len(backups_beside(client)) == 1


def test_an_erased_respondent_stays_in_the_backups_until_they_are_named(
    keskmes: Keskmes, client: Path
) -> None:
    answers_given = [client.with_name(f"{wave}.csv") for wave in ("2025", "2026")]
    erased = keskmes("erase", "-d", client, "--respondent", "gone")
    backups = beside(client, "backups")
    assert erased.code == 0
    assert f"--backups {backups}" in erased.err
    assert client not in holding(client.parent)
    assert len(holding(backups)) == 2
    everywhere = keskmes("erase", "-d", client, "--respondent", "gone", "--backups", backups)
    assert everywhere.code == 0
    assert "Backups erased from: 2" in everywhere.err
    assert holding(client.parent) == answers_given
    assert keskmes("results", "-d", backups_beside(client)[0]).code == 0


def test_a_wave_is_erased_from_the_backups_too(keskmes: Keskmes, client: Path) -> None:
    outcome = keskmes(
        "erase", "-d", client, "--wave", "2025", "--backups", beside(client, "backups")
    )
    assert outcome.code == 0
    assert "Answers erased: 7." in outcome.err
    assert "2025" not in {line.split(",")[0] for line in answered(keskmes, client).splitlines()}


def test_nobody_anywhere_is_a_sentence(keskmes: Keskmes, client: Path) -> None:
    folder = beside(client, "backups")
    outcome = keskmes("erase", "-d", client, "--respondent", "nobody", "--backups", folder)
    assert outcome.code == 1
    assert "nobody with this id has answers here" in outcome.err


def test_the_backups_of_another_client_are_left_alone(
    keskmes: Keskmes, client: Path, small: Folder
) -> None:
    elsewhere = client.with_name("elsewhere")
    other = back_up(small / "small.duckdb", "asked", elsewhere / "other.duckdb")
    ours = back_up(client, "asked", elsewhere / "ours.duckdb")
    assert keskmes("erase", "-d", client, "--all", "--backups", elsewhere).code == 0
    assert other.exists()
    assert not ours.exists()


def test_the_whole_client_is_erased_with_everything_that_belongs_to_it(
    keskmes: Keskmes, client: Path
) -> None:
    backups = beside(client, "backups")
    shutil.copy(client, backups / "x.damaged")
    shutil.copy(beside(client, "key"), backups / "x.damaged.key")
    outcome = keskmes("erase", "-d", client, "--all", "--backups", backups)
    assert outcome.code == 0
    left = [client, *(beside(client, what) for what in OURS)]
    assert not [one for one in left if one.exists()]
    assert not list(backups.iterdir())
    assert keskmes("erase", "-d", client, "--all").code == 1


def test_a_backup_that_can_not_be_erased_from_is_named_when_the_rest_is_done(
    keskmes: Keskmes, client: Path
) -> None:
    backups = beside(client, "backups")
    good = back_up(client, "asked")
    (first, *_) = backups_beside(client)
    first.write_bytes(first.read_bytes()[:100_000])
    outcome = keskmes("erase", "-d", client, "--respondent", "gone", "--backups", backups)
    assert outcome.code == 1
    assert str(first) in outcome.err
    assert {client, good}.isdisjoint(holding(client.parent))


@pytest.mark.parametrize(
    "arguments",
    [
        ("load", "more.csv", "-q", "questionnaire.toml", "-o", "organisation.toml"),
        ("release", "--output", "release"),
        ("erase", "--respondent", "gone"),
        ("restore", "backup.duckdb"),
        ("backup",),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_folder_that_may_only_be_read_is_read_and_refuses_all_else_in_a_sentence(
    keskmes: Keskmes, client: Path, arguments: tuple[str, ...]
) -> None:
    folder = client.parent
    (folder / "more.csv").write_text(answers(f"new: unit=A level=low {EVERYBODY}"))
    back_up(client, "asked", folder / "backup.duckdb")
    shutil.rmtree(beside(client, "backups"))
    before = answered(keskmes, client)
    folder.chmod(0o500)
    try:
        code, _, said = without_privileges(*arguments, "-d", "c.duckdb", folder=folder)
        read, shown, _ = without_privileges("results", "-d", "c.duckdb", folder=folder)
    finally:
        folder.chmod(0o700)
    assert (code, "can't be written to" in said) == (1, True), said
    assert (read, shown) == (0, before)


def without_privileges(*arguments: str, folder: Path) -> tuple[int, str, str]:
    """A command of somebody for whom rights hold: the administrator's privileges are dropped."""
    drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    command = [*drop, str(KESKMES), *arguments]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"LANGUAGE": "en"}, capture_output=True, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_reader_that_is_ended_leaves_the_file_to_others(keskmes: Keskmes, client: Path) -> None:
    """And one that reads on is no trouble to it, nor it to the reader."""
    with subprocess.Popen(
        [sys.executable, "-c", READER, client], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as reader:
        assert reader.stdin
        assert reader.stdout
        assert reader.stdout.readline() == b"2\n"
        refused = keskmes("erase", "-d", client, "--respondent", "gone")
        assert (refused.code, "another program has the database open" in refused.err) == (1, True)
        reader.stdin.write(b"again\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == b"2\n"
        reader.kill()
    assert keskmes("erase", "-d", client, "--respondent", "gone").code == 0
