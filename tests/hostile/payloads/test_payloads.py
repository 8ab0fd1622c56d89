"""Texts that mean something to a program, in every text field: shown as typed, and nothing else.

One turn of them; `python -m tests.hostile.payloads.prove` has each in every field.
"""

from io import BytesIO
from pathlib import Path

import pytest
import typst
import xlsxwriter
from docx import Document
from playwright.sync_api import Browser, expect

from dashboard.i18n import words_in
from dashboard.intake.check_report import refused_rows
from dashboard.show import unmarked
from tests.browser.conftest import served
from tests.hostile.payloads.files import wrong_in_files
from tests.hostile.payloads.inert import active
from tests.hostile.payloads.pages import FOUND, wrong_on_pages
from tests.hostile.payloads.typed import PAYLOADS, Typed, plain, typed_organisation
from tests.notation import EVERYBODY, Folder, answers

pytestmark = pytest.mark.browser

TURN = 5
"""A turn with a formula as the name of the organisation, and scripts among units and themes."""


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Typed]:
    return typed_organisation(tmp_path_factory.mktemp("typed"), TURN)


def test_every_file_says_what_was_typed_and_does_nothing(
    typed: tuple[Path, Typed], tmp_path: Path
) -> None:
    kinds = ("pptx", "docx", "pdf", "handout", "workbook", "data")
    assert list(wrong_in_files(*typed, tmp_path, words_in("en"), kinds)) == []


def test_every_page_says_what_was_typed_and_does_nothing(
    typed: tuple[Path, Typed], browser: Browser
) -> None:
    database, texts = typed
    with served(database) as address:
        assert list(wrong_on_pages(browser, address, texts, "en")) == []


LABELS = {
    **PAYLOADS,
    "an icon": ":material_home: :smile: :+1: :-1:",
    "arrows": "a -> b <- c <-> d -- e >= f <= g ~= h",
    "directives": ":red[x] :blue-background[y] :rainbow[z] :red[open",
    "a list": "- one",
    "a number": "1. one",
    "a rule": "---",
    "an address alone": "www.canary.invalid",
    "a secure address": "HTTPS://canary.invalid/x?y=z#w",
    "mail": "mailto:me@canary.invalid me+you@canary.invalid",
    "an element": "<b>x</b> &nbsp; <!-- c -->",
}


def test_a_label_of_streamlit_says_what_was_typed(
    typed: tuple[Path, Typed], browser: Browser, tmp_path: Path
) -> None:
    script, page = tmp_path / "labels.py", browser.new_page()
    shown = [unmarked(text) for text in LABELS.values()]
    each = f"for n, text in enumerate({shown!r}):\n    st.checkbox(text, key=n)\n"
    script.write_text(f"import streamlit as st\n{each}", "utf-8")
    with served(typed[0], script) as address:
        page.goto(address)
        labels = page.locator("[data-testid=stCheckbox]")
        expect(labels).to_have_count(len(LABELS))
        assert page.evaluate(FOUND)["marked"] == []
        said = [plain(one) for one in labels.all_text_contents()]
    page.close()
    assert said == [plain(text) for text in LABELS.values()]


@pytest.mark.parametrize("language", ["en", "et"])
def test_refused_rows_are_listed_without_a_formula(folder: Folder, language: str) -> None:
    rows = [f"a{n}: unit='{one}1+1|cmd' level=top {EVERYBODY}" for n, one in enumerate("=+-@")]
    folder.write("=1+1.csv", answers("\n".join(rows)))
    (checked,) = folder.checked("=1+1.csv")
    assert len(checked.refusals) == 4
    listed = refused_rows(words_in(language), [checked])
    assert list(active("refused.csv", listed)) == []
    assert b"1+1|cmd" in listed


def test_what_does_something_is_found() -> None:
    """A check that finds nothing proves nothing."""
    book, paper, sheet = BytesIO(), BytesIO(), "a,b\n1,=1+1\n"
    with xlsxwriter.Workbook(book) as made:
        page = made.add_worksheet()
        page.write_formula(0, 0, '=HYPERLINK("http://canary.invalid","x")')
        page.write_url(1, 0, "http://canary.invalid")
    document = Document()
    document.part.relate_to("http://canary.invalid", "hyperlink", is_external=True)
    document.save(paper)
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><a href="http://canary.invalid"/>{}</svg>'
    link = '#set document(title: "x")\n#link("http://canary.invalid")[x]'
    for name, content, least in (
        ("a.xlsx", book.getvalue(), 2),
        ("a.docx", paper.getvalue(), 1),
        ("a.csv", sheet.encode(), 1),
        ("a.svg", svg.format("<script>1</script>").encode(), 3),
        ("a.svg", svg.format('<text style="fill:url(http://x)"/>').encode(), 3),
        ("a.pdf", typst.compile(link.encode(), format="pdf"), 1),
    ):
        assert len(list(active(name, content))) >= least, name
