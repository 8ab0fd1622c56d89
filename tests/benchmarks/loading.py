"""Loads of very many respondents against bare reads of the same file, and the plan of many units.

Each measurement is a process of its own, so that time and memory are that run's alone.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.answers import (
    QUESTIONNAIRE,
    definitions_of,
    write_answers,
    write_organisation,
)

UNITS = 50
SIZES = (1_000, 10_000, 100_000)
"""Respondents; a million is asked for, since it takes minutes and 10 GB of memory."""
UNITS_OF_SIZE = (10, 100, 1_000)
"""Units at the smallest size of `SIZES` that fills them."""
SMALL = 200
REPEATS, MANY = 3, 100_000
"""The quickest of so many runs counts; from so many respondents there is one."""

PEERS = ("load", "polars", "pandas")
GROUPED = (["wave"], ["wave", "unit"], ["wave", "level"], ["wave", "unit", "level"])
WHO = ["respondent", "wave", "unit", "level"]


class Run(NamedTuple):
    """What a process took: seconds, seconds of processor, most memory (MB); and what it says."""

    seconds: float
    processor: float
    megabytes: float
    said: str


def load_once(answers: Path, units: int) -> str:
    """Check, store, score and plan in a new assessment file; how the plan was made."""
    from assessment.checking import check_files
    from assessment.loading import load

    definitions = definitions_of(units)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.duckdb"
        load(database, check_files([answers], definitions), definitions)
        return f"{database.stat().st_size / 1e6:.0f} MB file"


def read_with_polars(answers: Path, _: int) -> str:
    """Read the file as text, and nothing else."""
    import polars as pl

    return f"{pl.read_csv(answers, infer_schema=False).height} rows"


def group_with_pandas(answers: Path, _: int) -> str:
    """Read, melt, and mean and count by wave, unit, level and both: no check, plan or interval."""
    import pandas as pd

    long = pd.read_csv(answers, dtype=str).melt(WHO, var_name="question", value_name="answer")
    long["score"] = pd.to_numeric(long["answer"], errors="coerce")
    groups = [long.groupby([*keys, "question"])["score"].agg(["mean", "count"]) for keys in GROUPED]
    return f"{sum(map(len, groups))} figures"


def plan_once(_: Path, units: int) -> str:
    """The plan of the base and of 40 populations."""
    from tests.benchmarks.measure import plan_all_measures

    seconds, methods = plan_all_measures(units)
    return f"{seconds:.2f} s, {', '.join(sorted(methods))}"


RUNS: dict[str, Callable[[Path, int], str]] = {
    "load": load_once,
    "polars": read_with_polars,
    "pandas": group_with_pandas,
    "plan": plan_once,
}


def run(name: str, answers: Path, units: int) -> Run:
    """One of RUNS in a process of its own; raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", "tests.benchmarks.loading", name, str(answers), str(units)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Run(*json.loads(done.stdout))


def best(name: str, answers: Path, units: int, repeats: int) -> Run:
    """The quickest of several runs: what the machine does beside it only ever adds."""
    return min(run(name, answers, units) for _ in range(repeats))


def measured(sizes: Sequence[int], units_of_size: Sequence[int]) -> Iterator[str]:
    """A line a size: the load, and what it is of a bare read and of pandas; then units."""
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            yield _against_peers(Path(folder) / f"{size}.csv", size)
        for units in units_of_size:
            answers = Path(folder) / f"units_{units}.csv"
            write_answers(answers, *definitions_of(units)[:2], max(sizes[0], 20 * units))
            load, plan = run("load", answers, units), run("plan", answers, units)
            yield f"{units:>5} units: load {load.seconds:.2f} s, plans {plan.said}"
        yield _command(Path(folder))


def _against_peers(answers: Path, size: int) -> str:
    write_answers(answers, *definitions_of(UNITS)[:2], size)
    repeats = 1 if size >= MANY else REPEATS
    load, polars, pandas = (best(name, answers, UNITS, repeats) for name in PEERS)
    answers.unlink()
    return (
        f"load {size:>9,} respondents: {load.seconds:7.2f} s ({load.processor:.1f} s of processor),"
        f" {load.megabytes:,.0f} MB, {load.said}"
        f" = {load.seconds / polars.seconds:.1f} x polars ({polars.seconds:.2f} s,"
        f" {polars.processor:.2f} s)"
        f" = {load.seconds / pandas.seconds:.2f} x pandas ({pandas.seconds:.2f} s,"
        f" {pandas.processor:.1f} s, {pandas.megabytes:,.0f} MB:"
        f" memory {load.megabytes / pandas.megabytes:.2f} x)"
    )


def _command(folder: Path) -> str:
    """`keskmes load` of a few respondents, the whole command, against importing its libraries."""
    questionnaire, organisation, _ = definitions_of(UNITS)
    write_organisation(folder / "organisation.toml", organisation)
    write_answers(folder / "small.csv", questionnaire, organisation, SMALL)
    keskmes = str(Path(sys.executable).with_name("keskmes"))
    definitions = ["-q", str(QUESTIONNAIRE), "-o", str(folder / "organisation.toml")]
    imports = "import duckdb, polars, pydantic, typer"

    def load(number: int) -> list[str]:
        database = str(folder / f"{number}.duckdb")
        return [keskmes, "load", str(folder / "small.csv"), *definitions, "-d", database]

    loaded = min(_seconds(load(number)) for number in range(REPEATS))
    imported = min(_seconds([sys.executable, "-c", imports]) for _ in range(REPEATS))
    return f"keskmes load of {SMALL}: {loaded:.2f} s = {loaded / imported:.1f} x the imports"


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """One of RUNS, its figures as JSON: what `run` starts."""
    name, answers, units = sys.argv[1:]
    start, before = time.perf_counter(), os.times()
    said = RUNS[name](Path(answers), int(units))
    seconds, after = time.perf_counter() - start, os.times()
    processor = after.user + after.system - before.user - before.system
    print(json.dumps(Run(seconds, processor, _peak_megabytes(), said)))


def _peak_megabytes() -> float:
    """Most memory of this process so far; getrusage would count what its parent had before."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    (kibibytes,) = re.findall(r"VmHWM:\s*(\d+) kB", status)
    return int(kibibytes) * 1024 / 1e6


if __name__ == "__main__":
    main()
