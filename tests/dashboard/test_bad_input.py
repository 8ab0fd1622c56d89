"""Every kind of bad input, by the code of its sentence: in three languages, nothing written."""

import ast
import json
import re
import shutil
import socket
from collections.abc import Callable
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from string import Formatter
from zipfile import ZIP_DEFLATED, ZipFile

import duckdb
import pytest
from babel.messages.pofile import read_po
from pptx import Presentation

from assessment.backups import back_up
from assessment.beside import beside
from assessment.definition_files import WRONG_VALUES
from assessment.loading import undo
from assessment.publication import publish
from assessment.stories import save_story
from assessment.story import Story
from assessment.survey_files.guarded import MOST_BYTES
from dashboard.cli import WRONG_USAGE
from dashboard.i18n import LANGUAGES
from dashboard.i18n.catalogue import LOCALE
from tests.conftest import Outcome
from tests.held import held
from tests.hostile.workbooks import HOSTILE, TWO_SHEETS, WITH_FORMULA
from tests.notation import EVERYBODY, ROSTER, Folder, answers

Keskmes = Callable[..., Outcome]
Arguments = list[object]
Prepared = Callable[[Folder, ExitStack], Arguments]

ROOT = Path(__file__).parents[2]
GOOD = answers(f"a1..a6: unit=A level=top {EVERYBODY}", wave="2025")
SHORT = """[scales.short]
lowest = 1
highest = 5
low_to = 3
top_from = 5
lowest_label = {en = "no"}
highest_label = {en = "yes"}

[["""
Q, ORG, R = "questionnaire.toml", "organisation.toml", "roster.csv"


def load(folder: Folder, *files: str, database: str = "new.duckdb") -> Arguments:
    paths = [folder / name for name in files or ("a.csv",)]
    return ["load", *paths, "-q", folder / Q, "-o", folder / ORG, "-d", folder / database]


def changes(file: str, *pairs: tuple[str, str]) -> Prepared:
    """A load with a definition file in which the first of each old text is a new one."""

    def prepare(folder: Folder, _: ExitStack) -> Arguments:
        for old, new in pairs:
            folder.change(file, old, new)
        return load(folder)

    return prepare


def definition(file: str, content: str | bytes) -> Prepared:
    """A load with a file of another content."""

    def prepare(folder: Folder, _: ExitStack) -> Arguments:
        folder.write(file, content)
        return load(folder)

    return prepare


def response(content: str | bytes, *options: object) -> Prepared:
    """A load of a response file of this content."""

    def prepare(folder: Folder, _: ExitStack) -> Arguments:
        folder.write("a.csv", content)
        return [*load(folder), *options]

    return prepare


def row(notation: str) -> Prepared:
    """A load of a good respondent and this one."""
    return response(answers(f"a1: unit=A level=top {EVERYBODY}\n{notation}"))


def again(change: Callable[[Folder], object], content: str = GOOD) -> Prepared:
    """A second load, into the loaded database."""

    def prepare(folder: Folder, _: ExitStack) -> Arguments:
        folder.write("a.csv", content)
        change(folder)
        return load(folder, database="small.duckdb")

    return prepare


def mapped(columns: str) -> Prepared:
    """A load with a mapping of columns."""

    def prepare(folder: Folder, _: ExitStack) -> Arguments:
        return [*load(folder), "--mapping", folder.write("mapping.toml", f"[columns]\n{columns}")]

    return prepare


def mapped_column(target: str, cell: str) -> Prepared:
    """A load with a column that a mapping names."""

    def prepare(folder: Folder, _: ExitStack) -> Arguments:
        folder.write("a.csv", f"wave,column\n2025,{cell}\n")
        columns = folder.write("mapping.toml", f'[columns]\ncolumn = "{target}"')
        return [*load(folder), "--mapping", columns]

    return prepare


def exported(
    kind: str, option: str, value: str, content: bytes = b"", more: tuple[str, ...] = ()
) -> Prepared:
    """An export, with a file of this content where the option names one."""

    def prepare(folder: Folder, _: ExitStack) -> Arguments:
        named = folder.write(value, content) if "." in value else value
        database = folder / "small.duckdb"
        return ["export", kind, "-d", database, "--output", folder / "made", option, named, *more]

    return prepare


def without_colours() -> bytes:
    """A presentation whose theme names no colours."""
    plain, made = BytesIO(), BytesIO()
    Presentation().save(plain)
    with ZipFile(plain) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, re.sub(rb"<a:clrScheme.*?</a:clrScheme>", b"", source.read(name)))
    return made.getvalue()


def zipped(*, large: bool = False) -> bytes:
    """A file of Office by its head: with macros, or of more than anybody wants to unpack."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", "" if large else "macroEnabled")
        for n in range(4 if large else 0):
            target.writestr(f"{n}.xml", b"\0" * 100_000_000)
    return made.getvalue()


def fielded(old: str, new: str) -> Prepared:
    """A questionnaire for LimeSurvey, with another text in its definition."""

    def prepare(folder: Folder, _: ExitStack) -> Arguments:
        folder.change(Q, old, new)
        options = ("--format", "limesurvey", "--output", folder / "out.lss")
        return ["questionnaire", "-q", folder / Q, *options]

    return prepare


def undone(folder: Folder, _: ExitStack) -> Arguments:
    undo(folder / "small.duckdb", 1)
    return ["undo", 1, "-d", folder / "small.duckdb"]


def too_large(folder: Folder, _: ExitStack) -> Arguments:
    with (folder / "a.csv").open("wb") as file:
        file.truncate(MOST_BYTES + 1)  # takes no room on the disk
    return load(folder)


def between_files(folder: Folder, _: ExitStack) -> Arguments:
    folder.write("b.csv", answers("a1: unit=B level=low s1=4", wave="2025"))
    return load(folder, "a.csv", "b.csv")


def database_in_use(folder: Folder, stack: ExitStack) -> Arguments:
    stack.enter_context(held(folder / "small.duckdb", read_only=False))
    return load(folder, database="small.duckdb")


def port_in_use(folder: Folder, stack: ExitStack) -> Arguments:
    server = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
    return ["serve", "-d", folder / "small.duckdb", "--port", server.getsockname()[1]]


def published(change: Callable[[Folder], object]) -> Prepared:
    """A load into a database that was published, after a change of the definition files."""

    def prepare(folder: Folder, _: ExitStack) -> Arguments:
        publish(folder / "small.duckdb", folder / "release")
        change(folder)
        folder.write("b.csv", answers("new: unit=A level=top s1=4"))
        return load(folder, "b.csv", database="small.duckdb")

    return prepare


def signing_in(*pairs: tuple[str, str]) -> Prepared:
    """A shared dashboard, with the first of each old text of its two files a new one."""

    def prepare(folder: Folder, _: ExitStack) -> Arguments:
        folder.write("roles.toml", '[people]\n"mari@consultant.ee" = "consultant"\n')
        sign_in = folder.write("sign_in.toml", SIGN_IN)
        for old, new in pairs:
            for name in ("sign_in.toml", "roles.toml"):
                if old in (folder / name).read_text():
                    folder.change(name, old, new)
        return ["serve", "-d", folder / "small.duckdb", "--sign-in", sign_in]

    return prepare


def publish_and_undo(folder: Folder, _: ExitStack) -> Arguments:
    publish(folder / "small.duckdb", folder / "release")
    return ["undo", 1, "-d", folder / "small.duckdb"]


def spoils(change: Callable[[Path], object]) -> Prepared:
    """Results of a database to which something has happened."""

    def prepare(folder: Folder, _: ExitStack) -> Arguments:
        change(folder / "small.duckdb")
        return ["results", "-d", folder / "small.duckdb"]

    return prepare


def as_it_was(path: Path) -> None:
    """The file from before the last change, in the place of the one of now."""
    before = path.read_bytes()
    save_story(path, Story(id="board", language="en", entries=()))
    path.write_bytes(before)


def backed_up_and_gone(path: Path) -> None:
    back_up(path, "asked")
    path.unlink()


def of_schema(number: int) -> Callable[[Path], None]:
    """A file with the number of another schema."""

    def change(path: Path) -> None:
        beside(path, "ledger").unlink()
        with duckdb.connect(path) as connection:
            connection.execute(f"UPDATE schema_version SET version = {number}")  # noqa: S608

    return change


def changed_elsewhere(path: Path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("DELETE FROM comments")


def other_key(folder: Folder) -> None:
    (folder / "small.duckdb.key").write_bytes(b"another key of thirty-two bytes.")


def restored_from_before_the_release(folder: Folder, _: ExitStack) -> Arguments:
    early = back_up(folder / "small.duckdb", "asked")
    publish(folder / "small.duckdb", folder / "release")
    return ["restore", early, "-d", folder / "small.duckdb"]


def erased(*what: object) -> Prepared:
    return lambda folder, _: ["erase", "-d", folder / "small.duckdb", *what]


SIGN_IN = """roles = "roles.toml"
[auth]
redirect_uri = "https://results.example.org/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "keskmes"
client_secret = "s"
server_metadata_url = "https://login.example.org/.well-known/openid-configuration"
"""
NO_PILLAR = '[[pillars]]\nid = "q"\nname = {en = "Q"}\n\n[[themes]]'
NO_ITEMS = '[[themes]]\nid = "x"\npillar = "p"\nname = {en = "X"}\nsource = "y"\n\n[[items]]'
ANOTHER_DEED = '[[ratings]]\nid = "x"\nrole = "own_deed"\nscale = "short"\ntext = {en = "X"}'
TARGET = '[[targets]]\nmeasure = "felt"\nmean = '
REFERENCE = '[[references]]\nid = "x"\nmeasure = "felt"\ncaption = {en = "X"}'
ALIASES = 'aliases = ["board"]'
UNIT = '[[units]]\nid = "C"\nname = {en = "Unit C"}\nkind = "support"'

NAMELESS = "\n".join(
    line.partition(",")[2] for line in answers(f"a1..a6: unit=A level=top {EVERYBODY}").splitlines()
)

CASES: dict[str, Prepared] = {
    "scale_out_of_order": changes(Q, ("low_to = 6", "low_to = 9")),
    "word_is_a_point": changes(Q, ('["n/a"]', '["10"]')),
    "id_repeated": changes(Q, ('id = "d1"', 'id = "s1"')),
    "id_unknown": changes(Q, ('theme = "pair"', 'theme = "pears"')),
    "pillar_without_themes": changes(Q, ("[[themes]]", NO_PILLAR)),
    "theme_without_items": changes(Q, ("[[items]]", NO_ITEMS)),
    "theme_mixes_scales": changes(
        Q, ("[[", SHORT), ('three"\nscale = "points', 'three"\nscale = "short')
    ),
    "answered_from_too_high": changes(Q, ('id = "pair"', 'id = "pair"\nanswered_from = 3')),
    "answered_from_too_low": changes(
        Q,
        (
            "lowest = 1\nhighest = 10\nlow_to = 6\ntop_from = 9",
            "lowest = 1\nhighest = 3\nlow_to = 1\ntop_from = 3",
        ),
        ('id = "three"', 'id = "three"\nanswered_from = 2'),
    ),
    "own_deeds_mix_scales": changes(
        Q, ("[[", SHORT), ("[[choices]]", f"{ANOTHER_DEED}\n\n[[choices]]")
    ),
    "pair_incomplete": changes(Q, ('pair = "one"', "")),
    "text_missing": changes(Q, ('["en"]', '["en", "et"]')),
    "unknown_division": changes(ORG, ('division = "north"', 'division = "south"')),
    "merged_with_itself": changes(ORG, ('aliases = ["Bee"]', 'merged_into = "B"')),
    "merged_in_circles": changes(
        ORG,
        ('aliases = ["Bee"]', 'merged_into = "A"'),
        ('kind = "customer_facing"', 'kind = "customer_facing"\nmerged_into = "B"'),
    ),
    "merged_twice": changes(
        ORG,
        ('aliases = ["Bee"]', 'merged_into = "A"'),
        ("[[waves]]", f'{UNIT}\nmerged_into = "B"\n\n[[waves]]'),
    ),
    "merge_not_a_pair": lambda folder, _: ["plan", "-o", folder / ORG, "--merge", "B"],
    "reference_not_one_figure": changes(ORG, ("[[divisions]]", f"{REFERENCE}\n\n[[divisions]]")),
    "consent_missing": changes(ORG, (ALIASES, "smallest_group = 4")),
    "key_missing": changes(Q, ("low_to = 6", "")),
    "key_unknown": changes(Q, ("low_to = 6", "low_to = 6\nlow_two = 6")),
    "not_text": changes(Q, ('id = "s1"', "id = 5")),
    "empty_text": changes(Q, ('"Pair"', '""')),
    "sign_unseen": changes(ORG, ('"Unit A"', '"Unit \\u202eA"')),
    "text_too_long": changes(ORG, ('"Unit A"', f'"{"A" * 201}"')),
    "not_an_id": changes(Q, ('id = "s1"', 'id = "s 1"')),
    "not_whole_number": changes(Q, ("lowest = 1", 'lowest = "one"')),
    "not_number": changes(ORG, ("[[divisions]]", f'{TARGET}"7"\n\n[[divisions]]')),
    "not_true_false": changes(Q, ("reversed = true", 'reversed = "yes"')),
    "not_date": changes(ORG, ("2025-10-15", '"2025-10-15"')),
    "not_table": changes(Q, ('{en = "Pair"}', '"Pair"')),
    "not_list": changes(Q, ('["n/a"]', '"n/a"')),
    "list_too_short": changes(Q, ('["en"]', "[]")),
    "not_listed": changes(Q, ('side = "do"', 'side = "think"')),
    "too_low": changes(ORG, (ALIASES, "smallest_group = 2")),
    "too_high": changes(Q, ("highest = 10", "highest = 1001")),
    "wrong_value": changes(ORG, ("[[divisions]]", f"{TARGET}nan\n\n[[divisions]]")),
    "toml_syntax": definition(ORG, 'id = "small'),
    "not_utf8": response("wave,first\n2026,ää\n2026,".encode() + b"\xe4\n"),
    "file_unreadable": lambda folder, _: load(folder, "b.csv"),
    "is_a_folder": lambda folder, _: load(folder, ""),
    "roster_columns": definition(R, "wave|unit|level|invited\n"),
    "roster_unknown": changes(R, ("2025,A", "2025,C")),
    "roster_not_a_count": changes(R, ("top,6", "top,six")),
    "roster_row_repeated": definition(R, f"{ROSTER}2026,A,top,6\n"),
    "more_answers_than_roster": row(f"b1..b30: unit=A level=low {EVERYBODY}"),
    "not_a_response_file": lambda folder, _: load(folder, ORG),
    **{code: response(content) for code, content in HOSTILE.items()},
    "file_too_large": too_large,
    "not_spss": response(b"$FL2@(#) cut short"),
    "structure_only": response('<?xml version="1.0"?><LimeSurveyDocType>Survey'),
    "too_many_columns": response("s1," * 17_000 + "\n4\n"),
    "cell_too_long": response(f"s1,t1\n4,{'5' * 1_000_001}\n"),
    "no_question_found": response("Timestamp,Age\n2026/01/15 10:30:00,50\n"),
    "not_a_mark": mapped_column("used:survey", "perhaps"),
    "end_elsewhere": row('b1: unit=A level=top s1="1 - yes"'),
    "load_unknown": lambda folder, _: ["undo", 99, "-d", folder / "small.duckdb"],
    "nothing_loaded": undone,
    "definitions_needed": lambda folder, _: [
        *("inspect", folder / "a.csv", "--write-mapping", folder / "mapping.toml"),
    ],
    "codes_collide": fielded('id = "s1"', 'id = "time"'),
    "scale_not_fieldable": fielded("lowest = 1\n", "lowest = -1\n"),
    "empty_file": response(""),
    "header_only": response("respondent,wave,unit,level,s1\n"),
    "no_answers": response("respondent,wave,unit,level,s1\nr1,2026,A,top,\n"),
    "row_too_long": response("wave,s1\n2026,4,5\n"),
    "not_csv": response('wave,s1\n2026,"4\n'),
    "unknown_column": response("wave,s1,s11\n2026,4,4\n"),
    "duplicate_head": response("wave,s1,s1\n2026,4,4\n"),
    "mapped_head_missing": mapped('"Agree?" = "s1"'),
    "mapped_id_unknown": mapped('"s1" = "s11"'),
    "wave_unknown": response("s1\n4\n", "--wave", "2024"),
    "off_scale": row("b1: unit=A level=top s1=11"),
    "decimal_comma": row("b1: unit=A level=top s1=4,5"),
    "not_a_whole_point": row("b1: unit=A level=top s1=4.5"),
    "not_a_code": row("b1: unit=A level=top s1=often"),
    "unknown_option": row("b1: unit=A level=top owner=someone"),
    "exclusive_option": row("b1: unit=A level=top used=survey;nothing"),
    "unknown_wave": row("b1: wave=2024 unit=A level=top s1=4"),
    "unknown_unit": row("b1: unit=C level=top s1=4"),
    "unknown_level": row("b1: unit=A level=boss s1=4"),
    "wave_missing": row("b1: wave=- unit=A level=top s1=4"),
    "wave_disagrees": response("wave,s1\n2026,4\n2025,4\n", "--wave", "2026"),
    "respondent_missing": response("respondent,wave,s1\nr1,2026,4\n,2026,4\n"),
    "duplicate_respondent": response("respondent,wave,s1\nr1,2026,4\nr1,2026,5\n"),
    "duplicate_between_files": between_files,
    "answered_before": again(lambda _: None, answers("r1: unit=A level=top s1=4")),
    "file_given_twice": lambda folder, _: load(folder, "a.csv", "a.csv"),
    "wave_without_ids": again(lambda _: None, NAMELESS),
    "loaded_before": lambda folder, _: load(folder, "answers.csv", database="small.duckdb"),
    "wording_within_wave": again(
        lambda folder: folder.change(Q, 'id = "s1"', 'id = "s1"\nwording = 2'),
        answers("new: unit=A level=top s1=4"),
    ),
    "meaning_changed": again(
        lambda folder: folder.change(Q, "reversed = true", "reversed = false")
    ),
    "another_organisation": again(
        lambda folder: folder.change(ORG, 'id = "small"', 'id = "other"')
    ),
    "answered_part_gone": again(
        lambda folder: (folder.change(ORG, 'id = "B"', 'id = "C"'), (folder / R).unlink())
    ),
    "key_file_missing": again(lambda folder: (folder / "small.duckdb.key").unlink()),
    "database_missing": lambda folder, _: ["results", "-d", folder / "new.duckdb"],
    "database_in_use": database_in_use,
    "not_an_assessment_file": lambda folder, _: load(folder, database="answers.csv"),
    "file_exists": lambda folder, _: ["init", folder.path],
    "not_writable": lambda folder, _: load(folder, database="a.csv/new.duckdb"),
    "port_in_use": port_in_use,
    "not_https": signing_in(("https://results", "http://results")),
    "not_callback": signing_in(("/oauth2callback", "/")),
    "secret_too_short": signing_in(("0123456789abcdef0", "0")),
    "not_one_person": signing_in(("mari@", "märi@")),
    "output_needed": lambda folder, _: [
        *("results", "-d", folder / "small.duckdb", "--format", "xlsx"),
    ],
    "wave_not_loaded": exported("pptx", "--wave", "1999"),
    "story_unknown": exported("pptx", "--story", "Nobody's"),
    "template_not_taken": exported("docx", "--template", "client.pptx"),
    "update_not_taken": exported("pdf", "--update", "old.pptx"),
    "template_with_update": exported("pptx", "--template", "a.pptx", more=("--update", "b.pptx")),
    "template_unusable": exported("pptx", "--template", "client.pptx", content=without_colours()),
    "template_unreadable": exported("docx", "--template", "client.docx", content=b"no zip"),
    "template_too_large": exported("pptx", "--template", "client.potx", content=zipped(large=True)),
    "database_or_release": lambda _, __: ["results"],
    "release_needed": lambda folder, _: [
        *("serve", "-d", folder / "small.duckdb", "--role", "leadership"),
    ],
    "release_missing": lambda folder, _: ["results", "--release", folder / "none"],
    "not_a_release": lambda folder, _: ["gaps", "--release", folder / "small.duckdb"],
    "file_gone": spoils(Path.unlink),
    "file_damaged": spoils(lambda path: path.write_bytes(path.read_bytes()[:-300_000])),
    "file_is_older": spoils(as_it_was),
    "file_is_unlike": spoils(changed_elsewhere),
    "file_is_old": spoils(of_schema(1)),
    "file_is_newer": spoils(of_schema(1000)),
    "ledger_damaged": spoils(lambda path: beside(path, "ledger").write_bytes(b"{")),
    "key_is_other": again(other_key, answers("new: unit=A level=top s1=4")),
    "restore_backup": spoils(backed_up_and_gone),
    "no_backup": spoils(Path.unlink),
    "release_forgotten": restored_from_before_the_release,
    "load_published": publish_and_undo,
    "smallest_group_frozen": published(
        lambda folder: folder.change(ORG, 'id = "small"', 'id = "small"\nsmallest_group = 6')
    ),
    "questionnaire_frozen": published(
        lambda folder: folder.change(Q, 'id = "three"', 'id = "three"\nanswered_from = 3')
    ),
    "erase_one": erased(),
    "respondent_unknown": erased("--respondent", "nobody"),
    "wave_without_answers": erased("--wave", "1999"),
    "template_with_macros": exported("docx", "--template", "client.docx", content=zipped()),
}

WARNINGS: dict[str, Prepared] = {
    "roster_missing": again(lambda folder: (folder / R).unlink()),
    "roster_without_wave": definition(R, "wave,unit,level,invited\n2026,A,top,6\n"),
    "more_than_invited": row("b1..b6: unit=A level=top s1=4"),
    "column_missing": response("respondent,wave,unit,level,s1\nr1,2026,A,top,4\n"),
    "respondents_nameless": response("wave,unit,level,s1\n2026,A,top,4\n"),
    "formula_cells": response(WITH_FORMULA),
    "other_sheets": response(TWO_SHEETS),
    "columns_unknown": response("Timestamp,s1,Age\n2026/01/15 10:30:00,4,50\n", "--wave", "2026"),
    "text_cleaned_controls": response("wave,s1,first\n2026,4,be\x07ll\n"),
    "text_cleaned_directions": response("wave,s1,first\n2026,4,ab\u202ecd\n"),
    "text_cleaned_no_width": response("wave,s1,first\n2026,4,ab\u200bcd\n"),
    "text_cleaned_decomposed": response("wave,s1,first\n2026,4,a\u0308ra\n"),
    "rows_too_short": response("respondent,wave,unit,level,s1,d1\nr1,2026,A,top,4\n"),
}


OF_NO_FILE = {
    *("place", "places", "language_unknown", "published_numbers_stay"),
    *("upload_kind", "upload_too_large", "upload_name"),
    *("mapping_learned", "questionnaire_needed", "file_too_demanding", "spss_not_installed"),
    *("comments_changed", "upgrade_differs"),
}
"""Sentences with tests of their own."""


@pytest.fixture
def spoilt(folder: Folder, small: Folder) -> Folder:
    """Good definitions, a good response file and a loaded database, for a case to spoil."""
    for name in ("small.duckdb", "small.duckdb.key", "small.duckdb.ledger", "answers.csv"):
        shutil.copyfile(small / name, folder / name)
    folder.write("a.csv", GOOD)
    return folder


def catalogue(language: str) -> dict[str, str]:
    with (LOCALE / language / "LC_MESSAGES" / "problems.po").open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id}


def sentence(language: str, code: str) -> re.Pattern[str]:
    """A line with the sentence of a code, something in each of its places."""
    parts = Formatter().parse(catalogue(language)[f"problem.{code}"])
    said = "".join(
        re.escape(text) + ("" if field is None else "[^{}]+?") for text, field, *_ in parts
    )
    return re.compile(f"^(.+: )?{said}$", re.MULTILINE)


@pytest.mark.parametrize("code", CASES)
def test_bad_input_is_refused_in_three_languages_and_nothing_is_written(
    spoilt: Folder, keskmes: Keskmes, code: str
) -> None:
    with ExitStack() as stack:
        arguments = CASES[code](spoilt, stack)
        before = spoilt.content
        for language in LANGUAGES:
            outcome = keskmes(*arguments, "--language", language)
            assert (outcome.code, outcome.out) == (2 if code in WRONG_USAGE else 1, "")
            assert sentence(language, code).search(outcome.err), outcome.err
        if arguments[0] == "load":
            outcome = keskmes(*arguments, "--json", "--language", "et")
            assert outcome.code == 1
            report = json.loads(outcome.out)
            assert report["rows_in"] == sum(report[n] for n in ("accepted", "refused", "set_aside"))
            assert report["loaded"] == 0
            refusal = next(one for one in report["refusals"] if one["reason"] == code)
            assert sentence("et", code).fullmatch(refusal["message"])
        assert spoilt.content == before


@pytest.mark.parametrize("code", WARNINGS)
def test_what_is_only_odd_is_said_in_three_languages_and_not_refused(
    spoilt: Folder, keskmes: Keskmes, code: str
) -> None:
    with ExitStack() as stack:
        _, *arguments = WARNINGS[code](spoilt, stack)
        place = arguments.index("-d")
        del arguments[place : place + 2]
        for language in LANGUAGES:
            outcome = keskmes("check", *arguments, "--language", language)
            assert outcome.code == 0
            assert sentence(language, code).search(outcome.err), outcome.err


def test_every_sentence_of_the_catalogues_has_its_case() -> None:
    messages = (msgid.partition(".") for msgid in catalogue("en"))
    codes = {code for domain, _, code in messages if domain == "problem"}
    assert codes - OF_NO_FILE == CASES.keys() | WARNINGS.keys()


def test_every_code_of_the_domain_has_its_sentence() -> None:
    sources = [*(ROOT / "assessment").rglob("*.py"), *(ROOT / "dashboard").glob("*.py")]
    used = set(WRONG_VALUES.values())
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = {"Problem": 0, "refused": 0, "problem": 0, "NotAnAnswer": 0, "Refusal": 3}
                first = node.args[place[node.func.id] :][:1] if node.func.id in place else []
                used |= {one.value for one in first if isinstance(one, ast.Constant)}
    assert {"theme_without_items", "off_scale", "respondent_missing", "not_text"} <= used
    assert used <= CASES.keys() | WARNINGS.keys() | OF_NO_FILE
