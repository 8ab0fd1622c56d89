"""Every statement is held to the contract in its head."""

import re
from collections.abc import Iterator

import duckdb
import pytest

from assessment.scoring import ATOMS, CELLS
from queries.runner import FOLDER, TABLES, VIEWS, clear, contract, execute, insert, query, statement

NAMES = sorted(f"{path.parent.name}/{path.stem}" for path in FOLDER.glob("*/*.sql"))
RESULTS = [name for name in NAMES if name.startswith("results/")]
RUN_BEFORE_RESULTS = (*ATOMS, *CELLS, "cells/gap_values")
VALUES = {
    "wave": "w",
    "kinds": ["theme"],
    "measures": list[str](),
    "groups": [0],
    "a": 0,
    "b": 1,
    "kind": "level",
    "people": 10,
    "distribution_from": 10,
    "whole_kind": "pillar",
}


@pytest.fixture
def empty_file() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for table in TABLES:
            execute(connection, f"tables/{table}")
        for view in VIEWS:
            execute(connection, f"views/{view}")
        for name in RUN_BEFORE_RESULTS:
            execute(connection, name)
        yield connection


@pytest.mark.parametrize("name", RESULTS)
def test_a_query_returns_the_columns_and_types_of_its_head(
    empty_file: duckdb.DuckDBPyConnection, name: str
) -> None:
    promised = contract(name)
    parameters = {parameter: VALUES[parameter] for parameter in promised.parameters}
    relation = empty_file.sql(statement(name), params=parameters)
    returned = dict(zip(relation.columns, map(str, relation.types), strict=True))
    assert returned == dict(promised.columns)


@pytest.mark.parametrize("name", NAMES)
def test_a_statement_takes_the_parameters_of_its_head_and_no_others(name: str) -> None:
    sql = "\n".join(line for line in statement(name).splitlines() if not line.startswith("--"))
    assert set(re.findall(r"\$(\w+)", sql)) == set(contract(name).parameters)


@pytest.mark.parametrize("name", NAMES)
def test_a_statement_is_one_statement_that_says_what_it_is(name: str) -> None:
    assert ";" not in re.sub(r"--.*|'[^']*'", "", statement(name))
    assert len(contract(name).says) > len("One row")


def test_every_file_of_tables_and_views_is_made_with_a_new_assessment_file() -> None:
    assert {f"tables/{table}" for table in TABLES} == {n for n in NAMES if n.startswith("tables/")}
    assert {f"views/{view}" for view in VIEWS} == {n for n in NAMES if n.startswith("views/")}


def test_every_other_statement_is_run_by_the_domain() -> None:
    source = "".join(path.read_text() for path in (FOLDER.parent / "assessment").rglob("*.py"))
    others = [name for name in NAMES if not name.startswith(("tables/", "views/"))]
    unused = [
        name
        for name in others
        if f'"{name}"' not in source and f'"{name.partition("/")[2]}"' not in source
    ]
    assert unused == []


def test_only_tables_of_the_assessment_file_are_filled_and_emptied(
    empty_file: duckdb.DuckDBPyConnection,
) -> None:
    rows = query(empty_file, "results/waves")
    with pytest.raises(KeyError, match="respondents; DROP"):
        insert(empty_file, "respondents; DROP TABLE answers", rows)
    with pytest.raises(KeyError, match="respondents; DROP"):
        clear(empty_file, "respondents; DROP TABLE answers")
