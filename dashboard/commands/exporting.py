"""The report: a story as a file, or a deck made earlier with the numbers of now."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from assessment.errors import refused
from assessment.results import Results, open_results
from assessment.store import belongs_to
from assessment.story import USUAL, Story
from dashboard.commands.options import AsJson, Database, WaveId
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

KindOfFile = Literal["pptx", "docx", "pdf", "handout", "images", "workbook", "data"]


def export(
    context: typer.Context,
    kind: Annotated[KindOfFile, typer.Argument(help="cli.option.kind")],
    database: Database,
    output: Annotated[Path, typer.Option(help="cli.option.export_output")],
    story: Annotated[str, typer.Option(help="cli.option.story")] = USUAL,
    template: Annotated[Path | None, typer.Option(help="cli.option.template")] = None,
    update: Annotated[Path | None, typer.Option(help="cli.option.update")] = None,
    wave: WaveId = None,
    as_json: AsJson = False,
    language: Annotated[str | None, typer.Option(hidden=True, help="cli.option.language")] = None,
) -> None:
    """A story as slides, report, handout, pictures, workbook or data."""
    words: Words = context.obj
    if belongs_to(output, database):
        raise refused("file_exists", str(output))
    _require_taken(kind, template, update)
    with closing(open_results(database)) as results:
        if not results.waves:
            raise refused("nothing_loaded", str(database))
        reading = _read(results, wave, words_in(language or words.language))
        readout = readout_of(*_told(reading, story, language))
        made = _updated(words, readout, update, as_json=as_json) if update else None
        if made is None:
            content = template.read_bytes() if template else None
            made = KINDS[kind].make(readout, content, Pictures(readout), silent)
    _write(kind, made, output)
    for title in (*readout.untold, *made.undrawn):
        msgid = "report.undrawn" if title in made.undrawn else "report.untold"
        say(words.text(msgid, title=title))
    say(words.text("cli.written", file=output))


def _require_taken(kind: KindOfFile, template: Path | None, update: Path | None) -> None:
    """Refuse what this kind of file has no use for."""
    if template and template.suffix.lower() not in KINDS[kind].templates:
        expected = ", ".join(KINDS[kind].templates) or "-"
        raise refused("template_not_taken", str(template), found=kind, expected=expected)
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


def _updated(words: Words, readout: Readout, old: Path, *, as_json: bool) -> Made:
    """The deck with the numbers of now; what has changed goes to standard output."""
    update = refreshed(readout, old.read_bytes())
    typer.echo(refresh_as_json(update) if as_json else refresh_report(words, update))
    return update.made


def _write(kind: KindOfFile, made: Made, output: Path) -> None:
    """Write the file; pictures and data into a folder, unless the name ends as a zip's."""
    with writing_to(output):
        if KINDS[kind].suffix == ".zip" and output.suffix.lower() != ".zip":
            output.mkdir(parents=True, exist_ok=True)
            for name, content in unpacked(made.content).items():
                (output / name).write_bytes(content)
        else:
            output.write_bytes(made.content)
