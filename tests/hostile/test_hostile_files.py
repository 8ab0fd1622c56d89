"""Hostile files, by command and by upload: a sentence in three languages, nothing written."""

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest
from babel.messages.pofile import read_po
from streamlit.testing.v1 import AppTest

from dashboard.i18n import LANGUAGES
from dashboard.i18n.catalogue import LOCALE
from tests.conftest import Outcome
from tests.hostile.workbooks import HOSTILE, cell, row, sheet, workbook
from tests.notation import Folder

APP = str(Path(__file__).parents[2] / "dashboard" / "app.py")
HEADS = row(1, cell("A1", "wave"), cell("B1", "s1"))
ERROR = '<c r="B2" t="e"><v>#DIV/0!</v></c>'
FILES: dict[str, tuple[str, bytes]] = {
    **{f"{code}.xlsx": (code, content) for code, content in HOSTILE.items()},
    "error.xlsx": ("not_a_code", workbook(sheet(HEADS, row(2, cell("A2", "2026"), ERROR)))),
    "merged.xlsx": (
        "unknown_column",
        workbook(
            sheet(
                row(1, cell("A1", "All about us")),
                row(2, cell("A2", "wave"), cell("B2", "s1")),
                row(3, cell("A3", "2026"), cell("B3", "4")),
            )
        ),
    ),
    "wide.csv": ("too_many_columns", b"s1," * 200_000),
    "long.csv": ("cell_too_long", b"wave,s1\n2026," + b"5" * 49_000_000),
    "zeros.csv": ("not_a_response_file", bytes(9_000)),
    "nul.csv": ("not_a_code", b"wave,s1\n2026,4\x004x\n"),
    "surrogate.csv": ("not_a_code", b"wave,s1\n2026,\xed\xa0\x80\n"),
    "override.csv": ("not_a_code", "wave,s1\n2026,\u202eevif\n".encode()),
    "half.csv": ("not_utf8", "wave,s1\n2026,4\n".encode("utf-16") + b"\n"),
    "sql.csv": ("unknown_column", b"wave,s1,'; DROP TABLE results; --\n2026,4,1\n"),
    "markdown.csv": ("unknown_column", b"wave,s1,![x](//example.org/x.png)\n2026,4,1\n"),
    "formula.csv": ("unknown_unit", b"wave,unit,s1\n2026,=cmd|' /C calc'!A0,4\n"),
}


@pytest.fixture
def client(folder: Folder, small: Folder) -> Folder:
    for name in ("small.duckdb", "small.duckdb.key"):
        copyfile(small / name, folder / name)
    return folder


def said(language: str, code: str) -> str:
    """The beginning of a sentence, up to the first of its values."""
    with (LOCALE / language / "LC_MESSAGES" / "problems.po").open("rb") as file:
        sentences = {str(one.id): str(one.string) for one in read_po(file)}
    return max(re.split(r"\{\w+\}", sentences[f"problem.{code}"]), key=len).strip()


@pytest.mark.parametrize("name", FILES)
def test_the_command_answers_with_a_sentence(
    client: Folder, keskmes: Callable[..., Outcome], name: str
) -> None:
    code, content = FILES[name]
    client.write(name, content)
    before = client.content
    asked = ["-q", client / "questionnaire.toml", "-o", client / "organisation.toml"]
    for language in LANGUAGES:
        outcome = keskmes(
            *("load", client / name, *asked, "-d", client / "small.duckdb"),
            *("--language", language),
        )
        assert outcome.code == 1
        assert said(language, code) in outcome.err
        assert "\u202e" not in outcome.err
    assert client.content == before


@pytest.mark.parametrize("name", FILES)
def test_the_upload_answers_with_a_sentence(
    client: Folder, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    code, content = FILES[name]
    monkeypatch.setenv("KESKMES_DATABASE", str(client / "small.duckdb"))
    before = client.content
    for language in LANGUAGES:
        app = AppTest.from_file(APP, default_timeout=120)
        app.query_params["lang"] = language
        app.switch_page("screens/data.py")
        app.run()
        app.file_uploader[0].set_value([(name, content, "")]).run()
        assert not app.exception
        shown = "".join(str(element.proto.body) for element in app.get("html"))
        if code == "unknown_column":  # on the page somebody is asked what such a column is
            assert {box.value for box in app.selectbox if "map_" in str(box.key)} == {""}
        else:
            assert said(language, code).replace("'", "&#x27;") in shown
        assert "\u202e" not in shown
    assert client.content == before
