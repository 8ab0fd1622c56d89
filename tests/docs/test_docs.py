"""What the documents say is what the program does."""

import json
import re
import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast, get_args

import pytest
import typer
from pydantic import BaseModel
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from assessment.appendix.appendix import appendix_of
from assessment.certainty import Certainty
from assessment.checking import Inspected
from assessment.definition import Definition
from assessment.definition_files import ROSTER_COLUMNS, read_questionnaire
from assessment.loading import Loaded
from assessment.mapping import ColumnMapping
from assessment.measures import measures_of
from assessment.organisation import GroupKind, Organisation
from assessment.questionnaire import RESPONDENT_COLUMNS, Questionnaire
from assessment.questions import Choice, Rating
from assessment.results import open_results
from assessment.store import open_to_read
from dashboard.cli import app
from dashboard.commands.options import QUESTIONNAIRE
from dashboard.file_reports import inspect_as_json
from dashboard.i18n import words_in
from dashboard.plan_json import plan_as_json
from dashboard.reports import load_report_as_json, refusal_as_json
from queries.runner import contract
from tests.rosters import outlook

ROOT = Path(__file__).parents[2]
INTERFACE = (ROOT / "docs" / "interface.md").read_text(encoding="utf-8")
MEASURES = (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PAGES = sorted(
    (
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "data").rglob("*.md"),
    )
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
COMMANDS = cast("dict[str, TyperCommand]", cast("TyperGroup", typer.main.get_command(app)).commands)


def section(page: str, heading: str) -> str:
    """The text under a heading, down to the next of its rank or higher."""
    rank = len(heading) - len(heading.lstrip("#"))
    _, found, rest = f"\n{page}".partition(f"\n{heading}\n")
    assert found, heading
    return re.split(rf"\n#{{1,{rank}}} ", rest)[0]


def entries(text: str) -> list[str]:
    """What stands in code marks in the first cell of each table row."""
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


def words_of(text: str) -> set[str]:
    """Everything in code marks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def keys_of(model: type[BaseModel]) -> Iterator[str]:
    """The keys of a definition file, those of its tables after a dot."""
    for name, field in model.model_fields.items():
        yield name
        below = next(_models_in(field.annotation), None)
        is_table_by_id = str(field.annotation).startswith("dict[")
        if below is not None:
            path = f"{name}.<id>" if is_table_by_id else name
            yield from (f"{path}.{key}" for key in keys_of(below))


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def usage_lines() -> dict[str, str]:
    """The commands of the interface page, and what stands after each."""
    block = section(INTERFACE, "## Commands").split("```")[1]
    return dict(re.findall(r"^keskmes (\w+) *(.*)$", block, re.MULTILINE))


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    assert set(usage_lines()) == set(COMMANDS)
    assert entries(section(INTERFACE, "## Commands")) == list(usage_lines())
    for page in PAGES:
        if page.name != "CHANGELOG.md":
            named = re.findall(r"keskmes ([a-z]+)", page.read_text(encoding="utf-8"))
            assert set(named) <= set(COMMANDS), page


@pytest.mark.parametrize("command", COMMANDS)
def test_the_options_of_a_command_are_the_documented_ones(command: str) -> None:
    documented = set(re.findall(r"(?<!\w)--?[a-z][a-z-]*", usage_lines()[command]))
    parameters = cast("list[TyperOption | TyperArgument]", COMMANDS[command].params)
    options = [set(one.opts) for one in parameters if isinstance(one, TyperOption)]
    assert all(names & documented for names in options)
    assert documented <= set[str]().union(*options)
    arguments = [
        str(one.metavar or one.name).upper() for one in parameters if isinstance(one, TyperArgument)
    ]
    placed = re.findall(r"^[A-Z]+", usage_lines()[command])
    assert len(arguments) == len(placed)
    assert all(name.startswith(word) for name, word in zip(arguments, placed, strict=True))


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("## questionnaire.toml", Questionnaire),
        ("## organisation.toml and roster.csv", Organisation),
        ("## mapping.toml", ColumnMapping),
    ],
)
def test_the_documented_keys_of_a_definition_file_are_those_of_its_model(
    heading: str, model: type[Definition]
) -> None:
    documented = entries(section(INTERFACE, heading))
    assert len(documented) == len(set(documented))
    assert set(documented) == set(keys_of(model))


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("## questionnaire.toml", Questionnaire),
        ("## organisation.toml and roster.csv", Organisation),
        ("## mapping.toml", ColumnMapping),
    ],
)
def test_the_example_of_a_definition_file_is_accepted(
    heading: str, model: type[Definition]
) -> None:
    example = section(INTERFACE, heading).split("```toml\n")[1].split("```")[0]
    model.model_validate(tomllib.loads(example))


def test_the_words_that_definition_files_choose_from_are_documented() -> None:
    questionnaire = words_of(section(INTERFACE, "## questionnaire.toml"))
    for model in (Rating, Choice):
        assert set(get_args(model.model_fields["role"].annotation)) <= questionnaire
    organisation = section(INTERFACE, "## organisation.toml and roster.csv")
    assert set(get_args(GroupKind)) <= words_of(organisation)
    assert f"`{','.join(ROSTER_COLUMNS)}`" in organisation


def test_the_columns_of_response_files_are_documented() -> None:
    assert entries(section(INTERFACE, "## Response files")) == list(RESPONDENT_COLUMNS)


def test_the_keys_of_the_reports_as_json_are_documented() -> None:
    words = words_in("en")
    text = section(INTERFACE, "## JSON")
    before, _, after = text.partition("`plan --json`")
    report = cast("dict[str, Any]", json.loads(load_report_as_json(words, Loaded((), (), 0))))
    assert [key for key in entries(before) if key in report] == list(report)
    assert report.keys() == json.loads(refusal_as_json(words, [])).keys()
    plans = json.loads(plan_as_json({"w": outlook("a support: low=6")}))
    assert entries(after) == list(plans["w"])


def test_the_json_of_inspect_has_the_documented_keys() -> None:
    (inspected,) = json.loads(inspect_as_json(words_in("en"), [Inspected("a.csv", None)]))
    assert entries(section(INTERFACE, "## JSON of inspect")) == list(inspected)


def test_each_reason_of_a_refused_cell_has_its_sentence() -> None:
    before, _, _ = section(INTERFACE, "## JSON").partition("`plan --json`")
    reasons = entries(before.partition("| reason |")[2])
    assert reasons
    for reason in reasons:
        assert words_in("en").text(f"problem.{reason}", found="f", expected="e")


def test_every_column_of_results_has_an_entry_in_the_order_of_the_columns() -> None:
    columns = list(contract("results/shown").columns)
    assert entries(section(MEASURES, "## Columns")) == columns
    listed = section(INTERFACE, "## Columns of results").split("\n\n")[1]
    assert re.findall(r"`(\w+)`", listed) == columns


def test_every_column_of_gaps_has_an_entry_in_the_order_of_the_columns() -> None:
    columns = list(contract("results/gaps").columns)
    assert entries(section(MEASURES, "### Columns of gaps")) == columns
    listed = section(INTERFACE, "## Columns of gaps").rpartition("\n\n")[2]
    assert re.findall(r"`(\w+)`", listed) == columns


def test_every_kind_of_gap_and_every_certainty_has_an_entry(sample_database: Path) -> None:
    with closing(open_results(sample_database)) as results:
        gaps = results.gaps()
    kinds, _, _ = section(MEASURES, "## Gaps").partition("### Columns of gaps")
    assert {kind.partition("`")[0] for kind in entries(kinds)} == set(gaps["kind"])
    assert entries(section(MEASURES, "### Certainty")) == list(get_args(Certainty))


def test_every_statistic_of_the_appendix_has_an_entry(sample_database: Path) -> None:
    with closing(open_to_read(sample_database)) as file:
        appendix = appendix_of(file)
    assert set(entries(section(MEASURES, "## The consultant's appendix"))) == set(
        appendix["statistic"]
    )
    listed = section(INTERFACE, "## Columns of statistics").rpartition("\n\n")[2]
    assert re.findall(r"`(\w+)`", listed) == appendix.columns


def test_every_measure_kind_and_derived_measure_has_an_entry() -> None:
    measures = list(measures_of(read_questionnaire(QUESTIONNAIRE)))
    kinds, _, derived = section(MEASURES, "## Measure kinds").partition("### Derived measures")
    assert set(entries(kinds)) == {one.measure_kind for one in measures}
    assert set(entries(derived)) == {
        one.measure.partition(":")[0] for one in measures if one.measure_kind == "derived"
    }


def test_every_source_that_a_measure_names_is_listed() -> None:
    named = set(re.findall(r"\[([A-Za-z][\w -]*)\](?!\()", MEASURES))
    listed = set(re.findall(r"^\| ([\w -]+?) \|", section(MEASURES, "## Sources"), re.MULTILINE))
    assert named
    assert named <= listed


def test_the_architecture_names_every_layer() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    layers = [layer for one in contracts for layer in one.get("layers", [])]
    built = {
        module
        for layer in layers
        for module in re.split(r" *\| *", layer)
        if not module.startswith("(")
    }
    named = words_of(ARCHITECTURE) | set(re.findall(r"^### (\w+)", ARCHITECTURE, re.MULTILINE))
    assert built <= named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}


def test_decision_records_are_numbered_without_a_gap() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    for number, record in enumerate(records, start=1):
        assert record.name.startswith(f"{number:04}-")
        assert record.read_text(encoding="utf-8").startswith(f"# {number}. ")


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    assert "\n## Unreleased\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_readme_shows_the_dashboard_and_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "](docs/pictures/overview.png)" in readme
    for target in ("demo", "test"):
        assert f"make {target} " in readme
        assert f"\n{target}:" in makefile
