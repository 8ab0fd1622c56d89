"""How often the product cries wolf, and how often it sees one: `make planted`.

Hundreds of organisations whose truth is planted, through `load` and `Results.gaps`. Prints rates
with their Wilson intervals; exits with 1 where a bound is broken. The seeds are fixed.
"""

import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, product
from multiprocessing import get_context

import polars as pl

from assessment.statistics.intervals import wilson
from tests.planted.found import (
    BETWEEN_LEVELS,
    IS_TESTED,
    LEAST_FOUND,
    MOST_FALSE,
    gaps_of,
    has_clear,
    is_found,
)
from tests.planted.organisations import NOBODY_DIFFERS, Truth, planted, with_gap, without_gap

KINDS = {
    "between levels": BETWEEN_LEVELS,
    "level": pl.col("kind") == "level",
    "ownership, levels": BETWEEN_LEVELS & (pl.col("kind") == "ownership"),
    "unit_rest": pl.col("kind") == "unit_rest",
    "division_rest": pl.col("kind") == "division_rest",
    "unit_kind": pl.col("kind") == "unit_kind",
    "wave": pl.col("kind") == "wave",
    "wave_linked": pl.col("kind") == "wave_linked",
}
MEASURES = {
    "all": pl.lit(value=True),
    "theme": pl.col("measure_kind") == "theme",
    "pillar, index": pl.col("measure_kind").is_in(["pillar", "index"]),
    "item": pl.col("measure_kind") == "item",
    "rating": pl.col("measure_kind").is_in(["rating", "own_deeds"]),
    "option": pl.col("measure_kind") == "option",
}
Make = Callable[[int], Truth]


def main() -> int:
    """Prove both claims; 1 if one doesn't hold."""
    parser = ArgumentParser(prog="make planted ARGS=…")
    parser.add_argument("--without-gap", type=int, default=500, metavar="ORGANISATIONS")
    parser.add_argument("--two-waves", type=int, default=100, metavar="ORGANISATIONS")
    parser.add_argument("--with-gap", type=int, default=200, metavar="ORGANISATIONS")
    asked = parser.parse_args()
    start = time.perf_counter()

    without = _gaps_of_each(without_gap, range(asked.without_gap))
    alike = len(range(0, asked.without_gap, NOBODY_DIFFERS))
    print(f"{len(without)} organisations whose levels don't differ, in {alike} of them nobody:")
    false = sum(has_clear(gaps, BETWEEN_LEVELS) for gaps in without)
    is_rare = false <= MOST_FALSE * len(without)
    rate = _rate(false, len(without)).strip()
    print(f"  a clear gap between levels in {rate}; at most {MOST_FALSE:.0%}: {_holds(is_rare)}")
    _print_rates(without, KINDS)

    waves = _gaps_of_each(partial(without_gap, waves=2), range(asked.two_waves))
    print(f"\n{len(waves)} organisations whose two waves don't differ:")
    _print_rates(waves, ("wave", "wave_linked"))

    gapped = _gaps_of_each(with_gap, range(asked.with_gap))
    print(f"\n{len(gapped)} organisations whose top is two points above the first line:")
    seen = sum(map(is_found, gapped))
    is_seen = seen >= LEAST_FOUND * len(gapped)
    rate = _rate(seen, len(gapped)).strip()
    print(f"  clear in a third of themes in {rate}; at least {LEAST_FOUND:.0%}: {_holds(is_seen)}")
    _print_rates(gapped, ("level", "ownership, levels"))

    print(f"\n{time.perf_counter() - start:.0f} s")
    return 0 if is_rare and is_seen else 1


def _gaps_of_each(make: Make, seeds: Sequence[int]) -> list[pl.DataFrame]:
    """The gaps of an organisation for each seed, on all cores."""
    # Each process has a core; threads beside it would only wait for each other.
    os.environ["POLARS_MAX_THREADS"] = "1"
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return list(pool.map(partial(_gaps, make), seeds, chunksize=5))


def _gaps(make: Make, seed: int) -> pl.DataFrame:
    return gaps_of(planted(make(seed), seed)).filter(IS_TESTED)


def _print_rates(organisations: Sequence[pl.DataFrame], kinds: Iterable[str]) -> None:
    """By kind and sort of measure: the organisations and the rows with a clear gap, with a hint."""
    heads = ("kind", "measures", "tested in", "clear in", "clear or hint in", "rows: clear", "hint")
    print("  {:17} {:13} {:>9}  {:24}  {:24}  {:>11} {:>6}".format(*heads))
    for kind, sort in product(kinds, MEASURES):
        rows = [gaps.filter(KINDS[kind], MEASURES[sort]) for gaps in organisations]
        words = [one["certainty"].to_list() for one in rows if not one.is_empty()]
        if words:
            clear = sum("clear" in one for one in words)
            either = sum("clear" in one or "hint" in one for one in words)
            every = list(chain.from_iterable(words))
            shares = (every.count(word) / len(every) for word in ("clear", "hint"))
            print(
                f"  {kind:17} {sort:13} {len(words):9}"
                f"  {_rate(clear, len(words))}  {_rate(either, len(words))}"
                "  {:11.2%} {:6.2%}".format(*shares)
            )


def _rate(count: int, base: int) -> str:
    low, high = (float(end) for end in wilson(count, base))
    return f"{count / max(base, 1):6.1%} ({low:.1%} to {high:.1%})".ljust(24)


def _holds(is_so: bool) -> str:
    return "holds" if is_so else "BROKEN"


if __name__ == "__main__":
    sys.exit(main())
