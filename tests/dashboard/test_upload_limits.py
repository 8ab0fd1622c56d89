"""Uploads of whoever speaks to the server without its page: kind, size and name are checked."""

from pathlib import Path
from typing import NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from assessment.errors import Refused
from dashboard.i18n import LANGUAGES, words_in
from dashboard.intake.uploads import LARGEST_MB, SUFFIXES
from dashboard.sentences import sentence
from dashboard.upload_limits import LONGEST_NAME, MEGABYTE, plain_name, require_taken
from tests.notation import Folder

APP = str(Path(__file__).parents[2] / "dashboard" / "app.py")


class Given(NamedTuple):
    name: str
    size: int = 10


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (Given("answers.html"), "upload_kind"),
        (Given("answers"), "upload_kind"),
        (Given("answers.csv.exe"), "upload_kind"),
        (Given("answers.csv", LARGEST_MB * MEGABYTE + 1), "upload_too_large"),
        (Given(""), "upload_name"),
        (Given(".."), "upload_name"),
        (Given("a/.."), "upload_name"),
        (Given("a\0.csv"), "upload_name"),
        (Given("a\u202evsc.csv"), "upload_name"),
        (Given("a" * LONGEST_NAME + ".csv"), "upload_name"),
    ],
)
def test_what_is_not_taken_is_refused_with_a_sentence(file: Given, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        require_taken([Given("good.csv"), file], SUFFIXES, LARGEST_MB)
    (problem,) = refusal.value.problems
    assert problem.code == code
    for language in LANGUAGES:
        said = sentence(words_in(language), problem)
        assert "{" not in said
        assert said.isprintable()


def test_what_is_taken_is_taken_in_any_case_and_up_to_the_limit() -> None:
    require_taken([Given("A.CSV", LARGEST_MB * MEGABYTE), Given("survey.r")], SUFFIXES, LARGEST_MB)


@pytest.mark.parametrize("name", ["../../a.csv", "C:\\x\\a.csv", "/etc/a.csv", "a.csv"])
def test_a_name_is_taken_without_its_folder(name: str) -> None:
    assert plain_name(name) == "a.csv"


@pytest.mark.parametrize(
    ("name", "size"), [("a" * LONGEST_NAME + ".csv", 1), ("a.csv", LARGEST_MB * MEGABYTE + 1)]
)
def test_the_data_page_refuses_what_its_box_would_not_have_taken(
    small: Folder, monkeypatch: pytest.MonkeyPatch, name: str, size: int
) -> None:
    monkeypatch.setenv("KESKMES_DATABASE", str(small / "small.duckdb"))
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["lang"] = "en"
    app.switch_page("screens/data.py").run()
    app.file_uploader[0].set_value([(name, bytes(size), "")]).run()
    assert not app.exception
    assert 'class="notice error"' in "".join(str(one.proto.body) for one in app.get("html"))


def test_streamlit_itself_refuses_a_kind_that_its_box_does_not_take(
    small: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KESKMES_DATABASE", str(small / "small.duckdb"))
    app = AppTest.from_file(APP, default_timeout=60)
    app.switch_page("screens/data.py").run()
    app.file_uploader[0].set_value([("page.html", b"<script>", "")]).run()
    assert [one.message for one in app.exception]
