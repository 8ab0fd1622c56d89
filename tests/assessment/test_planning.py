"""The plan of an assessment file, where a load of so many people would be slow."""

from datetime import date

import duckdb
import polars as pl
import pytest

from assessment.comparisons import FixedList
from assessment.organisation import Organisation
from assessment.parts import Level, Unit, Wave
from assessment.planning import insert_plan
from queries.runner import TABLES, execute


def primes_to(most: int) -> list[int]:
    return [n for n in range(2, most + 1) if all(n % divisor for divisor in range(2, n))]


def test_a_mean_at_constant_mix_has_weights_however_many_cells_there_are() -> None:
    """Their smallest common multiple, which makes the weights whole, is beyond any float."""
    sizes = [prime for prime in primes_to(800) if prime > 5]
    units = [f"u{place}" for place in range(len(sizes))]
    organisation = Organisation(
        id="large",
        name="Large",
        levels=(Level(id="top", name={"en": "Top"}),),
        units=tuple(Unit(id=unit, name={"en": unit}, kind="support") for unit in units),
        waves=tuple(
            Wave(id=f"w{n}", name={"en": f"w{n}"}, date=date(2020 + n, 1, 1)) for n in (1, 2)
        ),
    )
    people = [
        (wave, "all", unit, "top", "", n, n)
        for wave, heads in (("w1", [100] * len(sizes)), ("w2", sizes))
        for unit, n in zip(units, heads, strict=True)
    ]
    columns = ["wave", "population", "unit", "level", "part", "people", "complete"]
    with duckdb.connect() as connection:
        for table in TABLES:
            execute(connection, f"tables/{table}")
        connection.register("atom_heads", pl.DataFrame(people, schema=columns, orient="row"))
        insert_plan(connection, FixedList(organisation, ["w1", "w2"]))
        mixes = connection.sql("FROM mixes WHERE wave = 'w2' AND level = 'top'").pl()
    found = dict(mixes.filter(group_id=mixes["group_id"].min())["unit", "weight"].rows())
    weighed = [found[unit] * n for unit, n in zip(units, sizes, strict=True)]
    assert weighed == pytest.approx([weighed[0]] * len(sizes))  # as the hundred before, each
