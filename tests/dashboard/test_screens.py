"""Every screen in every language, run as Streamlit runs it; the address is the truth."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.app import PAGES
from dashboard.i18n import LANGUAGES, words_in
from dashboard.readout import IN_THE_ROOM
from dashboard.show import clicked, written

APP = str(Path(__file__).parents[2] / "dashboard" / "app.py")


def opened(page: str = "overview", **address: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    for key, value in address.items():
        app.query_params[key] = value
    app.switch_page(f"screens/{page}.py")
    return app.run()


def html(app: AppTest) -> str:
    return "".join(str(element.proto.body) for element in app.get("html"))


@pytest.fixture(autouse=True)
def _database(sample_database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KESKMES_DATABASE", str(sample_database))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_screen_opens_in_every_language(page: str, language: str) -> None:
    app = opened(page, lang=language)
    assert not app.exception
    assert "<h1>Helmeranna Vesi ja Soojus</h1>" in html(app)
    assert "<h2>" in html(app)
    assert f'lang = "{language}"' in html(app)
    assert app.selectbox(key="choose_wave").label == words_in(language).text("filter.wave")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_meeting_shows_the_slide_of_the_address_and_turns(language: str) -> None:
    app = opened("present", lang=language, slide="level_gap")
    assert not app.exception
    assert f"{IN_THE_ROOM.index('level_gap') + 1} / {len(IN_THE_ROOM)}" in html(app)
    app.button(key="right").click().run()
    assert app.query_params["slide"] == "blind_spots"
    app.button(key="left").click().run()
    assert app.query_params["slide"] == "level_gap"


def test_a_wave_is_chosen_by_its_id_in_the_address() -> None:
    app = opened(wave="2025")
    assert app.selectbox(key="choose_wave").value == "2025"


def test_choosing_writes_the_id_into_the_address() -> None:
    app = opened("units", lang="et")
    app.selectbox(key="choose_unit").select("connections").run()
    assert app.query_params["unit"] == "connections"
    assert "<h2>Liitumised: " in html(app)


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ({}, "water_network"),
        ({"unit": "connections"}, "water_network"),
        ({"unit": "finance"}, "finance"),
    ],
)
def test_a_click_on_a_chart_that_was_drawn_for_another_choice_is_no_news(
    address: dict[str, str], left: str
) -> None:
    def click_late() -> None:
        from dashboard.session import choose_instead

        choose_instead("unit", "connections", "water_network")

    app = AppTest.from_function(click_late)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    assert app.query_params["unit"] == left


def test_invalid_parameters_are_dropped_without_a_word() -> None:
    app = opened("units", lang="xx", wave="1999", unit="<script>")
    assert not app.exception
    assert "unit" not in app.query_params
    assert "wave" not in app.query_params
    assert "lang" not in app.query_params
    assert app.selectbox(key="choose_unit").value == "customer_service"


def test_two_groups_come_from_the_address() -> None:
    app = opened("gaps", lang="en", a="unit=customer_service", b="overall")
    assert "Customer service" in html(app)
    assert app.selectbox(key="choose_a").value == "unit=customer_service"


def test_choices_come_along_to_another_screen() -> None:
    app = opened("units", lang="fi")
    app.selectbox(key="choose_wave").select("2025").run()
    app.query_params.clear()
    app.switch_page("screens/gaps.py").run()
    assert app.selectbox(key="choose_wave").value == "2025"
    assert 'lang = "fi"' in html(app)


def test_the_language_switch_changes_everything() -> None:
    app = opened(lang="et")
    app.button_group(key="choose_lang").set_value("fi").run()
    assert app.query_params["lang"] == "fi"
    assert "Asiakaskeskeisyysindeksi" in html(app)


def test_without_a_database_the_screen_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KESKMES_DATABASE")
    app = opened(lang="en")
    assert not app.exception
    assert app.title[0].value == "The results can't be opened"
    assert "keskmes demo" in app.text[0].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_file_is_a_sentence_not_a_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    monkeypatch.setenv("KESKMES_DATABASE", str(tmp_path / "none.duckdb"))
    app = opened(lang=language)
    assert not app.exception
    assert app.title[0].value == words_in(language).text("app.cannot_open")
    assert len(app.text[0].value) > 20


def test_text_from_data_is_never_markup() -> None:
    assert written("<b>9–10</b> & co") == "&lt;b&gt;9–&#8288;10&lt;/b&gt; &amp; co"


@pytest.mark.parametrize(
    ("event", "unit"),
    [
        ({"selection": {"clicked": [{"choice": "sales"}]}}, "sales"),
        ({"selection": {"clicked": [{"choice": ""}]}}, None),
        ({"selection": {"clicked": []}}, None),
        ({"selection": {"clicked": {}}}, None),
        (None, None),
    ],
)
def test_a_click_names_a_unit_or_nothing(event: object, unit: str | None) -> None:
    assert clicked(event) == unit
