"""Every file of an organisation that is made of payloads, and what is wrong in it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.i18n import Words
from tests.hostile.payloads.inert import active
from tests.hostile.payloads.typed import Typed
from tests.hostile.payloads.written import missing
from tests.hostile.scan.outputs import commands


def wrong_in_files(
    database: Path, typed: Typed, folder: Path, words: Words, kinds: Sequence[str]
) -> Iterator[str]:
    """What in a file would do something, what it doesn't say as typed, what isn't drawn."""
    folder.mkdir(exist_ok=True)
    undrawn = words.text("report.undrawn", title="").strip(" .")
    languages = (words.language,)
    story = typed.ones["story"]
    made = commands(["-d", database], folder, kinds=kinds, languages=languages, story=story)
    for name, content in made:
        yield from active(name, content)
        yield from (f"{name}: {field} isn't as typed" for field in missing(name, content, typed))
        if name.endswith("says") and undrawn in content.decode():
            yield f"{name} {content.decode()}"
