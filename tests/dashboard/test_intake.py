"""The Data page, run as Streamlit runs it: what is asked, what is shown, what is loaded."""

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from threading import Thread

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.gate import Gate
from dashboard.i18n import words_in
from dashboard.intake.check_report import refused_rows
from tests.notation import EVERYBODY, Folder, answers

APP = str(Path(__file__).parents[2] / "dashboard" / "app.py")
NEW = answers(f"n1..n6: unit=A level=top {EVERYBODY}", wave="2025")
ROSTER = b"wave,unit,level,invited\n2025,A,top,6\n2026,A,top,30\n"

Open = Callable[..., AppTest]


@pytest.fixture
def client(folder: Folder, small: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The small organisation's database in a folder of its own, shown by the app."""
    for name in ("small.duckdb", "small.duckdb.key"):
        copyfile(small / name, folder / name)
    monkeypatch.setenv("KESKMES_DATABASE", str(folder / "small.duckdb"))
    return folder


@pytest.fixture
def data() -> Open:
    """The Data page, with files uploaded."""

    def opened(*files: tuple[str, str | bytes]) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=60)
        app.query_params["lang"] = "en"
        app.switch_page("screens/data.py")
        app.run()
        if files:
            contents = [(n, c if isinstance(c, bytes) else c.encode(), "") for n, c in files]
            app.file_uploader[0].set_value(contents).run()
        assert not app.exception
        return app

    return opened


def html(app: AppTest) -> str:
    return "".join(str(element.proto.body) for element in app.get("html"))


def press(app: AppTest, label: str) -> AppTest:
    (button,) = (one for one in app.button if one.label == label)
    button.click().run()
    assert not app.exception
    return app


def test_answers_are_checked_against_the_definitions_of_the_database_and_loaded(
    client: Folder, data: Open
) -> None:
    app = data(("new.csv", NEW))
    assert "plain table" in html(app)
    assert "6 columns" not in html(app)
    press(app, "Load 6 answers")
    assert "Loaded 6 answers." in html(app)
    assert '<td data-head="File">new.csv</td>' in html(app)
    assert not app.file_uploader[0].value
    assert client


def test_a_column_that_is_not_sure_is_asked_about_and_remembered(
    client: Folder, data: Open
) -> None:
    text = "Number;Where;We say it so;Whatever\nn1;A;4;x\nn2;B;5;y\n"
    app = data(("new.csv", text))
    boxes = {box.label.partition(" \\(")[0]: box for box in app.selectbox}
    asked = [boxes[head].value for head in ("Number", "Where", "We say it so", "Whatever")]
    assert asked == ["", "unit", "s1", ""]
    boxes["Number"].select("respondent").run()
    press(app, "Load 2 answers")
    assert "Loaded 2 answers." in html(app)
    app = data(("again.csv", text.replace("n1", "n3").replace("n2", "n4")))
    assert "mapped so before" in html(app)
    assert client


def test_refused_rows_are_told_can_be_downloaded_and_left_behind(
    client: Folder, data: Open
) -> None:
    many = "\n".join(f"x{n}: unit=A level=top s1={n + 11}" for n in range(14))
    app = data(("new.csv", answers(f"n1: unit=A level=top s1=4\n{many}", wave="2026")))
    assert "… and 2 more; all are in the file to download." in html(app)
    assert app.download_button[0].label == "Download the refused rows (CSV)"
    (ready,) = (one for one in app.button if one.label == "Load 1 answer")
    assert ready.disabled
    app.checkbox[0].check().run()
    press(app, "Load 1 answer")
    assert "14 refused cells" in [one.label for one in app.expander]
    assert client


def test_definition_files_may_come_along_under_any_name(client: Folder, data: Open) -> None:
    files = [
        ("q.toml", (client / "questionnaire.toml").read_bytes()),
        ("o.toml", (client / "organisation.toml").read_bytes()),
        ("invited.csv", ROSTER),
        ("m.toml", '[columns]\n"Agree?" = "s1"\n'),
        ("odd.toml", "a = "),
        ("new.csv", "respondent,unit,Agree?\nn1,A,4\n"),
    ]
    app = data(*files)
    assert "not_a_response_file" not in html(app)
    assert "this is no table of answers" in html(app)
    app = data(*files[:4], files[5])
    press(app, "Load 1 answer")
    assert "Loaded 1 answer." in html(app)


def test_without_any_load_the_questionnaire_has_to_come_along(client: Folder, data: Open) -> None:
    app = data()
    press(app, "Yes, take it back")
    assert "Load 1 (answers.csv) is taken back." in html(app)
    app = data(("new.csv", NEW))
    assert "the database holds no questionnaire" in html(app)
    app = data(("new.csv", NEW), ("q.toml", (client / "questionnaire.toml").read_bytes()))
    press(app, "Load 6 answers")
    assert "Loaded 6 answers." in html(app)


def test_what_only_the_database_knows_refuses_at_the_load(client: Folder, data: Open) -> None:
    app = data(("new.csv", answers("r1..r2: unit=A level=top s1=4", wave="2026")))
    press(app, "Load 2 answers")
    assert "Loaded" not in html(app)
    assert "in the same wave were loaded before" in html(app)
    assert client


def test_many_columns_that_nobody_knows_are_asked_about_up_to_a_limit(
    client: Folder, data: Open
) -> None:
    heads = ";".join(f"What about {n}?" for n in range(65))
    app = data(("new.csv", f"s1;{heads}\n4;{';'.join('x' * 65)}\n"))
    assert "65 columns need a decision; the first 60 are asked here." in html(app)
    assert client


def test_a_file_taken_away_is_forgotten(client: Folder, data: Open) -> None:
    app = data(("a.csv", NEW), ("b.csv", "s1\n4\n"))
    assert "b.csv" in html(app)
    app.file_uploader[0].set_value([("a.csv", NEW.encode(), "")]).run()
    assert "b.csv" not in html(app)
    assert client


def test_a_refused_row_can_not_become_a_formula(folder: Folder) -> None:
    folder.write("=cmd.csv", "wave,s1\n2026,=1+1\n")
    rows = refused_rows(words_in("et"), folder.checked("=cmd.csv")).decode("utf-8-sig").splitlines()
    assert rows[0] == "Fail;Rida;Veerg;Põhjus;Selgitus"
    assert rows[1].startswith("'=cmd.csv;2;s1;not_a_code;")


def test_a_writer_waits_for_the_readers_and_new_readers_for_the_writer() -> None:
    gate = Gate()
    order: list[str] = []

    def write() -> None:
        with gate.writing():
            order.append("write")

    def read() -> None:
        with gate.reading():
            order.append("read")

    writer, reader = Thread(target=write), Thread(target=read)
    with gate.reading():
        writer.start()
        while not gate.is_wanted:
            writer.join(0.01)
        reader.start()
        order.append("first read")
    writer.join()
    reader.join()
    assert order == ["first read", "write", "read"]
