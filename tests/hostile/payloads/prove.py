"""Every payload in every field: `python -m tests.hostile.payloads.prove [first [last]]`.

A turn a payload: its files in one of the languages, then every page in a browser. A minute each.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.export.files import KINDS
from dashboard.i18n import LANGUAGES, words_in
from tests.browser.conftest import chromium, served
from tests.hostile.payloads.files import wrong_in_files
from tests.hostile.payloads.pages import wrong_on_pages
from tests.hostile.payloads.typed import NUMBERED, typed_organisation


def prove(turns: range) -> int:
    """How many things are wrong, each said."""
    wrong = 0
    with chromium() as browser:
        for turn in turns:
            began, words = time.monotonic(), words_in(LANGUAGES[turn % len(LANGUAGES)])
            with TemporaryDirectory() as name:
                folder = Path(name)
                database, typed = typed_organisation(folder, turn)
                found = list(wrong_in_files(database, typed, folder / "out", words, list(KINDS)))
                with served(database) as address:
                    found += wrong_on_pages(browser, address, typed, words.language)
            wrong += len(found)
            seconds = time.monotonic() - began
            print(f"turn {turn}, {words.language}: {len(found)} wrong, {seconds:.0f} s", flush=True)
            print(*(f"  {one}" for one in found), sep="\n", flush=True)
    return wrong


if __name__ == "__main__":
    first, last = ([int(one) for one in sys.argv[1:]] + [0, len(NUMBERED)])[:2]
    sys.exit(bool(prove(range(first, last))))
