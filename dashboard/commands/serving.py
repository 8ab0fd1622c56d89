"""The dashboard, served."""

import sys

import typer

from assessment.errors import refused
from assessment.results import open_release
from assessment.store import open_to_read
from dashboard.commands.opening import shown_in
from dashboard.commands.options import GivenDatabase, NoBrowser, Port, Release, Role, SignInFile
from dashboard.commands.speaking import say
from dashboard.door import door_of
from dashboard.server import ADDRESS, Served, require_free, run


def serve(
    context: typer.Context,
    database: GivenDatabase = None,
    release: Release = None,
    role: Role = None,
    port: Port = 8501,
    no_browser: NoBrowser = False,
    sign_in: SignInFile = None,
) -> None:
    """Serve the dashboard on this computer until it is stopped."""
    shown = shown_in(database, release)
    if role == "leadership" and release is None:
        raise refused("release_needed", str(shown))
    serves = role or ("consultant" if release is None else "leadership")
    door = door_of(sign_in, serves) if sign_in else None
    require_free(port)
    (open_to_read(shown) if release is None else open_release(shown)).close()
    say(context.obj.text("cli.serving", address=f"http://{ADDRESS}:{port}"))
    if door:
        say(context.obj.text("cli.serving_shared", address=door.sign_in.address))
    else:
        say(context.obj.text("cli.serving_alone"))
    sys.stderr.flush()
    served = Served(shown, release is not None, serves)
    run(served, port, sign_in=sign_in, open_browser=not no_browser)
