"""How long a load, the plan and a page take: `make bench`; ratios wherever a peer is known."""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from random import Random
from statistics import median

from assessment.disclosure import disclosure_plan
from assessment.merges import possible_merges, small_units
from assessment.organisation import Atom, Organisation
from assessment.prospects import Outlook
from tests.benchmarks.answers import LEVELS, QUESTIONNAIRE, invented
from tests.benchmarks.browsing import measured as browsing_measured
from tests.benchmarks.exports import measured
from tests.benchmarks.loading import SIZES, UNITS_OF_SIZE
from tests.benchmarks.loading import measured as loads_measured
from tests.benchmarks.pages import measured as pages_measured
from tests.benchmarks.viewing import MINUTES
from tests.benchmarks.viewing import measured as viewing_measured

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample"
IMPORTS = "import duckdb, polars, pydantic, typer"
INVITED = {"top": (1, 1), "middle": (1, 4), "first_line": (2, 8)}
"""Invited of each unit at each level: at least, at most."""
POPULATIONS = 40
SKIP_RATE = 0.05
REPEATS = 5


def seconds(run: Callable[[], object], repeats: int = REPEATS) -> float:
    """The median time of several runs."""
    times: list[float] = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return median(times)


def load_sample() -> None:
    """`keskmes load` of the sample's two waves into a new file, the whole command."""
    with tempfile.TemporaryDirectory() as folder:
        files = sorted(SAMPLE.glob("answers_*.csv"))
        definitions = ("-q", QUESTIONNAIRE, "-o", SAMPLE / "organisation.toml")
        database = ("-d", Path(folder) / "sample.duckdb")
        keskmes = Path(sys.executable).with_name("keskmes")
        command = [str(part) for part in (keskmes, "load", *files, *definitions, *database)]
        subprocess.run(command, check=True, capture_output=True)


def import_libraries() -> None:
    """The libraries that the command stands on, imported and nothing else."""
    subprocess.run([sys.executable, "-c", IMPORTS], check=True)


def plan_all_measures(units: int) -> tuple[float, set[str]]:
    """Seconds for the base plan and the plans of many populations; the methods that were used."""
    chance = Random(units)  # noqa: S311 -- the same organisations each time
    organisation = invented(units)
    heads = invited(organisation, chance)
    populations = [
        {atom: sum(chance.random() > SKIP_RATE for _ in range(n)) for atom, n in heads.items()}
        for _ in range(POPULATIONS)
    ]
    start = time.perf_counter()
    base = disclosure_plan(organisation, heads)
    plans = [disclosure_plan(organisation, heads, base.shown) for heads in populations]
    return time.perf_counter() - start, {plan.method for plan in (base, *plans)}


def plan_before_fielding(units: int) -> tuple[float, int, int]:
    """Seconds for all that `keskmes plan` says of a wave; draws of chance, merges tried."""
    organisation = invented(units)
    heads = invited(organisation, Random(units))  # noqa: S311 -- the same organisations each time
    outlook = Outlook(organisation, heads)
    start = time.perf_counter()
    _ = outlook.prospects, small_units(outlook)
    merges = possible_merges(outlook)
    return time.perf_counter() - start, outlook.draws, len(merges)


def invited(organisation: Organisation, chance: Random) -> dict[Atom, int]:
    """How many of each unit and level are invited."""
    return {
        Atom(unit.id, level): chance.randint(*INVITED[level])
        for unit, level in product(organisation.units, LEVELS)
    }


def main() -> None:
    """Print the measurements, one a line; with `--only-…` the loads or the browser's alone."""
    parser = argparse.ArgumentParser()
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--only-loads", action="store_true")
    only.add_argument("--only-browser", action="store_true")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="of the fifty viewers")
    parser.add_argument("--respondents", type=int, nargs="*", default=SIZES)
    parser.add_argument("--units", type=int, nargs="*", default=UNITS_OF_SIZE)
    asked = parser.parse_args()
    if not asked.only_browser:
        for line in loads_measured(asked.respondents, asked.units):
            print(line, flush=True)
    if not (asked.only_loads or asked.only_browser):
        for line in pages_measured(asked.respondents):
            print(line, flush=True)
        _measure_commands()
    if not asked.only_loads:
        for line in browsing_measured(SAMPLE, QUESTIONNAIRE):
            print(line, flush=True)
        for line in viewing_measured(SAMPLE, QUESTIONNAIRE, asked.minutes):
            print(line, flush=True)


def _measure_commands() -> None:
    """Loads of the sample, plans, exports."""
    imports, load = seconds(import_libraries), seconds(load_sample)
    print(f"import of the libraries      {imports:6.2f} s")
    print(f"keskmes load of the sample   {load:6.2f} s = {load / imports:.1f} x the import")
    for units in (12, 25, 50):
        time_taken, methods = plan_all_measures(units)
        used = ", ".join(sorted(methods))
        what = f"plan, {units} units x 3 levels, {POPULATIONS} populations"
        print(f"{what}: {time_taken:.2f} s ({used})")
    for units in (12, 25, 50):
        time_taken, draws, merges = plan_before_fielding(units)
        what = f"plan before fielding, {units} units x 3 levels, {draws} draws, {merges} merges"
        print(f"{what}: {time_taken:.2f} s")
    for line in measured(SAMPLE, QUESTIONNAIRE):
        print(line)


if __name__ == "__main__":
    main()
