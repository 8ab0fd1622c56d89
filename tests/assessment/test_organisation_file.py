"""A merge written into the organisation's file leaves everything else as it was."""

import difflib
import stat
from pathlib import Path

import pytest

from assessment.definition_files import read_organisation
from assessment.errors import Refused
from assessment.organisation_file import write_merges
from tests.notation import Folder

ORG = "organisation.toml"
COMMENTED = """# The client's file.
id   =   "small"
name = "Small"   # as they write it
levels = [ {id = "top", name = {en = "Top managers"}} ]

[[units]] # first
id = "A"
name = {en = "Unit A"}
kind = "support"  # a support unit
# below the unit


# above the next
[[units]]
id = "B"
name = { en = "Unit B" }
kind = "support"

[[waves]]
id = "2026"
name = {en = "2026"}
date = 2026-10-15
"""
INLINE = """id = "small"
name = "Small"
levels = [{id = "top", name = {en = "Top managers"}}]
waves = [{id = "2026", name = {en = "2026"}, date = 2026-10-15}]
units = [
  {id = "A", name = {en = "Unit A"}, kind = "support"}, # first
  {id = "B", name = {en = "Unit B"}, kind = "support"},
]
"""


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]


def test_a_merge_is_one_line_after_the_other_keys_of_its_unit(folder: Folder) -> None:
    path = folder.write(ORG, COMMENTED)
    organisation = write_merges(path, {"A": "B"})
    written = path.read_text(encoding="utf-8")
    assert changed_lines(COMMENTED, written) == ['+ merged_into = "B"\n']
    assert 'kind = "support"  # a support unit\nmerged_into = "B"\n# below the unit\n' in written
    assert organisation == read_organisation(path)
    assert organisation.merges == {"A": "B"}


def test_units_in_one_line_get_the_key_inside_their_braces(folder: Folder) -> None:
    path = folder.write(ORG, INLINE)
    write_merges(path, {"A": "B"})
    assert '{id = "A", name = {en = "Unit A"}, kind = "support", merged_into = "B"}, # first' in (
        path.read_text(encoding="utf-8")
    )


def test_a_merge_that_is_there_gets_another_target(folder: Folder) -> None:
    unit = '[[units]]\nid = "C"\nname = {en = "Unit C"}\nkind = "support"\n\n[[waves]]'
    path = folder.write(ORG, COMMENTED.replace("[[waves]]", unit))
    write_merges(path, {"A": "B"})
    write_merges(path, {"A": "C"})
    assert path.read_text(encoding="utf-8").count("merged_into") == 1
    assert read_organisation(path).merges == {"A": "C"}


def test_several_units_are_merged_at_once(folder: Folder) -> None:
    unit = '[[units]]\nid = "C"\nname = {en = "Unit C"}\nkind = "support"\n\n[[waves]]'
    path = folder.write(ORG, COMMENTED.replace("[[waves]]", unit))
    assert write_merges(path, {"A": "C", "B": "C"}).merges == {"A": "C", "B": "C"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_keeps_its_encoding_and_its_line_ends(folder: Folder, encoding: str) -> None:
    text = COMMENTED.replace("Unit A", "Üksus A").replace("\n", "\r\n")
    path = folder.write(ORG, text.encode(encoding))
    write_merges(path, {"A": "B"})
    written = path.read_bytes()
    assert written[:2] == text.encode(encoding)[:2]
    decoded = written.decode(encoding)
    assert "\n" not in decoded.replace("\r\n", "")
    assert decoded.replace('merged_into = "B"\r\n', "") == text


def test_a_file_without_a_last_line_end_gets_a_line_of_its_own(folder: Folder) -> None:
    head, waves, unit = COMMENTED.partition("[[waves]]")
    first, second, rest = head.rpartition("[[units]]")
    path = folder.write(ORG, first + waves + unit + second + rest.rstrip())
    write_merges(path, {"B": "A"})
    assert read_organisation(path).merges == {"B": "A"}


REFUSED = {
    "an unknown unit": ({"C": "A"}, "id_unknown"),
    "a unit into an unknown one": ({"A": "C"}, "id_unknown"),
    "a unit into itself": ({"A": "A"}, "merged_with_itself"),
    "two units in circles": ({"A": "B", "B": "A"}, "merged_in_circles"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_nothing_is_written_of(folder: Folder, case: str) -> None:
    merges, code = REFUSED[case]
    path = folder.write(ORG, COMMENTED)
    before = folder.content
    with pytest.raises(Refused) as refusal:
        write_merges(path, merges)
    assert [problem.code for problem in refusal.value.problems] == [code]
    assert folder.content == before


def test_the_file_keeps_who_may_read_it_and_a_link_leads_to_it_still(folder: Folder) -> None:
    path = folder.write(ORG, COMMENTED)
    path.chmod(0o640)
    link = folder / "linked.toml"
    link.symlink_to(path)
    write_merges(link, {"A": "B"})
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert read_organisation(path).merges == {"A": "B"}


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_left_there(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder.write(ORG, COMMENTED)
    before = folder.content

    def full(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Refused) as refusal:
        write_merges(path, {"A": "B"})
    assert [problem.code for problem in refusal.value.problems] == ["not_writable"]
    assert folder.content == before
