"""The dashboard's server: Streamlit on this computer, over one assessment file."""

import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

from assessment.errors import refused

ROOT = Path(__file__).parent.parent
ADDRESS = "127.0.0.1"
DATABASE = "KESKMES_DATABASE"
"""The environment variable with the path of the assessment file to show."""


def require_free(port: int) -> None:
    """Raises Refused when another program listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise refused("port_in_use", found=port) from error


def run(database: Path, port: int, *, open_browser: bool) -> NoReturn:
    """Become the server: this process goes on as Streamlit until it is stopped."""
    options = [f"--server.address={ADDRESS}", f"--server.port={port}"]
    options.append(f"--server.headless={str(not open_browser).lower()}")
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", *options]
    environment = os.environ | {DATABASE: str(database.resolve())}
    # Streamlit reads .streamlit/config.toml of the folder that it is started in.
    os.chdir(ROOT)
    os.execve(sys.executable, command, environment)  # noqa: S606 -- ourselves, with our own arguments
