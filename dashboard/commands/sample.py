"""The sample organisation, loaded and served."""

import hashlib
from contextlib import closing

import typer
from platformdirs import user_data_path

from assessment.checking import check_files
from assessment.definition_files import read_definitions
from assessment.errors import refused
from assessment.results import open_results
from dashboard.commands.answers import load_into
from dashboard.commands.options import (
    QUESTIONNAIRE,
    ROOT,
    SAMPLE,
    NoBrowser,
    Port,
    SampleDatabase,
)
from dashboard.commands.serving import serve
from dashboard.server import require_free


def demo(
    context: typer.Context,
    database: SampleDatabase = None,
    port: Port = 8501,
    no_browser: NoBrowser = False,
) -> None:
    """Load the sample into an assessment file of its own and serve the dashboard."""
    require_free(port)
    answers = sorted(SAMPLE.glob("answers_*.csv"))
    if database is None:
        database = user_data_path("keskmes") / f"sample-{_version_of_sample()}.duckdb"
    definitions = read_definitions(QUESTIONNAIRE, SAMPLE / "organisation.toml")
    if not database.exists():
        load_into(database, check_files(answers, definitions), definitions)
    with closing(open_results(database)) as opened:
        sample, found = definitions.organisation.id, opened.organisation.id
        if found != sample:
            raise refused("another_organisation", str(database), found=sample, expected=found)
    serve(context, database, port=port, no_browser=no_browser)


def _version_of_sample() -> str:
    """Names the sample by its content and what counts it, so that a newer one is loaded anew."""
    samples = sorted(path for path in SAMPLE.iterdir() if path.is_file())
    code = sorted((*ROOT.glob("queries/**/*.sql"), *ROOT.glob("assessment/**/*.py")))
    content = b"".join(path.read_bytes() for path in (QUESTIONNAIRE, *samples, *code))
    return hashlib.sha256(content).hexdigest()[:8]
