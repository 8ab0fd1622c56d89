"""The file of a story, as the command `export` asks for it."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from assessment.beside import belongs_to
from assessment.errors import Refused, refused
from assessment.results import Results
from assessment.story import USUAL, Story
from dashboard.commands.opening import open_shown, shown_in
from dashboard.commands.speaking import say, writing_to
from dashboard.exhibits.reading import Reading
from dashboard.export.deck.refresh import refreshed
from dashboard.export.files import KINDS, unpacked
from dashboard.export.made import Made, silent
from dashboard.export.pictures import Pictures
from dashboard.i18n import Words, words_in
from dashboard.look import LIGHT
from dashboard.readout import Readout, readout_of, usual_story
from dashboard.refresh_reports import refresh_as_json, refresh_report


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was given; `language` is None unless one was asked for."""

    kind: str
    database: Path | None
    release: Path | None
    output: Path
    story: str
    template: Path | None
    update: Path | None
    wave: str | None
    language: str | None


def make_file(words: Words, asked: Asked, *, as_json: bool) -> None:
    """Make and write the file; say what is missing in it. Raises Refused."""
    is_template = asked.template and asked.template.resolve() == asked.output.resolve()
    shown = shown_in(asked.database, asked.release)
    if is_template or belongs_to(asked.output, shown):
        raise refused("file_exists", str(asked.output))
    _require_taken(asked.kind, asked.template, asked.update)
    with closing(open_shown(asked.database, asked.release)) as results:
        if not results.waves:
            raise refused("nothing_loaded", str(shown))
        reading = _read(results, asked.wave, words_in(asked.language or words.language))
        readout = readout_of(*_told(reading, asked.story, asked.language))
        if asked.update:
            made = _updated(words, readout, asked.update, as_json=as_json)
        else:
            made = _made(asked.kind, readout, asked.template)
    _write(asked.kind, made, asked.output)
    for title in (*readout.untold, *made.undrawn):
        msgid = "report.undrawn" if title in made.undrawn else "report.untold"
        say(words.text(msgid, title=title))
    say(words.text("cli.written", file=asked.output))


def _require_taken(kind: str, template: Path | None, update: Path | None) -> None:
    """Refuse what this kind of file has no use for."""
    if template and template.suffix.lower() not in KINDS[kind].templates:
        expected = ", ".join(KINDS[kind].templates) or "-"
        raise refused("template_not_taken", str(template), found=kind, expected=expected)
    if template and update:
        raise refused("template_with_update", str(template))
    if update and kind != "pptx":
        raise refused("update_not_taken", str(update), found=kind, expected="pptx")


def _read(results: Results, wave: str | None, words: Words) -> Reading:
    """A wave as it is exported: the newest unless another is asked for, in the light look."""
    if wave is not None and wave not in results.waves:
        raise refused("wave_not_loaded", wave, expected=", ".join(results.waves))
    return Reading(results, wave or results.waves[-1], words, LIGHT)


def _told(reading: Reading, name: str, language: str | None) -> tuple[Reading, Story]:
    """The story, and the reading in its language unless another is asked for."""
    saved = reading.results.stories
    if name not in {USUAL, *saved}:
        raise refused("story_unknown", name, expected=", ".join({USUAL: None, **saved}))
    story = saved.get(name)
    if story is None:
        return reading, usual_story(reading)
    return replace(reading, words=words_in(language or story.language)), story


def _made(kind: str, readout: Readout, template: Path | None) -> Made:
    if template is None:
        return KINDS[kind].make(readout, None, Pictures(readout), silent)
    with _named(template):
        return KINDS[kind].make(readout, template.read_bytes(), Pictures(readout), silent)


@contextmanager
def _named(file: Path) -> Generator[None]:
    """What is refused inside this is refused of that file."""
    try:
        yield
    except Refused as refusal:
        raise Refused([replace(one, where=str(file)) for one in refusal.problems]) from refusal


def _updated(words: Words, readout: Readout, old: Path, *, as_json: bool) -> Made:
    """The deck with the numbers of now; what has changed goes to standard output."""
    with _named(old):
        update = refreshed(readout, old.read_bytes())
    typer.echo(refresh_as_json(update) if as_json else refresh_report(words, update))
    return update.made


def _write(kind: str, made: Made, output: Path) -> None:
    """Write the file; pictures and data into a folder, unless the name ends as a zip's."""
    with writing_to(output):
        if KINDS[kind].suffix == ".zip" and output.suffix.lower() != ".zip":
            output.mkdir(parents=True, exist_ok=True)
            for name, content in unpacked(made.content).items():
                (output / name).write_bytes(content)
        else:
            output.write_bytes(made.content)
