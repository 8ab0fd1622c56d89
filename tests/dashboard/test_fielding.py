"""A questionnaire to field: the order of asking, the promise, and codes that come back."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import polars as pl
import pytest
from docx import Document
from docx.text.paragraph import Paragraph
from pyxform.xls2xform import (
    convert,  # pyright: ignore[reportUnknownVariableType] -- it takes any dict
)

from assessment.definition import LONGEST_ANSWER_CODE, LONGEST_CODE, short_code
from assessment.definition_files import read_organisation, read_questionnaire
from assessment.errors import Problem, Refused
from assessment.organisation import Organisation
from assessment.questionnaire import Questionnaire
from dashboard.fielding.asked import Asked, Page
from dashboard.fielding.first_page import first_page
from dashboard.fielding.form import MOST_POINTS, SUFFIXES, Form, write_form
from dashboard.fielding.pages import ON_A_SCREEN, pages_of
from dashboard.i18n import LANGUAGES, words_in
from tests.conftest import QUESTIONNAIRE, SAMPLE
from tests.small import ORGANISATION as SMALL_ORGANISATION
from tests.small import QUESTIONNAIRE as SMALL_QUESTIONNAIRE

Rows = list[dict[str, str]]
Change = Callable[[dict[str, Any]], object]

WORDS = {language: words_in(language) for language in LANGUAGES}
ENGLISH = {"en": WORDS["en"]}
FORMS: tuple[Form, ...] = ("limesurvey", "xlsform", "docx")


@pytest.fixture(scope="module")
def standard() -> Questionnaire:
    return read_questionnaire(QUESTIONNAIRE)


@pytest.fixture(scope="module")
def sample() -> Organisation:
    return read_organisation(SAMPLE / "organisation.toml")


def small(*changes: Change) -> Questionnaire:
    fields = tomllib.loads(SMALL_QUESTIONNAIRE)
    for change in changes:
        change(fields)
    return Questionnaire.model_validate(fields)


def without(*parts: str) -> Change:
    def change(fields: dict[str, Any]) -> None:
        for part in parts:
            del fields[part]

    return change


def with_scale(**changes: object) -> Change:
    def change(fields: dict[str, Any]) -> None:
        fields["scales"]["ten"].update(changes)

    return change


def small_organisation(*changes: Change) -> Organisation:
    fields = tomllib.loads(SMALL_ORGANISATION)
    for change in changes:
        change(fields)
    return Organisation.model_validate(fields)


def asked_of(page: Page) -> list[str]:
    return [asked.id for asked in page.asked]


def find(pages: list[Page], one: str) -> Asked:
    return next(asked for page in pages for asked in page.asked if asked.id == one)


def write(
    folder: Path,
    form: Form,
    questionnaire: Questionnaire,
    organisation: Organisation | None = None,
    language: str = "en",
) -> Path:
    path = folder / f"form{SUFFIXES[form]}"
    write_form(questionnaire, organisation, words_in(language), form, path)
    return path


def tables(path: Path) -> dict[str, Rows]:
    document = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 -- our own file
    return {
        table.tag: [
            {cell.tag: cell.text or "" for cell in row} for row in table.findall("rows/row")
        ]
        for table in document
    }


def sheet(path: Path, name: str) -> pl.DataFrame:
    return pl.read_excel(path, sheet_name=name, infer_schema_length=0)


def text_of(path: Path) -> str:
    """Everything that a document says, cell by cell, in order."""
    said: list[str] = []
    for part in Document(str(path)).iter_inner_content():
        if isinstance(part, Paragraph):
            said.append(part.text)
        else:
            said += [cell.text for row in part.rows for cell in row.cells]
    return "\n".join(said)


def form_of(path: Path) -> tuple[str, list[str]]:
    """The form that ODK makes of a workbook, and what it warns of."""
    warnings: list[str] = []
    return convert(path, warnings=warnings).xform, warnings


# ── what is asked, in which order ────────────────────────────────────────────────────────────────


def test_the_standard_questionnaire_is_asked_in_the_order_of_its_readme(
    standard: Questionnaire, sample: Organisation
) -> None:
    pages = list(pages_of(standard, sample, WORDS))
    asked = [asked_of(page) for page in pages]
    assert asked[0] == ["self_rating"]
    assert asked[1] == ["cx_owner"]
    assert asked[2] == [choice.id for choice in standard.choices_of("foundation")]
    items = [item.id for item in standard.items]
    after_items = 3 + sum(set(page) <= set(items) for page in asked)
    assert [one for page in asked[3:after_items] for one in page] == items
    deeds, *accountable, programme, measures, comments, about = asked[after_items:]
    assert deeds == [rating.id for rating in standard.own_deeds]
    assert accountable == [
        [f"accountable_{pillar.id}", f"accountable_role_{pillar.id}"] for pillar in standard.pillars
    ]
    assert (programme, measures) == (["programme"], ["measures"])
    assert (comments, about) == (["best", "change_first"], ["unit", "level"])


def test_every_question_is_asked_once(standard: Questionnaire) -> None:
    asked = [one for page in pages_of(standard, None, WORDS) for one in asked_of(page)]
    assert sorted(asked) == sorted([*(q.id for q in standard.questions), "unit", "level"])


def test_a_screen_has_five_items_of_one_scale_and_no_two_halves_of_a_pair(
    standard: Questionnaire,
) -> None:
    items = {item.id: item for item in standard.items}
    for page in pages_of(standard, None, WORDS):
        on_it = [items[one] for one in asked_of(page) if one in items]
        assert len(on_it) <= ON_A_SCREEN
        assert len({item.scale for item in on_it}) <= 1
        assert len({item.pair for item in on_it}) == len(on_it)
        assert page.steps is None or not on_it or page.steps.id == on_it[0].scale


def test_a_questionnaire_of_items_alone_asks_them_and_unit_and_level() -> None:
    bare = small(without("ratings", "choices", "passive"))
    pages = list(pages_of(bare, None, ENGLISH))
    assert [asked_of(page) for page in pages] == [
        ["s1", "d1", "x1", "x2", "x3"],
        ["unit", "level"],
    ]
    unit = find(pages, "unit")
    assert (unit.kind, unit.answers) == ("line", ())
    assert unit.text == {"en": "Which unit do you work in?"}


def test_unit_and_level_are_picked_from_the_organisation_and_may_be_left_empty(
    standard: Questionnaire, sample: Organisation
) -> None:
    pages = list(pages_of(standard, sample, WORDS))
    unit, level = pages[-1].asked
    assert [one.id for one in unit.answers] == [one.id for one in sample.units]
    assert [one.text["fi"] for one in level.answers] == [
        "Ylin johto",
        "Keskijohto",
        "Lähiesihenkilöt",
    ]
    assert unit.text == standard.unit_text
    assert unit.note is not None
    assert unit.note["et"] == "Võite ka vastamata jätta."


def test_a_name_that_lacks_the_language_is_said_in_the_one_it_has(standard: Questionnaire) -> None:
    pages = list(pages_of(standard, small_organisation(), WORDS))
    assert find(pages, "level").answers[1].text == dict.fromkeys(LANGUAGES, "First line")


def test_the_ends_of_a_scale_are_labelled_and_cant_say_stands_apart(
    standard: Questionnaire,
) -> None:
    page = next(page for page in pages_of(standard, None, WORDS) if "digital_do" in asked_of(page))
    assert page.steps is not None
    points = [answer.text["et"] for answer in page.steps.points]
    assert (points[0], points[1], points[-1]) == (
        "1 – ei kehti üldse",
        "2",
        "10 – kehtib täielikult",
    )
    assert [(one.id, one.text["fi"]) for one in page.steps.others] == [
        ("cant_say", "en osaa sanoa (en näe sitä työssäni)"),
        ("not_applicable", "ei koske meitä"),
    ]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        (["cant_say", "Can’t say"], "can't say"),
        (["99", "no idea", "unsure"], "no idea"),
        (["?"], "?"),
        (["dk"], "can't say (I don't see it in my work)"),
    ],
)
def test_cant_say_is_called_what_the_reader_of_answers_knows(words: list[str], label: str) -> None:
    questionnaire = small(with_scale(cant_say=words))
    steps = next(pages_of(questionnaire, None, ENGLISH)).steps
    assert steps is not None
    assert (steps.others[0].id, steps.others[0].text["en"]) == (words[0], label)


def test_a_scale_without_words_beside_it_has_its_points_alone() -> None:
    questionnaire = small(with_scale(cant_say=[], not_applicable=[]))
    steps = next(pages_of(questionnaire, None, ENGLISH)).steps
    assert steps is not None
    assert steps.answers == steps.points


def test_signs_that_no_form_can_hold_become_spaces() -> None:
    questionnaire = small(lambda fields: fields["choices"][0].update(text={"en": "Who\x07?"}))
    assert find(list(pages_of(questionnaire, None, ENGLISH)), "owner").text == {"en": "Who ?"}


# ── the first page ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("et", ["umbes 9 minutit", "vähemalt 5 inimest", "vähemalt 10.", "Teie nime ei küsita"]),
        ("en", ["about 9 minutes", "of 5 people or more", "at least 10 people", "not asked for"]),
        ("fi", ["noin 9 minuuttia", "vähintään 5 henkeä", "vähintään 10.", "Nimeäsi ei kysytä"]),
    ],
)
def test_the_first_page_keeps_the_promises_of_the_invitation(
    standard: Questionnaire, language: str, said: list[str]
) -> None:
    page = first_page(standard, None, words_in(language))
    text = "\n".join(page.paragraphs)
    assert all(one in text for one in said)
    assert len(page.paragraphs) == 8
    assert all("[" in one for one in page.to_fill_in)


def test_the_first_page_says_the_smallest_group_of_the_organisation(
    standard: Questionnaire,
) -> None:
    raised = small_organisation(lambda fields: fields.update(smallest_group=7))
    text = "\n".join(first_page(standard, raised, WORDS["en"]).paragraphs)
    assert "groups of 7 people or more" in text
    assert "at least 14 people" in text
    assert "exception" not in text


def test_a_level_with_a_limit_of_its_own_is_named_with_it_and_with_its_consent() -> None:
    consent = {"date": tomllib.loads("d = 2026-01-31")["d"], "text": "We are four and know it."}
    organisation = small_organisation(
        lambda fields: fields["levels"][0].update(smallest_group=3, consent=consent),
        lambda fields: fields["levels"][1].update(smallest_group=8),
    )
    text = "\n".join(first_page(small(), organisation, WORDS["en"]).paragraphs)
    assert "for the group “Top” the limit is 3 people. The group has agreed to this" in text
    assert "31 January 2026" in text or "January 31, 2026" in text
    assert "“We are four and know it.”" in text
    assert "for the group “First line” the limit is 8 people.\n" in text


def test_the_first_page_of_a_short_questionnaire_without_comments_is_short() -> None:
    page = first_page(small(), None, WORDS["en"])
    text = "\n".join(page.paragraphs)
    assert "about 2 minutes" in text
    assert "open questions" not in text


# ── LimeSurvey ───────────────────────────────────────────────────────────────────────────────────


def test_codes_of_limesurvey_are_those_that_its_reader_knows(
    standard: Questionnaire, sample: Organisation, tmp_path: Path
) -> None:
    found = tables(write(tmp_path, "limesurvey", standard, sample))
    rated = {one.id for one in (*standard.items, *standard.ratings)}
    titles = {row["qid"]: row["title"] for row in found["questions"]}
    whole = {short_code(q.id, LONGEST_CODE) for q in standard.questions if q.id not in rated}
    pages = {title for title in titles.values() if title.startswith("page")}
    assert set(titles.values()) - pages == whole | {"unit", "level"}
    parts = {row["title"]: titles[row["parent_qid"]] for row in found["subquestions"]}
    measures = next(choice for choice in standard.choices if choice.many)
    options = {short_code(option.id, LONGEST_CODE) for option in measures.options}
    assert parts.keys() == {short_code(one, LONGEST_CODE) for one in rated} | options
    assert parts["selfrating"] == "page1"
    assert {parts[one] for one in options} == {"measures"}
    codes: dict[str, list[str]] = {}
    for row in found["answers"]:
        codes.setdefault(titles[row["qid"]], []).append(row["code"])
    assert codes["page1"] == [*map(str, range(1, 11)), short_code("cant_say", LONGEST_ANSWER_CODE)]
    assert codes["unit"] == [short_code(unit.id, LONGEST_ANSWER_CODE) for unit in sample.units]
    assert codes["programme"][0] == "yes"
    assert "measures" not in codes


def test_limesurvey_gets_every_language_the_readers_first(
    standard: Questionnaire, tmp_path: Path
) -> None:
    found = tables(write(tmp_path, "limesurvey", standard, language="fi"))
    (survey,) = found["surveys"]
    assert (survey["language"], survey["additional_languages"]) == ("fi", "et en")
    texts = {
        "group_l10ns": found["groups"],
        "question_l10ns": [*found["questions"], *found["subquestions"]],
        "answer_l10ns": found["answers"],
        "surveys_languagesettings": found["surveys"],
    }
    for table, rows in texts.items():
        assert len(found[table]) == len(LANGUAGES) * len(rows)
    assert {row["question"] for row in found["question_l10ns"]} >= set(
        standard.items[0].text.values()
    )
    assert found["surveys_languagesettings"][0]["surveyls_welcometext"].startswith("<p>Selvitämme")


def test_limesurvey_keeps_nothing_of_who_answers_and_lets_nobody_go_back(
    standard: Questionnaire, tmp_path: Path
) -> None:
    found = tables(write(tmp_path, "limesurvey", standard))
    (survey,) = found["surveys"]
    assert survey["anonymized"] == "Y"
    assert {survey[name] for name in ("datestamp", "ipaddr", "refurl", "savetimings")} == {"N"}
    assert {survey[name] for name in ("usetokens", "allowsave", "allowprev")} == {"N"}
    assert survey["format"] == "G"
    assert {row["mandatory"] for row in (*found["questions"], *found["subquestions"])} == {"N"}


def test_limesurvey_has_a_type_for_each_question_and_exclusive_answers(
    standard: Questionnaire, tmp_path: Path
) -> None:
    found = tables(write(tmp_path, "limesurvey", standard))
    types = {row["title"]: row["type"] for row in found["questions"]}
    assert [types[one] for one in ("page1", "programme", "measures", "best", "unit")] == [
        *("F", "L", "M", "T", "S")
    ]
    (attribute,) = found["question_attributes"]
    assert (attribute["attribute"], attribute["value"]) == ("exclude_all_others", "nothing;cantsay")


def test_limesurvey_gets_no_table_without_rows(tmp_path: Path) -> None:
    bare = small(without("ratings", "choices", "passive"))
    assert "question_attributes" not in tables(write(tmp_path, "limesurvey", bare))


def test_limesurvey_shows_a_text_as_it_stands_and_reckons_nothing(tmp_path: Path) -> None:
    text = "A <b> & {TOKEN}, left|right, =1+1"
    questionnaire = small(lambda fields: fields["items"][0].update(text={"en": text}))
    found = tables(write(tmp_path, "limesurvey", questionnaire))
    texts = [row["question"] for row in found["question_l10ns"]]
    assert "A &lt;b&gt; &amp; { TOKEN }, left¦right, =1+1" in texts


def test_every_row_of_limesurvey_points_to_a_row_that_is_there(
    standard: Questionnaire, sample: Organisation, tmp_path: Path
) -> None:
    found = tables(write(tmp_path, "limesurvey", standard, sample))
    groups = {row["gid"] for row in found["groups"]}
    questions = {row["qid"] for row in found["questions"]}
    parts = {row["qid"] for row in found["subquestions"]}
    assert not questions & parts
    assert {row["gid"] for row in (*found["questions"], *found["subquestions"])} == groups
    assert {row["parent_qid"] for row in found["subquestions"]} <= questions
    assert {row["qid"] for row in found["question_l10ns"]} == questions | parts
    assert {row["qid"] for row in found["answers"]} <= questions
    assert {row["aid"] for row in found["answer_l10ns"]} == {row["aid"] for row in found["answers"]}


def rename(part: str, *names: str) -> Change:
    """Other ids for the first questions of a part."""

    def change(fields: dict[str, Any]) -> None:
        for one, name in zip(fields[part], names, strict=False):
            one["id"] = name

    return change


def options(choice: int, *names: str) -> Change:
    """Other options for a choice, its headline the first."""

    def change(fields: dict[str, Any]) -> None:
        made = [{"id": name, "text": {"en": f"option {i}"}} for i, name in enumerate(names)]
        fields["choices"][choice].update(options=made, headline=names[0])

    return change


@pytest.mark.parametrize(
    ("change", "where", "found"),
    [
        (rename("items", "a_b", "ab"), "small", "a_b, ab"),
        (rename("choices", "page_1"), "small", "page1, page_1"),
        (rename("choices", "self"), "small", "self"),
        (rename("choices", "u_nit"), "small", "u_nit, unit"),
        (options(0, "n_o", "no", "yes"), "owner", "n_o, no"),
        (options(1, "time", "money"), "used", "time"),
        (options(1, "a_b", "A_b_"), "used", "a_b, A_b_"),
        (with_scale(cant_say=["7?"]), "ten", "7, 7?"),
    ],
)
def test_codes_that_collide_in_limesurvey_are_refused(
    change: Change, where: str, found: str, tmp_path: Path
) -> None:
    questionnaire = small(change)
    with pytest.raises(Refused) as refusal:
        write(tmp_path, "limesurvey", questionnaire)
    assert refusal.value.problems == (Problem("codes_collide", where, {"found": found}),)
    assert not list(tmp_path.iterdir())
    for form in ("xlsform", "docx"):
        write(tmp_path, form, questionnaire)


def test_units_whose_codes_collide_are_refused_too(tmp_path: Path) -> None:
    organisation = small_organisation(
        lambda fields: fields["units"][0].update(id="a_1"),
        lambda fields: fields["units"][1].update(id="a1"),
    )
    with pytest.raises(Refused) as refusal:
        write(tmp_path, "limesurvey", small(), organisation)
    assert refusal.value.problems == (Problem("codes_collide", "unit", {"found": "a_1, a1"}),)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("lowest", "highest", "refusing"),
    [(0, MOST_POINTS - 1, ()), (0, MOST_POINTS, FORMS), (-3, 3, ("limesurvey",))],
)
def test_a_scale_that_a_form_has_no_place_for_is_refused(
    form: Form, lowest: int, highest: int, refusing: tuple[Form, ...], tmp_path: Path
) -> None:
    ends = {"lowest": lowest, "low_to": lowest + 2, "top_from": highest - 2, "highest": highest}
    questionnaire = small(with_scale(**ends))
    if form in refusing:
        with pytest.raises(Refused) as refusal:
            write(tmp_path, form, questionnaire)
        expected = {"found": "ten", "expected": MOST_POINTS}
        assert refusal.value.problems == (Problem("scale_not_fieldable", "small", expected),)
    else:
        assert write(tmp_path, form, questionnaire).exists()


# ── XLSForm ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("with_units", [True, False])
def test_pyxform_makes_a_form_of_it_with_every_question(
    standard: Questionnaire, sample: Organisation, with_units: bool, tmp_path: Path
) -> None:
    path = write(tmp_path, "xlsform", standard, sample if with_units else None, "et")
    form, warnings = form_of(path)
    assert not warnings
    for one in (*(question.id for question in standard.questions), "unit", "level"):
        assert f"/{one}" in form
    for language in ("Eesti (et)", "English (en)", "Suomi (fi)"):
        assert f'lang="{language}"' in form
    assert 'default="true()" lang="Eesti (et)"' in form or 'lang="Eesti (et)" default="true' in form
    assert "count-selected(.) &lt; 2" in form


def test_an_xlsform_has_a_screen_a_page_and_the_first_page_before(
    standard: Questionnaire, tmp_path: Path
) -> None:
    survey = sheet(write(tmp_path, "xlsform", standard), "survey")
    pages = list(pages_of(standard, None, WORDS))
    assert survey["type"].to_list().count("begin_group") == len(pages)
    assert survey.row(0, named=True)["name"] == "first-page"
    first = survey.row(0, named=True)["label::Suomi (fi)"]
    assert first.endswith("[TÄYDENNÄ: konsultin nimi, puhelin ja sähköposti]")
    rows = {row["name"]: row for row in survey.rows(named=True) if row["name"]}
    assert rows["self_rating"]["type"] == "select_one scale-customer_centric10"
    assert rows["page-1"]["label::English (en)"].startswith("1 = not customer-centrically at all")
    assert rows["page-2"]["label::English (en)"] == "Page 2"
    assert rows["measures"]["type"] == "select_multiple measures"
    assert rows["measures"]["constraint"] == (
        "count-selected(.) < 2 or not(selected(., 'nothing') or selected(., 'cant_say'))"
    )
    assert "nothing; can't say" in rows["measures"]["constraint_message::English (en)"]
    assert rows["best"]["appearance"] == "multiline"
    assert rows["unit"]["type"] == "text"


def test_a_short_scale_stands_side_by_side_and_answers_have_names_without_spaces(
    tmp_path: Path,
) -> None:
    short = {"lowest": 1, "low_to": 1, "top_from": 3, "highest": 3, "cant_say": ["I can't say"]}
    questionnaire = small(with_scale(**short))
    path = write(tmp_path, "xlsform", questionnaire)
    rows = {row["name"]: row for row in sheet(path, "survey").rows(named=True)}
    assert rows["s1"]["appearance"] == "likert"
    choices = sheet(path, "choices").filter(pl.col("list_name") == "scale-ten")
    code = short_code("I can't say", LONGEST_ANSWER_CODE)
    assert choices["name"].to_list() == ["1", "2", "3", code, "na"]
    assert rows["used"].get("constraint") is None
    assert form_of(path)[0]


def test_a_text_is_no_formula_and_no_reference_of_an_xlsform(tmp_path: Path) -> None:
    questionnaire = small(
        lambda fields: fields["items"][0].update(text={"en": "${felt} & <b>"}),
        lambda fields: fields["items"][1].update(text={"en": "=1+1"}),
    )
    path = write(tmp_path, "xlsform", questionnaire)
    rows = {row["name"]: row for row in sheet(path, "survey").rows(named=True)}
    assert rows["s1"]["label::English (en)"] == "$ {felt} & <b>"
    assert rows["d1"]["label::English (en)"] == "=1+1"
    with ZipFile(path) as workbook:
        assert b"<f>" not in workbook.read("xl/worksheets/sheet1.xml")
    assert "$ {felt} &amp; &lt;b&gt;" in form_of(path)[0]


# ── paper ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_has_every_question_by_number_in_one_language(
    standard: Questionnaire, sample: Organisation, language: str, tmp_path: Path
) -> None:
    path = write(tmp_path, "docx", standard, sample, language)
    text = text_of(path)
    order = [asked for page in pages_of(standard, sample, WORDS) for asked in page.asked]
    places = [text.index(f"{n}.\t{asked.text[language]}") for n, asked in enumerate(order, 1)]
    assert places == sorted(places)
    assert "☐\t" + sample.units[0].name[language] in text
    title = words_in(language).text("fielding.title")
    properties = Document(str(path)).core_properties
    assert (properties.title, properties.language) == (title, language)
    others = [item.text[one] for item in standard.items for one in LANGUAGES if one != language]
    assert not [one for one in others if one in text]


def test_rated_questions_are_a_table_whose_head_is_repeated(
    standard: Questionnaire, tmp_path: Path
) -> None:
    paper = Document(str(write(tmp_path, "docx", standard)))
    first = paper.tables[0]
    assert [cell.text for cell in first.rows[1].cells][1:11] == list(map(str, range(1, 11)))
    assert [cell.text for cell in first.rows[2].cells][1:] == ["☐"] * 11
    ends = [cell.text for cell in first.rows[0].cells]
    assert (ends[1], ends[10]) == ("not customer-centrically at all", "very customer-centrically")
    assert ends[11] == "can't say (I don't see it in my work)"
    xml = paper.element.xml
    rated = sum(bool(page.steps) for page in pages_of(standard, None, WORDS))
    assert xml.count("<w:tblHeader") == 2 * rated


def test_a_table_is_as_wide_as_its_page(standard: Questionnaire, tmp_path: Path) -> None:
    paper = Document(str(write(tmp_path, "docx", standard)))
    page = paper.sections[0]
    assert page.page_width is not None
    inner = page.page_width - (page.left_margin or 0) - (page.right_margin or 0)
    for table in paper.tables:
        # Word counts in twentieths of a point, 635 of the units here.
        widths = [column.width or 0 for column in table.columns]
        assert abs(sum(widths) - inner) <= 635 * len(widths)


def test_a_form_to_print_says_how_to_mark_and_where_to_hand_it_in(
    standard: Questionnaire, tmp_path: Path
) -> None:
    text = text_of(write(tmp_path, "docx", standard, language="et"))
    assert "Märkige üks vastus." in text
    assert "Märkige kõik, mis sobivad." in text
    assert "toimetage konsultandile: [TÄITKE: kuhu]" in text
    assert text.rstrip().endswith("Aitäh, et vastasite!")


# ── every form ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", FORMS)
def test_the_same_questionnaire_makes_the_same_file(
    form: Form, standard: Questionnaire, sample: Organisation, tmp_path: Path
) -> None:
    once = write(tmp_path, form, standard, sample).read_bytes()
    assert write(tmp_path, form, standard, sample).read_bytes() == once


def test_a_questionnaire_that_lacks_the_readers_language_begins_in_its_first(
    tmp_path: Path,
) -> None:
    text = text_of(write(tmp_path, "docx", small(), language="et"))
    assert "How customer-centric is your organisation?" in text
    (survey,) = tables(write(tmp_path, "limesurvey", small(), language="et"))["surveys"]
    assert (survey["language"], survey["additional_languages"]) == ("en", "")


def test_a_language_that_is_not_ours_gets_our_sentences_in_the_readers(tmp_path: Path) -> None:
    text = SMALL_QUESTIONNAIRE.replace("en = ", "sv = ").replace('"en"', '"sv"')
    swedish = Questionnaire.model_validate(tomllib.loads(text))
    text = text_of(write(tmp_path, "docx", swedish, language="fi"))
    assert "Miten asiakaskeskeinen organisaatiosi on?" in text
    path = write(tmp_path, "xlsform", swedish, language="fi")
    assert "label::sv (sv)" in sheet(path, "survey").columns
