"""Every exhibit of any organisation: `python -m tests.dashboard.prove [first [last]]`.

Half a minute an organisation. Each part of a chart is held against the schema of Vega-Lite too.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from altair.utils.schemapi import debug_mode

from tests.dashboard.every_exhibit import wrong_in_exhibits

FIRST, LAST = 3000, 3100


def prove(seeds: range) -> int:
    """How many things are wrong, each said."""
    wrong = 0
    for seed in seeds:
        with TemporaryDirectory() as folder, debug_mode(arg=True):
            found = list(wrong_in_exhibits(seed, Path(folder)))
        wrong += len(found)
        print(f"organisation {seed}: {len(found)} wrong", *found, sep="\n  ", flush=True)
    return wrong


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    first, last = (*given, *(FIRST, LAST)[len(given) :])
    sys.exit(bool(prove(range(first, last))))
