"""Whether anything shown gives a few people away: `make attack`.

Thousands of invented organisations through `load`, `Results` and the exhibits. Prints what was
tried and what was found; exits with 1 where a claim is broken. The seeds are fixed.
"""

import os
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, TypeVar

from assessment.statistics.intervals import wilson
from tests.hostile.attack import Attacker
from tests.hostile.figures import Reading, held, held_over_own_raters
from tests.hostile.invented import QUESTIONNAIRE, invented, varied
from tests.hostile.narrowing import Narrowed
from tests.hostile.other_scores import same_plan
from tests.hostile.pages import pages_tell_more, protected_exhibits, published
from tests.hostile.policies import Rule, by_plan, by_remainder, by_threshold, figures
from tests.hostile.public import attacked
from tests.hostile.realistic import narrowed_in
from tests.hostile.releases import walk

LOOSER: dict[str, tuple[Rule, Reading]] = {
    "a threshold alone": (by_threshold, held),
    "the next smallest hidden too": (by_remainder, held),
    "items over their own raters": (by_plan, held_over_own_raters),
}
CHOICES = 4
"""Of each exhibit on a page, so many of the choices that there are."""
OTHER_SCORES = 3
STEPS = 8
"""Of a history."""
NARROW = 1.0
"""Points."""
T = TypeVar("T")


def main() -> int:
    """Prove each claim that is asked for; 1 if one doesn't hold."""
    parser = ArgumentParser(prog="make attack ARGS=…")
    for name, number in {
        "organisations": 2000,
        "pages": 50,
        "looser": 200,
        "other-scores": 300,
        "narrowed": 300,
        "histories": 100,
    }.items():
        parser.add_argument(f"--{name}", type=int, default=number, metavar="ORGANISATIONS")
    parser.add_argument("--from", dest="first", type=int, default=0, metavar="SEED")
    asked = parser.parse_args()
    start = time.perf_counter()
    proofs = {
        _attack: asked.organisations,
        _pages: asked.pages,
        _looser: asked.looser,
        _other_scores: asked.other_scores,
        _histories: asked.histories,
        _narrowed: asked.narrowed,
    }
    hold = [prove(range(asked.first, asked.first + n)) for prove, n in proofs.items() if n]
    print(f"\n{time.perf_counter() - start:.0f} s")
    return 0 if all(hold) else 1


def _attack(seeds: Sequence[int]) -> bool:
    found = _of_each(_attacked, seeds)
    shown = [number for number, _ in found if number]
    broken = [seed for seed, (_, few) in zip(seeds, found, strict=True) if few]
    print(f"\n{len(found)} organisations, all of `results` and `gaps` jointly:")
    print(f"  {len(shown)} show something, {sum(shown)} figures in all")
    print(f"  a few people given away in {len(broken)}: {_holds(not broken)}{_listed(broken)}")
    return not broken


def _attacked(seed: int) -> tuple[int, int]:
    with tempfile.TemporaryDirectory() as folder:
        shown, few = attacked(varied(seed), seed, Path(folder) / "invented.duckdb")
        return shown, sum(crowd.people for crowd in few)


def _pages(seeds: Sequence[int]) -> bool:
    more = [one for found in _of_each(_paged, seeds) for one in found]
    print(f"\n{len(seeds)} organisations, every exhibit of every wave, {CHOICES} choices of each:")
    print(f"  more than the rows, or of a protected group, in {len(more)}: {_holds(not more)}")
    return not more


def _paged(seed: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "invented.duckdb"
        attacked(varied(seed), seed, database)
        return [
            *pages_tell_more(database, published(database), CHOICES, seed),
            *protected_exhibits(database),
        ]


def _looser(seeds: Sequence[int]) -> bool:
    print(f"\nThe same attack on what is looser, in {len(seeds)} organisations:")
    all_broken = True
    for name in LOOSER:
        found = _of_each(partial(_broken, name), seeds)
        won = [place for place, (_, few) in enumerate(found, 1) if few]
        showing = sum(shows for shows, _ in found)
        first = f"first at number {won[0]}" if won else "never"
        print(f"  {name:29} {first:>19}, in {_rate(len(won), showing)} shown: {_holds(bool(won))}")
        all_broken &= bool(won)
    return all_broken


def _broken(name: str, seed: int) -> tuple[bool, bool]:
    """Whether a case shows anything by a looser rule, and whether the attack breaks it."""
    rule, reading = LOOSER[name]
    case = invented(seed)
    shown = figures(case, rule, reading)
    attacker = Attacker(case.organisation, QUESTIONNAIRE, case.people, reading)
    return bool(shown), bool(attacker.given_away(shown))


def _other_scores(seeds: Sequence[int]) -> bool:
    found = _of_each(_same_plan, seeds)
    other = [seed for seed, same in zip(seeds, found, strict=True) if not same]
    print(
        f"\n{len(found)} organisations with {OTHER_SCORES} other sets of scores at the same skips:"
    )
    print(f"  another plan in {len(other)}: {_holds(not other)}{_listed(other)}")
    return not other


def _same_plan(seed: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        return same_plan(varied(seed), seed, OTHER_SCORES, Path(folder))


def _histories(seeds: Sequence[int]) -> bool:
    found = _of_each(_history, seeds)
    several = [one.alone for one in found if one.editions > 1]
    broken = [seed for seed, one in zip(seeds, found, strict=True) if one.few]
    told = [seed for seed, one in zip(seeds, found, strict=True) if one.words]
    editions, kept = sum(one.editions for one in found), sum(one.kept for one in found)
    comments, headlines = (sum(one.comments for one in found), sum(one.headlines for one in found))
    print(f"\n{len(found)} histories of {STEPS} steps, everything ever released jointly:")
    print(f"  {editions} editions; {kept} releases left published numbers as they were")
    print(f"  a few people given away in {len(broken)}: {_holds(not broken)}{_listed(broken)}")
    print(f"  each edition planned by itself: {_rate(sum(several), len(several))} with several")
    print(f"  {comments} comments shown, {headlines} headlines worded:")
    print(f"  of a few, or for other numbers in {len(told)}: {_holds(not told)}{_listed(told)}")
    return not broken and not told


class _Walked(NamedTuple):
    """What a history came to: whether anything released gives somebody away, and would."""

    editions: int
    kept: int
    comments: int
    headlines: int
    words: bool
    few: bool
    alone: bool


def _history(seed: int) -> _Walked:
    history = walk(seed, STEPS)
    few, alone = (history.given_away_by(known) for known in (history.released, history.alone))
    return _Walked(
        editions=history.editions,
        kept=history.kept,
        comments=sum(writers.comments for writers in history.writers.values()),
        headlines=len(history.headlines),
        words=history.words_give_away,
        few=bool(few),
        alone=bool(alone),
    )


def _narrowed(seeds: Sequence[int]) -> bool:
    """A measurement: nothing is claimed of it."""
    found = _of_each(narrowed_in, seeds)
    print(f"\n{len(found)} organisations of one wave with realistic scores: protected theme means")
    print(f"  that everything shown narrows to less than {NARROW:g} point:")
    sorts: dict[str, Callable[[int, Narrowed], bool]] = {
        "of fewer than the smallest group": lambda k, one: one.people < k,
        "of more, protected for others": lambda k, one: one.people >= k,
    }
    for name, is_one in sorts.items():
        means = [[one.width < NARROW for one in ones if is_one(k, one)] for k, ones in found]
        narrow, every = sum(map(sum, means)), sum(map(len, means))
        there = [any(of) for of in means if of]
        print(f"  {name:33} {_rate(narrow, every)}; in {_rate(sum(there), len(there))}")
    return True


def _of_each(find: Callable[[int], T], seeds: Sequence[int]) -> list[T]:
    """What is found for each seed, on all cores."""
    # Each process has a core; threads beside it would only wait for each other.
    os.environ |= {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1"}
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return list(pool.map(find, seeds, chunksize=5))


def _rate(count: int, base: int) -> str:
    low, high = (float(end) for end in wilson(count, base))
    return f"{count} of {base} ({count / max(base, 1):.1%}; {low:.1%} to {high:.1%})"


def _listed(seeds: Sequence[int]) -> str:
    return f", by seed: {', '.join(map(str, seeds))}" if seeds else ""


def _holds(is_so: bool) -> str:
    return "holds" if is_so else "BROKEN"


if __name__ == "__main__":
    sys.exit(main())
