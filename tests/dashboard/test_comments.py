"""Comments on pages and slides: quotations of what was ticked, and the consultant's reading."""

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assessment.comments_review import tick_comments
from assessment.errors import Refused
from assessment.results import open_results
from assessment.story import Entry, Story
from dashboard.exhibits.comments import comments
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.reading import Reading
from dashboard.i18n import LANGUAGES, words_in
from dashboard.intake.comments import PART
from dashboard.look import LIGHT
from dashboard.meeting import slides
from dashboard.readout import readout_of, told_of, usual_story
from dashboard.sentences import sentence
from dashboard.show import unmarked
from dashboard.slide import GAP, HEADLINE, HEIGHT, QUOTE, QUOTE_EDGE, TEXT, WIDTH
from dashboard.typeface import BOLD, REGULAR, wrapped
from tests.dashboard.test_screens import html, opened
from tests.notation import EVERYBODY, Folder, answers
from tests.written import TWO_QUESTIONS, add, loaded, review, tick, wrote

MARKUP = "**bold** ![x](http://example.test/x.png) <script>alert(1)</script> {people} $x$ :smile:"
LONG = f"{'An endless comment on everything. ' * 120}{'W' * 3000}"
ENTRY = Entry(exhibit="comments", choices={"comment": "first"})


@contextmanager
def read(path: Path, language: str = "en") -> Generator[Reading]:
    with closing(open_results(path)) as results:
        yield Reading(results, "2026", words_in(language), LIGHT)


def exhibit(path: Path, *, on_slide: bool = False) -> Exhibit:
    with read(path) as reading:
        return comments(reading, "first", on_slide=on_slide)


def hostile(*texts: str) -> str:
    """Ten people who wrote nothing but trouble."""
    written = [*texts, *(f"text {n:03}" for n in range(1, 11 - len(texts)))]
    return "\n".join(
        f'h{n}: unit=A level=low s1=4 d1=4 first="{one}"' for n, one in enumerate(written)
    )


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page over a database."""

    def page(path: Path, name: str, **address: str) -> AppTest:
        monkeypatch.setenv("KESKMES_DATABASE", str(path))
        run = opened(name, **{"lang": "en"} | address)
        assert not run.exception
        return run

    return page


def save(run: AppTest) -> AppTest:
    (button,) = (one for one in run.button if one.label == "Save these ticks")
    button.click().run()
    assert not run.exception
    return run


def boxes(run: AppTest) -> dict[str, bool]:
    return {one.label: one.value for one in run.checkbox}


def test_the_headline_says_how_many_of_how_many_and_the_quotations_are_those_ticked(
    folder: Folder,
) -> None:
    path = loaded(folder, wrote(12))
    tick(path, lambda text: text < "text 004")
    shown = exhibit(path)
    assert shown.headline == "In their own words: 3 of 12 comments"
    assert shown.base == "What first? 12 people answered it."
    assert sorted(shown.quotes) == ["“text 001”", "“text 002”", "“text 003”"]
    assert shown.table.columns == ["What first?"]
    assert not shown.is_drawn
    assert "text 004" not in repr(shown)
    for name in ("Unit A", "Unit B", "First line", "Top managers"):
        assert name not in repr(shown)


@pytest.mark.parametrize(("people", "ticked"), [(9, True), (12, False)])
def test_without_a_comment_that_may_be_shown_there_is_no_exhibit_and_no_place_in_the_story(
    folder: Folder, app: Callable[..., AppTest], people: int, ticked: bool
) -> None:
    path = loaded(folder, wrote(people) + f"\ns1..s9: unit=A level=low {EVERYBODY} first=-")
    tick(path, lambda _: ticked)
    with read(path) as reading:
        assert "comments" not in {entry.exhibit for entry in usual_story(reading).entries}
        assert told_of(reading, Entry(exhibit="comments")) is None
        untold = readout_of(reading, Story(id="s", language="en", entries=(ENTRY,))).untold
        assert untold == ("In their own words (What first?)",)
    assert "text 0" not in html(app(path, "overview"))


def test_each_question_with_comments_comes_at_the_end_of_the_usual_story(folder: Folder) -> None:
    folder.change("questionnaire.toml", "[[comments]]", f"{TWO_QUESTIONS}\n[[comments]]")
    both = "\n".join(f"{line} more='more {n}'" for n, line in enumerate(wrote(12).splitlines()))
    path = loaded(folder, both)
    tick(path, lambda text: text.startswith("text"))
    with read(path) as reading:
        assert [entry.key for entry in usual_story(reading).entries][-1] == ENTRY.key
    tick(path)
    with read(path) as reading:
        ends = [entry.key for entry in usual_story(reading).entries][-2:]
    assert ends == ["comments|comment:more", ENTRY.key]


def test_a_few_short_comments_are_whole_on_a_slide_and_nothing_is_said_of_others(
    folder: Folder,
) -> None:
    path = loaded(folder, wrote(12))
    tick(path, lambda text: text < "text 004")
    whole, slide = exhibit(path), exhibit(path, on_slide=True)
    assert (slide.quotes, slide.base) == (whole.quotes, whole.base)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("headline", ["", "word " * 55])
def test_whatever_is_written_fits_a_slide_and_is_cut_where_it_can_be_seen(
    folder: Folder, language: str, headline: str
) -> None:
    path = loaded(folder, hostile(*[f"{n} {LONG}" for n in range(10)]))
    tick(path)
    entry = ENTRY
    with read(path, language) as reading:
        if headline:
            told = told_of(reading, ENTRY)
            assert told
            now = told.computed
            entry = ENTRY.saying(language, headline=headline, instead_of=now, note="", section="")
        story = Story(id="s", language=language, entries=(entry,))
        (slide,) = slides(readout_of(reading, story)).values()
        some = reading.text("comments.some")
    assert slide.quotes
    assert all(" …" in quote for quote in slide.quotes)
    assert slide.base.endswith(some)
    taken = 0
    for text, (size, line), weight, width in (
        (slide.headline, HEADLINE, BOLD, WIDTH),
        (slide.base, TEXT, REGULAR, WIDTH),
        *((quote, QUOTE, REGULAR, WIDTH - QUOTE_EDGE) for quote in slide.quotes),
    ):
        taken += len(wrapped(text, width, size, weight)) * line + GAP
    assert taken <= HEIGHT


def test_a_page_sets_comments_as_text_and_asks_for_the_question(
    folder: Folder, app: Callable[..., AppTest]
) -> None:
    folder.change("questionnaire.toml", "[[comments]]", f"{TWO_QUESTIONS}\n[[comments]]")
    rows = hostile(MARKUP).splitlines()
    path = loaded(folder, "\n".join(f"{row} more='more {n}'" for n, row in enumerate(rows)))
    tick(path)
    run = app(path, "overview", comment="first")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {people} $x$ :smile:”</blockquote>" in html(run)
    assert "<script>alert" not in html(run)
    assert "more 1" not in html(run)
    run.selectbox(key="choose_comment").select("more").run()
    assert "more 1" in html(run)
    assert run.query_params["comment"] == "more"


def test_a_page_about_a_unit_has_no_comments(folder: Folder, app: Callable[..., AppTest]) -> None:
    path = loaded(folder, wrote(12))
    tick(path)
    assert "text 001" in html(app(path, "overview"))
    assert "text 001" not in html(app(path, "overview", group="unit=A"))


def test_the_consultant_reads_and_ticks_and_all_pages_show_it_at_once(
    folder: Folder, app: Callable[..., AppTest]
) -> None:
    path = loaded(folder, wrote(12))
    assert "text 0" not in html(app(path, "overview"))
    run = app(path, "data")
    assert boxes(run) == {f"text {n:03}": False for n in range(1, 13)}
    assert "shown word for word to everybody who sees the results" in html(run)
    for box in run.checkbox:
        if box.label in {"text 002", "text 005"}:
            box.check()
    save(run)
    assert "Saved: 2 of the comments read just now are shown." in html(run)
    assert [label for label, ticked in sorted(boxes(run).items()) if ticked] == [
        "text 002",
        "text 005",
    ]
    page = html(app(path, "overview"))
    assert ("text 002" in page, "text 005" in page, "text 001" in page) == (True, True, False)
    run = app(path, "data")
    next(one for one in run.checkbox if one.label == "text 002").uncheck()
    save(run)
    assert "text 002" not in html(app(path, "overview"))


def test_a_comment_is_read_as_text_whatever_is_in_it(
    folder: Folder, app: Callable[..., AppTest]
) -> None:
    path = loaded(folder, hostile(MARKUP))
    labels = boxes(app(path, "data"))
    assert unmarked(MARKUP) in labels
    assert "![" not in "".join(labels)


def test_too_few_comments_are_counted_and_not_listed(
    folder: Folder, app: Callable[..., AppTest]
) -> None:
    run = app(loaded(folder, wrote(9)), "data")
    assert not run.checkbox
    assert "9 people answered this question: too few for any comment to be shown." in html(run)


def test_where_nobody_wrote_nothing_is_said_of_comments(
    folder: Folder, app: Callable[..., AppTest]
) -> None:
    run = app(loaded(folder, "r1..r12: unit=A level=low s1=4 d1=4"), "data")
    assert "Comments: which may be shown" not in html(run)


def test_many_comments_are_read_in_parts_and_saved_part_by_part(
    folder: Folder, app: Callable[..., AppTest]
) -> None:
    path = loaded(folder, wrote(PART + 5))
    run = app(path, "data")
    assert len(run.checkbox) == PART
    first = run.checkbox[0].check().label
    save(run)
    run.selectbox(key="comments_part_first").select(PART).run()
    assert len(run.checkbox) == 5
    last = run.checkbox[4].check().label
    save(run)
    assert set(review(path).filter("ticked")["text"]) == {first, last}


def test_ticks_on_data_that_have_changed_meanwhile_are_not_saved(
    folder: Folder, app: Callable[..., AppTest]
) -> None:
    path = loaded(folder, wrote(12))
    run = app(path, "data")
    run.checkbox[0].check()
    add(folder, path, "late.csv", answers("late: unit=A level=low s1=4 d1=4"))
    save(run)
    assert not review(path)["ticked"].any()
    assert not any(boxes(run).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_data_have_changed_is_said_in_three_languages(
    folder: Folder, language: str
) -> None:
    path = loaded(folder, wrote(12))
    with pytest.raises(Refused) as refusal:
        tick_comments(path, {"gone": True})
    said = [sentence(words_in(language), one) for one in refusal.value.problems]
    assert words_in(language).text("problem.comments_changed") in said[0]
