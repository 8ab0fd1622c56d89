"""Comments: of the whole organisation, from ten writers on, shuffled, each read and ticked."""

from contextlib import closing
from pathlib import Path

import pytest

from assessment.comments_review import tick_comments
from assessment.errors import Refused
from assessment.loading import undo
from assessment.results import open_results
from assessment.store import open_to_read
from assessment.writing import open_to_write
from queries.runner import TABLES
from tests.notation import EVERYBODY, Folder, answers
from tests.written import TWO_QUESTIONS, add, loaded, review, tick, wrote


def shown(path: Path, wave: str = "2026", question: str = "first") -> list[str]:
    with closing(open_results(path)) as results:
        rows = results.comments(wave).filter(comment=question)
    assert rows["position"].to_list() == list(range(1, rows.height + 1))
    return rows["text"].to_list()


def stored(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(open_to_read(path)) as file:
        return file.connection.execute(f"FROM {table}").fetchall()


def altered(path: Path, statement: str) -> None:
    with open_to_write(path) as file:
        file.connection.execute(statement)


def test_nothing_is_shown_until_it_is_ticked(folder: Folder) -> None:
    path = loaded(folder, wrote(12))
    assert review(path)["ticked"].to_list() == [False] * 12
    assert shown(path) == []


def test_what_is_ticked_is_shown_and_nothing_else_is_anywhere_but_where_it_was_loaded(
    folder: Folder,
) -> None:
    path = loaded(folder, wrote(12))
    tick(path, lambda text: text in {"text 003", "text 007"})
    assert sorted(shown(path)) == ["text 003", "text 007"]
    for table in set(TABLES) - {"comments"}:
        everything = repr(stored(path, table))
        assert "text 001" not in everything, table
        assert ("text 003" in everything) == (table == "shown_comments"), table


def test_a_tick_can_be_taken_back_and_those_not_named_stay(folder: Folder) -> None:
    path = loaded(folder, wrote(12))
    tick(path)
    key = review(path).filter(text="text 005")["key"].item()
    tick_comments(path, {key: False})
    assert len(shown(path)) == 11
    assert "text 005" not in shown(path)
    tick_comments(path, {})
    assert len(shown(path)) == 11


def test_nine_who_wrote_are_too_few_however_many_answered_and_are_ticked(folder: Folder) -> None:
    nine = wrote(9) + f"\ns1..s9: unit=A level=low {EVERYBODY} first=-"
    path = loaded(folder, nine)
    tick(path)
    assert review(path)["ticked"].all()
    assert shown(path) == []


def test_the_tenth_who_wrote_opens_the_ticked_ones_of_all(folder: Folder) -> None:
    path = loaded(folder, wrote(10) + f"\ns1..s9: unit=A level=low {EVERYBODY} first=-")
    tick(path, lambda text: text == "text 004")
    assert shown(path) == ["text 004"]
    with closing(open_results(path)) as results:
        assert results.comments("2026")["people"].to_list() == [10]


@pytest.mark.parametrize("nothing", ["-", "'–'", "'...'", "' '", "'?!'"])
def test_who_wrote_no_letter_has_not_written(folder: Folder, nothing: str) -> None:
    path = loaded(folder, f"{wrote(9)}\ns1: unit=A level=low s1=4 first={nothing}")
    tick(path)
    assert review(path).height == 9
    assert shown(path) == []


def test_a_larger_smallest_group_holds_for_comments_too(folder: Folder) -> None:
    folder.change("organisation.toml", 'name = "Small"', 'name = "Small"\nsmallest_group = 12')
    eleven, twelve = loaded(folder, wrote(11)), loaded(folder, wrote(12))
    for path in (eleven, twelve):
        tick(path)
    assert (shown(eleven), len(shown(twelve))) == ([], 12)


def test_waves_and_questions_are_counted_apart(folder: Folder) -> None:
    folder.change("questionnaire.toml", "[[comments]]", f"{TWO_QUESTIONS}\n[[comments]]")
    six, more = wrote(6), wrote(9, start=7).replace("first=", "more=")
    path = loaded(folder, f"{six}\n{more}")
    add(folder, path, "earlier.csv", answers(wrote(6), wave="2025"))
    tick(path)
    assert review(path).height == 21
    assert (shown(path), shown(path, "2025"), shown(path, question="more")) == ([], [], [])


def test_whoever_states_no_unit_counts_only_where_everybody_does(folder: Folder) -> None:
    four = f"{wrote(9)}\n{wrote(4, start=21, unit='-')}"
    five = f"{wrote(9)}\n{wrote(5, start=21, unit='-')}"
    too_few, enough = loaded(folder, four), loaded(folder, five)
    for path in (too_few, enough):
        tick(path)
    assert review(too_few).height == 9
    assert (shown(too_few), len(shown(enough))) == ([], 14)


def test_where_the_whole_organisation_is_not_shown_no_comment_is(folder: Folder) -> None:
    order = 'name = "Small"\nrelease_order = ["level", "unit"]'
    folder.change("organisation.toml", 'name = "Small"', order)
    path = loaded(folder, wrote(12))
    assert review(path).is_empty()


def test_the_same_data_have_the_same_order_whoever_has_which_number(folder: Folder) -> None:
    one, other = loaded(folder, wrote(40)), loaded(folder, wrote(40))
    for path in (one, other):
        tick(path)
    assert stored(one, "respondents") != stored(other, "respondents")
    assert shown(one) == shown(other)
    tick(one, lambda text: text > "text 020")
    assert shown(one) == [text for text in shown(other) if text > "text 020"]


def test_the_order_is_neither_that_of_arrival_nor_of_the_numbers_nor_of_the_texts(
    folder: Folder,
) -> None:
    path = loaded(folder, wrote(40))
    tick(path)
    texts = shown(path)
    numbered = [str(row[3]) for row in stored(path, "comments")]
    assert sorted(texts) == sorted(numbered)
    for known in (sorted(texts), numbered):
        assert texts not in (known, known[::-1])
        alike = sum(one == other for one, other in zip(texts, known, strict=True))
        assert alike < 10
    assert [row[3] for row in stored(path, "shown_comments")] == texts


def test_other_data_and_another_question_have_another_order(folder: Folder) -> None:
    folder.change("questionnaire.toml", "[[comments]]", f"{TWO_QUESTIONS}\n[[comments]]")
    both = "\n".join(f"{line} more={line.split('first=')[1]}" for line in wrote(40).splitlines())
    path = loaded(folder, both)
    tick(path)
    before = shown(path)
    assert sorted(before) == sorted(shown(path, question="more"))
    assert before != shown(path, question="more")
    add(folder, path, "late.csv", answers("late: unit=A level=low s1=4 d1=4"))
    assert sorted(before) == sorted(shown(path))
    assert before != shown(path)


def test_taking_a_load_back_takes_its_comments_and_their_ticks(folder: Folder) -> None:
    path = loaded(folder, wrote(12), wrote(3, start=31))
    tick(path)
    assert len(shown(path)) == 15
    undo(path, 2)
    assert (len(shown(path)), len(stored(path, "ticked_comments"))) == (12, 12)
    assert "text 031" not in repr([stored(path, table) for table in TABLES])
    add(folder, path, "again.csv", answers(wrote(3, start=31)))
    assert review(path).filter("ticked").height == len(shown(path)) == 12
    undo(path, 1)
    assert (shown(path), stored(path, "ticked_comments")) == ([], [])


def test_fewer_writers_after_a_load_was_taken_back_close_the_question(folder: Folder) -> None:
    path = loaded(folder, wrote(9), wrote(1, start=31))
    tick(path)
    assert len(shown(path)) == 10
    undo(path, 2)
    assert shown(path) == []


def test_a_tick_is_of_the_text_that_was_read(folder: Folder) -> None:
    path = loaded(folder, wrote(12))
    tick(path)
    altered(path, "UPDATE comments SET text = 'names somebody' WHERE text = 'text 004'")
    assert review(path).filter("ticked").height == 11
    tick(path, lambda text: text != "names somebody")
    assert len(shown(path)) == 11
    tick(path)
    assert "names somebody" in shown(path)


def test_ticks_of_data_that_are_others_by_now_save_nothing(folder: Folder) -> None:
    path = loaded(folder, wrote(12))
    former = review(path)["key"].to_list()
    add(folder, path, "late.csv", answers("late: unit=A level=low s1=4 d1=4"))
    ticks = dict.fromkeys([*review(path)["key"][:5], former[0]], True)
    with pytest.raises(Refused) as refusal:
        tick_comments(path, ticks)
    assert [one.code for one in refusal.value.problems] == ["comments_changed"]
    assert stored(path, "ticked_comments") == []


def test_where_there_is_no_database_none_is_made(folder: Folder) -> None:
    with pytest.raises(Refused):
        tick_comments(folder / "none.duckdb", {})
    assert not (folder / "none.duckdb").exists()


def test_equal_texts_of_two_people_are_two_comments(folder: Folder) -> None:
    path = loaded(folder, f"{wrote(9)}\ns1..s2: unit=A level=low s1=4 first=Same")
    keys = review(path).filter(text="Same")["key"].to_list()
    assert len(set(keys)) == 2
    tick_comments(path, {keys[0]: True})
    assert shown(path) == ["Same"]


def test_a_comment_is_one_line_without_what_can_not_be_seen(folder: Folder) -> None:
    path = loaded(folder, wrote(10))
    text = "= a\u202eb\u00ad\u200bc\ufffe\r\n\t d\x07\x1b\u2028e \ue000"
    with open_to_write(path) as file:
        statement = "UPDATE comments SET text = $text WHERE text = 'text 001'"
        file.connection.execute(statement, {"text": text})
    tick(path, lambda one: one.startswith("="))
    assert shown(path) == ["= abc d e"]


def test_the_version_of_the_data_follows_the_ticks(folder: Folder) -> None:
    path = loaded(folder, wrote(12))

    def version() -> str:
        with closing(open_results(path)) as results:
            return results.data_version

    before = version()
    tick(path)
    assert version() != before
    tick(path, lambda _: False)
    assert version() == before
