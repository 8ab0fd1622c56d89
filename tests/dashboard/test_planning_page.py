"""The page before fielding: from an organisation file and its roster, without any answers."""

from pathlib import Path
from shutil import copyfile

import pytest
from streamlit.testing.v1 import AppTest

from assessment.definition_files import read_organisation
from dashboard.i18n import LANGUAGES, words_in
from dashboard.look import LIGHT
from dashboard.planning.exhibits import Plans
from tests.conftest import SAMPLE
from tests.rosters import outlook

PAGE = str(Path(__file__).parents[2] / "dashboard" / "planning" / "page.py")


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample's organisation file and roster, ready for a merge."""
    for name in ("organisation.toml", "roster.csv"):
        copyfile(SAMPLE / name, tmp_path / name)
    monkeypatch.setenv("KESKMES_ORGANISATION", str(tmp_path / "organisation.toml"))
    return tmp_path / "organisation.toml"


def opened(**address: str) -> AppTest:
    app = AppTest.from_file(PAGE, default_timeout=120)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "".join(str(element.proto.body) for element in app.get("html"))


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_in_every_language(language: str) -> None:
    said = html(opened(lang=language))
    words = words_in(language)
    assert "<h1>Helmeranna Vesi ja Soojus</h1>" in said
    assert f'lang = "{language}"' in said
    for title in ("plan.small.title", "plan.merges.title"):
        assert words.text(title) in said


@pytest.mark.usefixtures("client")
def test_it_shows_responses_orders_small_units_and_merges_of_the_newest_wave() -> None:
    app = opened(lang="en")
    said = html(app)
    assert app.selectbox(key="choose_wave").value == "2026"
    assert "Of 39 groups with at least 5 people, 27 are shown when everybody answers" in said
    assert "“Units with their levels first” shows most groups" in said
    assert '<th scope="row">Strategy and legal</th>' in said
    assert "27 → 29" in said
    assert "nothing while everybody answers" in said


@pytest.mark.usefixtures("client")
def test_another_wave_and_another_order_are_chosen_in_the_address() -> None:
    app = opened(lang="en", wave="2025", order="kinds")
    assert app.selectbox(key="choose_wave").value == "2025"
    assert app.selectbox(key="choose_order").value == "kinds"
    assert "Autumn 2025" in html(app)


def test_a_merge_is_written_when_its_button_is_pressed_and_not_before(client: Path) -> None:
    before = client.read_text(encoding="utf-8")
    app = opened(lang="en")
    assert client.read_text(encoding="utf-8") == before
    (button,) = (one for one in app.button if one.label == "Write into organisation.toml")
    button.click().run()
    assert not app.exception
    assert read_organisation(client).merges == {"marketing": "people", "strategy": "people"}
    said = html(app)
    written = f"Written into {client}: Marketing and communications, Strategy and legal → People."
    assert written in said
    assert "Merged in the file: Marketing and communications → People" in said
    assert "29 are shown when everybody answers" in said
    assert client.read_text(encoding="utf-8").replace('merged_into = "people"\n', "") == before


def test_a_merge_that_the_file_does_not_take_any_more_is_said(client: Path) -> None:
    app = opened(lang="en")
    text = client.read_text(encoding="utf-8")
    client.write_text(text.replace('id = "strategy"', 'id = "strategies"'), encoding="utf-8")
    (button,) = (one for one in app.button if one.label == "Write into organisation.toml")
    button.click().run()
    assert not app.exception
    assert "roster.csv" in html(app)


def test_without_a_roster_the_page_says_so(client: Path) -> None:
    client.with_name("roster.csv").unlink()
    app = opened(lang="en")
    assert 'role="alert"' in html(app)
    assert "roster.csv" in html(app)
    assert not app.button


def test_a_roster_of_one_wave_offers_none_to_choose(client: Path) -> None:
    rows = client.with_name("roster.csv").read_text(encoding="utf-8").splitlines()
    kept = "\n".join(row for row in rows if not row.startswith("2025"))
    client.with_name("roster.csv").write_text(kept, encoding="utf-8")
    app = opened(lang="en")
    assert [one.key for one in app.selectbox if one.key] == ["choose_order"]


def test_where_all_units_are_large_nothing_is_in_the_way(client: Path) -> None:
    roster = client.with_name("roster.csv")
    units = [unit.id for unit in read_organisation(client).units]
    rows = ["wave,unit,level,invited", *(f"2026,{unit},first_line,40" for unit in units)]
    roster.write_text("\n".join(rows), encoding="utf-8")
    said = html(opened(lang="en"))
    assert "No unit is too small." in said
    assert "There is nothing to merge." in said
    assert "The release order changes nothing when everybody answers" in said


def test_where_no_merge_shows_more_it_says_so(client: Path) -> None:
    roster = client.with_name("roster.csv")
    rows = ["wave,unit,level,invited", "2026,finance,first_line,7", "2026,people,first_line,40"]
    roster.write_text("\n".join(rows), encoding="utf-8")
    assert "No single merge shows more groups than now." in html(opened(lang="en"))


def test_orders_that_show_as_many_of_other_kinds_exchange_them() -> None:
    plans = outlook(
        """
        a customer_facing north: low=6
        b support north: low=7
        c support south: low=7
        d customer_facing south: low=1
        """
    )
    drawn = Plans(words_in("en"), LIGHT, plans, "2026").by_order()
    assert drawn.headline.startswith("Each release order shows")


def test_a_kind_without_a_large_group_is_hatched() -> None:
    plans = outlook("a support north: low=2\nb support: low=9")
    exhibit = Plans(words_in("en"), LIGHT, plans, "2026").by_response("file")
    chart = exhibit.panels[0].chart
    assert chart is not None
    hatched = chart.rows.filter("hatched")
    kinds = hatched["unit"].unique(maintain_order=True).to_list()
    assert [kind.partition(" ")[0] for kind in kinds] == ["Divisions", "Division"]
    assert all(kind.endswith(" · 0") for kind in kinds)
    assert set(hatched["label"]) == {""}


def test_cells_have_the_count_and_a_colour_by_its_share() -> None:
    plans = outlook("a support: low=9\nb support: low=9")
    exhibit = Plans(words_in("en"), LIGHT, plans, "2026").by_response("file")
    chart = exhibit.panels[0].chart
    assert chart is not None
    everybody = chart.rows.filter(unit="Everybody · 1", theme="100%")
    assert everybody.select("label", "step", "light").rows() == [("1", "80–100%", True)]
    assert [panel.title for panel in exhibit.panels] == [
        "No question skipped",
        "3% of the questions skipped",
        "8% of the questions skipped",
    ]
