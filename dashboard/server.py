"""The dashboard's server: Streamlit on this computer, over one assessment file or one release."""

import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from assessment.errors import refused

ROOT = Path(__file__).parent.parent
ADDRESS = "127.0.0.1"
"""The only address it listens on; other computers come through a proxy (docs/deploy.md)."""

DATABASE = "KESKMES_DATABASE"
"""The environment variable with the path of the assessment file to show."""
RELEASE = "KESKMES_RELEASE"
"""The path of the release to show: then this process knows of no assessment file."""
ROLE = "KESKMES_ROLE"
"""Whom this process serves; the consultant, when it isn't said."""
SIGN_IN = "KESKMES_SIGN_IN"
"""The path of the file that says how people sign in; without it nobody is asked who they are."""
ORGANISATION = "KESKMES_ORGANISATION"
"""The path of the organisation file to plan, while there is no assessment file."""
PORT, BROWSER = "KESKMES_PORT", "KESKMES_BROWSER"
"""Where to listen, and whether a browser is opened there."""
OURS = {DATABASE, RELEASE, ROLE, SIGN_IN, PORT, BROWSER, ORGANISATION}


def require_free(port: int) -> None:
    """Raises Refused when another program listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise refused("port_in_use", found=port) from error


@dataclass(frozen=True, slots=True)
class Served:
    """What a process serves, and to whom: an assessment file, or a release."""

    path: Path
    is_release: bool
    role: str


def run(served: Served, port: int, *, sign_in: Path | None, open_browser: bool) -> NoReturn:
    """Become the server: this process goes on as Streamlit until it is stopped."""
    environment = {
        RELEASE if served.is_release else DATABASE: str(served.path.resolve()),
        ROLE: served.role,
    }
    if sign_in:
        environment[SIGN_IN] = str(sign_in.resolve())
    _become(environment, port, open_browser=open_browser)


def run_plan(organisation: Path, port: int, *, open_browser: bool) -> NoReturn:
    """Become the server of the page before fielding, over an organisation file."""
    _become({ORGANISATION: str(organisation.resolve())}, port, open_browser=open_browser)


def _become(served: dict[str, str], port: int, *, open_browser: bool) -> NoReturn:
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    environment |= {**served, PORT: str(port), BROWSER: "yes" if open_browser else ""}
    # Streamlit reads .streamlit/config.toml of the folder that it is started in.
    os.chdir(ROOT)
    command = [sys.executable, "-m", "dashboard.serving"]
    os.execve(sys.executable, command, environment)  # noqa: S606 -- ourselves, with our own arguments
