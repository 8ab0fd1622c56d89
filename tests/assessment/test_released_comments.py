"""Comments that were published: they stay, or their question is closed for good."""

from contextlib import closing
from pathlib import Path

from assessment.erasing import erase_respondent
from assessment.publication import Published, publish
from assessment.results import open_release
from tests.notation import Folder, answers
from tests.written import add, loaded, review, tick, wrote

SILENT = "q1..q12: unit=A level=low s1=4 d1=4"
"""Twelve who answer and write nothing."""


def released(path: Path) -> tuple[Published, list[str]]:
    """A release, and the comments that it shows."""
    output = path.with_name("release")
    published = publish(path, output)
    with closing(open_release(output)) as release:
        return published, release.comments("2026").filter(comment="first")["text"].to_list()


def test_a_late_answer_that_changes_nothing_leaves_the_comments_as_they_were(
    folder: Folder,
) -> None:
    path = loaded(folder, wrote(12))
    tick(path)
    first, shown = released(path)
    add(folder, path, "late.csv", answers("late: unit=A level=low s1=4 d1=4"))
    second, still = released(path)
    assert [one.late for one in second.kept] == [1]
    assert second.edition == first.edition
    assert still == shown
    assert review(path).height == len(shown) == 12


def test_a_late_comment_to_numbers_that_stay_waits(folder: Folder) -> None:
    path = loaded(folder, wrote(12))
    tick(path)
    _, shown = released(path)
    add(folder, path, "late.csv", answers(wrote(1, start=51)))
    tick(path)
    assert released(path)[1] == shown


def test_a_comment_that_any_edition_showed_closes_its_question_when_it_is_gone(
    folder: Folder,
) -> None:
    path = loaded(folder, f"{wrote(12)}\n{SILENT}")
    tick(path)
    assert len(released(path)[1]) == 12
    tick(path, lambda text: text != "text 005")
    assert len(released(path)[1]) == 11
    for who in ("r5", "q1", "q2", "q3", "q4", "q5", "q6"):
        erase_respondent(path, who)
    published, shown = released(path)
    assert published.kept == ()
    assert shown == []


def test_a_question_closes_when_few_are_left_of_those_who_were_published_together(
    folder: Folder,
) -> None:
    path = loaded(folder, f"{wrote(10)}\n{SILENT}")
    tick(path, lambda text: text == "text 001")
    assert released(path)[1] == ["text 001"]
    add(folder, path, "late.csv", answers(wrote(12, start=51)))
    tick(path, lambda text: text == "text 001" or text > "text 050")
    assert len(released(path)[1]) == 13
    for n in range(2, 8):
        erase_respondent(path, f"r{n}")
    published, shown = released(path)
    assert published.kept == ()
    assert review(path).height == 16
    assert shown == []


def test_how_many_wrote_is_part_of_an_edition(folder: Folder) -> None:
    path = loaded(folder, wrote(12))
    tick(path, lambda text: text != "text 003")
    first, shown = released(path)
    erase_respondent(path, "r3")
    second, still = released(path)
    assert len(second.kept) == 1
    assert sorted(still) == sorted(shown)
    assert second.edition == first.edition + 1
