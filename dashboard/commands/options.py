"""What commands are given, each with its help; where the files of the product lie."""

from pathlib import Path
from typing import Annotated, Literal

import typer

ROOT = Path(__file__).parents[2]
QUESTIONNAIRE = ROOT / "data" / "questionnaire" / "customer_centricity.toml"
TEMPLATE = ROOT / "data" / "template"
SAMPLE = ROOT / "data" / "sample"

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="cli.option.files")]
QuestionnaireFile = Annotated[
    Path, typer.Option("-q", "--questionnaire", help="cli.option.questionnaire")
]
OrganisationFile = Annotated[
    Path, typer.Option("-o", "--organisation", help="cli.option.organisation")
]
Database = Annotated[Path, typer.Option("-d", "--database", help="cli.option.database")]
GivenDatabase = Annotated[Path | None, typer.Option("-d", "--database", help="cli.option.database")]
Release = Annotated[Path | None, typer.Option(help="cli.option.release")]
Role = Annotated[Literal["consultant", "leadership"] | None, typer.Option(help="cli.option.role")]
SampleDatabase = Annotated[
    Path | None, typer.Option("-d", "--database", help="cli.option.database")
]
MappingFile = Annotated[Path | None, typer.Option(help="cli.option.mapping")]
WaveId = Annotated[str | None, typer.Option(help="cli.option.wave")]
Partial = Annotated[bool, typer.Option("--accept-partial", help="cli.option.accept_partial")]
AsJson = Annotated[bool, typer.Option("--json", help="cli.option.json")]
Output = Annotated[Path | None, typer.Option(help="cli.option.output")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="cli.option.port")]
SignInFile = Annotated[Path | None, typer.Option("--sign-in", help="cli.option.sign_in")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="cli.option.no_browser")]
